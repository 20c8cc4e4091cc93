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

/** Whether PostgreSQL orders the column's type. */
export function hasOrder({ type, sqlType }: ColumnField): boolean {
  if (type === "unknown") return orderedTypes.test(sqlType);
  return type !== "json" && type !== "geometry" && !(type === "array" && unorderedElements.test(sqlType));
}

/** Of the types that have no name in Directus. Text would put `10 days` before `2 days`. */
const orderedTypes = /^(?:interval|inet|cidr|macaddr8?|money|bit.*|oid|pg_lsn|\w+range)$/;
const unorderedElements = /^(?:json|xml|point|line|lseg|box|path|polygon|circle)\b/;
