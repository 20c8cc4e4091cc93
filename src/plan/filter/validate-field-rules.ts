import type { Diagnostic } from "../../errors.ts";
import type { Model } from "../../model/model.ts";
import { findUnfitValue } from "./find-unfit-value.ts";

/** Warns of rules of fields whose values do not fit what they are compared with: they let no value pass. */
export function validateFieldRules(model: Model): readonly Diagnostic[] {
  return [...model.collections.values()].flatMap((collection) =>
    [...collection.rules].flatMap(([name, { filter }]): readonly Diagnostic[] => {
      const coordinate = `${collection.name}.${name}`;
      const fault = findUnfitValue(model, collection, filter);
      const message = `Field "${coordinate}": its rule compares what cannot be compared, so no value passes: ${fault ?? ""}`;
      return fault === null ? [] : [{ severity: "warning", coordinate, message }];
    }),
  );
}
