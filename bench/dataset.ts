import { readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { readScript } from "./shared-files.ts";

/** The shared dataset, with its metadata in Directus's form. */
export async function loadDataset(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const seed = await readScript("seed.sql");
    // VACUUM refuses to run beside other statements.
    await client.query(seed.replaceAll(/^vacuum.*$/gim, ""));
    await client.query(await readFile(join(import.meta.dirname, "directus-tables.sql"), "utf8"));
    await client.query(await readScript("register.sql"));
    await client.query("vacuum analyze");
  } finally {
    await client.end();
  }
}
