import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isLarge, writeInPieces } from "../../src/server/write-answer.ts";

async function written(value: unknown): Promise<{ readonly text: string; readonly pieces: number }> {
  const pieces: Buffer[] = [];
  for await (const piece of writeInPieces(value)) pieces.push(piece);
  return { text: Buffer.concat(pieces).toString(), pieces: pieces.length };
}

const items = (count: number, item: unknown): readonly unknown[] => Array.from({ length: count }, () => item);

describe("an answer", () => {
  test.each<readonly [what: string, value: unknown, isLarge: boolean]>([
    ["of one item", { data: { page: { id: "1" } } }, false],
    ["of as many items as are asked for by default", { data: { pages: items(100, { id: "1" }) } }, false],
    ["of many items", { data: { pages: items(2_000, { id: "1" }) } }, true],
    ["of many items below few", { data: { pages: items(50, { tags: items(50, { id: "1" }) }) } }, true],
    ["of a long list in one item", { data: { page: { id: "1", tags: items(2_000, "a") } } }, true],
    ["of nothing", { data: null }, false],
  ])("%s is as large as its lists are together", (_what, value, large) => {
    expect(isLarge(value)).toBe(large);
  });

  test("that is large is written in pieces, as JSON writes it", async () => {
    const item = {
      id: "1",
      title: 'a "b" \\ \u2028 ä',
      views: 1.5,
      isPublic: true,
      author: null,
      settings: { a: [1, {}, []] },
      left: undefined,
    };
    const tags = { name: "one", tags: items(3_000, { id: "2", of: item }) };
    for (const value of [{ data: { pages: items(5_000, item) } }, { data: { page: tags, no: [] }, errors: items(3, { message: "x" }) }]) {
      const { text, pieces } = await written(value);
      expect(text).toBe(JSON.stringify(value));
      expect(pieces).toBeGreaterThan(3);
    }
  });

  test("of any form is written as JSON writes it", async () => {
    const arbitrary = fc.tuple(fc.jsonValue(), fc.nat(3_000), fc.boolean());
    await fc.assert(
      fc.asyncProperty(arbitrary, async ([value, count, isNested]) => {
        const many = { data: { list: items(count, value), other: isNested ? { in: items(count, [value]) } : value } };
        expect((await written(many)).text).toBe(JSON.stringify(many));
      }),
      { numRuns: 30 },
    );
  });
});
