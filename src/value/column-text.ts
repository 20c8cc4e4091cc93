import { encodeParameter } from "../database/array-literal.ts";
import { invalidValue, valueOutOfFieldRange, valueTooLongForField } from "../errors.ts";
import type { ColumnField } from "../model/model.ts";
import { assertNever } from "../shared/assert-never.ts";
import { readDate, readTime } from "./moment.ts";
import { isUuid } from "./uuid.ts";

/** A value of the input as the text that its column is given; null is NULL. */
export function columnText(field: ColumnField, value: unknown, path: string): string | null {
  if (value === null) return null;
  const text = readText(field, value, path);
  if (text.includes("\0")) refuse(field, path, "a text without NUL characters", value);
  if (field.enumLabels?.includes(text) === false) refuse(field, path, `a value of type "${field.sqlType}"`, value);
  if (field.maxLength !== null && isCounted(field) && countCharacters(text) > field.maxLength) {
    throw valueTooLongForField(path, field.collection, field.name, field.maxLength);
  }
  return text;
}

/** As PostgreSQL counts them: by code point. */
function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** A hash is as long as it is, whatever was hashed. */
function isCounted({ type, special }: ColumnField): boolean {
  return type === "string" || type === "text" || type === "csv" || (type === "hash" && !special.includes("hash"));
}

function readText(field: ColumnField, value: unknown, path: string): string {
  switch (field.type) {
    case "integer":
    case "bigInteger":
      return readInteger(field, value, path);
    case "float":
    case "decimal":
      return readNumber(field, value, path);
    case "boolean":
      if (typeof value === "boolean" || value === "true" || value === "false") return String(value);
      refuse(field, path, "true or false", value);
    case "uuid":
      if (typeof value === "string" && isUuid(value)) return value.toLowerCase();
      refuse(field, path, "a UUID", value);
    case "date":
    case "dateTime":
    case "timestamp":
      return readDate(readScalar(field, value, path)) ?? refuse(field, path, "a date in ISO 8601 form", value);
    case "time":
      return readTime(readScalar(field, value, path)) ?? refuse(field, path, "a time", value);
    case "json":
      return JSON.stringify(value);
    case "csv":
      return Array.isArray(value) ? value.map((one) => readScalar(field, one, path)).join(",") : readScalar(field, value, path);
    case "array":
      if (!Array.isArray(value)) refuse(field, path, "a list", value);
      return encodeParameter(value.map((one) => (one === null ? null : readScalar(field, one, path)))) ?? "{}";
    case "geometry":
      return typeof value === "object" ? JSON.stringify(value) : readScalar(field, value, path);
    case "string":
    case "text":
    case "hash":
    case "binary":
    case "unknown":
      return readScalar(field, value, path);
  }
  return assertNever(field.type);
}

function readScalar(field: ColumnField, value: unknown, path: string): string {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean" || typeof value === "bigint")
    return String(value);
  refuse(field, path, "a single value", value);
}

function readInteger(field: ColumnField, value: unknown, path: string): string {
  const text = readScalar(field, value, path).trim();
  if (!/^[+-]?\d{1,40}$/.test(text)) refuse(field, path, "an integer", value);
  const bits = field.type === "bigInteger" ? 64 : field.sqlType === "smallint" ? 16 : 32;
  if (BigInt.asIntN(bits, BigInt(text)) !== BigInt(text)) throw valueOutOfFieldRange(path, field.collection, field.name);
  return text;
}

function readNumber(field: ColumnField, value: unknown, path: string): string {
  const text = readScalar(field, value, path).trim();
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i.test(text) || text.length > 1000) refuse(field, path, "a number", value);
  return text;
}

function refuse(field: ColumnField, path: string, expected: string, value: unknown): never {
  throw invalidValue(path, expected, value, { collection: field.collection, field: field.name });
}
