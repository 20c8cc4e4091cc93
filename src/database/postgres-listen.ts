import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";

export interface Listening {
  /** A name that is safe as it stands. */
  readonly channel: string;
  /** Null after a time in which something may have been missed. */
  readonly onNotice: (payload: string | null) => void;
  readonly signal: AbortSignal;
}

const shortestPause = 500;
const longestPause = 30_000;

/** On a connection of its own, which is made anew when it is lost: what is told on the channel, until the signal. */
export async function listenOn(config: pg.ClientConfig, { channel, onNotice, signal }: Listening): Promise<void> {
  let pause = shortestPause;
  let hasListened = false;
  while (!signal.aborted) {
    const client = new pg.Client(config);
    const ended = new Promise<void>((resolve) => {
      client.once("end", resolve);
      client.on("error", () => resolve());
    });
    const end = (): void => void client.end().catch(() => {});
    signal.addEventListener("abort", end, { once: true });
    try {
      client.on("notification", ({ payload = "" }) => onNotice(payload));
      await client.connect();
      await client.query(`listen ${channel}`);
      if (hasListened) onNotice(null);
      hasListened = true;
      pause = shortestPause;
      await ended;
    } catch {
      // The database is away, or lets nobody in: whoever asks it anything is told.
    }
    signal.removeEventListener("abort", end);
    end();
    await wait(pause, undefined, { signal, ref: false }).catch(() => {});
    pause = Math.min(pause * 2, longestPause);
  }
}
