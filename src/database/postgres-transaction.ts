import type pg from "pg";
import { isConnectionFailure, UnknownOutcomeError } from "./connection-error.ts";
import type { Connection, Statement } from "./database.ts";
import type { Session } from "./postgres-session.ts";

export interface Transaction<T> {
  readonly work: (connection: Connection) => Promise<T>;
  readonly onBegin: () => void;
}

/** BEGIN goes out with the first statement. */
export async function runTransaction<T>(session: Session, client: pg.Client, { work, onBegin }: Transaction<T>): Promise<T> {
  let begun: Promise<unknown> = Promise.resolve();
  let isBegun = false;
  const connection: Connection = {
    run(statement, options) {
      if (!isBegun) {
        isBegun = true;
        begun = session.begin().then(onBegin);
        // Whoever asks for the first statement hears of it too.
        begun.catch(() => {});
      }
      return session.run(statement, options);
    },
  };
  try {
    const result = await work(connection);
    await session.idle();
    await begun;
    if (isBegun) await commitWhole(client);
    return result;
  } catch (error) {
    await session.idle();
    // When this fails as well, the connection is destroyed: its state says that it is still in a transaction.
    if (client.getTransactionStatus() !== "I") await session.run(rollback).catch(() => {});
    await begun;
    throw error;
  }
}

/** After a failed statement, COMMIT rolls back without an error. */
async function commitWhole(client: pg.Client): Promise<void> {
  const { command } = await commit(client);
  if (command !== "COMMIT") throw new Error("The transaction was not committed, because one of its statements failed.");
}

async function commit(client: pg.Client): Promise<{ readonly command: string }> {
  try {
    return await client.query("commit");
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
