/** Readings are shared, what waits is bounded, and a notice is no longer than PostgreSQL takes. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Bus } from "../../src/events/bus.ts";
import { type Subscriber, createHub } from "../../src/events/hub.ts";
import type { ItemEvent } from "../../src/plan/write/item-event.ts";
import { createQueue } from "../../src/server/event-queue.ts";
import { readNotice, writeNotices } from "../../src/sql/events.ts";
import { createLogBook } from "../server/support.ts";

const event = (key: string, given: Partial<ItemEvent> = {}): ItemEvent => ({
  collection: "articles",
  event: "update",
  key,
  was: null,
  ...given,
});

/** A hub on which the test plays the bus. */
function openHub(): {
  readonly hub: ReturnType<typeof createHub<string>>;
  readonly hear: (events: readonly ItemEvent[]) => void;
  readonly said: string[];
} {
  const said: string[] = [];
  let notice: (text: string | null) => void = () => {};
  const bus: Bus = {
    isTransactional: true,
    publish: (texts) => void said.push(...texts),
    listen: (onNotice) => void (notice = onNotice),
  };
  const hub = createHub<string>({ bus, log: createLogBook().log, isTold: () => false, signal: new AbortController().signal });
  return { hub, said, hear: (events) => writeNotices(events).forEach((text) => notice(text)) };
}

function subscriber(name: string, told: string[], read: (events: readonly ItemEvent[]) => readonly (string | null)[]): Subscriber<string> {
  return {
    collection: "articles",
    find: () => ({ name, event: null, read: (events) => Promise.resolve(read(events)) }),
    take: (one) => void told.push(one),
    end: () => {},
  };
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 100));

test("a thousand who see the same cost one reading, and others another", async () => {
  const { hub, hear } = openHub();
  const told: string[] = [];
  let readings = 0;
  const read = (events: readonly ItemEvent[]): readonly string[] => {
    readings += 1;
    return events.map(({ key }) => key);
  };
  for (let index = 0; index < 1_000; index++) hub.subscribe(subscriber(index === 0 ? "other" : "same", told, read));
  hear([event("1")]);
  await settled();
  expect([readings, told.length]).toEqual([2, 1_000]);
});

test("what happens while it is read is read together, in its order", async () => {
  const { hub, hear } = openHub();
  const told: string[] = [];
  const sizes: number[] = [];
  hub.subscribe(
    subscriber("a", told, (events) => {
      sizes.push(events.length);
      return events.map(({ key }) => key);
    }),
  );
  hear([event("1")]);
  for (let key = 2; key <= 1_200; key++) hear([event(String(key))]);
  await settled();
  expect(sizes).toEqual([1, 500, 500, 199]);
  expect(told).toEqual(Array.from({ length: 1_200 }, (_, index) => String(index + 1)));
});

test("who fails to read is told nothing, and others are", async () => {
  const { hub, hear } = openHub();
  const told: string[] = [];
  const failing: Subscriber<string> = {
    collection: "articles",
    find: () => Promise.reject(new Error("No.")),
    take: () => expect.unreachable(),
    end: () => {},
  };
  hub.subscribe(failing);
  hub.subscribe(subscriber("a", told, () => ["told"]));
  hub.subscribe(
    subscriber("b", told, () => {
      throw new Error("No.");
    }),
  );
  hear([event("1")]);
  await settled();
  expect(told).toEqual(["told"]);
});

test("those who write are told who listens, and when nobody does any more", async () => {
  const { hub, said } = openHub();
  const stop = hub.subscribe(subscriber("a", [], () => []));
  expect([hub.audience.isThere(), hub.audience.hears("articles")]).toEqual([true, true]);
  stop();
  stop();
  await settled();
  expect(said.filter((text) => text.includes("collections"))).toEqual([
    expect.stringContaining(`"collections":["articles"]`),
    expect.stringContaining(`"collections":[]`),
  ]);
});

test("whatever is told fits into notices, and comes out as it went in but for what is too long to tell", () => {
  const text = fc.string({ unit: "binary", maxLength: 3_000 });
  const events = fc.array(
    fc.record({
      collection: fc.string({ maxLength: 63 }),
      event: fc.constantFrom("create", "update", "delete"),
      key: fc.string({ maxLength: 600 }),
      was: fc.option(text),
    }),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(events, (given) => {
      const notices = writeNotices(given);
      for (const notice of notices) expect(Buffer.byteLength(notice)).toBeLessThan(8_000);
      const read = notices.flatMap((notice) => readNotice(notice) ?? []);
      expect(read.map(({ was: _was, ...rest }) => rest)).toEqual(given.map(({ was: _was, ...rest }) => rest));
      expect(read.filter(({ was }, index) => was !== null && was !== given[index]?.was)).toEqual([]);
    }),
  );
});

test.each([["no JSON"], ["{}"], ["[]"], [`["articles","update",[[1,null]]]`], [`["articles","dance",[["1",null]]]`]])(
  "%s is no notice",
  (notice) => {
    expect(readNotice(notice)).toBeNull();
  },
);

test("a queue takes as much as may wait, and then ends; whoever leaves it ends it as well", async () => {
  let ends = 0;
  const full = createQueue<number>(2, () => (ends += 1));
  expect([full.add(1), full.add(2), full.add(3), full.add(4)]).toEqual([true, true, false, true]);
  expect(await full.next()).toEqual({ done: true, value: undefined });
  const queue = createQueue<number>(2, () => (ends += 1));
  const first = queue.next();
  queue.add(1);
  queue.add(2);
  expect([await first, await queue.next()]).toEqual([
    { done: false, value: 1 },
    { done: false, value: 2 },
  ]);
  const waiting = queue.next();
  await queue.return();
  expect([await waiting, await queue.next(), ends]).toEqual([{ done: true, value: undefined }, { done: true, value: undefined }, 2]);
});
