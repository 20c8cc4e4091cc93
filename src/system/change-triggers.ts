import type { Database } from "../database/database.ts";
import { toRequestError } from "../database/sql-error.ts";
import { metadataTables } from "../metadata/directus-tables.ts";
import { policyTables } from "../metadata/read-policies.ts";
import {
  createFunctions,
  dropFunctions,
  findTables,
  forgetStructure,
  forgetTable,
  watchStructure,
  watchTable,
} from "../sql/change-triggers.ts";

export interface Installed {
  /** Of which changes are told. */
  readonly tables: readonly string[];
  /** Whether changes of the structure are told as well, which only a superuser may have. */
  readonly tellsStructure: boolean;
}

const users = "directus_users";

/** What Directus, psql or a job changes of the model, of rights or of users is told at once, not found some time later. */
export async function installTriggers(database: Database, schema: string): Promise<Installed> {
  const tables = await listTables(database, schema);
  await database.transaction(async (connection) => {
    for (const statement of createFunctions(schema)) await connection.run(statement);
    for (const table of tables)
      for (const statement of watchTable({ schema, table, what: table === users ? "users" : "model" })) await connection.run(statement);
  });
  try {
    await database.transaction(async (connection) => {
      for (const statement of watchStructure(schema)) await connection.run(statement);
    });
    return { tables, tellsStructure: true };
  } catch (error) {
    if (toRequestError(error)?.code !== "FORBIDDEN") throw error;
    return { tables, tellsStructure: false };
  }
}

export async function removeTriggers(database: Database, schema: string): Promise<void> {
  const tables = await listTables(database, schema);
  await database.transaction(async (connection) => {
    await connection.run(forgetStructure());
    for (const table of tables) await connection.run(forgetTable(schema, table));
    for (const statement of dropFunctions(schema)) await connection.run(statement);
  });
}

async function listTables(database: Database, schema: string): Promise<readonly string[]> {
  const rows = await database.run(findTables(schema, [...metadataTables, ...policyTables, users]));
  return rows.map(([table]) => table ?? "");
}
