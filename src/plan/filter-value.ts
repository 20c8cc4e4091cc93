import { invalidFilterValue } from "../errors.ts";
import type { FieldType } from "../model/model.ts";
import { resolveDynamicValue } from "./dynamic-value.ts";
import { isGiven, readValue, valueOf } from "./given-value.ts";
import type { Value } from "./read-plan.ts";
import { holdValue } from "./slots.ts";
import type { Inputs, SlotContext } from "./slots.ts";

/** What a filter value is held to: the type of the operand it is compared with. */
export interface OperandType {
  readonly type: FieldType;
  /** The type that a fitting value is cast to. */
  readonly sqlType: string;
}

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

export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);
}

function refuse(path: string, expected: string, value: unknown): never {
  throw invalidFilterValue(path, expected, value);
}

/** `2024`, `2024-02`, `2024-02-29`, and any of them with a time and a zone, as PostgreSQL reads it; null for anything else. */
export function readDate(text: string): string | null {
  const match = /^(\d{4,5})(?:-(\d\d?)(?:-(\d\d?))?)?(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?) ?(Z|[+-]\d\d(?::?\d\d)?)?)?$/i.exec(
    text.trim(),
  );
  const [, year = "", month = "1", day = "1", time, zone = ""] = match ?? [];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const exists = match !== null && date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day) && Number(year) > 0;
  if (!exists) return null;
  const days = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  if (time === undefined) return days;
  const readTimeOfDay = readTime(time);
  return readTimeOfDay === null ? null : `${days} ${readTimeOfDay}${zone}`;
}

/** `08:30`, `08:30:00`, `08:30:00.5`; of a whole date and time, its time; null for anything else. */
export function readTime(text: string): string | null {
  const time = /^(?:\d{4}-\d\d-\d\d[T ])?(\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?(?:Z|[+-]\d\d(?::?\d\d)?)?$/.exec(text.trim());
  const [, hour, minute, second = "0"] = time ?? [];
  if (time === null || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  return text.trim().replace(/^\d{4}-\d\d-\d\d[T ]/, "");
}
