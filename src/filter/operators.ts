/**
 * Every operator of the filter language, once: the schema prints them by kind, the parsers turn them into comparisons.
 *
 * `{ "_in": ["draft", "archived"] }` → `{ kind: "oneOf", values: ["draft", "archived"], negated: false }`
 */
export type Operator =
  /** Takes true, or false to mean the opposite. */
  | { readonly kind: "isNull" | "isEmpty"; readonly negated: boolean }
  /** Take one value. */
  | { readonly kind: "equal"; readonly negated: boolean }
  | { readonly kind: "order"; readonly sign: "<" | "<=" | ">" | ">=" }
  | { readonly kind: "like"; readonly at: "start" | "end" | "anywhere"; readonly ignoresCase: boolean; readonly negated: boolean }
  /** Takes a list. */
  | { readonly kind: "oneOf"; readonly negated: boolean }
  /** Takes a list of two. */
  | { readonly kind: "between"; readonly negated: boolean }
  /** In rules over items that are written: takes a text, `^a` or `/^a/i`; takes true or false. */
  | { readonly kind: "regex" | "submitted" };

export const operators: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ["_eq", { kind: "equal", negated: false }],
  ["_neq", { kind: "equal", negated: true }],
  ["_lt", { kind: "order", sign: "<" }],
  ["_lte", { kind: "order", sign: "<=" }],
  ["_gt", { kind: "order", sign: ">" }],
  ["_gte", { kind: "order", sign: ">=" }],
  ["_in", { kind: "oneOf", negated: false }],
  ["_nin", { kind: "oneOf", negated: true }],
  ["_between", { kind: "between", negated: false }],
  ["_nbetween", { kind: "between", negated: true }],
  ["_null", { kind: "isNull", negated: false }],
  ["_nnull", { kind: "isNull", negated: true }],
  ["_empty", { kind: "isEmpty", negated: false }],
  ["_nempty", { kind: "isEmpty", negated: true }],
  ["_contains", { kind: "like", at: "anywhere", ignoresCase: false, negated: false }],
  ["_icontains", { kind: "like", at: "anywhere", ignoresCase: true, negated: false }],
  ["_ncontains", { kind: "like", at: "anywhere", ignoresCase: false, negated: true }],
  ["_starts_with", { kind: "like", at: "start", ignoresCase: false, negated: false }],
  ["_nstarts_with", { kind: "like", at: "start", ignoresCase: false, negated: true }],
  ["_istarts_with", { kind: "like", at: "start", ignoresCase: true, negated: false }],
  ["_nistarts_with", { kind: "like", at: "start", ignoresCase: true, negated: true }],
  ["_ends_with", { kind: "like", at: "end", ignoresCase: false, negated: false }],
  ["_nends_with", { kind: "like", at: "end", ignoresCase: false, negated: true }],
  ["_iends_with", { kind: "like", at: "end", ignoresCase: true, negated: false }],
  ["_niends_with", { kind: "like", at: "end", ignoresCase: true, negated: true }],
  ["_regex", { kind: "regex" }],
  ["_submitted", { kind: "submitted" }],
]);

/** The names of all operators of these kinds, in the order of the table. */
export function operatorsOf(...kinds: readonly Operator["kind"][]): readonly string[] {
  return [...operators].flatMap(([name, { kind }]) => (kinds.includes(kind) ? [name] : []));
}
