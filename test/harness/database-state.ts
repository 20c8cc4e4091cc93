/** What an operation left in a database, against what was there before; and a way back. */
import type { Connection } from "../../src/database/database.ts";

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
  await connection.run({ sql: keepTables, parameters: [] });
  const tables = await connection.run({ sql: listTables, parameters: [] });
  const names = tables.map(([table]) => table ?? "");
  const comparison = names.map(compareTable).join(" union all ");
  return {
    async readChanges() {
      const rows = await connection.run({ sql: comparison, parameters: names.flatMap((name) => [name, name]) });
      const changes = names.flatMap((table): [string, TableChanges][] => {
        const read = (side: string): StoredRow[] =>
          rows.flatMap(([name, of, row]) => (name === table && of === side ? [parseRow(row ?? "")] : []));
        const change = describeChanges(read("before"), read("after"));
        return Object.keys(change).length === 0 ? [] : [[table, change]];
      });
      return Object.fromEntries(changes);
    },
    async restore() {
      await connection.run({ sql: restoreTables, parameters: [] });
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

/** Foreign keys hold again at the end, and need not hold in between. */
const restoreTables = `do $$
declare name text; differs boolean; kept record;
begin
  perform set_config('session_replication_role', 'replica', true);
  for name in select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' loop
    execute format('select exists (select from (select t::text from public.%1$I t except all select t::text from kept.%1$I t) a)
      or exists (select from (select t::text from kept.%1$I t except all select t::text from public.%1$I t) b)', name) into differs;
    if differs then
      execute format('delete from public.%I', name);
      execute format('insert into public.%1$I overriding system value select * from kept.%1$I', name);
    end if;
  end loop;
  for kept in select * from kept."sequences of public" loop
    perform setval(format('public.%I', kept.name), kept.last, kept.called);
  end loop;
end $$`;

/** Names come from the catalog and are quoted here; no statement of the program under test is made so. */
function compareTable(table: string, index: number): string {
  const name = `"${table.replaceAll('"', '""')}"`;
  const side = (from: string, against: string, place: number, word: string): string =>
    `(select $${place}::text, '${word}', row_to_json(t)::text from ${from}.${name} as t except all select $${place}::text, '${word}', row_to_json(t)::text from ${against}.${name} as t)`;
  return `${side("kept", "public", index * 2 + 1, "before")} union all ${side("public", "kept", index * 2 + 2, "after")}`;
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
