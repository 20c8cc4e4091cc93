import type { Connection, Database } from "../database/database.ts";
import type { PlanContext } from "../request/plan-context.ts";
import type { AskedField } from "../request/running-operation.ts";

/** What all fields of one request share: whose it is, what planning knows, and where it reads and writes. */
export interface RequestContext extends Omit<PlanContext, "slots"> {
  readonly database: Database;
  /** The root fields that are asked for, by response key. */
  readonly roots: ReadonlyMap<string, AskedField>;
  /** The transaction that the whole operation runs in; null where each mutation field has its own. */
  readonly transaction: Connection | null;
  /** Aborted when the client goes away. */
  readonly signal: AbortSignal | undefined;
}
