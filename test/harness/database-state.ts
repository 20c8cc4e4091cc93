/** What an operation left in a database, against what was there before; and a way back. */
import type { Connection, Row } from "../../src/database/database.ts";

export interface DatabaseState {
  /** What is new, changed and gone since the state was kept, by table. */
  readChanges(): Promise<DatabaseChanges>;
  /** Puts back every table and every sequence. */
  restore(): Promise<void>;
}

export type DatabaseChanges = Readonly<Record<string, TableChanges>>;

export interface TableChanges {
  readonly created?: readonly StoredRow[];
  /** The key, and each changed column with what it held and what it holds. */
  readonly changed?: readonly StoredRow[];
  readonly deleted?: readonly StoredRow[];
}

/** By column, as JSON; a number beyond JavaScript's integers is a text. */
export type StoredRow = Readonly<Record<string, unknown>>;

/** Keeps a copy of every table of the schema `public` in the database itself. */
export async function keepDatabaseState(connection: Connection): Promise<DatabaseState> {
  const run = (sql: string): Promise<readonly Row[]> => connection.run({ sql, parameters: [] });
  await run(keepTables);
  const names = (await run(listTables)).map(([table]) => table ?? "");
  const readPrints = async (): Promise<ReadonlyMap<string | null | undefined, unknown>> =>
    new Map((await run(names.map(printOfTable).join(" union all "))).map(([table, print]) => [table, print]));
  const kept = await readPrints();
  const listChanged = async (): Promise<readonly string[]> => {
    const prints = await readPrints();
    return names.filter((name) => prints.get(name) !== kept.get(name));
  };
  return {
    async readChanges() {
      const changed = await listChanged();
      const rows = changed.length === 0 ? [] : await run(changed.map(compareTable).join(" union all "));
      return Object.fromEntries(
        changed.map((table) => [table, describeChanges(sideOf(rows, table, "before"), sideOf(rows, table, "after"))]),
      );
    },
    async restore() {
      await run(restoreTables(await listChanged()));
    },
  };
}

const listTables = `select c.relname::text from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`;

const keepTables = `do $$
declare name text; last bigint; called boolean;
begin
  create schema kept;
  create table kept."sequences of public" (name text, last bigint, called boolean);
  for name in select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' loop
    execute format('create table kept.%I as table public.%I', name, name);
  end loop;
  for name in select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'S' loop
    execute format('insert into kept."sequences of public" select %L, last_value, is_called from public.%I', name, name);
  end loop;
end $$`;

/** Differs when a row of the table does. To compare two tables row by row takes ten times as long. */
function printOfTable(table: string): string {
  return `select ${literal(table)}, md5(string_agg(t::text, e'\\n' order by t::text)) from public.${identifier(table)} as t`;
}

function compareTable(table: string): string {
  const rows = (from: string): string => `select row_to_json(t)::text from ${from}.${identifier(table)} as t`;
  const side = (word: string, from: string, against: string): string =>
    `select ${literal(table)}, '${word}', row from (${rows(from)} except all ${rows(against)}) as t(row)`;
  return `${side("before", "kept", "public")} union all ${side("after", "public", "kept")}`;
}

/** Foreign keys hold again at the end, and need not hold in between. */
function restoreTables(tables: readonly string[]): string {
  const names = tables.map(identifier);
  return `do $$
declare kept record;
begin
  perform set_config('session_replication_role', 'replica', true);
  ${names.map((name) => `delete from public.${name}; insert into public.${name} overriding system value table kept.${name};`).join("\n  ")}
  for kept in select * from kept."sequences of public" loop
    perform setval(format('public.%I', kept.name), kept.last, kept.called);
  end loop;
end $$`;
}

/** Names come from the catalog and are quoted here; no statement of the program under test is made so. */
function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function sideOf(rows: readonly Row[], table: string, side: "before" | "after"): readonly StoredRow[] {
  return rows.flatMap(([name, of, row]) => (name === table && of === side ? [parseRow(row ?? "")] : []));
}

function parseRow(text: string): StoredRow {
  // `row_to_json` gives an object.
  return JSON.parse(text, (_key, value: unknown, context?: { readonly source?: string }) =>
    typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value) ? context?.source : value,
  ) as StoredRow;
}

/** The first column is the key. */
function describeChanges(before: readonly StoredRow[], after: readonly StoredRow[]): TableChanges {
  const kept = new Map(before.map((row) => [keyOf(row), row]));
  const created = after.filter((row) => !kept.has(keyOf(row)));
  const now = new Map(after.map((row) => [keyOf(row), row]));
  const deleted = before.filter((row) => !now.has(keyOf(row)));
  const changed = after.flatMap((row) => {
    const old = kept.get(keyOf(row));
    return old === undefined ? [] : [changedColumns(old, row)];
  });
  return {
    ...(created.length === 0 ? {} : { created: sortRows(created) }),
    ...(changed.length === 0 ? {} : { changed: sortRows(changed) }),
    ...(deleted.length === 0 ? {} : { deleted: sortRows(deleted) }),
  };
}

function keyOf(row: StoredRow): unknown {
  return Object.values(row)[0];
}

function changedColumns(old: StoredRow, row: StoredRow): StoredRow {
  const [key = ""] = Object.keys(row);
  const columns = Object.keys(row).filter((column) => JSON.stringify(row[column]) !== JSON.stringify(old[column]));
  return { [key]: row[key], ...Object.fromEntries(columns.map((column) => [column, { from: old[column], to: row[column] }])) };
}

function sortRows(rows: readonly StoredRow[]): readonly StoredRow[] {
  return rows.toSorted((left, right) => compareKeys(keyOf(left), keyOf(right)));
}

function compareKeys(left: unknown, right: unknown): number {
  if (typeof left === "number" && typeof right === "number") return left - right;
  return String(left) < String(right) ? -1 : 1;
}
