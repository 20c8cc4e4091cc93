/**
 * Whether anything has changed that the gateway is compiled from: one cheap statement, asked again and again. Every
 * row that PostgreSQL stores carries the transaction that wrote it, so a table's rows are told apart from what they
 * were by the transactions' numbers and their count, without reading what the rows say.
 */
import { type RawBuilder, sql } from "kysely";
import { compileSql } from "../database/compile-sql.ts";
import type { Connection } from "../database/database.ts";
import { metadataTables } from "./directus-tables.ts";
import { policyTables } from "./read-policies.ts";

export interface Fingerprint {
  /** Of tables, columns, types, keys, comments and the database's own rights, and of Directus's metadata. */
  readonly structure: string;
  /** Of roles, policies and permissions. */
  readonly policies: string;
}

/** Those of Directus's tables that there are, and that the database's role may read. */
export interface WatchedTables {
  readonly searchPath: readonly string[];
  readonly metadata: readonly TableName[];
  readonly policies: readonly TableName[];
}

interface TableName {
  readonly schema: string;
  readonly name: string;
}

export async function readWatchedTables(connection: Connection, searchPath: readonly string[]): Promise<WatchedTables> {
  const names = [...metadataTables, ...policyTables];
  const query = sql`
    select n.nspname, c.relname from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
    where n.nspname = any(${searchPath}::text[]) and c.relname = any(${names}::text[]) and c.relkind in ('r', 'p', 'v', 'm', 'f')
      and has_table_privilege(c.oid, 'SELECT')
    order by 1, 2`;
  const rows = await connection.run(compileSql(query));
  const tables = rows.map(([schema, name]) => ({ schema: schema ?? "", name: name ?? "" }));
  return {
    searchPath,
    metadata: tables.filter(({ name }) => metadataTables.includes(name)),
    policies: tables.filter(({ name }) => policyTables.includes(name)),
  };
}

/** `with tables as (...) select concat_ws(' ', ..., (select count(*) || ':' || sum(hashtextextended(t.xmin::text, 0)) from "public"."directus_fields" as t)), ...` */
export async function readFingerprint(connection: Connection, watched: WatchedTables): Promise<Fingerprint> {
  const structure = [...ofCatalog, ...watched.metadata.map(ofTable)];
  const policies = watched.policies.map(ofTable);
  const query = sql`
    with tables as materialized (
      select c.* from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
      where n.nspname = any(${watched.searchPath}::text[]) and c.relkind in ('r', 'p', 'v', 'm', 'f'))
    select ${concatenate(structure)}, ${concatenate(policies)}`;
  const [row] = await connection.run({ ...compileSql(query), prepared: true });
  return { structure: row?.[0] ?? "", policies: row?.[1] ?? "" };
}

function concatenate(parts: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return parts.length === 0 ? sql`''` : sql`concat_ws(' ', ${sql.join(parts)})`;
}

function ofTable({ schema, name }: TableName): RawBuilder<unknown> {
  return sql`(select ${summary(sql`t.xmin::text`)} from ${sql.id(schema, name)} as t)`;
}

/**
 * A table's row in `pg_class` is also written by maintenance, as by TRUNCATE, so what counts of it is what it says;
 * the rows of columns, types, defaults and constraints are only written by changes of the structure.
 */
const ofCatalog: readonly RawBuilder<unknown>[] = [
  sql`(select ${summary(sql`concat_ws(' ', c.oid, c.relname, c.relkind, c.relowner, c.relacl, c.relrowsecurity, c.relforcerowsecurity)`)} from tables as c)`,
  sql`(select ${summary(sql`a.xmin::text`)} from tables as c join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0)`,
  sql`(select ${summary(sql`d.xmin::text`)} from tables as c join pg_attrdef as d on d.adrelid = c.oid)`,
  sql`(select ${summary(sql`k.xmin::text`)} from tables as c join pg_constraint as k on k.conrelid = c.oid)`,
  sql`(select ${summary(sql`concat_ws(' ', i.indexrelid, i.indisunique)`)} from tables as c join pg_index as i on i.indrelid = c.oid)`,
  sql`(select ${summary(sql`g.xmin::text`)} from tables as c join pg_trigger as g on g.tgrelid = c.oid and not g.tgisinternal)`,
  sql`(select ${summary(sql`w.xmin::text`)} from tables as c join pg_rewrite as w on w.ev_class = c.oid and c.relkind in ('r', 'p'))`,
  sql`(select ${summary(sql`h.xmin::text`)} from tables as c join pg_inherits as h on h.inhparent = c.oid)`,
  sql`(select ${summary(sql`s.xmin::text`)} from tables as c join pg_description as s on s.classoid = 'pg_class'::regclass and s.objoid = c.oid)`,
  // Types that somebody has made: domains with their constraints, enums with their labels, composite types with their parts.
  sql`(select ${summary(sql`t.xmin::text`)} from pg_type as t
    where t.typnamespace <> 'pg_catalog'::regnamespace and t.typtype in ('b', 'd', 'e', 'r', 'm') and t.typcategory <> 'A')`,
  sql`(select ${summary(sql`k.xmin::text`)} from pg_constraint as k where k.contypid <> 0)`,
  sql`(select ${summary(sql`e.xmin::text`)} from pg_enum as e)`,
  sql`(select ${summary(sql`a.xmin::text`)} from pg_class as c join pg_attribute as a on a.attrelid = c.oid where c.relkind = 'c')`,
  sql`(select ${summary(sql`l.xmin::text`)} from pg_collation as l where l.collnamespace <> 'pg_catalog'::regnamespace)`,
  // Rights, beside those that stand with tables and columns.
  sql`(select ${summary(sql`concat_ws(' ', q.oid, q.relowner, q.relacl)`)} from pg_class as q where q.relkind = 'S')`,
  sql`(select ${summary(sql`n.xmin::text`)} from pg_namespace as n where n.nspname !~ '^pg_')`,
  sql`(select ${summary(sql`m.xmin::text`)} from pg_auth_members as m)`,
  sql`(select ${summary(sql`concat_ws(' ', r.oid, r.rolsuper, r.rolbypassrls)`)} from pg_roles as r where r.rolname = current_user)`,
];

/** Independent of the order in which the rows come. */
function summary(text: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`count(*) || ':' || coalesce(sum(hashtextextended(${text}, 0)), 0)`;
}
