/**
 * A statement in pg's queue whose rows stay what comes: arrays of texts. Whatever pg would make of them, or ask PostgreSQL
 * about them, costs more than most statements of a gateway do themselves.
 */
import type { EventEmitter } from "node:events";
import type { Duplex } from "node:stream";
import pg from "pg";
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
  stream.removeAllListeners("data");
  stream.on(
    "data",
    createRowReader({
      takeRow: (fields) => connection.emit("dataRow", { fields }),
      takeOthers(messages) {
        for (const read of readers) read(messages);
      },
    }),
  );
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
    client.query(new TextQuery({ text: sql, values: parameters.map(encodeParameter), name, callback }));
  });
}

type Callback = (error: Error | null, rows: readonly Row[]) => void;

interface TextQueryConfig {
  readonly text: string;
  readonly values: readonly (string | null)[];
  readonly name: string | undefined;
  /** Called with the rows, or with an error. */
  readonly callback: Callback;
}

/** What pg's own `Query` has, and its types do not tell of. */
interface OwnQuery extends pg.Submittable {
  readonly text: string;
  readonly values: readonly (string | null)[];
  readonly name: string | undefined;
  readonly callback: Callback;
  hasBeenParsed(connection: OwnConnection): boolean;
  handleError(error: unknown, connection: OwnConnection): void;
  handleRowDescription(): void;
  handleDataRow(message: { readonly fields: Row }): void;
  handleCommandComplete(): void;
  handleReadyForQuery(): void;
  prepare(connection: OwnConnection): void;
}

interface OwnConnection {
  /** Texts by the names that the server has prepared them under. */
  readonly parsedStatements: Readonly<Record<string, string>>;
  /** Texts by the names that they were sent under. */
  readonly submittedNamedStatements: Record<string, string>;
  parse(message: { readonly name: string | undefined; readonly text: string }): void;
  bind(message: { readonly statement: string | undefined; readonly values: readonly (string | null)[] }): void;
  execute(): void;
  sync(): void;
}

class TextQuery extends (pg.Query as unknown as new (config: TextQueryConfig) => OwnQuery) {
  readonly #rows: Row[] = [];

  override handleRowDescription(): void {
    // A text that is sent alone is described unasked.
  }

  override handleDataRow({ fields }: { readonly fields: Row }): void {
    this.#rows.push(fields);
  }

  override handleCommandComplete(): void {
    // How many rows there are, they tell themselves.
  }

  override handleReadyForQuery(): void {
    this.callback(null, this.#rows);
  }

  override prepare(connection: OwnConnection): void {
    const { name, text, values } = this;
    if (!this.hasBeenParsed(connection)) {
      connection.parse({ name, text });
      if (name !== undefined) connection.submittedNamedStatements[name] = text;
    }
    try {
      connection.bind({ statement: name, values });
      connection.execute();
    } catch (error) {
      // A value that the protocol cannot hold.
      this.handleError(error, connection);
    }
    connection.sync();
  }
}
