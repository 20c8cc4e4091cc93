/** A page of another site must not reach a server that is meant for this machine, whatever name it gives itself. */
import { request as httpRequest } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../src/database/database.ts";
import { listen, type Listening } from "../../src/server/listen.ts";
import { openTestDatabase } from "../harness/open-database.ts";
import { createSmallServer } from "./support.ts";

let database: Database;
const listening: Record<"loopback" | "everywhere", Listening | null> = { loopback: null, everywhere: null };

beforeAll(async () => {
  database = await openTestDatabase("pglite", "empty");
  listening.loopback = await listen(createSmallServer(database).listener, { host: "127.0.0.1", port: 0 });
  listening.everywhere = await listen(createSmallServer(database, { HOST: "0.0.0.0" }).listener, { host: "127.0.0.1", port: 0 });
});

afterAll(async () => {
  await Promise.all([listening.loopback?.close(0), listening.everywhere?.close(0)]);
  await database.close();
});

/** As a browser would ask, with a name that leads to this machine. */
function ask(server: keyof typeof listening, path: string, host: string): Promise<{ status: number | undefined; body: unknown }> {
  return new Promise((resolve, reject) => {
    const url = new URL(path, listening[server]?.url);
    const sent = httpRequest(url, { headers: { host } }, (response) => {
      let text = "";
      response.on("data", (chunk: Buffer) => (text += chunk.toString()));
      response.on("end", () => resolve({ status: response.statusCode, body: JSON.parse(text) }));
    });
    sent.on("error", reject).end();
  });
}

const query = "/graphql?query=%7B__typename%7D";

describe("a server that listens on a loopback address", () => {
  test.each([
    "localhost",
    "localhost:4000",
    "LOCALHOST:4000",
    "localhost.",
    "relata.localhost:80",
    "127.0.0.1",
    "127.0.0.1:4000",
    "127.1.2.3:1",
    "[::1]",
    "[::1]:4000",
  ])("answers to %s", async (host) => {
    expect(await ask("loopback", query, host)).toEqual({ status: 200, body: { data: { __typename: "Query" } } });
  });

  test.each([
    "evil.example",
    "evil.example:4000",
    "localhost.evil.example",
    "127.0.0.1.evil.example",
    "127.evil.example",
    "notlocalhost",
    "192.168.0.1:4000",
    "0.0.0.0:4000",
    "[2001:db8::1]:4000",
  ])("does not answer to %j", async (host) => {
    const message = `Host "${host}": this server listens for its own machine only, so it has to be asked by a name like "localhost"; a proxy in front of it has to send one, or HOST has to be set.`;
    expect(await ask("loopback", query, host)).toEqual({ status: 403, body: { errors: [{ message, extensions: { code: "FORBIDDEN" } }] } });
  });

  test("does so for every path", async () => {
    for (const path of ["/", "/health", "/ready", "/server/specs/graphql/items", "/nowhere"])
      expect((await ask("loopback", path, "evil.example")).status).toBe(403);
  });
});

test.each(["[::1].evil.example", "a b", "a:b"])("a name that is none, as in %j, is refused", async (host) => {
  const message = 'The address and the "Host" header of a request must make a URL.';
  for (const server of ["loopback", "everywhere"] as const)
    expect(await ask(server, query, host)).toEqual({
      status: 400,
      body: { errors: [{ message, extensions: { code: "INVALID_PAYLOAD" } }] },
    });
});

test("a server that other machines may reach answers to any name", async () => {
  expect((await ask("everywhere", query, "relata.example:4000")).status).toBe(200);
});
