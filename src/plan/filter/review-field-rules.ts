import type { Diagnostic } from "../../errors.ts";
import type { Model } from "../../model/model.ts";
import { reviewFilter } from "./review-filter.ts";

/** Rules of fields that compare what cannot be compared: they let no value pass. */
export function reviewFieldRules(model: Model): readonly Diagnostic[] {
  return [...model.collections.values()].flatMap((collection) =>
    [...collection.rules].flatMap(([name, { filter }]): readonly Diagnostic[] => {
      const coordinate = `${collection.name}.${name}`;
      const fault = reviewFilter(model, collection, filter);
      const message = `Field "${coordinate}": its rule compares what cannot be compared, so no value passes: ${fault ?? ""}`;
      return fault === null ? [] : [{ severity: "warning", coordinate, message }];
    }),
  );
}
