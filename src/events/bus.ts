import type { Database } from "../database/database.ts";
import { eventsChannel, tellTexts } from "../sql/events.ts";

/** Where instances tell each other what has happened, in texts. */
export interface Bus {
  /** Whether whoever writes tells it as a part of the transaction; else it is told when that is committed. */
  readonly isTransactional: boolean;
  /** `onNotice` is called with null after a time in which something may have been missed. */
  listen(onNotice: (text: string | null) => void, signal: AbortSignal): void;
  /** Must not throw. */
  publish(texts: readonly string[]): void;
}

/** PostgreSQL's own: what is told in a transaction arrives once it is committed, in the order of the commits. */
export function createNotifyBus(database: Database): Bus {
  return {
    isTransactional: true,
    listen: (onNotice, signal) => database.listen(eventsChannel, onNotice, signal),
    publish(texts) {
      // A database that is away tells nobody anything.
      database.run(tellTexts(texts)).catch(() => {});
    },
  };
}
