/**
 * Statements in pg's queue whose rows stay what comes: arrays of texts. Whatever pg would make of them, or ask PostgreSQL
 * about them, costs more than most statements of a gateway do themselves. Several in one place of the queue end with one
 * `Sync`: outside of a transaction, they are one.
 */
import type { EventEmitter } from "node:events";
import type { Duplex } from "node:stream";
import pg from "pg";
import { giveWay, isTurnOver } from "../shared/turns.ts";
import { encodeParameter } from "./array-literal.ts";
import type { Row, Statement } from "./database.ts";
import { createRowReader } from "./row-reader.ts";

/** Lets rows go past pg's own reader, which keeps all other messages. */
export function readRowsPast(client: pg.Client): void {
  // pg's types tell of neither.
  const { connection } = client as unknown as { readonly connection: EventEmitter & { readonly stream: Duplex } };
  const { stream } = connection;
  // What pg reads messages with.
  const readers = stream.listeners("data") as unknown as readonly ((bytes: Buffer) => void)[];
  const take = createRowReader({
    takeRow: (fields) => connection.emit("dataRow", { fields }),
    takeOthers(messages) {
      for (const read of readers) read(messages);
    },
  });
  const takeInTurn = async (chunk: Buffer): Promise<void> => {
    await giveWay();
    // Whoever has waited for it has been told by now.
    if (stream.destroyed) return;
    take(chunk);
    stream.resume();
  };
  stream.removeAllListeners("data");
  stream.on("data", (chunk: Buffer) => {
    if (!isTurnOver()) return take(chunk);
    // Megabytes may be there to be read, on each connection.
    stream.pause();
    void takeInTurn(chunk);
  });
}

/** Whether the connection's server is known to have prepared the text. */
export function hasParsed(client: pg.Client, name: string): boolean {
  const { connection } = client as unknown as { readonly connection: OwnConnection };
  return name in connection.parsedStatements;
}

/** A statement, and what it is prepared under; undefined for one that is not. */
export interface NamedStatement {
  readonly statement: Statement;
  readonly name: string | undefined;
}

/** The rows of each statement up to the one that failed, if one did: those behind it do not run. */
export interface Answer {
  readonly rows: readonly (readonly Row[])[];
  readonly error: Error | null;
}

export function runAsText(client: pg.Client, statements: readonly NamedStatement[]): Promise<Answer> {
  return new Promise((resolve) => {
    client.query(new TextQuery(statements, (error, rows) => resolve({ rows, error })));
  });
}

/** The first call counts: with an error, or when all is done. */
type Callback = (error: Error | null, rows: readonly (readonly Row[])[]) => void;

/** The parts of pg's connection that a query speaks to; its types do not tell of them. */
interface OwnConnection {
  readonly stream: { cork(): void; uncork(): void };
  /** Texts by the names that the server has prepared them under. */
  readonly parsedStatements: Readonly<Record<string, string>>;
  /** Texts by the names that they were sent under. */
  readonly submittedNamedStatements: Record<string, string>;
  query(text: string): void;
  parse(message: { readonly name: string | undefined; readonly text: string }): void;
  bind(message: { readonly statement: string | undefined; readonly values: readonly (string | null)[] }): void;
  execute(): void;
  sync(): void;
  sendCopyFail(reason: string): void;
}

/** What pg's client asks of a query. Its own makes an emitter, a result, and a copy of what it is given, each time. */
class TextQuery implements pg.Submittable {
  readonly callback: Callback;
  readonly #statements: readonly NamedStatement[];
  /** Of those that are done, and of the one that runs. */
  readonly #done: (readonly Row[])[] = [];
  #rows: Row[] = [];

  constructor(statements: readonly NamedStatement[], callback: Callback) {
    this.#statements = statements;
    this.callback = callback;
  }

  /** Of the statement that runs, as its name is: by these, pg notes what is prepared. */
  get text(): string | undefined {
    return this.#statements[this.#done.length]?.statement.sql;
  }

  get name(): string | undefined {
    return this.#statements[this.#done.length]?.name;
  }

  submit(to: pg.Connection): void {
    const connection = to as unknown as OwnConnection;
    const [only, another] = this.#statements;
    if (another === undefined && only !== undefined && only.name === undefined && only.statement.parameters.length === 0) {
      connection.query(only.statement.sql);
      return;
    }
    connection.stream.cork();
    try {
      for (const one of this.#statements) execute(connection, one);
    } catch (error) {
      // A value that the protocol cannot hold. What has been written before it shall not take place.
      this.handleError(error instanceof Error ? error : new Error("A value cannot be sent.", { cause: error }), connection);
      if (another !== undefined) execute(connection, { statement: rollback, name: undefined });
    }
    connection.sync();
    connection.stream.uncork();
  }

  handleDataRow({ fields }: { readonly fields: Row }): void {
    this.#rows.push(fields);
  }

  handleCommandComplete(): void {
    this.#done.push(this.#rows);
    this.#rows = [];
  }

  handleReadyForQuery(): void {
    this.callback(null, this.#done);
  }

  handleError(error: Error, { submittedNamedStatements }: OwnConnection): void {
    // What was to be prepared behind it is not.
    for (const { name } of this.#statements.slice(this.#done.length)) if (name !== undefined) delete submittedNamedStatements[name];
    this.callback(error, [...this.#done]);
  }

  handleRowDescription(): void {
    // A text that is sent alone is described unasked.
  }

  handleEmptyQuery(): void {
    this.handleCommandComplete();
  }

  handlePortalSuspended(): void {
    // All rows are asked for at once.
  }

  handleCopyInResponse(connection: OwnConnection): void {
    connection.sendCopyFail("There is nothing to copy from.");
  }

  handleCopyData(): void {
    // What a COPY prints is no row.
  }
}

const rollback: Statement = { sql: "rollback", parameters: [] };

function execute(connection: OwnConnection, { name, statement: { sql, parameters } }: NamedStatement): void {
  if (name === undefined || !(name in connection.parsedStatements || name in connection.submittedNamedStatements)) {
    connection.parse({ name, text: sql });
    if (name !== undefined) connection.submittedNamedStatements[name] = sql;
  }
  connection.bind({ statement: name, values: parameters.map(encodeParameter) });
  connection.execute();
}

// Its pipeline takes only what counts as a query of its own.
Object.setPrototypeOf(TextQuery.prototype, pg.Query.prototype);
