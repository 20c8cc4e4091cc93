/** The statements of writing. Rows come as arrays of texts, one per column, so that any number is one statement. */
import { sql } from "kysely";
import { compileSql } from "../database/compile-sql.ts";
import type { Statement } from "../database/database.ts";
import type { Collection, ColumnField, OneToAny, OneToMany } from "../model/model.ts";
import { mayLock } from "../model/writable.ts";
import type { RowGroup } from "../plan/write/row-groups.ts";
import type { Sql } from "./expression.ts";
import { listOf, operatorIn } from "./operators.ts";

/**
 * So many keys of each sequence, those of the first sequence first:
 *     select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count)
 */
export function drawKeys(wanted: readonly { readonly sequence: string; readonly count: number }[]): Statement {
  const names = wanted.map(({ sequence }) => sequence);
  const counts = wanted.map(({ count }) => String(count));
  return prepared(
    sql`select nextval(s.name::regclass)::text from unnest(${names}::text[], ${counts}::int[]) as s(name, count), generate_series(1, s.count)`,
  );
}

/** Keys that the column's own default makes: `select ('T-' || nextval('t'::regclass))::text from generate_series(1, $1::int)` */
export function drawDefaultKeys(expression: string, count: number): Statement {
  // The expression comes from the catalog, as PostgreSQL prints it.
  return prepared(sql`select (${sql.raw(expression)})::text from generate_series(1, ${String(count)}::int)`);
}

/**
 * The items that exist, with some of their columns, locked in the order of their keys. Their keys stay, so that others may
 * go on to refer to them:
 *     select t."id"::text, t."author"::text from "articles" as t where t."id" = any($1::integer[]) order by t."id" for no key update
 */
export function lockItems(collection: Collection, key: ColumnField, fields: readonly ColumnField[], keys: readonly string[]): Statement {
  const columns = [key, ...fields].map((field) => sql`t.${sql.id(field.column)}::text`);
  return prepared(
    sql`select ${sql.join(columns)} from ${table(collection)} as t where ${isAmong(key, keys)} order by t.${sql.id(key.column)}${lock(collection, "no key update")}`,
  );
}

/** Where the database's role may change nothing of the items, nobody changes them here either. */
function lock(collection: Collection, strength: "update" | "no key update"): Sql {
  return mayLock(collection) ? sql` for ${sql.raw(strength)}` : sql``;
}

/** Lets nobody else write the collection's items until the transaction ends: `lock table "settings" in share row exclusive mode` */
export function lockCollection(collection: Collection): Statement {
  return compileSql(sql`lock table ${table(collection)} in share row exclusive mode`);
}

/** The key of a singleton's item, locked. */
export function lockSingleton(collection: Collection, key: ColumnField): Statement {
  return prepared(
    sql`select t.${sql.id(key.column)}::text from ${table(collection)} as t order by t.${sql.id(key.column)} limit 1${lock(collection, "no key update")}`,
  );
}

/** Which of the keys exist: `select t."id"::text from "headings" as t where t."id" = any($1::integer[])` */
export function selectKeys(collection: Collection, key: ColumnField, keys: readonly string[]): Statement {
  return prepared(sql`select t.${sql.id(key.column)}::text from ${table(collection)} as t where ${isAmong(key, keys)}`);
}

/**
 * The items that belong to the parents now, with the parent's key, locked as what may become of them asks:
 *     select t."id"::text, t."article"::text from "comments" as t where t."article" = any($1::integer[]) order by t."id" for update
 */
export function lockChildren(
  relation: OneToMany | OneToAny,
  target: Collection,
  columns: {
    readonly key: ColumnField;
    readonly link: ColumnField;
    readonly parentKey: ColumnField;
    readonly collection: ColumnField | null;
  },
  parents: readonly string[],
): Statement {
  const { key, link, parentKey, collection } = columns;
  const type = relation.kind === "o2m" ? parentKey.sqlType : link.sqlType;
  const strength = relation.deselectAction === "delete" ? "update" : "no key update";
  const ofCollection = collection === null ? sql`` : sql` and ${namesCollection(collection, relation.collection)}`;
  return prepared(
    sql`select t.${sql.id(key.column)}::text, t.${sql.id(link.column)}::text from ${table(target)} as t where ${isAmong(link, parents, type)}${ofCollection} order by t.${sql.id(key.column)}${lock(target, strength)}`,
  );
}

/** As in the statements that read: an enum that lacks the label names no such collection. */
function namesCollection({ column, enumLabels }: ColumnField, collection: string): Sql {
  return enumLabels?.includes(collection) === false ? sql`false` : sql`t.${sql.id(column)} = ${collection}`;
}

/**
 *     insert into "tags" ("id", "name") select v.c0::integer, v.c1::character varying
 *       from unnest($1::text[], $2::text[]) with ordinality as v(c0, c1, n) order by v.n
 *
 * Keys that the rows lack are drawn by the database, and come back in the order of the rows: `... returning "id"::text`
 */
export function insertRows({ key, hasKeys, fields, rows }: RowGroup): Statement {
  const [first] = rows;
  const into = table(first?.collection);
  const columns = hasKeys ? [key, ...fields] : fields;
  const returning = hasKeys ? sql`` : sql` returning ${sql.id(key.column)}::text`;
  // Such a group has one row.
  if (columns.length === 0) return prepared(sql`insert into ${into} default values${returning}`);
  const values = columns.map((field) => rows.map((row) => (field === key ? row.key : (row.values.get(field.name) ?? null))));
  // A drawn key may be the value of a column that is generated always.
  const overriding = hasKeys && key.isGenerated ? sql` overriding system value` : sql``;
  return prepared(
    sql`insert into ${into} (${sql.join(columns.map((field) => sql.id(field.column)))})${overriding} select ${sql.join(columns.map(castCell))} from ${unnest(values, columns)} order by v.n${returning}`,
  );
}

/**
 *     update "tags" as t set "name" = v.c1::character varying
 *       from unnest($1::text[], $2::text[]) with ordinality as v(c0, c1, n) where t."id" = v.c0::integer
 */
export function updateRows({ key, fields, rows }: RowGroup): Statement {
  const [first] = rows;
  const columns = [key, ...fields];
  const values = columns.map((field) => rows.map((row) => (field === key ? row.key : (row.values.get(field.name) ?? null))));
  const assignments = fields.map((field, index) => sql`${sql.id(field.column)} = ${castCell(field, index + 1)}`);
  return prepared(
    sql`update ${table(first?.collection)} as t set ${sql.join(assignments)} from ${unnest(values, columns)} where t.${sql.id(key.column)} ${operatorIn(key.operators, "=")} ${castCell(key, 0)}`,
  );
}

/** `update "comments" as t set "article" = null where t."id" = any($1::integer[])` */
export function unlinkRows(
  collection: Collection,
  key: ColumnField,
  assignments: readonly { readonly field: ColumnField; readonly text: string | null }[],
  keys: readonly string[],
): Statement {
  const set = assignments.map(({ field, text }) => sql`${sql.id(field.column)} = ${text}::${sql.raw(field.sqlType)}`);
  return prepared(sql`update ${table(collection)} as t set ${sql.join(set)} where ${isAmong(key, keys)}`);
}

/** `delete from "comments" as t where t."id" = any($1::integer[]) returning t."id"::text` */
export function deleteRows(collection: Collection, key: ColumnField, keys: readonly string[]): Statement {
  return prepared(sql`delete from ${table(collection)} as t where ${isAmong(key, keys)} returning t.${sql.id(key.column)}::text`);
}

/** `t."id" = any($1::integer[])` */
function isAmong(field: ColumnField, keys: readonly string[], sqlType: string = field.sqlType): Sql {
  const equals = operatorIn(sqlType === field.sqlType ? field.operators : null, "=");
  return sql`t.${sql.id(field.column)} ${equals} any(${listOf(keys, sqlType)})`;
}

function table(collection: Collection | undefined): Sql {
  if (collection === undefined) throw new Error("A group of rows has a row.");
  return sql.id(collection.schema, collection.table);
}

function castCell(field: ColumnField, index: number): Sql {
  return sql`v.${sql.id(`c${index}`)}::${sql.raw(field.sqlType)}`;
}

function unnest(values: readonly (readonly (string | null)[])[], columns: readonly ColumnField[]): Sql {
  const arrays = values.map((column) => sql`${column}::text[]`);
  const names = [...columns.map((_, index) => sql.id(`c${index}`)), sql`n`];
  return sql`unnest(${sql.join(arrays)}) with ordinality as v(${sql.join(names)})`;
}

function prepared(query: Sql): Statement {
  return { ...compileSql(query), prepared: true };
}
