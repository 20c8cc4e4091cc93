import { RequestError } from "../../errors.ts";
import type { Filter } from "../../filter/filter.ts";
import type { Collection, Model } from "../../model/model.ts";
import { nobody } from "../../request/current-user.ts";
import { createScope, fullSight } from "../statement/scope.ts";
import { planFilter } from "./plan-filter.ts";

/** The first value in a rule that does not fit what it is compared with, such as `x` with a number, as a sentence; null for none. */
export function findUnfitValue(model: Model, collection: Collection, filter: Filter): string | null {
  const scope = createScope({ model, sight: fullSight }, collection);
  try {
    planFilter({ context: { user: nobody, now: new Date(0) }, scope, at: scope.base }, withoutWritten(filter));
    return null;
  } catch (error) {
    if (error instanceof RequestError) return error.message;
    throw error;
  }
}

/** Comparisons of written items alone, which no statement makes, hold here. */
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
