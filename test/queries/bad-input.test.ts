/** Input that is wrong, hostile or huge: one clear error with a code, or the right answer, and the next request works. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { parseConfig } from "../../src/config/config.ts";
import { createLog } from "../../src/config/log.ts";
import { createGateway } from "../../src/gateway.ts";
import type { Gateway } from "../../src/gateway.ts";
import { createTestDatabase } from "../harness/test-database.ts";
import type { TestDatabase } from "../harness/test-database.ts";

interface Answer {
  readonly data?: Readonly<Record<string, unknown>>;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string; readonly path?: string } }[];
}

let database: TestDatabase;
let gateway: Gateway;
beforeAll(async () => {
  database = await createTestDatabase("lab");
  const config = parseConfig({ DATABASE_URL: database.url, ACCESS: "open", LOG_LEVEL: "silent" });
  gateway = await createGateway(config, createLog(config, false));
});
afterAll(async () => {
  await gateway.close();
  await database.drop();
});

afterEach(async () => {
  const next = JSON.stringify(await ask("{ nodes_by_id(id: 1) { name } }"));
  if (next !== '{"data":{"nodes_by_id":{"name":"root"}}}') throw new Error(`The next request does not work: ${next}`);
});

async function ask(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Answer> {
  return send(JSON.stringify({ query, variables }));
}

async function send(body: string, status = 200): Promise<Answer> {
  const headers = { "content-type": "application/json", accept: "application/json" };
  const response = await gateway.fetch(new Request("http://127.0.0.1/graphql", { method: "POST", headers, body }));
  expect(response.status).toBe(status);
  // The server's own form.
  return (await response.json()) as Answer;
}

/** Asks for what cannot be answered: exactly one error, and of this code. */
async function refuse(query: string, code: string, variables?: Readonly<Record<string, unknown>>): Promise<string> {
  const { errors = [] } = await ask(query, variables);
  expect(errors.map(({ extensions }) => extensions.code)).toEqual([code]);
  const message = errors[0]?.message ?? "";
  expect(message.length).toBeLessThan(1500);
  return message;
}

const million = 1_000_000;

describe("a selection without a field", () => {
  test.each([
    "{ nodes { } }",
    "{ nodes_by_id(id: 1) { parent { } } }",
    "{ nodes { children { } id } }",
    "{ sections { item { } } }",
    "{ sections { item { ... on media { } } } }",
    "{ nodes_aggregated { } }",
    "{ nodes_aggregated { count { } } }",
    "{ nodes { ...none } } fragment none on nodes { }",
    'mutation { create_nodes_item(data: { name: "x" }) { } }',
  ])("%s", async (query) => {
    const { errors = [] } = await send(JSON.stringify({ query }));
    expect(errors.map(({ extensions, message }) => [extensions.code, message])).toEqual([
      ["GRAPHQL_VALIDATION", "Expected a field between the braces, found none."],
    ]);
  });
});

describe("a name that does not exist", () => {
  test.each([
    ['{ nodes(sort: ["nam"]) { id } }', 'Did you mean "name"?'],
    ['{ nodes(sort: ["parent.nam"]) { id } }', "sort[0]"],
    ['{ nodes { children(sort: ["-nam"]) { id } } }', "children.sort[0]"],
    ['{ sections { item { ... on media { captions(sort: ["nam"]) { id } } } } }', "item.captions.sort[0]"],
    ['{ nodes_aggregated(groupBy: ["nam"]) { group } }', "groupBy[0]"],
    ['{ nodes_aggregated(groupBy: ["name"], sort: ["avg.nam"]) { group } }', "sort[0]"],
    ['{ nodes(sort: ["__proto__"]) { id } }', "__proto__"],
    ['{ nodes(sort: ["constructor"]) { id } }', "constructor"],
    ['{ nodes(sort: ["."]) { id } }', '""'],
  ])("%s", async (query, sentence) => {
    expect(await refuse(query, "FORBIDDEN")).toContain(sentence);
  });

  test.each(["{ nodes { nam } }", "{ nodes(filter: { nam: { _eq: 1 } }) { id } }", "{ nodes(filter: { name: { _gtt: 1 } }) { id } }"])(
    "%s",
    async (query) => {
      expect(await refuse(query, "GRAPHQL_VALIDATION")).not.toBe("");
    },
  );
});

describe("a value of the wrong type", () => {
  test.each<readonly [definition: string, filter: string, value: unknown, fault: string]>([
    ["[GraphQLStringOrFloat]", "{ id: { _between: $v } }", [1, null, 3], "expected a list of two values, got [1,null,3]."],
    ["nodes_filter", "$v", { id: { _between: ["a", "b", "c"] } }, 'expected a list of two values, got ["a","b","c"].'],
    ["GraphQLJsonFilter", "{ jb: { _json: $v } }", { a: { _eq: [1, null] } }, "expected a single value, got [1,null]."],
    ["types_filter", "$v", { jb: { _json: { a: { _eq: { b: "c" } } } } }, 'expected a single value, got {"b":"c"}.'],
    ["types_filter", "$v", { jb: { _json: { a: { _contains: { b: [1, "c"] } } } } }, 'expected a text, got {"b":[1,"c"]}.'],
    ["types_filter", "$v", { jb: { _json: { a: [1, { b: 2 }] } } }, 'expected an object, got [1,{"b":2}].'],
  ])("in a variable is told as it was sent: %s as %s", async (definition, filter, v, fault) => {
    const root = filter.includes("jb") || definition === "types_filter" ? "types" : "nodes";
    const message = await refuse(`query ($v: ${definition}) { ${root}(filter: ${filter}) { id } }`, "INVALID_QUERY", { v });
    expect(message).toContain(fault);
  });

  test.each([
    ['{ nodes(filter: { weight: { _eq: "ten" } }) { id } }', "filter.weight._eq: expected a number"],
    ['{ nodes(filter: { parent: { weight: { _in: [1, "ten"] } } }) { id } }', "filter.parent.weight._in[1]"],
    ['{ nodes(filter: { _or: [{ id: { _eq: 1 } }, { day: { _eq: "2024-02-30" } }] }) { id } }', "filter._or[1].day._eq: expected a date"],
    ['{ nodes(filter: { day: { _between: ["2024-01-01"] } }) { id } }', "expected a list of two values"],
    ['{ nodes(filter: { day_func: { year: { _eq: "MMXXIV" } } }) { id } }', "filter.day_func.year._eq"],
    ['{ types(filter: { u: { _eq: "me" } }) { id } }', "expected a UUID"],
    ['{ types(filter: { ti: { _eq: "25:00" } }) { id } }', "expected a time"],
    ['{ types(filter: { ts: { _eq: "2024-01-01T00:00:00+99:99" } }) { id } }', "expected a date in ISO 8601 form"],
    ['{ types(filter: { ts: { _gt: "$NOW(soon)" } }) { id } }', "expected a date"],
    ['{ types(filter: { f: { _eq: "NaN" } }) { id } }', "expected a number"],
    ['{ types { j_func { json(path: "$.a") } } }', "expected a json path"],
    ["{ types(filter: { j: { _json: { a: { _foo: 1 } } } }) { id } }", 'operator "_foo" is unknown'],
    ["{ types(filter: { j: { _json: { a: { _eq: [1] } } } }) { id } }", "expected a single value"],
    ["{ types(filter: { j: { _json: [] } }) { id } }", "expected an object"],
    ['{ nodes_aggregated(sort: ["sum.name"]) { countAll } }', "is no number"],
    ['{ nodes(sort: ["year(name)"]) { id } }', "has no such value"],
    ['{ nodes(sort: ["name.first"]) { id } }', "is no relation"],
    ['{ nodes(sort: ["children"]) { id } }', "has no such value"],
    ['{ sections(sort: ["item:ghosts.id"]) { id } }', "expected a member"],
  ])("%s", async (query, sentence) => {
    expect(await refuse(query, "INVALID_QUERY")).toContain(sentence);
  });

  test("out of the range of its type is said so, or fits no row", async () => {
    expect(await refuse('{ types(filter: { f: { _eq: "1e999" } }) { id } }', "VALUE_OUT_OF_RANGE")).not.toBe("");
    const { data } = await ask(
      '{ a: nodes(filter: { weight: { _eq: "99999999999999999999" } }) { id } b: types(filter: { si: { _lt: 99999 } }) { id } c: types(filter: { e: { _eq: "no mood" } }) { id } }',
    );
    expect(data).toEqual({ a: [], b: ["1", "2", "4", "5"].map((id) => ({ id })), c: [] });
  });

  test.each([
    "{ nodes(limit: 1.5) { id } }",
    "{ nodes(limit: 99999999999) { id } }",
    "{ nodes(filter: { weight: { _eq: true } }) { id } }",
    '{ types(filter: { b: { _eq: "yes" } }) { id } }',
  ])("%s", async (query) => {
    expect(await refuse(query, "GRAPHQL_VALIDATION")).not.toBe("");
  });
});

describe("a negative page", () => {
  test.each([
    ["{ nodes(limit: -2) { id } }", "limit: expected -1 (all) or more, got -2."],
    ["{ nodes(offset: -1) { id } }", "offset: expected 0 or more, got -1."],
    ["{ nodes(page: -1) { id } }", "page: expected 0 or more, got -1."],
    ["{ nodes { children(offset: -1) { id } } }", "children.offset: expected 0 or more, got -1."],
    ["{ nodes { parent(limit: -5) { id } } }", "parent.limit: expected -1 (all) or more, got -5."],
    ["{ people { passport(offset: -1) { number } } }", "passport.offset: expected 0 or more, got -1."],
    ["{ nodes_aggregated(limit: -3) { countAll } }", "limit: expected -1 (all) or more, got -3."],
  ])("%s", async (query, sentence) => {
    expect(await refuse(query, "INVALID_QUERY")).toBe(sentence);
  });

  test("at the other end is empty", async () => {
    expect(await ask("{ nodes(limit: 2147483647, page: 2147483647) { id } }")).toEqual({ data: { nodes: [] } });
  });
});

describe("a text with a NUL character", () => {
  const nul = "a\0b";

  test.each([
    ["filter", "query ($v: String) { nodes(filter: { name: { _eq: $v } }) { id } }", "INVALID_QUERY"],
    ["list", "query ($v: String) { nodes(filter: { name: { _in: [$v] } }) { id } }", "INVALID_QUERY"],
    ["pattern", "query ($v: String) { nodes(filter: { name: { _icontains: $v } }) { id } }", "INVALID_QUERY"],
    ["text key", "query ($v: String) { tags(filter: { code: { _eq: $v } }) { code } }", "INVALID_QUERY"],
    ["number", "query ($v: GraphQLStringOrFloat) { nodes(filter: { weight: { _eq: $v } }) { id } }", "INVALID_QUERY"],
    ["date", "query ($v: String) { nodes(filter: { day: { _eq: $v } }) { id } }", "INVALID_QUERY"],
    ["enum", "query ($v: String) { types(filter: { e: { _eq: $v } }) { id } }", "INVALID_QUERY"],
    ["member", "query ($v: String) { sections(filter: { item__texts: { body: { _eq: $v } } }) { id } }", "INVALID_QUERY"],
    ["collection", "query ($v: String) { sections(filter: { collection: { _eq: $v } }) { id } }", "INVALID_QUERY"],
    ["json value", "query ($v: GraphQLJsonFilter) { types(filter: { j: { _json: { a: { _eq: $v } } } }) { id } }", "INVALID_QUERY"],
    ["search", "query ($v: String) { nodes(search: $v) { id } }", "INVALID_QUERY"],
    ["nested search", "query ($v: String) { nodes { children(search: $v) { id } } }", "INVALID_QUERY"],
    ["sort", "query ($v: String) { nodes(sort: [$v]) { id } }", "FORBIDDEN"],
    ["groupBy", "query ($v: String) { nodes_aggregated(groupBy: [$v]) { group } }", "FORBIDDEN"],
    ["id", "query ($v: ID!) { nodes_by_id(id: $v) { id } }", "FORBIDDEN"],
    ["text id", "query ($v: ID!) { tags_by_id(id: $v) { code } }", "FORBIDDEN"],
    ["json path", "query ($v: String!) { types { j_func { json(path: $v) } } }", "INVALID_QUERY"],
  ])("in %s", async (_place, query, code) => {
    expect(await refuse(query, code, { v: nul })).not.toBe("");
  });

  test("in the path of a json filter", async () => {
    expect(
      await refuse("query ($f: types_filter) { types(filter: $f) { id } }", "INVALID_QUERY", {
        f: { j: { _json: { [nul]: { _eq: 1 } } } },
      }),
    ).not.toBe("");
  });

  test("names no version, so the item itself answers", async () => {
    expect(await ask("query ($v: String!) { nodes_by_id(id: 1, version: $v) { id } }", { v: nul })).toEqual({
      data: { nodes_by_id: { id: "1" } },
    });
  });
});

describe("a lone surrogate", () => {
  // PostgreSQL would take another character for it.
  test.each([
    ["query ($v: String) { nodes(filter: { name: { _contains: $v } }) { id } }", "\ud800"],
    ["query ($v: String) { nodes(search: $v) { id } }", "\ud800"],
    ["query ($v: String) { tags(filter: { code: { _in: [$v] } }) { code } }", "\ud800"],
    ["query ($v: ID!) { tags_by_id(id: $v) { code } }", "\udfff"],
    ["query ($v: String) { nodes(sort: [$v]) { id } }", "\udfff"],
  ])("is no text: %s", async (query, v) => {
    const { errors = [] } = await send(JSON.stringify({ query, variables: { v } }), 400);
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(["INVALID_PAYLOAD"]);
  });
});

describe("a lot of input", () => {
  const filter = 'query ($f: nodes_filter) { nodes(filter: $f, sort: ["id"]) { id } }';
  const idsOf = (answer: Answer): unknown => answer.data?.["nodes"];
  const allFrom = (first: number): unknown => Array.from({ length: 9 - first }, (_, index) => ({ id: String(first + index) }));

  test("ten thousand values of _in", async () => {
    const ids = Array.from({ length: 10_000 }, (_, index) => String(index + 3));
    expect(idsOf(await ask(filter, { f: { id: { _in: ids } } }))).toEqual(allFrom(3));
    expect(idsOf(await ask(filter, { f: { id: { _nin: ids } } }))).toEqual([{ id: "1" }, { id: "2" }]);
    expect(idsOf(await ask(filter, { f: { name: { _in: [...ids, "NULL", "{}", '"', "\\", "root"] } } }))).toEqual([{ id: "1" }]);
  });

  test("a megabyte in a filter", async () => {
    expect(idsOf(await ask(filter, { f: { name: { _eq: "x".repeat(million) } } }))).toEqual([]);
    expect(idsOf(await ask(filter, { f: { name: { _ncontains: "%".repeat(100_000) } } }))).toEqual(allFrom(1));
    expect(await refuse(filter, "INVALID_QUERY", { f: { name: { _ncontains: "%".repeat(million) } } })).toContain("at most 100000");
    expect(idsOf(await ask(filter, { f: { tags: { _none: { note: { _istarts_with: "ä".repeat(100_000) } } } } }))).toEqual(allFrom(1));
    expect(await refuse(filter, "INVALID_QUERY", { f: { weight: { _eq: "1".repeat(million) } } })).toContain("expected a number");
    expect(await refuse(filter, "INVALID_QUERY", { f: { day: { _eq: "2".repeat(million) } } })).toContain("expected a date");
  });

  test("a megabyte in a search, a sort, a key", async () => {
    const search = "query ($v: String) { nodes(search: $v) { id } types(search: $v) { id } }";
    expect(await ask(search, { v: "1".repeat(1_000) })).toEqual({ data: { nodes: [], types: [] } });
    expect(await refuse(search, "INVALID_QUERY", { v: "1".repeat(million) })).toContain("at most 1000 characters, got one of 1000000");
    expect(await refuse("query ($v: [String]) { nodes(sort: $v) { id } }", "INVALID_QUERY", { v: ["a".repeat(million)] })).toContain(
      "1000000 characters",
    );
    expect(
      await refuse("query ($v: [String]) { nodes_aggregated(groupBy: $v) { group } }", "INVALID_QUERY", {
        v: ["year(".repeat(million / 5)],
      }),
    ).not.toBe("");
    expect(await refuse("query ($v: ID!) { tags_by_id(id: $v) { code } }", "FORBIDDEN", { v: "x".repeat(million) })).not.toBe("");
  });

  test("thousands of conditions", async () => {
    const conditions = (count: number): Readonly<Record<string, unknown>> => ({
      f: { _or: Array.from({ length: count }, (_, index) => ({ weight: { _eq: index + 6 } })) },
    });
    expect(idsOf(await ask(filter, conditions(1_666)))).toEqual(["1", "2", "5", "6"].map((id) => ({ id })));
    const { errors = [] } = await send(JSON.stringify({ query: filter, variables: conditions(1_667) }), 400);
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(["INVALID_QUERY"]);
  });

  test("thousands of sorts and groups", async () => {
    const paths = Array.from({ length: 2000 }, (_, index) => `json(j, a${index})`);
    expect(await refuse("query ($v: [String]) { types(sort: $v) { id } }", "INVALID_QUERY", { v: paths })).not.toBe("");
    expect(await refuse("query ($v: [String]) { types_aggregated(groupBy: $v) { group } }", "INVALID_QUERY", { v: paths })).not.toBe("");
  });

  test("a hundred thousand nested conditions", async () => {
    const depth = 100_000;
    const nested = `${'{"_not":'.repeat(depth)}{"id":{"_eq":"1"}}${"}".repeat(depth)}`;
    const { errors = [] } = await send(`{"query":${JSON.stringify(filter)},"variables":{"f":${nested}}}`, 400);
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(["INVALID_PAYLOAD"]);
  });

  test("a value of a hundred thousand nested lists", async () => {
    const query = "query ($f: types_filter) { types(filter: $f) { id } }";
    const nested = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    const { errors = [] } = await send(`{"query":${JSON.stringify(query)},"variables":{"f":{"j":{"_json":{"a":{"_eq":${nested}}}}}}}`, 400);
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(["INVALID_PAYLOAD"]);
  });

  test("a document of too many tokens", async () => {
    expect(await refuse(`{ ${"nodes { id } ".repeat(2000)} }`, "GRAPHQL_VALIDATION")).not.toBe("");
  });
});

describe("relations nest", () => {
  const selection = (field: string, depth: number): string =>
    `{ nodes(limit: 1) ${`{ ${field} `.repeat(depth)}{ id } ${"}".repeat(depth)} }`;
  const filter = (field: string, depth: number): unknown => (depth === 0 ? { id: { _eq: "1" } } : { [field]: filter(field, depth - 1) });

  test.each(["parent", "children"])("nine levels of %s, not ten", async (field) => {
    expect((await ask(selection(field, 9))).errors).toBeUndefined();
    expect(await refuse(selection(field, 10), "INVALID_QUERY")).toContain("nests more than 9 relations");
    const query = "query ($f: nodes_filter) { nodes(filter: $f) { id } }";
    expect((await ask(query, { f: filter(field, 9) })).errors).toBeUndefined();
    expect(await refuse(query, "INVALID_QUERY", { f: filter(field, 10) })).toContain("nests more than 9 relations");
    const sort = (depth: number): string => `{ nodes(sort: ["${`${field}.`.repeat(depth)}id"]) { id } }`;
    expect((await ask(sort(9))).errors).toBeUndefined();
    expect(await refuse(sort(10), "INVALID_QUERY")).toContain("nests more than 9 relations");
  });

  test("through a union", async () => {
    const nested = (depth: number): string =>
      depth === 0 ? "{ id }" : `{ sections { item { ... on links { target ${nested(depth - 1)} } } } }`;
    expect((await ask(`{ nodes ${nested(3)} }`)).errors).toBeUndefined();
    expect(await refuse(`{ nodes ${nested(4)} }`, "INVALID_QUERY")).not.toBe("");
  });
});

describe("what tries to be SQL", () => {
  const payloads = [
    'id"; drop table nodes; --',
    "id; select pg_sleep(9)",
    "pg_sleep(9)",
    "id) desc, (select pg_sleep(9)",
    "count(*)",
    '"id" desc',
    "id::text",
    "name' or '1'='1",
    "json(name, a) || (select 1)",
    "$1",
  ];

  test.each(payloads)("%s is no field", async (payload) => {
    for (const query of [
      "query ($v: [String]) { nodes(sort: $v) { id } }",
      "query ($v: [String]) { nodes { children(sort: $v) { id } } }",
      "query ($v: [String]) { nodes_aggregated(groupBy: $v) { group } }",
      'query ($v: [String]) { nodes_aggregated(groupBy: ["name"], sort: $v) { group } }',
    ]) {
      const { errors = [] } = await ask(query, { v: [payload] });
      expect(errors.map(({ extensions }) => extensions.code)).toEqual([expect.stringMatching(/^(?:FORBIDDEN|INVALID_QUERY)$/)]);
    }
  });

  test.each([...payloads, "%' or 1=1 --", "\\", "{a,b}", "$NOW()", "' || pg_sleep(9) || '"])(
    "%s is a text like any other",
    async (payload) => {
      const query =
        "query ($v: String, $i: String) { a: nodes(filter: { name: { _contains: $v } }) { id } b: tags(filter: { code: { _in: [$i] } }) { code } c: sections(filter: { collection: { _eq: $v } }) { id } d: links(search: $v) { slug } }";
      const { data, errors } = await ask(query, { v: payload, i: payload });
      expect(errors).toBeUndefined();
      expect(data?.["b"]).toEqual([]);
      expect(data?.["c"]).toEqual([]);
    },
  );

  test("a json path is a value", async () => {
    expect((await ask('{ types(sort: ["json(j, a;drop table nodes)"], limit: 1) { id } }')).errors).toBeUndefined();
    const { data } = await ask('{ types(limit: 1) { j_func { json(path: "a} , {b") } } }');
    expect(data).toEqual({ types: [{ j_func: { json: null } }] });
  });

  test("a collection that a pair names is a value, whatever it spells", async () => {
    const { data } = await ask('{ sections(filter: { id: { _in: [12, 13, 19] } }, sort: ["id"]) { collection item { __typename } } }');
    expect(data).toEqual({
      sections: [
        { collection: "ghosts", item: null },
        { collection: "tags", item: null },
        { collection: null, item: null },
      ],
    });
  });
});
