import { parseFilter } from "../../request/parse-filter.ts";
import type { PlanContext } from "../../request/plan-context.ts";
import type { ReadArguments } from "../../request/selection.ts";
import { invariant } from "../../shared/invariant.ts";
import { allOf } from "../statement/condition.ts";
import type { Condition } from "../statement/read-plan.ts";
import type { Scope } from "../statement/scope.ts";
import { planFilter } from "./plan-filter.ts";
import { planSearch } from "./plan-search.ts";

/** What the role's rules, `filter` and `search` demand of the base of `scope`; null when that is nothing. `path` leads to the arguments. */
export function planCondition(context: PlanContext, scope: Scope, given: ReadArguments, path: string): Condition | null {
  const { filter, filterType, search } = given;
  const visible = scope.sight.rows(scope);
  const parts: Condition[] = visible === null ? [] : [visible];
  if (filter !== undefined) {
    invariant(filterType !== undefined, "a filter has a type");
    const { model, settings } = context;
    const start = {
      model,
      maxRelationalDepth: settings.maxRelationalDepth,
      collection: scope.base.collection,
      type: filterType,
      path: `${path}filter`,
    };
    parts.push(planFilter({ context, scope, at: scope.base }, parseFilter(start, filter)));
  }
  const searched = planSearch(context, scope, search, `${path}search`);
  if (searched !== null) parts.push(searched);
  const condition = allOf(parts);
  return condition.kind === "constant" && condition.value ? null : condition;
}
