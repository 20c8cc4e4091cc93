import { expect, test } from "vitest";
import { timesOf } from "../../bench/measure/pace.ts";

const remaining = { workloads: 10, measurements: 2, contenders: 3 };

test("a quick run divides the time that is left among what is left, within bounds", () => {
  expect(timesOf({ kind: "until", end: 160 }, remaining, 100).seconds).toBeCloseTo(0.5);
  expect(timesOf({ kind: "until", end: 160 }, { ...remaining, workloads: 1 }, 100).seconds).toBe(1);
  expect(timesOf({ kind: "until", end: 160 }, remaining, 200).seconds).toBe(0.1);
});

test("a steady run takes the time that it is told", () => {
  const warmUp = { seconds: 1, steps: 12 };
  expect(timesOf({ kind: "steady", seconds: 2, warmUp }, remaining, 100)).toMatchObject({ seconds: 2, warmUp });
});
