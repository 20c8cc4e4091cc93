/**
 * Follows the database while it is served: whatever any client changes of its structure, its metadata or its rights is
 * found within an interval, or as soon as a statement does not fit it any more, and what is compiled from it is read
 * again. Requests that run keep what they began with.
 */
import { setTimeout as wait } from "node:timers/promises";
import type { Log } from "../config/log.ts";
import { toRequestError } from "../database/sql-error.ts";
import type { Fingerprint } from "../metadata/read-fingerprint.ts";
import { describeFault } from "./describe-fault.ts";

export interface Followed {
  /** Null while there is nothing to compare with: nothing is served yet. */
  readonly known: () => Fingerprint | null;
  readonly read: () => Promise<Fingerprint>;
  /** Reads again what has changed, and then knows `now`. */
  readonly reload: (changed: "structure" | "policies") => Promise<void>;
  /** Told whether what has changed cannot be used, so that what was read before is served on. */
  readonly onRefused: (isRefused: boolean) => void;
}

/**
 * Compares the database with what is served, and reads it again where it has changed. One comparison runs at a time: who
 * asks for one meanwhile shares the next with all others who do, since the one that runs may have begun before the change.
 */
export function createChangeCheck(followed: Followed, signal: AbortSignal, log: Log): () => Promise<void> {
  const checkOnce = createCheckOnce(followed, signal, log);
  let running: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;
  return () =>
    (next ??= running.then(() => {
      next = null;
      return (running = checkOnce());
    }));
}

/** Checks again and again until the signal. `interval` is in milliseconds. */
export async function followChanges(check: () => Promise<void>, interval: number, signal: AbortSignal): Promise<void> {
  for (;;) {
    try {
      await wait(interval, undefined, { signal, ref: false });
    } catch {
      return;
    }
    await check();
  }
}

function createCheckOnce(followed: Followed, signal: AbortSignal, log: Log): () => Promise<void> {
  // What cannot be read is tried again when it changes again, not at every check.
  let refused: Fingerprint | null = null;
  return async () => {
    const known = followed.known();
    if (known === null || signal.aborted) return;
    let now: Fingerprint | null = null;
    try {
      now = await followed.read();
      if (refused !== null && isEqual(now, refused)) return;
      // What could not be used may have been taken back.
      if (!isEqual(now, known)) await followed.reload(now.structure === known.structure ? "policies" : "structure");
      followed.onRefused(false);
      refused = null;
    } catch (error) {
      // A database that is away is said to be by whoever asks; its tables will be compared when it is back.
      if (signal.aborted || toRequestError(error)?.code === "SERVICE_UNAVAILABLE") return;
      refused = now;
      followed.onRefused(true);
      // Rights that are taken away go, whatever else cannot be used.
      if (now !== null && now.structure !== known.structure && now.policies !== known.policies) await reloadPolicies(followed, log);
      log.error({ reason: describeFault(error) }, "What has changed in the database cannot be used; what was read before is served on");
    }
  };
}

async function reloadPolicies(followed: Followed, log: Log): Promise<void> {
  try {
    await followed.reload("policies");
  } catch (error) {
    log.error({ reason: describeFault(error) }, "The rights that have changed cannot be read; those that were read before are served on");
  }
}

function isEqual(left: Fingerprint, right: Fingerprint): boolean {
  return left.structure === right.structure && left.policies === right.policies;
}
