/**
 * Triggers that tell what has been done to items, whoever does it: Directus, psql, a job, the database itself. One for each kind of
 * statement, once for all of its rows.
 */
import { sql } from "kysely";
import { compileSql } from "../database/compile-sql.ts";
import type { Statement } from "../database/database.ts";
import type { Collection } from "../model/model.ts";
import { eventsChannel, longestNotice, longestValue } from "./events.ts";

/** All that is installed has a name that begins with this one. */
const name = "relata_tell_events";

const kinds = [
  { event: "insert", rows: sql`new table as told` },
  { event: "update", rows: sql`new table as told` },
  { event: "delete", rows: sql`old table as told` },
] as const;

/**
 * Notices as `tellEvents` writes them, of the statement's rows. Its arguments are the collection, the column of the key, and the
 * columns that hold secrets.
 */
export function createEventFunction(schema: string): Statement {
  const was = `(select json_object_agg(e.key, e.value)::text from json_each(row_to_json(t)) as e where length(e.value::text) <= ${longestValue} and e.key <> all($1))`;
  const body = `
declare
  head text := to_json(tg_argv[0])::text || ',"' || case tg_op when 'INSERT' then 'create' when 'UPDATE' then 'update' else 'delete' end || '",[';
  item record;
  told text := '';
begin
  for item in execute format('select json_build_array(t.%1$I::text, null)::text as bare, json_build_array(t.%1$I::text, '
    || case tg_op when 'DELETE' then ${quote(was)} else 'null' end || ')::text as whole from told as t', tg_argv[1]) using tg_argv[2:] loop
    if octet_length(head) + octet_length(item.whole) > ${longestNotice - 40} then item.whole := item.bare; end if;
    if told <> '' and octet_length(head) + octet_length(told) + octet_length(item.whole) > ${longestNotice - 40} then
      perform pg_notify('${eventsChannel}', '[' || head || told || '],' || random() || ']');
      told := '';
    end if;
    told := case told when '' then item.whole else told || ',' || item.whole end;
  end loop;
  if told <> '' then perform pg_notify('${eventsChannel}', '[' || head || told || '],' || random() || ']'); end if;
  return null;
end`;
  return compileSql(sql`create or replace function ${sql.id(schema, name)}() returns trigger language plpgsql as ${sql.lit(body)}`);
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** `schema` is that of the function. */
export function watchItems(schema: string, collection: Collection, key: string): readonly Statement[] {
  const secret = [...collection.fields.values()].flatMap((field) =>
    field.kind === "column" && (field.masked || field.special.includes("hash")) ? [field.column] : [],
  );
  const given = sql.join([collection.name, key, ...secret].map((text) => sql.lit(text)));
  return kinds.map(({ event, rows }) =>
    compileSql(sql`create or replace trigger ${sql.id(`${name}_${event}`)} after ${sql.raw(event)} on ${sql.id(collection.schema, collection.table)}
      referencing ${rows} for each statement execute function ${sql.id(schema, name)}(${given})`),
  );
}

/** schema and name of the tables that tell of all three kinds already, by a trigger that is on */
export function findWatchedTables(): Statement {
  return compileSql(sql`select n.nspname::text, c.relname::text from pg_trigger as g
    join pg_class as c on c.oid = g.tgrelid join pg_namespace as n on n.oid = c.relnamespace
    where g.tgname like ${`${name.replaceAll("_", "\\_")}\\_%`} and g.tgenabled <> 'D' group by 1, 2 having count(*) = ${sql.lit(kinds.length)} order by 1, 2`);
}

/** schema and name of the tables that have any of these triggers, and the names of those */
export function findEventTriggers(): Statement {
  return compileSql(sql`select n.nspname::text, c.relname::text, g.tgname::text from pg_trigger as g
    join pg_class as c on c.oid = g.tgrelid join pg_namespace as n on n.oid = c.relnamespace
    where g.tgname like ${`${name.replaceAll("_", "\\_")}\\_%`} order by 1, 2, 3`);
}

export function forgetEvents(schema: string, table: string, trigger: string): Statement {
  return compileSql(sql`drop trigger if exists ${sql.id(trigger)} on ${sql.id(schema, table)}`);
}

export function dropEventFunction(schema: string): Statement {
  return compileSql(sql`drop function if exists ${sql.id(schema, name)}()`);
}

/** A trigger waits no longer than this for those who write its table, so that these do not wait for it: in milliseconds. */
export function waitShortly(milliseconds: number): Statement {
  return compileSql(sql`select set_config('lock_timeout', ${`${milliseconds}ms`}, true)`);
}
