/** Random filters, sorts and pages over the laboratory, beside a model of them in memory. */
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { serveFixture } from "../harness/serve-fixture.ts";
import type { ServedFixture } from "../harness/serve-fixture.ts";
import { itemsOf, matching, sorted } from "./filter-model.ts";
import type { ModelData, Row } from "./filter-model.ts";
import { filterOf, nodeSort, pageArguments, paged, readLab } from "./lab-model.ts";

const seed = 20_240_601;

let served: ServedFixture;
let data: ModelData;
beforeAll(async () => {
  served = await serveFixture("postgres", "lab");
  data = await readLab(served);
});
afterAll(async () => {
  await served.close();
});

test.each([
  ["nodes", "id"],
  ["sections", "id"],
  ["remarks", "id"],
  ["tags", "code"],
  ["media", "id"],
])("a filter of %s finds what it describes", async (name, key) => {
  await fc.assert(
    fc.asyncProperty(filterOf(name, name === "nodes" ? 3 : 2), async (filter) => {
      const rows = await read(
        `query ($filter: ${name}_filter) { ${name}(filter: $filter, limit: -1, sort: ["${key}"]) { ${key} } }`,
        name,
        { filter },
      );
      expect(rows.map((row) => row[key])).toEqual(keysOf(sorted(data, name, matching(data, name, filter), [key]), key));
    }),
    { seed, numRuns: name === "nodes" ? 400 : 150 },
  );
});

test("an aggregate counts what a filter finds", async () => {
  await fc.assert(
    fc.asyncProperty(filterOf("nodes", 2), async (filter) => {
      const [row] = await read(
        "query ($filter: nodes_filter) { nodes_aggregated(filter: $filter) { countAll sum { weight } } }",
        "nodes_aggregated",
        { filter },
      );
      const found = matching(data, "nodes", filter);
      const weights = found.flatMap((node) => (node["weight"] === null ? [] : [Number(node["weight"])]));
      const sum = weights.length === 0 ? null : weights.reduce((total, weight) => total + weight, 0);
      expect(row).toEqual({ countAll: found.length, sum: { weight: sum } });
    }),
    { seed, numRuns: 100 },
  );
});

test("a list is the page of the sorted items", async () => {
  await fc.assert(
    fc.asyncProperty(nodeSort, pageArguments, filterOf("nodes", 1), async (sort, page, filter) => {
      const query =
        "query ($sort: [String], $limit: Int, $offset: Int, $page: Int, $filter: nodes_filter) { nodes(sort: $sort, limit: $limit, offset: $offset, page: $page, filter: $filter) { id parent { name } } }";
      const rows = await read(query, "nodes", { sort, ...page, filter });
      const expected = paged(sorted(data, "nodes", matching(data, "nodes", filter), sort), page);
      expect(rows.map((row) => row["id"])).toEqual(keysOf(expected, "id"));
    }),
    { seed, numRuns: 200 },
  );
});

test("a nested list is sorted, filtered and paged for each parent by itself", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(["children", "nodes"], ["tags", "nodes_tags"], ["remarks", "remarks"], ["sections", "sections"]),
      nodeSort,
      pageArguments,
      async ([field = "", target = ""], nodeTerms, page) => {
        const sort = target === "nodes" ? nodeTerms : nodeTerms.filter((term) => /^-?(?:sort|id)$/.test(term));
        const query = `query ($sort: [String], $limit: Int, $offset: Int, $page: Int) { nodes(limit: -1, sort: ["id"]) { id list: ${field}(sort: $sort, limit: $limit, offset: $offset, page: $page) { id } } }`;
        const parents = await read(query, "nodes", { sort, ...page });
        const nodes = data.collections["nodes"];
        if (nodes === undefined) throw new Error("There are nodes.");
        const expected = sorted(data, "nodes", data.rows["nodes"] ?? [], ["id"]).map((node) => {
          // The relation has a sort field, or none, whatever that of the collection is.
          const given = sort.length > 0 ? sort : field === "children" ? ["id"] : ["sort"];
          return keysOf(paged(sorted(data, target, itemsOf(data, nodes, field, node), given), page), "id");
        });
        expect(parents.map(({ list }) => keysOf(list as readonly Row[], "id"))).toEqual(expected);
      },
    ),
    { seed, numRuns: 200 },
  );
});

test("pages of any size are the whole list, in its order", async () => {
  await fc.assert(
    fc.asyncProperty(nodeSort, fc.integer({ min: 1, max: 5 }), async (sort, size) => {
      const read1 = (page: number): string => `p${page}: nodes(sort: $sort, limit: ${size}, page: ${page}) { id }`;
      const pages = Array.from({ length: Math.ceil(8 / size) + 1 }, (_, index) => read1(index + 1));
      const { data: answer, errors } = await served.run(`query ($sort: [String]) { all: nodes(sort: $sort) { id } ${pages.join(" ")} }`, {
        sort,
      });
      expect(errors).toBeUndefined();
      const { all, ...rest } = answer ?? {};
      expect(Object.values(rest).flat()).toEqual(all);
    }),
    { seed, numRuns: 100 },
  );
});

async function read(
  query: string,
  name: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { data: answer, errors } = await served.run(query, variables);
  expect(errors).toBeUndefined();
  // A list of objects by the query.
  return (answer?.[name] ?? []) as readonly Readonly<Record<string, unknown>>[];
}

/** Keys are `ID`s, and so texts. */
function keysOf(rows: readonly Row[], key: string): readonly string[] {
  return rows.map((row) => String(row[key]));
}
