/** Statements on `directus_activity` and `directus_revisions`: who did what, and what was there after it. */
import { type RawBuilder, sql } from "kysely";
import { compileSql } from "../database/compile-sql.ts";
import type { Statement } from "../database/database.ts";
import { castKey } from "./cast-key.ts";

export interface History {
  /** Where Directus's tables are. */
  readonly schema: string;
  readonly author: Author;
}

export interface Author {
  /** A user's key, which need not be one of Directus's. */
  readonly user: string | null;
  readonly address: string | null;
  readonly agent: string | null;
  readonly origin: string | null;
}

/** Of items of one collection. */
export interface Action {
  readonly action: "create" | "update" | "delete" | "login" | "logout";
  readonly collection: string;
  readonly keys: readonly string[];
}

/** Where items are read that have been written. */
export interface StoredItems {
  readonly schema: string;
  readonly table: string;
  readonly key: { readonly column: string; readonly sqlType: string };
  /** What is kept of an item: never a secret. */
  readonly fields: readonly KeptField[];
  /** Names of the fields that were written. */
  readonly written: readonly string[];
}

export interface KeptField {
  readonly name: string;
  readonly column: string;
  /** As a text, where a number of JSON may be read as another one. */
  readonly isText: boolean;
}

/** Nothing is noted of a collection whose accountability is off. */
export function noteAction(history: History, action: Action): Statement {
  return compileSql(insertActivity(history, action));
}

/**
 * The same, and a revision of each item: all of it as it is now, and what of it was written.
 *
 *     with noted as (insert into "directus_activity" ... returning "id", "item"),
 *       kept as (select noted."id", noted."item", row_to_json((select r from (select t."id" as "id", t."title" as "title") as r)) as data
 *         from noted join "articles" as t on t."id" = noted."item"::integer)
 *     insert into "directus_revisions" ("activity", "collection", "item", "data", "delta") select ...
 */
export function noteRevisions(history: History, action: Action, items: StoredItems): Statement {
  const key = sql`t.${sql.id(items.key.column)}`;
  const fields = sql.join(
    items.fields.map(({ name, column, isText }) => sql`t.${sql.id(column)}${isText ? sql`::text` : sql``} as ${sql.id(name)}`),
  );
  return compileSql(sql`with noted as (${insertActivity(history, action)} returning "id", "item"),
    kept as (select noted."id", noted."item", row_to_json((select r from (select ${fields}) as r)) as data
      from noted join ${sql.id(items.schema, items.table)} as t on ${key} = noted."item"::${sql.raw(items.key.sqlType)})
    insert into ${sql.id(history.schema, "directus_revisions")} ("activity", "collection", "item", "data", "delta")
    select k."id", ${action.collection}, k."item", k.data,
      (select json_object_agg(d.key, d.value) from json_each(k.data) as d where d.key = any(${items.written}::text[]))
    from kept as k where ${isAccountable(history, action.collection, ["all"])} order by k."id"`);
}

function insertActivity(history: History, { action, collection, keys }: Action): RawBuilder<unknown> {
  const { user, address, agent, origin } = history.author;
  const userKey = castKey(sql`${user}::text`, { kind: "fromText", type: "uuid", sqlType: "uuid" });
  return sql`insert into ${sql.id(history.schema, "directus_activity")} ("action", "user", "ip", "user_agent", "origin", "collection", "item")
    select ${action}, ${userKey}, left(${address}, 50), ${agent}, left(${origin}, 255), ${collection}, left(i.key, 255)
    from unnest(${keys}::text[]) with ordinality as i(key, place)
    where ${isAccountable(history, collection, ["all", "activity"])} order by i.place`;
}

/** Directus has no row for collections of its own that nobody has changed. */
function isAccountable({ schema }: History, collection: string, values: readonly string[]): RawBuilder<unknown> {
  return sql`not exists (select from ${sql.id(schema, "directus_collections")} as c
    where c."collection" = ${collection} and coalesce(c."accountability", '') <> all(${values}::text[]))`;
}
