/**
 * The port to PostgreSQL. In: a compiled statement, its values as text. Out: rows as arrays of PostgreSQL's own text.
 *
 * Nothing here knows of collections. `postgres.ts` and `pglite.ts` implement the port; whoever needs a value other
 * than text says so in SQL (a cast) or decodes it where the type is known.
 */

/** One row: a cell per selected column, as PostgreSQL prints it, `null` for NULL. */
export type Row = readonly (string | null)[];

/** A value as text, NULL, or an array of them; the statement casts it (`$1::int[]`). */
export type Parameter = string | null | readonly (string | null)[];

export interface Statement {
  readonly sql: string;
  readonly parameters: readonly Parameter[];
  /** Prepare under a name derived from the text: for key and foreign-key levels only, never with a user's values. */
  readonly prepared?: boolean;
}

export interface RunOptions {
  /** Aborting it cancels the statement on the server. */
  readonly signal?: AbortSignal;
  /**
   * Statements of one group that are asked for at one moment share a connection, go out together and come back
   * together, one after the other: for those of which none takes long.
   */
  readonly group?: object;
  /**
   * Of light work alone: about what the statement comes to for PostgreSQL, in steps of some ten nanoseconds. Whosever they are,
   * such statements share a connection as those of a group do.
   */
  readonly steps?: number;
}

/**
 * What runs statements: the database, or the one connection of a transaction, where they run in the order of asking and
 * need not wait for each other's answers.
 */
export interface Connection {
  run(statement: Statement, options?: RunOptions): Promise<readonly Row[]>;
}

/** The connection of a transaction. */
export interface TransactionConnection extends Connection {
  /**
   * Commits once all that was asked for has been answered, as long as none of it failed. Nothing may be asked for after it: so
   * COMMIT need not wait for an answer to be sent.
   */
  commit(): void;
}

export interface Database extends Connection {
  readonly kind: "postgres" | "pglite";
  /**
   * Runs `work` on one connection between BEGIN and COMMIT; ROLLBACK when it throws, unless it has committed. Once more from
   * its start when the connection turns out to be dead, and nothing has begun.
   */
  transaction<T>(work: (connection: TransactionConnection) => Promise<T>): Promise<T>;
  /**
   * A transaction in one round trip: what `ask` asks for before it first waits takes place as a whole or not at all, and nothing
   * may be asked for later. All answers come when it is committed; where anything fails, each is that error.
   */
  transactionAtOnce<T>(ask: (connection: Connection) => Promise<T>): Promise<T>;
  /**
   * Hears what is told on a channel, until the signal. `onNotice` is called with null after a time in which something may have been
   * missed.
   */
  listen(channel: string, onNotice: (payload: string | null) => void, signal: AbortSignal): void;
  /** Frees every connection; running statements end first. */
  close(): Promise<void>;
}
