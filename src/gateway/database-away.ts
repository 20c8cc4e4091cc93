import { setTimeout as wait } from "node:timers/promises";
import type { Log } from "../config/log.ts";
import { toRequestError } from "../database/sql-error.ts";
import { explainConnection } from "./connection-fault.ts";
import { describeFault } from "./describe-fault.ts";

/** The longest pause between two attempts, in milliseconds. */
const longestPause = 10_000;

export function isDatabaseAway(error: unknown): boolean {
  return toRequestError(error)?.code === "SERVICE_UNAVAILABLE";
}

/** Whether it is away, and waiting may help. */
export function mayComeBack(error: unknown): boolean {
  return isDatabaseAway(error) && explainConnection(error)?.isLasting !== true;
}

/** Tries again after what failed first, until it succeeds or the signal says that nobody waits for it. */
export async function reloadUntilDone(reload: () => Promise<void>, firstFault: unknown, signal: AbortSignal, log: Log): Promise<void> {
  let fault = firstFault;
  for (let pause = 250; ; pause = Math.min(pause * 2, longestPause)) {
    log.warn({ reason: explainConnection(fault)?.sentence ?? describeFault(fault), nextAttemptIn: pause }, "The database cannot be read");
    try {
      await wait(pause, undefined, { signal });
      await reload();
      return;
    } catch (error) {
      if (signal.aborted) return;
      fault = error;
    }
  }
}
