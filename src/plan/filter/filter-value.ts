import { invalidFilterValue } from "../../errors.ts";
import { resolveDynamicValue } from "../../request/dynamic-value.ts";
import { isGiven, readValue, valueOf } from "../../request/given-value.ts";
import { holdValue } from "../../request/slots.ts";
import type { Inputs, SlotContext } from "../../request/slots.ts";
import { readDate, readTime } from "../../value/moment.ts";
import type { OperandType } from "../../value/operand-type.ts";
import { isUuid } from "../../value/uuid.ts";
import type { Value } from "../statement/read-plan.ts";

/** What fills a place in a statement: a text with its type. */
export interface FilterValue {
  readonly text: string;
  readonly sqlType: string;
}

/** A filter value as text that PostgreSQL is sure to read, with its type; null for a value that names nobody. */
export function planFilterValue(context: SlotContext, operand: OperandType, value: unknown, path: string): Value | null {
  if (!isHeld(value)) return parseFilterValue(context, operand, value, path);
  const { shape, parameter } = holdValue<string>(
    context,
    (inputs) => {
      const parsed = parseFilterValue(inputs, operand, readValue(value, inputs.variables), path);
      return { shape: parsed?.sqlType ?? "nobody", parameter: parsed?.text ?? null };
    },
    isGiven(value) ? null : JSON.stringify([value, operand.type, operand.sqlType]),
  );
  return parameter === null ? null : { text: parameter, sqlType: shape };
}

/** Whether another request may have another value here. */
export function isHeld(value: unknown): boolean {
  return isGiven(value) || (typeof value === "string" && value.startsWith("$"));
}

/** The same of one request. */
export function parseFilterValue(
  context: Pick<Inputs, "now" | "user">,
  operand: OperandType,
  value: unknown,
  path: string,
): FilterValue | null {
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean" && typeof value !== "bigint") {
    throw invalidFilterValue(path, "a single value", valueOf(value));
  }
  const text = resolveDynamicValue(context, String(value));
  return text === null ? null : parseText(operand, text, path);
}

function parseText(operand: OperandType, text: string, path: string): FilterValue {
  if (text.includes("\0")) throw invalidFilterValue(path, "a text without NUL characters", text);
  const { type, sqlType } = operand;
  switch (type) {
    case "integer":
    case "bigInteger":
    case "float":
    case "decimal":
      return parseNumber(operand, text, path);
    case "boolean":
      if (text !== "true" && text !== "false") throw invalidFilterValue(path, "true or false", text);
      return { text, sqlType };
    case "uuid":
      if (!isUuid(text)) throw invalidFilterValue(path, "a UUID", text);
      return { text, sqlType };
    case "date":
    case "dateTime":
    case "timestamp":
      return { text: readDate(text) ?? refuse(path, "a date in ISO 8601 form", text), sqlType };
    case "time":
      return { text: readTime(text) ?? refuse(path, "a time", text), sqlType };
    case "string":
    case "text":
    case "csv":
    case "hash":
    case "json":
    case "array":
    case "binary":
    case "geometry":
    case "unknown":
      return { text, sqlType };
  }
}

/** A number as it stands; one that the column's type cannot hold is compared as `numeric`, and so fits no row or all. */
function parseNumber(operand: OperandType, text: string, path: string): FilterValue {
  const trimmed = text.trim();
  const match = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e([+-]?\d{1,3}))?$/i.exec(trimmed);
  if (match === null || trimmed.length > 1000) throw invalidFilterValue(path, "a number", text);
  if (operand.type === "float" || operand.type === "decimal") return { text: trimmed, sqlType: operand.sqlType };
  if (!/^[+-]?\d+$/.test(trimmed)) return { text: trimmed, sqlType: "numeric" };
  const integer = BigInt(trimmed);
  if (integer >= -2147483648n && integer <= 2147483647n)
    return { text: trimmed, sqlType: operand.sqlType === "smallint" ? "integer" : operand.sqlType };
  return { text: trimmed, sqlType: BigInt.asIntN(64, integer) === integer ? "bigint" : "numeric" };
}

function refuse(path: string, expected: string, value: unknown): never {
  throw invalidFilterValue(path, expected, value);
}
