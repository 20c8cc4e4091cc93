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
import { askForMore, post, withoutMore } from "./ask.ts";

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

/** Without what differs from run to run: keys that are drawn, and moments. */
function withoutDraws(answer: string): string {
  return answer
    .replaceAll(/"[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}"/g, '"uuid"')
    .replaceAll(/"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+Z)?"/g, '"moment"');
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

  test("there are recordings of mutations", () => {
    expect(cases.length).toBeGreaterThan(100);
  });

  test.each(cases)("$category: $name", async ({ mutation, then = [], token, ordered }) => {
    const bindings: Bindings = new Map();
    let written = "";
    const steps = mutation === undefined ? then : [mutation, ...then];
    for (const step of steps) {
      const recorded = { query: step.query, variables: subst(step.variables, bindings) };
      const answer = await post(gateway, recorded, step.token === undefined ? token : step.token);
      const { ok, why } = compare(step.expected, JSON.parse(answer), { ordered: step.ordered ?? ordered }, bindings);
      expect(ok, `${step.query}\n${why ?? ""}\n${answer.slice(0, 2000)}`).toBe(true);
      if (step === mutation) written = answer;
    }
    const longer = mutation === undefined ? null : askForMore(mutation.query, "__typename");
    if (mutation === undefined || longer === null || !written.startsWith('{"data":{')) return;
    // What has a second root field is completed by graphql-js, and else answers the same bytes.
    await admin.query(reset);
    const completed = await post(
      gateway,
      { query: longer, variables: mutation.variables },
      mutation.token === undefined ? token : mutation.token,
    );
    expect(withoutDraws(withoutMore(completed))).toBe(withoutDraws(written));
  });
});
