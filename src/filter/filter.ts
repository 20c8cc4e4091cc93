/**
 * A filter as a value: what a client's `filter` argument, the rule of a permission and the rule of a field come to, by
 * the Model's names. In: JSON, or an input of the schema, parsed once. Out: a condition of SQL (`plan/filter/plan-filter`),
 * or a verdict over an item that is about to be written (`plan/filter/judge`).
 *
 * `{ "status": { "_eq": "published" }, "author": { "name": { "_starts_with": "A" } } }` is
 *
 * ```
 * and ─┬─ compare  column status   = "published"
 *      └─ toOne    author ── compare  column name   like "A%"
 * ```
 */
import type { FilterValue, VariableValue } from "./variable-value.ts";

export type Filter =
  /** Every item, or none. */
  | { readonly kind: "constant"; readonly value: boolean }
  | { readonly kind: "and" | "or"; readonly parts: readonly Filter[] }
  | { readonly kind: "not"; readonly part: Filter }
  /** Of the one item that an `m2o` leads to. */
  | { readonly kind: "toOne"; readonly field: string; readonly filter: Filter }
  /** Of the item of an `a2o`, where it belongs to that collection. */
  | { readonly kind: "member"; readonly field: string; readonly collection: string; readonly filter: Filter }
  /** Of the items of an `o2m` or `o2a`. */
  | { readonly kind: "toMany"; readonly field: string; readonly quantifier: Quantifier; readonly filter: Filter }
  | Compare;

export type Quantifier = "some" | "none" | "every";

export interface Compare {
  readonly kind: "compare";
  readonly subject: Subject;
  readonly comparison: Comparison;
  /** Leads to the operator, for messages: `filter._and[1].author.name._eq`. */
  readonly path: string;
}

/** What of an item is compared: a column, or what a function makes of a field. */
export type Subject =
  | { readonly kind: "column"; readonly field: string }
  /** `year(published_at)` */
  | { readonly kind: "datePart"; readonly field: string; readonly part: DatePart }
  /** The number of elements of a json array. */
  | { readonly kind: "length"; readonly field: string }
  /** The number of items of a to-many relation. */
  | { readonly kind: "count"; readonly field: string }
  /** The value at a path of a json column, as a text or, to be compared with numbers, as one. */
  | { readonly kind: "jsonPath"; readonly field: string; readonly path: readonly string[]; readonly as: "text" | "number" };

export type DatePart = "year" | "month" | "week" | "day" | "weekday" | "hour" | "minute" | "second";

/** What holds of the subject. Nulls are gone: `_eq: null` is `isNull`, and what compares with null else holds of nothing. */
export type Comparison =
  | { readonly kind: "isNull" | "isEmpty"; readonly negated: boolean }
  | { readonly kind: "order"; readonly sign: Sign; readonly value: FilterValue }
  /** A variable may hand in the list as a whole. */
  | { readonly kind: "oneOf"; readonly values: VariableValue | readonly FilterValue[]; readonly negated: boolean }
  | { readonly kind: "between"; readonly low: FilterValue; readonly high: FilterValue; readonly negated: boolean }
  | {
      readonly kind: "like";
      readonly at: "start" | "end" | "anywhere";
      readonly ignoresCase: boolean;
      readonly value: FilterValue;
      readonly negated: boolean;
    }
  /** Of written items alone: JavaScript's regular expression, and whether the input states the field at all. */
  | { readonly kind: "regex"; readonly pattern: RegExp }
  | { readonly kind: "submitted"; readonly negated: boolean };

export type Sign = "=" | "<>" | "<" | "<=" | ">" | ">=";

export const always: Filter = { kind: "constant", value: true };
export const never: Filter = { kind: "constant", value: false };

/** The conjunction; of no parts, every item. */
export function allOf(parts: readonly Filter[]): Filter {
  const [first = always, ...others] = parts.filter((part) => part.kind !== "constant" || !part.value);
  return others.length === 0 ? first : { kind: "and", parts: [first, ...others] };
}

/** The filters directly below. */
export function partsOf(filter: Filter): readonly Filter[] {
  switch (filter.kind) {
    case "constant":
    case "compare":
      return [];
    case "and":
    case "or":
      return filter.parts;
    case "not":
      return [filter.part];
    case "toOne":
    case "member":
    case "toMany":
      return [filter.filter];
  }
}
