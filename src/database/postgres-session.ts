import type pg from "pg";
import type { Connection, Row, Statement } from "./database.ts";
import { isReading } from "./is-reading.ts";
import { cancelStatement } from "./postgres-cancel.ts";
import { statementName } from "./statement-names.ts";
import { hasParsed, runAsText } from "./text-query.ts";

/**
 * One connection for the time that somebody holds it. Statements run one after another, in the order of asking, but
 * they need not wait for each other's answers: those that are asked for at one moment go out in one write.
 */
export interface Session extends Connection {
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
  readonly statement: Statement;
  /** What it is prepared under; undefined for one that is not. */
  readonly name: string | undefined;
  readonly signal: AbortSignal | undefined;
  /** Whether it begins or ends a transaction. */
  readonly bounds: "begin" | "commit" | null;
  readonly resolve: (rows: readonly Row[]) => void;
  readonly reject: (error: unknown) => void;
}

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

  const ask = (statement: Statement, signal: AbortSignal | undefined, bounds: Request["bounds"] = null): Promise<readonly Row[]> => {
    if (ended) return Promise.reject(new Error("The transaction has ended."));
    return new Promise((resolve, reject) => {
      const abort = (): void => {
        reject(signal?.reason);
        cancelAborted();
        depart();
      };
      const settle = <Outcome>(end: (outcome: Outcome) => void): ((outcome: Outcome) => void) => {
        return (outcome) => {
          signal?.removeEventListener("abort", abort);
          end(outcome);
        };
      };
      waiting.push({
        statement,
        name: nameOf(client, statement, options),
        signal,
        bounds,
        resolve: settle(resolve),
        reject: settle(reject),
      });
      if (signal?.aborted === true) abort();
      else signal?.addEventListener("abort", abort, { once: true });
      departSoon();
    });
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
      if (notBegun !== undefined) next.reject(notBegun.error);
      else if (!isGivenUp(next)) void send(next);
    }
    stream.uncork();
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
    try {
      request.resolve(request.bounds === "commit" ? await commit(client) : await runAsText(client, request.statement, request.name));
    } catch (error) {
      if (request.bounds === "begin") notBegun = { error };
      request.reject(error);
    }
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
  if (before.bounds === "begin" && !isReading(next.statement)) return false;
  // Its answer tells what has become of the transaction, whatever was cancelled.
  if (next.bounds === "commit") return true;
  // The cancellation of the earlier one may hit it.
  if (before.signal !== undefined && before.signal !== next.signal) return false;
  // pg takes for prepared what it has asked to be prepared, also when that fails.
  return before.name === undefined || before.name !== next.name || hasParsed(client, before.name);
}

/** The command that the server has made of it. */
async function commit(client: pg.Client): Promise<readonly Row[]> {
  const { command } = await client.query("commit");
  return [[command]];
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
