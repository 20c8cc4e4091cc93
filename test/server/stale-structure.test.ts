/** What happens to requests that come right after a change of the structure: nobody has looked for changes in between. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../src/database/database.ts";
import { type Gateway, createGateway } from "../../src/gateway.ts";
import { openDatabase } from "../../src/gateway/open-database.ts";
import { type TestDatabase, createTestDatabase } from "../harness/test-database.ts";
import { configOf, createLogBook } from "./support.ts";

let testDatabase: TestDatabase;
let database: Database;
let gateway: Gateway;
let lines: readonly Record<string, unknown>[];

beforeAll(async () => {
  testDatabase = await createTestDatabase("empty");
  database = await openDatabase(configOf({ DATABASE_URL: testDatabase.url }));
});

afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

beforeEach(async () => {
  for (const statement of tables) await change(statement);
  const book = createLogBook();
  const config = configOf({ DATABASE_URL: testDatabase.url, METADATA_POLL_INTERVAL: "0ms", ACCESS: "open" });
  gateway = await createGateway(config, book.log);
  ({ lines } = book);
});

afterEach(() => gateway.close());

const tables: readonly string[] = [
  "drop schema public cascade",
  "create schema public",
  "create domain label as text not null",
  "create table authors (id serial primary key, name text)",
  "create table notes (id serial primary key, title text, size int, mark label default 'x', author int references authors (id))",
  "insert into authors (name) values ('Ann')",
  "insert into notes (title, size, author) values ('one', 1, 1), ('two', 2, 1)",
];

async function change(sql: string): Promise<void> {
  await database.run({ sql, parameters: [] });
}

interface Body {
  readonly data?: unknown;
  readonly errors?: readonly { readonly extensions?: unknown }[];
}

async function ask(query: string): Promise<Body> {
  const request = new Request("http://localhost/graphql", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query }),
  });
  // The body of every answer.
  return (await (await gateway.fetch(request)).json()) as Body;
}

function reloads(): number {
  return lines.filter(({ msg }) => msg === "The database is read and the schema built").length;
}

const both = [{ id: "1" }, { id: "2" }];

describe("a query", () => {
  test.each<readonly [change: string, query: string, answer: unknown]>([
    ["alter table notes alter column id type bigint", `{ notes_by_id(id: "1") { id } }`, { notes_by_id: { id: "1" } }],
    ["alter table notes alter column id type text", `{ notes_by_id(id: "1") { title } }`, { notes_by_id: { title: "one" } }],
    ["alter table notes alter column size type text", `{ notes(filter: { size: { _null: false } }) { id } }`, { notes: both }],
    ["alter table notes drop column mark", "{ notes { id } }", { notes: both }],
    ["alter table notes drop column mark", `{ notes(search: "x") { id } }`, { notes: [] }],
    ["alter table authors rename to people", "{ notes { id } }", { notes: both }],
  ])("that fits the structure after it is answered: %s, %s", async (statement, query, answer) => {
    await change(statement);
    expect(await ask(query)).toEqual({ data: answer });
  });

  test("that runs into the change itself is answered from the new structure", async () => {
    expect(await ask("{ notes(limit: 1) { id mark } }")).toEqual({ data: { notes: [{ id: "1", mark: "x" }] } });
    await change("alter domain label drop not null");
    await change("update notes set mark = null where id = 1");
    expect(await ask("{ notes(limit: 1) { id mark } }")).toEqual({ data: { notes: [{ id: "1", mark: null }] } });
  });

  test.each([
    ["alter table notes drop column title", "{ notes { title } }"],
    ["alter table notes rename column title to heading", "{ notes { title } }"],
    ["alter table notes rename to papers", "{ notes { title } }"],
    ["drop table notes", "{ notes { title } }"],
    ["drop table notes", "{ authors { notes { title } } }"],
  ])("that does not fit any more is told so: %s, %s", async (statement, query) => {
    await change(statement);
    const { errors } = await ask(query);
    expect(errors?.map(({ extensions }) => extensions)).toEqual([expect.objectContaining({ code: "GRAPHQL_VALIDATION" })]);
  });

  test("of many that fail at once reads the structure once", async () => {
    await change("alter table notes drop column size");
    await change("alter table notes alter column id type bigint");
    const before = reloads();
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(`{ notes(filter: { size: { _eq: 1 } }) { id } }`)));
    expect(new Set(answers.map(({ errors }) => JSON.stringify(errors?.[0]?.extensions).includes("GRAPHQL_VALIDATION")))).toEqual(
      new Set([true]),
    );
    expect(reloads()).toBe(before + 1);
  });

  test("that fails for another reason is ours, and nothing is read again", async () => {
    await change("create function broken() returns int language plpgsql as $$ begin return (select nothing from nowhere); end $$");
    await change("create view broken_notes as select id, broken() as value from notes");
    await gateway.reload();
    const before = reloads();
    const { errors } = await ask("{ broken_notes { id value } }");
    expect(errors).toMatchObject([{ extensions: { code: "INTERNAL_SERVER_ERROR" } }]);
    expect(reloads()).toBe(before);
  });
});

describe("a mutation", () => {
  const retry = [{ message: "The structure of the database has just changed. Try again.", extensions: { code: "SERVICE_UNAVAILABLE" } }];

  test.each([
    ["alter table notes rename column title to heading", `create_notes_item(data: { title: "x" }) { id }`],
    ["alter table notes drop column title", `update_notes_item(id: 1, data: { title: "x" }) { id }`],
    ["alter table notes alter column id type text", `update_notes_item(id: 1, data: { title: "x" }) { id }`],
    ["alter table notes rename to papers", `delete_notes_item(id: 1) { id }`],
    ["drop table notes", `create_notes_item(data: { title: "x" }) { id }`],
  ])("that does not fit any more may be sent again: %s, %s", async (statement, text) => {
    await change(statement);
    expect((await ask(`mutation { ${text} }`)).errors).toMatchObject(retry);
    // By now, the structure is known.
    expect(JSON.stringify((await ask(`mutation { ${text} }`)).errors ?? [])).not.toMatch(/SERVICE_UNAVAILABLE|INTERNAL/);
  });

  test("that runs into a statement prepared before the change is run again", async () => {
    await ask(`mutation { update_notes_item(id: 1, data: { title: "first" }) { title } }`);
    await change("alter table notes alter column author type bigint");
    const { errors } = await ask(`mutation { update_notes_item(id: 1, data: { title: "second" }) { title author { name } } }`);
    expect(JSON.stringify(errors ?? [])).not.toContain("INTERNAL_SERVER_ERROR");
    expect((await ask("{ notes_by_id(id: 1) { title } }")).data).toMatchObject({
      notes_by_id: { title: expect.stringMatching(/^(first|second)$/) },
    });
  });
});
