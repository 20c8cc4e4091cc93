/** How often a mutation waits for the database, whatever its statements are: each write of the client is one round trip. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "../../src/database/database.ts";
import { createPostgresDatabase } from "../../src/database/postgres.ts";
import { startRelay } from "../harness/relay.ts";
import type { Relay } from "../harness/relay.ts";
import { createTestDatabase } from "../harness/test-database.ts";
import type { TestDatabase } from "../harness/test-database.ts";
import { serveWrites } from "./serve-writes.ts";
import type { WriteServer } from "./serve-writes.ts";

let testDatabase: TestDatabase;
let relay: Relay;
let database: Database;
let server: WriteServer;
beforeAll(async () => {
  testDatabase = await createTestDatabase("relational");
  relay = await startRelay(testDatabase.url);
  database = createPostgresDatabase({
    connectionString: relay.url,
    poolSize: 1,
    statementTimeoutMs: 20_000,
    connectionTimeoutMs: 20_000,
    preparedStatements: true,
    applicationName: "relata-test",
  });
  server = await serveWrites(database);
});
afterAll(async () => {
  await database.close();
  relay.close();
  await testDatabase.drop();
});

test.each([
  {
    name: "a tree that is created and read back as one item: what is there, and all the rest",
    document: `mutation { create_articles_item(data: { title: "A", author: { name: "B" }, tags: [{ note: "n", tag_id: { name: "t" } }] }) {
      title author { name } tags { note tag_id { name } }
    } }`,
    writes: [1, 4],
  },
  {
    name: "new items of a known shape: their keys, and all the rest at once",
    document: `mutation { create_countries_item(data: { name: "t", cities: [{ name: "1" }, { name: "t" }] }) { name cities { name } } }`,
    writes: [1, 1],
  },
  {
    name: "a list of items: what hangs on them is read once they are",
    document: `mutation { create_invoices_items(data: [{ number: "1", lines: [{ label: "a" }] }]) { number lines { label } } }`,
    writes: [1, 2, 1, 1],
  },
  {
    name: "an item that is changed: what is there, and all the rest",
    document: `mutation { update_authors_item(id: "aaaaaaaa-0000-4000-8000-000000000001", data: { name: "1" }) { name } }`,
    writes: [1, 3],
  },
])("$name", async ({ document, writes }) => {
  // The first time, statements are prepared, and a key that is new is not for long.
  await server.ask(document);
  await server.ask(document.replaceAll('"t"', '"u"').replaceAll('"1"', '"2"'));
  relay.writes.length = 0;
  const { body } = await server.ask(document.replaceAll('"t"', '"v"').replaceAll('"1"', '"3"'));
  expect(body.errors).toBeUndefined();
  expect(relay.writes).toEqual(writes);
});
