import type { Database } from "../../src/database/database.ts";
import { createPostgresDatabase, type PostgresOptions } from "../../src/database/postgres.ts";
import { createTestDatabase } from "./test-database.ts";
import { createTestPGlite } from "./test-pglite.ts";

export const databaseKinds: readonly Database["kind"][] = ["postgres", "pglite"];

/** A clone of the fixture behind the port; `close` drops it as well. */
export async function openTestDatabase(kind: Database["kind"], fixture: string, options: Partial<PostgresOptions> = {}): Promise<Database> {
  if (kind === "pglite") return createTestPGlite(fixture);
  const testDatabase = await createTestDatabase(fixture);
  const database = createPostgresDatabase({ ...testOptions, connectionString: testDatabase.url, ...options });
  return {
    ...database,
    async close() {
      await database.close();
      await testDatabase.drop();
    },
  };
}

const testOptions: PostgresOptions = {
  poolSize: 4,
  statementTimeoutMs: 20_000,
  connectionTimeoutMs: 20_000,
  preparedStatements: true,
  applicationName: "relata-test",
};
