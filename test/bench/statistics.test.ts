import { expect, test } from "vitest";
import { geometricMean, isLevel, median, percentile } from "../../bench/report/statistics.ts";

test("the median of an even count lies between the middle two", () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 2, 9])).toBe(3);
});

test("the geometric mean of ratios does not care which way they are taken", () => {
  expect(geometricMean([2, 8])).toBeCloseTo(4);
  expect(geometricMean([1 / 2, 1 / 8])).toBeCloseTo(1 / 4);
});

test("a percentile is one of the numbers, and the highest of few", () => {
  const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
  expect(percentile(hundred, 0.99)).toBe(99);
  expect(percentile(hundred, 0.5)).toBe(50);
  expect(percentile([3], 0.99)).toBe(3);
});

test("a server is warm when two steps in turn have gained nothing on what came before", () => {
  expect(isLevel([100, 100])).toBe(false);
  expect(isLevel([100, 200, 300])).toBe(false);
  expect(isLevel([100, 99, 120])).toBe(false);
  expect(isLevel([100, 102, 101])).toBe(true);
  expect(isLevel([50, 100, 90, 102])).toBe(true);
});
