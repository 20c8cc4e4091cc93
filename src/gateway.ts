/**
 * A gateway's life: it opens a database, reads it, serves what it read, follows what changes, and closes. What reading
 * comes to is in `gateway/compile.ts`.
 */
import type { Config } from "./config/config.ts";
import type { Log } from "./config/log.ts";
import type { Database } from "./database/database.ts";
import type { Diagnostic } from "./errors.ts";
import { mayComeBack, reloadUntilDone } from "./gateway/database-away.ts";
import { createChangeCheck, followChanges } from "./gateway/follow-changes.ts";
import { isDemo, openDatabase } from "./gateway/open-database.ts";
import { assertDemoIsLocal } from "./gateway/read-rights.ts";
import { openLogin } from "./gateway/login-settings.ts";
import { createRenewal } from "./gateway/renewal.ts";
import { createServing } from "./gateway/serving.ts";
import { installEventTriggers } from "./events/event-triggers.ts";
import { type Bus, createNotifyBus } from "./events/bus.ts";
import { createHub } from "./events/hub.ts";
import type { Model } from "./model/model.ts";
import type { OnWritten } from "./resolve/request-context.ts";
import { type Listening, listen } from "./server/listen.ts";
import type { Ready, Served } from "./server/served.ts";
import { changesChannel } from "./sql/system-rules.ts";
import type { Told } from "./server/lasting-request.ts";
import { createServer } from "./server/server.ts";

export interface Gateway {
  /** Answers a request without a socket. */
  fetch(request: Request): Promise<Response>;
  /** Opens the socket; its address. */
  listen(): Promise<string>;
  /** Reads the database's structure again and serves it, or leaves what is served as it is. */
  reload(): Promise<void>;
  /** Begins to look for changes, where it does not yet. */
  follow(): void;
  /** Looks whether the database has changed, now. */
  check(): Promise<void>;
  /** Whether everyone may do everything; false while nothing is served yet. */
  isOpen(): boolean;
  /** Lets running requests end, then frees the database. */
  close(): Promise<void>;
}

export interface GatewayOptions {
  /** Whether it looks for changes from the beginning, as often as the configuration says. */
  readonly follows?: boolean;
  /** Told when a change has been found, and is served. */
  readonly onChange?: () => void;
  /** Told what cannot be used of what has been read, each time; the log unless it is said. */
  readonly onRead?: (diagnostics: readonly Diagnostic[]) => void;
}

/**
 * Throws a `MetadataError` when the metadata cannot be used. A database that is away is tried again in the background, unless nothing
 * can come of that, as with a wrong password.
 */
export async function createGateway(
  config: Config,
  log: Log,
  { follows = true, onChange = ignore, onRead }: GatewayOptions = {},
): Promise<Gateway> {
  if (isDemo(config)) assertDemoIsLocal(config);
  const database = await openDatabase(config, (error) => log.warn({ reason: error.message }, "A connection to the database was lost"));
  const closing = new AbortController();
  const renewal = createRenewal(
    () => reloadIfChanged(),
    () => forgetCredentials(),
  );
  /** The collections of which the database tells by itself. */
  let watchedModel: Model | null = null;
  let told: ReadonlySet<string> = new Set();
  const bus = await openBus(config, database, log);
  const hub = config.EVENTS === "off" ? null : createHub<Told>({ bus, log, isTold: (name) => told.has(name), signal: closing.signal });
  const onWritten: OnWritten = (outcome) => {
    renewal.onWritten(outcome);
    if (!bus.isTransactional) hub?.tell(outcome);
  };
  const parts = { onWritten, login: openLogin(config), ...(hub === null ? {} : { audience: hub.audience }) };
  const serving = createServing({ database, config, log, parts, onRead });
  const checkOnce = createChangeCheck(serving, closing.signal, log);
  const check = async (): Promise<void> => {
    const before = serving.served();
    await checkOnce();
    if (serving.served() !== before) server.renewed();
    await watch();
  };
  const reloadIfChanged = async (): Promise<void> => {
    const before = serving.served();
    await check();
    if (serving.served() !== before) onChange();
  };
  const forgetCredentials = (): void => {
    serving.forgetCredentials();
    server.renewed();
  };
  const renew = async (stale: Ready): Promise<Served> => {
    const served = serving.served();
    // Another request may have met the same change before, and what is served is new already.
    if (served.kind === "ready" && served.engine === stale.engine) await reloadIfChanged();
    return serving.served();
  };
  const { served, isOutdated } = serving;
  const server = createServer({ config, log, served, renew, settled: renewal.settled, isOutdated, hub });
  let listening: Listening | undefined;

  const reload = async (): Promise<void> => {
    await serving.reload("structure");
    await watch();
  };
  const watch = async (): Promise<void> => {
    const now = serving.served();
    if (config.EVENTS !== "triggers" || now.kind !== "ready" || now.engine.model === watchedModel) return;
    watchedModel = now.engine.model;
    told = await installEventTriggers(database, config.DB_SEARCH_PATH[0] ?? "public", now.engine.model, log);
  };
  const close = async (): Promise<void> => {
    serving.pause("The server is shutting down.");
    server.end();
    closing.abort();
    await listening?.close(config.SHUTDOWN_TIMEOUT);
    await database.close();
  };

  try {
    await reload();
  } catch (error) {
    if (!mayComeBack(error)) {
      await close();
      throw error;
    }
    serving.pause("The database cannot be reached.");
    void reloadUntilDone(reload, error, closing.signal, log);
  }

  const follow = (): void => {
    if (config.METADATA_POLL_INTERVAL > 0) void followChanges(reloadIfChanged, config.METADATA_POLL_INTERVAL, closing.signal);
  };
  if (follows) follow();
  if (config.METADATA_POLL_INTERVAL > 0)
    database.listen(changesChannel, (notice) => (notice === "users" ? forgetCredentials() : void reloadIfChanged()), closing.signal);

  return {
    fetch: (request) => server.fetch(request),
    async listen() {
      const { listener, sockets } = server;
      const { HOST: host, PORT: port, REQUEST_TIMEOUT: requestTimeout } = config;
      listening = await listen(listener, { host, port, requestTimeout, upgrade: sockets?.upgrade ?? null });
      return listening.url;
    },
    reload,
    follow,
    check,
    isOpen() {
      const now = served();
      return now.kind === "ready" && now.realm.rights === null;
    },
    close,
  };
}

/** What is used by few is loaded by few. */
async function openBus({ EVENTS_BUS }: Config, database: Database, log: Log): Promise<Bus> {
  if (EVENTS_BUS === undefined) return createNotifyBus(database);
  const { createRedisBus } = await import("./events/redis-bus.ts");
  return createRedisBus(EVENTS_BUS, log);
}

function ignore(): void {
  // Nobody has asked.
}
