import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Bus } from "../../src/events/bus.ts";
import { type Presence, createPresence } from "../../src/events/presence.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("of the words of one instance the last said counts, in whatever order they arrive", () => {
  const said: string[] = [];
  const listening: string[] = [];
  const one = open((texts) => said.push(...texts), listening);
  const other = open(() => {}, []);
  // Until then everything is taken for listened to.
  vi.advanceTimersByTime(6_000);
  expect(other.hears("notes")).toBe(false);

  one.tell();
  listening.push("notes");
  one.tell();
  const [notes = "", nobody = ""] = said.toReversed();
  for (const word of [notes, nobody]) expect(other.hear(word)).toBe(true);
  expect([other.isThere(), other.hears("notes"), other.hears("tags")]).toEqual([true, true, false]);

  listening.pop();
  one.tell();
  for (const word of [said.at(-1) ?? "", notes]) other.hear(word);
  expect([other.isThere(), other.hears("notes")]).toEqual([false, false]);
});

function open(publish: Bus["publish"], own: readonly string[]): Presence {
  const bus: Bus = { isTransactional: false, listen() {}, publish };
  return createPresence({ bus, own: () => own, signal: new AbortController().signal });
}
