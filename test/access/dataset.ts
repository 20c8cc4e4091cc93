import { sql } from "kysely";
import { compileSql } from "../../src/database/compile-sql.ts";
import type { Connection } from "../../src/database/database.ts";
import type { Model } from "../../src/model/model.ts";
import type { Dataset, Row } from "./rule-model.ts";

/** All rows of the fixture's collections, as JSON; the versions of items and the sessions of users with them. */
export async function readDataset(connection: Connection, model: Model): Promise<Dataset> {
  const tables = tablesOf(model);
  const parts = tables.map(
    (table) => sql`select ${table}::text, coalesce(json_agg(t order by t::text), '[]')::text from ${sql.id("public", table)} as t`,
  );
  const rows = await connection.run(compileSql(sql.join(parts, sql` union all `)));
  // Rows of tables are objects.
  const data = rows.map(([table, text]) => [table ?? "", JSON.parse(text ?? "[]") as readonly Row[]] as const);
  return new Map(data);
}

function tablesOf(model: Model): readonly string[] {
  const others = ["directus_versions", ...(model.collections.has("directus_users") ? ["directus_sessions"] : [])];
  return [...new Set([...[...model.collections.values()].map(({ table }) => table), ...others])];
}

/** Replaces all rows. What no longer fits a foreign key stays as it is given. */
export async function writeDataset(connection: Connection, data: Dataset): Promise<void> {
  await connection.run(compileSql(sql`set local session_replication_role = replica`));
  for (const [table, rows] of data) {
    const id = sql.id("public", table);
    await connection.run(compileSql(sql`delete from ${id}`));
    await connection.run(
      compileSql(sql`insert into ${id} select * from json_populate_recordset(null::${id}, ${JSON.stringify(rows)}::json)`),
    );
  }
}

/** The sequences start again, so that keys do not tell how many items were created before. */
export async function restartSequences(connection: Connection): Promise<void> {
  await connection.run(compileSql(sql`select setval(c.oid::regclass, 1000) from pg_class as c where c.relkind = 'S'`));
}
