import { setTimeout as wait } from "node:timers/promises";
import { mayRunAgain } from "../../database/sql-error.ts";
import { RequestError } from "../../errors.ts";

const mostAttempts = 5;

/** Runs a transaction again, after a random pause, when it failed only because another one ran beside it. */
export async function repeatOnConflict<T>(attempt: () => Promise<T>): Promise<T> {
  for (let count = 1; ; count++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(mayRunAgain(error) || isKeyTaken(error)) || count === mostAttempts) throw error;
      await wait(Math.random() * 20 * 2 ** count);
    }
  }
}

/** A key that belonged to no item when it was looked for belongs to one now: a second look finds it. */
export class KeyTakenError extends RequestError {}

function isKeyTaken(error: unknown): boolean {
  if (error instanceof KeyTakenError) return true;
  return error instanceof Error && error.cause !== undefined && isKeyTaken(error.cause);
}
