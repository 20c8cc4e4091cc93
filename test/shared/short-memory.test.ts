import { expect, test } from "vitest";
import { createShortMemory } from "../../src/shared/short-memory.ts";
import type { ShortMemorySettings } from "../../src/shared/short-memory.ts";

const long: ShortMemorySettings<number> = { lifetime: 1_000_000, capacity: 10 };

/** Looks names up, and counts how often it really has to. */
function createLookUp(settings: Partial<ShortMemorySettings<number>> = {}): (name: string) => Promise<number> {
  const memory = createShortMemory({ ...long, ...settings });
  let times = 0;
  return (name) =>
    memory(name, async () => {
      times += 1;
      return times;
    });
}

test("a burst of questions is one look-up", async () => {
  const lookUp = createLookUp();
  expect(await Promise.all([lookUp("a"), lookUp("a"), lookUp("b"), lookUp("a")])).toEqual([1, 1, 2, 1]);
  expect(await lookUp("a")).toBe(1);
});

test("what has had its time is looked up again", async () => {
  const lookUp = createLookUp({ lifetime: -1 });
  expect([await lookUp("a"), await lookUp("a")]).toEqual([1, 2]);
});

test("what ends earlier by itself is looked up again", async () => {
  const lookUp = createLookUp({ endOf: (value) => (value === 1 ? 0 : Infinity) });
  expect([await lookUp("a"), await lookUp("a"), await lookUp("a")]).toEqual([1, 2, 2]);
});

test("what was not asked for the longest time gives way", async () => {
  const lookUp = createLookUp({ capacity: 2 });
  for (const name of ["a", "b", "a", "c"]) await lookUp(name);
  expect([await lookUp("a"), await lookUp("b")]).toEqual([1, 4]);
});

test("what could not be found is looked up again", async () => {
  const memory = createShortMemory<number>(long);
  await expect(memory("a", () => Promise.reject(new Error("The database is away.")))).rejects.toThrow("The database is away.");
  expect(await memory("a", () => Promise.resolve(1))).toBe(1);
});
