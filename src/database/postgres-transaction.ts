import type pg from "pg";
import { UnknownOutcomeError, asError, isConnectionFailure, isEndedByServer, lostAtCommit, notCommitted } from "./connection-error.ts";
import type { Connection, Row, Statement, TransactionConnection } from "./database.ts";
import type { Session } from "./postgres-session.ts";
import type { Answer } from "./text-query.ts";

export interface Transaction<T> {
  readonly work: (connection: TransactionConnection) => Promise<T>;
  readonly onBegin: () => void;
}

/** BEGIN goes out with the first statements, and COMMIT with the last one of which it is said that it is. */
export async function runTransaction<T>(session: Session, client: pg.Client, { work, onBegin }: Transaction<T>): Promise<T> {
  let begun: Promise<unknown> | undefined;
  let committing: Promise<void> | undefined;
  /** The first of the errors that statements have met. */
  let failure: Error | undefined;
  const commit = async (): Promise<void> => {
    if (begun !== undefined && !(await commitSession(session))) throw failure ?? notCommitted();
  };
  const connection: TransactionConnection = {
    async run(statement, options) {
      if (begun === undefined) {
        begun = session.begin().then(onBegin);
        // Whoever asks for the first statement hears of it too.
        begun.catch(() => {});
      }
      try {
        return await session.run(statement, options);
      } catch (error) {
        failure ??= asError(error);
        throw error;
      }
    },
    commit() {
      committing = commit();
      committing.catch(() => {});
    },
  };
  try {
    const result = await work(connection);
    if (committing === undefined) await session.idle();
    await begun;
    await (committing ?? commit());
    return result;
  } catch (error) {
    await session.idle();
    const unknown = await committing?.then(
      () => null,
      (reason: unknown) => (reason instanceof UnknownOutcomeError ? reason : null),
    );
    if (unknown !== null && unknown !== undefined) throw unknown;
    // pg may not know yet what has become of the transaction.
    const isOpen = committing === undefined && (await begun?.then(isTrue, isFalse)) === true;
    // When this fails as well, the connection is destroyed: its state says that it is still in a transaction.
    if (isOpen || client.getTransactionStatus() !== "I") await session.run(rollback).catch(() => {});
    await begun;
    throw error;
  }
}

/** Whether it has taken place cannot be known where the connection is lost. */
export async function runTransactionAtOnce<T>(session: Session, ask: (connection: Connection) => Promise<T>): Promise<T> {
  const asked: Asked[] = [];
  let isSent = false;
  const result = ask({
    run: (statement) =>
      isSent
        ? Promise.reject(new Error("The transaction has ended."))
        : new Promise((resolve, reject) => asked.push({ statement, resolve, reject })),
  });
  isSent = true;
  const { rows, error } = asked.length === 0 ? nothing : await session.runAtOnce(asked.map(({ statement }) => statement));
  if (error === null) {
    for (const [index, { resolve }] of asked.entries()) resolve(rows[index] ?? []);
    return result;
  }
  // What the server has answered as a whole, it was to commit.
  const isTold = isEndedByServer(error) && rows.length < asked.length;
  const outcome = isUnknownOutcome(error) && !isTold ? lostAtCommit(error) : error;
  for (const { reject } of asked) reject(outcome);
  result.catch(() => {});
  throw outcome;
}

const nothing: Answer = { rows: [], error: null };

interface Asked {
  readonly statement: Statement;
  readonly resolve: (rows: readonly Row[]) => void;
  readonly reject: (error: unknown) => void;
}

function isTrue(): boolean {
  return true;
}

function isFalse(): boolean {
  return false;
}

async function commitSession(session: Session): Promise<boolean> {
  try {
    return await session.commit();
  } catch (error) {
    throw isUnknownOutcome(error) ? lostAtCommit(error) : error;
  }
}

function isUnknownOutcome(error: unknown): boolean {
  return isConnectionFailure(error) && !wasNeverSent(error);
}

/** pg refuses a statement on a connection that it has seen break. */
function wasNeverSent(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith("Client has encountered a connection error");
}

const rollback: Statement = { sql: "rollback", parameters: [] };
