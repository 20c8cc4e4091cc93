/** A server over a small schema written by hand, for what does not depend on a database's structure. */
import { type GraphQLObjectType, type GraphQLSchema, buildSchema as buildSchemaFromSDL } from "graphql";
import { pino } from "pino";
import { type Config, parseConfig } from "../../src/config/config.ts";
import type { Log } from "../../src/config/log.ts";
import type { Database } from "../../src/database/database.ts";
import { RequestError } from "../../src/errors.ts";
import { createReady } from "../../src/gateway/compile.ts";
import { engineSettingsOf } from "../../src/gateway/engine-settings.ts";
import { createEngine } from "../../src/operation/engine.ts";
import { createServedSchema } from "../../src/operation/served-schema.ts";
import type { RequestContext } from "../../src/resolve/request-context.ts";
import { type Server, createServer } from "../../src/server/server.ts";
import { noDatabase } from "../harness/no-database.ts";

export function configOf(settings: Readonly<Record<string, string>> = {}): Config {
  return parseConfig(settings);
}

/** A log that is kept: what it said, as objects. */
export function createLogBook(): { readonly log: Log; readonly lines: Record<string, unknown>[] } {
  const lines: Record<string, unknown>[] = [];
  return { log: pino({ level: "info", base: null }, { write: (line: string) => void lines.push(parseLine(line)) }), lines };
}

function parseLine(line: string): Record<string, unknown> {
  return JSON.parse(line) as Record<string, unknown>;
}

/** One that nothing is asked of: only the schema is another. */
const emptyEngine = await createEngine({ database: noDatabase, model: { collections: new Map() }, settings: engineSettingsOf(configOf()) });

export interface SmallServer extends Server {
  readonly lines: readonly Record<string, unknown>[];
  /** Sends an operation; the status and the body. */
  ask(
    body: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<{ readonly status: number; readonly body: unknown; readonly headers: Headers }>;
}

export function createSmallServer(database: Database, settings: Readonly<Record<string, string>> = {}): SmallServer {
  const { log, lines } = createLogBook();
  const config = configOf(settings);
  const settingsOfEngine = engineSettingsOf(config);
  const smallServed = Promise.resolve(createServedSchema({ schema: smallSchema(), mutationSchema: null }, settingsOfEngine));
  const ready = createReady({ ...emptyEngine, database, settings: settingsOfEngine, schemaOf: () => smallServed }, null);
  const server = createServer({ config, log, served: () => ready, renew: () => Promise.resolve(ready) });
  return {
    ...server,
    lines,
    ask: async (body, headers = {}) => {
      const request = new Request("http://localhost/graphql", {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: typeof body === "string" ? body : JSON.stringify(body),
      });
      const response = await server.fetch(request);
      const text = await response.text();
      return { status: response.status, body: text === "" ? undefined : JSON.parse(text), headers: response.headers };
    },
  };
}

function smallSchema(): GraphQLSchema {
  const schema = buildSchemaFromSDL(`
    type Query {
      hello(name: String): String
      numbers(limit: Int!): [Int!]!
      strict: String!
      forbidden: [String!]!
      misspelt: [String!]!
      broken: String
      unavailable: [String!]!
      printed: Int
      slow(seconds: Int!): String
    }
    type Mutation { write: String }
  `);
  const fields = (schema.getQueryType() as GraphQLObjectType).getFields();
  const resolvers: Record<string, (context: RequestContext, args: Record<string, unknown>) => unknown> = {
    hello: (_context, { name }) => `Hello, ${typeof name === "string" ? name : "you"}`,
    numbers: (_context, { limit }) => Array.from({ length: Number(limit) }, (_, index) => index),
    strict: () => null,
    forbidden: () => {
      throw new RequestError("FORBIDDEN", `sort: field "secret" in collection "things" does not exist or is not allowed.`, {
        path: "sort[0]",
        details: { collection: "things", field: "secret" },
      });
    },
    misspelt: () => {
      throw new RequestError("FORBIDDEN", `sort: field "titel" does not exist. Did you mean "title"?`, {
        details: { problems: [{ message: `field "titel" does not exist. Did you mean "title"?` }] },
      });
    },
    broken: () => Promise.reject(broken),
    unavailable: () => {
      throw new RequestError("SERVICE_UNAVAILABLE", "The database cannot be reached.");
    },
    printed: () => 0.5,
    slow: async ({ database, signal }, { seconds }) => {
      await database.run({ sql: "select pg_sleep($1::int)", parameters: [String(seconds)] }, signal === undefined ? {} : { signal });
      return "done";
    },
  };
  for (const [name, resolve] of Object.entries(resolvers)) {
    const field = fields[name];
    if (field !== undefined) field.resolve = (_source, args: Record<string, unknown>, context: RequestContext) => resolve(context, args);
  }
  return schema;
}

const broken = new Error(`syntax error at or near "selec"`, { cause: new Error("the cause") });
