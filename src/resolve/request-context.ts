import type { Access } from "../access/access.ts";
import type { Connection, Database } from "../database/database.ts";
import type { CurrentUser } from "../request/current-user.ts";
import type { RequestSettings } from "../request/plan-context.ts";

export type { CurrentUser, RequestSettings };

/** What every resolver of one request shares. */
export interface RequestContext {
  readonly database: Database;
  /** Whom `$CURRENT_USER` means; null for nobody. */
  readonly user: CurrentUser | null;
  /** What they may do. */
  readonly access: Access;
  readonly settings: RequestSettings;
  /** The moment that `$NOW` means throughout the request. */
  readonly now: Date;
  /** The transaction that the whole operation runs in; null where each mutation field has its own. */
  readonly transaction: Connection | null;
  /** Aborted when the client goes away. */
  readonly signal: AbortSignal | undefined;
}
