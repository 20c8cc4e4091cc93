/** Mistakes at the start: one sentence that says what to do, and an exit code. */
import { createServer } from "node:net";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../harness/test-database.ts";
import { runRelata } from "./run-relata.ts";

describe.concurrent("what is not understood", () => {
  test.each([
    [["serv"], '"serv": this command is unknown. Did you mean "serve"?'],
    [["schema", "prnt"], '"prnt": this command is unknown. Did you mean "print"?'],
    [["triggers"], "relata triggers: expected one of install, remove after it."],
    [["doctor", "now"], '"now": expected nothing more after "relata doctor".'],
    [["serve", "--prot", "1"], "--prot: this option is unknown. Did you mean --port?"],
    [["--port", "1", "serve"], "--port: this option is unknown here; settings stand after the command."],
    [["serve", "--port"], "--port: expected a value after it."],
    [["serve", "--port", "high"], '--port: expected a number from 0 to 65535, got "high".'],
    [["schema", "diff", "--fail-on", "all"], '--fail-on: expected one of breaking, dangerous, safe, never, got "all".'],
    [["explain"], "relata explain: expected FILE after it."],
    [["explain", "/nowhere.graphql"], 'File "/nowhere.graphql" cannot be read'],
    [["doctor", "--env-from", "/nowhere"], '--env-from: file "/nowhere" cannot be read'],
  ] as const)("%j", async (words, sentence) => {
    const { code, output, complaint } = await runRelata(words);
    expect({ code, complaint }).toEqual({ code: 2, complaint: expect.stringContaining(sentence) as unknown });
    expect(complaint).not.toContain("    at ");
    expect(output).toBe("");
  });
});

describe("what cannot be served", () => {
  let things: TestDatabase;
  let empty: TestDatabase;
  let takenPort: number;
  const taken = createServer();

  beforeAll(async () => {
    [things, empty] = await Promise.all([createTestDatabase("things"), createTestDatabase("empty")]);
    const client = new pg.Client({ connectionString: things.url });
    await client.connect();
    await client.query("drop role if exists poor; create role poor login password 'poor'");
    await client.end();
    takenPort = await new Promise((resolve) => {
      taken.listen(0, "127.0.0.1", () => resolve((taken.address() as { readonly port: number }).port));
    });
  });

  afterAll(async () => {
    taken.close();
    await Promise.all([things.drop(), empty.drop()]);
  });

  /** Of a database, with something else in its address. */
  const addressWith = (change: (url: URL) => void): string => {
    const url = new URL(things.url);
    change(url);
    return url.href;
  };

  test.each([
    [
      "a wrong password",
      () => [addressWith((url) => (url.password = "wrong"))],
      "DATABASE_URL: the user or the password is wrong; correct them",
    ],
    [
      "an unknown database",
      () => [addressWith((url) => (url.pathname = "/nope"))],
      "DATABASE_URL: there is no such database; create it, or correct its name",
    ],
    [
      "a user who may read nothing",
      () => [
        addressWith((url) => {
          url.username = "poor";
          url.password = "poor";
        }),
      ],
      'let their owner grant usage on schema "public" to "poor"; grant select on all tables in schema "public" to "poor";',
    ],
    ["an empty database", () => [empty.url, "--no-history"], 'DB_SEARCH_PATH: there is no table or view in schema "public"; create some'],
    ["a database of which nobody says who may do what", () => [things.url], "ACCESS: this database does not say who may do what"],
    [
      "a port in use",
      () => [things.url, "--access", "open", "--port", String(takenPort)],
      "is in use already. Choose another with PORT or --port",
    ],
    [
      "several processes, each with a wrong password",
      () => [addressWith((url) => (url.password = "wrong")), "--workers", "2"],
      "DATABASE_URL: the user or the password is wrong",
    ],
  ] as const)("%s", async (_, words, sentence) => {
    const { code, complaint } = await runRelata(["serve", "--port", "0", "--database-url", ...words()]);
    expect({ code, complaint }).toEqual({ code: 1, complaint: expect.stringContaining(sentence) as unknown });
    expect(complaint).not.toContain("    at ");
  });

  test("nothing that listens", async () => {
    const { code, complaint } = await runRelata(["schema", "--database-url", "postgres://127.0.0.1:1/x"]);
    expect(code).toBe(1);
    expect(complaint).toBe("DATABASE_URL: nothing listens at 127.0.0.1:1; start PostgreSQL there, or correct the address.\n");
  });
});
