/** Statements that go out together on one connection: each has its own outcome, and only what it should hits it. */
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database, Statement } from "../../src/database/database.ts";
import { type PostgresOptions, createPostgresDatabase } from "../../src/database/postgres.ts";
import { UnknownOutcomeError, readCode } from "../../src/database/connection-error.ts";
import { type Relay, startRelay } from "../harness/relay.ts";
import { type TestDatabase, createTestDatabase } from "../harness/test-database.ts";

let testDatabase: TestDatabase;
let observer: pg.Client;
let relay: Relay;
beforeAll(async () => {
  testDatabase = await createTestDatabase("things");
  observer = new pg.Client({ connectionString: testDatabase.url });
  await observer.connect();
  relay = await startRelay(testDatabase.url);
});
afterAll(async () => {
  relay.close();
  await observer.end();
  await testDatabase.drop();
});

async function withDatabase(options: Partial<PostgresOptions>, work: (database: Database) => Promise<void>): Promise<void> {
  const database = createPostgresDatabase({
    connectionString: relay.url,
    poolSize: 2,
    statementTimeoutMs: 10_000,
    connectionTimeoutMs: 20_000,
    preparedStatements: true,
    applicationName: "relata-test",
    ...options,
  });
  try {
    await work(database);
  } finally {
    relay.misspells = false;
    relay.isCut = false;
    await database.close();
  }
}

function select(what: string): Statement {
  return { sql: `select ${what}`, parameters: [] };
}

const insert: Statement = { sql: "insert into kinds (label) values ('early')", parameters: [] };
const lock: Statement = { sql: "select label from kinds for no key update", parameters: [] };

async function countEarly(): Promise<number> {
  return (await observer.query("select from kinds where label = 'early'")).rowCount ?? 0;
}

function codesOf(outcomes: readonly PromiseSettledResult<unknown>[]): readonly unknown[] {
  return outcomes.map((outcome) => (outcome.status === "fulfilled" ? outcome.value : (readCode(outcome.reason) ?? String(outcome.reason))));
}

describe("a group", () => {
  test("asked for at one moment is one write and runs on one connection", () =>
    withDatabase({}, async (database) => {
      await database.run(select("1"));
      const group = {};
      relay.writes.length = 0;
      const statements = ["1", "2", "3"].map((number): Statement => ({
        ...select(`${number}, pg_backend_pid(), $1::int`),
        parameters: ["7"],
      }));
      const rows = await Promise.all(statements.map((statement) => database.run(statement, { group })));
      expect(rows.map(([row]) => row?.[0])).toEqual(["1", "2", "3"]);
      expect(new Set(rows.map(([row]) => row?.[1])).size).toBe(1);
      expect(relay.writes).toEqual([3]);
    }));

  test("has an outcome for each of its statements", () =>
    withDatabase({}, async (database) => {
      const group = {};
      const statements: readonly Statement[] = [
        select("1"),
        { ...select("1 / $1::int"), parameters: ["0"] },
        { ...select("missing"), prepared: true },
        { ...select("missing"), prepared: true },
        { ...select("$1::int"), parameters: ["x"], prepared: true },
        select("2"),
      ];
      const outcomes = await Promise.allSettled(statements.map((statement) => database.run(statement, { group })));
      expect(codesOf(outcomes)).toEqual([[["1"]], "22012", "42703", "42703", "22P02", [["2"]]]);
    }));

  test("is asked for anew where its connection had died", () =>
    withDatabase({ poolSize: 1 }, async (database) => {
      for (let round = 0; round < 10; round++) {
        await database.run(select("1"));
        const others = "pg_stat_activity where datname = current_database() and application_name = 'relata-test'";
        await observer.query(`select pg_terminate_backend(pid) from ${others}`);
        const group = {};
        const rows = await Promise.all(["1", "2"].map((number) => database.run(select(number), { group })));
        expect(rows).toEqual([[["1"]], [["2"]]]);
      }
    }));

  test("without a connection is told so", () =>
    withDatabase({ connectionString: "postgres://nobody@127.0.0.1:1/nowhere" }, async (database) => {
      const group = {};
      const outcomes = await Promise.allSettled(["1", "2"].map((number) => database.run(select(number), { group })));
      expect(codesOf(outcomes)).toEqual(Array(2).fill("ConnectionError: No connection to the database."));
    }));
});

describe("light statements", () => {
  const light = { steps: 10_000 };
  /** Without log-ins. */
  const writesOf = ({ writes }: Relay): readonly number[] => writes.filter((count) => count > 0).toSorted((a, b) => b - a);
  const sleep = (seconds: number): Statement => select(`pg_sleep(${seconds}), 'slow'`);

  test("of whomever leave in one write, up to so many, up to so much work", () =>
    withDatabase({}, async (database) => {
      await database.run(select("1"));
      relay.writes.length = 0;
      const rows = await Promise.all(Array.from({ length: 18 }, (_, index) => database.run(select(String(index)), light)));
      expect(rows.map(([row]) => row?.[0])).toEqual(Array.from({ length: 18 }, (_, index) => String(index)));
      expect(writesOf(relay)).toEqual([16, 2]);
      relay.writes.length = 0;
      await Promise.all(["1", "2", "3", "4"].map((number) => database.run(select(number), { steps: 80_000 })));
      expect(writesOf(relay)).toEqual([3, 1]);
    }));

  test("of one text that is prepared are prepared once on a connection", () =>
    withDatabase({ poolSize: 1 }, async (database) => {
      const statement: Statement = { ...select("$1::int, (select count(*) from pg_prepared_statements)"), prepared: true };
      const rows = await Promise.all(["1", "2", "3"].map((number) => database.run({ ...statement, parameters: [number] }, light)));
      expect(rows).toEqual([[["1", "1"]], [["2", "1"]], [["3", "1"]]]);
      relay.writes.length = 0;
      await Promise.all(["4", "5"].map((number) => database.run({ ...statement, parameters: [number] }, light)));
      expect(relay.writes).toEqual([2]);
    }));

  test("each have their own outcome", () =>
    withDatabase({}, async (database) => {
      const statements = [select("1"), { ...select("missing"), prepared: true }, { ...select("missing"), prepared: true }, select("2")];
      const outcomes = await Promise.allSettled(statements.map((statement) => database.run(statement, light)));
      expect(codesOf(outcomes)).toEqual([[["1"]], "42703", "42703", [["2"]]]);
    }));

  test("do not wait for one that is not light after all", () =>
    withDatabase({}, async (database) => {
      const slow = database.run(sleep(5), light);
      const others = await Promise.all(["1", "2"].map((number) => database.run(select(number), light)));
      expect(others).toEqual([[["1"]], [["2"]]]);
      const running = "pg_stat_activity where query like 'select pg_sleep%' and state = 'active' and datname = current_database()";
      expect((await observer.query(`select from ${running}`)).rowCount).toBe(1);
      expect(await slow).toEqual([["", "slow"]]);
    }));

  test("that nobody waits for are cancelled when they take long, and not sent at all when they could not be yet", () =>
    withDatabase({ poolSize: 1 }, async (database) => {
      const gone = new AbortController();
      const options = { ...light, signal: gone.signal };
      const started = [1, 2].map(() => database.run(sleep(9), options));
      await expect
        .poll(
          async () =>
            (await observer.query("select from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()")).rowCount,
        )
        .toBe(1);
      const outcomes = Promise.allSettled([...started, ...[1, 2].map(() => database.run(insert, options))]);
      gone.abort();
      expect(codesOf(await outcomes)).toEqual(Array(4).fill("AbortError: This operation was aborted"));
      expect(await database.run(select("1"), light)).toEqual([["1"]]);
      expect(await countEarly()).toBe(0);
    }));
});

describe("aborting", () => {
  test("ends all that have the signal, and nothing else of the group", () =>
    withDatabase({ poolSize: 1 }, async (database) => {
      const [mine, others] = [new AbortController(), new AbortController()];
      const group = {};
      const running = Promise.allSettled([
        database.run(select("1"), { group }),
        database.run(select("pg_sleep(30)"), { group, signal: mine.signal }),
        database.run(select("pg_sleep(30)"), { group, signal: mine.signal }),
        database.run(select("pg_sleep(0.01), 2"), { group, signal: others.signal }),
        database.run(select("3"), { group }),
      ]);
      setTimeout(() => mine.abort(), 100);
      const aborted = "AbortError: This operation was aborted";
      expect(codesOf(await running)).toEqual([[["1"]], aborted, aborted, [["", "2"]], [["3"]]]);
    }));

  test("never hits what comes after", () =>
    withDatabase({ poolSize: 1 }, async (database) => {
      for (let round = 0; round < 60; round++) {
        const { signal, abort } = abortable();
        const group = {};
        const aborted = ["1", "2", "3"].map((number) => database.run(select(`pg_sleep(0.002), ${number}`), { group, signal }));
        setTimeout(abort, round % 6);
        await Promise.allSettled(aborted);
        expect(await database.run(select("pg_sleep(0.001), 1"))).toEqual([["", "1"]]);
      }
    }));

  function abortable(): { readonly signal: AbortSignal; readonly abort: () => void } {
    const controller = new AbortController();
    return { signal: controller.signal, abort: () => controller.abort() };
  }
});

describe("a transaction", () => {
  test.each([
    ["that reads first begins with what it reads", lock, [1, 1, 1]],
    ["that writes first begins with what it writes", insert, [1, 1, 1]],
  ])("%s", (_what, first, writes) =>
    withDatabase({}, async (database) => {
      await database.run(select("1"));
      relay.writes.length = 0;
      await database.transaction(async (connection) => {
        await connection.run(first);
        await connection.run({ sql: "delete from kinds where label = 'early'", parameters: [] });
      });
      expect(relay.writes).toEqual(writes);
    }),
  );

  test("that asks for nothing is none", () =>
    withDatabase({}, async (database) => {
      await database.run(select("1"));
      relay.writes.length = 0;
      expect(await database.transaction(() => Promise.resolve("done"))).toBe("done");
      expect(relay.writes).toEqual([]);
    }));

  test("sends what is asked for at one moment in one write, in the order of asking", () =>
    withDatabase({}, async (database) => {
      await database.transaction(async (connection) => {
        await connection.run(lock);
        relay.writes.length = 0;
        const rows = await Promise.all([connection.run(insert), connection.run(select("count(*) from kinds where label = 'early'"))]);
        expect(rows).toEqual([[], [["1"]]]);
        expect(relay.writes).toEqual([2]);
        await connection.run({ sql: "delete from kinds where label = 'early'", parameters: [] });
      });
    }));

  test("commits in the write of the last statement, where it is told which that is", () =>
    withDatabase({}, async (database) => {
      await database.transaction(async (connection) => {
        await connection.run(lock);
        relay.writes.length = 0;
        const written = connection.run(insert);
        connection.commit();
        await written;
      });
      expect(relay.writes).toEqual([2]);
      expect(await countEarly()).toBe(1);
      await database.run({ sql: "delete from kinds where label = 'early'", parameters: [] });
    }));

  test.each([
    ["reads", [lock, insert]],
    ["writes", [insert, insert]],
  ])("that could not begin changes nothing where it first %s", (_what, statements) =>
    withDatabase({}, async (database) => {
      await database.run(select("1"));
      relay.misspells = true;
      const work = database.transaction((connection) => Promise.allSettled(statements.map((statement) => connection.run(statement))));
      await expect(work).rejects.toSatisfy((error) => readCode(error) === "42601");
      expect(await countEarly()).toBe(0);
    }),
  );

  test("at once is one write", () =>
    withDatabase({}, async (database) => {
      await database.run(select("1"));
      relay.writes.length = 0;
      const remove: Statement = { sql: "delete from kinds where label = 'early' returning label", parameters: [] };
      const rows = await database.transactionAtOnce((connection) =>
        Promise.all([connection.run(insert), connection.run(lock), connection.run(remove)]),
      );
      expect(rows.at(-1)).toEqual([["early"]]);
      expect(relay.writes).toEqual([1]);
    }));

  test("at once that is cut off may have taken place, and is not repeated", () =>
    withDatabase({}, async (database) => {
      await database.run(select("1"));
      relay.isCut = true;
      const work = database.transactionAtOnce((connection) => Promise.all([connection.run(insert), connection.run(lock)]));
      await expect(work).rejects.toBeInstanceOf(UnknownOutcomeError);
      relay.isCut = false;
      await expect.poll(countEarly).toBe(1);
      await database.run({ sql: "delete from kinds where label = 'early'", parameters: [] });
    }));
});
