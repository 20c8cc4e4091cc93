/**
 * What a real Directus did when it was asked to write: each recorded mutation, and the reads that show what it left. The
 * database is put back after each by the recordings' own script.
 */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { parseConfig } from "../../src/config/config.ts";
import { createLog } from "../../src/config/log.ts";
import { createGateway } from "../../src/gateway.ts";
import type { Gateway } from "../../src/gateway.ts";
import { createTestDatabase } from "../harness/test-database.ts";
import type { TestDatabase } from "../harness/test-database.ts";

interface Step {
  readonly query: string;
  readonly variables?: unknown;
  readonly token?: string | null;
  readonly expected: unknown;
  readonly ordered?: boolean;
}

interface Recording {
  readonly name: string;
  readonly category: string;
  readonly token?: string | null;
  readonly ordered?: boolean;
  readonly mutation?: Step;
  readonly then?: readonly Step[];
}

type Bindings = Map<string, unknown>;

interface Oracle {
  readonly load: (directory: string) => readonly Recording[];
  readonly compare: (
    expected: unknown,
    actual: unknown,
    options: object,
    bindings: Bindings,
  ) => { readonly ok: boolean; readonly why?: string };
  readonly subst: (value: unknown, bindings: Bindings) => unknown;
}

const oracle = new URL("../../../shared/oracle/", import.meta.url);
const hasOracle = existsSync(oracle);

const categories = /^mut-/;

if (!hasOracle) {
  // oxlint-disable-next-line no-console -- whoever reads the test's output should know.
  console.log("The recordings of a real Directus are not here (../shared/oracle): their mutations are skipped.");
}

const noOracle: Oracle = { load: () => [], compare: () => ({ ok: false }), subst: (value) => value };

describe.skipIf(!hasOracle)("Relata writes as Directus does", async () => {
  // The runner beside the recordings, which has no types of its own.
  const { load, compare, subst } = hasOracle ? ((await import(new URL("run-corpus.mjs", oracle).href)) as Oracle) : noOracle;
  const cases = hasOracle ? load(new URL("corpus", oracle).pathname).filter(({ category }) => categories.test(category)) : [];

  let database: TestDatabase;
  let admin: pg.Client;
  let gateway: Gateway;
  let reset: string;
  beforeAll(async () => {
    database = await createTestDatabase("agencyos");
    admin = new pg.Client({ connectionString: database.url });
    await admin.connect();
    await admin.query(await readFile(new URL("reset-init.sql", oracle), "utf8"));
    reset = await readFile(new URL("reset.sql", oracle), "utf8");
    const config = parseConfig({ DATABASE_URL: database.url, LOG_LEVEL: "silent" });
    gateway = await createGateway(config, createLog(config, false));
  });
  afterAll(async () => {
    await gateway.close();
    await admin.end();
    await database.drop();
  });
  beforeEach(async () => {
    await admin.query(reset);
  });

  const send = async ({ query, variables }: Pick<Step, "query" | "variables">, token: string | null | undefined): Promise<unknown> => {
    const response = await gateway.fetch(
      new Request("http://127.0.0.1/graphql", {
        method: "POST",
        headers: {
          "content-type": "application/json",
          ...(token === null || token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify({ query, variables }),
      }),
    );
    return response.json();
  };

  test("there are recordings of mutations", () => {
    expect(cases.length).toBeGreaterThan(100);
  });

  test.each(cases)("$category: $name", async ({ mutation, then = [], token, ordered }) => {
    const bindings: Bindings = new Map();
    const steps = mutation === undefined ? then : [mutation, ...then];
    for (const step of steps) {
      const actual = await send(
        { query: step.query, variables: subst(step.variables, bindings) },
        step.token === undefined ? token : step.token,
      );
      const { ok, why } = compare(step.expected, actual, { ordered: step.ordered ?? ordered }, bindings);
      expect(ok, `${step.query}\n${why ?? ""}\n${JSON.stringify(actual).slice(0, 2000)}`).toBe(true);
    }
  });
});
