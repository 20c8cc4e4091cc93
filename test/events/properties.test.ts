/**
 * Several clients write on two instances, some of it in vain, while connections that write are killed: every subscriber is told exactly
 * what was committed and what they may see, of each item in the order of the commits.
 */
import { type Client } from "graphql-ws";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "../../src/database/database.ts";
import { openDatabase } from "../../src/gateway/open-database.ts";
import { type Gateway, createGateway } from "../../src/gateway.ts";
import { createRandom } from "../harness/long.ts";
import { type TestDatabase, createTestDatabase } from "../harness/test-database.ts";
import { configOf, createLogBook } from "../server/support.ts";
import { type Heard, hear, openClient, untilQuiet } from "./socket-client.ts";

let testDatabase: TestDatabase;
let database: Database;
const gateways: Gateway[] = [];
const clients: Client[] = [];
const urls: string[] = [];

beforeAll(async () => {
  testDatabase = await createTestDatabase("tenants");
  database = await openDatabase(configOf({ DATABASE_URL: testDatabase.url }));
  // What is committed, told by the database itself.
  await run(`create table told (place bigserial primary key, event text, key text, organization int);
    create function tell() returns trigger language plpgsql as $$ begin
      insert into told (event, key, organization) values (
        case tg_op when 'INSERT' then 'create' when 'UPDATE' then 'update' else 'delete' end,
        coalesce(new.id, old.id), case tg_op when 'DELETE' then old.organization else new.organization end);
      return null; end $$;
    create trigger tell after insert or update or delete on notes for each row execute function tell()`);
  const config = configOf({ DATABASE_URL: testDatabase.url, PORT: "0", METADATA: "directus" });
  for (let index = 0; index < 2; index++) {
    const gateway = await createGateway(config, createLogBook().log);
    gateways.push(gateway);
    urls.push(await gateway.listen());
  }
});

afterAll(async () => {
  for (const client of clients) await client.dispose();
  for (const gateway of gateways) await gateway.close();
  await database.close();
  await testDatabase.drop();
});

async function run(sql: string): Promise<readonly (readonly (string | null)[])[]> {
  return database.run({ sql, parameters: [] });
}

function listen(token: string, at: number): Promise<Heard> {
  const client = openClient(urls[at] ?? "", token);
  clients.push(client);
  return hear(client, "subscription { notes_mutated { key event } }");
}

test("what is told is what was committed", async () => {
  const seed = Number(process.env["RELATA_SEED"] ?? "1");
  const random = createRandom(seed);
  const pick = (most: number): number => Math.floor(random() * most);
  const heard = [await listen("dan", 0), await listen("dan", 1)];
  const write = async (): Promise<void> => {
    const key = 100 + pick(12);
    const fields = `text: "${pick(1_000_000)}", organization: ${1 + pick(3)}`;
    const single = [
      `create_notes_item(data: { id: ${key}, ${fields} }) { id }`,
      `update_notes_item(id: ${key}, data: { ${fields} }) { id }`,
      `delete_notes_item(id: ${key}) { id }`,
      // In vain: there is no such organization.
      `update_notes_item(id: ${key}, data: { text: "x", organization: 999 }) { id }`,
    ];
    const [first = "", second = ""] = [single[pick(4)], single[pick(4)]];
    const isOne = pick(3) === 0;
    const headers = {
      "content-type": "application/json",
      authorization: "Bearer dan",
      ...(isOne ? { "relata-transaction": "operation" } : {}),
    };
    const body = JSON.stringify({ query: `mutation { a: ${first} b: ${second} }` });
    await gateways[pick(2)]?.fetch(new Request("http://localhost/graphql", { method: "POST", headers, body }));
  };
  const kill = `select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'relata' and pid <> pg_backend_pid() and query not ilike 'listen%' order by random() limit 2`;
  for (let round = 0; round < 12; round++) {
    await Promise.all([...Array.from({ length: 8 }, write), ...(round % 4 === 3 ? [run(kill).catch(() => {})] : [])]);
  }
  const committed = (await run("select event, key from told order by place")).map(([event, key]) => ({ event, key }));
  expect(committed.length).toBeGreaterThan(20);
  for (const one of heard) await one.untilTold(committed.length);
  await untilQuiet();
  for (const { told } of heard) {
    const events = told.map((one) => (one as { readonly notes_mutated: { readonly key: string; readonly event: string } }).notes_mutated);
    expect(byKey(events)).toEqual(byKey(committed));
  }
  // On both instances in the same order.
  expect(heard[1]?.told).toEqual(heard[0]?.told);
}, 60_000);

function byKey(events: readonly { readonly event: unknown; readonly key: unknown }[]): object {
  const groups = Map.groupBy(events, ({ key }) => String(key));
  return Object.fromEntries([...groups].map(([key, some]) => [key, some.map(({ event }) => event)]));
}
