/** Catalogs and metadata in short, for tables of cases. */
import type { Catalog, CatalogColumn, CatalogForeignKey, CatalogTable, CatalogUniqueKey } from "../../src/database/catalog.ts";
import type { Metadata } from "../../src/metadata/metadata.ts";
import {
  type CollectionRow,
  type FieldRow,
  type RelationRow,
  completeCollection,
  completeField,
  completeRelation,
} from "../../src/metadata/rows.ts";

/**
 * `{ articles: "id:int4! title:varchar author:int4>authors.id" }`: name, type, `!` for NOT NULL, `=` for a default,
 * `^` for a unique key, `>` for a foreign key. The first column of NOT NULL is the primary key; a name that starts
 * with `~` has no key, one with `@` is a view.
 */
export function catalogOf(tables: Readonly<Record<string, string>>): Catalog {
  return { tables: Object.entries(tables).map(([name, columns]) => tableOf(name, columns)), hiddenTables: [] };
}

export interface MetadataRows {
  readonly origin?: Metadata["origin"];
  readonly collections?: readonly CollectionRow[];
  readonly fields?: readonly FieldRow[];
  readonly relations?: readonly RelationRow[];
}

export function metadataOf({ origin = "directus", collections = [], fields = [], relations = [] }: MetadataRows): Metadata {
  return {
    source: "test",
    origin,
    collections: collections.map(completeCollection),
    fields: fields.map(completeField),
    relations: relations.map(completeRelation),
    diagnostics: [],
  };
}

/** `articles.author>authors.articles` as a row: many side, one side, and its alias where there is one. */
export function relation(text: string, rest: Partial<RelationRow> = {}): RelationRow {
  const [many = "", one = ""] = text.split(">");
  const [manyCollection = "", manyField = ""] = many.split(".");
  const [oneCollection = null, oneField = null] = one === "" ? [] : one.split(".");
  return { manyCollection, manyField, oneCollection, oneField, ...rest };
}

function tableOf(text: string, columns: string): CatalogTable {
  const name = text.replace(/^[~@]/, "");
  const parsed = columns.split(" ").map(columnOf);
  const [first] = parsed;
  return {
    schema: "public",
    name,
    kind: text.startsWith("@") ? "view" : "table",
    comment: null,
    columns: parsed.map(({ column }) => column),
    hiddenColumns: [],
    primaryKey: /^[~@]/.test(text) || first === undefined ? [] : [first.column.name],
    uniqueKeys: parsed.flatMap(({ column, unique }) => (unique ? [uniqueKeyOf(column.name)] : [])),
    foreignKeys: parsed.flatMap(({ foreignKey }) => foreignKey ?? []),
    rows: null,
    mayKeepDeleted: false,
    hasHeirs: false,
    isPlain: true,
    deferrable: [],
  };
}

function uniqueKeyOf(column: string): CatalogUniqueKey {
  return { columns: [column], isPartial: false, hasExpressions: false, deferrable: false, nullsNotDistinct: false, referred: [] };
}

/** As PostgreSQL prints them. */
const sqlNames: Readonly<Record<string, string>> = {
  int2: "smallint",
  int4: "integer",
  int8: "bigint",
  varchar: "character varying",
  bool: "boolean",
  float4: "real",
  float8: "double precision",
};

/** Of the types that PostgreSQL puts in no order. */
const comparisons: Readonly<Record<string, CatalogColumn["comparison"]>> = { json: "none", point: "none" };

interface ParsedColumn {
  readonly column: CatalogColumn;
  readonly unique: boolean;
  readonly foreignKey: CatalogForeignKey | undefined;
}

function columnOf(text: string): ParsedColumn {
  const [, name = "", type = "", flags = "", target] = /^(\w+):(\w+)([!=^]*)(?:>(.+))?$/.exec(text) ?? [];
  const [targetTable = "", targetColumn = "id"] = target?.split(".") ?? [];
  const column: CatalogColumn = {
    name,
    type,
    sqlType: sqlNames[type] ?? type,
    isArray: type.startsWith("_"),
    elementType: type.startsWith("_") ? type.slice(1) : null,
    isRow: false,
    comparison: comparisons[type] ?? "order",
    operators: null,
    isDeterministic: true,
    enumLabels: null,
    maxLength: null,
    hasPrecision: false,
    nullable: !flags.includes("!"),
    default: flags.includes("=") ? "1" : null,
    isGenerated: false,
    sequence: null,
    checks: [],
    sharesChecks: false,
    comment: null,
    mayInsert: true,
    mayUpdate: true,
    mayDraw: true,
  };
  const foreignKey: CatalogForeignKey = {
    name: `${name}_fkey`,
    columns: [name],
    targetSchema: "public",
    targetTable,
    targetColumns: [targetColumn],
    cascades: false,
    waits: false,
    follows: false,
    isEnforced: true,
  };
  return { column, unique: flags.includes("^"), foreignKey: target === undefined ? undefined : foreignKey };
}
