import type { PlanContext } from "../../request/plan-context.ts";
import type { ReadArguments } from "../../request/selection.ts";
import { allOf, isConstant } from "../statement/condition.ts";
import type { Condition } from "../statement/read-plan.ts";
import type { Scope } from "../statement/scope.ts";
import { planFilter } from "./plan-filter.ts";
import { planSearch } from "./plan-search.ts";

/** What the role's rules, `filter` and `search` demand of the base of `scope`; null when that is nothing. `path` leads to the arguments. */
export function planCondition(context: PlanContext, scope: Scope, { filter, search }: ReadArguments, path: string): Condition | null {
  const visible = scope.sight.rows(scope);
  const filtered = filter === undefined ? null : planFilter({ context, scope, at: scope.base }, filter);
  const searched = planSearch(context, scope, search, `${path}search`);
  const condition = allOf([visible, filtered, searched].filter((part) => part !== null));
  return isConstant(condition, true) ? null : condition;
}
