/**
 * The port on a pool of connections to a PostgreSQL server. Sessions speak UTC and ISO dates, so that the text of
 * a value depends on nothing but the value.
 */
import pg from "pg";
import { createAdmission } from "./admission.ts";
import {
  ConnectionError,
  isConnectionFailure,
  isLostStatement,
  isReadOnlySession,
  isStalePlan,
  isUnknownName,
  readCode,
} from "./connection-error.ts";
import type { Database, Row, RunOptions, Statement } from "./database.ts";
import { isReading } from "./is-reading.ts";
import { createSession, type Session, type SessionOptions } from "./postgres-session.ts";
import { listenOn } from "./postgres-listen.ts";
import { runTransaction, runTransactionAtOnce } from "./postgres-transaction.ts";
import { rejectOnAbort } from "./queue.ts";
import { createSharing, type WithSession } from "./share-session.ts";
import { readRowsPast } from "./text-query.ts";

export interface PostgresOptions {
  readonly connectionString?: string;
  readonly host?: string;
  readonly port?: number;
  readonly user?: string;
  readonly password?: string;
  readonly database?: string;
  readonly poolSize: number;
  /** So many of the connections are used at a time, but for what takes long; all of them unless it is said. */
  readonly atOnce?: number;
  /** The server ends a statement that takes longer; 0 for no limit. */
  readonly statementTimeoutMs: number;
  /** For a free connection of the pool and for a new one alike; 0 for no limit. */
  readonly connectionTimeoutMs: number;
  /** Off behind a PgBouncer before 1.21. */
  readonly preparedStatements: boolean;
  readonly applicationName: string;
  /** Where notices are heard, if that is not where statements run: a proxy that hands out connections by the statement hears none. */
  readonly listenConnectionString?: string;
  /** Told of connections that were lost while nobody used them, for the log. */
  readonly onIdleError?: (error: Error) => void;
}

export function createPostgresDatabase(options: PostgresOptions): Database {
  const { connectionString, ownOptions } = splitConnectionString(options.connectionString);
  const config: pg.PoolConfig = {
    ...(connectionString === undefined ? {} : { connectionString }),
    ...(options.host === undefined ? {} : { host: options.host }),
    ...(options.port === undefined ? {} : { port: options.port }),
    ...(options.user === undefined ? {} : { user: options.user }),
    ...(options.password === undefined ? {} : { password: options.password }),
    ...(options.database === undefined ? {} : { database: options.database }),
    application_name: options.applicationName,
    max: options.poolSize,
    connectionTimeoutMillis: options.connectionTimeoutMs,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    options: startOptions(ownOptions, serverSettings(options)),
    pipeline: true,
  };
  const pool = new pg.Pool(config);
  pool.on("error", (error) => options.onIdleError?.(error));
  // A connection may also fail while it is held between two statements; the next statement tells.
  pool.on("connect", (client) => {
    client.on("error", () => {});
    readRowsPast(client);
  });
  const admission = createAdmission(options.atOnce ?? options.poolSize);
  const used = new WeakSet<pg.Client>();
  let sessionOptions: SessionOptions = { preparedStatements: options.preparedStatements, generation: 0, clientTimeoutMs: 0 };
  let closing: Promise<void> | undefined;

  const connect = async (): Promise<pg.PoolClient> => {
    try {
      return await pool.connect();
    } catch (error) {
      if (!isRefusedSetting(error)) throw error;
      // PgBouncer knows few start-up parameters. Go without the others, and end long statements from here.
      pool.options.options = startOptions(ownOptions, []);
      sessionOptions = { ...sessionOptions, clientTimeoutMs: options.statementTimeoutMs };
      return pool.connect();
    }
  };
  const acquire = async (signal: AbortSignal | undefined): Promise<Acquired> => {
    const visit = await admission.enter(signal);
    const pending = connect();
    try {
      const client = await rejectOnAbort(pending, signal);
      const release = (isInDoubt: boolean): void => {
        client.release(isInDoubt);
        admission.leave(visit);
      };
      return { client, release };
    } catch (error) {
      admission.leave(visit);
      if (signal?.aborted !== true) throw new ConnectionError("No connection to the database.", { cause: error });
      // Its turn may still come: it passes the connection on at once.
      pending.then(
        (client) => client.release(),
        () => {},
      );
      throw error;
    }
  };
  /** Runs `work` on a connection; once more on another one when that had died, or grown stale, while it was idle. */
  const withSession: WithSession = async (work, { signal, mayRepeat }) => {
    for (;;) {
      const acquired = await acquire(signal);
      const { client } = acquired;
      const wasUsed = used.has(client);
      used.add(client);
      const session = createSession(client, sessionOptions);
      const start = performance.now();
      try {
        const result = await work(session, client);
        session.end();
        releaseWhenIdle(acquired, session);
        return result;
      } catch (error) {
        session.end();
        releaseWhenIdle(acquired, session, error);
        if (isUnknownName(error)) sessionOptions = { ...sessionOptions, preparedStatements: false };
        // Elsewhere, too, what was prepared may be stale; under other names it is prepared anew.
        if (isStalePlan(error)) sessionOptions = { ...sessionOptions, generation: sessionOptions.generation + 1 };
        // A dead connection answers at once; a statement that ran for a while was ended on purpose.
        const wasDead = isConnectionFailure(error) && performance.now() - start < 1_000;
        if (!mayRepeat() || !(isLostStatement(error) || (wasUsed && wasDead))) throw error;
      }
    }
  };

  const run = (statement: Statement, { signal }: RunOptions): Promise<readonly Row[]> =>
    withSession((session) => session.run(statement, signal === undefined ? {} : { signal }), {
      signal,
      mayRepeat: () => isReading(statement),
    });
  const runShared = createSharing(withSession);

  return {
    kind: "postgres",
    run: (statement, given = {}) =>
      given.group === undefined && given.steps === undefined ? run(statement, given) : runShared(statement, given),
    transaction: (work) => {
      let hasBegun = false;
      return withSession((session, client) => runTransaction(session, client, { work, onBegin: () => (hasBegun = true) }), {
        mayRepeat: () => !hasBegun,
      });
    },
    transactionAtOnce: (ask) => {
      let failure: unknown;
      const attempt = async (session: Session): ReturnType<typeof ask> => {
        try {
          return await runTransactionAtOnce(session, ask);
        } catch (error) {
          failure = error;
          throw error;
        }
      };
      // Where that is not known, it is another error.
      return withSession(attempt, { mayRepeat: () => isLostStatement(failure) || isConnectionFailure(failure) });
    },
    listen(channel, onNotice, signal) {
      const { max: _max, pipeline: _pipeline, ...own } = config;
      const { listenConnectionString: direct, applicationName } = options;
      void listenOn(direct === undefined ? own : { connectionString: direct, application_name: applicationName, keepAlive: true }, {
        channel,
        onNotice,
        signal,
      });
    },
    close: () => (closing ??= pool.end()),
  };
}

/** Gives a connection back to the pool when nothing runs on it, or destroys it when it is in doubt. */
function releaseWhenIdle({ client, release }: Acquired, session: Session, error?: unknown): void {
  if (isConnectionFailure(error) || isStalePlan(error)) {
    release(true);
    return;
  }
  void session.idle().then(() => release(client.getTransactionStatus() !== "I" || isReadOnlySession(error)));
}

interface Acquired {
  readonly client: pg.PoolClient;
  /** Gives the connection back, or destroys it. */
  readonly release: (isInDoubt: boolean) => void;
}

function isRefusedSetting(error: unknown): boolean {
  return readCode(error) === "08P01" && error instanceof Error && error.message.includes("unsupported startup parameter");
}

/** As start-up parameters, not SET: a session is never seen without them. PgBouncer tracks these three. */
const sessionSettings: readonly string[] = ["TimeZone=UTC", "DateStyle=ISO,MDY", "IntervalStyle=postgres"];

function serverSettings(options: PostgresOptions): readonly string[] {
  const timeout = options.statementTimeoutMs > 0 ? [`statement_timeout=${Math.ceil(options.statementTimeoutMs)}`] : [];
  return ["extra_float_digits=1", ...timeout];
}

function startOptions(ownOptions: string, settings: readonly string[]): string {
  const flags = [...sessionSettings, ...settings].map((setting) => `-c ${setting}`);
  return [ownOptions, ...flags].filter((part) => part !== "").join(" ");
}

/** pg lets `options` of a connection string replace all others; here they are added. */
function splitConnectionString(text: string | undefined): { readonly connectionString: string | undefined; readonly ownOptions: string } {
  if (text === undefined || !URL.canParse(text)) return { connectionString: text, ownOptions: "" };
  const url = new URL(text);
  const ownOptions = url.searchParams.get("options");
  if (ownOptions === null) return { connectionString: text, ownOptions: "" };
  url.searchParams.delete("options");
  return { connectionString: url.href, ownOptions };
}
