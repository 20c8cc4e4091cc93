import type { ColumnField } from "../model/model.ts";
import { types } from "./types.ts";

/** What a new item holds of a column that it does not state, as text; undefined where only the database knows. */
export function defaultText(field: ColumnField): string | null | undefined {
  if (field.sequence !== null || field.isGenerated) return undefined;
  if (field.default === null) return null;
  const value = constantDefault(field);
  return value === null ? undefined : String(value);
}

/** The value of a default that is a constant, as it would read; null for none and for an expression such as `now()`. */
export function constantDefault(field: ColumnField): string | number | boolean | null {
  const literal = field.default === null ? null : literalOf(field.default);
  return literal === null ? null : types[field.type].constant(literal);
}

/** Whether the default is neither `false`, `0` nor `''`, in the sense of JavaScript; an expression is none of them. */
export function hasTruthyDefault(field: ColumnField): boolean {
  if (field.sequence !== null) return true;
  if (field.default === null) return false;
  const literal = literalOf(field.default);
  if (literal === null) return true;
  const { kind, constant } = types[field.type];
  // What reads as nothing, such as a list, is taken by its text.
  return kind === "number" ? Number(literal) !== 0 : Boolean(constant(literal) ?? literal);
}

/** `'a''b'::character varying` is `a'b`, and `(0)::numeric` is `0`; null for what is no constant. */
function literalOf(expression: string): string | null {
  const [, quoted, bare] = /^\(*(?:'((?:[^']|'')*)'|(true|false|-?\d+(?:\.\d+)?))\)*(?:::[\w ".()[\],]+)?$/.exec(expression.trim()) ?? [];
  return quoted?.replaceAll("''", "'") ?? bare ?? null;
}
