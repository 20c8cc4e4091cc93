/** The tables of a random schema in the database: made, read and put back. */
import type { Connection, Statement } from "../../../src/database/database.ts";
import { textOf } from "../model/tables.ts";
import type { Row, Tables } from "../model/tables.ts";
import { printRows } from "./base-rows.ts";
import type { Choices } from "./choices.ts";
import { firstDrawn, printSchema } from "./print-schema.ts";
import type { SchemaSpec, TableSpec } from "./table-spec.ts";

export interface StoredTables {
  /** All tables, and the one of what triggers wrote. */
  read(): Promise<{ readonly tables: Tables; readonly audit: Audit }>;
  /** Puts back every row and every sequence. */
  restore(): Promise<void>;
  /** Puts back the sequences alone. */
  rewind(): Promise<void>;
  drop(): Promise<void>;
}

/** How often what was noted: `bees UPDATE 1`. */
export type Audit = ReadonlyMap<string, number>;

export async function createTables(connection: Connection, choices: Choices, spec: SchemaSpec): Promise<StoredTables> {
  const rows = printRows(choices, spec);
  await runScript(connection, [printSchema(spec), ...rows, ...printKept(spec), "reset search_path;"].join("\n"));
  const select = { sql: printRead(spec), parameters: [], prepared: true };
  const call = (name: string): Statement => ({ sql: `select ${spec.name}_kept.${name}()`, parameters: [], prepared: true });
  return {
    async read() {
      const tables = new Map(spec.tables.map(({ name }) => [name, new Map<string, Row>()]));
      const audit = new Map<string, number>();
      for (const [name, text] of await connection.run(select)) {
        // `row_to_json` gives an object.
        const cells = JSON.parse(text ?? "{}") as Readonly<Record<string, unknown>>;
        const row: Row = Object.fromEntries(Object.entries(cells).map(([column, value]) => [column, textOf(value)]));
        if (name !== "audit") tables.get(name ?? "")?.set(row["id"] ?? "", row);
        else {
          const noted = `${row["source"] ?? ""} ${row["event"] ?? ""} ${row["key"] ?? ""}`;
          audit.set(noted, (audit.get(noted) ?? 0) + 1);
        }
      }
      return { tables, audit };
    },
    async restore() {
      await connection.run(call("restore"));
    },
    async rewind() {
      await connection.run(call("rewind"));
    },
    async drop() {
      await connection.run({ sql: `drop schema ${spec.name}, ${spec.name}_kept, ${spec.name}_audit cascade`, parameters: [] });
    },
  };
}

/** In one transaction, in which constraints that can wait do so. */
async function runScript(connection: Connection, script: string): Promise<void> {
  await connection.run({ sql: `do $script$ begin execute $all$ ${script} $all$; end $script$`, parameters: [] });
}

function printRead({ name, tables }: SchemaSpec): string {
  const tablesOf = [...tables.map((table) => [table.name, `${name}.${table.name}`]), ["audit", `${name}_audit.audit`]];
  return tablesOf.map(([table, of]) => `select '${table}', row_to_json(t)::text from ${of} as t`).join(" union all ");
}

/** Copies of the tables, and a function that puts them back; foreign keys and triggers are passed over. */
function printKept({ name, tables }: SchemaSpec): readonly string[] {
  const statements = tables.map(
    ({ name: table }) => `delete from ${name}.${table}; insert into ${name}.${table} overriding system value table ${name}_kept.${table};`,
  );
  const sequences = tables
    .flatMap((table) => sequenceOf(table) ?? [])
    .map((sequence) => `perform setval('${name}.${sequence}', ${firstDrawn - 1});`);
  return [
    `create schema ${name}_kept;`,
    ...tables.map(({ name: table }) => `create table ${name}_kept.${table} as table ${table};`),
    `create function ${name}_kept.rewind() returns void language plpgsql as $rewind$ begin ${sequences.join(" ")} end $rewind$;`,
    `create function ${name}_kept.restore() returns void language plpgsql set session_replication_role = replica as $restore$ begin ${statements.join(" ")} delete from ${name}_audit.audit; ${sequences.join(" ")} end $restore$;`,
    `select ${name}_kept.restore();`,
  ];
}

function sequenceOf({ name, key }: TableSpec): string | null {
  if (key === "serial" || key === "identity") return `${name}_id_seq`;
  return key === "labelled" || key === "number" ? `${name}_keys` : null;
}
