/**
 * The validations of permissions, held against an item that is about to be written. In: a rule, as those that say which
 * rows, and what is written of the item. Out: whether it holds, or the part of it that only the database can tell once
 * the item is stored.
 *
 * What is not written breaks nothing. What cannot be understood breaks the rule as a whole, wherever in it it stands.
 */
import type { Rule } from "../../access/access.ts";
import { RequestError, invalidQuery } from "../../errors.ts";
import type { Collection, ColumnField } from "../../model/model.ts";
import type { Asker } from "../../request/asker.ts";
import { resolveDynamicList, resolveDynamicValue } from "../../request/dynamic-value.ts";
import { canonicalText } from "../../value/canonical-text.ts";
import { isTextual } from "../../value/sql-types.ts";
import { createScope, fullSight } from "../statement/scope.ts";
import { recordOf } from "./plan-operators.ts";
import { isOperators, planWholeRule } from "./plan-rule.ts";
import type { RuleContext } from "./plan-rule.ts";

export interface WrittenItem {
  readonly collection: Collection;
  /** Whether the column, or the list, is written. */
  states(field: string): boolean;
  /** The text of a column that is written; null for NULL. */
  read(field: string): string | null;
}

/** True or false, or the rule that decides once the item is stored. */
export type Verdict = boolean | Rule;

export function judgeValidation(context: RuleContext, rule: Rule, item: WrittenItem): Verdict {
  try {
    const scope = createScope({ model: context.model, sight: fullSight }, item.collection);
    planWholeRule(context, scope, withoutOwnOperators(rule));
    return judge({ context, item }, rule, true);
  } catch (error) {
    if (error instanceof RequestError) return false;
    throw error;
  }
}

/** Filters know all operators but two, which are understood here. */
function withoutOwnOperators(rule: unknown): unknown {
  if (Array.isArray(rule)) return rule.map(withoutOwnOperators);
  if (typeof rule !== "object" || rule === null) return rule;
  const parts = Object.entries(rule).filter(([key]) => !ownOperators.has(key));
  return Object.fromEntries(parts.map(([key, value]: readonly [string, unknown]) => [key, withoutOwnOperators(value)]));
}

const ownOperators: ReadonlySet<string> = new Set(["_regex", "_submitted"]);

interface Judging {
  readonly context: RuleContext;
  readonly item: WrittenItem;
}

/** `wanted` is false below a negation: what is not written counts as what leaves the rule unbroken. */
function judge(judging: Judging, rule: unknown, wanted: boolean): Verdict {
  return both(Object.entries(recordOf(rule, "rule")).map(([key, value]) => judgePart(judging, key, value, wanted)));
}

function judgePart(judging: Judging, key: string, value: unknown, wanted: boolean): Verdict {
  if (key === "_and") return both(partsOf(value).map((part) => judge(judging, part, wanted)));
  if (key === "_or") return either(partsOf(value).map((part) => judge(judging, part, wanted)));
  if (key === "_not") return negate(judge(judging, value, !wanted));
  const { item } = judging;
  const field = item.collection.fields.get(key);
  if (field?.kind === "column" && (field.relation?.kind !== "m2o" || isOperators(value))) return judgeColumn(judging, field, value, wanted);
  return namedFields(item.collection, key).some((name) => item.states(name)) ? { [key]: value } : wanted;
}

function partsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** `comments`, `year(published_at)`, `published_at_func`, `item:headings`. */
function namedFields({ fields }: Collection, key: string): readonly string[] {
  const name = /\((.+)\)$/.exec(key)?.[1]?.trim() ?? /^(.+)_func$/.exec(key)?.[1];
  if (fields.has(key) || name !== undefined) return [name ?? key];
  const pair = /^(.+?)(?::|__)/.exec(key)?.[1] ?? "";
  const relation = fields.get(pair)?.relation;
  return relation?.kind === "a2o" ? [pair, relation.collectionField] : [];
}

function both(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes(false)) return false;
  const [first = true, ...more] = verdicts.filter((verdict) => verdict !== true);
  return more.length === 0 ? first : { _and: [first, ...more] };
}

function either(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes(true)) return true;
  const [first = false, ...more] = verdicts.filter((verdict) => verdict !== false);
  return more.length === 0 ? first : { _or: [first, ...more] };
}

function negate(verdict: Verdict): Verdict {
  return typeof verdict === "boolean" ? !verdict : { _not: verdict };
}

function judgeColumn({ context, item }: Judging, field: ColumnField, value: unknown, wanted: boolean): Verdict {
  const operators = Object.entries(recordOf(value, field.name));
  if (!item.states(field.name)) return operators.some(([name]) => name === "_submitted") ? false : wanted;
  const text = item.read(field.name);
  return both(
    operators.map(([name, operand]): Verdict => {
      const decision = decide(context, field, text, name, operand);
      // As a comparison with a value that names nobody, which neither holds nor fails to.
      if (decision === "open") return !wanted;
      if (decision !== "stored") return decision;
      if (field.special.includes("hash")) throw invalidQuery(field.name, "a hash says nothing of what was hashed.");
      return { [field.name]: { [name]: operand } };
    }),
  );
}

/** `stored`: the database has to say. */
type Decision = boolean | "open" | "stored";

function decide(context: RuleContext, field: ColumnField, text: string | null, operator: string, operand: unknown): Decision {
  switch (operator) {
    case "_submitted":
      return true;
    case "_null":
    case "_nnull":
      return (text === null) === ((operator === "_null") === (operand !== false));
    case "_empty":
    case "_nempty":
      return isEmpty(field, text) === ((operator === "_empty") === (operand !== false));
    case "_regex":
      return text !== null && readPattern(operand).test(text);
  }
  const given = resolveOperand(context, operand);
  if (operand === null && (operator === "_eq" || operator === "_neq")) return (text === null) === (operator === "_eq");
  if (operand === null) return false;
  const test = tests.get(operator);
  if (test === undefined || given === null) return "stored";
  const decision = text !== null && !isComparable(field) ? "stored" : test.decide(field, text, given);
  return typeof decision === "boolean" && test.negated ? !decision : decision;
}

function isEmpty({ type }: ColumnField, text: string | null): boolean {
  return text === null || (text === "" && (type === "string" || type === "text" || type === "csv" || type === "hash"));
}

/** `^a` as well as `/^a/i`. */
function readPattern(operand: unknown): RegExp {
  if (typeof operand !== "string") throw invalidQuery("_regex", "expected a regular expression.");
  const [, body = operand, flags = ""] = /^\/(.*)\/([a-z]*)$/s.exec(operand) ?? [];
  try {
    return new RegExp(body, flags);
  } catch {
    throw invalidQuery("_regex", "expected a regular expression.");
  }
}

/** What an operand comes to for who asks. */
interface Given {
  readonly values: readonly string[];
  /** One of its values names nobody. */
  readonly isOpen: boolean;
}

/** Null for what is neither a value nor a list of them. */
function resolveOperand(context: Pick<Asker, "user" | "now">, operand: unknown): Given | null {
  const values: string[] = [];
  let isOpen = false;
  for (const one of Array.isArray(operand) ? (operand as readonly unknown[]) : [operand]) {
    if (one === null) continue;
    if (typeof one !== "string" && typeof one !== "number" && typeof one !== "boolean") return null;
    const resolved = resolveDynamicValue(context, String(one));
    const many = resolveDynamicList(context, String(one));
    if (many !== null) values.push(...many);
    else if (resolved === null) isOpen = true;
    else values.push(resolved);
  }
  return { values, isOpen };
}

/** Whether texts are equal here just when they are in the database. */
function isComparable(field: ColumnField): boolean {
  switch (field.type) {
    case "integer":
    case "bigInteger":
    case "boolean":
    case "uuid":
      return true;
    case "string":
    case "text":
    case "csv":
    case "hash":
      return isTextual(field);
    case "float":
    case "decimal":
    case "date":
    case "time":
    case "dateTime":
    case "timestamp":
    case "json":
    case "array":
    case "binary":
    case "geometry":
    case "unknown":
      return false;
  }
}

interface Test {
  readonly decide: (field: ColumnField, text: string | null, given: Given) => Decision;
  readonly negated: boolean;
}

const tests: ReadonlyMap<string, Test> = new Map<string, Test>([
  ["_eq", { decide: isOneOf, negated: false }],
  ["_neq", { decide: isOneOf, negated: true }],
  ["_in", { decide: isOneOf, negated: false }],
  ["_nin", { decide: isOneOf, negated: true }],
  ["_gt", { decide: compared(1, (order) => order > 0), negated: false }],
  ["_gte", { decide: compared(1, (order) => order >= 0), negated: false }],
  ["_lt", { decide: compared(1, (order) => order < 0), negated: false }],
  ["_lte", { decide: compared(1, (order) => order <= 0), negated: false }],
  ["_between", { decide: compared(2, (low, high = 0) => low >= 0 && high <= 0), negated: false }],
  ["_nbetween", { decide: compared(2, (low, high = 0) => low >= 0 && high <= 0), negated: true }],
  ["_contains", like((text, part) => text.includes(part), false, false)],
  ["_icontains", like((text, part) => text.includes(part), true, false)],
  ["_ncontains", like((text, part) => text.includes(part), false, true)],
  ["_starts_with", like((text, part) => text.startsWith(part), false, false)],
  ["_nstarts_with", like((text, part) => text.startsWith(part), false, true)],
  ["_istarts_with", like((text, part) => text.startsWith(part), true, false)],
  ["_nistarts_with", like((text, part) => text.startsWith(part), true, true)],
  ["_ends_with", like((text, part) => text.endsWith(part), false, false)],
  ["_nends_with", like((text, part) => text.endsWith(part), false, true)],
  ["_iends_with", like((text, part) => text.endsWith(part), true, false)],
  ["_niends_with", like((text, part) => text.endsWith(part), true, true)],
]);

function isOneOf(field: ColumnField, text: string | null, { values, isOpen }: Given): Decision {
  if (text !== null) {
    const canonical = values.map((value) => canonicalOperand(field, value));
    if (canonical.includes(canonicalText(field, text))) return true;
    if (canonical.includes(null)) return "stored";
  }
  return isOpen ? "open" : false;
}

/** Null for a value that the database compares in a way of its own, such as `1.5` with an integer. */
function canonicalOperand(field: ColumnField, value: string): string | null {
  const isInteger = field.type === "integer" || field.type === "bigInteger";
  if (isInteger && !/^\s*[+-]?\d{1,40}\s*$/.test(value)) return null;
  return canonicalText(field, value);
}

/** Texts are ordered by the database alone. */
function compared(count: 1 | 2, holds: (first: number, second?: number) => boolean): Test["decide"] {
  return (field, text, { values, isOpen }) => {
    if (isOpen) return "open";
    if (text === null) return false;
    const bounds = values.map((value) => canonicalOperand(field, value));
    if ((field.type !== "integer" && field.type !== "bigInteger") || bounds.length !== count) return "stored";
    const orders = bounds.flatMap((bound) => (bound === null ? [] : [orderOf(BigInt(text), BigInt(bound))]));
    const [first, second] = orders;
    return first === undefined || orders.length < count ? "stored" : holds(first, second);
  };
}

function orderOf(left: bigint, right: bigint): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function like(holds: (text: string, part: string) => boolean, ignoresCase: boolean, negated: boolean): Test {
  return {
    negated,
    decide(field, text, { values: [value], isOpen }) {
      if (isOpen || value === undefined) return "open";
      if (text === null) return false;
      const stored = canonicalText(field, text);
      return ignoresCase || /\bcitext$/.test(field.sqlType) ? holds(stored.toLowerCase(), value.toLowerCase()) : holds(stored, value);
    },
  };
}
