import { afterAll, beforeAll, expect, test } from "vitest";
import pg from "pg";
import { createTestDatabase, type TestDatabase } from "../harness/test-database.ts";
import { runRelata } from "./run-relata.ts";

let demo: TestDatabase;

beforeAll(async () => {
  demo = await createTestDatabase("demo");
});

afterAll(() => demo.drop());

test("a mutation that is analyzed is taken back, and tells PostgreSQL's times", async () => {
  const mutation = 'mutation { create_tags_item(data: { name: "new" }) { name } }';
  const refused = await runRelata(["explain", "-", "--database-url", demo.url], { input: mutation });
  expect(refused).toMatchObject({ code: 1, complaint: expect.stringContaining("--analyze runs it, and takes it back.") as unknown });
  const { code, output } = await runRelata(["explain", "-", "--analyze", "--database-url", demo.url], { input: mutation });
  expect(code).toBe(0);
  expect(output).toMatch(/insert into "public"\."tags".*Execution Time: .*Everything is taken back\.\n$/s);
  const client = new pg.Client({ connectionString: demo.url });
  await client.connect();
  expect((await client.query("select from tags where name = 'new'")).rowCount).toBe(0);
  await client.end();
});

test("the statements that run are those of the plan, each under the place where it hangs", async () => {
  const query = "{ articles(limit: 2) { title author { name } tags { tags_id { name } } } }";
  const { output } = await runRelata(["explain", "-", "--analyze", "--json", "--database-url", demo.url], { input: query });
  const { roots, statements } = JSON.parse(output) as {
    readonly roots: readonly {
      readonly node: { readonly reads: string; readonly children: readonly { readonly key: string; readonly reads: string }[] };
    }[];
    readonly statements: readonly { readonly rows: number; readonly time: number }[];
  };
  expect(roots.map(({ node }) => [node.reads, node.children.map(({ key, reads }) => `${key} ${reads}`)])).toEqual([
    ["list", ["author joined", "tags list"]],
  ]);
  expect(statements.map(({ rows }) => rows > 0)).toEqual([true, true]);
  expect(statements.every(({ time }) => time > 0)).toBe(true);
});

test("what the public may not ask is refused as it is over HTTP", async () => {
  const limited = await createTestDatabase("tenants");
  const { code, complaint } = await runRelata(["explain", "-", "--public", "--database-url", limited.url], { input: "{ nope { id } }" });
  expect({ code, complaint }).toEqual({ code: 1, complaint: 'error  Cannot query field "nope" on type "Query". (1:3)\n' });
  await limited.drop();
});
