/**
 * First pass. In: metadata and catalog. Out: a draft of every collection, with its table, its columns as fields that
 * carry no relation yet, and the rows of its aliases.
 */
import type { Catalog, CatalogColumn, CatalogTable } from "../database/catalog.ts";
import { listWholeKeys } from "../database/whole-keys.ts";
import type { CollectionMetadata, FieldMetadata, Metadata } from "../metadata/metadata.ts";
import { completeCollection } from "../metadata/rows.ts";
import { hasDirectusTables, isSystemTable } from "../metadata/system-collections.ts";
import { castTypeOf, elementTypeOf, fieldTypeOf } from "./field-type.ts";
import type { ColumnField } from "./model.ts";
import { type Report, reportError, reportWarning, suggest } from "./report.ts";

export interface CollectionDraft {
  readonly name: string;
  readonly table: CatalogTable;
  readonly isSystem: boolean;
  readonly singleton: boolean;
  readonly note: string | null;
  readonly sortField: string | null;
  readonly primaryKey: ColumnField | null;
  /** By name, in the order of the table. */
  readonly columns: ReadonlyMap<string, DraftColumn>;
  /** By name, in the order of the metadata. */
  readonly aliasRows: ReadonlyMap<string, FieldMetadata>;
}

export interface DraftColumn {
  readonly field: ColumnField;
  readonly column: CatalogColumn;
}

export type CollectionDrafts = ReadonlyMap<string, CollectionDraft>;

export function buildDrafts(metadata: Metadata, catalog: Catalog, report: Report): CollectionDrafts {
  const tables = tablesByName(catalog, report);
  const rows = servedCollections(metadata, catalog, tables, report);
  const fieldRows = fieldRowsByCollection(metadata, rows, tables, report);
  const drafts = new Map<string, CollectionDraft>();
  for (const [row, table] of rows.values()) {
    drafts.set(row.collection, buildDraft(row, table, fieldRows.get(row.collection) ?? new Map(), report));
  }
  return drafts;
}

/** Collections are known by name alone, so of equal names in several schemas the first of the search path is served. */
function tablesByName(catalog: Catalog, report: Report): ReadonlyMap<string, CatalogTable> {
  const tables = new Map<string, CatalogTable>();
  for (const table of catalog.tables) {
    const first = tables.get(table.name);
    if (first === undefined) tables.set(table.name, table);
    else {
      const sentence = `found in the schemas "${first.schema}" and "${table.schema}", expected one; the first is served.`;
      reportWarning(report, "Collection", table.name, sentence);
    }
  }
  return tables;
}

type ServedRows = ReadonlyMap<string, readonly [row: CollectionMetadata, table: CatalogTable]>;

/** What metadata names, then the tables that it does not, save Directus's own. */
function servedCollections(metadata: Metadata, catalog: Catalog, tables: ReadonlyMap<string, CatalogTable>, report: Report): ServedRows {
  const served = new Map<string, readonly [CollectionMetadata, CatalogTable]>();
  const withDirectus = hasDirectusTables(catalog);
  const hidden = new Set(catalog.hiddenTables.map(({ name }) => name).filter((name) => !tables.has(name)));
  for (const name of hidden) reportWarning(report, "Collection", name, "the database's role may not read it, so it is left out.");
  for (const row of metadata.collections) {
    const name = row.collection;
    const table = tables.get(name);
    if (served.has(name)) reportWarning(report, "Collection", name, "found twice in the metadata, expected once; the first counts.");
    else if (table !== undefined) served.set(name, [row, table]);
    else if (!row.isFolder && !hidden.has(name)) {
      const suggestion = suggest(report, name, tables.keys(), "table");
      reportError(report, "Collection", name, `the database has no table or view "${name}".${suggestion}`);
    }
  }
  for (const table of tables.values()) {
    if (served.has(table.name) || (withDirectus && isSystemTable(table.name))) continue;
    served.set(table.name, [completeCollection({ collection: table.name }), table]);
  }
  return served;
}

type FieldRows = ReadonlyMap<string, FieldMetadata>;

function fieldRowsByCollection(
  metadata: Metadata,
  rows: ServedRows,
  tables: ReadonlyMap<string, CatalogTable>,
  report: Report,
): ReadonlyMap<string, FieldRows> {
  const byCollection = new Map<string, Map<string, FieldMetadata>>();
  // A collection that metadata names without a table has its own diagnostic; its fields add nothing to that.
  const named = new Set(metadata.collections.map((row) => row.collection));
  for (const row of metadata.fields) {
    const coordinate = `${row.collection}.${row.field}`;
    if (!rows.has(row.collection)) {
      if (named.has(row.collection) || tables.has(row.collection) || report.hidden.has(row.collection)) continue;
      const suggestion = suggest(report, row.collection, rows.keys(), "collection");
      reportError(report, "Field", coordinate, `collection "${row.collection}" does not exist.${suggestion}`);
      continue;
    }
    const fields = byCollection.get(row.collection) ?? new Map<string, FieldMetadata>();
    byCollection.set(row.collection, fields);
    if (fields.has(row.field)) reportWarning(report, "Field", coordinate, "found twice in the metadata, expected once; the first counts.");
    else fields.set(row.field, row);
  }
  return byCollection;
}

function buildDraft(row: CollectionMetadata, table: CatalogTable, fieldRows: FieldRows, report: Report): CollectionDraft {
  const key = keyColumnOf(table, report);
  const singleKeys = new Set([table.primaryKey, ...listWholeKeys(table)].flatMap((columns) => (columns.length === 1 ? columns : [])));
  const columns = new Map<string, DraftColumn>();
  for (const column of table.columns) {
    const fieldRow = fieldRows.get(column.name);
    if (row.isSystem && fieldRow === undefined) continue;
    const references = table.foreignKeys.filter(({ columns: names }) => names.includes(column.name));
    const field = buildColumnField(row.collection, column, fieldRow, {
      unique: singleKeys.has(column.name),
      cascades: references.some(({ cascades }) => cascades),
      waits: references.length > 0 && references.every(({ waits }) => waits),
      follows: references.length > 0 && references.every(({ follows }) => follows),
    });
    columns.set(column.name, { field, column });
  }
  for (const name of table.hiddenColumns) {
    reportWarning(report, "Field", `${row.collection}.${name}`, "the database's role may not read the column, so it is left out.");
  }
  return {
    name: row.collection,
    table,
    isSystem: row.isSystem,
    singleton: row.singleton,
    note: row.note,
    sortField: row.sortField,
    primaryKey: (key === null ? undefined : columns.get(key)?.field) ?? null,
    columns,
    aliasRows: new Map([...fieldRows].filter(([name]) => !columns.has(name))),
  };
}

/** The primary key if it is one column, else the first unique key of one column that is never null. */
function keyColumnOf(table: CatalogTable, report: Report): string | null {
  const [column, ...others] = table.primaryKey;
  const isHidden = column !== undefined && table.hiddenColumns.includes(column);
  if (column !== undefined && others.length === 0 && !isHidden) {
    if (table.hasHeirs) reportHeirs(table, column, report);
    return column;
  }
  const required = new Set(table.columns.flatMap((candidate) => (candidate.nullable ? [] : candidate.name)));
  const unique = listWholeKeys(table).find((key) => key.length === 1 && required.has(key[0] ?? ""));
  if (unique?.[0] !== undefined) return unique[0];
  if (table.kind === "table") {
    const sentence = `found ${describeKey(table)}, expected one column; it is served as lists and aggregates only.`;
    reportWarning(report, "Collection", table.name, sentence);
  }
  return null;
}

function reportHeirs({ name }: CatalogTable, key: string, report: Report): void {
  const sentence = `found tables that inherit from it, across which the key "${key}" is not unique; of several items with one key the first is shown, and none is changed.`;
  reportWarning(report, "Collection", name, sentence);
}

function describeKey({ primaryKey, hiddenColumns }: CatalogTable): string {
  if (primaryKey.length === 0) return "no primary key";
  if (primaryKey.some((name) => hiddenColumns.includes(name))) return "a primary key that the database's role may not read";
  return `a primary key of ${primaryKey.length} columns`;
}

function buildColumnField(
  collection: string,
  column: CatalogColumn,
  row: FieldMetadata | undefined,
  keys: Pick<ColumnField, "unique" | "cascades" | "waits" | "follows">,
): ColumnField {
  const special = row?.special ?? [];
  return {
    kind: "column",
    collection,
    name: column.name,
    column: column.name,
    type: fieldTypeOf(column, special),
    sqlType: castTypeOf(column),
    element: elementTypeOf(column),
    isRow: column.isRow,
    comparison: column.comparison,
    operators: column.operators,
    isDeterministic: column.isDeterministic,
    enumLabels: column.enumLabels,
    maxLength: column.maxLength,
    hasPrecision: column.hasPrecision,
    nullable: column.nullable,
    default: column.default === null || isConstantNull(column.default) ? null : column.default,
    isGenerated: column.isGenerated,
    sequence: column.sequence,
    mayInsert: column.mayInsert,
    mayUpdate: column.mayUpdate,
    isDrawnByDatabase: !column.mayInsert || !column.mayDraw,
    checks: column.checks,
    sharesChecks: column.sharesChecks,
    ...keys,
    special,
    note: row?.note ?? null,
    masked: special.includes("conceal"),
    searchable: row?.searchable ?? true,
    relation: null,
  };
}

/** `NULL::character varying` */
function isConstantNull(expression: string): boolean {
  return /^\(*NULL\)*(::[^']*)?$/i.test(expression);
}
