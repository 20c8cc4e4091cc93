/**
 * Who is told of events, and of which. Whoever writes tells the database as a part of the transaction, and every instance hears of it
 * once that is committed, in the order of the commits: this one as well. Nobody tells anything while nobody listens anywhere.
 */
import type { Log } from "../config/log.ts";
import { type EventName, type ItemEvent, listEvents } from "../plan/write/item-event.ts";
import type { Audience } from "../resolve/request-context.ts";
import type { WriteOutcome } from "../plan/write/write-outcome.ts";
import { readNotice, writeNotices } from "../sql/events.ts";
import type { Bus } from "./bus.ts";
import { createPresence } from "./presence.ts";

/** How one is told of events at the moment: of equal names, one reads for all. */
export interface Reading<Told> {
  readonly name: string;
  /** Null: all. */
  readonly event: EventName | null;
  /** For each event what is told of it; null for nothing. */
  readonly read: (events: readonly ItemEvent[]) => Promise<readonly (Told | null)[]>;
}

export interface Subscriber<Told> {
  readonly collection: string;
  /** Null: nothing may be told at the moment. */
  readonly find: () => Reading<Told> | null | Promise<Reading<Told> | null>;
  readonly take: (told: Told) => void;
  /** Nothing will be told any more. */
  readonly end: () => void;
}

export interface Hub<Told> {
  readonly audience: Audience;
  /** Tells what has been committed, where it was not told in the transaction. */
  tell(outcome: WriteOutcome): void;
  /** Tells that something has happened to items of one of the collections, until what it returns is called. */
  watch(collections: ReadonlySet<string>, onTouched: () => void): () => void;
  /** Until what it returns is called. */
  subscribe(subscriber: Subscriber<Told>): () => void;
}

export interface HubNeeds {
  readonly bus: Bus;
  readonly log: Log;
  /** Whether the database itself tells of a collection, so that whoever writes need not. */
  readonly isTold: (collection: string) => boolean;
  /** Ends it all. */
  readonly signal: AbortSignal;
}

/** So many events are read at once. */
const mostAtOnce = 500;
/** Those of one collection that wait; a database that answers nothing for so long is not caught up with. */
const mostWaiting = 50_000;

export function createHub<Told>({ bus, log, isTold, signal }: HubNeeds): Hub<Told> {
  const subscribers = new Map<string, Set<Subscriber<Told>>>();
  const watchers = new Map<string, Set<() => void>>();
  const queues = new Map<string, ItemEvent[]>();
  const isHeard = (collection: string): boolean => subscribers.has(collection) || watchers.has(collection);
  const presence = createPresence({ bus, own: () => [...new Set([...subscribers.keys(), ...watchers.keys()])], signal });

  const hear = (text: string | null): void => {
    if (text === null) {
      presence.doubt();
      touchAll();
      if (subscribers.size > 0) log.warn("The connection that events are heard on was lost: some may be missing");
      return;
    }
    if (presence.hear(text)) return;
    for (const [collection, events] of Map.groupBy(readNotice(text) ?? [], (event) => event.collection)) {
      if (subscribers.has(collection)) enqueue(collection, events);
      for (const touch of watchers.get(collection) ?? []) touch();
    }
  };
  /** Anything may have happened. */
  const touchAll = (): void => new Set([...watchers.values()].flatMap((some) => [...some])).forEach((touch) => touch());
  const enqueue = (collection: string, events: readonly ItemEvent[]): void => {
    const waiting = queues.get(collection);
    if (waiting === undefined) {
      queues.set(collection, [...events]);
      void drain(collection);
    } else if (waiting.length + events.length > mostWaiting) {
      log.warn({ collection, events: events.length }, "More happens than can be told: events are missing");
    } else waiting.push(...events);
  };
  const drain = async (collection: string): Promise<void> => {
    const waiting = queues.get(collection) ?? [];
    while (waiting.length > 0) await deliver(collection, waiting.splice(0, mostAtOnce));
    queues.delete(collection);
  };
  const deliver = async (collection: string, events: readonly ItemEvent[]): Promise<void> => {
    const found = await Promise.all(
      [...(subscribers.get(collection) ?? [])].map(async (subscriber) => ({ subscriber, reading: await find(subscriber) })),
    );
    const groups = Map.groupBy(found, ({ reading }) => reading?.name ?? null);
    await Promise.all(
      [...groups.values()].map(async (group) => {
        const reading = group[0]?.reading ?? null;
        if (reading === null) return;
        for (const told of await read(reading, events))
          if (told !== null)
            for (const { subscriber } of group) if (subscribers.get(collection)?.has(subscriber) === true) subscriber.take(told);
      }),
    );
  };
  const read = async (reading: Reading<Told>, events: readonly ItemEvent[]): Promise<readonly (Told | null)[]> => {
    try {
      return await reading.read(reading.event === null ? events : events.filter(({ event }) => event === reading.event));
    } catch (error) {
      log.error({ err: error }, "What happened cannot be read, so that subscribers are not told");
      return [];
    }
  };
  /** Who cannot be told anything, because what is asked for cannot be found out, is told nothing. */
  const find = async (subscriber: Subscriber<Told>): Promise<Reading<Told> | null> => {
    try {
      return await subscriber.find();
    } catch (error) {
      log.warn({ reason: error instanceof Error ? error.message : String(error) }, "A subscriber cannot be told what happened");
      return null;
    }
  };

  bus.listen(hear, signal);
  signal.addEventListener("abort", () => [...subscribers.values()].forEach((some) => [...some].forEach(({ end }) => end())), {
    once: true,
  });
  const hears = (collection: string): boolean => (isHeard(collection) || presence.hears(collection)) && !isTold(collection);
  return {
    audience: {
      isTransactional: bus.isTransactional,
      isThere: () => subscribers.size + watchers.size > 0 || presence.isThere(),
      hears,
    },
    tell(outcome) {
      const events = listEvents(outcome).filter(({ collection }) => hears(collection));
      if (events.length > 0) bus.publish(writeNotices(events));
    },
    watch(collections, onTouched) {
      const ends = [...collections].map((collection) => enter(watchers, collection, onTouched));
      if (ends.some(({ isFirst }) => isFirst)) presence.tell();
      return () => {
        if (ends.map(({ leave }) => leave()).includes(true)) presence.tell();
      };
    },
    subscribe(subscriber) {
      const { isFirst, leave } = enter(subscribers, subscriber.collection, subscriber);
      if (isFirst) presence.tell();
      return () => {
        if (leave()) presence.tell();
      };
    },
  };
}

/** Among those of one collection; `leave` says whether it was the last one. */
function enter<One>(
  places: Map<string, Set<One>>,
  collection: string,
  one: One,
): { readonly isFirst: boolean; readonly leave: () => boolean } {
  const known = places.get(collection);
  if (known === undefined) places.set(collection, new Set([one]));
  else known.add(one);
  return {
    isFirst: known === undefined,
    leave() {
      const left = places.get(collection);
      if (left?.delete(one) !== true || left.size > 0) return false;
      places.delete(collection);
      return true;
    },
  };
}
