/** The model changes while clients read and write on two instances: no request fails for it, and both serve each change soon. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { setTimeout as wait } from "node:timers/promises";
import { type Gateway, createGateway } from "../../../src/gateway.ts";
import { isLong } from "../../harness/long.ts";
import { type TestDatabase, createTestDatabase } from "../../harness/test-database.ts";
import { configOf, createLogBook } from "../../server/support.ts";

const changes = isLong ? 200 : 5;
const clients = isLong ? 16 : 6;

let testDatabase: TestDatabase;
let gateways: readonly Gateway[];

beforeAll(async () => {
  testDatabase = await createTestDatabase("lab");
  const config = configOf({ DATABASE_URL: testDatabase.url, ACCESS: "open", METADATA_POLL_INTERVAL: "60s" });
  gateways = await Promise.all([1, 2].map(() => createGateway(config, createLogBook().log)));
});

afterAll(async () => {
  await Promise.all(gateways.map((gateway) => gateway.close()));
  await testDatabase.drop();
});

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string }[];
}

async function ask(gateway: Gateway | undefined, path: string, query: string): Promise<Answer> {
  if (gateway === undefined) throw new Error("There are two gateways.");
  const init = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ query }) };
  const response = await gateway.fetch(new Request(`http://localhost${path}`, init));
  // The form of an answer.
  return (await response.json()) as Answer;
}

const requests: readonly ((client: number, turn: number) => string)[] = [
  () => `{ nodes(limit: 5) { name status parent { name } children { name } tags { note } sections { collection } } }`,
  () => `{ nodes_aggregated { countAll } people(limit: 2) { name passport { number } } }`,
  (client, turn) =>
    `mutation { create_nodes_item(data: { name: "load ${client}.${turn}", children: [{ name: "child" }], sections: [{ collection: "media", item__media: { url: "x" } }] }) { id children { name } } }`,
  () => `{ captions(limit: 3) { media { id captions { id } } } }`,
];

/** One after the other, until it is over: whatever fails. */
async function load(client: number, isOver: AbortSignal): Promise<readonly string[]> {
  const failures: string[] = [];
  for (let turn = 0; !isOver.aborted; turn++) {
    const query = requests[(turn + client) % requests.length]?.(client, turn) ?? "";
    const { errors } = await ask(gateways[client % 2], "/graphql", query);
    if (errors !== undefined) failures.push(`${query}: ${errors.map(({ message }) => message).join(" ")}`);
    // Those in one process take turns.
    await wait(1);
  }
  return failures;
}

/** How a change is made, how it shows where it is made, and how it is taken back. */
const kinds: readonly ((name: string) => readonly [change: string, look: string, undo: string])[] = [
  (name) => [
    `create_fields_item(collection: "nodes", data: { field: "${name}", type: "string", schema: { default_value: "x" } }) { field }`,
    `{ nodes(limit: 1) { ${name} } }`,
    `delete_fields_item(collection: "nodes", field: "${name}") { field }`,
  ],
  (name) => [
    `create_collections_item(data: { collection: "${name}", meta: {} }) { collection }`,
    `{ ${name} { id } }`,
    `delete_collections_item(collection: "${name}") { collection }`,
  ],
  (name) => [
    `create_relation(type: m2o, collection: "nodes", field: "${name}", related: "people", related_field: "${name}_back") { field }`,
    `{ people(limit: 1) { ${name}_back { id } } }`,
    `delete_relation(collection: "nodes", field: "${name}", columns: true) { field }`,
  ],
  (name) => [
    `create_relation(type: m2m, collection: "nodes", field: "${name}", related: "texts", junction: "${name}_junction") { field }`,
    `{ nodes(limit: 1) { ${name} { id } } }`,
    `delete_relation(collection: "nodes", field: "${name}", columns: true) { field }`,
  ],
  (name) => [
    `create_relation(type: m2a, collection: "texts", field: "${name}", members: ["nodes", "media"], junction: "${name}_junction") { field }`,
    `{ texts(limit: 1) { ${name} { collection } } }`,
    `delete_relation(collection: "texts", field: "${name}", columns: true) { field }`,
  ],
];

test(`${changes} changes under ${clients} clients on two instances`, { timeout: 600_000 }, async ({ annotate }) => {
  const over = new AbortController();
  const loads = Array.from({ length: clients }, (_, client) => load(client, over.signal));
  const delays: number[] = [];
  for (let number = 0; number < changes; number++) {
    const [change, look, undo] = kinds[number % kinds.length]?.(`changed_${number}`) ?? ["", "", ""];
    const [here, there] = number % 2 === 0 ? gateways : gateways.toReversed();
    expect((await ask(here, "/graphql/system", `mutation { ${change} }`)).errors).toBeUndefined();
    const start = performance.now();
    expect((await ask(here, "/graphql", look)).errors).toBeUndefined();
    while ((await ask(there, "/graphql", look)).errors !== undefined) await wait(5);
    delays.push(performance.now() - start);
    expect((await ask(there, "/graphql/system", `mutation { ${undo} }`)).errors).toBeUndefined();
    expect((await ask(there, "/graphql", look)).errors).toHaveLength(1);
  }
  over.abort();
  expect((await Promise.all(loads)).flat()).toEqual([]);
  const sorted = delays.toSorted((left, right) => left - right);
  const memory = Math.round(process.memoryUsage().heapUsed / 1_048_576);
  await annotate(
    `seen on the other instance: median ${Math.round(sorted[sorted.length >> 1] ?? 0)} ms, worst ${Math.round(sorted.at(-1) ?? 0)} ms; heap ${memory} MB`,
  );
});
