/** With triggers installed, what anybody changes by plain SQL is served at once, although nobody looks for it. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { openDatabase } from "../../src/gateway/open-database.ts";
import { type Gateway, createGateway } from "../../src/gateway.ts";
import { installTriggers, removeTriggers } from "../../src/system/change-triggers.ts";
import { type TestDatabase, createTestDatabase } from "../harness/test-database.ts";
import { configOf, createLogBook } from "../server/support.ts";

let testDatabase: TestDatabase;
let gateway: Gateway;
let client: pg.Client;

beforeAll(async () => {
  testDatabase = await createTestDatabase("tenants");
  const config = configOf({ DATABASE_URL: testDatabase.url, METADATA_POLL_INTERVAL: "60s" });
  gateway = await createGateway(config, createLogBook().log);
  client = new pg.Client({ connectionString: testDatabase.url });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await gateway.close();
  await testDatabase.drop();
});

async function ask(query: string, token: string): Promise<{ readonly data?: unknown; readonly errors?: unknown }> {
  const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
  const response = await gateway.fetch(
    new Request("http://localhost/graphql", { method: "POST", headers, body: JSON.stringify({ query }) }),
  );
  // The form of an answer.
  return (await response.json()) as { data?: unknown; errors?: unknown };
}

/** Asks until it is so, which takes as long as a notice and a reload. */
async function becomes(query: string, token: string, isSo: (answer: Awaited<ReturnType<typeof ask>>) => boolean): Promise<void> {
  while (!isSo(await ask(query, token))) await wait(10);
}

test("changes of the structure, of metadata, of rights and of users are told", async () => {
  const config = configOf({ DATABASE_URL: testDatabase.url });
  const database = await openDatabase(config);
  const installed = await installTriggers(database, "public");
  expect(installed.tellsStructure).toBe(true);
  expect(installed.tables).toContain("directus_permissions");
  // Once more changes nothing.
  expect(await installTriggers(database, "public")).toEqual(installed);

  await client.query("alter table notes add column colour varchar(20) default 'red'");
  await becomes("{ notes(limit: 1) { colour } }", "dan", ({ errors }) => errors === undefined);
  await client.query("update directus_collections set singleton = true where collection = 'organizations'");
  await becomes("{ organizations { name } }", "dan", ({ data }) => !JSON.stringify(data ?? "[").includes("["));
  await client.query("update directus_permissions set fields = 'id' where collection = 'notes' and action = 'read'");
  await becomes("{ notes { text } }", "bob", ({ errors }) => errors !== undefined);
  expect(await ask("{ notes { id } }", "bob")).toMatchObject({ data: {} });
  await client.query("update directus_users set status = 'suspended' where token = 'bob'");
  await becomes("{ notes { id } }", "bob", ({ errors }) => JSON.stringify(errors ?? "").includes("INVALID_CREDENTIALS"));

  await removeTriggers(database, "public");
  await removeTriggers(database, "public");
  const { rows } = await client.query(
    "select from pg_trigger where tgname like 'relata%' union all select from pg_event_trigger where evtname like 'relata%' union all select from pg_proc where proname like 'relata%'",
  );
  expect(rows).toEqual([]);
  await database.close();
});

test("whoever is no superuser has the structure looked for, as before", async () => {
  await client.query("create role relata_owner login");
  try {
    await client.query("grant create, usage on schema public to relata_owner");
    for (const { relname } of (
      await client.query<{ relname: string }>("select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'")
    ).rows)
      await client.query(`alter table ${pg.escapeIdentifier(relname)} owner to relata_owner`);
    const url = `${testDatabase.url}?options=${encodeURIComponent("-c role=relata_owner")}`;
    const database = await openDatabase(configOf({ DATABASE_URL: url }));
    const { tables, tellsStructure } = await installTriggers(database, "public");
    expect(tellsStructure).toBe(false);
    expect(tables).toContain("directus_fields");
    await removeTriggers(database, "public");
    await database.close();
  } finally {
    await client.query("reassign owned by relata_owner to current_user");
    await client.query("drop owned by relata_owner");
    await client.query("drop role relata_owner");
  }
});
