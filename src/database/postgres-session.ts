import type pg from "pg";
import { asError } from "./connection-error.ts";
import type { Connection, Row, Statement } from "./database.ts";
import { isReading } from "./is-reading.ts";
import { cancelStatement } from "./postgres-cancel.ts";
import { statementName } from "./statement-names.ts";
import { type Answer, type NamedStatement, hasParsed, runAsText } from "./text-query.ts";

/**
 * One connection for the time that somebody holds it. Statements run one after another, in the order of asking, but
 * they need not wait for each other's answers: those that are asked for at one moment go out in one write.
 */
export interface Session extends Connection {
  /** Runs them as one transaction, in one round trip: it has not taken place where there is an error. */
  runAtOnce(statements: readonly Statement[]): Promise<Answer>;
  /** Begins a transaction. Until it is known to have begun, nothing that writes follows it. */
  begin(): Promise<void>;
  /** Ends it behind all that is asked for; after one that failed, by rolling back. Resolves with whether it is committed. */
  commit(): Promise<boolean>;
  /** Resolves when nothing runs and no cancellation is under way, so that the connection may be handed on. */
  idle(): Promise<void>;
  /** Ends the statement that runs. */
  cancel(): void;
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

interface Request {
  /** One, or those of a transaction in one. */
  readonly statements: readonly NamedStatement[];
  readonly signal: AbortSignal | undefined;
  /** Whether it begins or ends a transaction, or is one. */
  readonly bounds: Bounds | null;
  readonly settle: (answer: Answer) => void;
}

type Bounds = "begin" | "commit" | "whole";

export function createSession(client: pg.Client, options: SessionOptions): Session {
  const waiting: Request[] = [];
  /** Those that the server has not answered yet; the first is the one that runs. */
  const sent: Request[] = [];
  let cancelled: Request | undefined;
  const resting: (() => void)[] = [];
  let isDeparting = false;
  let isCancelling = false;
  let ended = false;
  let notBegun: { readonly error: unknown } | undefined;

  const askAll = (asked: readonly Statement[], signal: AbortSignal | undefined, bounds: Bounds | null): Promise<Answer> => {
    if (ended) return Promise.resolve(failed(new Error("The transaction has ended.")));
    return new Promise((resolve) => {
      const abort = (): void => {
        resolve(failed(signal?.reason));
        cancelAborted();
        depart();
      };
      const settle = (answer: Answer): void => {
        signal?.removeEventListener("abort", abort);
        resolve(answer);
      };
      const statements = asked.map((statement) => ({ statement, name: nameOf(client, statement, options) }));
      waiting.push({ statements, signal, bounds, settle });
      if (signal?.aborted === true) abort();
      else signal?.addEventListener("abort", abort, { once: true });
      departSoon();
    });
  };
  const ask = async (statement: Statement, signal?: AbortSignal, bounds: Bounds | null = null): Promise<readonly Row[]> => {
    const { rows, error } = await askAll([statement], signal, bounds);
    if (error !== null) throw error;
    return rows[0] ?? [];
  };

  /** What is asked for at this moment goes out together. */
  const departSoon = (): void => {
    if (isDeparting) return;
    isDeparting = true;
    queueMicrotask(() => {
      isDeparting = false;
      depart();
    });
  };
  const depart = (): void => {
    if (waiting.length > 0) sendWaiting();
    rest();
  };
  const sendWaiting = (): void => {
    const stream = streamOf(client);
    stream.cork();
    for (let next = waiting[0]; next !== undefined && (isGivenUp(next) || mayDepart(next)); next = waiting[0]) {
      waiting.shift();
      if (notBegun !== undefined) next.settle(failed(notBegun.error));
      else if (!isGivenUp(next)) void send(next.bounds === "begin" ? withFirst(next) : next);
    }
    stream.uncork();
  };
  /** What is asked for along with BEGIN does not run where that fails. */
  const withFirst = (begin: Request): Request => {
    const isFirst = ({ signal, bounds }: Request): boolean => signal === undefined && bounds === null && options.clientTimeoutMs === 0;
    const count = waiting.findIndex((request) => !isFirst(request));
    const first = waiting.splice(0, count < 0 ? waiting.length : count);
    const all = [begin, ...first];
    const settle = ({ rows, error }: Answer): void => {
      for (const [index, request] of all.entries()) {
        const own = rows[index];
        request.settle(own === undefined ? failed(error) : { rows: [own], error: null });
      }
    };
    return { ...begin, statements: all.flatMap(({ statements }) => statements), settle };
  };
  const isGivenUp = ({ signal }: Request): boolean => notBegun !== undefined || signal?.aborted === true;
  const mayDepart = (next: Request): boolean => {
    if (isCancelling) return false;
    // What is timed from here has to run as soon as it is sent.
    return sent.length === 0 || (options.clientTimeoutMs === 0 && sent.every((before) => mayFollow(client, before, next)));
  };
  const send = async (request: Request): Promise<void> => {
    sent.push(request);
    const timer = options.clientTimeoutMs > 0 ? setTimeout(() => void cancel(request), options.clientTimeoutMs) : undefined;
    const answer = await (request.bounds === "commit" ? commit(client) : runAsText(client, request.statements));
    if (request.bounds === "begin" && answer.rows.length === 0) notBegun = { error: answer.error };
    request.settle(answer);
    clearTimeout(timer);
    sent.splice(sent.indexOf(request), 1);
    cancelAborted();
    depart();
  };

  const cancelAborted = (): void => {
    const [running] = sent;
    if (running?.signal?.aborted === true) void cancel(running);
  };
  /** A cancel request hits whatever runs when it arrives. So nothing else is sent until it has, nor handed on. */
  const cancel = async (running: Request): Promise<void> => {
    if (isCancelling || cancelled === running) return;
    isCancelling = true;
    cancelled = running;
    await cancelStatement(client);
    isCancelling = false;
    cancelAborted();
    depart();
  };

  const rest = (): void => {
    if (waiting.length > 0 || sent.length > 0 || isCancelling) return;
    for (const resolve of resting.splice(0)) resolve();
  };

  return {
    run: (statement, { signal } = {}) => ask(statement, signal),
    runAtOnce: (statements) => askAll(statements, undefined, "whole"),
    async begin() {
      await ask({ sql: "begin", parameters: [] }, undefined, "begin");
    },
    async commit() {
      const [[command] = []] = await ask({ sql: "commit", parameters: [] }, undefined, "commit");
      return command === "COMMIT";
    },
    idle: () =>
      new Promise((resolve) => {
        resting.push(resolve);
        rest();
      }),
    cancel() {
      const [running] = sent;
      if (running !== undefined) void cancel(running);
    },
    end() {
      ended = true;
    },
  };
}

/** Whether a statement may be sent before the answer to an earlier one is here. */
function mayFollow(client: pg.Client, before: Request, next: Request): boolean {
  // Where no transaction has begun, a change would be there to stay.
  if (before.bounds === "begin" && !next.statements.every(({ statement }) => isReading(statement))) return false;
  // Its answer tells what has become of the transaction, whatever was cancelled.
  if (next.bounds === "commit") return true;
  // The cancellation of the earlier one may hit it.
  if (before.signal !== undefined && before.signal !== next.signal) return false;
  // pg takes for prepared what it has asked to be prepared, also when that fails.
  return before.statements.every(
    ({ name }) => name === undefined || !next.statements.some((one) => one.name === name) || hasParsed(client, name),
  );
}

/** The command that the server has made of it. */
async function commit(client: pg.Client): Promise<Answer> {
  try {
    const { command } = await client.query("commit");
    return { rows: [[[command]]], error: null };
  } catch (error) {
    return failed(error);
  }
}

function failed(error: unknown): Answer {
  return { rows: [], error: asError(error) };
}

function nameOf(client: pg.Client, { sql, prepared }: Statement, { preparedStatements, generation }: SessionOptions): string | undefined {
  return preparedStatements && prepared === true ? statementName(client, sql, generation) : undefined;
}

/** What is written while it is corked leaves in one piece. pg's types do not tell of it. */
function streamOf(client: pg.Client): Corkable {
  return (client as unknown as { readonly connection: { readonly stream: Corkable } }).connection.stream;
}

interface Corkable {
  cork(): void;
  uncork(): void;
}
