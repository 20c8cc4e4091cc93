import { setTimeout as wait } from "node:timers/promises";
import { mayRunAgain } from "../../database/sql-error.ts";
import { RequestError } from "../../errors.ts";
import type { Manner } from "../request-context.ts";

const mostAttempts = 5;

/**
 * Runs a transaction again, after a random pause, when it failed only because another one ran beside it; and at once, in
 * another manner, when it failed of that.
 */
export async function repeatOnConflict<T>(attempt: (manner: Manner) => Promise<T>): Promise<T> {
  let manner: Manner = { mayJoin: true, changesGoing: true };
  for (let count = 1; ; count++) {
    try {
      return await attempt(manner);
    } catch (error) {
      const other = otherManner(error, manner);
      if (!(other !== null || mayRunAgain(error) || isOfKind(error, KeyTakenError)) || count === mostAttempts) throw error;
      if (other !== null) manner = other;
      else await wait(Math.random() * 20 * 2 ** count);
    }
  }
}

function otherManner(error: unknown, manner: Manner): Manner | null {
  if (isOfKind(error, ChangedInVainError)) return { ...manner, changesGoing: false };
  return isOfKind(error, UnclearError) ? { ...manner, mayJoin: false } : null;
}

/** A key that belonged to no item when it was looked for belongs to one now: a second look finds it. */
export class KeyTakenError extends RequestError {}

/** One of several steps that were one statement is at fault: done apart, it will tell which. */
export class UnclearError extends RequestError {}

/** The input changes items that it deletes, which may be why it fails: without those changes, it may not. */
export class ChangedInVainError extends RequestError {}

function isOfKind(error: unknown, kind: typeof KeyTakenError): boolean {
  if (error instanceof kind) return true;
  return error instanceof Error && error.cause !== undefined && isOfKind(error.cause, kind);
}
