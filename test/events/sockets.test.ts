/** Who may open a socket, how much they may do on it, and how it ends; and the same subscriptions as a stream over HTTP. */
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { type Socket, connect as connectTcp } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { type Gateway, createGateway } from "../../src/gateway.ts";
import { type TestDatabase, createTestDatabase } from "../harness/test-database.ts";
import { configOf, createLogBook } from "../server/support.ts";
import { hear, openClient, untilQuiet } from "./socket-client.ts";

let testDatabase: TestDatabase;
const gateways: Gateway[] = [];
let url: string;

beforeAll(async () => {
  testDatabase = await createTestDatabase("tenants");
  url = await open({});
});

afterAll(async () => {
  for (const gateway of gateways) await gateway.close();
  await testDatabase.drop();
});

/** The address of one more server. */
async function open(settings: Readonly<Record<string, string>>): Promise<string> {
  const config = configOf({ DATABASE_URL: testDatabase.url, SECRET: "a secret", PORT: "0", ...settings });
  const gateway = await createGateway(config, createLogBook().log);
  gateways.push(gateway);
  return gateway.listen();
}

interface Opening {
  readonly at?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly protocol?: string;
}

function connect({ at = url, path = "/graphql", headers = {}, protocol = "graphql-transport-ws" }: Opening = {}): WebSocket {
  return new WebSocket(`${at.replace(/^http/, "ws")}${path}`, protocol, { headers });
}

/** What the server says first: the type of its message, how it closed, or the status of its refusal. */
async function firstWord(socket: WebSocket, init: object | null = { type: "connection_init" }): Promise<string> {
  const said = new Promise<string>((resolve) => {
    socket.once("message", (data: Buffer) => resolve(String((JSON.parse(data.toString("utf8")) as { readonly type: unknown }).type)));
    socket.once("close", (code, reason) => resolve(`${code} ${reason.toString("utf8")}`));
    socket.once("unexpected-response", (_request, response) => resolve(`status ${response.statusCode}`));
    socket.once("error", () => {});
    socket.once("open", () => {
      if (init !== null) socket.send(JSON.stringify(init));
    });
  });
  const word = await said;
  socket.terminate();
  return word;
}

const initWith = (token: string): object => ({ type: "connection_init", payload: { access_token: token } });

describe("who opens a socket", () => {
  test("says who asks in the first message, and by nothing else", async () => {
    expect(await firstWord(connect(), initWith("dan"))).toBe("connection_ack");
    expect(await firstWord(connect({ path: "/graphql/system" }), initWith("dan"))).toBe("connection_ack");
    expect(await firstWord(connect(), initWith("nobody's"))).toBe("4403 Forbidden");
    expect(await firstWord(connect())).toBe("4403 Forbidden");
    expect(await firstWord(connect({ path: "/graphql?access_token=dan" }))).toBe("4403 Forbidden");
    expect(await firstWord(connect({ headers: { authorization: "Bearer dan" } }))).toBe("4403 Forbidden");
  });

  test("may say so by the address or a header where the configuration says so, or be nobody", async () => {
    const [strict, open_] = [await open({ WEBSOCKETS_GRAPHQL_AUTH: "strict" }), await open({ WEBSOCKETS_GRAPHQL_AUTH: "public" })];
    expect(await firstWord(connect({ at: strict, path: "/graphql?access_token=dan" }))).toBe("connection_ack");
    expect(await firstWord(connect({ at: strict, headers: { authorization: "Bearer dan" } }))).toBe("connection_ack");
    expect(await firstWord(connect({ at: strict }), initWith("dan"))).toBe("4403 Forbidden");
    expect(await firstWord(connect({ at: open_ }))).toBe("connection_ack");
    expect(await firstWord(connect({ at: open_ }), initWith("nobody's"))).toBe("4403 Forbidden");
    const client = openClient(open_);
    const heard = await hear(client, "subscription { notes_mutated { key } }");
    expect(await heard.untilTold(1)).toMatchObject([{ refused: [{ extensions: { code: "GRAPHQL_VALIDATION" } }] }]);
    await client.dispose();
  });

  test("is no page of another origin, unless it is let in", async () => {
    expect(await firstWord(connect({ headers: { origin: "https://other.example" } }), initWith("dan"))).toBe("status 403");
    expect(await firstWord(connect({ headers: { origin: url } }), initWith("dan"))).toBe("connection_ack");
    const friendly = await open({ CORS_ENABLED: "true", CORS_ORIGIN: "https://other.example" });
    expect(await firstWord(connect({ at: friendly, headers: { origin: "https://other.example" } }), initWith("dan"))).toBe(
      "connection_ack",
    );
    expect(await firstWord(connect({ at: friendly, headers: { origin: "https://third.example" } }), initWith("dan"))).toBe("status 403");
    expect(await firstWord(connect({ headers: { host: "evil.example" } }), initWith("dan"))).toBe("status 403");
    expect(await firstWord(connect({ path: "/other" }), initWith("dan"))).toBe("status 404");
  });

  test("speaks the protocol, and in time", async () => {
    expect(await firstWord(connect({ protocol: "graphql-ws" }), null)).toBe("4406 Subprotocol not acceptable");
    const hasty = await open({ WEBSOCKETS_GRAPHQL_AUTH_TIMEOUT: "1" });
    expect(await firstWord(connect({ at: hasty }), null)).toBe("4408 Connection initialisation timeout");
    expect(await firstWord(connect(), { type: "subscribe", id: "1", payload: { query: "{ a }" } })).toBe("4403 Forbidden");
    expect(await firstWord(connect(), { type: "dance" })).toBe("4400 Invalid message received");
  });

  test("has as many as one may have", async () => {
    const narrow = await open({ WEBSOCKETS_CONN_LIMIT: "1", WEBSOCKETS_OPERATION_LIMIT: "2", MAX_PAYLOAD_SIZE: "1kb" });
    const first = connect({ at: narrow });
    await once(first, "open");
    expect(await firstWord(connect({ at: narrow }))).toBe("status 429");
    first.send(JSON.stringify(initWith("dan")));
    await once(first, "message");
    for (const id of ["1", "2", "3"])
      first.send(JSON.stringify({ type: "subscribe", id, payload: { query: "subscription { notes_mutated { key } }" } }));
    expect(await once(first, "close")).toMatchObject([1008, Buffer.from("Too many operations")]);
    const second = connect({ at: narrow });
    await once(second, "open");
    second.send(" ".repeat(2_000));
    const [code]: unknown[] = await once(second, "close");
    expect(code).toBe(1009);
  });
});

describe("who is not let in", () => {
  const askInVain = (at: string): Socket => {
    const { hostname, port } = new URL(at);
    const socket = connectTcp(Number(port), hostname);
    const head = [
      "GET /nowhere HTTP/1.1",
      `Host: localhost:${port}`,
      "Connection: Upgrade",
      "Upgrade: websocket",
      "Sec-WebSocket-Version: 13",
    ];
    socket.on("error", () => {});
    socket.write(`${[...head, "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="].join("\r\n")}\r\n\r\n`);
    return socket;
  };

  test("may be gone before they are told so, and nothing else ends with them", async () => {
    for (let attempt = 0; attempt < 30; attempt++) {
      const socket = askInVain(url);
      await once(socket, "connect");
      // Before the answer, along with it, or after it.
      await new Promise((resolve) => setTimeout(resolve, attempt % 3));
      socket.resetAndDestroy();
    }
    expect(await firstWord(connect(), initWith("dan"))).toBe("connection_ack");
  });

  test("is hung up on", async () => {
    const socket = askInVain(url).resume();
    await once(socket, "end");
    expect(socket.readableEnded).toBe(true);
    socket.destroy();
  });
});

describe("a socket", () => {
  test("is hung up on when the server ends, where nobody is at its other end", async () => {
    const at = await open({ SHUTDOWN_TIMEOUT: "200ms" });
    const socket = connect({ at });
    await once(socket, "open");
    socket.pause();
    const begun = performance.now();
    await gateways.at(-1)?.close();
    expect(performance.now() - begun).toBeLessThan(10_000);
    socket.terminate();
  });

  test("answers queries and mutations as well, and says what is wrong with an operation", async () => {
    const client = openClient(url, "dan");
    const told = await hear(client, `mutation { create_notes_item(data: { id: 90, text: "A" }) { text } }`);
    expect(await told.untilTold(2)).toEqual([{ create_notes_item: { text: "A" } }, "complete"]);
    const read = await hear(client, "query ($id: ID!) { notes_by_id(id: $id) { text } }", { id: "90" });
    expect(await read.untilTold(2)).toEqual([{ notes_by_id: { text: "A" } }, "complete"]);
    for (const wrong of [
      "subscription { nothing_mutated { key } }",
      "subscription { notes_mutated(event: dance) { key } }",
      "{ nothing }",
      "{",
    ]) {
      const refused = await hear(client, wrong);
      expect(await refused.untilTold(1)).toMatchObject([{ refused: [{ extensions: { code: "GRAPHQL_VALIDATION" } }] }]);
    }
    await client.dispose();
  });

  test("ends with the token that it was opened with", async () => {
    const user = "00000000-0000-4000-8000-000000000004";
    const socket = connect();
    await once(socket, "open");
    socket.send(JSON.stringify(initWith(signToken({ id: user, iss: "directus", exp: Math.floor(Date.now() / 1_000) + 1 }))));
    await once(socket, "message");
    expect(await once(socket, "close")).toMatchObject([4403, Buffer.from("TOKEN_EXPIRED")]);
  });

  test("ends when nobody is at its other end", async () => {
    const at = await open({ WEBSOCKETS_HEARTBEAT_PERIOD: "1" });
    const alive = connect({ at });
    const gone = new WebSocket(`${at.replace(/^http/, "ws")}/graphql`, "graphql-transport-ws", { autoPong: false });
    await Promise.all([once(alive, "open"), once(gone, "open")]);
    for (const socket of [alive, gone]) socket.send(JSON.stringify(initWith("dan")));
    const [code]: unknown[] = await once(gone, "close");
    expect([code, alive.readyState]).toEqual([1006, WebSocket.OPEN]);
    alive.terminate();
  });

  test("ends when the server does, with what was begun", async () => {
    const at = await open({});
    const socket = connect({ at });
    await once(socket, "open");
    const closed = once(socket, "close");
    await gateways.at(-1)?.close();
    expect(await closed).toMatchObject([1001, Buffer.from("Going away")]);
  });

  test("hears nothing any more of what it has ended, whatever else it has begun by the same name", async () => {
    const at = await open({ WEBSOCKETS_OPERATION_LIMIT: "2" });
    const socket = connect({ at });
    await once(socket, "open");
    socket.send(JSON.stringify(initWith("dan")));
    await once(socket, "message");
    const told: unknown[] = [];
    socket.on("message", (data: Buffer) => told.push(JSON.parse(data.toString("utf8"))));
    const begin = (name: string): void =>
      socket.send(JSON.stringify({ type: "subscribe", id: "1", payload: { query: `subscription { ${name}: notes_mutated { key } }` } }));
    begin("first");
    socket.send(JSON.stringify({ type: "complete", id: "1" }));
    begin("second");
    await untilQuiet();
    await send({ query: `mutation { create_notes_item(data: { id: 92, text: "A" }) { id } }` });
    await untilQuiet();
    socket.terminate();
    expect(told).toEqual([{ type: "next", id: "1", payload: { data: { second: { key: "92" } } } }]);
  });

  test("of one who does not read is closed, and others are told on", async () => {
    const at = await open({ EVENTS_QUEUE_LIMIT: "1000" });
    const slow = connect({ at });
    await once(slow, "open");
    slow.send(JSON.stringify(initWith("dan")));
    await once(slow, "message");
    slow.send(JSON.stringify({ type: "subscribe", id: "1", payload: { query: "subscription { notes_mutated { key data { text } } }" } }));
    const client = openClient(at, "dan");
    const quick = await hear(client, "subscription { notes_mutated { key } }");
    slow.pause();
    const text = "x".repeat(200);
    for (let round = 0; round < 48; round++) {
      const data = Array.from({ length: 500 }, (_, index) => ({ id: 100_000 + round * 500 + index, text }));
      await send({
        query: "mutation ($data: [create_notes_input!]) { create_notes_items(data: $data, limit: 1) { id } }",
        variables: { data },
      });
      await quick.untilTold(500 * (round + 1));
    }
    slow.resume();
    expect(await once(slow, "close")).toMatchObject([1013, Buffer.from("The client reads too slowly")]);
    await client.dispose();
  }, 30_000);
});

test("with events off, nobody is told anything, and whoever asks is told so", async () => {
  const client = openClient(await open({ EVENTS: "off" }), "dan");
  const heard = await hear(client, "subscription { notes_mutated { key } }");
  expect(await heard.untilTold(1)).toMatchObject([{ refused: [{ message: "Events are off here: EVENTS says so." }] }]);
  await client.dispose();
});

test("a subscription is a stream of events over HTTP, too", async () => {
  const gone = new AbortController();
  const query = encodeURIComponent("subscription { notes_mutated { key data { text } } }");
  const response = await fetch(`${url}/graphql?query=${query}`, {
    headers: { accept: "text/event-stream", authorization: "Bearer dan" },
    signal: gone.signal,
  });
  expect(response.headers.get("content-type")).toBe("text/event-stream");
  await untilQuiet();
  await send({ query: `mutation { create_notes_item(data: { id: 91, text: "A" }) { id } }` });
  let text = "";
  for await (const chunk of response.body ?? []) {
    text += Buffer.from(chunk).toString("utf8");
    if (text.includes("data:")) break;
  }
  expect(text).toContain(`event: next\ndata: {"data":{"notes_mutated":{"key":"91","data":{"text":"A"}}}}`);
  gone.abort();
});

test("a stream ends when the server does", async () => {
  const at = await open({ SHUTDOWN_TIMEOUT: "60s" });
  const query = encodeURIComponent("subscription { notes_mutated { key } }");
  const response = await fetch(`${at}/graphql?query=${query}`, { headers: { accept: "text/event-stream", authorization: "Bearer dan" } });
  await untilQuiet();
  void gateways.at(-1)?.close();
  expect(await response.text()).toContain("event: complete");
});

test("a subscription that is asked for without a stream tells nothing", async () => {
  expect(await send({ query: "subscription { notes_mutated { key } }" })).toEqual({ data: { notes_mutated: null } });
});

async function send(body: object): Promise<unknown> {
  const headers = { "content-type": "application/json", authorization: "Bearer dan" };
  const answer: unknown = await (await fetch(`${url}/graphql`, { method: "POST", headers, body: JSON.stringify(body) })).json();
  return answer;
}

function signToken(claims: object): string {
  const [head, body] = [{ alg: "HS256", typ: "JWT" }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"));
  const signature = createHmac("sha256", "a secret").update(`${head}.${body}`).digest("base64url");
  return `${head}.${body}.${signature}`;
}
