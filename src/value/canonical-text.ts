import type { Collection, ColumnField } from "../model/model.ts";
import { types } from "./types.ts";

/** A key in the one form that stands for all that PostgreSQL takes for equal to it. */
export function canonicalKey({ primaryKey }: Collection, key: string): string {
  return primaryKey === null ? key : canonicalText(primaryKey, key);
}

/** The same of any column by which items refer to each other: `00A` and `00a` of a uuid, `007` and `7`, `5.00` and `5`. */
export function canonicalText(field: ColumnField, text: string): string {
  return types[field.type].canonical(text, field);
}
