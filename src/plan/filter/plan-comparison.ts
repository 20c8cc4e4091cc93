import { invalidQuery } from "../../errors.ts";
import { isDynamic } from "../../filter/dynamic-text.ts";
import type { Compare, Comparison } from "../../filter/filter.ts";
import { valueIn } from "../../filter/variable-value.ts";
import type { FilterValue } from "../../filter/variable-value.ts";
import { resolveDynamicList, resolveDynamicValue } from "../../request/dynamic-value.ts";
import { holdIf } from "../../request/slots.ts";
import type { Inputs, Outcome, SlotContext } from "../../request/slots.ts";
import { types } from "../../value/types.ts";
import { unknown } from "../statement/condition.ts";
import { textOperand } from "../statement/operand.ts";
import type { Operand } from "../statement/operand.ts";
import type { Condition } from "../statement/read-plan.ts";
import { isHeld, parseFilterValue, planFilterValue } from "./filter-value.ts";

/** What an operator states of an operand: `t0.title like '%a%'`, `t0.id = any($1)`. */
export function planComparison(
  context: SlotContext,
  operand: Operand,
  { comparison, path }: Pick<Compare, "comparison" | "path">,
): Condition {
  switch (comparison.kind) {
    case "isNull":
      return { kind: "isNull", operand: operand.expression, negated: comparison.negated };
    case "isEmpty":
      // Only a text can be empty without being null.
      return { kind: isText(operand) ? "isEmpty" : "isNull", operand: operand.expression, negated: comparison.negated };
    case "order": {
      const right = planFilterValue(context, operand, comparison.value, path);
      return right === null ? unknown : { kind: "compare", operator: comparison.sign, left: operand.expression, right };
    }
    case "oneOf":
      return planOneOf(context, operand, comparison, path);
    case "between":
      return planBetween(context, operand, comparison, path);
    case "like":
      return planLike(context, operand, comparison, path);
    case "regex":
    case "submitted":
      throw invalidQuery(path, "this holds of written items alone.");
  }
}

function isText(operand: Operand): boolean {
  return types[operand.type].kind === "text";
}

type Of<Kind extends Comparison["kind"]> = Extract<Comparison, { readonly kind: Kind }>;

function planOneOf(context: SlotContext, operand: Operand, { values, negated }: Of<"oneOf">, path: string): Condition {
  const compute = (inputs: Inputs): Outcome<readonly string[]> => listValues(inputs, operand, { values, negated }, path);
  const { shape, parameter } = holdIf(isListHeld(values), context, compute);
  if (parameter !== null) return { kind: "oneOf", operand: operand.expression, values: parameter, sqlType: shape, negated };
  return shape === open ? unknown : { kind: "constant", value: negated };
}

function isListHeld(values: FilterValue | readonly FilterValue[]): boolean {
  return Array.isArray(values) ? values.some((one: FilterValue) => isHeld(one)) : true;
}

/** `x NOT IN (1, NULL)` is unknown in SQL; so is a negated list with a value that names nobody. */
const open = "open";

/** The values that a list of them comes to, with the type of their array. */
function listValues(
  inputs: Inputs,
  operand: Operand,
  { values, negated }: Pick<Of<"oneOf">, "values" | "negated">,
  path: string,
): Outcome<readonly string[]> {
  const read = valueIn(values, inputs.variables);
  const given: readonly unknown[] = Array.isArray(read) ? read.map((one: unknown) => valueIn(one, inputs.variables)) : [read];
  const items = given.flatMap((item): readonly unknown[] => (isDynamic(item) ? (resolveDynamicList(inputs, item) ?? [item]) : [item]));
  const parsed = items.flatMap((item, index) => parseFilterValue(inputs, operand, item, `${path}[${index}]`) ?? []);
  if (negated && items.some((item) => isDynamic(item) && resolveDynamicValue(inputs, item) === null))
    return { shape: open, parameter: null };
  if (parsed.length === 0) return { shape: "empty", parameter: null };
  // One array has one type: the widest that an element needs.
  const sqlType = ["numeric", "bigint"].find((wide) => parsed.some((one) => one.sqlType === wide)) ?? parsed[0]?.sqlType ?? operand.sqlType;
  return { shape: sqlType, parameter: parsed.map((one) => one.text) };
}

function planBetween(context: SlotContext, operand: Operand, comparison: Of<"between">, path: string): Condition {
  const low = planFilterValue(context, operand, comparison.low, `${path}[0]`);
  const high = planFilterValue(context, operand, comparison.high, `${path}[1]`);
  if (low === null || high === null) return unknown;
  return { kind: "between", operand: operand.expression, low, high, negated: comparison.negated };
}

function planLike(context: SlotContext, operand: Operand, comparison: Of<"like">, path: string): Condition {
  const { value, at, ignoresCase, negated } = comparison;
  const asText = textOperand(operand);
  const { parameter } = holdIf(isHeld(value), context, (inputs): Outcome<string> => {
    const parsed = parseFilterValue(inputs, asText, valueIn(value, inputs.variables), path);
    if (parsed !== null && parsed.text.length > longestPattern)
      throw invalidQuery(path, `expected a text of at most ${longestPattern} characters, got one of ${parsed.text.length}.`);
    return parsed === null ? { shape: "nobody", parameter: null } : { shape: "text", parameter: likePattern(parsed.text, at) };
  });
  if (parameter === null) return unknown;
  return { kind: "like", operand: asText.expression, pattern: parameter, caseInsensitive: ignoresCase, negated };
}

/** Each item's text is held against it, and each of its characters may need to be escaped. */
const longestPattern = 100_000;

/** A LIKE pattern in which `%`, `_` and `\` of the text stand for themselves. */
export function likePattern(text: string, at: "start" | "end" | "anywhere"): string {
  const literal = text.replace(/[\\%_]/g, "\\$&");
  return `${at === "start" ? "" : "%"}${literal}${at === "end" ? "" : "%"}`;
}
