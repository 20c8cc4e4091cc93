import type { RequestError } from "../../errors.ts";
import type { Filter } from "../../filter/filter.ts";
import type { WriteRow } from "./rows.ts";

/** A rule that only the stored item can tell about. */
export interface OpenRule {
  readonly row: WriteRow;
  readonly filter: Filter;
  /** What is told where it does not hold. */
  readonly problem: RequestError;
}

/** What is wrong, as far as the input tells it, and what is still to be asked. */
export interface Judged {
  readonly problems: readonly RequestError[];
  readonly open: readonly OpenRule[];
}
