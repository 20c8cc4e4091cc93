import type { GraphQLFieldConfigMap } from "graphql";
import type { Access } from "../access/access.ts";
import type { Model } from "../model/model.ts";
import type { SchemaNames } from "./names/names.ts";
import type { Endpoint } from "./names/root-kinds.ts";

/** How much the schema promises: what the database guarantees, or what Directus prints. */
export type NullabilityMode = "strict" | "directus";

/** Fields of a root type that are no collection's, with their resolvers. */
export type FixedFields = GraphQLFieldConfigMap<unknown, unknown>;

/** Of both root types. */
export interface FixedRoots {
  readonly query: FixedFields;
  readonly mutation: FixedFields;
}

/** What the builders of all types share. */
export interface SchemaContext {
  /** What may be read. */
  readonly model: Model;
  readonly names: SchemaNames;
  readonly nullability: NullabilityMode;
  readonly access: Access;
  readonly endpoint: Endpoint;
}
