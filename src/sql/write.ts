/** The statements of writing. Rows come as arrays of texts, one per column, so that any number is one statement. */
import { sql } from "kysely";
import { compileSql } from "../database/compile-sql.ts";
import type { Statement } from "../database/database.ts";
import type { Collection, ColumnField, OneToAny, OneToMany } from "../model/model.ts";
import { mayLock } from "../model/writable.ts";
import type { RowBatch } from "../plan/write/row-groups.ts";
import type { Release } from "../plan/write/releases.ts";
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
 * The items that exist, with some of their columns, by the places of their keys among those that are asked for, locked in
 * the order of their keys. Their keys stay, so that others may go on to refer to them:
 *     select k.n::text, t."id"::text, t."author"::text from unnest($1::integer[]) with ordinality as k (key, n)
 *       join "articles" as t on t."id" = k.key order by t."id" for no key update of t
 */
export function lockItems(collection: Collection, key: ColumnField, fields: readonly ColumnField[], keys: readonly string[]): Statement {
  const columns = [key, ...fields].map((field) => sql`t.${sql.id(field.column)}::text`);
  return prepared(
    sql`select ${sql.join([sql`k.n::text`, ...columns])} from ${joinByKey(collection, key, keys)} order by t.${sql.id(key.column)}${lock(collection, "no key update", "t")}`,
  );
}

/** Where the database's role may change nothing of the items, nobody changes them here either. */
function lock(collection: Collection, strength: "update" | "no key update", alias?: "t"): Sql {
  const of = alias === undefined ? sql`` : sql` of ${sql.raw(alias)}`;
  return mayLock(collection) ? sql` for ${sql.raw(strength)}${of}` : sql``;
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

/**
 * Which of the keys exist, by their places among those that are asked for, with the keys as they are stored:
 *     select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "headings" as t on t."id" = k.key
 */
export function selectKeys(collection: Collection, key: ColumnField, keys: readonly string[]): Statement {
  return prepared(sql`select k.n::text, t.${sql.id(key.column)}::text from ${joinByKey(collection, key, keys)}`);
}

/**
 * `unnest($1::integer[]) with ordinality as k (key, n) join "headings" as t on t."id" = k.key`; keys that are arrays or rows
 * would be taken apart, so they come as texts: `unnest($1::text[]) ... on t."id" = k.key::integer[]`
 */
function joinByKey(collection: Collection, field: ColumnField, keys: readonly string[], sqlType: string = field.sqlType): Sql {
  const equals = operatorIn(sqlType === field.sqlType ? field.operators : null, "=");
  const hasParts = field.isRow || sqlType.endsWith("[]");
  const given = hasParts ? sql`${keys}::text[]` : listOf(keys, sqlType);
  const key = hasParts ? sql`k.key::${sql.raw(sqlType)}` : sql`k.key`;
  return sql`unnest(${given}) with ordinality as k (key, n) join ${table(collection)} as t on t.${sql.id(field.column)} ${equals} ${key}`;
}

/**
 * The items that belong to the parents now, with the places of their parents, locked as what may become of them asks:
 *     select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n)
 *       join "comments" as t on t."article" = k.key order by t."id" for update of t
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
    sql`select k.n::text, t.${sql.id(key.column)}::text from ${joinByKey(target, link, parents, type)}${ofCollection} order by t.${sql.id(key.column)}${lock(target, strength, "t")}`,
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
 * What the database has made of their keys, and of what others refer to, comes back in the order of the rows: `... returning "id"::text`
 */
export function insertRows({ collection, key, hasKeys, fields, returned, texts }: RowBatch): Statement {
  const into = table(collection);
  const columns = hasKeys ? [key, ...fields] : fields;
  const returning = sql` returning ${sql.join([key, ...returned].map(({ column }) => sql`${sql.id(column)}::text`))}`;
  // Such a group has one row.
  if (columns.length === 0) return prepared(sql`insert into ${into} default values${returning}`);
  // A drawn key may be the value of a column that is generated always.
  const overriding = hasKeys && key.isGenerated ? sql` overriding system value` : sql``;
  return prepared(
    sql`insert into ${into} (${sql.join(columns.map((field) => sql.id(field.column)))})${overriding} select ${sql.join(columns.map(castCell))} from ${unnest(hasKeys ? texts : texts.slice(1), columns)} order by v.n${returning}`,
  );
}

/**
 *     update "tags" as t set "name" = v.c1::character varying
 *       from unnest($1::text[], $2::text[]) with ordinality as v(c0, c1, n) where t."id" = v.c0::integer
 *       returning v.n::text
 */
export function updateRows({ collection, key, fields, returned, texts }: RowBatch): Statement {
  const columns = [key, ...fields];
  const assignments = fields.map((field, index) => sql`${sql.id(field.column)} = ${castCell(field, index + 1)}`);
  return prepared(
    sql`update ${table(collection)} as t set ${sql.join(assignments)} from ${unnest(texts, columns)} where t.${sql.id(key.column)} ${operatorIn(key.operators, "=")} ${castCell(key, 0)} returning ${sql.join([sql`v.n::text`, ...returned.map(({ column }) => sql`t.${sql.id(column)}::text`)])}`,
  );
}

/** `update "comments" as t set "article" = null where t."id" = any($1::integer[])` */
export function emptyLinks(collection: Collection, key: ColumnField, link: ColumnField, keys: readonly string[]): Statement {
  return prepared(sql`update ${table(collection)} as t set ${sql.id(link.column)} = null where ${isAmong(key, keys)}`);
}

/**
 * Numbers that no item has, or is to have, or none that is equal in the other fields:
 *     update "items" as t set "pos" = m.top + v.n
 *       from (select t."id" as key, k.n from unnest($1::integer[]) with ordinality as k (key, n) join "items" as t on t."id" = k.key) as v,
 *         (select coalesce(greatest(max(o."pos"), $2::bigint), 0) as top from "items" as o
 *           where o."list" = any (select t."list" from "items" as t where t."id" = any($3::integer[]))) as m
 *       where t."id" = v.key
 */
export function parkValues(
  { collection, field, within, keys, greatest }: Pick<Release, "collection" | "field" | "within" | "keys" | "greatest">,
  key: ColumnField,
): Statement {
  const column = sql.id(field.column);
  const items = sql`select t.${sql.id(key.column)} as key, k.n from ${joinByKey(collection, key, keys)}`;
  const conditions = within.map((other) => {
    const values = sql`select t.${sql.id(other.column)} from ${table(collection)} as t where ${isAmong(key, keys)}`;
    return sql`o.${sql.id(other.column)} ${operatorIn(other.operators, "=")} any (${values})`;
  });
  const where = conditions.length === 0 ? sql`` : sql` where ${sql.join(conditions, sql` and `)}`;
  const top = sql`select coalesce(greatest(max(o.${column}), ${greatest}::bigint), 0) as top from ${table(collection)} as o${where}`;
  return prepared(
    sql`update ${table(collection)} as t set ${column} = m.top + v.n from (${items}) as v, (${top}) as m where t.${sql.id(key.column)} ${operatorIn(key.operators, "=")} v.key`,
  );
}

/** Lets constraints wait until all is written. Others that can wait do so too, and are checked when the transaction ends. */
export const deferConstraints: Statement = compileSql(sql`set constraints all deferred`);

/** `set constraints "public"."items_place_key" immediate` */
export function checkConstraints(names: readonly string[]): Statement {
  // The names come from the catalog, as PostgreSQL quotes them.
  return compileSql(sql`set constraints ${sql.join(names.map((name) => sql.raw(name)))} immediate`);
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

function table({ schema, table: name }: Collection): Sql {
  return sql.id(schema, name);
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
