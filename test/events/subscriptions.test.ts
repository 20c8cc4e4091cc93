/** Who subscribes is told what has been done, by whom and wherever it was, and of nothing that they may not see. */
import type { Client } from "graphql-ws";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../src/database/database.ts";
import { openDatabase } from "../../src/gateway/open-database.ts";
import { type Gateway, createGateway } from "../../src/gateway.ts";
import { type TestDatabase, createTestDatabase } from "../harness/test-database.ts";
import { configOf, createLogBook } from "../server/support.ts";
import { type Heard, hear, openClient, untilQuiet } from "./socket-client.ts";

let testDatabase: TestDatabase;
let database: Database;
/** Two instances over one database. */
let gateways: readonly [Gateway, Gateway];
let urls: readonly [string, string];
const log = createLogBook();
const clients: Client[] = [];

beforeAll(async () => {
  testDatabase = await createTestDatabase("tenants");
  const config = configOf({ DATABASE_URL: testDatabase.url, PORT: "0", METADATA_POLL_INTERVAL: "100ms" });
  database = await openDatabase(config);
  gateways = [await createGateway(config, log.log), await createGateway(config, log.log)];
  urls = [await gateways[0].listen(), await gateways[1].listen()];
});

afterEach(async () => {
  for (const client of clients.splice(0)) await client.dispose();
});

afterAll(async () => {
  await gateways[0].close();
  await gateways[1].close();
  await database.close();
  await testDatabase.drop();
});

function connect(token: string, at: 0 | 1 = 0): Client {
  const client = openClient(urls[at], token);
  clients.push(client);
  return client;
}

function listen(query: string, token = "dan", at: 0 | 1 = 0): Promise<Heard> {
  return hear(connect(token, at), `subscription { ${query} }`);
}

function write(mutation: string, at: 0 | 1 = 0, headers: Readonly<Record<string, string>> = {}): Promise<unknown> {
  return send({ query: `mutation { ${mutation} }` }, at, headers);
}

async function send(body: object, at: 0 | 1 = 0, headers: Readonly<Record<string, string>> = {}): Promise<unknown> {
  const init = {
    method: "POST",
    headers: { "content-type": "application/json", authorization: "Bearer dan", ...headers },
    body: JSON.stringify(body),
  };
  const answer: unknown = await (await gateways[at].fetch(new Request("http://localhost/graphql", init))).json();
  return answer;
}

async function run(sql: string): Promise<void> {
  await database.run({ sql, parameters: [] });
}

describe("what is told", () => {
  test("is each item that a mutation has written, as it is then", async () => {
    const notes = await listen("notes_mutated { key event data { text organization { name } } }");
    const organizations = await listen("organizations_mutated { event data { name } }");
    const steps = [
      `create_notes_item(data: { id: 50, text: "A", organization: { id: 60, name: "New" } }) { id }`,
      `update_notes_item(id: 50, data: { text: "B" }) { id }`,
      `update_notes_item(id: 50, data: { organization: { id: 60, name: "Newer" } }) { id }`,
      "delete_notes_item(id: 50) { id }",
    ];
    for (const [index, step] of steps.entries()) {
      await write(step);
      await notes.untilTold(index + 1);
      await organizations.untilTold(index < 2 ? 1 : 2);
    }
    const organization = (name: string): object => ({ organization: { name } });
    expect(await notes.untilTold(4)).toEqual(
      [
        { key: "50", event: "create", data: { text: "A", ...organization("New") } },
        { key: "50", event: "update", data: { text: "B", ...organization("New") } },
        // It is named as what changes, though only what it leads to did.
        { key: "50", event: "update", data: { text: "B", ...organization("Newer") } },
        { key: "50", event: "delete", data: null },
      ].map((told) => ({ notes_mutated: told })),
    );
    expect(await organizations.untilTold(2)).toEqual(
      [
        { event: "create", data: { name: "New" } },
        { event: "update", data: { name: "Newer" } },
      ].map((told) => ({ organizations_mutated: told })),
    );
  });

  test("goes by names of the client's own, once for each selection, and by the event that is asked for", async () => {
    const heard = await listen("gone: notes_mutated(event: delete) { __typename nr: key what: event }");
    const twice = await listen("notes_mutated { a: data { id } b: data { text } }");
    await write(`create_notes_item(data: { id: 51, text: "A" }) { id }`);
    expect(await twice.untilTold(1)).toEqual([{ notes_mutated: { a: { id: "51" }, b: { text: "A" } } }]);
    await write("delete_notes_item(id: 51) { id }");
    expect(await heard.untilTold(1)).toEqual([{ gone: { __typename: "notes_mutated", nr: "51", what: "delete" } }]);
  });

  test("is nothing of what is refused, or rolled back", async () => {
    const heard = await listen("notes_mutated { key }");
    await write(`create_notes_item(data: { id: 52, text: "A", organization: 999 }) { id }`);
    const both = `a: create_notes_item(data: { id: 53, text: "A" }) { id } b: create_notes_item(data: { id: 53, text: "A" }) { id }`;
    expect(await write(both, 0, { "relata-transaction": "operation" })).toMatchObject({ errors: [{}] });
    await write(`create_notes_item(data: { id: 54, text: "A" }) { id }`);
    await untilQuiet();
    expect(heard.told).toEqual([{ notes_mutated: { key: "54" } }]);
  });

  test("is told as often as it was done, in one transaction as well", async () => {
    const heard = await listen("notes_mutated { key event }");
    const update = `update_notes_item(id: 54, data: { text: "B" }) { id }`;
    await write(`a: ${update} b: ${update}`, 0, { "relata-transaction": "operation" });
    await heard.untilTold(2);
    await untilQuiet();
    expect(heard.told).toEqual([1, 2].map(() => ({ notes_mutated: { key: "54", event: "update" } })));
  });

  test("comes once, whichever instance wrote, and in the order of the commits", async () => {
    const [here, there] = [await listen("notes_mutated { key event }"), await listen("notes_mutated { key event }", "dan", 1)];
    for (const key of [55, 56, 57]) await write(`create_notes_item(data: { id: ${key}, text: "A" }) { id }`, key % 2 === 0 ? 1 : 0);
    await write("delete_notes_items(ids: [56, 55]) { ids }", 1);
    await here.untilTold(5);
    await there.untilTold(5);
    await untilQuiet();
    const told = ["55 create", "56 create", "57 create", "56 delete", "55 delete"].map((line) => {
      const [key, event] = line.split(" ");
      return { notes_mutated: { key, event } };
    });
    expect(here.told).toEqual(told);
    expect(there.told).toEqual(told);
  });

  test("is all of a large write, in its order", async () => {
    const heard = await listen("notes_mutated { key data { text } }");
    const data = Array.from({ length: 2_000 }, (_, index) => ({ id: 10_000 + index, text: String(index) }));
    await send({
      query: "mutation ($data: [create_notes_input!]) { create_notes_items(data: $data, limit: 1) { id } }",
      variables: { data },
    });
    const told = await heard.untilTold(2_000);
    expect(told[1_999]).toEqual({ notes_mutated: { key: "11999", data: { text: "1999" } } });
    const ids = data.map(({ id }) => id);
    await send({ query: "mutation ($ids: [ID]!) { delete_notes_items(ids: $ids) { ids } }", variables: { ids } });
    await heard.untilTold(4_000);
  });

  test("ends with the subscription", async () => {
    const heard = await listen("notes_mutated { key }");
    heard.stop();
    await untilQuiet();
    await write(`create_notes_item(data: { id: 58, text: "A" }) { id }`);
    await untilQuiet();
    expect(heard.told).toEqual(["complete"]);
  });
});

describe("who may not see an item", () => {
  test("is not told of it, whether it comes, changes or goes", async () => {
    // Notes of organizations that the user belongs to: Ada to 1 and 3, Bob to 2.
    const [ada, bob] = [
      await listen("notes_mutated { key event data { text } }", "ada"),
      await listen("notes_mutated { key event }", "bob"),
    ];
    await write(
      `a: create_notes_item(data: { id: 70, text: "A", organization: 1 }) { id } b: create_notes_item(data: { id: 71, text: "B", organization: 2 }) { id }`,
    );
    // Each is told before the next, so that what is told is what was seen then.
    await Promise.all([ada.untilTold(1), bob.untilTold(1)]);
    await write(`update_notes_items(ids: [70, 71], data: { text: "C" }) { id }`);
    await Promise.all([ada.untilTold(2), bob.untilTold(2)]);
    // From one who sees it to one who does.
    await write("update_notes_item(id: 71, data: { organization: 3 }) { id }");
    await ada.untilTold(3);
    await write("delete_notes_items(ids: [70, 71]) { ids }");
    expect(await ada.untilTold(5)).toEqual(
      [
        { key: "70", event: "create", data: { text: "A" } },
        { key: "70", event: "update", data: { text: "C" } },
        { key: "71", event: "update", data: { text: "C" } },
        { key: "70", event: "delete", data: null },
        { key: "71", event: "delete", data: null },
      ].map((told) => ({ notes_mutated: told })),
    );
    await untilQuiet();
    expect(bob.told).toEqual([{ notes_mutated: { key: "71", event: "create" } }, { notes_mutated: { key: "71", event: "update" } }]);
  });

  test("is told nothing of a field, nor of a collection", async () => {
    const refused = { refused: [{ message: expect.any(String) as string, extensions: { code: "GRAPHQL_VALIDATION" } }] };
    const field = await listen("notes_mutated { data { secret } }", "ada");
    expect(await field.untilTold(1)).toMatchObject([refused]);
    const collection = await listen("contacts_mutated { key }", "ada");
    expect(await collection.untilTold(1)).toMatchObject([refused]);
  });

  test("is told nothing from the moment that the right is taken, and again once it is back", async () => {
    const heard = await listen("notes_mutated { key }", "bob");
    const create = (key: number): Promise<unknown> => write(`create_notes_item(data: { id: ${key}, text: "A", organization: 2 }) { id }`);
    await create(72);
    await heard.untilTold(1);
    await run(`update directus_permissions set action = 'none' where collection = 'notes'`);
    await Promise.all(gateways.map((gateway) => gateway.check()));
    await create(73);
    await run(`update directus_permissions set action = 'read' where collection = 'notes'`);
    await Promise.all(gateways.map((gateway) => gateway.check()));
    await create(74);
    await heard.untilTold(2);
    expect(heard.told).toEqual([{ notes_mutated: { key: "72" } }, { notes_mutated: { key: "74" } }]);
  });
});

test("what is told goes on when the structure changes under it", async () => {
  const heard = await listen("notes_mutated { key data { text organization { plan } } }");
  const create = (key: number): Promise<unknown> => write(`create_notes_item(data: { id: ${key}, text: "A", organization: 1 }) { id }`);
  for (const key of [75, 76, 77]) await create(key);
  await heard.untilTold(3);
  await run("alter table notes alter column text type text; alter table organizations alter column plan type text");
  await create(78);
  await heard.untilTold(4);
  await run("alter table organizations drop column plan");
  await create(79);
  await untilQuiet();
  // What is asked for is not there any more.
  expect(heard.told).toHaveLength(4);
  await run("alter table organizations add column plan varchar(20)");
  await Promise.all(gateways.map((gateway) => gateway.check()));
  await create(90);
  expect((await heard.untilTold(5)).at(-1)).toEqual({ notes_mutated: { key: "90", data: { text: "A", organization: { plan: null } } } });
});

test("a lost connection is made anew: that something may be missing is logged, and what comes is told", async () => {
  const heard = await listen("notes_mutated { key }");
  await run(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query ilike 'listen relata_events'",
  );
  const end = Date.now() + 10_000;
  while (!log.lines.some(({ msg }) => typeof msg === "string" && msg.includes("some may be missing")) && Date.now() < end)
    await untilQuiet();
  await write(`create_notes_item(data: { id: 80, text: "A" }) { id }`);
  expect((await heard.untilTold(1)).at(-1)).toEqual({ notes_mutated: { key: "80" } });
});

test("a database that was away for a while is heard again", async () => {
  const heard = await listen("notes_mutated { key }");
  const name = testDatabase.url.replace(/^.*\//, "");
  const admin = await openDatabase(configOf({ DATABASE_URL: testDatabase.url.replace(/[^/]+$/, "postgres") }));
  const allow = (isAllowed: boolean): Promise<unknown> =>
    admin.run({ sql: `alter database "${name}" allow_connections ${isAllowed}`, parameters: [] });
  await allow(false);
  await admin.run({ sql: `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`, parameters: [] });
  const key = { query: `mutation { create_notes_item(data: { id: 84, text: "A" }) { id } }` };
  expect(await send(key)).toMatchObject({ errors: [{ extensions: { code: "SERVICE_UNAVAILABLE" } }] });
  await untilQuiet();
  await allow(true);
  await admin.close();
  const end = Date.now() + 15_000;
  for (let next = 300; heard.told.length === 0 && Date.now() < end; next++) {
    await write(`create_notes_item(data: { id: ${next}, text: "A" }) { id }`);
    await untilQuiet();
  }
  expect(heard.told[0]).toEqual({ notes_mutated: { key: expect.stringMatching(/^3\d\d$/) as string } });
}, 30_000);

test("nobody is told anything, and no statement is run for it, while nobody listens", async () => {
  await untilQuiet();
  const told: unknown[] = [];
  const listening = new AbortController();
  database.listen("relata_events", (payload) => payload?.startsWith("[") === true && told.push(payload), listening.signal);
  await untilQuiet();
  // Those who have just begun may have been heard of, and those who have ended may not be yet.
  await new Promise((resolve) => setTimeout(resolve, 5_200));
  await write(`create_notes_item(data: { id: 81, text: "A" }) { id }`);
  await untilQuiet();
  listening.abort();
  expect(told).toEqual([]);
}, 15_000);
