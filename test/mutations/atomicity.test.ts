/** A mutation is written whole or not at all, whatever happens to its connection, and at whichever of its statements. */
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../src/database/database.ts";
import { createPostgresDatabase } from "../../src/database/postgres.ts";
import { createTestDatabase, type TestDatabase } from "../harness/test-database.ts";
import { createPlainTree, createTree, touchedTables, treeOfNewItems, treeToCreate, treeToUpdate, updateTree } from "./lab-trees.ts";
import { type Reply, serveWrites, type WriteServer } from "./serve-writes.ts";
import { createWire, type Moment, moments, type Wire } from "./wire.ts";

const unavailable = "SERVICE_UNAVAILABLE: The database cannot be reached at the moment. Try again later.";
const unknown =
  "SERVICE_UNAVAILABLE: The connection to the database was lost while the change was being committed: whether it took place is unknown.";

let testDatabase: TestDatabase;
let admin: pg.Client;
let holder: pg.Client;
let wire: Wire;
let database: Database;
/** One knows of the triggers, and writes each step by a statement of its own; the other knows of none, and joins them. */
let servers: Readonly<Record<"apart" | "joined", WriteServer>>;

beforeAll(async () => {
  testDatabase = await createTestDatabase("lab");
  admin = new pg.Client({ connectionString: testDatabase.url });
  holder = new pg.Client({ connectionString: testDatabase.url });
  await Promise.all([admin.connect(), holder.connect()]);
  await admin.query(keptCopies);
  wire = await createWire(testDatabase.url, { kill, hold, isHeld });
  database = createPostgresDatabase({
    connectionString: wire.url,
    // One connection, so that it is known which one is ended.
    poolSize: 1,
    statementTimeoutMs: 20_000,
    connectionTimeoutMs: 20_000,
    preparedStatements: false,
    applicationName: "relata-test",
  });
  const joined = await serveWrites(database);
  await admin.query(holdingTriggers);
  servers = { joined, apart: await serveWrites(database) };
});

afterAll(async () => {
  await database.close();
  await wire.close();
  await Promise.all([admin.end(), holder.end()]);
  await testDatabase.drop();
});

describe.each([
  { name: "a nested create", steps: "apart", document: createTree, data: treeToCreate },
  { name: "a nested update", steps: "apart", document: updateTree, data: treeToUpdate },
  { name: "a nested create", steps: "joined", document: createTree, data: treeToCreate },
  { name: "a nested update", steps: "joined", document: updateTree, data: treeToUpdate },
] as const)("$name, its steps $steps,", ({ steps, document, data }) => {
  let before: string;
  let after: string;
  let statements: readonly string[];
  let complaint: string | null;

  beforeAll(async () => {
    await reset();
    before = await dump();
    wire.watch(null);
    const reply = await servers[steps].ask(document, { data });
    complaint = errorOf(reply);
    statements = [...wire.requests];
    after = await dump();
  });

  test("is one transaction of a few statements", () => {
    expect([complaint, after === before]).toEqual([null, false]);
    expect(statements[0]).toMatch(/^begin\n/);
    expect(statements.at(-1)).toBe("commit");
    expect(statements.filter(isBegin)).toHaveLength(1);
    expect(statements.length).toBeLessThan(50);
    expect(statements.some((sql) => sql.startsWith("with"))).toBe(steps === "joined");
  });

  test.each(moments)("is all or nothing when its connection ends: %s", async (moment) => {
    for (const [at, sql] of statements.entries()) {
      if (moment === "held" && !/^(with|insert|update|delete|commit)/.test(sql)) continue;
      await reset();
      wire.watch({ at, moment });
      const reply = await servers[steps].ask(document, { data });
      const attempts = wire.requests.filter(isBegin).length;
      const found = await dump();
      const isAll = attempts > 1 ? maskKeys(found) === maskKeys(after) : found === after;
      const outcome: Outcome = { found: found === before ? "nothing" : isAll ? "all" : "half", attempts, error: errorOf(reply) };
      const expected = expectedOutcomes(moment, { sql, next: statements[at + 1] });
      expect(expected, `statement ${at}: ${sql}`).toContainEqual(outcome);
      wire.watch(null);
      expect((await servers[steps].ask("{ nodes_aggregated { count { id } } }")).status).toBe(200);
    }
  });
});

describe("a nested create of a known shape", () => {
  let before: string;
  let after: string;
  let complaint: string | null;
  const ask = (): Promise<Reply> => servers.joined.ask(createPlainTree, { data: treeOfNewItems });

  beforeAll(async () => {
    await reset();
    before = await dump();
    for (let time = 0; time < 3; time++) {
      await reset();
      wire.watch(null);
      complaint = errorOf(await ask());
    }
    after = await dump();
  });

  test("is its keys and one request", () => {
    expect([complaint, after === before]).toEqual([null, false]);
    expect(wire.requests).toEqual([
      expect.stringMatching(/^select nextval/),
      expect.stringMatching(/^with(?!.*(begin|commit)).*\nselect/s),
    ]);
  });

  test.each(moments)("is all or nothing when its connection ends: %s", async (moment) => {
    await reset();
    wire.watch({ at: 1, moment });
    const error = errorOf(await ask());
    const found = await dump();
    const outcome = [found === before ? "nothing" : found === after ? "all" : "half", error];
    const [nothingUnknown, allUnknown, done] = [
      ["nothing", unknown],
      ["all", unknown],
      ["all", null],
    ];
    // Where the server has said itself that it ends the connection, another one was tried.
    const expected = {
      before: [done, nothingUnknown],
      half: [done, nothingUnknown],
      held: [done, nothingUnknown],
      running: [done, nothingUnknown, allUnknown],
      unanswered: [allUnknown],
      after: [done],
    };
    expect(expected[moment]).toContainEqual(outcome);
    wire.watch(null);
    expect((await servers.joined.ask("{ nodes_aggregated { count { id } } }")).status).toBe(200);
  });
});

interface Outcome {
  readonly found: "nothing" | "all" | "half";
  /** How often a transaction was begun. */
  readonly attempts: number;
  readonly error: string | null;
}

interface Place {
  readonly sql: string;
  readonly next: string | undefined;
}

function expectedOutcomes(moment: Moment, { sql, next }: Place): readonly Outcome[] {
  const refused: Outcome = { found: "nothing", attempts: 1, error: unavailable };
  const nothingUnknown: Outcome = { found: "nothing", attempts: 1, error: unknown };
  const allUnknown: Outcome = { found: "all", attempts: 1, error: unknown };
  const done: Outcome = { found: "all", attempts: 1, error: null };
  // Nothing has begun before BEGIN is answered, so another connection may be tried.
  const doneLater: Outcome = { ...done, attempts: 2 };
  switch (moment) {
    case "half":
      return isBegin(sql) ? [doneLater, refused] : sql === "commit" ? [nothingUnknown] : [refused];
    case "before":
    case "held":
      return isBegin(sql) ? [doneLater] : sql === "commit" ? [nothingUnknown] : [refused];
    case "unanswered":
      return isBegin(sql) ? [doneLater] : sql === "commit" ? [allUnknown] : [refused];
    // Whether COMMIT was on its way when the connection went is up to chance.
    case "after":
      return sql === "commit" ? [done] : next === "commit" ? [refused, nothingUnknown] : [refused];
    case "running":
      return isBegin(sql) ? [doneLater, refused] : [refused, nothingUnknown, allUnknown, done];
  }
}

/** What is asked for first goes out with it. */
function isBegin(sql: string): boolean {
  return sql.startsWith("begin");
}

function errorOf({ body }: Reply): string | null {
  const [error] = body.errors ?? [];
  return error === undefined ? null : `${String(error.extensions["code"])}: ${error.message}`;
}

/** Statements that write, and the end of their transaction, can be made to wait after they have done their work. */
const holdingTriggers = `
  create function wait_while_held() returns trigger language plpgsql as
    $$ begin perform pg_advisory_lock_shared(1), pg_advisory_unlock_shared(1); return null; end $$;
  ${touchedTables
    .map(
      (table) => `
        create trigger held after insert or update or delete on ${table} for each statement execute function wait_while_held();
        create constraint trigger held_at_commit after insert or update on ${table} deferrable initially deferred
          for each row execute function wait_while_held();`,
    )
    .join("")}`;

const keptCopies = `
  create schema kept;
  ${touchedTables.map((table) => `create table kept.${table} as table ${table};`).join("")}`;

/** Puts the tables back as they were. */
async function reset(): Promise<void> {
  const sequences =
    "select setval(pg_get_serial_sequence(t, 'id'), 100) from unnest(array['nodes', 'nodes_tags', 'sections', 'captions', 'remarks']) as t";
  await admin.query(`
    begin;
    set local session_replication_role = replica;
    ${touchedTables.map((table) => `delete from ${table}; insert into ${table} table kept.${table};`).join("")}
    ${sequences};
    commit;`);
}

/** A transaction that is begun anew draws other keys, however many were drawn before. */
function maskKeys(dumped: string): string {
  const lines = dumped.split("\n").map((line) => line.replaceAll(/\b1\d\d\b/g, "drawn"));
  return lines.toSorted().join("\n");
}

/** Every row of every table. */
async function dump(): Promise<string> {
  const tables = touchedTables.map((table) => `select '${table}' || t::text as line from ${table} as t`);
  const { rows } = await admin.query<{ all: string }>(
    `select string_agg(line, e'\\n' order by line) as all from (${tables.join(" union all ")}) as lines`,
  );
  return rows[0]?.all ?? "";
}

async function kill(process: number): Promise<void> {
  await admin.query("select pg_terminate_backend($1)", [process]);
  await pollActivity("pid = $1", process, 0);
}

async function hold(): Promise<() => Promise<void>> {
  await holder.query("select pg_advisory_lock(1)");
  return async () => {
    await holder.query("select pg_advisory_unlock(1)");
  };
}

async function isHeld(process: number): Promise<void> {
  await pollActivity("pid = $1 and wait_event_type = 'Lock'", process, 1);
}

async function pollActivity(condition: string, process: number, expected: number): Promise<void> {
  for (let attempt = 0; attempt < 10_000; attempt++) {
    const { rowCount } = await admin.query(`select from pg_stat_activity where ${condition}`, [process]);
    if (rowCount === expected) return;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  throw new Error(`Expected ${expected} processes where ${condition}.`);
}
