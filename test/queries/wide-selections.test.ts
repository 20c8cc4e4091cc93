/** Selections of more values than a row of PostgreSQL can hold. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databaseKinds } from "../harness/open-database.ts";
import { serveFixture } from "../harness/serve-fixture.ts";
import type { ServedFixture } from "../harness/serve-fixture.ts";

/** `c1 c2 ... c850` */
function names(prefix: string, count: number): string {
  return Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`).join(" ");
}

const wholes = names("c", 850);
const parts = names("d", 850);

describe.each(databaseKinds)("selections of many values on %s", (kind) => {
  let served: ServedFixture;
  beforeAll(async () => {
    served = await serveFixture(kind, "wide");
  });
  afterAll(() => served.close());

  test.each<readonly [what: string, query: string, statements: number]>([
    ["an item and a related one that fit are one statement", `{ wholes { ${wholes} part { ${names("d", 700)} } } }`, 1],
    ["that do not fit are two", `{ wholes { ${wholes} part { ${parts} } } }`, 2],
    ["whichever comes first", `{ wholes { part { ${parts} } ${wholes} } }`, 2],
    ["also with a filter of its own", `{ wholes { ${wholes} part(filter: { d1: { _eq: 1 } }) { ${parts} } } }`, 2],
    ["of several related items as many are joined as fit", `{ wholes { part { ${parts} } spare { ${parts} } c850 } }`, 2],
    ["and where none does, their statements meet", `{ wholes { part { ${parts} } spare { ${parts} } ${wholes} } }`, 2],
    ["without a page", `{ wholes(limit: -1) { ${wholes} part { ${parts} } } }`, 2],
    ["of one item by its key", `{ wholes_by_id(id: 1) { ${wholes} part { ${parts} } } }`, 2],
    ["in a list of an item", `{ parts { d1 wholes_by_part { ${wholes} part { ${parts} } } } }`, 3],
    ["under other names", `{ wholes { ${wholes} a: part { ${parts} } b: part { ${parts} } } }`, 2],
  ])("%s", async (_, query, statements) => {
    const result = await served.run(query);
    expect(result.errors).toBeUndefined();
    expect(result.statements).toHaveLength(statements);
    expect(JSON.stringify(result.data)).toContain(`"d700":700`);
    expect(JSON.stringify(result.data)).toContain(`"c850":850`);
  });

  const functions = "{ year month week day weekday hour minute second }";

  test.each<readonly [what: string, query: string, message: string]>([
    [
      "functions of one item",
      `{ days { id ${names("t", 250).replaceAll(/t\d+/g, (name) => `${name}_func ${functions}`)} } }`,
      "days: the selection has 2001 values in one row, expected at most 1600.",
    ],
    [
      "aggregates",
      `{ wholes_aggregated { sum { ${wholes} } max { ${wholes} } } }`,
      "wholes: the selection has 1700 values in one row, expected at most 1600.",
    ],
  ])("more of the %s than fit are refused", async (_, query, message) => {
    const { errors } = await served.run(query);
    expect(errors).toMatchObject([{ message, originalError: { code: "INVALID_QUERY" } }]);
  });

  test("aggregates of hundreds of columns are one statement", async () => {
    const { data, errors, statements } = await served.run(`{ wholes_aggregated(groupBy: ["c1"]) { group sum { ${wholes} } } }`);
    expect(errors).toBeUndefined();
    expect(JSON.stringify(data)).toContain(`"c850":850`);
    expect(statements).toHaveLength(1);
  });

  test("an item of hundreds of fields is created and changed", async () => {
    const stated = wholes.replaceAll(/c(\d+)/g, "c$1: 7");
    const { data, errors } = await served.run(`mutation { create_wholes_item(data: { ${stated} }) { c850 } }`);
    expect(errors).toBeUndefined();
    expect(data).toEqual({ create_wholes_item: { c850: 7 } });
    expect((await served.run(`mutation { update_wholes_item(id: 1, data: { ${stated} }) { c850 } }`)).errors).toBeUndefined();
  });

  test("an item that does not fit into a row is refused", async () => {
    const stated = names("n", 1100).replaceAll(/n(\d+)/g, `n$1: "4000000000"`);
    const { errors } = await served.run(`mutation { create_numbers_item(data: { ${stated} }) { id } }`);
    expect(errors).toMatchObject([{ originalError: { code: "INVALID_PAYLOAD", path: "data" } }]);
  });
});
