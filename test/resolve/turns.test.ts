import { expect, test } from "vitest";
import { createTurns, eachInTurns, mapInTurns, takeInTurns } from "../../src/resolve/read/turns.ts";

const numbers = Array.from({ length: 1_000 }, (_, index) => index);

test("a long list is gone through in its order, and others may have a turn again and again", async () => {
  let asked = 0;
  const turns = async (): Promise<void> => void (asked += 1);
  expect(await mapInTurns(numbers, turns, (one, index) => one + index)).toEqual(numbers.map((one) => one * 2));
  expect(asked).toBeGreaterThan(10);
  const seen: number[] = [];
  await eachInTurns(numbers, turns, (one) => seen.push(one));
  expect(seen).toEqual(numbers);
  const taken: number[] = [];
  for await (const one of takeInTurns(numbers)) taken.push(one);
  expect(taken).toEqual(numbers);
});

test("others have their turn when one has lasted for too long", async () => {
  const turns = createTurns();
  let others = 0;
  setImmediate(() => (others += 1));
  const end = performance.now() + 60;
  while (performance.now() < end);
  await turns();
  expect(others).toBe(1);
});
