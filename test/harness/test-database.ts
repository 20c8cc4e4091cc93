/**
 * Databases for tests: a fixture is loaded once per run into a template database, and every test file clones it,
 * which takes some tens of milliseconds.
 */
import { randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { inject } from "vitest";
import { type Fixture, readFixture } from "./fixture.ts";

export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** A database of its own with the fixture's tables and rows. `drop` it in `afterAll`. */
export async function createTestDatabase(fixture: string): Promise<TestDatabase> {
  const { hash, name, parts } = await readFixture(fixture);
  const template = `fixture_${name}_${hash}`;
  const database = `test_${randomBytes(6).toString("hex")}`;
  await withAdmin(async (admin) => {
    await createTemplateOnce(admin, template, { hash, name, parts });
    await createDatabase(admin, database, template);
  });
  return {
    url: databaseUrl(database),
    drop: () =>
      withAdmin(async (admin) => void (await admin.query(`drop database if exists ${pg.escapeIdentifier(database)} with (force)`))),
  };
}

/** Several workers may ask for the same fixture at once: the first one loads it, the others wait. */
async function createTemplateOnce(admin: pg.Client, template: string, fixture: Fixture): Promise<void> {
  await admin.query("select pg_advisory_lock(hashtext($1))", [template]);
  try {
    const { rowCount } = await admin.query("select from pg_database where datname = $1", [template]);
    if (rowCount === 1) return;
    // Under another name until it is whole, so that a failure leaves no half of a template.
    const unfinished = `unfinished_${randomBytes(6).toString("hex")}`;
    await createDatabase(admin, unfinished, "template0");
    await loadFixture(databaseUrl(unfinished), fixture);
    await retryWhileInUse(() =>
      admin.query(`alter database ${pg.escapeIdentifier(unfinished)} rename to ${pg.escapeIdentifier(template)}`),
    );
  } finally {
    await admin.query("select pg_advisory_unlock(hashtext($1))", [template]);
  }
}

async function loadFixture(url: string, fixture: Fixture): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const part of fixture.parts) {
      if (part.kind === "sql") await client.query(part.text);
      else await pipeline(Readable.from([part.rows]), client.query(copyFrom(part.statement)));
    }
    // Plans are the same in every run.
    await client.query("analyze");
  } catch (error) {
    throw new Error(`Fixture "${fixture.name}" could not be loaded.`, { cause: error });
  } finally {
    await client.end();
  }
}

async function createDatabase(admin: pg.Client, database: string, template: string): Promise<void> {
  const sql = `create database ${pg.escapeIdentifier(database)} template ${pg.escapeIdentifier(template)}`;
  await retryWhileInUse(() => admin.query(sql));
}

/** A backend ends a moment after its client does, and a template must have none. */
async function retryWhileInUse(run: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await run();
      return;
    } catch (error) {
      const isInUse = error instanceof pg.DatabaseError && error.code === "55006";
      if (!isInUse || attempt === 50) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20 * attempt));
    }
  }
}

async function withAdmin<T>(work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: inject("postgresUrl") });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

function databaseUrl(database: string): string {
  const url = new URL(inject("postgresUrl"));
  url.pathname = `/${database}`;
  return url.href;
}
