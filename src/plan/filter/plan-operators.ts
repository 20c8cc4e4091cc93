import { invalidFilterValue, invalidQuery } from "../../errors.ts";
import type { ColumnField } from "../../model/model.ts";
import { resolveDynamicList, resolveDynamicValue } from "../../request/dynamic-value.ts";
import { elementsOf, isGiven, readValue, valueOf } from "../../request/given-value.ts";
import { holdValue } from "../../request/slots.ts";
import type { Inputs, Outcome, SlotContext } from "../../request/slots.ts";
import { didYouMean } from "../../shared/did-you-mean.ts";
import { parseJsonPath } from "../../value/json-path.ts";
import { jsonTypeOf, textOperand } from "../statement/operand.ts";
import type { Operand } from "../statement/operand.ts";
import type { Condition, Expression } from "../statement/read-plan.ts";
import { isHeld, parseFilterValue, planFilterValue } from "./filter-value.ts";

/** `{ _gte: 1, _lt: 5 }` on one operand: all of them hold. */
export function planOperators(context: SlotContext, operand: Operand, operators: unknown, path: string): Condition {
  const parts = Object.entries(recordOf(operators, path)).map(([name, value]) =>
    planOperator(context, operand, name, value, `${path}.${name}`),
  );
  return allOf(parts);
}

/** `{ _json: { "b.c[0]": { _eq: 1 } }, _null: false }` on a json column. */
export function planJsonOperators(context: SlotContext, operand: Operand, field: ColumnField, operators: unknown, path: string): Condition {
  const { _json: paths, ...others } = recordOf(operators, path);
  const parts = [planOperators(context, operand, others, path)];
  for (const [jsonPath, inner] of Object.entries(paths === undefined || paths === null ? {} : recordOf(paths, `${path}._json`))) {
    const at = `${path}._json.${jsonPath}`;
    const steps = parseJsonPath(jsonPath, at);
    const value = (as: "text" | "number"): Expression => ({
      kind: "jsonPath",
      operand: operand.text ?? operand.expression,
      jsonType: jsonTypeOf(field),
      path: steps,
      as,
    });
    for (const [name, given] of Object.entries(recordOf(inner, at))) {
      const first = valueOf((elementsOf(given) ?? [given])[0]);
      const typed: Operand =
        typeof first === "number"
          ? { expression: value("number"), type: "decimal", sqlType: "numeric" }
          : { expression: value("text"), type: "text", sqlType: "text" };
      parts.push(planOperator(context, typed, name, given, `${at}.${name}`));
    }
  }
  return allOf(parts);
}

function planOperator(context: SlotContext, operand: Operand, name: string, value: unknown, path: string): Condition {
  const { expression } = operand;
  const operator = operators.get(name);
  if (operator === undefined) throw invalidQuery(path, `operator "${name}" is unknown.${didYouMean(name, operators.keys())}`);
  switch (operator.kind) {
    case "isNull":
      return { kind: "isNull", operand: expression, negated: operator.negated !== (value === false) };
    case "isEmpty":
      return planEmpty(operand, operator.negated !== (value === false));
    case "compare": {
      // `_eq: null` asks for nulls; a null elsewhere compares as unknown, and so matches nothing.
      if (value === null) {
        const asksForNull = operator.operator === "=" || operator.operator === "<>";
        return asksForNull ? { kind: "isNull", operand: expression, negated: operator.operator === "<>" } : nothing;
      }
      // To equal one that stands for many is to equal any of them.
      const isMany = typeof value === "string" && resolveDynamicList(context, value) !== null;
      if (isMany && operator.operator === "=") return planOneOf(context, operand, false, value, path);
      if (isMany && operator.operator === "<>") return planOneOf(context, operand, true, value, path);
      const right = planFilterValue(context, operand, value, path);
      return right === null ? unknown : { kind: "compare", operator: operator.operator, left: expression, right };
    }
    case "oneOf":
      return value === null ? nothing : planOneOf(context, operand, operator.negated, value, path);
    case "between":
      return value === null ? nothing : planBetween(context, operand, operator.negated, value, path);
    case "like":
      return value === null ? nothing : planLike(context, operand, operator, value, path);
  }
}

const operators: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ["_eq", { kind: "compare", operator: "=" }],
  ["_neq", { kind: "compare", operator: "<>" }],
  ["_lt", { kind: "compare", operator: "<" }],
  ["_lte", { kind: "compare", operator: "<=" }],
  ["_gt", { kind: "compare", operator: ">" }],
  ["_gte", { kind: "compare", operator: ">=" }],
  ["_in", { kind: "oneOf", negated: false }],
  ["_nin", { kind: "oneOf", negated: true }],
  ["_between", { kind: "between", negated: false }],
  ["_nbetween", { kind: "between", negated: true }],
  ["_null", { kind: "isNull", negated: false }],
  ["_nnull", { kind: "isNull", negated: true }],
  ["_empty", { kind: "isEmpty", negated: false }],
  ["_nempty", { kind: "isEmpty", negated: true }],
  ["_contains", { kind: "like", at: "anywhere", caseInsensitive: false, negated: false }],
  ["_icontains", { kind: "like", at: "anywhere", caseInsensitive: true, negated: false }],
  ["_ncontains", { kind: "like", at: "anywhere", caseInsensitive: false, negated: true }],
  ["_starts_with", { kind: "like", at: "start", caseInsensitive: false, negated: false }],
  ["_nstarts_with", { kind: "like", at: "start", caseInsensitive: false, negated: true }],
  ["_istarts_with", { kind: "like", at: "start", caseInsensitive: true, negated: false }],
  ["_nistarts_with", { kind: "like", at: "start", caseInsensitive: true, negated: true }],
  ["_ends_with", { kind: "like", at: "end", caseInsensitive: false, negated: false }],
  ["_nends_with", { kind: "like", at: "end", caseInsensitive: false, negated: true }],
  ["_iends_with", { kind: "like", at: "end", caseInsensitive: true, negated: false }],
  ["_niends_with", { kind: "like", at: "end", caseInsensitive: true, negated: true }],
]);

type Operator =
  | { readonly kind: "compare"; readonly operator: "=" | "<>" | "<" | "<=" | ">" | ">=" }
  | { readonly kind: "oneOf" | "between" | "isNull" | "isEmpty"; readonly negated: boolean }
  | LikeOperator;

interface LikeOperator {
  readonly kind: "like";
  readonly at: "start" | "end" | "anywhere";
  readonly caseInsensitive: boolean;
  readonly negated: boolean;
}

function planEmpty(operand: Operand, negated: boolean): Condition {
  // Only a text can be empty without being null.
  if (!isText(operand)) return { kind: "isNull", operand: operand.expression, negated };
  return { kind: "isEmpty", operand: operand.expression, negated };
}

function planOneOf(context: SlotContext, operand: Operand, negated: boolean, value: unknown, path: string): Condition {
  const { expression } = operand;
  const compute = (inputs: Inputs): Outcome<readonly string[]> => parseList(inputs, operand, value, negated, path);
  const isConstant = !isHeld(value) && !(elementsOf(value) ?? []).some(isHeld);
  const { shape, parameter } = isConstant ? compute({ ...context, variables: null }) : holdValue(context, compute);
  if (parameter !== null) return { kind: "oneOf", operand: expression, values: parameter, sqlType: shape, negated };
  return shape === open ? unknown : { kind: "constant", value: negated };
}

const open = "open";

/** The values that a list of them comes to, with the type of their array. */
function parseList(inputs: Inputs, operand: Operand, value: unknown, negated: boolean, path: string): Outcome<readonly string[]> {
  const read = readValue(value, inputs.variables);
  const given: readonly unknown[] = Array.isArray(read) ? read.map((one: unknown) => readValue(one, inputs.variables)) : [read];
  const items = given.flatMap((item): readonly unknown[] =>
    typeof item === "string" ? (resolveDynamicList(inputs, item) ?? [item]) : [item],
  );
  const parsed = items.flatMap((item, index) => {
    const one = item === null ? null : parseFilterValue(inputs, operand, item, `${path}[${index}]`);
    return one === null ? [] : [one];
  });
  // Among what is not to be met, one that is unknown leaves the answer open.
  const isOpen = items.some((item) => typeof item === "string" && item.startsWith("$") && resolveDynamicValue(inputs, item) === null);
  if (negated && isOpen) return { shape: open, parameter: null };
  if (parsed.length === 0) return { shape: "empty", parameter: null };
  // One array has one type: the widest that an element needs.
  const sqlType = ["numeric", "bigint"].find((wide) => parsed.some((one) => one.sqlType === wide)) ?? parsed[0]?.sqlType ?? operand.sqlType;
  return { shape: sqlType, parameter: parsed.map((one) => one.text) };
}

function planBetween(context: SlotContext, operand: Operand, negated: boolean, value: unknown, path: string): Condition {
  const bounds = elementsOf(value);
  if (bounds?.length !== 2) throw invalidFilterValue(path, "a list of two values", valueOf(value));
  const [low, high] = bounds.map((one, index) => (one === null ? null : planFilterValue(context, operand, one, `${path}[${index}]`)));
  if (low === null || low === undefined || high === null || high === undefined) return bounds.includes(null) ? nothing : unknown;
  return { kind: "between", operand: operand.expression, low, high, negated };
}

function planLike(context: SlotContext, operand: Operand, operator: LikeOperator, value: unknown, path: string): Condition {
  const at = valueOf(value);
  if (typeof at !== "string") throw invalidFilterValue(path, "a text", at);
  const asText = textOperand(operand);
  const compute = (inputs: Inputs): Outcome<string> => {
    const parsed = parseFilterValue(inputs, asText, readValue(value, inputs.variables), path);
    if (parsed !== null && parsed.text.length > longestPattern)
      throw invalidQuery(path, `expected a text of at most ${longestPattern} characters, got one of ${parsed.text.length}.`);
    return parsed === null ? { shape: "nobody", parameter: null } : { shape: "text", parameter: likePattern(parsed.text, operator.at) };
  };
  const { parameter } = isHeld(value) ? holdValue(context, compute) : compute({ ...context, variables: null });
  if (parameter === null) return unknown;
  return {
    kind: "like",
    operand: asText.expression,
    pattern: parameter,
    caseInsensitive: operator.caseInsensitive,
    negated: operator.negated,
  };
}

/** Each item's text is held against it, and each of its characters may need to be escaped. */
const longestPattern = 100_000;

/** A LIKE pattern in which `%`, `_` and `\` of the text stand for themselves. */
export function likePattern(text: string, at: "start" | "end" | "anywhere"): string {
  const literal = text.replace(/[\\%_]/g, "\\$&");
  return `${at === "start" ? "" : "%"}${literal}${at === "end" ? "" : "%"}`;
}

function isText(operand: Operand): boolean {
  return operand.type === "string" || operand.type === "text" || operand.type === "csv" || operand.type === "hash";
}

/** What a comparison with a null comes to. */
const nothing: Condition = { kind: "constant", value: false };

/** What a comparison with a value that names nobody comes to: it neither holds nor fails to hold. */
const unknown: Condition = { kind: "constant", value: null };

/** The conjunction of conditions; of none, what always holds. */
export function allOf(parts: readonly Condition[]): Condition {
  const [first, ...others] = parts.filter((part) => part.kind !== "constant" || part.value !== true);
  if (first === undefined) return { kind: "constant", value: true };
  return others.length === 0 ? first : { kind: "and", parts: [first, ...others] };
}

export function negate(part: Condition): Condition {
  if (part.kind !== "constant") return { kind: "not", part };
  return { kind: "constant", value: part.value === null ? null : !part.value };
}

export function recordOf(value: unknown, path: string): Readonly<Record<string, unknown>> {
  if (isGiven(value) || typeof value !== "object" || value === null || Array.isArray(value))
    throw invalidFilterValue(path, "an object", valueOf(value));
  // An object that is neither null nor a list has string keys.
  return value as Readonly<Record<string, unknown>>;
}
