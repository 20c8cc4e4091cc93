/** The shape of answers: statuses, codes, and what is left out. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../src/database/database.ts";
import { createPostgresDatabase } from "../../src/database/postgres.ts";
import { createTestDatabase, type TestDatabase } from "../harness/test-database.ts";
import { createSmallServer, type SmallServer } from "./support.ts";

let testDatabase: TestDatabase;
let database: Database;
let server: SmallServer;

beforeAll(async () => {
  testDatabase = await createTestDatabase("empty");
  database = createPostgresDatabase({
    connectionString: testDatabase.url,
    poolSize: 2,
    statementTimeoutMs: 0,
    connectionTimeoutMs: 20_000,
    preparedStatements: true,
    applicationName: "relata test",
  });
  server = createSmallServer(database);
});

afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

const json = { accept: "application/json" };
const responseJson = { accept: "application/graphql-response+json" };
const anything = { accept: "application/json, */*" };

describe("an operation that runs", () => {
  test("answers its data with status 200", async () => {
    const { status, body } = await server.ask({ query: "query ($n: String) { hello(name: $n) }", variables: { n: "Ada" } });
    expect({ status, body }).toEqual({ status: 200, body: { data: { hello: "Hello, Ada" } } });
  });

  test("runs by GET as well", async () => {
    const url = `http://localhost/graphql?query=${encodeURIComponent("query A { hello } query B { broken }")}&operationName=A`;
    const response = await server.fetch(new Request(url));
    expect([response.status, await response.json()]).toEqual([200, { data: { hello: "Hello, you" } }]);
  });

  test("names the request, and keeps the name that a proxy gave", async () => {
    expect((await server.ask({ query: "{ hello }" })).headers.get("x-request-id")).toMatch(/^[\da-f-]{36}$/);
    expect((await server.ask({ query: "{ hello }" }, { "x-request-id": "abc-1" })).headers.get("x-request-id")).toBe("abc-1");
  });
});

describe("a document that is not valid", () => {
  test.each([
    ["{ hello", "Syntax Error"],
    ["{ helo }", 'Cannot query field "helo"'],
    ["{ numbers }", "is required, but it was not provided"],
    ["{ }", "Expected a field between the braces, found none."],
    ["{ hello ... on Query { } }", "Expected a field between the braces, found none."],
    ["{ ...a } fragment a on Query { }", "Expected a field between the braces, found none."],
  ])("%s is one error with graphql-js's inside, and no data", async (query, message) => {
    const { status, body } = await server.ask({ query });
    expect(status).toBe(400);
    expect(body).toEqual({
      errors: [
        {
          message: expect.stringContaining(message),
          extensions: { code: "GRAPHQL_VALIDATION", errors: [{ message: expect.stringContaining(message), locations: expect.any(Array) }] },
        },
      ],
    });
  });

  test.each([
    [{}, 400],
    [anything, 400],
    [responseJson, 400],
    [json, 200],
  ])("with the headers %j has the status %i", async (headers, status) => {
    expect((await server.ask({ query: "{ helo }" }, headers)).status).toBe(status);
  });

  test("tells every fault", async () => {
    const { body } = await server.ask({ query: "{ helo wrold }" });
    expect(body).toMatchObject({ errors: [{ message: expect.stringContaining("(and 1 more)"), extensions: { errors: [{}, {}] } }] });
  });
});

describe("a request that cannot run", () => {
  test.each([
    [{ query: "query ($n: Int!) { numbers(limit: $n) }", variables: { n: "x" } }, json, 200, "GRAPHQL_VALIDATION"],
    [{ query: "query ($n: Int!) { numbers(limit: $n) }" }, {}, 200, "GRAPHQL_VALIDATION"],
    [{ query: "query ($n: Int!) { numbers(limit: $n) }" }, responseJson, 400, "GRAPHQL_VALIDATION"],
    [{ query: "query A { hello }", operationName: "B" }, {}, 200, "GRAPHQL_VALIDATION"],
    [{ query: "query A { hello } query B { hello }" }, {}, 200, "GRAPHQL_VALIDATION"],
    [{ query: "" }, {}, 400, "INVALID_PAYLOAD"],
    [{ query: "  " }, {}, 400, "INVALID_PAYLOAD"],
    [{}, {}, 400, "INVALID_PAYLOAD"],
    [{ query: 7 }, {}, 400, "INVALID_PAYLOAD"],
    [{ query: "{ hello }", variables: [] }, {}, 400, "INVALID_PAYLOAD"],
    [{ query: "{ hello }", extensions: "x" }, {}, 400, "INVALID_PAYLOAD"],
    [[{ query: "{ hello }" }], {}, 400, "INVALID_PAYLOAD"],
    ["{ not json", {}, 400, "INVALID_PAYLOAD"],
    ["null", {}, 400, "INVALID_PAYLOAD"],
    ["query=%7Bhello%7D", { "content-type": "application/x-www-form-urlencoded" }, 415, "UNSUPPORTED_MEDIA_TYPE"],
    [{ query: "{ hello }" }, { "content-type": "text/plain" }, 415, "UNSUPPORTED_MEDIA_TYPE"],
    [{ query: "{ hello }" }, { authorization: "Bearer nobody" }, 401, "INVALID_CREDENTIALS"],
  ])("%j with %j is refused: %i %s", async (body, headers, status, code) => {
    const answer = await server.ask(body, headers);
    expect(answer).toMatchObject({ status, body: { errors: [{ message: expect.any(String), extensions: { code } }] } });
    expect(answer.body).not.toHaveProperty("data");
  });

  test.each([
    [{ method: "GET" }, `?query=${encodeURIComponent("mutation { write }")}`, 405, "METHOD_NOT_ALLOWED"],
    [{ method: "GET" }, "?query=%7Bhello%7D&variables=%7B", 400, "INVALID_PAYLOAD"],
    [{ method: "GET" }, "", 400, "INVALID_PAYLOAD"],
    [{ method: "DELETE" }, "", 405, "METHOD_NOT_ALLOWED"],
    [{ method: "GET" }, "?query=%7Bhello%7D&access_token=nobody", 401, "INVALID_CREDENTIALS"],
    [{ method: "GET", headers: { authorization: "Bearer a" } }, "?query=%7Bhello%7D&access_token=b", 400, "INVALID_PAYLOAD"],
  ])("%j %s is refused: %i %s", async (init, search, status, code) => {
    const response = await server.fetch(new Request(`http://localhost/graphql${search}`, init));
    expect([response.status, await response.json()]).toMatchObject([status, { errors: [{ extensions: { code } }] }]);
  });
});

describe("an error while running", () => {
  test("of the client's carries its code, its place in the input and its facts", async () => {
    const { status, body } = await server.ask({ query: "{ forbidden }" });
    expect(status).toBe(200);
    expect(body).toEqual({
      errors: [
        {
          message: 'sort: field "secret" in collection "things" does not exist or is not allowed.',
          locations: [{ line: 1, column: 3 }],
          path: ["forbidden"],
          extensions: { collection: "things", field: "secret", code: "FORBIDDEN", path: "sort[0]" },
        },
      ],
    });
  });

  test("leaves the data that there is", async () => {
    const { body } = await server.ask({ query: "{ hello broken }" });
    expect(body).toMatchObject({ data: { hello: "Hello, you", broken: null }, errors: [{ path: ["broken"] }] });
    expect((await server.ask({ query: "{ broken }" })).body).toMatchObject({ data: { broken: null } });
  });

  test("of ours is masked, and logged once with its cause", async () => {
    const before = server.lines.length;
    const { body, headers } = await server.ask({ query: "query Twice { a: broken b: broken }" });
    const requestId = headers.get("x-request-id");
    const masked = { message: "An unexpected error occurred.", extensions: { code: "INTERNAL_SERVER_ERROR", requestId } };
    expect(body).toMatchObject({ errors: [masked, masked] });
    expect(JSON.stringify(body)).not.toContain("syntax");
    const logged = server.lines.slice(before);
    expect(logged).toHaveLength(1);
    expect(logged[0]).toMatchObject({ requestId, operationName: "Twice", err: { message: expect.stringContaining("selec") } });
    expect(JSON.stringify(logged[0])).toContain("the cause");
  });

  test.each(["{ strict }", "{ printed }"])("that the schema does not allow is ours: %s", async (query) => {
    expect((await server.ask({ query })).body).toMatchObject({ errors: [{ extensions: { code: "INTERNAL_SERVER_ERROR" } }] });
  });

  test("of an absent database, with nothing to show, has the status 503", async () => {
    const { status, body, headers } = await server.ask({ query: "{ unavailable }" });
    expect(status).toBe(503);
    expect(headers.get("retry-after")).toBe("1");
    expect(body).toMatchObject({ errors: [{ message: "The database cannot be reached.", extensions: { code: "SERVICE_UNAVAILABLE" } }] });
    expect(body).not.toHaveProperty("data");
  });
});

describe("limits", () => {
  test("a body above MAX_PAYLOAD_SIZE is refused, with and without a stated length", async () => {
    const small = createSmallServer(database, { MAX_PAYLOAD_SIZE: "1kb" });
    const body = JSON.stringify({ query: `{ hello } #${"x".repeat(2_000)}` });
    const stated = await small.ask(body, { "content-length": String(body.length) });
    expect(stated).toMatchObject({ status: 413, body: { errors: [{ extensions: { code: "CONTENT_TOO_LARGE" } }] } });
    expect(await small.ask(body)).toMatchObject({ status: 413, body: { errors: [{ extensions: { code: "CONTENT_TOO_LARGE" } }] } });
    expect((await small.ask({ query: "{ hello }" })).status).toBe(200);
  });

  test("a document of too many tokens is refused", async () => {
    const answer = await server.ask({ query: `{ ${"hello ".repeat(5_000)} }` });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ extensions: { code: "GRAPHQL_VALIDATION" } }] } });
    expect((await server.ask({ query: `{ ${"hello ".repeat(500)} }` })).status).toBe(200);
  });

  test("introspection can be switched off", async () => {
    const closed = createSmallServer(database, { GRAPHQL_INTROSPECTION: "false" });
    expect(await closed.ask({ query: "{ __schema { types { name } } }" })).toMatchObject({ status: 400 });
    expect(JSON.stringify((await closed.ask({ query: "{ helo }" })).body)).not.toContain("hello");
    expect((await closed.ask({ query: "{ __typename }" })).body).toEqual({ data: { __typename: "Query" } });
    expect((await closed.fetch(new Request("http://localhost/server/specs/graphql/items"))).status).toBe(403);
  });
});

describe("other origins", () => {
  test("are not let in unless told so", async () => {
    const response = await server.fetch(preflight());
    expect(response.headers.get("access-control-allow-origin")).toBeNull();
  });

  test("are let in when CORS_ORIGIN names them", async () => {
    const open = createSmallServer(database, { CORS_ENABLED: "true", CORS_ORIGIN: "https://app.example,https://b.example" });
    const response = await open.fetch(preflight());
    expect(response.status).toBe(204);
    expect(response.headers.get("access-control-allow-origin")).toBe("https://app.example");
    const { headers } = await open.ask({ query: "{ hello }" }, { origin: "https://app.example" });
    expect(headers.get("access-control-allow-origin")).toBe("https://app.example");
    expect((await open.ask({ query: "{ hello }" }, { origin: "https://evil.example" })).headers.get("access-control-allow-origin")).toBe(
      "null",
    );
  });
});

function preflight(): Request {
  return new Request("http://localhost/graphql", {
    method: "OPTIONS",
    headers: { origin: "https://app.example", "access-control-request-method": "POST", "access-control-request-headers": "content-type" },
  });
}
