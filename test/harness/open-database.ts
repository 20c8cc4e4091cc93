import type { Database } from "../../src/database/database.ts";
import { createPostgresDatabase, type PostgresOptions } from "../../src/database/postgres.ts";
import { createTestDatabase } from "./test-database.ts";
import { createTestPGlite } from "./test-pglite.ts";

export const databaseKinds: readonly Database["kind"][] = ["postgres", "pglite"];

interface TestOptions extends Partial<PostgresOptions> {
  /** Of the database; a superuser by default. */
  readonly role?: string | undefined;
}

/** A clone of the fixture behind the port; `close` drops it as well. */
export async function openTestDatabase(kind: Database["kind"], fixture: string, { role, ...options }: TestOptions = {}): Promise<Database> {
  if (kind === "pglite") return createTestPGlite(fixture, role);
  const testDatabase = await createTestDatabase(fixture);
  const connectionString = role === undefined ? testDatabase.url : `${testDatabase.url}?options=${encodeURIComponent(`-c role=${role}`)}`;
  const database = createPostgresDatabase({ ...testOptions, connectionString, ...options });
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
