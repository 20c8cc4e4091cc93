import { RequestError } from "../../errors.ts";
import type { Filter } from "../../filter/filter.ts";
import type { Collection, Model } from "../../model/model.ts";
import { nobody } from "../../request/current-user.ts";
import { createScope, fullSight } from "../statement/scope.ts";
import { planFilter } from "./plan-filter.ts";

/** What a rule compares that cannot be compared, such as a number with `x`; null where nothing is. */
export function reviewFilter(model: Model, collection: Collection, filter: Filter): string | null {
  const scope = createScope({ model, sight: fullSight }, collection);
  try {
    planFilter({ context: { user: nobody, now: new Date(0) }, scope, at: scope.base }, withoutWritten(filter));
    return null;
  } catch (error) {
    if (error instanceof RequestError) return error.message;
    throw error;
  }
}

/** What is told in memory alone compares with nothing of the database. */
function withoutWritten(filter: Filter): Filter {
  switch (filter.kind) {
    case "compare":
      return filter.comparison.kind === "regex" || filter.comparison.kind === "submitted" ? { kind: "constant", value: true } : filter;
    case "and":
    case "or":
      return { ...filter, parts: filter.parts.map(withoutWritten) };
    case "not":
      return { ...filter, part: withoutWritten(filter.part) };
    case "constant":
    case "toOne":
    case "member":
    case "toMany":
      return filter;
  }
}
