/** Starting without a database, losing it, clients that go away, and stopping. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../src/database/database.ts";
import { createGateway, type Gateway } from "../../src/gateway.ts";
import { listen } from "../../src/server/listen.ts";
import { openTestDatabase } from "../harness/open-database.ts";
import { createTestDatabase, type TestDatabase } from "../harness/test-database.ts";
import { configOf, createLogBook, createSmallServer } from "./support.ts";

describe("a database that comes and goes", () => {
  let testDatabase: TestDatabase;
  let road: Road;
  let gateway: Gateway;

  beforeAll(async () => {
    testDatabase = await createTestDatabase("things");
    road = await createRoad(testDatabase.url);
    await road.close();
    gateway = await createGateway(configOf({ DATABASE_URL: road.url, DB_CONNECTION_TIMEOUT: "5s", ACCESS: "open" }), createLogBook().log);
  });

  afterAll(async () => {
    await gateway.close();
    await road.close();
    await testDatabase.drop();
  });

  const read = async (path: string): Promise<readonly [number, unknown]> => {
    const response = await gateway.fetch(new Request(`http://localhost${path}`));
    return [response.status, await response.json()];
  };
  const query = "/graphql?query=%7B__typename%7D";

  test("is waited for while it is away at the start, and then read", async () => {
    expect(await read("/health")).toEqual([200, { status: "ok" }]);
    expect(await read("/ready")).toEqual([503, { status: "error", reason: "The database cannot be reached." }]);
    expect(await read(query)).toEqual([
      503,
      { errors: [{ message: "The database cannot be reached.", extensions: { code: "SERVICE_UNAVAILABLE" } }] },
    ]);
    expect((await gateway.fetch(new Request("http://localhost/graphql", { headers: { accept: "text/html" } }))).status).toBe(503);

    await road.open();
    await expect.poll(() => read("/ready")).toEqual([200, { status: "ok" }]);
    expect(await read(query)).toEqual([200, { data: { __typename: "Query" } }]);
  });

  test("is missed while it is away later, and found again", async () => {
    const [field] = await readRootNames(gateway);
    const list = `/graphql?query=${encodeURIComponent(`{ ${field ?? ""}(limit: 1) { __typename } }`)}`;
    expect((await read(list))[0]).toBe(200);

    await road.close();
    await expect.poll(async () => (await read("/ready"))[0]).toBe(503);
    expect(await read("/server/health")).toMatchObject([503, { status: "error" }]);
    expect(await read(list)).toMatchObject([503, { errors: [{ extensions: { code: "SERVICE_UNAVAILABLE" } }] }]);

    await road.open();
    await expect.poll(async () => (await read("/ready"))[0]).toBe(200);
    expect((await read(list))[0]).toBe(200);
  });

  test("is described for download once it is read", async () => {
    const response = await gateway.fetch(new Request("http://localhost/server/specs/graphql/items"));
    expect(response.status).toBe(200);
    expect(response.headers.get("content-disposition")).toContain("attachment");
    expect(await response.text()).toContain("type Query {");
    expect(await read("/nowhere")).toMatchObject([404, { errors: [{ extensions: { code: "ROUTE_NOT_FOUND" } }] }]);
  });
});

describe("a request that takes its time", () => {
  let database: Database;

  beforeAll(async () => {
    database = await openTestDatabase("postgres", "empty");
  });

  afterAll(() => database.close());

  const isSleeping = async (): Promise<boolean> => {
    const sql = "select from pg_stat_activity where datname = current_database() and state = 'active' and query like 'select pg_sleep%'";
    return (await database.run({ sql, parameters: [] })).length > 0;
  };

  test("ends on the server when its client goes away", async () => {
    const listening = await listen(createSmallServer(database).listener, { host: "127.0.0.1", port: 0 });
    const client = new AbortController();
    const answer = ask(listening.url, 60, client.signal);
    await expect.poll(isSleeping).toBe(true);
    client.abort();
    await expect(answer).rejects.toThrow("aborted");
    await expect.poll(isSleeping).toBe(false);
    await listening.close(1_000);
  });

  test("may end when the server stops, while new ones are refused", async () => {
    const listening = await listen(createSmallServer(database).listener, { host: "127.0.0.1", port: 0 });
    const answer = ask(listening.url, 1);
    await expect.poll(isSleeping).toBe(true);
    const closed = listening.close(10_000);
    await expect(ask(listening.url, 0)).rejects.toThrow("fetch failed");
    expect(await (await answer).json()).toEqual({ data: { slow: "done" } });
    await closed;
  });

  test("is cut when it takes longer than the server waits", async () => {
    const listening = await listen(createSmallServer(database).listener, { host: "127.0.0.1", port: 0 });
    const answer = ask(listening.url, 60);
    const outcome = answer.then(
      () => "answered",
      (error: unknown) => (error instanceof Error ? error.message : ""),
    );
    await expect.poll(isSleeping).toBe(true);
    await listening.close(50);
    expect(await outcome).toBe("fetch failed");
    await expect.poll(isSleeping).toBe(false);
  });
});

describe("the process", () => {
  test("ends with 0 when it is told to stop", async () => {
    const testDatabase = await createTestDatabase("things");
    const main = join(import.meta.dirname, "../../src/main.ts");
    const child = spawn(process.execPath, [main, "serve", "--port", "0", "--database-url", testDatabase.url, "--access", "open"], {
      env: {},
    });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    await expect.poll(() => output).toContain("Relata is listening");
    const [, url = ""] = /"url":"([^"]+)"/.exec(output) ?? [];
    expect((await fetch(`${url}?query=%7B__typename%7D`)).status).toBe(200);
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([0, null]);
    await testDatabase.drop();
  });

  test("serves by several workers, of which one that dies is replaced, and all of which serve a change", async () => {
    const testDatabase = await createTestDatabase("things");
    const main = join(import.meta.dirname, "../../src/main.ts");
    const words = ["serve", "--port", "0", "--workers", "2", "--metadata-poll-interval", "100ms", "--access", "open"];
    const child = spawn(process.execPath, [main, ...words, "--log-format", "json", "--database-url", testDatabase.url], { env: {} });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    const started = (): readonly number[] => [...output.matchAll(/"worker":(\d+),"msg":"A worker starts"/g)].map(([, pid]) => Number(pid));
    const listening = (): number => [...output.matchAll(/Relata is listening/g)].length;
    await expect.poll(listening).toBe(2);
    const [, url = ""] = /"url":"([^"]+)"/.exec(output) ?? [];
    // A connection of its own for each request, so that both are asked.
    const askAll = async (query: string): Promise<readonly number[]> => {
      const asked = Array.from({ length: 8 }, () =>
        fetch(`${url}?query=${encodeURIComponent(query)}`, { headers: { connection: "close" } }),
      );
      return [...new Set((await Promise.all(asked)).map(({ status }) => status))];
    };
    expect(await askAll("{ __typename }")).toEqual([200]);
    const client = new pg.Client({ connectionString: testDatabase.url });
    await client.connect();
    await client.query("create table additions (id serial primary key, name text)");
    await client.end();
    await expect.poll(() => askAll("{ additions { name } }")).toEqual([200]);
    const [first = 0] = started();
    process.kill(first, "SIGKILL");
    await expect.poll(listening).toBe(3);
    expect(started()).toHaveLength(3);
    expect(await askAll("{ additions { name } }")).toEqual([200]);
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([0, null]);
    await testDatabase.drop();
  });

  test.each([
    [["serve", "--workers", "2", "--access", "open"], 2, "WORKERS: the embedded database is one process's own"],
    [
      ["serve", "--workers", "2", "--host", "203.0.113.7", "--access", "open-to-all", "--database-url", "postgres://127.0.0.1:1/x"],
      1,
      'HOST: this machine has no address "203.0.113.7".',
    ],
    [
      ["doctor", "--metadata", "/nowhere.yaml", "--database-url", "postgres://127.0.0.1:1/x"],
      1,
      'METADATA: file "/nowhere.yaml" cannot be read',
    ],
  ] as const)("%j ends with %i", async (words, code, sentence) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, "../../src/main.ts"), ...words], { env: {} });
    let complaint = "";
    child.stderr.on("data", (chunk: Buffer) => (complaint += chunk.toString()));
    expect(await once(child, "close")).toEqual([code, null]);
    expect(complaint).toContain(sentence);
    expect(complaint).not.toContain("    at ");
  });
});

function ask(url: string, seconds: number, signal?: AbortSignal): Promise<Response> {
  return fetch(`${url}/graphql?query=${encodeURIComponent(`{ slow(seconds: ${seconds}) }`)}`, signal === undefined ? {} : { signal });
}

/** The lists that the schema offers, as its SDL tells. */
async function readRootNames(gateway: Gateway): Promise<readonly string[]> {
  const sdl = await (await gateway.fetch(new Request("http://localhost/server/specs/graphql/items"))).text();
  const [, query = ""] = /type Query \{(.*?)\n\}/s.exec(sdl) ?? [];
  return [...query.matchAll(/^ {2}(\w+)\(filter: \w+, limit/gm)].map(([, name = ""]) => name);
}

/** The only way to a server, which can be closed for a while: every connection on it breaks. */
interface Road {
  readonly url: string;
  open(): Promise<void>;
  close(): Promise<void>;
}

async function createRoad(databaseUrl: string): Promise<Road> {
  const target = new URL(databaseUrl);
  const travellers = new Set<Socket>();
  const create = (): Server =>
    createServer((near) => {
      const far = connect(Number(target.port), target.hostname);
      for (const socket of [near, far]) {
        travellers.add(socket);
        socket.on("error", () => socket.destroy());
      }
      near.pipe(far).pipe(near);
      near.on("close", () => far.destroy());
      far.on("close", () => near.destroy());
    });
  let server = create().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${port}`;
  return {
    url: url.href,
    async open() {
      server = create().listen(port, "127.0.0.1");
      await once(server, "listening");
    },
    async close() {
      for (const socket of travellers) socket.destroy();
      travellers.clear();
      if (!server.listening) return;
      server.close();
      await once(server, "close");
    },
  };
}
