/**
 * What a database with Directus's tables holds of its model at one moment: its tables, and what is stored of them. It is what the
 * fields that describe the model tell, and what changes of the model are planned on.
 */
import type { CatalogColumn } from "../database/catalog.ts";

export interface Structure {
  /** Where Directus's tables are, and those that it describes. */
  readonly schema: string;
  /** Tables and views by name. */
  readonly tables: ReadonlyMap<string, Table>;
  /** Rows of `directus_collections` by name. */
  readonly collections: ReadonlyMap<string, Facts>;
  /** Rows of `directus_fields` by `fieldName`, in the order in which they are stored. */
  readonly fields: ReadonlyMap<string, Facts>;
  /** Rows of `directus_relations` by the `fieldName` of their many side. */
  readonly relations: ReadonlyMap<string, Facts>;
  /** What permissions there are of which collections and fields, without their rules. */
  readonly permissions: readonly StoredPermission[];
}

/** A row by its columns, as JSON. */
export type Facts = Readonly<Record<string, unknown>>;

export interface StoredPermission {
  readonly id: number;
  readonly collection: string;
  readonly action: string;
  /** Null for none; `*` for all. */
  readonly fields: readonly string[] | null;
}

export interface Table {
  readonly name: string;
  readonly isView: boolean;
  readonly comment: string | null;
  /** In the order of the table. */
  readonly columns: ReadonlyMap<string, Column>;
  /** Without those over a part of the rows, or over expressions. */
  readonly indexes: readonly Index[];
  /** Its own, that is, of which it has the columns. */
  readonly foreignKeys: readonly ForeignKey[];
}

/** What of a column decides of which of Directus's types it is. */
export type ColumnType = Pick<CatalogColumn, "type" | "isArray" | "enumLabels">;

export interface Column extends ColumnType {
  readonly name: string;
  /** In the words of the SQL standard: `character varying`, `ARRAY`, `USER-DEFINED`. */
  readonly dataType: string;
  /** An expression. */
  readonly default: string | null;
  readonly length: number | null;
  readonly precision: number | null;
  readonly scale: number | null;
  readonly isNullable: boolean;
  /** From other columns, by `expression`. */
  readonly isGenerated: boolean;
  readonly expression: string | null;
  /** Its values come from a sequence of its own. */
  readonly isSerial: boolean;
  readonly comment: string | null;
}

export interface Index {
  readonly name: string;
  readonly columns: readonly string[];
  readonly isPrimary: boolean;
  readonly isUnique: boolean;
  /** It belongs to a constraint of its name. */
  readonly isConstraint: boolean;
}

export interface ForeignKey {
  readonly name: string;
  readonly columns: readonly string[];
  readonly table: string;
  /** Of that table, which may be elsewhere than what is described. */
  readonly schema: string;
  readonly targetColumns: readonly string[];
  /** `CASCADE` */
  readonly onUpdate: string;
  readonly onDelete: string;
}

export function fieldName(collection: string, field: string): string {
  return JSON.stringify([collection, field]);
}

/** A value of a row that is a text; null for none. */
export function textOf(row: Facts | undefined, key: string): string | null {
  const value = row?.[key];
  return typeof value === "string" && value !== "" ? value : null;
}

/** The words of a list that is stored as a text: `m2o`, `cast-json,conceal`. */
export function wordsOf(value: unknown): readonly string[] | null {
  return typeof value === "string" && value !== "" ? value.split(",").map((word) => word.trim()) : null;
}

export function columnOf({ tables }: Structure, collection: string, field: string): Column | undefined {
  return tables.get(collection)?.columns.get(field);
}

/** Whether there is a field of that name, with a column or without. */
export function hasField(structure: Structure, collection: string, field: string): boolean {
  return columnOf(structure, collection, field) !== undefined || structure.fields.has(fieldName(collection, field));
}

export function hasCollection({ tables, collections }: Structure, collection: string): boolean {
  return tables.has(collection) || collections.has(collection);
}

/** The column that tells its rows apart; null where there are several, or none. */
export function keyOf(table: Table | undefined): Column | null {
  const primary = table?.indexes.find(({ isPrimary }) => isPrimary);
  const [key, ...more] = primary?.columns ?? [];
  return key === undefined || more.length > 0 ? null : (table?.columns.get(key) ?? null);
}

/** The foreign key over this column alone. */
export function foreignKeyOf(table: Table | undefined, column: string): ForeignKey | undefined {
  return table?.foreignKeys.find(({ columns }) => columns.length === 1 && columns[0] === column);
}

/** Foreign keys of other tables that refer to it. */
export function listReferences({ tables, schema }: Structure, target: string): readonly (ForeignKey & { readonly from: string })[] {
  return [...tables.values()].flatMap(({ name, foreignKeys }) =>
    foreignKeys.flatMap((key) => (key.table === target && key.schema === schema ? [{ ...key, from: name }] : [])),
  );
}
