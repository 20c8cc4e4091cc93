import type { ColumnField } from "../model/model.ts";
import { assertNever } from "../shared/assert-never.ts";
import { readArrayText } from "./list.ts";
import { isMoment } from "./moment.ts";
import { fitting } from "./type-facts.ts";
import { isNumberText } from "./number.ts";
import { parseTimeOfDay } from "./time-of-day.ts";
import { isUuid } from "./uuid.ts";

/** What a text that a client gives as a key is held to. */
export function keyTypeOf(key: ColumnField): KeyType {
  return castKeyTypeOf(key) ?? momentTypes.get(key.sqlType) ?? "text";
}

/** The types to which a stored text is cast in SQL where it can be one; null for those whose keys compare as texts. */
export function castKeyTypeOf(key: ColumnField): CastKeyType | null {
  return key.enumLabels === null ? (castTypes.get(key.sqlType) ?? null) : { labels: key.enumLabels };
}

const castTypes: ReadonlyMap<string, CastKeyType> = new Map([
  ["smallint", "smallInteger"],
  ["integer", "integer"],
  ["bigint", "bigInteger"],
  ["numeric", "decimal"],
  ["real", "real"],
  ["double precision", "double"],
  ["boolean", "boolean"],
  ["uuid", "uuid"],
]);

const momentTypes: ReadonlyMap<string, KeyType> = new Map([
  ["date", "date"],
  ["timestamp without time zone", "date"],
  ["timestamp with time zone", "date"],
  ["time without time zone", "time"],
  ["time with time zone", "time"],
]);

/** The text by which PostgreSQL knows the key that a client names; null for one that can name no item. */
export function readKeyText(key: ColumnField, text: string): string | null {
  const read = key.type === "array" ? readArrayText(text, key) : fitting(text);
  return read.kind === "text" && isKeyText(read.text, keyTypeOf(key)) ? read.text : null;
}

/** Whether PostgreSQL reads the text as a key of that type. What fails here can name no item. */
export function isKeyText(text: string, type: KeyType): boolean {
  if (typeof type === "object") return type.labels.includes(text);
  switch (type) {
    case "smallInteger":
      return isInteger(text, 16);
    case "integer":
      return isInteger(text, 32);
    case "bigInteger":
      return isInteger(text, 64);
    case "decimal":
      return isNumberText(text) || isNoFiniteNumber(text);
    case "real":
      return (isNumberText(text) && fits(text, Math.fround(Number(text)))) || isNoFiniteNumber(text);
    case "double":
      return (isNumberText(text) && fits(text, Number(text))) || isNoFiniteNumber(text);
    case "boolean":
      return text === "true" || text === "false";
    case "uuid":
      return isUuid(text);
    case "date":
      return isMoment(text);
    case "time":
      return parseTimeOfDay(text) !== null;
    case "text":
      return !text.includes("\0");
  }
  return assertNever(type);
}

function isInteger(text: string, bits: 16 | 32 | 64): boolean {
  if (!/^-?\d{1,19}$/.test(text)) return false;
  return text.length < shortest[bits] || BigInt.asIntN(bits, BigInt(text)) === BigInt(text);
}

/** Of numbers that do not fit. */
const shortest = { 16: 5, 32: 10, 64: 19 };

function isNoFiniteNumber(text: string): boolean {
  return text === "NaN" || text === "Infinity" || text === "-Infinity";
}

/** Neither too large, nor so small that nothing is left of it. */
function fits(text: string, number: number): boolean {
  return Number.isFinite(number) && (number !== 0 || !/[1-9]/.test(text.replace(/e.*$/i, "")));
}
/** What a text must look like to be a key of a collection; `date` with or without a time, `time` with or without a zone. */
export type KeyType = CastKeyType | "date" | "time" | "text";

/** A type that only some texts can be cast to; of an enum its labels. */
export type CastKeyType =
  | "smallInteger"
  | "integer"
  | "bigInteger"
  | "decimal"
  | "real"
  | "double"
  | "boolean"
  | "uuid"
  | { readonly labels: readonly string[] };
