/** What can be read off a filter without running it. */
import { partsOf } from "./filter.ts";
import type { Compare, Filter } from "./filter.ts";
import { isVariable } from "./variable-value.ts";
import type { FilterValue } from "./variable-value.ts";

/** The fields of the item itself that the filter speaks of, in its order, each once. */
export function fieldsOf(filter: Filter): readonly string[] {
  switch (filter.kind) {
    case "compare":
      return [filter.subject.field];
    case "toOne":
    case "member":
    case "toMany":
      return [filter.field];
    case "constant":
    case "and":
    case "or":
    case "not":
      return [...new Set(partsOf(filter).flatMap(fieldsOf))];
  }
}

/** Every text that stands for a value of whoever asks: `$CURRENT_USER`, `$CURRENT_USER.team.id`, `$NOW`. */
export function dynamicTextsOf(filter: Filter): readonly string[] {
  const values = filter.kind === "compare" ? valuesOf(filter) : [];
  const own = values.filter((value): value is string => typeof value === "string" && value.startsWith("$"));
  return [...own, ...partsOf(filter).flatMap(dynamicTextsOf)];
}

function valuesOf({ comparison }: Compare): readonly FilterValue[] {
  switch (comparison.kind) {
    case "order":
    case "like":
      return [comparison.value];
    case "oneOf":
      return isVariable(comparison.values) ? [comparison.values] : comparison.values;
    case "between":
      return [comparison.low, comparison.high];
    case "isNull":
    case "isEmpty":
    case "regex":
    case "submitted":
      return [];
  }
}

/** Equal for filters that say the same, whatever the order of their parts and wherever they were written. */
export function nameOf(filter: Filter): string {
  switch (filter.kind) {
    case "and":
    case "or":
      return `${filter.kind}(${filter.parts.map(nameOf).toSorted().join()})`;
    case "not":
      return `not(${nameOf(filter.part)})`;
    case "toOne":
    case "member":
    case "toMany":
      return JSON.stringify({ ...filter, filter: nameOf(filter.filter) });
    case "compare":
      return JSON.stringify([filter.subject, filter.comparison], (_key, value: unknown) =>
        value instanceof RegExp || typeof value === "bigint" ? String(value) : value,
      );
    case "constant":
      return String(filter.value);
  }
}
