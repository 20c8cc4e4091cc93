import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { hasOracle } from "./fixture.ts";
import { parseScript } from "./script.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";
import { createTestPGlite } from "./test-pglite.ts";

const databases: TestDatabase[] = [];
afterAll(() => Promise.all(databases.map((database) => database.drop())));

async function query(fixture: string, text: string): Promise<unknown[]> {
  const database = await createTestDatabase(fixture);
  databases.push(database);
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query<unknown[]>({ text, rowMode: "array" })).rows;
  } finally {
    await client.end();
  }
}

test("a dump is split into statements and COPY blocks, without psql's commands", () => {
  const script = "\\restrict abc\nCREATE TABLE t (a text);\nCOPY t (a) FROM stdin;\nx\\ny\n\\N\n\\.\n\n-- end\n\\unrestrict abc\n";
  expect(parseScript(script)).toEqual([
    { kind: "sql", text: "CREATE TABLE t (a text);" },
    { kind: "copy", statement: "COPY t (a) FROM stdin", rows: "x\\ny\n\\N\n" },
  ]);
});

test("clones are their own databases, in UTF-8 and sorted by code point", async () => {
  const [first, second] = await Promise.all([query("empty", "select current_database()"), query("empty", "select current_database()")]);
  expect(first).not.toEqual(second);
  expect(await query("empty", "select getdatabaseencoding(), 'Z' < 'a', upper('ä'), current_setting('TimeZone')")).toEqual([
    ["UTF8", true, "Ä", "UTC"],
  ]);
});

test.skipIf(!hasOracle)("the oracle's dump loads", async () => {
  expect(await query("agencyos", "select count(*)::int from directus_relations")).toEqual([[expect.any(Number)]]);
});

test.skipIf(!hasOracle)("the oracle's dump loads into PGlite", async () => {
  const database = await createTestPGlite("agencyos");
  try {
    expect(
      await database.run({
        sql: "select count(*) > 100, current_setting('TimeZone'), 'Z' < 'a', upper('ä') from directus_relations",
        parameters: [],
      }),
    ).toEqual([["t", "UTC", "t", "Ä"]]);
  } finally {
    await database.close();
  }
});
