import { createClient } from "@redis/client";
import type { Log } from "../config/log.ts";
import { eventsChannel } from "../sql/events.ts";
import type { Bus } from "./bus.ts";

/**
 * Redis, or what speaks its protocol: for those whose writes outgrow PostgreSQL's notices, which are told one commit after the other.
 * What is committed just before an instance ends may not be told.
 */
export function createRedisBus(url: string, log: Log): Bus {
  const publisher = createClient({ url, disableOfflineQueue: true });
  const complain = (error: unknown): void =>
    log.warn({ reason: error instanceof Error ? error.message : String(error) }, "The bus of events cannot be reached: events are missing");
  publisher.on("error", complain);
  return {
    isTransactional: false,
    listen(onNotice, signal) {
      const subscriber = publisher.duplicate();
      let hasListened = false;
      subscriber.on("error", complain);
      subscriber.on("ready", () => {
        if (hasListened) onNotice(null);
        hasListened = true;
      });
      const open = async (): Promise<void> => {
        await Promise.all([publisher.connect(), subscriber.connect()]);
        await subscriber.subscribe(eventsChannel, (text) => onNotice(text));
      };
      open().catch(complain);
      signal.addEventListener("abort", () => [publisher, subscriber].forEach((client) => client.destroy()), { once: true });
    },
    publish(texts) {
      for (const text of texts) publisher.publish(eventsChannel, text).catch(complain);
    },
  };
}
