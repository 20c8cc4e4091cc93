/** How many statements an operation costs depends on its shape: not on rows, and not on timing. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasOracle } from "../harness/fixture.ts";
import { serveFixture } from "../harness/serve-fixture.ts";
import type { RunResult, ServedFixture } from "../harness/serve-fixture.ts";

describe("on the laboratory", () => {
  let served: ServedFixture;
  beforeAll(async () => {
    served = await serveFixture("postgres", "lab");
  });
  afterAll(async () => {
    await served.close();
  });

  const countOf = async (query: string): Promise<number> => {
    const { errors, statements } = await served.run(query);
    expect(errors).toBeUndefined();
    return statements.length;
  };

  test.each([
    ["to-one hops", "parent { name parent { name } }", 1],
    ["a to-many edge", "children { name }", 2],
    ["edges of one parent", "children { name } tags { note } remarks { body }", 4],
    ["edges below each other", "children { children { children { name } } }", 4],
    ["a junction and its other side", "tags { tags_code { label } }", 2],
    ["an edge behind a to-one hop", "parent { children { name } }", 2],
    ["the same edge of two parents", "children { name } parent { children { name } }", 2],
    ["edges that differ in their arguments", "a: children(limit: 1) { name } b: children(limit: 2) { name }", 3],
    ["edges that differ in their columns", "a: children { name } b: children { id status }", 3],
    ["functions", "tags_func { count } remarks_func { count } day_func { year }", 1],
  ])("%s cost the same for two nodes and for all", async (_what, selection, statements) => {
    // The root and a child of it, which together have every one of them.
    const few = await countOf(`{ nodes(filter: { id: { _in: [1, 2] } }) { ${selection} } }`);
    const all = await countOf(`{ nodes(limit: -1) { ${selection} } }`);
    expect([few, all]).toEqual([statements, statements]);
  });

  test("a hundred equal aliases of one deep relation cost what one costs", async () => {
    const deep =
      'children(limit: 5, sort: ["-name"]) { name tags { note tags_code { label } } sections { item { ... on texts { body author { name } } ... on media { captions { text } } } } }';
    const aliases = Array.from({ length: 100 }, (_, index) => `a${index}: ${deep}`).join(" ");
    const one = await served.run(`{ nodes { a0: ${deep} } }`);
    const hundred = await served.run(`{ nodes { ${aliases} } }`);
    expect(hundred.errors).toBeUndefined();
    expect(hundred.statements).toEqual(one.statements);
    const [first] = (hundred.data?.["nodes"] ?? []) as readonly Readonly<Record<string, unknown>>[];
    expect(new Set(Object.values(first ?? {}).map((value) => JSON.stringify(value))).size).toBe(1);
  });

  test("a hundred equal roots cost what one costs", async () => {
    const root = 'nodes(limit: 3, filter: { status: { _neq: "archived" } }) { name children { name } }';
    const roots = Array.from({ length: 100 }, (_, index) => `a${index}: ${root}`).join(" ");
    expect(await countOf(`{ ${roots} }`)).toBe(2);
    const items = Array.from({ length: 8 }, (_, index) => `a${index}: nodes_by_id(id: ${index + 1}) { name children { name } }`).join(" ");
    expect(await countOf(`{ ${items} }`)).toBe(2);
  });

  test("a member of a many-to-any costs one where it is met, however often", async () => {
    const union = "sections { item { ... on texts { body } ... on media { url } ... on links { slug } ... on counters { value } } }";
    expect(await countOf(`{ nodes { ${union} } }`)).toBe(6);
    expect(await countOf(`{ nodes(filter: { id: { _eq: 1 } }) { ${union} } }`)).toBe(6);
    expect(await countOf(`{ nodes(filter: { id: { _eq: 4 } }) { ${union} } }`)).toBe(2);
    expect(
      await countOf(
        `{ sections(filter: { collection: { _in: ["texts", "media"] } }) { item { ... on texts { body } ... on media { url } } } }`,
      ),
    ).toBe(3);
    expect(await countOf(`{ nodes { a: ${union} b: ${union} } }`)).toBe(6);
  });

  test("no key, no statement", async () => {
    expect(await countOf("{ nodes(limit: 0) { children { name } } }")).toBe(1);
    expect(await countOf('{ nodes(filter: { name: { _eq: "nobody" } }) { sections { item { ... on texts { body } } } } }')).toBe(1);
    expect(await countOf("{ empties { id } }")).toBe(1);
  });

  test("a beginning of a list costs what the whole list costs", async () => {
    const selection = '{ name children(sort: ["-id"]) { name parent { tags { note } } } remarks { person { texts { body } } } }';
    const counts = [1, 2, 8, -1].map((limit) => countOf(`{ nodes(limit: ${limit}, sort: ["id"]) ${selection} }`));
    expect(new Set(await Promise.all(counts)).size).toBe(1);
  });
});

describe.skipIf(!hasOracle)("on the database of the recordings", () => {
  let served: ServedFixture;
  beforeAll(async () => {
    served = await serveFixture("postgres", "agencyos");
  });
  afterAll(async () => {
    await served.close();
  });

  // Five of the fifteen members.
  const members = ["block_hero", "block_richtext", "block_gallery", "block_quote", "block_steps"];
  const query = (page: string): string =>
    `{ pages${page} { title blocks { sort collection item { __typename ${members.map((name) => `... on ${name} { id headline: __typename }`).join(" ")} } } } }`;

  interface Page {
    readonly blocks: readonly { readonly collection: string; readonly item: unknown }[];
  }

  /** One for pages, one for blocks, one for each member that the blocks name. */
  const expectedCount = ({ data }: RunResult): number => {
    const pages = (data?.["pages"] ?? []) as readonly Page[];
    const met = new Set(pages.flatMap(({ blocks }) => blocks.flatMap(({ collection, item }) => (item === null ? [] : [collection]))));
    return 1 + (pages.length === 0 ? 0 : 1) + met.size;
  };

  test.each([
    ["one page", '(limit: 1, sort: ["-count(blocks)"])'],
    ["all pages", "(limit: -1)"],
    ["no page", "(limit: 0)"],
  ])("blocks of %s cost one statement for each level and member", async (_which, page) => {
    const counts: number[] = [];
    for (let repetition = 0; repetition < 10; repetition++) {
      const result = await served.run(query(page));
      expect(result.errors).toBeUndefined();
      expect(result.statements.length).toBe(expectedCount(result));
      counts.push(result.statements.length);
    }
    expect(new Set(counts).size).toBe(1);
  });

  test("ten requests at the same time cost ten times one", async () => {
    const alone = await served.run(query("(limit: -1)"));
    const together = await Promise.all(Array.from({ length: 10 }, () => served.run(query("(limit: -1)"))));
    expect(together.map(({ statements }) => statements.length)).toEqual(Array.from({ length: 10 }, () => alone.statements.length));
  });
});
