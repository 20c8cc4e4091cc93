/**
 * A filter held against an item that is about to be written, in memory. In: a rule of a permission or of a field, and what
 * is written. Out: whether it holds, or the part of it that only the database can tell once the item is stored.
 *
 * What is not written breaks nothing. What compares with a value that names nobody neither holds nor fails to.
 */
import type { Comparison, Filter, Sign } from "../../filter/filter.ts";
import { currentValue, isVariable } from "../../filter/variable-value.ts";
import type { FilterValue } from "../../filter/variable-value.ts";
import { columnFieldOf } from "../../model/look-up.ts";
import type { Collection, ColumnField } from "../../model/model.ts";
import type { Asker } from "../../request/asker.ts";
import { resolveDynamicList, resolveDynamicValue } from "../../request/dynamic-value.ts";
import { areEqual, matchText, orderOf } from "../../value/compare-texts.ts";
import { types } from "../../value/types.ts";

export interface WrittenItem {
  readonly collection: Collection;
  /** Whether the column, or the list, is written. */
  states(field: string): boolean;
  /** Whether the text of a column that is written is known before the item is stored. */
  isKnown(field: string): boolean;
  /** The text of a column that is written; null for NULL. */
  read(field: string): string | null;
}

/** True or false, or what decides once the item is stored. */
export type Verdict = boolean | Filter;

/** Whose values a rule may compare with. */
export type JudgeContext = Pick<Asker, "user" | "now">;

export function judge(context: JudgeContext, filter: Filter, item: WrittenItem): Verdict {
  return judgePart({ context, item, wanted: true }, filter);
}

interface Judging {
  readonly context: JudgeContext;
  readonly item: WrittenItem;
  /** What leaves the rule unbroken here: false below a negation. */
  readonly wanted: boolean;
}

function judgePart(judging: Judging, filter: Filter): Verdict {
  const { item, wanted } = judging;
  switch (filter.kind) {
    case "constant":
      return filter.value;
    case "and":
      return allOf(filter.parts.map((part) => judgePart(judging, part)));
    case "or":
      return anyOf(filter.parts.map((part) => judgePart(judging, part)));
    case "not":
      return negate(judgePart({ ...judging, wanted: !wanted }, filter.part));
    case "toOne":
    case "toMany":
      return item.states(filter.field) ? filter : wanted;
    case "member": {
      const { relation } = columnFieldOf(item.collection, filter.field);
      const isStated = relation?.kind === "a2o" && item.states(relation.collectionField);
      return isStated || item.states(filter.field) ? filter : wanted;
    }
    case "compare":
      return judgeCompare(judging, filter);
  }
}

function allOf(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes(false)) return false;
  const [first = true, ...more] = verdicts.filter((verdict) => verdict !== true);
  return more.length === 0 || typeof first === "boolean" ? first : { kind: "and", parts: [first, ...openOf(more)] };
}

function anyOf(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes(true)) return true;
  const [first = false, ...more] = verdicts.filter((verdict) => verdict !== false);
  return more.length === 0 || typeof first === "boolean" ? first : { kind: "or", parts: [first, ...openOf(more)] };
}

function openOf(verdicts: readonly Verdict[]): readonly Filter[] {
  return verdicts.filter((verdict) => typeof verdict !== "boolean");
}

function negate(verdict: Verdict): Verdict {
  return typeof verdict === "boolean" ? !verdict : { kind: "not", part: verdict };
}

function judgeCompare({ context, item, wanted }: Judging, filter: Filter & { readonly kind: "compare" }): Verdict {
  const { subject, comparison } = filter;
  const isStated = item.states(subject.field);
  if (comparison.kind === "submitted") return isStated !== comparison.negated;
  if (!isStated) return wanted;
  if (subject.kind !== "column" || !item.isKnown(subject.field)) return filter;
  const field = columnFieldOf(item.collection, subject.field);
  const decision = decide({ context, field, text: item.read(field.name) }, comparison);
  if (decision === "open") return !wanted;
  if (decision !== "stored") return decision;
  // A hash says nothing of what was hashed.
  return field.special.includes("hash") ? !wanted : filter;
}

/** `open`: it names nobody. `stored`: the database has to say. */
type Decision = boolean | "open" | "stored";

/** What is written of one column, and for whom values are compared with it. */
interface Written {
  readonly context: JudgeContext;
  readonly field: ColumnField;
  /** Null for NULL. */
  readonly text: string | null;
}

type Of<Kind extends Comparison["kind"]> = Extract<Comparison, { readonly kind: Kind }>;

/** A null holds of nothing that is not negated, and so of all that is. */
function decide(written: Written, comparison: Exclude<Comparison, Of<"submitted">>): Decision {
  const { context, field, text } = written;
  switch (comparison.kind) {
    case "isNull":
      return (text === null) !== comparison.negated;
    case "isEmpty":
      return (text === null || (text === "" && types[field.type].kind === "text")) !== comparison.negated;
    case "regex":
      return text !== null && comparison.pattern.test(text);
    case "oneOf":
      return negatedIf(comparison.negated, decideOneOf(written, comparison.values));
    case "order":
      return negatedIf(comparison.sign === "<>", decideOrder(written, comparison.sign, comparison.value));
    case "between": {
      const bounds = [decideOrder(written, ">=", comparison.low), decideOrder(written, "<=", comparison.high)];
      return negatedIf(comparison.negated, allDecided(bounds));
    }
    case "like": {
      const value = resolveValue(context, comparison.value);
      if (value === null) return "open";
      return negatedIf(comparison.negated, text === null ? false : (matchText(field, text, value, comparison) ?? "stored"));
    }
  }
}

function negatedIf(negated: boolean, decision: Decision): Decision {
  return typeof decision === "boolean" && negated ? !decision : decision;
}

function allDecided(decisions: readonly Decision[]): Decision {
  const undecided = decisions.find((decision) => typeof decision === "string");
  return undecided ?? decisions.every((decision) => decision === true);
}

function decideOneOf({ context, field, text }: Written, values: Of<"oneOf">["values"]): Decision {
  const given = (isVariable(values) ? [values] : values).flatMap((value) => resolveAll(context, value));
  const verdicts = given.map((value) => (value === null || text === null ? false : areEqual(field, text, value)));
  if (verdicts.includes(true)) return true;
  if (verdicts.includes(null)) return "stored";
  return given.includes(null) ? "open" : false;
}

/** `<>` is told as `=`. */
function decideOrder({ context, field, text }: Written, sign: Sign, value: FilterValue): Decision {
  const given = resolveValue(context, value);
  if (given === null) return "open";
  if (text === null) return false;
  if (sign === "=" || sign === "<>") return areEqual(field, text, given) ?? "stored";
  const order = orderOf(field, text, given);
  return order === null ? "stored" : fits(order, sign);
}

function fits(order: number, sign: Exclude<Sign, "=" | "<>">): boolean {
  switch (sign) {
    case "<":
      return order < 0;
    case "<=":
      return order <= 0;
    case ">":
      return order > 0;
    case ">=":
      return order >= 0;
  }
}

/** Null for a value that names nobody. */
function resolveValue(context: JudgeContext, value: FilterValue): string | null {
  return resolveDynamicValue(context, String(currentValue(value)));
}

function resolveAll(context: JudgeContext, value: FilterValue): readonly (string | null)[] {
  return resolveDynamicList(context, String(currentValue(value))) ?? [resolveValue(context, value)];
}
