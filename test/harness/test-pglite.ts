/** The fixtures of `test-database.ts` on PGlite: loaded once per run into an archive, which every database unpacks. */
import { existsSync } from "node:fs";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { inject } from "vitest";
import type { Database } from "../../src/database/database.ts";
import { createPGliteDatabase } from "../../src/database/pglite.ts";
import { type Fixture, readFixture } from "./fixture.ts";

/** A database of its own with the fixture's tables and rows. `close` it in `afterAll`. */
export async function createTestPGlite(name: string, role?: string): Promise<Database> {
  const fixture = await readFixture(name);
  const archive = await archiveOnce(`${name}_${fixture.hash}`, async () => {
    // To begin with an empty database that is there already takes a tenth of the time of making one.
    const empty = await archiveOnce("empty cluster", () => PGlite.create());
    return loadFixture(await PGlite.create({ loadDataDir: empty }), fixture);
  });
  const database = createPGliteDatabase({ loadDataDir: archive });
  if (role !== undefined) await database.execScript(`set role ${role}`);
  return database;
}

/** What is archived under the name, in this process or another one, else what `create` makes. Two at once both make it. */
async function archiveOnce(name: string, create: () => Promise<PGlite>): Promise<Blob> {
  const path = join(inject("archiveFolder"), name);
  if (existsSync(path)) return new Blob([await readFile(path)]);
  const client = await create();
  // Else the log would be replayed, which leaves gaps in sequences.
  await client.exec("checkpoint");
  const archive = await client.dumpDataDir("none");
  await client.close();
  // Under another name until it is whole.
  await writeFile(`${path}.${process.pid}`, archive.stream());
  await rename(`${path}.${process.pid}`, path);
  return archive;
}

async function loadFixture(client: PGlite, { name, parts }: Fixture): Promise<PGlite> {
  try {
    for (const part of parts) {
      if (part.kind === "sql") await client.exec(part.text);
      else await client.query(part.statement.replace(/ FROM stdin$/i, " FROM '/dev/blob'"), [], { blob: new Blob([part.rows]) });
    }
    await client.exec("analyze");
    return client;
  } catch (error) {
    await client.close();
    throw new Error(`Fixture "${name}" could not be loaded.`, { cause: error });
  }
}
