import type pg from "pg";
import { UnknownOutcomeError, asError, isConnectionFailure, notCommitted } from "./connection-error.ts";
import type { Statement, TransactionConnection } from "./database.ts";
import type { Session } from "./postgres-session.ts";

export interface Transaction<T> {
  readonly work: (connection: TransactionConnection) => Promise<T>;
  readonly onBegin: () => void;
}

/** BEGIN goes out with the first statement, and COMMIT with the last one of which it is said that it is. */
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
    // When this fails as well, the connection is destroyed: its state says that it is still in a transaction.
    if (client.getTransactionStatus() !== "I") await session.run(rollback).catch(() => {});
    await begun;
    throw error;
  }
}

async function commitSession(session: Session): Promise<boolean> {
  try {
    return await session.commit();
  } catch (error) {
    if (isConnectionFailure(error) && !wasNeverSent(error))
      throw new UnknownOutcomeError("The connection was lost at COMMIT.", { cause: error });
    throw error;
  }
}

/** pg refuses a statement on a connection that it has seen break. */
function wasNeverSent(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith("Client has encountered a connection error");
}

const rollback: Statement = { sql: "rollback", parameters: [] };
