/** Files that the configuration names are followed like the database; what cannot be used of a change is told, and served without. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Gateway, createGateway } from "../../src/gateway.ts";
import { type TestDatabase, createTestDatabase } from "../harness/test-database.ts";
import { configOf, createLogBook } from "./support.ts";

let testDatabase: TestDatabase;
let folder: string;
let gateway: Gateway;

const overlay = (note: string): string => `collections:\n  - collection: nodes\n    note: ${note}\n`;
const policies = (fields: string): string =>
  JSON.stringify({
    policies: [{ name: "readers", permissions: [{ collection: "nodes", action: "read", fields: [fields] }] }],
    public: ["readers"],
  });

beforeAll(async () => {
  testDatabase = await createTestDatabase("lab");
  folder = await mkdtemp(join(tmpdir(), "relata-files-"));
  await writeFile(join(folder, "overlay.yaml"), overlay("First."));
  await writeFile(join(folder, "policies.json"), policies("name"));
  gateway = await createGateway(
    configOf({ DATABASE_URL: testDatabase.url, OVERLAY: join(folder, "overlay.yaml"), PERMISSIONS: join(folder, "policies.json") }),
    createLogBook().log,
    { follows: false },
  );
});

afterAll(async () => {
  await gateway.close();
  await testDatabase.drop();
  await rm(folder, { recursive: true });
});

async function ask(query: string): Promise<unknown> {
  const init = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ query }) };
  return (await gateway.fetch(new Request("http://localhost/graphql", init))).json();
}

async function isReady(): Promise<unknown> {
  return (await gateway.fetch(new Request("http://localhost/ready"))).json();
}

const describeNodes = `{ __type(name: "nodes") { description fields { name } } }`;

test("an overlay and a file of policies that are written anew are read anew", async () => {
  expect(await ask(describeNodes)).toEqual({ data: { __type: { description: "First.", fields: [{ name: "name" }] } } });
  await writeFile(join(folder, "overlay.yaml"), overlay("Second, and longer."));
  await writeFile(join(folder, "policies.json"), policies("weight"));
  await gateway.check();
  expect(await ask(describeNodes)).toEqual({ data: { __type: { description: "Second, and longer.", fields: [{ name: "weight" }] } } });
});

test("one that cannot be used is told, and what was read before is served on, until it is mended", async () => {
  expect(await isReady()).toEqual({ status: "ok" });
  await writeFile(join(folder, "overlay.yaml"), "collections: 7\n");
  await gateway.check();
  expect(await ask("{ nodes(limit: 1) { weight } }")).toMatchObject({ data: { nodes: [{}] } });
  expect(await isReady()).toMatchObject({ status: "ok", warning: expect.stringContaining("cannot be used") });
  await writeFile(join(folder, "overlay.yaml"), overlay("Third."));
  await gateway.check();
  expect(await isReady()).toEqual({ status: "ok" });
});
