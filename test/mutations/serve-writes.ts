/** A database behind the server, without a socket: operations in, answers as a client gets them out. */
import type { Database } from "../../src/database/database.ts";
import { compileDatabase, createReady } from "../../src/gateway/compile.ts";
import { createServer } from "../../src/server/server.ts";
import { configOf, createLogBook } from "../server/support.ts";

export interface WriteServer {
  ask(query: string, variables?: unknown, headers?: Readonly<Record<string, string>>): Promise<Reply>;
  /** As `ask`, with a body made by the test. */
  send(body: string): Promise<Reply>;
  /** What the server logged. */
  readonly lines: readonly Record<string, unknown>[];
}

export interface Reply {
  readonly status: number;
  readonly body: {
    readonly data?: Readonly<Record<string, unknown>> | null;
    readonly errors?: readonly {
      readonly message: string;
      readonly path?: readonly unknown[];
      readonly extensions: Readonly<Record<string, unknown>>;
    }[];
  };
}

export async function serveWrites(database: Database, settings: Readonly<Record<string, string>> = {}): Promise<WriteServer> {
  const config = configOf(settings);
  const { log, lines } = createLogBook();
  const { engine } = await compileDatabase(database, config);
  const ready = createReady(engine, null);
  const server = createServer({ config, log, served: () => ready, renew: () => Promise.resolve(ready) });
  const send = async (body: string, headers: Readonly<Record<string, string>> = {}): Promise<Reply> => {
    const request = new Request("http://127.0.0.1/graphql", {
      method: "POST",
      headers: { "content-type": "application/json", "content-length": String(Buffer.byteLength(body)), ...headers },
      body,
    });
    const response = await server.fetch(request);
    // The form of every answer of GraphQL over HTTP.
    return { status: response.status, body: (await response.json()) as Reply["body"] };
  };
  return { lines, send, ask: (query, variables = {}, headers = {}) => send(JSON.stringify({ query, variables }), headers) };
}
