/** Counts the requests of each client in windows that begin with its first request. */
export interface RateLimit {
  /** Counts one more. Null: it may pass; else the milliseconds until the client may come again. */
  count(client: string): number | null;
}

export interface RateLimitSettings {
  readonly points: number;
  /** In milliseconds. */
  readonly duration: number;
}

/** How many clients are remembered; beyond that, those whose windows end first are forgotten early. */
const capacity = 100_000;

export function createRateLimit({ points, duration }: RateLimitSettings, now: () => number = () => performance.now()): RateLimit {
  // In the order of insertion, which is that in which the windows end.
  const windows = new Map<string, { readonly end: number; used: number }>();
  return {
    count(client) {
      const time = now();
      for (const [oldest, { end }] of windows) {
        if (end > time) break;
        windows.delete(oldest);
      }
      const window = windows.get(client);
      if (window !== undefined) {
        window.used += 1;
        return window.used <= points ? null : window.end - time;
      }
      if (windows.size >= capacity) windows.delete(windows.keys().next().value ?? "");
      windows.set(client, { end: time + duration, used: 1 });
      return null;
    },
  };
}
