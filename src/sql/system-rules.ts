/** Statements on Directus's own tables: for what follows from what is written in them. */
import { type RawBuilder, sql } from "kysely";
import { compileSql } from "../database/compile-sql.ts";
import type { Statement } from "../database/database.ts";

/** Whether there is a table `directus_sessions`: a row, if there is. */
export function findTable(schema: string, name: string): Statement {
  return compileSql(sql`select from pg_class c where c.relnamespace = to_regnamespace(quote_ident(${schema})) and c.relname = ${name}`);
}

/** Where instances tell each other what they have changed: `model` for the model and rights, `users` for who may ask. */
export const changesChannel = "relata_changes";

/** Told when the transaction is committed. */
export function tellChange(what: "model" | "users"): Statement {
  return compileSql(sql`select pg_notify(${changesChannel}, ${what})`);
}

/** What is made in the transaction is made there. */
export function searchIn(schema: string): Statement {
  return compileSql(sql`select set_config('search_path', quote_ident(${schema}), true)`);
}

export function deleteSessionsOf(schema: string, users: readonly string[]): Statement {
  return compileSql(sql`delete from ${sql.id(schema, "directus_sessions")} where "user" = any(${users}::uuid[])`);
}

/** Whoever has one of the roles has none then, and may not ask any more. */
export function suspendUsersOf(schema: string, roles: readonly string[]): Statement {
  return compileSql(
    sql`update ${sql.id(schema, "directus_users")} set "role" = null, "status" = 'suspended' where "role" = any(${roles}::uuid[])`,
  );
}

export function deleteAccessOf(schema: string, holder: "role" | "user" | "policy", keys: readonly string[]): Statement {
  return compileSql(sql`delete from ${sql.id(schema, "directus_access")} where ${sql.id(holder)} = any(${keys}::uuid[])`);
}

export function deletePermissionsOf(schema: string, policies: readonly string[]): Statement {
  return compileSql(sql`delete from ${sql.id(schema, "directus_permissions")} where "policy" = any(${policies}::uuid[])`);
}

/** The address of one of these users that another one has, in whatever letters. */
export function findDoubleEmail(schema: string, keys: readonly string[]): Statement {
  const table = sql.id(schema, "directus_users");
  return compileSql(sql`select u."email" from ${table} as u join ${table} as o on lower(o."email") = lower(u."email") and o."id" <> u."id"
    where u."id" = any(${keys}::uuid[]) limit 1`);
}

/** Whether one of these translations is there twice: a row, if it is. */
export function findDoubleTranslations(schema: string, keys: readonly string[]): Statement {
  const table = sql.id(schema, "directus_translations");
  return compileSql(sql`select from ${table} as t
    where t."id" = any(${keys}::uuid[]) and ${isTwice(table, ["key", "language"])} limit 1`);
}

/** Of these versions: whether it is called as the item itself, whether its collection has versions, whether the item has another one of that key. */
export function readVersionFacts(schema: string, keys: readonly string[]): Statement {
  const table = sql.id(schema, "directus_versions");
  return compileSql(sql`select (t."key" = 'main')::text, coalesce(c."versioning", false)::text, (${isTwice(table, ["collection", "item", "key"])})::text
    from ${table} as t left join ${sql.id(schema, "directus_collections")} as c on c."collection" = t."collection"
    where t."id" = any(${keys}::uuid[])`);
}

function isTwice(table: RawBuilder<unknown>, columns: readonly string[]): RawBuilder<unknown> {
  const equal = sql.join(
    columns.map((column) => sql`o.${sql.id(column)} = t.${sql.id(column)}`),
    sql` and `,
  );
  return sql`exists (select from ${table} as o where ${equal} and o."id" <> t."id")`;
}

export function insertRow(schema: string, table: string, row: Readonly<Record<string, string | null>>): Statement {
  const names = sql.join(Object.keys(row).map((name) => sql.id(name)));
  // Of the columns' own types, which PostgreSQL finds for what stands in the text.
  const values = sql.join(Object.values(row).map((value) => (value === null ? sql`null` : sql.lit(value))));
  return compileSql(sql`insert into ${sql.id(schema, table)} (${names}) values (${values})`);
}
