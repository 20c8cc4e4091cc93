import { availableParallelism } from "node:os";
import { readFile } from "node:fs/promises";
import type { Config } from "../config/config.ts";
import type { Database } from "../database/database.ts";
import { createPGliteDatabase } from "../database/pglite.ts";
import { createPostgresDatabase } from "../database/postgres.ts";

/** Without a database to connect to, the demo is served from an embedded one. */
export function isDemo(config: Config): boolean {
  return [config.DATABASE_URL, config.DB_HOST, config.DB_DATABASE, config.DB_USER].every((setting) => setting === undefined);
}

/** Of PostgreSQL, nothing is asked yet: it may be away. */
export async function openDatabase(config: Config, onIdleError: (error: Error) => void = () => {}): Promise<Database> {
  if (isDemo(config)) {
    const loadSql = await readFile(new URL("../demo/demo.sql", import.meta.url), "utf8");
    return createPGliteDatabase({ loadSql, ...(config.DATA_DIR === undefined ? {} : { dataDir: config.DATA_DIR }) });
  }
  return createPostgresDatabase({
    ...(config.DATABASE_URL === undefined ? {} : { connectionString: config.DATABASE_URL }),
    ...(config.DATABASE_URL_LISTEN === undefined ? {} : { listenConnectionString: config.DATABASE_URL_LISTEN }),
    ...(config.DB_HOST === undefined ? {} : { host: config.DB_HOST }),
    ...(config.DB_PORT === undefined ? {} : { port: config.DB_PORT }),
    ...(config.DB_DATABASE === undefined ? {} : { database: config.DB_DATABASE }),
    ...(config.DB_USER === undefined ? {} : { user: config.DB_USER }),
    ...(config.DB_PASSWORD === undefined ? {} : { password: config.DB_PASSWORD }),
    poolSize: config.DB_POOL_MAX,
    atOnce: config.DB_POOL_AT_ONCE === 0 ? usualAtOnce(config) : config.DB_POOL_AT_ONCE,
    statementTimeoutMs: config.STATEMENT_TIMEOUT,
    connectionTimeoutMs: config.DB_CONNECTION_TIMEOUT,
    preparedStatements: config.PREPARED_STATEMENTS,
    applicationName: "relata",
    onIdleError,
  });
}

/** Two for each core, and one for whoever waits for a disk: those of a database that has as many as this machine. */
function usualAtOnce({ WORKERS }: Config): number {
  return Math.ceil((2 * availableParallelism() + 1) / WORKERS);
}
