/**
 * The port on PGlite: PostgreSQL in WebAssembly, in this process, with one connection. Text in and text out, as in
 * `postgres.ts`. A statement that runs holds the event loop and cannot be cancelled; one that waits can.
 */
import { mkdir } from "node:fs/promises";
import { PGlite } from "@electric-sql/pglite";
import { encodeParameter } from "./array-literal.ts";
import { asError, notCommitted } from "./connection-error.ts";
import type { Database, Row, TransactionConnection } from "./database.ts";
import { createQueue } from "./queue.ts";

export interface PGliteOptions {
  /** The folder that keeps the data; without one it lives in memory. */
  readonly dataDir?: string;
  /** Run at the start on a database that has no table yet, whole or not at all. */
  readonly loadSql?: string;
  /** A data folder to start from, as PGlite's `dumpDataDir` packs it. */
  readonly loadDataDir?: Blob;
}

export interface PGliteDatabase extends Database {
  /** Runs a script of statements without parameters, whole or not at all. */
  execScript(sql: string): Promise<void>;
}

export function createPGliteDatabase(options: PGliteOptions = {}): PGliteDatabase {
  const queue = createQueue();
  let closing: Promise<void> | undefined;
  const starting = startPGlite(options);
  // Whoever runs a statement hears of it.
  starting.catch(() => {});

  const transaction = <T>(work: (connection: TransactionConnection) => Promise<T>): Promise<T> =>
    queue.run(async () => runTransaction(await starting, work));

  return {
    kind: "pglite",
    run: (statement, { signal } = {}) =>
      queue.run(async () => runText(await starting, statement.sql, statement.parameters.map(encodeParameter)), signal),
    transaction,
    transactionAtOnce: transaction,
    execScript: (sql) => queue.run(async () => execWhole(await starting, sql)),
    listen(channel, onNotice, signal) {
      const listening = queue.run(async () => (await starting).listen(channel, onNotice));
      // What fails at the start is told by whoever runs a statement.
      listening.catch(() => {});
      signal.addEventListener("abort", () => void listening.then((stop) => stop()).catch(() => {}), { once: true });
    },
    close: () =>
      (closing ??= queue.run(async () => {
        const client = await starting.catch(() => undefined);
        await client?.close();
      })),
  };
}

async function startPGlite(options: PGliteOptions): Promise<PGlite> {
  if (options.dataDir !== undefined) await mkdir(options.dataDir, { recursive: true });
  const client = await PGlite.create({
    ...(options.dataDir === undefined ? {} : { dataDir: options.dataDir }),
    ...(options.loadDataDir === undefined ? {} : { loadDataDir: options.loadDataDir }),
  });
  // PGlite decodes and encodes by type. Every type answers with the same function here: the text itself.
  client.parsers = new Proxy({}, { get: () => String });
  client.serializers = new Proxy({}, { get: () => String });
  await client.exec("set TimeZone = 'UTC'; set DateStyle = 'ISO, MDY'; set IntervalStyle = 'postgres'; set extra_float_digits = 1");
  if (options.loadSql !== undefined && (await isEmpty(client))) await execWhole(client, options.loadSql);
  return client;
}

async function isEmpty(client: PGlite): Promise<boolean> {
  const tables = await runText(client, "select from pg_tables where schemaname not in ('pg_catalog', 'information_schema') limit 1", []);
  return tables.length === 0;
}

async function execWhole(client: PGlite, sql: string): Promise<void> {
  await runTransaction(client, () => client.exec(sql));
}

async function runTransaction<T>(client: PGlite, work: (connection: TransactionConnection) => Promise<T>): Promise<T> {
  const statements = createQueue();
  let ended = false;
  /** The first of the errors that statements have met. */
  let failure: Error | undefined;
  const connection: TransactionConnection = {
    async run(statement, { signal } = {}) {
      if (ended) throw new Error("The transaction has ended.");
      try {
        return await statements.run(() => runText(client, statement.sql, statement.parameters.map(encodeParameter)), signal);
      } catch (error) {
        failure ??= asError(error);
        throw error;
      }
    },
    commit() {
      // Nothing is sent that could go along.
    },
  };
  await client.exec("begin");
  try {
    const result = await work(connection);
    await statements.idle();
    const [answer] = await client.exec("commit");
    if (answer?.command !== "COMMIT") throw failure ?? notCommitted();
    return result;
  } catch (error) {
    await statements.idle();
    await client.exec("rollback");
    throw error;
  } finally {
    ended = true;
  }
}

async function runText(client: PGlite, sql: string, parameters: (string | null)[]): Promise<readonly Row[]> {
  const result = await client.query<(string | null)[]>(sql, parameters, { rowMode: "array" });
  return result.rows;
}
