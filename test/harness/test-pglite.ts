/** The fixtures of `test-database.ts` on PGlite: loaded once per test file, copied for every database. */
import { PGlite } from "@electric-sql/pglite";
import type { Database } from "../../src/database/database.ts";
import { createPGliteDatabase } from "../../src/database/pglite.ts";
import { readFixture } from "./fixture.ts";

/** A database of its own with the fixture's tables and rows. `close` it in `afterAll`. */
export async function createTestPGlite(fixture: string): Promise<Database> {
  const archive = archives.get(fixture) ?? loadFixture(fixture);
  archives.set(fixture, archive);
  return createPGliteDatabase({ loadDataDir: await archive });
}

const archives = new Map<string, Promise<Blob>>();

async function loadFixture(name: string): Promise<Blob> {
  const fixture = await readFixture(name);
  const client = await PGlite.create();
  try {
    for (const part of fixture.parts) {
      if (part.kind === "sql") await client.exec(part.text);
      else await client.query(part.statement.replace(/ FROM stdin$/i, " FROM '/dev/blob'"), [], { blob: new Blob([part.rows]) });
    }
    await client.exec("analyze");
    return await client.dumpDataDir("none");
  } catch (error) {
    throw new Error(`Fixture "${name}" could not be loaded.`, { cause: error });
  } finally {
    await client.close();
  }
}
