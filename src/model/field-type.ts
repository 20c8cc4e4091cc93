import type { CatalogColumn } from "../database/catalog.ts";
import type { ElementType, FieldType } from "./model.ts";

/** The type's name in Directus, from the column's type and from what the field's `special` makes of it. */
export function fieldTypeOf(column: Pick<CatalogColumn, "type" | "isArray" | "enumLabels">, special: readonly string[]): FieldType {
  if (column.isArray) return "array";
  if (column.enumLabels !== null) return "string";
  const type = typesByColumn.get(column.type) ?? "unknown";
  return castType(type, special) ?? type;
}

/** What the elements of an array are, by Directus's name of such a column; elements of an enum are texts. */
export function elementTypeOf(column: CatalogColumn): ElementType | null {
  if (column.elementType === null) return null;
  return { type: typesByColumn.get(column.elementType) ?? "unknown", sqlType: castTypeOf(column).replace(/\[\]$/, "") };
}

/** Values of columns of one kind can be compared with each other, as a foreign key's must be with its target's. */
export function comparableKindOf(column: Pick<CatalogColumn, "type" | "sqlType" | "isArray" | "enumLabels">): string {
  if (column.isArray || column.enumLabels !== null) return column.sqlType;
  return kindsByColumn.get(column.type) ?? column.type;
}

/**
 * The type as a cast writes it, without length: `character varying(255)` would cut a value that is only compared.
 * `character` alone would mean one letter, so it becomes `bpchar`; the same holds for `bit`, which keeps its length.
 */
export function castTypeOf(column: CatalogColumn): string {
  const { sqlType } = column;
  if (sqlType.includes('"') || /^bit\b(?! varying)/.test(sqlType)) return sqlType;
  return sqlType.replace(/\s*\([^()]*\)/, "").replace(/^character(?! varying)/, "bpchar");
}

/** A cast applies only where the column's values can be read that way. */
function castType(type: FieldType, special: readonly string[]): FieldType | undefined {
  const isText = type === "string" || type === "text";
  if (isText && special.includes("cast-json")) return "json";
  if (isText && (special.includes("cast-csv") || special.includes("csv"))) return "csv";
  if (isText && (special.includes("hash") || special.includes("cast-hash"))) return "hash";
  const isMoment = type === "dateTime" || type === "timestamp";
  if (isMoment && special.includes("cast-timestamp")) return "timestamp";
  if (isMoment && special.includes("cast-datetime")) return "dateTime";
  return undefined;
}

const typesByColumn: ReadonlyMap<string, FieldType> = new Map([
  ["int2", "integer"],
  ["int4", "integer"],
  ["int8", "bigInteger"],
  ["float4", "float"],
  ["float8", "float"],
  ["numeric", "decimal"],
  ["bool", "boolean"],
  ["varchar", "string"],
  ["bpchar", "string"],
  ["char", "string"],
  ["name", "string"],
  ["text", "text"],
  ["citext", "text"],
  ["uuid", "uuid"],
  ["date", "date"],
  ["time", "time"],
  ["timetz", "time"],
  ["timestamp", "dateTime"],
  ["timestamptz", "timestamp"],
  ["json", "json"],
  ["jsonb", "json"],
  ["bytea", "binary"],
  ["geometry", "geometry"],
  ["geography", "geometry"],
]);

const kindsByColumn: ReadonlyMap<string, string> = new Map([
  ...["int2", "int4", "int8", "numeric", "float4", "float8"].map((type) => [type, "number"] as const),
  ...["varchar", "bpchar", "text", "citext", "name"].map((type) => [type, "text"] as const),
]);
