import { expect, test } from "vitest";
import { eachInTurns, finishInTurns, giveWay, mapInTurns, takeInTurns } from "../../src/shared/turns.ts";
import { type Steps, finishAtOnce } from "../../src/shared/steps.ts";

const numbers = Array.from({ length: 1_000 }, (_, index) => index);

function compute(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

test("a long list is gone through in its order", async () => {
  expect(await mapInTurns(numbers, (one, index) => one + index)).toEqual(numbers.map((one) => one * 2));
  const seen: number[] = [];
  await eachInTurns(numbers, (one) => seen.push(one));
  expect(seen).toEqual(numbers);
  const taken: number[] = [];
  for await (const one of takeInTurns(numbers)) taken.push(one);
  expect(taken).toEqual(numbers);
});

test("others have their turn when one has lasted for too long", async () => {
  let others = 0;
  setImmediate(() => (others += 1));
  await giveWay();
  compute(60);
  await giveWay();
  expect(others).toBe(1);
});

test("work in steps lets others have their turn, and makes the same as at once", async () => {
  let others = 0;
  setImmediate(() => (others += 1));
  const work = function* (): Steps<string> {
    for (let step = 0; step < 60; step += 1) {
      compute(1);
      yield;
    }
    return `done before ${others} others`;
  };
  expect(await finishInTurns(work())).toBe("done before 1 others");
  expect(finishAtOnce(work())).toBe("done before 1 others");
});

test("many who work at the same time give way together", async () => {
  let others = 0;
  let isDone = false;
  const look = (): void => {
    others += 1;
    if (!isDone) setImmediate(look);
  };
  setImmediate(look);
  const work = async (): Promise<void> => {
    for (let step = 0; step < 25; step += 1) {
      compute(1);
      await giveWay();
    }
  };
  await Promise.all(Array.from({ length: 20 }, work));
  isDone = true;
  // Half a second of work; whoever gave way alone would have let all others work before anybody else had a turn.
  expect(others).toBeGreaterThan(5);
});
