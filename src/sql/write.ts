/** The statements of writing. Rows come as arrays of texts, one per column, so that any number is one statement. */
import { sql } from "kysely";
import { compileSql } from "../database/compile-sql.ts";
import type { Statement } from "../database/database.ts";
import { snapshotOf } from "./events.ts";
import type { Collection, ColumnField } from "../model/model.ts";
import { mayLock } from "../model/writable.ts";
import type { RowBatch } from "../plan/write/row-groups.ts";
import type { SpareRelease } from "../plan/write/releases.ts";
import type { Sql } from "./expression.ts";
import { listOf, operatorIn } from "./operators.ts";

/**
 * So many keys of each sequence, those of the first sequence first:
 *     select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count)
 */
export function drawKeys(wanted: readonly { readonly sequence: string; readonly count: number }[]): Statement {
  const names = wanted.map(({ sequence }) => sequence);
  const counts = wanted.map(({ count }) => String(count));
  return { ...drawing, parameters: [names, counts] };
}

const drawing = prepared(
  sql`select nextval(s.name::regclass)::text from unnest(${[]}::text[], ${[]}::int[]) as s(name, count), generate_series(1, s.count)`,
);

/** Keys that the column's own default makes: `select ('T-' || nextval('t'::regclass))::text from generate_series(1, $1::int)` */
export function drawDefaultKeys(expression: string, count: number): Statement {
  // The expression comes from the catalog, as PostgreSQL prints it.
  return prepared(sql`select (${sql.raw(expression)})::text from generate_series(1, ${String(count)}::int)`);
}

/** The items of one collection that are to be locked: those that are named, and the members of lists. */
export interface RowLock {
  readonly collection: Collection;
  readonly key: ColumnField;
  /** What is read of them. */
  readonly columns: readonly ColumnField[];
  /** Null where none is named; else the keys, whose places come back. */
  readonly keys: readonly string[] | null;
  /** Whether others may change them meanwhile, but for their keys. */
  readonly isShared: boolean;
  readonly lists: readonly ListMembers[];
}

/** The items that belong to some parents, whose places come back. */
export interface ListMembers {
  readonly link: ColumnField;
  /** The type of what they refer to. */
  readonly sqlType: string;
  /** For a one-to-any: the column of the collection's name, and the name. */
  readonly collection: { readonly field: ColumnField; readonly name: string } | null;
  readonly parents: readonly string[];
  /** They may be deleted; else they keep their keys, so that others may go on to refer to them. */
  readonly mayDelete: boolean;
}

/**
 * Locks items in the order of their keys. Each row begins with a place for the keys, where there are some, and for each list:
 * null where the item is not among them.
 *
 *     select k.n::text, t."id"::text, t."author"::text from unnest($1::integer[]) with ordinality as k (key, n)
 *       join "articles" as t on t."id" = k.key order by t."id" for no key update of t
 *
 *     select k.n::text, k1.n::text, t."id"::text, t."body"::text from "comments" as t
 *       left join unnest($1::integer[]) with ordinality as k (key, n) on t."id" = k.key
 *       left join unnest($2::integer[]) with ordinality as k1 (key, n) on t."article" = k1.key
 *       where t."id" = any($3::integer[]) or t."article" = any($4::integer[]) order by t."id" for update of t
 */
export function lockRows({ collection, key, columns, keys, isShared, lists }: RowLock): Statement {
  const named = keys === null ? [] : [{ link: key, sqlType: key.sqlType, collection: null, parents: keys, mayDelete: false }];
  const parts = [...named, ...lists].map((part, index) => ({ ...part, alias: index === 0 ? "k" : `k${index}` }));
  const strength = isShared ? "key share" : parts.some(({ mayDelete }) => mayDelete) ? "update" : "no key update";
  const cells = [
    ...parts.map(({ alias }) => sql`${sql.raw(alias)}.n::text`),
    ...[key, ...columns].map(({ column }) => sql`t.${sql.id(column)}::text`),
  ];
  const [only, ...others] = parts;
  const ofOnly = only === undefined || others.length > 0 ? null : joinByKey(collection, only.link, only.parents, only.sqlType, only.alias);
  const from =
    ofOnly === null
      ? sql`${table(collection)} as t ${sql.join(parts.map(placesOf), sql` `)} where ${sql.join(parts.map(isMember), sql` or `)}`
      : sql`${ofOnly}${only === undefined ? sql`` : namesCollection(only.collection)}`;
  return prepared(sql`select ${sql.join(cells)} from ${from} order by t.${sql.id(key.column)}${lock(collection, strength, "t")}`);
}

interface LockedPart extends ListMembers {
  readonly alias: string;
}

function placesOf({ link, sqlType, collection, parents, alias }: LockedPart): Sql {
  const on = sql`t.${sql.id(link.column)} ${equalsOf(link, sqlType)} ${sql.raw(alias)}.key${namesCollection(collection)}`;
  return sql`left join unnest(${listOf(parents, sqlType)}) with ordinality as ${sql.raw(alias)} (key, n) on ${on}`;
}

function isMember({ link, sqlType, collection, parents }: LockedPart): Sql {
  return sql`${isAmong(link, parents, sqlType)}${namesCollection(collection)}`;
}

/** As in the statements that read: an enum that lacks the label names no such collection. */
function namesCollection(of: ListMembers["collection"]): Sql {
  if (of === null) return sql``;
  const { column, enumLabels } = of.field;
  return enumLabels?.includes(of.name) === false ? sql` and false` : sql` and t.${sql.id(column)} = ${of.name}`;
}

/** Whether several parts can be locked at once: keys that are arrays or rows are found one part at a time. */
export function canLockTogether({ link, sqlType }: Pick<ListMembers, "link" | "sqlType">): boolean {
  return !link.isRow && !sqlType.endsWith("[]");
}

/** Where the database's role may change nothing of the items, nobody changes them here either. */
function lock(collection: Collection, strength: "update" | "no key update" | "key share", alias?: "t"): Sql {
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
function joinByKey(collection: Collection, field: ColumnField, keys: readonly string[], sqlType: string = field.sqlType, alias = "k"): Sql {
  const hasParts = !canLockTogether({ link: field, sqlType });
  const given = hasParts ? sql`${keys}::text[]` : listOf(keys, sqlType);
  const key = hasParts ? sql`${sql.raw(alias)}.key::${sql.raw(sqlType)}` : sql`${sql.raw(alias)}.key`;
  return sql`unnest(${given}) with ordinality as ${sql.raw(alias)} (key, n) join ${table(collection)} as t on t.${sql.id(field.column)} ${equalsOf(field, sqlType)} ${key}`;
}

function equalsOf({ operators, sqlType: own }: ColumnField, sqlType: string): Sql {
  return operatorIn(sqlType === own ? operators : null, "=");
}

/**
 *     insert into "tags" ("id", "name") select v.c0::integer, v.c1::character varying
 *       from unnest($1::text[], $2::text[]) with ordinality as v(c0, c1, n) order by v.n
 *
 * What the database has made of their keys, and of what others refer to, comes back in the order of the rows: `... returning "id"::text`
 */
export function insertRows({ collection, key, hasKeys, fields, returned, texts }: RowBatch): Sql {
  const into = table(collection);
  const columns = hasKeys ? [key, ...fields] : fields;
  const returning = sql` returning ${sql.join([key, ...returned].map(({ column }) => sql`${sql.id(column)}::text`))}`;
  // Such a group has one row.
  if (columns.length === 0) return sql`insert into ${into} default values${returning}`;
  // A drawn key may be the value of a column that is generated always.
  const overriding = hasKeys && key.isGenerated ? sql` overriding system value` : sql``;
  return sql`insert into ${into} (${sql.join(columns.map((field) => sql.id(field.column)))})${overriding} select ${sql.join(columns.map(castCell))} from ${unnest(hasKeys ? texts : texts.slice(1), columns)} order by v.n${returning}`;
}

/**
 *     update "tags" as t set "name" = v.c1::character varying
 *       from unnest($1::text[], $2::text[]) with ordinality as v(c0, c1, n) where t."id" = v.c0::integer
 *       returning v.n::text
 */
export function updateRows({ collection, key, fields, returned, texts }: RowBatch): Sql {
  const columns = [key, ...fields];
  const assignments = fields.map((field, index) => sql`${sql.id(field.column)} = ${castCell(field, index + 1)}`);
  const returning = sql.join([sql`v.n::text`, ...returned.map(({ column }) => sql`t.${sql.id(column)}::text`)]);
  return sql`update ${table(collection)} as t set ${sql.join(assignments)} from ${unnest(texts, columns)} where t.${sql.id(key.column)} ${operatorIn(key.operators, "=")} ${castCell(key, 0)} returning ${returning}`;
}

/** `update "comments" as t set "article" = null where t."id" = any($1::integer[])` */
export function emptyField(collection: Collection, key: ColumnField, link: ColumnField, keys: readonly string[]): Statement {
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
  { collection, field, within, keys, greatest }: Pick<SpareRelease, "collection" | "field" | "within" | "keys" | "greatest">,
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

/** `delete from "comments" as t where t."id" = any($1::integer[]) returning t."id"::text`; and what it was, where that is to be told */
export function deleteRows(collection: Collection, key: ColumnField, keys: readonly string[], isTold: boolean): Statement {
  const was = isTold ? sql`, ${snapshotOf(collection)}` : sql``;
  return prepared(sql`delete from ${table(collection)} as t where ${isAmong(key, keys)} returning t.${sql.id(key.column)}::text${was}`);
}

/** `t."id" = any($1::integer[])` */
function isAmong(field: ColumnField, keys: readonly string[], sqlType: string = field.sqlType): Sql {
  return sql`t.${sql.id(field.column)} ${equalsOf(field, sqlType)} any(${listOf(keys, sqlType)})`;
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
