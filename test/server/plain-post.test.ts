/** A plain POST goes round Yoga: what it is answered is what Yoga's way answers. */
import { request as sendRequest } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../src/database/database.ts";
import { listen } from "../../src/server/listen.ts";
import type { Listening } from "../../src/server/listen.ts";
import { openTestDatabase } from "../harness/open-database.ts";
import { type SmallServer, createSmallServer } from "./support.ts";

let database: Database;
let server: SmallServer;
let listening: Listening;
beforeAll(async () => {
  database = await openTestDatabase("postgres", "library");
  server = createSmallServer(database, { MAX_PAYLOAD_SIZE: "100kb" });
  listening = await listen(server.listener, { host: "127.0.0.1", port: 0 });
});
afterAll(async () => {
  await listening.close(0);
  await database.close();
});

interface Reply {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

function send(body: string | Buffer, headers: Readonly<Record<string, string>>): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const given = {
      "content-type": "application/json",
      "content-length": String(Buffer.byteLength(body)),
      "x-request-id": "one",
      ...headers,
    };
    const request = sendRequest(`${listening.url}/graphql`, { method: "POST", headers: given }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        const { date: _date, ...told } = response.headers;
        resolve({ status: response.statusCode, headers: told, body: Buffer.concat(chunks).toString() });
      });
    });
    request.on("error", reject);
    request.end(body);
  });
}

const json = (value: unknown): string => JSON.stringify(value);

describe("a plain POST is answered as any other", () => {
  const requests: readonly {
    readonly what: string;
    readonly body: string | Buffer;
    readonly headers?: Readonly<Record<string, string>>;
  }[] = [
    { what: "an answer", body: json({ query: "{ hello }" }) },
    {
      what: "variables and an operation's name",
      body: json({ query: "query a($n: String) { hello(name: $n) } query b { hello }", operationName: "a", variables: { n: "ü" } }),
    },
    { what: "a long list", body: json({ query: "{ numbers(limit: 100000) }" }) },
    { what: "an error beside data", body: json({ query: "{ hello broken }" }) },
    { what: "an error that nulls everything", body: json({ query: "{ strict }" }) },
    { what: "the database is away", body: json({ query: "{ unavailable }" }) },
    { what: "no GraphQL", body: json({ query: "{" }) },
    { what: "an unknown field", body: json({ query: "{ nothing }" }) },
    { what: "variables that do not fit", body: json({ query: "query ($l: Int!) { numbers(limit: $l) }", variables: { l: "x" } }) },
    { what: "no JSON", body: "{" },
    { what: "no text", body: Buffer.from([0x22, 0xff, 0x22]) },
    { what: "nothing", body: "" },
    { what: "a batch", body: "[]" },
    { what: "a body that is too large", body: json({ query: `{ hello(name: "${"x".repeat(200_000)}") }` }) },
    { what: "a bad token", body: json({ query: "{ hello }" }), headers: { authorization: "Bearer a b" } },
    { what: "an unknown transaction", body: json({ query: "{ hello }" }), headers: { "relata-transaction": "none" } },
    { what: "a character set", body: json({ query: "{ hello }" }), headers: { "content-type": "application/json; charset=utf-8" } },
    { what: "a host that is not its own", body: json({ query: "{ hello }" }), headers: { host: "evil.example" } },
    { what: "an address with a name", body: json({ query: "{ hello }" }), headers: { host: "localhost:80" } },
  ];

  test.each(requests)("$what", async ({ body, headers = {} }) => {
    const plain = await send(body, { accept: "application/json", ...headers });
    // A weighted media type is for Yoga to weigh.
    const other = await send(body, { accept: "application/json;q=1", ...headers });
    expect(plain).toEqual(other);
  });
});

test("a client that goes away ends what runs for it", async () => {
  const { port } = new URL(listening.url);
  const socket = connect(Number(port), "127.0.0.1");
  const body = json({ query: "{ slow(seconds: 60) }" });
  socket.write(
    `POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  );
  const count = async (): Promise<string | null | undefined> =>
    (
      await database.run({
        sql: "select count(*) from pg_stat_activity where query = 'select pg_sleep($1::int)' and state = 'active'",
        parameters: [],
      })
    )[0]?.[0];
  await expect.poll(count).toBe("1");
  socket.destroy();
  await expect.poll(count).toBe("0");
});

test("several requests on one connection are answered in turn", async () => {
  const { port } = new URL(listening.url);
  const socket = connect(Number(port), "127.0.0.1");
  const post = (name: string): string => {
    const body = json({ query: `{ hello(name: "${name}") }` });
    return `POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
  };
  let received = "";
  socket.on("data", (chunk: Buffer) => (received += chunk.toString()));
  socket.write(post("one") + post("two") + post("three"));
  await expect.poll(() => received.match(/Hello, \w+/g)).toEqual(["Hello, one", "Hello, two", "Hello, three"]);
  socket.destroy();
});
