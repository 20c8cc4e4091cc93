/**
 * A statement in pg's queue whose rows stay what comes: arrays of texts. Whatever pg would make of them, or ask PostgreSQL
 * about them, costs more than most statements of a gateway do themselves.
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

/** Runs a statement on a connection; `name` is what it is prepared under. */
export function runAsText(client: pg.Client, { sql, parameters }: Statement, name: string | undefined): Promise<readonly Row[]> {
  return new Promise((resolve, reject) => {
    const callback: Callback = (error, rows) => (error === null ? resolve(rows) : reject(error));
    client.query(new TextQuery(sql, name, parameters.map(encodeParameter), callback));
  });
}

/** Called once: with an error, or with the rows. */
type Callback = (error: Error | null, rows: readonly Row[]) => void;

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
  readonly text: string;
  readonly name: string | undefined;
  readonly callback: Callback;
  readonly #values: readonly (string | null)[];
  readonly #rows: Row[] = [];

  constructor(text: string, name: string | undefined, values: readonly (string | null)[], callback: Callback) {
    this.text = text;
    this.name = name;
    this.callback = callback;
    this.#values = values;
  }

  submit(to: pg.Connection): void {
    const connection = to as unknown as OwnConnection;
    if (this.name === undefined && this.#values.length === 0) {
      connection.query(this.text);
      return;
    }
    connection.stream.cork();
    this.#execute(connection);
    connection.stream.uncork();
  }

  #execute(connection: OwnConnection): void {
    const { name, text } = this;
    if (name === undefined || !(name in connection.parsedStatements || name in connection.submittedNamedStatements)) {
      connection.parse({ name, text });
      if (name !== undefined) connection.submittedNamedStatements[name] = text;
    }
    try {
      connection.bind({ statement: name, values: this.#values });
      connection.execute();
    } catch (error) {
      // A value that the protocol cannot hold.
      this.handleError(error instanceof Error ? error : new Error("A value cannot be sent.", { cause: error }));
    }
    connection.sync();
  }

  handleDataRow({ fields }: { readonly fields: Row }): void {
    this.#rows.push(fields);
  }

  handleReadyForQuery(): void {
    this.callback(null, this.#rows);
  }

  handleError(error: Error): void {
    this.callback(error, []);
  }

  handleRowDescription(): void {
    // A text that is sent alone is described unasked.
  }

  handleCommandComplete(): void {
    // How many rows there are, they tell themselves.
  }

  handleEmptyQuery(): void {
    // No statement has no rows.
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

// Its pipeline takes only what counts as a query of its own.
Object.setPrototypeOf(TextQuery.prototype, pg.Query.prototype);
