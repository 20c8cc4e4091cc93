import type { Access } from "../access/access.ts";
import type { CurrentUser } from "./current-user.ts";

/** Who asks, what they may do, and when: the same from the first look at a request to its answer. */
export interface Asker {
  /** Whom `$CURRENT_USER` means. */
  readonly user: CurrentUser;
  readonly access: Access;
  /** The moment that `$NOW` means. */
  readonly now: Date;
}
