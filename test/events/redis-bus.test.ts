/** Events over a Redis: each instance hears of what the others wrote, once, and PostgreSQL is told nothing. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../src/database/database.ts";
import { openDatabase } from "../../src/gateway/open-database.ts";
import { type Gateway, createGateway } from "../../src/gateway.ts";
import { type TestDatabase, createTestDatabase } from "../harness/test-database.ts";
import { configOf, createLogBook } from "../server/support.ts";
import { hear, openClient, untilQuiet } from "./socket-client.ts";

const hasRedis = spawnSync("redis-server", ["--version"]).status === 0;
if (!hasRedis) process.stderr.write("No redis-server: the bus of events is not tried.\n");

describe.skipIf(!hasRedis)("a Redis between two instances", () => {
  let testDatabase: TestDatabase;
  let database: Database;
  let port: number;
  let redis: ChildProcess;
  const gateways: Gateway[] = [];
  const urls: string[] = [];
  const log = createLogBook();

  beforeAll(async () => {
    port = await readFreePort();
    redis = startRedis(port);
    testDatabase = await createTestDatabase("tenants");
    const config = configOf({ DATABASE_URL: testDatabase.url, PORT: "0", EVENTS_BUS: `redis://127.0.0.1:${port}` });
    database = await openDatabase(config);
    for (let index = 0; index < 2; index++) {
      const gateway = await createGateway(config, log.log);
      gateways.push(gateway);
      urls.push(await gateway.listen());
    }
  });

  afterAll(async () => {
    for (const gateway of gateways) await gateway.close();
    redis.kill();
    await database.close();
    await testDatabase.drop();
  });

  const create = async (at: number, key: number): Promise<void> => {
    const body = JSON.stringify({ query: `mutation { create_notes_item(data: { id: ${key}, text: "A" }) { id } }` });
    await fetch(`${urls[at]}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: "Bearer dan" },
      body,
    });
  };

  test("carries what each of them writes, deletions and all", async () => {
    const stop = new AbortController();
    const notices: unknown[] = [];
    database.listen("relata_events", (text) => notices.push(text), stop.signal);
    const clients = urls.map((url) => openClient(url, "dan"));
    const heard = await Promise.all(clients.map((client) => hear(client, "subscription { notes_mutated { event key } }")));
    await untilQuiet();
    await create(0, 50);
    await create(1, 51);
    const body = JSON.stringify({ query: "mutation { delete_notes_items(ids: [50, 51]) { ids } }" });
    await fetch(`${urls[0]}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: "Bearer dan" },
      body,
    });
    for (const one of heard) await one.untilTold(4);
    await untilQuiet();
    const told = ["create 50", "create 51", "delete 50", "delete 51"].map((line) => ({
      notes_mutated: { event: line.split(" ")[0], key: line.split(" ")[1] },
    }));
    expect(heard.map((one) => one.told)).toEqual([told, told]);
    expect(notices).toEqual([]);
    stop.abort();
    for (const client of clients) await client.dispose();
  });

  test("that was away is found again, and the log says that something may be missing", async () => {
    const client = openClient(urls[0] ?? "", "dan");
    const heard = await hear(client, "subscription { notes_mutated { key } }");
    redis.kill();
    await once(redis, "exit");
    await create(1, 60);
    redis = startRedis(port);
    const end = Date.now() + 15_000;
    for (let key = 61; heard.told.length === 0 && Date.now() < end; key++) {
      await create(1, key);
      await untilQuiet();
    }
    expect(heard.told.length).toBeGreaterThan(0);
    expect(heard.told).not.toContainEqual({ notes_mutated: { key: "60" } });
    expect(log.lines.map(({ msg }) => msg)).toContainEqual(expect.stringContaining("missing"));
    await client.dispose();
  }, 30_000);
});

function startRedis(port: number): ChildProcess {
  return spawn("redis-server", ["--port", String(port), "--save", "", "--appendonly", "no"], { stdio: "ignore" });
}

async function readFreePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address !== null ? address.port : 0;
}
