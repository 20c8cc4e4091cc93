import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../src/database/database.ts";
import { compactJson } from "../../src/value/compact-json.ts";
import { databaseKinds, openTestDatabase } from "../harness/open-database.ts";

const texts = [
  "null",
  "true",
  '""',
  '"a, b: [1.50]"',
  "[]",
  "{}",
  "[1, 2]",
  '{"b": {"a": [null, {"c": "d"}]}}',
  '{"a": "2024-01-15", "b": "1"}',
  "0",
  "-0",
  "-0.0",
  "1.50",
  "100",
  "1e3",
  "1.5e-9",
  "0.0000001",
  "0.000001",
  "123456789012345678901234567890",
  "9007199254740993",
  "1e400",
  "-1e400",
  "5e-324",
  '[-1, -0, 1.0, {"n": 750727362669608961, "f": 1.50}]',
  '"\\u0001\\u001f\\b\\t\\n\\f\\r\\/\\\\\\""',
  '["\\\\", "\\\\\\"", "\\" 1"]',
  '"é東😀\\u2028\\u007f"',
  '{"__proto__": 1, "": 2, "toJSON": "x"}',
];
/** Numbers among the keys: their order is JavaScript's. */
const ordered = ['{"2": 1, "10": 2, "1": 3, "a": 4}', '[{"b": {"1a": " "}}]', '{"0": {}, "-1": 0}'];

describe.each(databaseKinds)("jsonb as it is printed by %s", (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await openTestDatabase(kind, "empty");
  });
  afterAll(async () => {
    await database.close();
  });

  async function print(jsons: readonly string[]): Promise<readonly string[]> {
    const sql = "select t.json::jsonb::text from unnest($1::text[]) with ordinality as t (json, n) order by n";
    return (await database.run({ sql, parameters: [jsons] })).map(([text]) => text ?? "");
  }

  test("is what JavaScript would print, or left to it", async () => {
    for (const text of await print(texts)) expect([text, compactJson(text)]).toEqual([text, JSON.stringify(JSON.parse(text))]);
    for (const text of await print(ordered)) expect([text, compactJson(text)]).toEqual([text, null]);
  });

  test("is so whatever it holds", async () => {
    const number = fc
      .oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer(), fc.constantFrom(1e21, 1e-7, -0))
      .map((value) => JSON.stringify(value));
    const string = fc
      .oneof(fc.string({ unit: "binary" }), fc.string())
      .filter((value) => !value.includes("\0"))
      .map((value) => JSON.stringify(value));
    const { value } = fc.letrec<{ readonly value: string }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        number,
        string,
        fc.constantFrom("null", "true", "false"),
        fc.array(tie("value"), { maxLength: 4 }).map((elements) => `[${elements.join(",")}]`),
        fc
          .array(fc.tuple(string, tie("value")), { maxLength: 4 })
          .map((members) => `{${members.map((member) => member.join(":")).join(",")}}`),
      ),
    }));
    const printed = await print(fc.sample(value, { numRuns: 2_000, seed: 11 }));
    const compacted = printed.map((text) => compactJson(text));
    expect(compacted).toEqual(printed.map((text, index) => (compacted[index] === null ? null : JSON.stringify(JSON.parse(text)))));
    expect(compacted.filter((text) => text === null).length).toBeLessThan(500);
  });
});
