import { type ExecutionResult, GraphQLError } from "graphql";
import type { Connection, Database } from "../../database/database.ts";
import { toRequestError } from "../../database/sql-error.ts";
import type { WriteOutcome } from "../../plan/write/write-outcome.ts";
import type { OnWritten, OpenTransaction } from "../request-context.ts";
import { repeatOnConflict } from "./repeat-on-conflict.ts";

/**
 * Runs a whole operation in one transaction: when any of its fields fails, nothing of it stays, and the answer holds the
 * errors alone. What its fields have written is told when all of it is committed.
 */
export async function runInOneTransaction(
  database: Database,
  onWritten: OnWritten,
  run: (transaction: OpenTransaction, onWritten: OnWritten) => Promise<ExecutionResult>,
): Promise<ExecutionResult> {
  const done = await attempt(database, run);
  for (const outcome of done.outcomes) onWritten(outcome);
  return done.result;
}

interface Done {
  readonly result: ExecutionResult;
  /** Of what is committed. */
  readonly outcomes: readonly WriteOutcome[];
}

async function attempt(
  database: Database,
  run: (transaction: OpenTransaction, onWritten: OnWritten) => Promise<ExecutionResult>,
): Promise<Done> {
  try {
    return await repeatOnConflict((manner) =>
      database.transaction(async (connection) => {
        const outcomes: WriteOutcome[] = [];
        const result = await run({ connection, ...manner }, (outcome) => void outcomes.push(outcome));
        const errors = result.errors?.filter((error) => !(error.originalError instanceof FieldNotRun)) ?? [];
        if (errors.length === 0) return { result, outcomes };
        throw new FailedOperation(errors);
      }),
    );
  } catch (error) {
    if (error instanceof FailedOperation) return refused(error.errors);
    const known = toRequestError(error);
    if (known === undefined) throw error;
    return refused([new GraphQLError(known.message, { originalError: known })]);
  }
}

function refused(errors: readonly GraphQLError[]): Done {
  return { result: { data: null, errors }, outcomes: [] };
}

/** Runs one of the fields that share a transaction, which none does any more after one that failed. */
export async function runFieldOf<T>({ connection }: OpenTransaction, work: () => Promise<T>): Promise<T> {
  if (failed.has(connection)) throw new FieldNotRun("An earlier field of the operation failed.");
  try {
    return await work();
  } catch (error) {
    failed.add(connection);
    throw toRequestError(error) ?? error;
  }
}

const failed = new WeakSet<Connection>();

/** Says nothing that a client has to know: another field's error tells why. */
class FieldNotRun extends Error {
  override readonly name = "FieldNotRun";
}

/** Carries the errors of an operation out of the transaction that they make fail. */
class FailedOperation extends Error {
  override readonly name = "FailedOperation";
  readonly errors: readonly GraphQLError[];

  constructor(errors: readonly GraphQLError[]) {
    // What the first field failed of decides whether another attempt is worth making.
    super("A field of the operation failed.", { cause: errors[0]?.originalError });
    this.errors = errors;
  }
}
