import type { PlanContext } from "../../request/plan-context.ts";
import type { AliasedCollection } from "../statement/scope.ts";
import type { StatementDraft } from "../statement/statement-draft.ts";
import type { Delta } from "./version.ts";

/** Where in a selection planning stands. */
export interface PlanPlace {
  readonly context: PlanContext;
  /** The statement in the making, */
  readonly draft: StatementDraft;
  /** and the item in it whose fields are planned: the statement's own, or one that is joined. */
  readonly at: AliasedCollection;
  /** The cell that is null where there is no item; null for an item that is always there. */
  readonly presence: number | null;
  /** Relations crossed so far. */
  readonly depth: number;
  /** Leads to the arguments, for messages: `sections.`. */
  readonly path: string;
  /** The version's delta, at the item that it is of, where relations answer as it states them. */
  readonly stated: Delta | null;
}
