/** `EVENTS=triggers`: whoever writes, subscribers are told, and once. */
import { randomBytes } from "node:crypto";
import type { Client } from "graphql-ws";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Database } from "../../src/database/database.ts";
import { removeEventTriggers } from "../../src/events/event-triggers.ts";
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
const role = `teller_${randomBytes(4).toString("hex")}`;

beforeAll(async () => {
  testDatabase = await createTestDatabase("tenants");
  const config = configOf({ DATABASE_URL: testDatabase.url, PORT: "0", METADATA_POLL_INTERVAL: "100ms", EVENTS: "triggers" });
  database = await openDatabase(config);
  await run("alter table notes add column parent integer references notes (id) on delete cascade");
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

function listen(query: string, token = "dan", at = url): Promise<Heard> {
  const client = openClient(at, token);
  clients.push(client);
  return hear(client, `subscription { ${query} }`);
}

async function run(sql: string): Promise<void> {
  await database.run({ sql, parameters: [] });
}

async function write(mutation: string): Promise<unknown> {
  const headers = { "content-type": "application/json", authorization: "Bearer dan" };
  const init = { method: "POST", headers, body: JSON.stringify({ query: `mutation { ${mutation} }` }) };
  const answer: unknown = await (await gateway.fetch(new Request("http://localhost/graphql", init))).json();
  return answer;
}

const told = (lines: readonly string[]): readonly unknown[] =>
  lines.map((line) => ({ notes_mutated: { event: line.split(" ")[0], key: line.split(" ")[1] } }));

test("what psql, a cascade and Relata itself write is told, once each", async () => {
  const heard = await listen("notes_mutated { event key }");
  await run("insert into notes (id, text, parent) values (50, 'A', null), (51, 'B', 50)");
  await run("update notes set text = 'C' where id in (50, 51)");
  await run("update notes set text = 'C' where id = 999");
  await run("delete from notes where id = 50");
  await write(`create_notes_item(data: { id: 52, text: "D" }) { id }`);
  await heard.untilTold(7);
  await untilQuiet();
  expect(heard.told.slice(0, 4)).toEqual(told(["create 50", "create 51", "update 50", "update 51"]));
  expect(heard.told.slice(4)).toEqual(expect.arrayContaining([...told(["delete 50", "delete 51", "create 52"])]));
  expect(heard.told).toHaveLength(7);
});

test("what is rolled back is not, and what one may not see is not either", async () => {
  const [heard, ada] = [await listen("notes_mutated { event key }"), await listen("notes_mutated { event key }", "ada")];
  await run("begin; insert into notes (id, text) values (60, 'A'); rollback");
  await run("insert into notes (id, text, organization) values (61, 'A', 1), (62, 'B', 2)");
  await ada.untilTold(1);
  await run("delete from notes where id in (61, 62)");
  await heard.untilTold(4);
  await untilQuiet();
  expect(heard.told).toEqual(told(["create 61", "create 62", "delete 61", "delete 62"]));
  expect(ada.told).toEqual(told(["create 61", "delete 61"]));
});

test("thousands of rows of one statement are told, and rows of long texts", async () => {
  const heard = await listen("notes_mutated { event key }");
  await run("insert into notes (id, text) select i, repeat('x', 200) from generate_series(1000, 3999) as i");
  await run("delete from notes where id between 1000 and 3999");
  await heard.untilTold(6_000);
  expect(heard.told.slice(0, 2)).toEqual(told(["create 1000", "create 1001"]));
  expect(heard.told.filter((one) => JSON.stringify(one).includes("delete"))).toHaveLength(3_000);
});

test("a table that is made later is told of as well", async () => {
  await run("create table later (id serial primary key, text text); insert into directus_collections (collection) values ('later')");
  await gateway.check();
  const heard = await listen("later_mutated { event key }");
  await run("insert into later (text) values ('A')");
  expect(await heard.untilTold(1)).toEqual([{ later_mutated: { event: "create", key: "1" } }]);
});

test("a role that may make no triggers is told what it writes itself, and the log says so", async () => {
  const another = await createTestDatabase("tenants");
  const owner = await openDatabase(configOf({ DATABASE_URL: another.url }));
  const grant = (what: string): string => `grant all on all ${what} in schema public to ${role}`;
  await owner.run({ sql: `create role ${role}; ${grant("tables")}; ${grant("sequences")}`, parameters: [] });
  const log = createLogBook();
  const own = `${another.url}?options=${encodeURIComponent(`-c role=${role}`)}`;
  const other = await createGateway(configOf({ DATABASE_URL: own, PORT: "0", EVENTS: "triggers" }), log.log);
  const at = await other.listen();
  const heard = await listen("notes_mutated { event key }", "dan", at);
  const body = JSON.stringify({ query: `mutation { create_notes_item(data: { id: 70, text: "A" }) { id } }` });
  await fetch(`${at}/graphql`, { method: "POST", headers: { "content-type": "application/json", authorization: "Bearer dan" }, body });
  expect(await heard.untilTold(1)).toEqual(told(["create 70"]));
  expect(log.lines.map(({ msg }) => msg)).toContainEqual(expect.stringContaining("only what is written here is told"));
  await other.close();
  await owner.run({ sql: `drop owned by ${role}; drop role ${role}`, parameters: [] });
  await owner.close();
  await another.drop();
});

test("they are taken away by a command", async () => {
  expect(await removeEventTriggers(database, "public")).toBeGreaterThan(20);
});
