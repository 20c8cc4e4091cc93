import { invariant } from "../shared/invariant.ts";
import { selectColumns, selectForeignKeys, selectKeys, selectTables } from "./catalog-queries.ts";
import { compileSql } from "./compile-sql.ts";
import type { Connection, Row } from "./database.ts";

/** What PostgreSQL's catalog says of the tables and views of the served schemas. */
export interface Catalog {
  /** Those of which the role that Relata connects as may read a column. */
  readonly tables: readonly CatalogTable[];
  /** Tables and views that it may not read at all. */
  readonly hiddenTables: readonly HiddenTable[];
}

export interface HiddenTable {
  readonly schema: string;
  readonly name: string;
}

export interface CatalogTable {
  readonly schema: string;
  readonly name: string;
  readonly kind: "table" | "view";
  /** How many there are, as far as PostgreSQL has noticed; null for a view. */
  readonly rows: number | null;
  readonly comment: string | null;
  /** In the order of the table, without the hidden ones. */
  readonly columns: readonly CatalogColumn[];
  /** Names of the columns that the role may not read. */
  readonly hiddenColumns: readonly string[];
  /** Column names in key order; empty without a primary key. */
  readonly primaryKey: readonly string[];
  /** Its unique constraints and unique indexes, without the primary key. */
  readonly uniqueKeys: readonly CatalogUniqueKey[];
  /** Those over columns that the role may read. */
  readonly foreignKeys: readonly CatalogForeignKey[];
  /** Row security may let a DELETE pass over rows without a word; no trigger of the table's does. */
  readonly mayKeepDeleted: boolean;
  /** Tables inherit from it, so that no key of its own holds across all its rows. Partitions are none. */
  readonly hasHeirs: boolean;
  /**
   * When its rows are written, that is all that happens: no trigger, rule or row security of its own, and no function of
   * somebody's making in its checks, defaults, indexes and types, which might look at what else is written.
   */
  readonly isPlain: boolean;
  /** Constraints of its own, or that refer to it, which wait if they are told to: `"public"."items_place_key"`. */
  readonly deferrable: readonly string[];
}

export interface CatalogUniqueKey {
  /** In key order; of one over expressions, those that it speaks of. */
  readonly columns: readonly string[];
  /** It holds across a part of the rows alone. */
  readonly isPartial: boolean;
  readonly hasExpressions: boolean;
  /** It waits if it is told to, or of itself. */
  readonly deferrable: boolean;
  /** NULL is a value like any other. */
  readonly nullsNotDistinct: boolean;
  /** Those of the columns that foreign keys of any table refer to. */
  readonly referred: readonly string[];
}

export interface CatalogColumn {
  readonly name: string;
  /** The type's name in `pg_type`, domains resolved to their base type: `int4`, `varchar`, `timestamptz`, `_text`. */
  readonly type: string;
  /** The type as SQL writes it in a cast, without length, schema-qualified where needed: `integer`, `character varying`, `public.mood`, `text[]`. */
  readonly sqlType: string;
  readonly isArray: boolean;
  /** The name in `pg_type` of an array's elements, domains resolved to their base type: `text`; null for no array. */
  readonly elementType: string | null;
  /** A row of attributes: a composite type. */
  readonly isRow: boolean;
  readonly comparison: Comparison;
  /** The schema of the type's operators, quoted: `extensions`; null where PostgreSQL always finds them. */
  readonly operators: string | null;
  /** Equal texts are the same text: false under a collation that ignores case, accents or the like. */
  readonly isDeterministic: boolean;
  /** The labels of an enum type, else null; null for an array of them as well. */
  readonly enumLabels: readonly string[] | null;
  readonly maxLength: number | null;
  /** A `numeric` of a stated number of digits. */
  readonly hasPrecision: boolean;
  readonly nullable: boolean;
  /** The default's expression, or null. `NULL::character varying` is a default of null and stands here as it is. */
  readonly default: string | null;
  /** Filled by the database and never written: `GENERATED ALWAYS`, as an expression or as identity. */
  readonly isGenerated: boolean;
  /** The sequence behind a serial or identity column, schema-qualified and quoted as `nextval` takes it; else null. */
  readonly sequence: string | null;
  /** Names of the check constraints that speak of this column alone. */
  readonly checks: readonly string[];
  /** A check constraint speaks of it and of other columns. */
  readonly sharesChecks: boolean;
  readonly comment: string | null;
  /** Whether the role may state the column's value in a new row. */
  readonly mayInsert: boolean;
  readonly mayUpdate: boolean;
  /** Whether it may draw from the sequence, where there is one. */
  readonly mayDraw: boolean;
}

/** Whether PostgreSQL orders a type's values, only tells whether two are equal, or does neither. */
export type Comparison = "order" | "equality" | "none";

export interface CatalogForeignKey {
  readonly name: string;
  readonly columns: readonly string[];
  readonly targetSchema: string;
  readonly targetTable: string;
  readonly targetColumns: readonly string[];
  /** `ON DELETE CASCADE` */
  readonly cascades: boolean;
  /** If it is told to, it lets what is referred to go or change, and looks only in the end whether it is there. */
  readonly waits: boolean;
  /** `ON UPDATE CASCADE` */
  readonly follows: boolean;
  /** Neither is it declared not to be, nor are its triggers disabled. */
  readonly isEnforced: boolean;
}

/**
 * Reads the catalog of the schemas in `searchPath` (in that order) in four statements. Partitions count as part of
 * their table, and what belongs to an extension is left out.
 */
export async function readCatalog(connection: Connection, searchPath: readonly string[]): Promise<Catalog> {
  const [tables, columns, keys, foreignKeys] = await Promise.all([
    connection.run(compileSql(selectTables(searchPath))),
    connection.run(compileSql(selectColumns(searchPath))),
    connection.run(compileSql(selectKeys(searchPath))),
    connection.run(compileSql(selectForeignKeys(searchPath))),
  ]);
  const columnsOf = groupByTable(columns, buildColumn);
  const keysOf = groupByTable(keys, buildKey);
  const foreignKeysOf = groupByTable(foreignKeys, buildForeignKey);
  const all = tables.map(
    ([table = null, schema, name, isTable, comment = null, mayKeepDeleted, hasHeirs, isPlain, deferrable, rows]): CatalogTable => {
      const tableKeys = keysOf.get(table) ?? [];
      const tableColumns = columnsOf.get(table) ?? [];
      const hiddenColumns = tableColumns.filter(({ mayRead }) => !mayRead).map(({ column }) => column.name);
      return {
        schema: text(schema),
        name: text(name),
        kind: isTrue(isTable) ? "table" : "view",
        rows: rows === null || rows === undefined ? null : Number(rows),
        comment,
        columns: tableColumns.filter(({ mayRead }) => mayRead).map(({ column }) => column),
        hiddenColumns,
        primaryKey: tableKeys.find(({ isPrimary }) => isPrimary)?.key.columns ?? [],
        uniqueKeys: tableKeys.filter(({ isPrimary }) => !isPrimary).map(({ key }) => key),
        foreignKeys: (foreignKeysOf.get(table) ?? []).filter(({ columns: names }) => !names.some((one) => hiddenColumns.includes(one))),
        mayKeepDeleted: isTrue(mayKeepDeleted),
        hasHeirs: isTrue(hasHeirs),
        isPlain: isTrue(isPlain),
        deferrable: parseNames(deferrable),
      };
    },
  );
  const isHidden = (table: CatalogTable): boolean => table.columns.length === 0 && table.hiddenColumns.length > 0;
  return {
    tables: all.filter((table) => !isHidden(table)),
    hiddenTables: all.filter(isHidden).map(({ schema, name }) => ({ schema, name })),
  };
}

/** Rows of one table after another, the table's oid in the first cell. */
function groupByTable<T>(rows: readonly Row[], build: (row: Row) => T): ReadonlyMap<string | null, readonly T[]> {
  const groups = new Map<string | null, T[]>();
  for (const row of rows) {
    const [table = null] = row;
    const group = groups.get(table) ?? [];
    group.push(build(row));
    groups.set(table, group);
  }
  return groups;
}

interface FoundColumn {
  readonly column: CatalogColumn;
  readonly mayRead: boolean;
}

function buildColumn([
  ,
  name,
  type,
  sqlType,
  isArray,
  elementType,
  isRow,
  comparison,
  operators,
  isDeterministic,
  enumLabels,
  maxLength,
  hasPrecision,
  nullable,
  defaultValue,
  isGenerated,
  sequence,
  checks,
  sharesChecks,
  comment,
  mayRead,
  mayInsert,
  mayUpdate,
  mayDraw,
]: Row): FoundColumn {
  const column: CatalogColumn = {
    name: text(name),
    type: text(type),
    sqlType: text(sqlType),
    isArray: isTrue(isArray),
    elementType: elementType ?? null,
    isRow: isTrue(isRow),
    comparison: comparison === "order" || comparison === "equality" ? comparison : "none",
    operators: operators ?? null,
    isDeterministic: isTrue(isDeterministic),
    enumLabels: typeof enumLabels === "string" ? parseNames(enumLabels) : null,
    maxLength: typeof maxLength === "string" ? Number(maxLength) : null,
    hasPrecision: isTrue(hasPrecision),
    nullable: isTrue(nullable),
    default: defaultValue ?? null,
    isGenerated: isTrue(isGenerated),
    sequence: sequence ?? null,
    checks: parseNames(checks),
    sharesChecks: isTrue(sharesChecks),
    comment: comment ?? null,
    mayInsert: isTrue(mayInsert),
    mayUpdate: isTrue(mayUpdate),
    mayDraw: isTrue(mayDraw),
  };
  return { column, mayRead: isTrue(mayRead) };
}

interface FoundKey {
  readonly key: CatalogUniqueKey;
  readonly isPrimary: boolean;
}

function buildKey([, isPrimary, columns, isPartial, hasExpressions, deferrable, nullsNotDistinct, referred]: Row): FoundKey {
  const key: CatalogUniqueKey = {
    columns: parseNames(columns),
    isPartial: isTrue(isPartial),
    hasExpressions: isTrue(hasExpressions),
    deferrable: isTrue(deferrable),
    nullsNotDistinct: isTrue(nullsNotDistinct),
    referred: parseNames(referred),
  };
  return { key, isPrimary: isTrue(isPrimary) };
}

function buildForeignKey([
  ,
  name,
  columns,
  targetSchema,
  targetTable,
  targetColumns,
  cascades,
  waits,
  follows,
  isEnforced,
]: Row): CatalogForeignKey {
  return {
    name: text(name),
    columns: parseNames(columns),
    targetSchema: text(targetSchema),
    targetTable: text(targetTable),
    targetColumns: parseNames(targetColumns),
    cascades: isTrue(cascades),
    waits: isTrue(waits),
    follows: isTrue(follows),
    isEnforced: isTrue(isEnforced),
  };
}

function isTrue(cell: string | null | undefined): boolean {
  return cell === "t";
}

/** A cell that the catalog never leaves empty. */
function text(cell: string | null | undefined): string {
  invariant(typeof cell === "string", "a cell of the catalog is empty");
  return cell;
}

function parseNames(cell: string | null | undefined): readonly string[] {
  // Made by json_agg over names above.
  return JSON.parse(text(cell)) as string[];
}
