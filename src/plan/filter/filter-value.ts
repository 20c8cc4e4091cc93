import { invalidFilterValue } from "../../errors.ts";
import { currentValue, isVariable, valueIn } from "../../filter/variable-value.ts";
import { resolveDynamicValue } from "../../request/dynamic-value.ts";
import { holdValue } from "../../request/slots.ts";
import type { Inputs, SlotContext } from "../../request/slots.ts";
import type { OperandType } from "../../value/operand-type.ts";
import type { Comparand } from "../../value/type-facts.ts";
import { types } from "../../value/types.ts";
import type { Value } from "../statement/read-plan.ts";

/** A filter value as text that PostgreSQL is sure to read, with its type; null for a value that names nobody. */
export function planFilterValue(context: SlotContext, operand: OperandType, value: unknown, path: string): Value | null {
  if (!isHeld(value)) return parseFilterValue(context, operand, value, path);
  const { variant, parameter } = holdValue<string>(
    context,
    (inputs) => {
      const parsed = parseFilterValue(inputs, operand, valueIn(value, inputs.variables), path);
      return { variant: parsed?.sqlType ?? "nobody", parameter: parsed?.text ?? null };
    },
    isVariable(value) ? null : JSON.stringify([value, operand.type, operand.sqlType]),
  );
  return parameter === null ? null : { text: parameter, sqlType: variant };
}

/** Whether another request may have another value here. */
export function isHeld(value: unknown): boolean {
  return isVariable(value) || (typeof value === "string" && value.startsWith("$"));
}

/** The same of one request. */
export function parseFilterValue(
  context: Pick<Inputs, "now" | "user">,
  operand: OperandType,
  value: unknown,
  path: string,
): Comparand | null {
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean" && typeof value !== "bigint") {
    throw invalidFilterValue(path, "a single value", currentValue(value));
  }
  const text = resolveDynamicValue(context, String(value));
  return text === null ? null : parseText(operand, text, path);
}

function parseText(operand: OperandType, text: string, path: string): Comparand {
  if (text.includes("\0")) throw invalidFilterValue(path, "a text without NUL characters", text);
  const read = types[operand.type].compare(text, operand);
  if (read.kind === "unfit") throw invalidFilterValue(path, read.expected, text);
  return read;
}
