import { sql } from "kysely";
import { invariant } from "../shared/invariant.ts";
import { compileSql } from "./compile-sql.ts";
import type { Connection, Row } from "./database.ts";
import { operatorSchema, typeComparisons } from "./type-parts.ts";

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
  readonly comment: string | null;
  /** In the order of the table, without the hidden ones. */
  readonly columns: readonly CatalogColumn[];
  /** Names of the columns that the role may not read. */
  readonly hiddenColumns: readonly string[];
  /** Column names in key order; empty without a primary key. */
  readonly primaryKey: readonly string[];
  /** Column names of each unique constraint or unique index that is neither partial nor over expressions; not the primary key. */
  readonly uniqueKeys: readonly (readonly string[])[];
  /** Those over columns that the role may read. */
  readonly foreignKeys: readonly CatalogForeignKey[];
  /** Row security may let a DELETE pass over rows without a word; no trigger of the table's does. */
  readonly mayKeepDeleted: boolean;
  /** Tables inherit from it, so that no key of its own holds across all its rows. Partitions are none. */
  readonly hasHeirs: boolean;
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
  const all = tables.map(([table = null, schema, name, isTable, comment = null, mayKeepDeleted, hasHeirs]): CatalogTable => {
    const tableKeys = keysOf.get(table) ?? [];
    const tableColumns = columnsOf.get(table) ?? [];
    const hiddenColumns = tableColumns.filter(({ mayRead }) => !mayRead).map(({ column }) => column.name);
    return {
      schema: text(schema),
      name: text(name),
      kind: isTrue(isTable) ? "table" : "view",
      comment,
      columns: tableColumns.filter(({ mayRead }) => mayRead).map(({ column }) => column),
      hiddenColumns,
      primaryKey: tableKeys.find(({ isPrimary }) => isPrimary)?.columns ?? [],
      uniqueKeys: tableKeys.filter(({ isPrimary }) => !isPrimary).map((key) => key.columns),
      foreignKeys: (foreignKeysOf.get(table) ?? []).filter(({ columns: names }) => !names.some((one) => hiddenColumns.includes(one))),
      mayKeepDeleted: isTrue(mayKeepDeleted),
      hasHeirs: isTrue(hasHeirs),
    };
  });
  const isHidden = (table: CatalogTable): boolean => table.columns.length === 0 && table.hiddenColumns.length > 0;
  return {
    tables: all.filter((table) => !isHidden(table)),
    hiddenTables: all.filter(isHidden).map(({ schema, name }) => ({ schema, name })),
  };
}

type Query = ReturnType<typeof sql>;

/** The tables of the other statements: oid, schema, name, kind. */
function servedTables(searchPath: readonly string[]): Query {
  return sql`
    select c.oid, n.nspname, c.relname, c.relkind
    from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where n.nspname = any(${searchPath}::text[])
      and c.relkind in ('r', 'p', 'v', 'm', 'f')
      and not c.relispartition
      and not exists (
        select from pg_catalog.pg_depend d
        where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid and d.deptype = 'e'
      )`;
}

function selectTables(searchPath: readonly string[]): Query {
  return sql`
    select t.oid, t.nspname, t.relname, t.relkind in ('r', 'p', 'f'), pg_catalog.obj_description(t.oid, 'pg_class'),
      t.relkind in ('r', 'p') and pg_catalog.row_security_active(t.oid) and not exists (
        -- Row triggers that come before a DELETE have the bits 1, 2 and 8.
        select from pg_catalog.pg_trigger g where g.tgrelid = t.oid and g.tgtype & 11 = 11 and g.tgenabled <> 'D'
      ),
      t.relkind in ('r', 'f') and exists (select from pg_catalog.pg_inherits h where h.inhparent = t.oid)
    from (${servedTables(searchPath)}) t
    order by array_position(${searchPath}::text[], t.nspname::text), t.relname collate "C"`;
}

/** `base` is the type under a column's domains, `element` that of an array's elements, under theirs. */
function selectColumns(searchPath: readonly string[]): Query {
  return sql`
    with recursive domain (oid, base, modifier, not_null, default_value) as (
      select t.oid, t.typbasetype, t.typtypmod, t.typnotnull, t.typdefault
      from pg_catalog.pg_type t
      where t.typtype = 'd'
      union all
      select d.oid, t.typbasetype, case d.modifier when -1 then t.typtypmod else d.modifier end,
        d.not_null or t.typnotnull, coalesce(d.default_value, t.typdefault)
      from domain d
      join pg_catalog.pg_type t on t.oid = d.base and t.typtype = 'd'
    ),
    resolved as (
      select domain.* from domain join pg_catalog.pg_type t on t.oid = domain.base and t.typtype <> 'd'
    ),
    ${typeComparisons(sql`
      select a.atttypid from (${servedTables(searchPath)}) t
      join pg_catalog.pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped`)}
    select
      a.attrelid,
      a.attname,
      case when element.oid is null then base.typname else coalesce(element_base_array.typname, base.typname) end,
      case
        when base_schema.nspname = 'pg_catalog' then pg_catalog.format_type(base.oid, -1)
        when element.oid is null then pg_catalog.quote_ident(base_schema.nspname) || '.' || pg_catalog.quote_ident(base.typname)
        else pg_catalog.quote_ident(element_schema.nspname) || '.' || pg_catalog.quote_ident(element.typname) || '[]'
      end,
      element.oid is not null,
      coalesce(element_base.typname, element.typname),
      base.typtype = 'c',
      coalesce(comparison.kind, 'none'),
      ${operatorSchema(sql`base.oid`)},
      coalesce(c.collisdeterministic, true),
      case when base.typtype = 'e' then (
        select pg_catalog.json_agg(e.enumlabel order by e.enumsortorder)
        from pg_catalog.pg_enum e
        where e.enumtypid = base.oid
      ) end,
      case
        when base.oid in ('pg_catalog.varchar'::regtype, 'pg_catalog.bpchar'::regtype)
        then nullif(coalesce(nullif(a.atttypmod, -1), resolved.modifier), -1) - 4
      end,
      base.oid = 'pg_catalog.numeric'::regtype and coalesce(nullif(a.atttypmod, -1), resolved.modifier, -1) <> -1,
      not (a.attnotnull or coalesce(resolved.not_null, false)),
      case when a.attgenerated = '' then coalesce(pg_catalog.pg_get_expr(d.adbin, d.adrelid), resolved.default_value) end,
      a.attgenerated <> '' or a.attidentity = 'a',
      pg_catalog.quote_ident(sequence.schema) || '.' || pg_catalog.quote_ident(sequence.name),
      coalesce((
        select pg_catalog.json_agg(k.conname order by k.conname collate "C")
        from pg_catalog.pg_constraint k
        where k.conrelid = a.attrelid and k.contype = 'c' and k.conkey = array[a.attnum]
      ), '[]'),
      pg_catalog.col_description(a.attrelid, a.attnum),
      pg_catalog.has_schema_privilege(t.nspname, 'USAGE') and pg_catalog.has_column_privilege(a.attrelid, a.attnum, 'SELECT'),
      pg_catalog.has_column_privilege(a.attrelid, a.attnum, 'INSERT'),
      pg_catalog.has_column_privilege(a.attrelid, a.attnum, 'UPDATE'),
      sequence.oid is null or pg_catalog.has_sequence_privilege(sequence.oid, 'USAGE, UPDATE')
    from (${servedTables(searchPath)}) t
    join pg_catalog.pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
    left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    left join resolved on resolved.oid = a.atttypid
    join pg_catalog.pg_type base on base.oid = coalesce(resolved.base, a.atttypid)
    left join comparison on comparison.type = a.atttypid
    left join pg_catalog.pg_collation c on c.oid = a.attcollation
    join pg_catalog.pg_namespace base_schema on base_schema.oid = base.typnamespace
    left join pg_catalog.pg_type element on element.oid = base.typelem and element.typarray = base.oid
    left join pg_catalog.pg_namespace element_schema on element_schema.oid = element.typnamespace
    left join resolved element_resolved on element_resolved.oid = element.oid
    left join pg_catalog.pg_type element_base on element_base.oid = element_resolved.base
    left join pg_catalog.pg_type element_base_array on element_base_array.oid = element_base.typarray
    left join lateral (
      select s.oid, n.nspname as schema, s.relname as name
      from pg_catalog.pg_depend o
      join pg_catalog.pg_class s on s.oid = o.objid and s.relkind = 'S'
      join pg_catalog.pg_namespace n on n.oid = s.relnamespace
      where (a.attidentity <> '' or pg_catalog.pg_get_expr(d.adbin, d.adrelid) like 'nextval(%')
        and o.classid = 'pg_catalog.pg_class'::regclass and o.refclassid = 'pg_catalog.pg_class'::regclass
        and o.refobjid = a.attrelid and o.refobjsubid = a.attnum and o.deptype in ('a', 'i')
        and (a.attidentity <> '' or exists (
          select from pg_catalog.pg_depend u
          where u.classid = 'pg_catalog.pg_attrdef'::regclass and u.objid = d.oid
            and u.refclassid = 'pg_catalog.pg_class'::regclass and u.refobjid = s.oid
        ))
      order by s.oid
      limit 1
    ) sequence on true
    order by a.attrelid, a.attnum`;
}

/** The names of numbered columns, in the order of the numbers. */
function columnNames(table: Query, numbers: Query): Query {
  return sql`(
    select pg_catalog.json_agg(a.attname order by k.position)
    from unnest(${numbers}) with ordinality k (number, position)
    join pg_catalog.pg_attribute a on a.attrelid = ${table} and a.attnum = k.number
  )`;
}

function selectKeys(searchPath: readonly string[]): Query {
  return sql`
    select i.indrelid, i.indisprimary, ${columnNames(sql`i.indrelid`, sql`(i.indkey::int2[])[0:i.indnkeyatts - 1]`)}
    from (${servedTables(searchPath)}) t
    join pg_catalog.pg_index i on i.indrelid = t.oid
    join pg_catalog.pg_class c on c.oid = i.indexrelid
    where i.indisunique and i.indisvalid and i.indislive and i.indpred is null and i.indexprs is null
      and (i.indisprimary or not i.indisexclusion)
    order by i.indrelid, i.indisprimary desc, c.relname collate "C"`;
}

/** A foreign key to a partitioned table has a copy per partition: those have a parent. */
function selectForeignKeys(searchPath: readonly string[]): Query {
  return sql`
    select c.conrelid, c.conname, ${columnNames(sql`c.conrelid`, sql`c.conkey`)},
      n.nspname, r.relname, ${columnNames(sql`c.confrelid`, sql`c.confkey`)}
    from (${servedTables(searchPath)}) t
    join pg_catalog.pg_constraint c on c.conrelid = t.oid and c.contype = 'f' and c.conparentid = 0
    join pg_catalog.pg_class r on r.oid = c.confrelid
    join pg_catalog.pg_namespace n on n.oid = r.relnamespace
    order by c.conrelid, c.conname collate "C"`;
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
    comment: comment ?? null,
    mayInsert: isTrue(mayInsert),
    mayUpdate: isTrue(mayUpdate),
    mayDraw: isTrue(mayDraw),
  };
  return { column, mayRead: isTrue(mayRead) };
}

function buildKey([, isPrimary, columns]: Row): { readonly isPrimary: boolean; readonly columns: readonly string[] } {
  return { isPrimary: isTrue(isPrimary), columns: parseNames(columns) };
}

function buildForeignKey([, name, columns, targetSchema, targetTable, targetColumns]: Row): CatalogForeignKey {
  return {
    name: text(name),
    columns: parseNames(columns),
    targetSchema: text(targetSchema),
    targetTable: text(targetTable),
    targetColumns: parseNames(targetColumns),
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
