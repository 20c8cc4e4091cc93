import { expect, test } from "vitest";
import { findDifference } from "../../bench/compare-answers.ts";

test("answers agree whatever the names, the order, the nulls and the spelling of moments", () => {
  const one = { data: { articles: [{ id: "1", published_at: "2024-01-15T08:30:00.000Z", author: null }, { id: "2" }] } };
  const other = {
    data: {
      allArticles: {
        nodes: [
          { rowId: 2, __typename: "Article" },
          { rowId: 1, publishedAt: "2024-01-15T09:30:00+01:00" },
        ],
      },
    },
  };
  expect(findDifference(one, other)).toBeUndefined();
});

test("averages agree as far as both print them, and keys made while measuring agree", () => {
  expect(findDifference({ data: { avg: 49.12341, id: "1000001" } }, { data: { avg: "49.1234056789", id: 1_000_777 } })).toBeUndefined();
});

test("a value that is missing, added, another, or there once more is a difference", () => {
  const answer = (...values: readonly unknown[]): unknown => ({ data: { values } });
  expect(findDifference(answer(1, 2), answer(1))).toContain('expected 1 values that are not there (["2"])');
  expect(findDifference(answer(1), answer(1, 2))).toContain('not 1 that are (["2"])');
  expect(findDifference(answer(1), answer(2))).toBeDefined();
  expect(findDifference(answer(1), answer(1, 1))).toBeDefined();
  expect(findDifference(answer(true), answer("true"))).toBeUndefined();
});

test("an answer with errors or without data agrees with none, itself included", () => {
  expect(findDifference({ data: {} }, { data: {} })).toContain("has no data");
  expect(findDifference({ data: { id: 1 } }, { data: { id: 1 }, errors: [{ message: "no" }] })).toContain("has no data");
});
