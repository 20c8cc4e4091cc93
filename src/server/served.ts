import type { Realm } from "../identity/authentication.ts";
import type { Engine } from "../operation/engine.ts";

/** What is served at a moment. A reload swaps it whole; a request keeps the one it began with. */
export type Served = Ready | NotReady;

export interface Ready {
  readonly kind: "ready";
  readonly engine: Engine;
  readonly realm: Realm;
}

export interface NotReady {
  readonly kind: "not ready";
  /** One sentence for clients. */
  readonly reason: string;
}
