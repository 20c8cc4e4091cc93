import type { ColumnField } from "../model/model.ts";
import { assertNever } from "../shared/assert-never.ts";
import { isUuid, readDate, readTime } from "./filter-value.ts";
import type { KeyType, NarrowKeyType } from "./read-plan.ts";

export function keyTypeOf(key: ColumnField): KeyType {
  if (key.enumLabels !== null) return { labels: key.enumLabels };
  switch (key.type) {
    case "float":
    case "decimal":
    case "boolean":
    case "date":
    case "time":
      return key.type;
    case "dateTime":
    case "timestamp":
      return "moment";
    case "integer":
    case "bigInteger":
    case "uuid":
    case "string":
    case "text":
    case "json":
    case "csv":
    case "hash":
    case "array":
    case "binary":
    case "geometry":
    case "unknown":
      return narrowKeyTypeOf(key) ?? "text";
  }
  return assertNever(key.type);
}

/** The types whose keys are told from other texts within a statement; null for any other. */
export function narrowKeyTypeOf(key: ColumnField): NarrowKeyType | null {
  if (key.type === "integer") return key.sqlType === "smallint" ? "smallInteger" : "integer";
  return key.type === "bigInteger" || key.type === "uuid" ? key.type : null;
}

/** Whether PostgreSQL reads the text as a key of that type. What fails here can name no item. */
export function isKeyText(text: string, type: KeyType): boolean {
  if (typeof type !== "string") return type.labels.includes(text);
  switch (type) {
    case "smallInteger":
      return isInteger(text, 16);
    case "integer":
      return isInteger(text, 32);
    case "bigInteger":
      return isInteger(text, 64);
    case "uuid":
      return isUuid(text);
    case "float":
      return isNumber(text) && Number.isFinite(Number(text));
    case "decimal":
      return isNumber(text);
    case "boolean":
      return /^(?:t|true|f|false)$/.test(text);
    case "date":
      return isWholeDate(text) && !text.includes(":");
    case "moment":
      return isWholeDate(text);
    case "time":
      return readTime(text) !== null && !/[T -]/.test(text);
    case "text":
      return !text.includes("\0");
  }
  return assertNever(type);
}

function isInteger(text: string, bits: number): boolean {
  return /^-?\d{1,19}$/.test(text) && BigInt.asIntN(bits, BigInt(text)) === BigInt(text);
}

function isNumber(text: string): boolean {
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i.test(text) && text.length <= 1000;
}

function isWholeDate(text: string): boolean {
  return /^\d{4,5}-\d\d-\d\d/.test(text) && readDate(text) !== null;
}
