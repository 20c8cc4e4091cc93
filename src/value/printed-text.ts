import type { ColumnField } from "../model/model.ts";

/** Whether PostgreSQL prints a text, once it is a value of the column, in the same letters: `7`, not `007`; no decimal is sure to. */
export function isPrintedAsWritten({ sqlType, maxLength }: ColumnField, text: string): boolean {
  // Spaces beyond the length are cut off.
  return (printed.get(sqlType)?.test(text) ?? false) && (maxLength === null || text.length <= maxLength);
}

const integer = /^(?:0|-?[1-9]\d*)$/;
const anything = /^/;

const printed: ReadonlyMap<string, RegExp> = new Map([
  ["smallint", integer],
  ["integer", integer],
  ["bigint", integer],
  ["uuid", /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/],
  ["text", anything],
  ["character varying", anything],
]);
