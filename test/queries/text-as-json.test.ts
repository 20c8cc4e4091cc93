import { sql } from "kysely";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compileSql } from "../../src/database/compile-sql.ts";
import type { Database } from "../../src/database/database.ts";
import { textAsJson } from "../../src/sql/text-as-json.ts";
import { databaseKinds, openTestDatabase } from "../harness/open-database.ts";

const others = [
  "", " ", "x", "nul", "nullx", "truefalse", "true false", "01", "-", "- 1", "-01", "1.", ".5", "1.2.3", "+1", "1e", "1e+", "0x1", "1 2", "NaN",
  '"', '"a', 'a"', '"a"b"', '"a" "b"', '"\\x"', '"\\u12"', '"\n"', '"\t"', "'a'", '"a\\"', '"a"1',
  "[", "]", "[1", "1]", "[,]", "[1,]", "[,1]", "[1 2]", "[[]", "[]]", "[1}", "{", "}", "{a:1}", '{"a"}', '{"a":}', '{"a":1,}', '{:1}', '{1:2}',
  '{"a":1 "b":2}', '{[]:1}', '{{}:1}', '{"a":1:2}', "[1:2]", "\u0001", "\u0002", "[\u0001]", "[\u0002,\u0002]", '{\u0001:\u0002}', '"\u0001"', "\f1",
  '"\\u0000"', '["a\\u0000b"]', '"\\ud800"', '"\\ud800x"', '"\\udc00\\ud800"', "not json", "a: 1", "<a/>", "\u00a01", "[1]x", "//", "/**/1",
];
const jsons = [
  "1", "-0", "0.5", "-1.25e+10", "1E-2", "1e5", "true", "false", "null", '""', '"a"', ' "a" ', '"[{\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9"', '"😀"', '"\\ud83d\\ude00"',
  "[]", "[ ]", "{}", "{ }", "[1,2]", '[\n\t1 ,\r\n"a"]', '{"a":1,"b":[{},[],{"c":null}]}', '{"a":{"a":{"a":[[[["deep"]]]]}}}', '{"":""}', '"\u007f"', '["]","["]',
];

describe.each(databaseKinds)("on %s", (kind) => {
  let database: Database;

  beforeAll(async () => {
    database = await openTestDatabase(kind, "empty");
  });

  afterAll(async () => {
    await database.close();
  });

  /** Which of the texts are json. Those that are can also be read as texts again. */
  async function isJson(texts: readonly string[]): Promise<readonly boolean[]> {
    const json = textAsJson(sql`t.text`);
    const statement = sql`select (${json}) is not null, (${json}) #>> '{}' from unnest(${texts}::text[]) with ordinality as t (text, n) order by n`;
    return (await database.run(compileSql(statement))).map(([is]) => is === "t");
  }

  test("a text that is no json is null", async () => {
    const found = await isJson(others);
    expect(others.filter((_, index) => found[index] === true)).toEqual([]);
  });

  test("a text that is json is read", async () => {
    const found = await isJson(jsons);
    expect(jsons.filter((_, index) => found[index] !== true)).toEqual([]);
  });

  test("what almost is json is read where JavaScript reads it", async () => {
    const part = fc.constantFrom("[", "]", "{", "}", ",", ":", '"', "a", "\\", "1", "-", ".", "e", "0", " ", "null", '"a"', '"a":', "[]", "{}", "\n");
    const broken = fc.tuple(fc.json(), part, fc.nat()).map(([json, inserted, at]) => {
      const start = at % (json.length + 1);
      return json.slice(0, start) + inserted + json.slice(start);
    });
    const texts = fc.sample(fc.oneof(fc.json(), broken, fc.array(part, { maxLength: 8 }).map((parts) => parts.join(""))), { numRuns: 600, seed: 7 });
    const found = await isJson(texts);
    expect(texts.filter((text, index) => found[index] !== isHeld(text))).toEqual([]);
  });

  test("what nests without end is none", async () => {
    expect(await isJson(["[".repeat(50) + "]".repeat(50), "[".repeat(100_000) + "]".repeat(100_000), "[".repeat(1_000_000)])).toEqual([true, false, false]);
  });
});

/** PostgreSQL's texts hold neither NUL nor half of a surrogate pair. */
function isHeld(text: string): boolean {
  try {
    return !JSON.stringify(JSON.parse(text)).includes("\\u0000") && text.isWellFormed();
  } catch {
    return false;
  }
}
