/** Triggers that tell all instances of changes of the model, of rights and of users, whoever makes them. */
import { type RawBuilder, sql } from "kysely";
import { compileSql } from "../database/compile-sql.ts";
import type { Statement } from "../database/database.ts";
import { changesChannel } from "./system-rules.ts";

/** All that is installed has this name, tables' triggers and functions alike. */
const name = "relata_tell_changes";

export interface WatchedTable {
  readonly schema: string;
  readonly table: string;
  /** What is told: `model`, `users`. */
  readonly what: "model" | "users";
}

/** Two functions: one for tables, which tells what its trigger names, and one for statements that change the structure. */
export function createFunctions(schema: string): readonly Statement[] {
  const own = sql.id(schema, name);
  const ofStructure = sql.id(schema, `${name}_of_structure`);
  return [
    compileSql(
      sql`create or replace function ${own}() returns trigger language plpgsql as ${sql.lit(
        `begin perform pg_notify('${changesChannel}', tg_argv[0]); return null; end`,
      )}`,
    ),
    compileSql(
      sql`create or replace function ${ofStructure}() returns event_trigger language plpgsql as ${sql.lit(
        `begin perform pg_notify('${changesChannel}', 'model'); end`,
      )}`,
    ),
  ];
}

/** Once for each statement that changes rows, however many. */
export function watchTable({ schema, table, what }: WatchedTable): readonly Statement[] {
  return [
    forgetTable(schema, table),
    compileSql(sql`create trigger ${sql.id(name)} after insert or update or delete or truncate on ${sql.id(schema, table)}
      for each statement execute function ${sql.id(schema, name)}(${sql.lit(what)})`),
  ];
}

export function forgetTable(schema: string, table: string): Statement {
  return compileSql(sql`drop trigger if exists ${sql.id(name)} on ${sql.id(schema, table)}`);
}

/** For those that may: superusers. */
export function watchStructure(schema: string): readonly Statement[] {
  return [
    forgetStructure(),
    // What is dropped is told at the end of its command, too.
    compileSql(sql`create event trigger ${sql.id(name)} on ddl_command_end execute function ${sql.id(schema, `${name}_of_structure`)}()`),
  ];
}

export function forgetStructure(): Statement {
  return compileSql(sql`drop event trigger if exists ${sql.id(name)}`);
}

export function dropFunctions(schema: string): readonly Statement[] {
  const drop = (one: RawBuilder<unknown>): Statement => compileSql(sql`drop function if exists ${one}()`);
  return [drop(sql.id(schema, name)), drop(sql.id(schema, `${name}_of_structure`))];
}

/** schema and name of those of these tables that there are */
export function findTables(schema: string, tables: readonly string[]): Statement {
  return compileSql(sql`select c.relname from pg_class c
    where c.relnamespace = to_regnamespace(quote_ident(${schema})) and c.relname = any(${tables}::text[]) and c.relkind = 'r' order by 1`);
}
