/** The limits that face the outside, one by one. */
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../src/database/database.ts";
import { assertNotForged } from "../../src/identity/forgery.ts";
import { type Listening, listen } from "../../src/server/listen.ts";
import { clientOf, findClientAddress } from "../../src/server/traffic/client-address.ts";
import { createPressure } from "../../src/server/traffic/pressure.ts";
import { createRateLimit } from "../../src/server/traffic/rate-limit.ts";
import { openTestDatabase } from "../harness/open-database.ts";
import { createSmallServer } from "./support.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase("postgres", "empty");
});
afterAll(() => database.close());

const invalid = { status: 400, body: { errors: [{ extensions: { code: "GRAPHQL_VALIDATION" } }] } };

describe("a document", () => {
  test("has a length, comments and blanks included", async () => {
    const server = createSmallServer(database, { GRAPHQL_QUERY_SIZE_LIMIT: "1kb" });
    expect((await server.ask({ query: `{ hello }${" ".repeat(1_000)}` })).status).toBe(200);
    expect(await server.ask({ query: `{ hello }${" ".repeat(1_024)}` })).toMatchObject(invalid);
    expect(await server.ask({ query: `${"#\n".repeat(600)}{ hello }` })).toMatchObject(invalid);
  });

  test("has a depth, through fragments as well", async () => {
    const server = createSmallServer(database, { GRAPHQL_QUERY_DEPTH_LIMIT: "5" });
    const deep = (depth: number): string => `{ __schema { types { ...F } } } fragment F on __Type ${ofType(depth)}`;
    const ofType = (depth: number): string => (depth === 1 ? "{ name }" : `{ ofType ${ofType(depth - 1)} }`);
    expect((await server.ask({ query: deep(3) })).status).toBe(200);
    const refused = await server.ask({ query: deep(4) });
    expect(refused).toMatchObject(invalid);
    expect(JSON.stringify(refused.body)).toContain("nest at most 5 deep");
  });

  test("has so many aliases, those of a fragment at each spread", async () => {
    const server = createSmallServer(database, { GRAPHQL_QUERY_ALIAS_LIMIT: "10" });
    const aliases = (count: number): string => Array.from({ length: count }, (_, index) => `a${index}: name`).join(" ");
    expect((await server.ask({ query: `{ ${aliases(10).replaceAll("name", "hello")} }` })).status).toBe(200);
    expect(await server.ask({ query: `{ ${aliases(11).replaceAll("name", "hello")} }` })).toMatchObject(invalid);
    const twice = (count: number): string =>
      `{ __schema { queryType { ...F } mutationType { ...F } } } fragment F on __Type { ${aliases(count)} }`;
    expect((await server.ask({ query: twice(5) })).status).toBe(200);
    expect(await server.ask({ query: twice(6) })).toMatchObject(invalid);
  });

  test("has so many directives", async () => {
    const server = createSmallServer(database, { GRAPHQL_QUERY_DIRECTIVE_LIMIT: "3" });
    const query = (count: number): string => `{ ${"hello @include(if: true) ".repeat(count)} }`;
    expect((await server.ask({ query: query(3) })).status).toBe(200);
    expect(await server.ask({ query: query(4) })).toMatchObject(invalid);
  });
});

describe("the requests of a client", () => {
  test("are counted in windows, each for itself", () => {
    let time = 0;
    const limit = createRateLimit({ points: 2, duration: 1_000 }, () => time);
    expect([limit.count("a"), limit.count("a"), limit.count("b")]).toEqual([null, null, null]);
    time = 400;
    expect([limit.count("a"), limit.count("b")]).toEqual([600, null]);
    time = 1_000;
    expect([limit.count("a"), limit.count("a"), limit.count("a")]).toEqual([null, null, 1_000]);
  });

  test("are remembered of so many clients only", () => {
    const limit = createRateLimit({ points: 1, duration: 1_000 }, () => 0);
    for (let client = 0; client <= 100_000; client += 1) limit.count(String(client));
    expect(limit.count("100000")).not.toBeNull();
    expect(limit.count("0")).toBeNull();
  });

  test("above the limit are told when to come again; whether the server lives is always told", async () => {
    const server = createSmallServer(database, { RATE_LIMITER_ENABLED: "true", RATE_LIMITER_POINTS: "2", RATE_LIMITER_DURATION: "60" });
    const statuses = [];
    for (let request = 0; request < 3; request += 1) statuses.push((await server.ask({ query: "{ hello }" })).status);
    expect(statuses).toEqual([200, 200, 429]);
    const { status, body, headers } = await server.ask({ query: "{ hello }" });
    expect(status).toBe(429);
    expect(Number(headers.get("retry-after"))).toBeGreaterThan(50);
    expect(body).toEqual({
      errors: [
        {
          message: "A client may send 2 requests in 60 seconds. Try again later.",
          extensions: { code: "REQUESTS_EXCEEDED", limit: 2, reset: expect.stringMatching(/^20/) },
        },
      ],
    });
    expect((await server.fetch(new Request("http://localhost/server/specs/graphql/items"))).status).toBe(429);
    expect((await server.fetch(new Request("http://localhost/health"))).status).toBe(200);
  });

  test("are not counted by default", async () => {
    const server = createSmallServer(database);
    const statuses = await Promise.all(Array.from({ length: 100 }, async () => (await server.ask({ query: "{ hello }" })).status));
    expect(new Set(statuses)).toEqual(new Set([200]));
  });
});

test("a client is known by its connection, or by what trusted proxies say of it", () => {
  expect(findClientAddress(undefined, "1.1.1.1", 1)).toBeNull();
  expect(findClientAddress("::ffff:10.0.0.1", "1.1.1.1", 0)).toBe("10.0.0.1");
  expect(findClientAddress("10.0.0.1", null, 1)).toBe("10.0.0.1");
  expect(findClientAddress("10.0.0.1", "6.6.6.6, 1.1.1.1", 1)).toBe("1.1.1.1");
  expect(findClientAddress("10.0.0.1", "6.6.6.6, 1.1.1.1, 10.0.0.2", 2)).toBe("1.1.1.1");
  expect(findClientAddress("10.0.0.1", "1.1.1.1:4711", 1)).toBe("1.1.1.1");
  expect(findClientAddress("10.0.0.1", "[2001:DB8::1]:4711", 1)).toBe("2001:db8::1");
  expect(findClientAddress("10.0.0.1", "1.1.1.1", 5)).toBe("1.1.1.1");
  expect(findClientAddress("10.0.0.1", "unknown", 1)).toBe("10.0.0.1");
  expect(findClientAddress("10.0.0.1", "6.6.6.6, unknown, 10.0.0.2", 3)).toBe("10.0.0.2");
});

test("an IPv6 client has a whole network", () => {
  expect(clientOf("10.0.0.1")).toBe("10.0.0.1");
  expect(clientOf("2001:db8:0:7::1")).toBe("2001:db8:0:7::/64");
  expect(clientOf("2001:0db8:0000:0007:1:2:3:4")).toBe("2001:db8:0:7::/64");
  expect(clientOf("::1")).toBe("0:0:0:0::/64");
});

test("pressure is seen while the event loop is held up, and passes", async () => {
  const isUnderPressure = createPressure(100);
  expect(isUnderPressure()).toBe(false);
  const holdUp = (): void => {
    const end = performance.now() + 400;
    while (performance.now() < end);
  };
  const seen = async (wanted: boolean): Promise<boolean> => {
    for (let round = 0; round < 20; round += 1) {
      if (wanted) holdUp();
      await new Promise((resolve) => setTimeout(resolve, wanted ? 5 : 100));
      if (isUnderPressure() === wanted) return true;
    }
    return false;
  };
  expect(await seen(true)).toBe(true);
  expect(await seen(false)).toBe(true);
});

test("a cookie counts by GET only where no other site can have sent it", () => {
  const isForged = (headers: Readonly<Record<string, string>>, method = "GET"): boolean => {
    try {
      assertNotForged(new Request("http://localhost/graphql?query=%7Bhello%7D", { method, headers }));
      return false;
    } catch {
      return true;
    }
  };
  expect(isForged({})).toBe(true);
  expect(isForged({ "sec-fetch-site": "cross-site" })).toBe(true);
  expect(isForged({ "sec-fetch-site": "same-site" })).toBe(true);
  expect(isForged({ "content-type": "text/plain" })).toBe(true);
  expect(isForged({ "sec-fetch-site": "same-origin" })).toBe(false);
  expect(isForged({ "sec-fetch-site": "none" })).toBe(false);
  expect(isForged({ "content-type": "application/json; charset=utf-8" })).toBe(false);
  expect(isForged({ "apollo-require-preflight": "true" })).toBe(false);
  expect(isForged({ "x-graphql-yoga-csrf": "1" })).toBe(false);
  expect(isForged({}, "POST")).toBe(false);
});

test("an error suggests no name where introspection is off", async () => {
  const query = "{ misspelt }";
  expect(JSON.stringify((await createSmallServer(database).ask({ query })).body)).toContain('Did you mean \\"title\\"?');
  const closed = createSmallServer(database, { GRAPHQL_INTROSPECTION: "false" });
  expect((await closed.ask({ query })).body).toMatchObject({
    errors: [{ message: 'sort: field "titel" does not exist.', extensions: { problems: [{ message: 'field "titel" does not exist.' }] } }],
  });
  expect(JSON.stringify((await closed.ask({ query: "{ helo }" })).body)).not.toContain("hello");
});

describe("a slow request", () => {
  let listening: Listening;
  beforeAll(async () => {
    listening = await listen(createSmallServer(database).listener, { host: "127.0.0.1", port: 0, requestTimeout: 300 });
  });
  afterAll(() => listening.close(100));

  /** Sends a beginning, then a byte now and then, until it is cut off: what came back. */
  const drip = async (beginning: string): Promise<string> => {
    const { port } = new URL(listening.url);
    const socket = connect(Number(port), "127.0.0.1");
    socket.write(beginning);
    const dripping = setInterval(() => socket.write(" "), 50);
    let received = "";
    socket.on("data", (chunk) => (received += String(chunk)));
    // The other side may reset what still comes in.
    socket.on("error", () => {});
    await new Promise<void>((resolve) => socket.once("close", () => resolve()));
    clearInterval(dripping);
    return received;
  };

  test.each([
    ["head", "POST /graphql HTTP/1.1\r\nhost: localhost\r\nx-slow:"],
    ["body", "POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 100000\r\n\r\n"],
  ])("is cut off in its %s", async (_part, beginning) => {
    expect(await drip(beginning)).toMatch(/^(?:HTTP\/1\.1 408|$)/);
    const next = await fetch(`${listening.url}/graphql?query=%7Bhello%7D`);
    expect(await next.json()).toEqual({ data: { hello: "Hello, you" } });
  });
});
