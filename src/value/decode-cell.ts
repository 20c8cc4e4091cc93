import { assertNever } from "../shared/assert-never.ts";
import { isExactAsDouble } from "../shared/exact-number.ts";

/** What the text of a cell becomes, by the column's type (`types.ts`) and what the column is (`column-decode.ts`). */
export type Decode =
  | "text"
  | "integer"
  | "number"
  | "boolean"
  | "json"
  /** The same in PostgreSQL's own spelling. */
  | "jsonb"
  | "numbers"
  | "csv"
  | "time"
  | "dateTime"
  | "timestamp"
  | "masked";

/** A cell's text, as PostgreSQL prints it, as the value of an answer: `t` as true, `2024-01-15 08:30:00` as `2024-01-15T08:30:00`. */
export function decodeCell(text: string | null, decode: Decode): unknown {
  if (text === null) return null;
  switch (decode) {
    case "text":
    case "time":
      return decode === "text" ? text : cutFraction(text);
    case "integer":
      return Number(text);
    case "number":
      // JSON has null for NaN and Infinity. A price may be promised never to be null: its NaN must not take the rest along.
      return Number(text);
    case "boolean":
      return text === "t";
    case "json":
    case "jsonb":
      return parseJson(text);
    case "numbers":
      return parseJson(text, (_, value: unknown) => (typeof value === "string" ? numberOrText(value) : value));
    case "csv":
      return text === "" ? [] : text.split(",");
    case "dateTime":
      return cutFraction(text).replace(" ", "T");
    case "timestamp":
      return isoTimestamp(text);
    case "masked":
      return text === "" ? null : "**********";
  }
  return assertNever(decode);
}

/** A text column may hold json, and then somebody has stored what is none; it reads as it is. */
function parseJson(text: string, revive?: (key: string, value: unknown) => unknown): unknown {
  try {
    return JSON.parse(text, revive);
  } catch {
    return text;
  }
}

/** A number, or, where it would lose digits, its text. */
function numberOrText(text: string): number | string {
  const number = Number(text);
  return !Number.isFinite(number) || isExactAsDouble(text) ? number : text;
}

/** `08:30:00.5` as `08:30:00`. */
function cutFraction(text: string): string {
  const dot = text.indexOf(".");
  return dot === -1 ? text : text.slice(0, dot) + text.slice(dot).replace(/^\.\d+/, "");
}

/**
 * `2024-01-15 08:30:00.123456+00` as `2024-01-15T08:30:00.123Z`. The session's time zone is UTC, and a column without a
 * zone that holds timestamps holds them in UTC.
 */
function isoTimestamp(text: string): string {
  const end = text.endsWith("+00") ? text.length - 3 : text.length;
  if (text[10] !== " " || text.endsWith("BC")) return text;
  const fraction = text[19] === "." ? text.slice(20, end) : "";
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction.slice(0, 3).padEnd(3, "0")}Z`;
}
