/**
 * The answers that a real Directus gave, asked of Relata. The recordings lie beside the project; where they are missing,
 * this file says so and tests nothing.
 */
import { existsSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseConfig } from "../../src/config/config.ts";
import { createLog } from "../../src/config/log.ts";
import { createGateway } from "../../src/gateway.ts";
import type { Gateway } from "../../src/gateway.ts";
import { createTestDatabase } from "../harness/test-database.ts";
import type { TestDatabase } from "../harness/test-database.ts";
import { askForMore, post, withoutMore } from "./ask.ts";

interface Recording {
  readonly name: string;
  readonly category: string;
  readonly token?: string | null;
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
  readonly expected: unknown;
  readonly ordered?: boolean;
  readonly match?: string;
  readonly mutation?: unknown;
}

interface Oracle {
  readonly load: (directory: string) => readonly Recording[];
  readonly compare: (
    expected: unknown,
    actual: unknown,
    options: object,
    bindings: Map<string, unknown>,
  ) => { readonly ok: boolean; readonly why?: string };
}

const oracle = new URL("../../../shared/oracle/", import.meta.url);
const hasOracle = existsSync(oracle);

/** Mutations have a file of their own; the system endpoint is not served yet. */
const elsewhere = /^(?:mut-|system)/;

if (!hasOracle) {
  // oxlint-disable-next-line no-console -- whoever reads the test's output should know.
  console.log("The recordings of a real Directus are not here (../shared/oracle): their cases are skipped.");
}

const noOracle: Oracle = { load: () => [], compare: () => ({ ok: false }) };

describe.skipIf(!hasOracle)("Relata answers as Directus does", async () => {
  // The runner beside the recordings, which has no types of its own.
  const { load, compare } = hasOracle ? ((await import(new URL("run-corpus.mjs", oracle).href)) as Oracle) : noOracle;
  const cases = hasOracle ? load(new URL("corpus", oracle).pathname).filter(({ category }) => !elsewhere.test(category)) : [];

  let database: TestDatabase;
  let gateway: Gateway;
  beforeAll(async () => {
    database = await createTestDatabase("agencyos");
    const config = parseConfig({ DATABASE_URL: database.url, LOG_LEVEL: "silent" });
    gateway = await createGateway(config, createLog(config, false));
  });
  afterAll(async () => {
    await gateway.close();
    await database.drop();
  });

  test.each(cases)("$category: $name", async (recording) => {
    const { query, variables, operationName, token, expected, ordered, match } = recording;
    const send = (asked: string): Promise<string> => post(gateway, { query: asked, variables, operationName }, token);
    const answer = await send(query);
    const { ok, why } = compare(expected, JSON.parse(answer), { ordered, match }, new Map());
    expect(ok, `${why ?? ""}\n${answer.slice(0, 2000)}`).toBe(true);
    const longer = askForMore(query, '__type(name: "") { name }');
    if (longer === null || !answer.startsWith('{"data":{')) return;
    // What asks for the schema as well is completed by graphql-js, and else answers the same bytes.
    expect(withoutMore(await send(longer))).toBe(answer);
  });
});
