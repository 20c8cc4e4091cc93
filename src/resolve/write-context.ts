import type { Access } from "../access/access.ts";
import type { Connection } from "../database/database.ts";
import type { Model } from "../model/model.ts";
import type { CurrentUser } from "../plan/current-user.ts";

/** What writing knows besides the input. `connection` is the transaction's. */
export interface WriteContext {
  readonly model: Model;
  readonly connection: Connection;
  readonly user: CurrentUser | null;
  readonly access: Access;
  readonly now: Date;
}
