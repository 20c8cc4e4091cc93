/**
 * A cell as the JSON of an answer, by what the column is and what GraphQL shows it as. What PostgreSQL prints is passed through
 * where it is JSON already; else it becomes what graphql-js and JSON.stringify would make of it.
 */
import { GraphQLBoolean, GraphQLID, GraphQLInt, GraphQLString, getNullableType, isLeafType, isListType, isNonNullType } from "graphql";
import type { GraphQLLeafType, GraphQLOutputType } from "graphql";
import { GraphQLBigInt, GraphQLDate, GraphQLFloat, GraphQLHash, GraphQLJSON } from "../../schema/scalars.ts";
import { compactJson } from "../../value/compact-json.ts";
import { decodeCell } from "../../value/decode-cell.ts";
import type { Decode } from "../../value/decode-cell.ts";

/** The JSON of a cell. */
export type WriteCell = (text: string | null) => string;

/** There is an error to be told: graphql-js knows how, and what becomes of the rest of the answer. */
export class Unwritable extends Error {
  override readonly name = "Unwritable";
}

function unwritable(): never {
  throw new Unwritable("Only graphql-js can say this.");
}

/** Null for a type whose values are no leaves. */
export function createWriteCell(type: GraphQLOutputType, decode: Decode): WriteCell | null {
  const writeValue = createWriteValue(type);
  if (writeValue === null) return null;
  const writeNull = nullOf(type);
  const writeDecoded = (text: string): string => writeValue(decodeCell(text, decode));
  const isJsonb = decode === "jsonb" && getNullableType(type) === GraphQLJSON;
  const writeJsonb = (text: string): string => (text === "null" ? writeNull() : (compactJson(text) ?? writeDecoded(text)));
  const writeText = isJsonb ? writeJsonb : (passThrough(type, decode) ?? writeDecoded);
  return (text) => (text === null ? writeNull() : writeText(text));
}

/** What stands for NULL. */
export function nullOf(type: GraphQLOutputType): () => string {
  return isNonNullType(type) ? unwritable : () => "null";
}

/** The JSON of a decoded value; null for a type whose values are no leaves. */
export function createWriteValue(type: GraphQLOutputType): ((value: unknown) => string) | null {
  const writeNull = nullOf(type);
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const writeElement = createWriteValue(nullable.ofType);
    if (writeElement === null) return null;
    return (value) => {
      if (value === null || value === undefined) return writeNull();
      return Array.isArray(value) ? `[${value.map(writeElement).join(",")}]` : unwritable();
    };
  }
  if (!isLeafType(nullable)) return null;
  return (value) => (value === null || value === undefined ? writeNull() : writeLeaf(nullable, value));
}

function writeLeaf(type: GraphQLLeafType, value: unknown): string {
  let coerced: unknown;
  try {
    coerced = type.coerceOutputValue(value);
  } catch {
    return unwritable();
  }
  if (coerced === null || coerced === undefined) return unwritable();
  return JSON.stringify(coerced) ?? unwritable();
}

/** Ways from text to JSON without a value in between, for the types that most columns have. */
function passThrough(type: GraphQLOutputType, decode: Decode): ((text: string) => string) | null {
  const named = getNullableType(type);
  const isText =
    named === GraphQLString || named === GraphQLID || named === GraphQLHash || named === GraphQLBigInt || named === GraphQLDate;
  switch (decode) {
    case "text":
      return isText || named === GraphQLJSON ? stringOf : null;
    case "integer":
      if (named === GraphQLInt) return writeSmallInteger;
      return named === GraphQLID ? (text) => `"${text.length < 16 ? text : Number(text)}"` : null;
    case "number":
      return named === GraphQLFloat ? writeNumber : null;
    case "boolean":
      return named === GraphQLBoolean ? (text) => (text === "t" ? "true" : "false") : null;
    case "time":
    case "dateTime":
    case "timestamp":
      return isText ? (text) => stringOf(String(decodeCell(text, decode))) : null;
    case "json":
    case "jsonb":
    case "numbers":
    case "csv":
    case "masked":
      return null;
  }
}

function stringOf(text: string): string {
  return JSON.stringify(text);
}

/** PostgreSQL prints integers as JSON does. One that GraphQL's Int does not hold is an error. */
function writeSmallInteger(text: string): string {
  return text.length < 10 || isInt(Number(text)) ? text : unwritable();
}

function isInt(number: number): boolean {
  return number >= -2_147_483_648 && number <= 2_147_483_647;
}

/** JSON has null for what is no finite number. */
function writeNumber(text: string): string {
  const number = Number(text);
  return Number.isFinite(number) ? String(number) : "null";
}
