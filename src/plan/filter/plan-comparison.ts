import { invalidQuery } from "../../errors.ts";
import type { Compare, Comparison } from "../../filter/filter.ts";
import { valueIn } from "../../filter/variable-value.ts";
import { holdIf } from "../../request/slots.ts";
import type { Inputs, Outcome, SlotContext } from "../../request/slots.ts";
import { types } from "../../value/types.ts";
import { unknown } from "../statement/condition.ts";
import { textOperand } from "../statement/operand.ts";
import type { Operand } from "../statement/operand.ts";
import type { Condition, Expression } from "../statement/read-plan.ts";
import { isHeld, parseFilterValue, planFilterValue } from "./filter-value.ts";
import { isListHeld, listValues } from "./list-values.ts";
import type { ListOfValues } from "./list-values.ts";
import { planSpans } from "./plan-spans.ts";

/** What an operator states of an operand: `t0.title like '%a%'`, `t0.id = any($1)`. */
export function planComparison(
  context: SlotContext,
  operand: Operand,
  { comparison, path }: Pick<Compare, "comparison" | "path">,
): Condition {
  switch (comparison.kind) {
    case "isNull":
      return { kind: "isNull", operand: wholeOf(operand), negated: comparison.negated };
    case "isEmpty":
      return planEmpty(operand, comparison.negated);
    case "order": {
      const isEquality = comparison.sign === "=" || comparison.sign === "<>";
      const equality = isEquality
        ? planSpans(context, operand, { values: [comparison.value], negated: comparison.sign === "<>" }, () => path)
        : null;
      if (equality !== null) return equality;
      const right = planFilterValue(context, operand, comparison.value, path);
      return right === null ? unknown : { kind: "compare", operator: comparison.sign, left: operand.expression, right };
    }
    case "oneOf":
      return planSpans(context, operand, comparison, (index) => `${path}[${index}]`) ?? planOneOf(context, operand, comparison, path);
    case "between":
      return planBetween(context, operand, comparison, path);
    case "like":
      return planLike(context, operand, comparison, path);
    case "regex":
    case "submitted":
      throw invalidQuery(path, "this holds of written items alone.");
  }
}

/** A row is null where there is none, and not where its parts are; its text tells them apart. */
function wholeOf(operand: Operand): Expression {
  return operand.isRow === true ? textOperand(operand).expression : operand.expression;
}

/** Only a text can be empty without being null, and what is shown as one. */
function planEmpty(operand: Operand, negated: boolean): Condition {
  const { kind } = types[operand.type];
  if (kind === "opaque") return { kind: "isEmpty", operand: textOperand(operand).expression, negated };
  return { kind: kind === "text" ? "isEmpty" : "isNull", operand: operand.expression, negated };
}

type Of<Kind extends Comparison["kind"]> = Extract<Comparison, { readonly kind: Kind }>;

function planOneOf(context: SlotContext, operand: Operand, { values, negated }: ListOfValues, path: string): Condition {
  const compute = (inputs: Inputs): Outcome<readonly string[]> => listTexts(inputs, operand, { values, negated }, path);
  const { variant, parameter } = holdIf(isListHeld(values), context, compute);
  if (parameter !== null) return { kind: "oneOf", operand: operand.expression, values: parameter, sqlType: variant, negated };
  return variant === open ? unknown : { kind: "constant", value: negated };
}

/** `x NOT IN (1, NULL)` is unknown in SQL; so is a negated list with a value that names nobody. */
const open = "open";

/** The texts that a list of values comes to, with the type of their array. */
function listTexts(inputs: Inputs, operand: Operand, { values, negated }: ListOfValues, path: string): Outcome<readonly string[]> {
  const list = listValues(inputs, operand, values, (index) => `${path}[${index}]`);
  if (negated && list.isOpen) return { variant: open, parameter: null };
  if (list.values.length === 0) return { variant: "empty", parameter: null };
  // One array has one type: the widest that an element needs.
  const sqlTypes = new Set(list.values.map(({ sqlType }) => sqlType));
  const sqlType = ["numeric", "bigint"].find((wide) => sqlTypes.has(wide)) ?? list.values[0]?.sqlType ?? operand.sqlType;
  return { variant: sqlType, parameter: list.values.map(({ text }) => text) };
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
    return parsed === null ? { variant: "nobody", parameter: null } : { variant: "text", parameter: likePattern(parsed.text, at) };
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
