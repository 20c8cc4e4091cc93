import { setTimeout as wait } from "node:timers/promises";
import { mayRunAgain } from "../../database/sql-error.ts";
import { RequestError } from "../../errors.ts";

const mostAttempts = 5;

/**
 * Runs a transaction again, after a random pause, when it failed only because another one ran beside it; and at once,
 * without joining its steps, when it failed of one of these and it is unclear which.
 */
export async function repeatOnConflict<T>(attempt: (mayJoin: boolean) => Promise<T>): Promise<T> {
  let mayJoin = true;
  for (let count = 1; ; count++) {
    try {
      return await attempt(mayJoin);
    } catch (error) {
      const isUnclear = isOfKind(error, UnclearError);
      if (!(isUnclear || mayRunAgain(error) || isOfKind(error, KeyTakenError)) || count === mostAttempts) throw error;
      if (isUnclear) mayJoin = false;
      else await wait(Math.random() * 20 * 2 ** count);
    }
  }
}

/** A key that belonged to no item when it was looked for belongs to one now: a second look finds it. */
export class KeyTakenError extends RequestError {}

/** One of several steps that were one statement is at fault: done apart, it will tell which. */
export class UnclearError extends RequestError {}

function isOfKind(error: unknown, kind: typeof KeyTakenError | typeof UnclearError): boolean {
  if (error instanceof kind) return true;
  return error instanceof Error && error.cause !== undefined && isOfKind(error.cause, kind);
}
