import { createHash } from "node:crypto";
import type pg from "pg";
import { encodeParameter } from "./array-literal.ts";
import type { Connection, Row, Statement } from "./database.ts";
import { cancelStatement } from "./postgres-cancel.ts";
import { createQueue } from "./queue.ts";

/** One connection for the time that somebody holds it. Statements run one after another. */
export interface Session extends Connection {
  /** Resolves when nothing runs and no cancellation is under way, so that the connection may be handed on. */
  idle(): Promise<void>;
  /** A later statement is refused. */
  end(): void;
}

export interface SessionOptions {
  readonly preparedStatements: boolean;
  /** Part of the names of prepared statements: in a later one, what was prepared before is not used any more. */
  readonly generation: number;
  /** Cancels a statement from here, where the server does not do it; 0 for never. */
  readonly clientTimeoutMs: number;
}

export function createSession(client: pg.Client, options: SessionOptions): Session {
  const queue = createQueue();
  let ended = false;
  return {
    run(statement, { signal } = {}) {
      if (ended) return Promise.reject(new Error("The transaction has ended."));
      return queue.run(() => runStatement(client, statement, options, signal), signal);
    },
    idle: () => queue.idle(),
    end() {
      ended = true;
    },
  };
}

async function runStatement(
  client: pg.Client,
  statement: Statement,
  options: SessionOptions,
  signal: AbortSignal | undefined,
): Promise<readonly Row[]> {
  let cancelled: Promise<void> | undefined;
  const cancel = (): void => {
    cancelled ??= cancelStatement(client);
  };
  signal?.addEventListener("abort", cancel, { once: true });
  const timer = options.clientTimeoutMs > 0 ? setTimeout(cancel, options.clientTimeoutMs) : undefined;
  const name =
    options.preparedStatements && statement.prepared === true ? statementName(client, statement.sql, options.generation) : undefined;
  try {
    const result = await client.query<(string | null)[]>({
      text: statement.sql,
      values: statement.parameters.map(encodeParameter),
      rowMode: "array",
      types: textTypes,
      ...(name === undefined ? {} : { name }),
    });
    return result.rows;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", cancel);
    // A cancel request that arrives late would hit the next statement. Who aborted does not wait for this.
    await cancelled;
  }
}

/** A text has the same name on every connection; a connection holds at most so many. */
const namesPerConnection = 500;
const namesOfConnection = new WeakMap<pg.Client, Set<string>>();

function statementName(client: pg.Client, text: string, generation: number): string | undefined {
  const names = namesOfConnection.get(client) ?? new Set();
  namesOfConnection.set(client, names);
  const name = `${hashText(text)}_${generation}`;
  if (!names.has(name) && names.size >= namesPerConnection) return undefined;
  names.add(name);
  return name;
}

const hashes = new Map<string, string>();

function hashText(text: string): string {
  const known = hashes.get(text);
  if (known !== undefined) return known;
  // Forgetting all is rare and costs one hash a text.
  if (hashes.size >= 10_000) hashes.clear();
  const hash = `relata_${createHash("sha256").update(text).digest("base64url").slice(0, 22)}`;
  hashes.set(text, hash);
  return hash;
}

/** pg asks for a parser per type; every type stays the text that came. */
const textTypes: pg.CustomTypesConfig = { getTypeParser: () => String };
