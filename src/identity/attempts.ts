/** Attempts at secrets: how many, and how many at once. */
import { RequestError } from "../errors.ts";
import { createRecentMap } from "../shared/recent-map.ts";

export interface Attempts {
  /** Counts one; false where there were too many already. */
  count(name: string): boolean;
  forget(name: string): void;
}

export interface AttemptSettings {
  readonly most: number;
  /** In milliseconds. */
  readonly window: number;
}

/** Names that are remembered; the one that was not tried for the longest time gives way. */
const capacity = 10_000;

export function createAttempts({ most, window }: AttemptSettings): Attempts {
  const known = createRecentMap<string, { readonly count: number; readonly until: number }>(capacity);
  return {
    count(name) {
      const now = performance.now();
      const before = known.get(name);
      const isOver = before === undefined || before.until <= now;
      const next = isOver ? { count: 1, until: now + window } : { ...before, count: before.count + 1 };
      known.set(name, next);
      return next.count <= most;
    },
    forget(name) {
      known.set(name, { count: 0, until: 0 });
    },
  };
}

/** Each takes tenths of a second of a thread, and tens of megabytes. */
const atOnce = 4;
const mostWaiting = 100;

/** Of all secrets that the process looks at. */
export const gate: ReturnType<typeof createGate> = createGate();

/** Runs so much at once, has so much wait, and refuses the rest. */
export function createGate(): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= atOnce) {
      if (waiting.length >= mostWaiting) throw new RequestError("REQUESTS_EXCEEDED", "Too many secrets are looked at. Try again later.");
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else running++;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      // Whoever comes next takes the place.
      if (next === undefined) running--;
      else next();
    }
  };
}
