/**
 * Who may run something on the database now. It does not get done sooner by being asked for at once: beyond what the processors
 * can do, everybody only waits for everybody, and some for very long. What takes its time is not held against others.
 */
import { rejectOnAbort } from "./queue.ts";

export interface Admission {
  /** Resolves when it is the caller's turn, in the order of asking; `leave` has to be called once. */
  enter(signal: AbortSignal | undefined): Promise<Visit>;
  leave(visit: Visit): void;
}

export interface Visit {
  readonly since: number;
}

/** For so long a visit counts, in milliseconds. */
const youth = 100;

/** `most` visits at a time that are not longer than `youth`. */
export function createAdmission(most: number): Admission {
  /** The oldest first. */
  const young = new Set<Visit>();
  const waiting: ((visit: Visit) => void)[] = [];
  let timer: NodeJS.Timeout | undefined;
  const admit = (): Visit => {
    const visit = { since: performance.now() };
    young.add(visit);
    return visit;
  };
  const admitWaiting = (): void => {
    while (young.size < most) {
      const next = waiting.shift();
      if (next === undefined) return;
      next(admit());
    }
    const [oldest] = young;
    if (waiting.length > 0 && oldest !== undefined) timer ??= setTimeout(forgetOld, Math.max(1, oldest.since + youth - performance.now()));
  };
  const forgetOld = (): void => {
    timer = undefined;
    const now = performance.now();
    for (const visit of young) if (now - visit.since >= youth) young.delete(visit);
    admitWaiting();
  };
  const leave = (visit: Visit): void => {
    if (young.delete(visit)) admitWaiting();
  };
  return {
    async enter(signal) {
      if (waiting.length === 0 && young.size < most) return admit();
      const turn = new Promise<Visit>((resolve) => waiting.push(resolve));
      admitWaiting();
      try {
        return await rejectOnAbort(turn, signal);
      } catch (error) {
        // Its turn may still come, and is passed on at once.
        void turn.then(leave);
        throw error;
      }
    },
    leave,
  };
}
