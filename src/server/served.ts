import type { GraphQLSchema } from "graphql";
import type { Access } from "../access/access.ts";
import type { Database } from "../database/database.ts";
import type { Rights } from "../identity/rights.ts";
import type { Model } from "../model/model.ts";

/** What is served at a moment. A reload swaps it whole; a request keeps the one it began with. */
export type Served = Ready | NotReady;

export interface Ready {
  readonly kind: "ready";
  readonly database: Database;
  readonly model: Model;
  /** Null where everyone may do everything. */
  readonly rights: Rights | null;
  /** What someone with that access sees; the same for all who share it. */
  readonly schemaOf: (access: Access) => ServedSchema;
}

export interface ServedSchema {
  /** With its resolvers. */
  readonly schema: GraphQLSchema;
  /** What mutations run on; documents are validated against `schema`. */
  readonly mutationSchema: GraphQLSchema | null;
}

export interface NotReady {
  readonly kind: "not ready";
  /** One sentence for clients. */
  readonly reason: string;
}
