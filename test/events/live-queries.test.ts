/** `@live`: an answer is kept up to date, and is sent when it is another one. */
import type { Client } from "graphql-ws";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Database } from "../../src/database/database.ts";
import { openDatabase } from "../../src/gateway/open-database.ts";
import { type Gateway, createGateway } from "../../src/gateway.ts";
import { type TestDatabase, createTestDatabase } from "../harness/test-database.ts";
import { configOf, createLogBook } from "../server/support.ts";
import { type Heard, hear, openClient, untilQuiet } from "./socket-client.ts";

let testDatabase: TestDatabase;
let database: Database;
let gateway: Gateway;
let url: string;
const clients: Client[] = [];

beforeAll(async () => {
  testDatabase = await createTestDatabase("tenants");
  const config = configOf({ DATABASE_URL: testDatabase.url, PORT: "0", METADATA_POLL_INTERVAL: "100ms" });
  database = await openDatabase(config);
  gateway = await createGateway(config, createLogBook().log);
  url = await gateway.listen();
});

afterEach(async () => {
  for (const client of clients.splice(0)) await client.dispose();
});

afterAll(async () => {
  await gateway.close();
  await database.close();
  await testDatabase.drop();
});

function ask(query: string, token = "dan", variables: Record<string, unknown> = {}): Promise<Heard> {
  const client = openClient(url, token);
  clients.push(client);
  return hear(client, query, variables);
}

async function run(sql: string): Promise<void> {
  await database.run({ sql, parameters: [] });
}

async function write(mutation: string): Promise<void> {
  const headers = { "content-type": "application/json", authorization: "Bearer dan" };
  const init = { method: "POST", headers, body: JSON.stringify({ query: `mutation { ${mutation} }` }) };
  await gateway.fetch(new Request("http://localhost/graphql", init));
}

const create = (key: number, text = "A", more = ""): Promise<void> =>
  write(`create_notes_item(data: { id: ${key}, text: "${text}"${more} }) { id }`);

test("is answered at once, and again when something is written that it reads, through a relation or a filter as well", async () => {
  const nested = await ask(`query @live { notes(filter: { organization: { name: { _eq: "Acme" } } }) { text organization { name } } }`);
  const counted = await ask("query @live { notes_aggregated { countAll } }");
  expect(await nested.untilTold(1)).toEqual([{ notes: [{ text: "of acme", organization: { name: "Acme" } }] }]);
  expect(await counted.untilTold(1)).toEqual([{ notes_aggregated: [{ countAll: 4 }] }]);
  await write(`update_organizations_item(id: 1, data: { name: "Apex" }) { id }`);
  expect((await nested.untilTold(2)).at(-1)).toEqual({ notes: [] });
  await write(`update_organizations_item(id: 1, data: { name: "Acme" }) { id }`);
  await nested.untilTold(3);
  await create(50);
  expect((await counted.untilTold(2)).at(-1)).toEqual({ notes_aggregated: [{ countAll: 5 }] });
  await untilQuiet();
  // It was read again, and was as before.
  expect(nested.told).toHaveLength(3);
});

test("a burst makes few answers, and the last one is of all of it", async () => {
  const counted = await ask("query @live(throttle: 200) { notes_aggregated(filter: { id: { _gte: 100 } }) { countAll } }");
  await counted.untilTold(1);
  for (let key = 100; key < 140; key++) await create(key);
  const end = Date.now() + 5_000;
  while (!JSON.stringify(counted.told.at(-1)).includes("40") && Date.now() < end) await untilQuiet();
  expect(counted.told.at(-1)).toEqual({ notes_aggregated: [{ countAll: 40 }] });
  expect(counted.told.length).toBeLessThan(20);
});

test("those who see the same are answered together, and others apart", async () => {
  const query = "query @live { notes(filter: { id: { _in: [1, 2] } }) { id text } }";
  const all = [await ask(query), await ask(query), await ask(query, "ada"), await ask(query, "bob")];
  for (const one of all) await one.untilTold(1);
  await write(`update_notes_items(ids: [1, 2], data: { text: "new" }) { id }`);
  for (const one of all) await one.untilTold(2);
  expect(all.map(({ told }) => told.at(-1))).toEqual([
    { notes: ["1", "2"].map((id) => ({ id, text: "new" })) },
    { notes: ["1", "2"].map((id) => ({ id, text: "new" })) },
    { notes: [{ id: "1", text: "new" }] },
    { notes: [{ id: "2", text: "new" }] },
  ]);
});

test("what has changed is sent as a patch to whoever asks for that", async () => {
  const client = openClient(url, "dan");
  clients.push(client);
  const told: unknown[] = [];
  const query = "query @live(patch: true) { notes(filter: { id: { _gte: 200 } }) { id text } }";
  client.subscribe({ query }, { next: (result) => told.push(result), error: () => {}, complete: () => {} });
  await untilQuiet();
  await create(200, "A");
  await untilQuiet();
  await write(`update_notes_item(id: 200, data: { text: "B" }) { id }`);
  await untilQuiet();
  expect(told).toEqual([
    { data: { notes: [] }, revision: 1 },
    { patch: [{ op: "add", path: "/notes/-", value: { id: "200", text: "A" } }], revision: 2 },
    { patch: [{ op: "replace", path: "/notes/0/text", value: "B" }], revision: 3 },
  ]);
});

test("a right that is taken away counts, and one that is given back", async () => {
  const heard = await ask("query @live { notes(filter: { id: { _eq: 2 } }) { id } }", "bob");
  await heard.untilTold(1);
  await run("update directus_permissions set action = 'none' where collection = 'notes'");
  await gateway.check();
  expect((await heard.untilTold(2)).at(-1)).toMatchObject({ errors: [{ extensions: { code: "GRAPHQL_VALIDATION" } }] });
  await write(`update_notes_item(id: 2, data: { text: "unseen" }) { id }`);
  await untilQuiet();
  expect(heard.told).toHaveLength(2);
  await run("update directus_permissions set action = 'read' where collection = 'notes'");
  await gateway.check();
  expect((await heard.untilTold(3)).at(-1)).toEqual({ notes: [{ id: "2" }] });
});

test("what is not live, or does not fit the schema, is answered once", async () => {
  const once = await ask("query ($live: Boolean!) @live(if: $live) { notes(limit: 1) { __typename } }", "dan", { live: false });
  expect(await once.untilTold(2)).toEqual([{ notes: [{ __typename: "notes" }] }, "complete"]);
  const unreadable = await ask(`query @live { notes(filter: { id: { _in: ["x"] } }) { id } }`);
  expect(await unreadable.untilTold(1)).toMatchObject([{ errors: [{ extensions: { code: "INVALID_QUERY" } }] }]);
  const wrong = await ask("query @live { nothing }");
  expect(await wrong.untilTold(1)).toMatchObject([{ refused: [{ extensions: { code: "GRAPHQL_VALIDATION" } }] }]);
});

test("over HTTP it is a stream, where that is asked for", async () => {
  const query = encodeURIComponent("query @live { notes_by_id(id: 3) { text } }");
  const headers = { authorization: "Bearer dan" };
  const plain = await fetch(`${url}/graphql?query=${query}`, { headers });
  expect(await plain.json()).toEqual({ data: { notes_by_id: { text: "of core" } } });
  const gone = new AbortController();
  const response = await fetch(`${url}/graphql?query=${query}`, {
    headers: { ...headers, accept: "text/event-stream" },
    signal: gone.signal,
  });
  let text = "";
  for await (const chunk of response.body ?? []) {
    text += Buffer.from(chunk).toString("utf8");
    if (text.includes("of core") && !text.includes("changed")) void write(`update_notes_item(id: 3, data: { text: "changed" }) { id }`);
    if (text.includes("changed")) break;
  }
  expect(text).toContain(`data: {"data":{"notes_by_id":{"text":"of core"}}}`);
  expect(text).toContain(`data: {"data":{"notes_by_id":{"text":"changed"}}}`);
  gone.abort();
});
