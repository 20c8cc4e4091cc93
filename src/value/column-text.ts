import { invalidValue, valueOutOfFieldRange, valueTooLongForField } from "../errors.ts";
import type { ColumnField } from "../model/model.ts";
import { types } from "./types.ts";

/** A value of the input as the text that its column is given; null is NULL. */
export function columnText(field: ColumnField, value: unknown, path: string): string | null {
  if (value === null) return null;
  const text = readText(field, value, path);
  if (text.includes("\0")) refuse(field, path, "a text without NUL characters", value);
  if (field.enumLabels?.includes(text) === false) refuse(field, path, `a value of type "${field.sqlType}"`, value);
  if (field.maxLength !== null && isCounted(field) && countCharacters(text) > field.maxLength) {
    throw valueTooLongForField(path, field.maxLength, { collection: field.collection, field: field.name });
  }
  return text;
}

function readText(field: ColumnField, value: unknown, path: string): string {
  const reading = types[field.type].write(value, field);
  switch (reading.kind) {
    case "text":
      return reading.text;
    case "unfit":
      return refuse(field, path, reading.expected, value);
    case "outOfRange":
      throw valueOutOfFieldRange(path, { collection: field.collection, field: field.name });
  }
}

/** A hash is as long as it is, whatever was hashed. */
function isCounted({ type, special }: ColumnField): boolean {
  return types[type].kind === "text" && !(type === "hash" && special.includes("hash"));
}

/** As PostgreSQL counts them: by code point. */
function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

function refuse(field: ColumnField, path: string, expected: string, value: unknown): never {
  throw invalidValue(path, expected, value, { collection: field.collection, field: field.name });
}
