import { readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";

/** All rows, with nothing that says what they mean. */
export async function loadRows(url: string): Promise<void> {
  await runScripts(url, ["functions", "magazine", "pages", "readings", "site"]);
}

/** What the rows mean, for a database that Directus has not seen, and what PostGraphile needs beside it. */
export async function loadMetadata(url: string): Promise<void> {
  await runScripts(url, ["directus-tables", "register", "postgraphile"]);
}

/** The same, for a database that Directus has prepared. */
export async function registerCollections(url: string): Promise<void> {
  await runScripts(url, ["register"]);
}

/** Takes away what was created while measuring, so that everybody finds the same tables. */
export async function removeCreated(url: string): Promise<void> {
  const tables = ["articles_tags", "comments", "articles", "tags", "authors"];
  await run(url, async (client) => {
    for (const table of tables) await client.query(`delete from ${table} where id > 1000000`);
    await client.query(`vacuum ${tables.join(", ")}`);
  });
}

async function runScripts(url: string, names: readonly string[]): Promise<void> {
  await run(url, async (client) => {
    // The rows refer to each other as they should: nobody has to check a million times.
    await client.query("set session_replication_role = replica");
    for (const name of names) await client.query(await readFile(join(import.meta.dirname, `${name}.sql`), "utf8"));
    await client.query("vacuum analyze");
  });
}

async function run(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
