/**
 * The whole program as a list of phases: database -> catalog -> metadata -> model -> schema -> resolvers -> server.
 * What they make is swapped whole, so a request sees either the old or the new.
 */
import { readFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import type { ParsedPolicies } from "./access/parse-policies.ts";
import type { Config } from "./config/config.ts";
import type { Log } from "./config/log.ts";
import { type Catalog, readCatalog } from "./database/catalog.ts";
import type { Database } from "./database/database.ts";
import { createPGliteDatabase } from "./database/pglite.ts";
import { createPostgresDatabase } from "./database/postgres.ts";
import { toRequestError } from "./database/sql-error.ts";
import type { Diagnostic } from "./errors.ts";
import { describeFault } from "./gateway/describe-fault.ts";
import { engineSettingsOf } from "./gateway/engine-settings.ts";
import { createLook, followChanges } from "./gateway/follow-changes.ts";
import { assertDemoIsLocal, readRights } from "./gateway/read-rights.ts";
import { readSettingFile } from "./gateway/setting-file.ts";
import { createRealm } from "./identity/authentication.ts";
import { compileRights } from "./identity/compile-rights.ts";
import { createRights } from "./identity/rights.ts";
import type { Metadata } from "./metadata/metadata.ts";
import { type Fingerprint, type WatchedTables, readFingerprint, readWatchedTables } from "./metadata/read-fingerprint.ts";
import { type ReadMetadataOptions, readMetadata } from "./metadata/read-metadata.ts";
import { compileModel } from "./operation/compile-model.ts";
import { type Engine, createEngine } from "./operation/engine.ts";
import { type Listening, listen } from "./server/listen.ts";
import type { Ready, Served } from "./server/served.ts";
import { createServer } from "./server/server.ts";

export interface Gateway {
  /** Answers a request without a socket. */
  fetch(request: Request): Promise<Response>;
  /** Opens the socket; its address. */
  listen(): Promise<string>;
  /** Reads the database's structure again and serves it, or leaves what is served as it is. */
  reload(): Promise<void>;
  /** Whether everyone may do everything; not while nothing is served yet. */
  isOpen(): boolean;
  /** Lets running requests end, then frees the database. */
  close(): Promise<void>;
}

/** What the phases before the server make of a database. */
export interface Compiled {
  readonly catalog: Catalog;
  /** Where Directus's own tables are. */
  readonly directusSchema: string;
  readonly metadata: Metadata;
  readonly engine: Engine;
  /** Of all phases. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Without a database to connect to, the demo is served from an embedded one. */
export function isDemo(config: Config): boolean {
  return [config.DATABASE_URL, config.DB_HOST, config.DB_DATABASE, config.DB_USER].every((setting) => setting === undefined);
}

/** Throws a `MetadataError` when the metadata cannot be used. A database that is away is waited for, in the background. */
export async function createGateway(config: Config, log: Log): Promise<Gateway> {
  if (isDemo(config)) assertDemoIsLocal(config);
  const database = await openDatabase(config, (error) => log.warn({ reason: error.message }, "A connection to the database was lost"));
  let served: Served = { kind: "not ready", reason: "The database has not been read yet." };
  let known: Known | null = null;
  const closing = new AbortController();
  let listening: Listening | undefined;

  const reload = async (): Promise<void> => {
    const start = performance.now();
    // What to compare with is read first, so that a change that comes meanwhile is found afterwards.
    const watched = await readWatchedTables(database, config.DB_SEARCH_PATH);
    const fingerprint = await readFingerprint(database, watched);
    const compiled = await compileDatabase(database, config);
    const policies = await readRights({ config, isDemo: isDemo(config), connection: database, ...compiled });
    const rights = policies === null ? null : compileRights(compiled.engine.model, policies);
    served = createReady(compiled.engine, rights?.policies ?? null);
    known = { watched, fingerprint, compiled };
    logDiagnostics([...compiled.diagnostics, ...(rights?.diagnostics ?? [])], log);
    log.info(
      { collections: compiled.engine.model.collections.size, milliseconds: Math.round(performance.now() - start) },
      "The database is read and the schema built",
    );
  };
  /** Roles, policies and permissions alone: the model and the schemas that are built of it stay. */
  const reloadRights = async ({ watched, compiled }: Known): Promise<void> => {
    const fingerprint = await readFingerprint(database, watched);
    const policies = await readRights({ config, isDemo: isDemo(config), connection: database, ...compiled });
    const rights = policies === null ? null : compileRights(compiled.engine.model, policies);
    if (served.kind === "ready") served = createReady(served.engine, rights?.policies ?? null);
    logDiagnostics(rights?.diagnostics ?? [], log);
    // Of the structure only what the model is made of is known.
    known = { watched, fingerprint: { ...fingerprint, structure: known?.fingerprint.structure ?? "" }, compiled };
    log.info("Roles, policies and permissions are read again");
  };
  const look = createLook(
    {
      known: () => known?.fingerprint ?? null,
      read: () => readFingerprint(database, known?.watched ?? { searchPath: config.DB_SEARCH_PATH, metadata: [], policies: [] }),
      reload: (changed) => (changed === "policies" && known !== null ? reloadRights(known) : reload()),
    },
    closing.signal,
    log,
  );
  /** Another request may have found out before. */
  const renew = async (stale: Ready): Promise<Served> => {
    if (served.kind === "ready" && served.engine === stale.engine) await look();
    return served;
  };
  const server = createServer({ config, log, served: () => served, renew });
  const close = async (): Promise<void> => {
    closing.abort();
    served = { kind: "not ready", reason: "The server is shutting down." };
    await listening?.close(config.SHUTDOWN_TIMEOUT);
    await database.close();
  };

  try {
    await reload();
  } catch (error) {
    if (!isDatabaseAway(error)) {
      await close();
      throw error;
    }
    served = { kind: "not ready", reason: "The database cannot be reached." };
    void reloadUntilDone(reload, error, closing.signal, log);
  }
  if (config.METADATA_POLL_INTERVAL > 0) {
    void followChanges(look, config.METADATA_POLL_INTERVAL, closing.signal);
  }
  return {
    fetch: (request) => server.fetch(request),
    async listen() {
      listening = await listen(server.listener, { host: config.HOST, port: config.PORT, requestTimeout: config.REQUEST_TIMEOUT });
      return listening.url;
    },
    reload,
    isOpen: () => served.kind === "ready" && served.realm.rights === null,
    close,
  };
}

/** What is served is compared with what there is now. */
interface Known {
  readonly watched: WatchedTables;
  readonly fingerprint: Fingerprint;
  readonly compiled: Compiled;
}

/** Without policies, everyone may do everything. */
export function createReady(engine: Engine, policies: ParsedPolicies | null): Ready {
  const rights = policies === null ? null : createRights(policies, engine);
  return { kind: "ready", engine, realm: createRealm({ database: engine.database, model: engine.model, rights }) };
}

export async function openDatabase(config: Config, onIdleError: (error: Error) => void = () => {}): Promise<Database> {
  if (isDemo(config)) {
    const loadSql = await readFile(new URL("demo/demo.sql", import.meta.url), "utf8");
    return createPGliteDatabase({ loadSql, ...(config.DATA_DIR === undefined ? {} : { dataDir: config.DATA_DIR }) });
  }
  return createPostgresDatabase({
    ...(config.DATABASE_URL === undefined ? {} : { connectionString: config.DATABASE_URL }),
    ...(config.DB_HOST === undefined ? {} : { host: config.DB_HOST }),
    ...(config.DB_PORT === undefined ? {} : { port: config.DB_PORT }),
    ...(config.DB_DATABASE === undefined ? {} : { database: config.DB_DATABASE }),
    ...(config.DB_USER === undefined ? {} : { user: config.DB_USER }),
    ...(config.DB_PASSWORD === undefined ? {} : { password: config.DB_PASSWORD }),
    poolSize: config.DB_POOL_MAX,
    statementTimeoutMs: config.STATEMENT_TIMEOUT,
    connectionTimeoutMs: config.DB_CONNECTION_TIMEOUT,
    preparedStatements: config.PREPARED_STATEMENTS,
    applicationName: "relata",
    onIdleError,
  });
}

export async function compileDatabase(database: Database, config: Config): Promise<Compiled> {
  // First, so that a wrong path is told at once, database or not.
  const files = await readMetadataFiles(config);
  const catalog = await readCatalog(database, config.DB_SEARCH_PATH);
  const ofDirectus = catalog.tables.find((table) => table.name === "directus_collections");
  const directusSchema = ofDirectus?.schema ?? config.DB_SEARCH_PATH[0] ?? "public";
  const metadata = await readMetadata({ connection: database, catalog, schema: directusSchema, ...files });
  const { model, diagnostics } = compileModel(metadata, catalog);
  const engine = createEngine({ database, model, settings: engineSettingsOf(config) });
  return { catalog, directusSchema, metadata, engine, diagnostics: [...diagnostics, ...engine.diagnostics] };
}

async function readMetadataFiles({ METADATA, OVERLAY }: Config): Promise<Pick<ReadMetadataOptions, "source" | "overlay">> {
  const isWord = METADATA === "auto" || METADATA === "directus" || METADATA === "infer";
  return {
    source: isWord ? METADATA : await readSettingFile("METADATA", METADATA),
    ...(OVERLAY === undefined ? {} : { overlay: await readSettingFile("OVERLAY", OVERLAY) }),
  };
}

/** The longest pause between two attempts, in milliseconds. */
const longestPause = 10_000;

async function reloadUntilDone(reload: () => Promise<void>, firstFault: unknown, signal: AbortSignal, log: Log): Promise<void> {
  let fault = firstFault;
  for (let pause = 250; ; pause = Math.min(pause * 2, longestPause)) {
    log.warn({ reason: describeFault(fault), nextAttemptIn: pause }, "The database cannot be read");
    try {
      await wait(pause, undefined, { signal });
      await reload();
      return;
    } catch (error) {
      if (signal.aborted) return;
      fault = error;
    }
  }
}

export function isDatabaseAway(error: unknown): boolean {
  return toRequestError(error)?.code === "SERVICE_UNAVAILABLE";
}

function logDiagnostics(diagnostics: readonly Diagnostic[], log: Log): void {
  for (const { message, severity } of diagnostics) log.debug({ severity }, message);
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  if (errors > 0)
    log.warn({ errors, warnings: diagnostics.length - errors }, "Some of the metadata cannot be used; `relata doctor` says what");
}
