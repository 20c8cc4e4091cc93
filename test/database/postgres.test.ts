import { type Server, Socket, createServer } from "node:net";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../src/database/database.ts";
import { type PostgresOptions, createPostgresDatabase } from "../../src/database/postgres.ts";
import { mayRunAgain, toRequestError } from "../../src/database/sql-error.ts";
import { type TestDatabase, createTestDatabase } from "../harness/test-database.ts";

let testDatabase: TestDatabase;
let observer: pg.Client;
beforeAll(async () => {
  testDatabase = await createTestDatabase("things");
  observer = new pg.Client({ connectionString: testDatabase.url });
  await observer.connect();
});
afterAll(async () => {
  await observer.end();
  await testDatabase.drop();
});

async function withDatabase(options: Partial<PostgresOptions>, work: (database: Database) => Promise<void>): Promise<void> {
  const database = createPostgresDatabase({
    connectionString: testDatabase.url,
    poolSize: 1,
    statementTimeoutMs: 10_000,
    connectionTimeoutMs: 20_000,
    preparedStatements: true,
    applicationName: "relata-test",
    ...options,
  });
  try {
    await work(database);
  } finally {
    await database.close();
  }
}

const sleep = { sql: "select pg_sleep(30)", parameters: [] };
const one = { sql: "select 1", parameters: [] };

function countSleepers(): Promise<number> {
  return countActive("%pg_sleep(30)%");
}

/** How many statements of this form the server runs. */
async function countActive(pattern: string): Promise<number> {
  const sql =
    "select from pg_stat_activity where datname = current_database() and state = 'active' and query like $1 and pid <> pg_backend_pid()";
  return (await observer.query(sql, [pattern])).rowCount ?? 0;
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 2_000; attempt++) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error("It did not come true.");
}

/** Ends all connections of Relata, and perhaps waits until they are gone. */
async function killConnections({ wait }: { readonly wait: boolean }): Promise<void> {
  const others = "pg_stat_activity where datname = current_database() and application_name = 'relata-test'";
  await observer.query(`select pg_terminate_backend(pid) from ${others}`);
  if (wait) await until(async () => (await observer.query(`select from ${others}`)).rowCount === 0);
}

describe("a session", () => {
  test("speaks UTC and ISO dates under its own name, whatever the role's defaults are", () =>
    withDatabase({}, async (database) => {
      const names = ["TimeZone", "DateStyle", "IntervalStyle", "extra_float_digits", "statement_timeout", "application_name"];
      const sql = `select ${names.map((name) => `current_setting('${name}')`).join(", ")}`;
      expect(await database.run({ sql, parameters: [] })).toEqual([["UTC", "ISO, MDY", "postgres", "1", "10s", "relata-test"]]);
    }));

  test("keeps the options of the connection string", () =>
    withDatabase({ connectionString: `${testDatabase.url}?options=-c%20work_mem%3D5MB` }, async (database) => {
      const sql = "select current_setting('work_mem'), current_setting('TimeZone')";
      expect(await database.run({ sql, parameters: [] })).toEqual([["5MB", "UTC"]]);
    }));

  test("prepares under a name when asked to, at most 500 on a connection", () =>
    withDatabase({}, async (database) => {
      const count = { sql: "select count(*) from pg_prepared_statements", parameters: [] };
      await database.run({ sql: "select $1::int", parameters: ["1"] });
      expect(await database.run(count)).toEqual([["0"]]);
      for (let index = 0; index < 510; index++) {
        await database.run({ sql: `select $1::int + ${index}`, parameters: ["1"], prepared: true });
      }
      expect(await database.run(count)).toEqual([["500"]]);
    }));

  test("prepares nothing under a name when that is off", () =>
    withDatabase({ preparedStatements: false }, async (database) => {
      await database.run({ sql: "select $1::int", parameters: ["1"], prepared: true });
      expect(await database.run({ sql: "select count(*) from pg_prepared_statements", parameters: [] })).toEqual([["0"]]);
    }));
});

describe("prepared statements that a connection has lost", () => {
  const prepared = { sql: "select $1::int + 1", parameters: ["1"], prepared: true };
  const lose = { sql: "deallocate all", parameters: [] };

  test("are run without a name, and so are all others from then on", () =>
    withDatabase({}, async (database) => {
      await database.run(prepared);
      await database.run(lose);
      expect(await database.run(prepared)).toEqual([["2"]]);
      expect(await database.run({ sql: "select count(*) from pg_prepared_statements", parameters: [] })).toEqual([["0"]]);
    }));

  test("end a transaction that may be run again", () =>
    withDatabase({}, async (database) => {
      await database.run(prepared);
      await database.run(lose);
      const attempt = (): Promise<unknown> => database.transaction((connection) => connection.run(prepared));
      const error: unknown = await attempt().catch((reason: unknown) => reason);
      expect(toRequestError(error)).toMatchObject({ code: "SERVICE_UNAVAILABLE" });
      expect(mayRunAgain(error)).toBe(true);
      expect(await attempt()).toEqual([["2"]]);
    }));

  test("of tables that have changed are prepared anew on every connection, in transactions too", () =>
    withDatabase({ poolSize: 4 }, async (database) => {
      const star = { sql: "select * from changing", parameters: [], prepared: true };
      const attempt = (): Promise<unknown> => database.transaction((connection) => connection.run(star));
      await database.run({ sql: "create table changing (a int)", parameters: [] });
      await Promise.all(Array.from({ length: 4 }, attempt));
      await database.run({ sql: "alter table changing add column b int", parameters: [] });
      await expect(attempt()).rejects.toSatisfy(mayRunAgain);
      await Promise.all(Array.from({ length: 4 }, attempt));
    }));
});

describe("aborting", () => {
  test("rejects at once, cancels the statement on the server and keeps the connection", () =>
    withDatabase({}, async (database) => {
      const [before] = await database.run({ sql: "select pg_backend_pid()", parameters: [] });
      const controller = new AbortController();
      const running = database.run(sleep, { signal: controller.signal });
      await until(async () => (await countSleepers()) === 1);
      controller.abort();
      await expect(running).rejects.toMatchObject({ name: "AbortError" });
      await until(async () => (await countSleepers()) === 0);
      expect(await database.run({ sql: "select pg_backend_pid()", parameters: [] })).toEqual([before]);
    }));

  test("never hits the next statement on the connection", () =>
    withDatabase({}, async (database) => {
      for (let round = 0; round < 100; round++) {
        const controller = new AbortController();
        const aborted = database.run({ sql: "select pg_sleep(0.002)", parameters: [] }, { signal: controller.signal });
        setTimeout(() => controller.abort(), round % 5);
        await aborted.catch(() => {});
        expect(await database.run({ sql: "select pg_sleep(0.001), 1", parameters: [] })).toEqual([["", "1"]]);
      }
    }));

  test("gives up a place in the queue for a connection", () =>
    withDatabase({ poolSize: 1 }, async (database) => {
      const first = database.run({ sql: "select pg_sleep(0.2)", parameters: [] });
      const controller = new AbortController();
      const second = database.run({ sql: "insert into kinds (label) values ('no')", parameters: [] }, { signal: controller.signal });
      const third = database.run(one);
      controller.abort();
      await expect(second).rejects.toMatchObject({ name: "AbortError" });
      await first;
      expect(await third).toEqual([["1"]]);
      expect(await database.run({ sql: "select count(*) from kinds where label = 'no'", parameters: [] })).toEqual([["0"]]);
    }));

  test("inside of a transaction rolls it back", () =>
    withDatabase({}, async (database) => {
      const controller = new AbortController();
      const work = database.transaction(async (connection) => {
        await connection.run({ sql: "insert into kinds (label) values ('no')", parameters: [] });
        await connection.run(sleep, { signal: controller.signal });
      });
      await until(async () => (await countSleepers()) === 1);
      controller.abort();
      await expect(work).rejects.toMatchObject({ name: "AbortError" });
      expect(await countSleepers()).toBe(0);
      expect(await database.run({ sql: "select count(*) from kinds where label = 'no'", parameters: [] })).toEqual([["0"]]);
    }));

  test("leaks no connection", () =>
    withDatabase({ poolSize: 3 }, async (database) => {
      await Promise.all(
        Array.from({ length: 30 }, async (_, index) => {
          const signal = AbortSignal.timeout(index * 3);
          await database.run({ sql: "select pg_sleep(0.02)", parameters: [] }, { signal }).catch(() => {});
        }),
      );
      expect(await Promise.all([1, 2, 3, 4].map(() => database.run(one)))).toEqual([[["1"]], [["1"]], [["1"]], [["1"]]]);
    }));
});

describe("a database in trouble", () => {
  test("ends a statement that takes too long", () =>
    withDatabase({ statementTimeoutMs: 1_000 }, async (database) => {
      const error: unknown = await database.run(sleep).catch((reason: unknown) => reason);
      expect(toRequestError(error)?.code).toBe("SERVICE_UNAVAILABLE");
      expect(toRequestError(error)?.message).toContain("took too long");
      expect(await database.run(one)).toEqual([["1"]]);
    }));

  test("heals after its idle connections were ended, without a failed read or transaction", () =>
    withDatabase({ poolSize: 2 }, async (database) => {
      for (let round = 0; round < 24; round++) {
        await Promise.all([database.run(one), database.run(one)]);
        // In odd rounds the pool cannot have noticed yet; then nobody could tell whether a transaction at once took place.
        await killConnections({ wait: round % 2 === 0 });
        const rows = [
          (): Promise<unknown> => database.run(one),
          (): Promise<unknown> => database.transaction((connection) => connection.run(one)),
          (): Promise<unknown> => (round % 2 === 0 ? database.transactionAtOnce((connection) => connection.run(one)) : database.run(one)),
        ][Math.floor(round / 2) % 3]?.();
        expect(await rows).toEqual([["1"]]);
      }
    }));

  test("does not repeat a write whose connection died", () =>
    withDatabase({}, async (database) => {
      await database.run(one);
      const insert = { sql: "insert into kinds (label) select 'dup' from pg_sleep(0.3)", parameters: [] };
      const failure: Promise<unknown> = database.run(insert).catch((reason: unknown) => reason);
      await until(async () => (await countActive("%pg_sleep(0.3)%")) === 1);
      await killConnections({ wait: true });
      expect(toRequestError(await failure)).toMatchObject({ code: "SERVICE_UNAVAILABLE" });
      await new Promise((resolve) => setTimeout(resolve, 400));
      expect(await database.run({ sql: "select count(*) from kinds where label = 'dup'", parameters: [] })).toEqual([["0"]]);
    }));

  test("says so when its connection dies during a transaction, and does not repeat it", () =>
    withDatabase({}, async (database) => {
      let times = 0;
      const work = database.transaction(async (connection) => {
        times++;
        await connection.run(one);
        await killConnections({ wait: true });
        await connection.run(one);
      });
      const error: unknown = await work.catch((reason: unknown) => reason);
      expect(toRequestError(error)).toMatchObject({ code: "SERVICE_UNAVAILABLE" });
      expect(times).toBe(1);
      expect(await database.run(one)).toEqual([["1"]]);
    }));

  test("takes back a transaction at once whose connection the server ends", () =>
    withDatabase({}, async (database) => {
      const work = database.transactionAtOnce((connection) =>
        Promise.all([
          connection.run({ sql: "insert into kinds (label) values ($1)", parameters: ["cut"] }),
          connection.run({ sql: "select pg_sleep($1::float)", parameters: ["0.3"] }),
        ]),
      );
      const failure: Promise<unknown> = work.catch((reason: unknown) => reason);
      await until(async () => (await countActive("%pg_sleep($1::float)%")) === 1);
      await killConnections({ wait: true });
      expect(toRequestError(await failure)).toMatchObject({ code: "SERVICE_UNAVAILABLE" });
      expect(await database.run({ sql: "select count(*) from kinds where label = 'cut'", parameters: [] })).toEqual([["0"]]);
    }));

  test("drops a session that takes no changes, so that a later one finds the database open again", () =>
    withDatabase({}, async (database) => {
      const insert = { sql: "insert into kinds (label) values ('late')", parameters: [] };
      const refuse = async (work: Promise<unknown>): Promise<void> => {
        const error: unknown = await work.catch((reason: unknown) => reason);
        expect(toRequestError(error)).toMatchObject({ code: "SERVICE_UNAVAILABLE", message: expect.stringContaining("takes no changes") });
      };
      const name = pg.escapeIdentifier(new URL(testDatabase.url).pathname.slice(1));
      await killConnections({ wait: true });
      await observer.query(`alter database ${name} set default_transaction_read_only = on`);
      try {
        await refuse(database.run(insert));
        await refuse(database.run(insert));
        expect(await database.run(one)).toEqual([["1"]]);
      } finally {
        await observer.query(`alter database ${name} reset default_transaction_read_only`);
      }
      // The session that could read has not heard of it. Those who write say what the database said in their own words.
      await refuse(
        database.transaction((connection) => connection.run(insert).catch((cause: unknown) => Promise.reject(toRequestError(cause)))),
      );
      await database.transaction((connection) => connection.run({ ...insert, sql: `${insert.sql} returning label` }));
      expect(await database.run({ sql: "delete from kinds where label = 'late' returning label", parameters: [] })).toEqual([["late"]]);
    }));

  test("lets others pass what takes long, however few may run at once", () =>
    withDatabase({ poolSize: 3, atOnce: 1 }, async (database) => {
      const controller = new AbortController();
      const busy = database.run(sleep, { signal: controller.signal }).catch(() => {});
      expect(await Promise.all([database.run(one), database.run(one)])).toEqual([[["1"]], [["1"]]]);
      controller.abort();
      await busy;
    }));

  test("says so when all connections are busy for too long", () =>
    withDatabase({ connectionTimeoutMs: 1_000 }, async (database) => {
      const controller = new AbortController();
      const busy = database.run(sleep, { signal: controller.signal }).catch(() => {});
      const error: unknown = await database.run(one).catch((reason: unknown) => reason);
      expect(toRequestError(error)).toMatchObject({ code: "SERVICE_UNAVAILABLE" });
      controller.abort();
      await busy;
      await until(async () => (await countSleepers()) === 0);
      expect(await database.run(one)).toEqual([["1"]]);
    }));

  test("says so when nothing listens, and when the database is not there", async () => {
    const wrong = [{ host: "127.0.0.1", port: 1 }, { connectionString: testDatabase.url.replace(/[^/]+$/, "nowhere") }];
    for (const { connectionString, ...rest } of wrong.map((options) => ({ connectionString: "", ...options }))) {
      await withDatabase({ ...rest, connectionString }, async (database) => {
        const error: unknown = await database.run(one).catch((reason: unknown) => reason);
        expect(toRequestError(error)).toMatchObject({ code: "SERVICE_UNAVAILABLE" });
      });
    }
  });

  test("hears notices where it is told to listen, which need not be where statements run", async () => {
    const stop = new AbortController();
    const heard: (string | null)[] = [];
    const direct = { connectionString: testDatabase.url.replace(/[^/]+$/, "postgres"), listenConnectionString: testDatabase.url };
    await withDatabase(direct, async (database) => {
      database.listen("news", (payload) => heard.push(payload), stop.signal);
      await until(async () => {
        await observer.query("notify news, 'told'");
        return heard.length > 0;
      });
    });
    stop.abort();
    expect(heard[0]).toBe("told");
  });

  test("lets running statements end when it is closed, and refuses further ones", async () => {
    let running: Promise<unknown> = Promise.resolve();
    let closed: Database | undefined;
    await withDatabase({}, async (database) => {
      closed = database;
      running = database.run({ sql: "select pg_sleep(0.1), 2", parameters: [] });
      await until(() => Promise.resolve(true));
    });
    expect(await running).toEqual([["", "2"]]);
    const error: unknown = await closed?.run(one).catch((reason: unknown) => reason);
    expect(toRequestError(error)).toMatchObject({ code: "SERVICE_UNAVAILABLE" });
  });
});

describe("behind a pooler that refuses start-up parameters", () => {
  test("sessions go without them, and long statements are ended from here", async () => {
    const pooler = await startPooler(new URL(testDatabase.url));
    const url = new URL(testDatabase.url);
    url.port = String(pooler.port);
    try {
      await withDatabase({ connectionString: url.href, statementTimeoutMs: 1_500, poolSize: 2 }, async (database) => {
        expect(await Promise.all([database.run(one), database.run(one)])).toEqual([[["1"]], [["1"]]]);
        expect(
          await database.run({ sql: "select current_setting('TimeZone'), current_setting('statement_timeout')", parameters: [] }),
        ).toEqual([["UTC", "0"]]);
        const error: unknown = await database.run(sleep).catch((reason: unknown) => reason);
        expect(toRequestError(error)?.message).toContain("took too long");
        expect(await countSleepers()).toBe(0);
      });
    } finally {
      pooler.server.close();
    }
  });
});

/** Passes bytes through, but answers a start-up packet with `extra_float_digits` as PgBouncer does. */
async function startPooler(target: URL): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer((client) => {
    client.on("error", () => {});
    client.once("data", (packet) => {
      if (packet.includes("extra_float_digits")) {
        const fields = Buffer.from("SFATAL\0C08P01\0Munsupported startup parameter in options: extra_float_digits\0\0");
        const header = Buffer.from([0x45, 0, 0, 0, fields.length + 4]);
        client.end(Buffer.concat([header, fields]));
        return;
      }
      const upstream = new Socket();
      upstream.on("error", () => client.destroy());
      upstream.connect(Number(target.port), target.hostname);
      upstream.write(packet);
      client.pipe(upstream).pipe(client);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return { server, port: address.port };
}
