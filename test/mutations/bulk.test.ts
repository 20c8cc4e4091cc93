/** Thousands of items in one mutation: a handful of statements, and memory in proportion. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Database, Row } from "../../src/database/database.ts";
import { openTestDatabase } from "../harness/open-database.ts";
import { recordStatements } from "../harness/record-statements.ts";
import { serveWrites, type WriteServer } from "./serve-writes.ts";

setFlagsFromString("--expose-gc");
// The flag gives it to new contexts.
const collectGarbage = runInNewContext("gc") as () => void;

const megabyte = 2 ** 20;

let database: Database;
let server: WriteServer;
/** The statements of the mutations, by their first words. */
let statements: string[];
/** The highest that was seen where a statement runs, which is where the plan, its rows and the parameters are all there. */
let highestHeap = 0;

beforeAll(async () => {
  const opened = await openTestDatabase("postgres", "lab");
  const recorded = recordStatements(opened);
  database = {
    ...recorded.database,
    transaction: (work) =>
      recorded.database.transaction((connection) =>
        work({
          ...connection,
          run: async (statement, options) => {
            highestHeap = Math.max(highestHeap, process.memoryUsage().heapUsed);
            const rows = await connection.run(statement, options);
            highestHeap = Math.max(highestHeap, process.memoryUsage().heapUsed);
            statements.push(/^\w+( into| from)?/.exec(statement.sql)?.[0] ?? "");
            return rows;
          },
        }),
      ),
  };
  server = await serveWrites(database, { MAX_BATCH_MUTATION: "30000", MAX_PAYLOAD_SIZE: "16mb" });
});

afterAll(() => database.close());

beforeEach(() => {
  statements = [];
});

function select(sql: string): Promise<readonly Row[]> {
  return database.run({ sql, parameters: [] });
}

/** How far the heap grew at most while `work` ran, in megabytes. */
async function measureGrowth(work: () => Promise<void>): Promise<number> {
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  highestHeap = before;
  await work();
  return (Math.max(highestHeap, process.memoryUsage().heapUsed) - before) / megabyte;
}

function list<T>(length: number, item: (index: number) => T): readonly T[] {
  return Array.from({ length }, (_, index) => item(index));
}

const createNodes = "mutation ($data: [create_nodes_input!]) { create_nodes_items(data: $data) { id } }";

describe("10,000 items with two children each", () => {
  test("are created in a handful of statements, within bounds of memory", async ({ annotate }) => {
    const body = JSON.stringify({
      query: createNodes,
      variables: {
        data: list(10_000, (n) => ({ name: `bulk ${n}`, weight: n, children: [{ name: `first of ${n}` }, { name: `second of ${n}` }] })),
      },
    });
    let created = 0;
    const growth = await measureGrowth(async () => {
      const reply = await server.send(body);
      expect(reply.body.errors).toBeUndefined();
      // What the query asks for.
      created = ((reply.body.data?.["create_nodes_items"] ?? []) as readonly unknown[]).length;
    });
    await annotate(`${Math.round(body.length / megabyte)} MB of input, ${Math.round(growth)} MB of heap, ${statements.length} statements`);
    expect(created).toBe(10_000);
    expect(statements.length).toBeLessThan(8);
    expect(growth).toBeLessThan(200);
    expect(
      await select(
        "select count(*) from nodes as n where name like 'bulk %' and (select count(*) from nodes as c where c.parent = n.id) = 2",
      ),
    ).toEqual([["10000"]]);
  });

  test("take as many statements as ten", async () => {
    const counts: number[] = [];
    for (const size of [10, 1_000]) {
      statements = [];
      await server.ask(createNodes, {
        data: list(size, (n) => ({ name: `${size}`, children: [{ name: `of ${n}` }], tags: [{ tags_code: "hot" }] })),
      });
      counts.push(statements.length);
    }
    expect(counts[0]).toBe(counts[1]);
  });
});

describe("MAX_BATCH_MUTATION", () => {
  let bounded: WriteServer;

  beforeAll(async () => {
    bounded = await serveWrites(database, { MAX_BATCH_MUTATION: "100" });
  });

  const update = "mutation ($data: update_nodes_input!) { update_nodes_item(id: 1, data: $data) { id } }";
  const updateMany = "mutation ($ids: [ID]!, $data: update_nodes_input!) { update_nodes_items(ids: $ids, data: $data) { id } }";
  const updateBatch = "mutation ($data: [update_nodes_input!]) { update_nodes_batch(data: $data) { id } }";
  const named = (size: number): readonly unknown[] => list(size, (n) => ({ name: `${n}` }));
  const keys = (size: number): readonly string[] => list(size, (n) => `${n + 1}`);

  test.each<[what: string, query: string, variables: unknown, count: number]>([
    ["items to create", createNodes, { data: named(101) }, 101],
    ["items to update", updateMany, { ids: keys(101), data: { weight: 1 } }, 101],
    ["items of a batch", updateBatch, { data: keys(101).map((id) => ({ id })) }, 101],
    ["items to delete", "mutation ($ids: [ID]!) { delete_nodes_items(ids: $ids) { ids } }", { ids: keys(101) }, 101],
    ["a list of new items", update, { data: { children: named(100) } }, 101],
    ["a list of keys", update, { data: { children: keys(100) } }, 101],
    ["changes to a list", update, { data: { children: { create: named(40), update: keys(40), delete: keys(20) } } }, 101],
    [
      "lists in lists",
      createNodes,
      { data: list(10, () => ({ name: "a", children: list(10, () => ({ name: "b", children: ["1"] })) })) },
      210,
    ],
    ["an item behind a foreign key", update, { data: { parent: { name: "a", children: keys(99) } } }, 101],
    ["lists of several items", updateMany, { ids: keys(10), data: { children: named(10) } }, 110],
  ])("refuses too many %s before any statement", async (_what, query, variables, count) => {
    const { status, body } = await bounded.ask(query, variables);
    const message = `One mutation takes 100 items at most, got ${count}.`;
    expect(status).toBe(200);
    expect(body.errors?.map((error) => [error.message, error.extensions["code"]])).toEqual([[message, "INVALID_PAYLOAD"]]);
    expect(statements).toEqual([]);
  });

  test.each<[what: string, query: string, variables: unknown]>([
    ["so many items", createNodes, { data: named(100) }],
    ["so many with those of a list", update, { data: { children: named(99) } }],
    [
      "one item behind the foreign keys of all of them",
      updateMany,
      { ids: keys(60), data: { parent: { name: "a", children: named(30) } } },
    ],
    ["keys that are values", createNodes, { data: list(100, () => ({ name: "a", parent: 1 })) }],
  ])("takes %s", async (_what, query, variables) => {
    const { body } = await bounded.ask(query, variables);
    expect(body.errors).toBeUndefined();
  });
});

describe("5,000 items", () => {
  const keysOf = async (pattern: string): Promise<readonly string[]> =>
    (await select(`select id::text from nodes where name like '${pattern}' order by id limit 5000`)).map(([id]) => id ?? "");

  test("are updated by one statement", async () => {
    const ids = await keysOf("bulk %");
    const query = 'mutation ($ids: [ID]!) { update_nodes_items(ids: $ids, data: { status: "published" }) { id } }';
    const { body } = await server.ask(query, { ids });
    expect(body.errors).toBeUndefined();
    expect(statements.filter((words) => words === "update")).toHaveLength(1);
    expect(statements.length).toBeLessThan(5);
    expect(await select("select count(*) from nodes where name like 'bulk %' and status = 'published'")).toEqual([["5000"]]);
  });

  test("are the children of one, and are replaced by 5,000 others, of which half exist", async ({ annotate }) => {
    const children = await keysOf("first of %");
    const update = "mutation ($data: update_nodes_input!) { update_nodes_item(id: 1, data: $data) { id } }";
    const half = children.slice(0, 2_500);
    expect((await server.ask(update, { data: { children: half } })).body.errors).toBeUndefined();
    statements = [];
    const next = [...children.slice(1_250, 3_750), ...list(2_500, (n) => ({ name: `replacing ${n}` }))];
    const growth = await measureGrowth(async () => {
      expect((await server.ask(update, { data: { children: next } })).body.errors).toBeUndefined();
    });
    await annotate(`${Math.round(growth)} MB of heap, ${statements.length} statements`);
    expect(statements.length).toBeLessThan(10);
    expect(growth).toBeLessThan(150);
    expect(await select("select count(*) from nodes where parent = 1")).toEqual([["5000"]]);
    expect(await select(`select count(*) from nodes where parent is null and id in (${half.slice(0, 1_250).join(",")})`)).toEqual([
      ["1250"],
    ]);
  });

  test("leave a list by its changes", async () => {
    const keys = (await select("select id::text from nodes where parent = 1 order by id desc")).map(([id]) => id ?? "");
    const update = "mutation ($data: update_nodes_input!) { update_nodes_item(id: 1, data: $data) { id } }";
    expect((await server.ask(update, { data: { children_changes: { delete: keys } } })).body.errors).toBeUndefined();
    expect(await select("select count(*) from nodes where parent = 1")).toEqual([["0"]]);
  });

  test("are deleted by one statement", async () => {
    const ids = await keysOf("second of %");
    const { body } = await server.ask("mutation ($ids: [ID]!) { delete_nodes_items(ids: $ids) { ids } }", { ids });
    expect(body).toEqual({ data: { delete_nodes_items: { ids } } });
    expect(statements.filter((words) => words.startsWith("delete"))).toHaveLength(1);
    expect(await select("select count(*) from nodes where name like 'second of %'")).toEqual([["5000"]]);
  });
});

test("a body as large as MAX_PAYLOAD_SIZE is written, and one byte more is refused", async ({ annotate }) => {
  const limit = 16 * 1_024 * 1_024;
  const bodyOf = (length: number): string => {
    const body = (text: string): string =>
      JSON.stringify({ query: createNodes, variables: { data: [{ name: "large", remarks: [{ body: text }] }] } });
    return body("x".repeat(length - body("").length));
  };
  const growth = await measureGrowth(async () => {
    const written = await server.send(bodyOf(limit));
    expect([written.status, written.body.errors]).toEqual([200, undefined]);
  });
  await annotate(`${Math.round(growth)} MB of heap`);
  expect(await select("select length(body) from remarks order by id desc limit 1")).toEqual([[String(lengthOf(bodyOf(limit)))]]);
  const refused = await server.send(bodyOf(limit + 1));
  expect([refused.status, refused.body.errors?.[0]?.extensions["code"]]).toEqual([413, "CONTENT_TOO_LARGE"]);
});

/** Of the text within the body. */
function lengthOf(body: string): number {
  return /x+/.exec(body.slice(body.indexOf('"body"')))?.[0].length ?? 0;
}
