import type { ColumnField } from "../model/model.ts";

export function isTextual(field: ColumnField): boolean {
  return textTypes.has(field.sqlType);
}

/** The type to cast a text to that is compared with this column; `character` alone would mean one letter. */
export function textType(field: ColumnField): string {
  if (field.sqlType === "character" || field.sqlType === "bpchar") return "bpchar";
  return isTextual(field) ? field.sqlType : "text";
}

const textTypes: ReadonlySet<string> = new Set([
  "text",
  "character varying",
  "varchar",
  "character",
  "bpchar",
  "citext",
  "public.citext",
  "name",
]);
