/**
 * Text that means something to SQL, through every argument that takes text: it comes back as it was, or is refused with
 * a code, and the statements are those that a harmless text runs.
 */
import { type DocumentNode, GraphQLError, parse } from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Row } from "../../src/database/database.ts";
import { RequestError } from "../../src/errors.ts";
import { payloads, payloadsFor } from "../harness/payloads.ts";
import { serveFixture } from "../harness/serve-fixture.ts";
import type { RunResult, ServedFixture } from "../harness/serve-fixture.ts";

let served: ServedFixture;
let whole: readonly Row[];
beforeAll(async () => {
  served = await serveFixture("postgres", "lab");
  whole = await readWhole();
});
afterAll(() => served.close());

interface Outcome {
  readonly data: Readonly<Record<string, unknown>> | undefined;
  /** Of every error; what is none of ours says so. */
  readonly codes: readonly string[];
  /** The texts of the statements, without their values. */
  readonly texts: readonly string[];
}

async function run(query: string | DocumentNode, variables: Readonly<Record<string, unknown>> = {}): Promise<Outcome> {
  const { data, errors = [], statements }: RunResult = await served.run(query, variables);
  return { data: data ?? undefined, codes: errors.map(codeOf), texts: statements.map(({ sql }) => sql) };
}

function codeOf(error: GraphQLError): string {
  const origin = originOf(error);
  if (origin instanceof RequestError) return origin.code;
  // graphql-js refuses values itself, before anything runs.
  return origin instanceof GraphQLError && origin.path === undefined ? "GRAPHQL_VALIDATION" : `unexpected: ${String(origin)}`;
}

function originOf(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError !== undefined ? originOf(error.originalError) : error;
}

interface Place {
  readonly query: string;
  /** The variables that carry the text. */
  readonly variables: (text: string) => Readonly<Record<string, unknown>>;
  /** Texts of every kind that the place tells apart: what they run is all that may run. */
  readonly harmless: readonly string[];
  /** The codes with which a text may be refused. */
  readonly codes: readonly string[];
}

interface Injected {
  /** What a payload did that no harmless text does. */
  readonly faults: readonly string[];
  /** The answers of those that were taken. */
  readonly taken: ReadonlyMap<string, Outcome>;
  readonly tried: readonly string[];
}

let places = 0;

async function inject(place: Place): Promise<Injected> {
  const known = new Set<string>();
  const query = parse(place.query);
  for (const text of place.harmless) for (const sql of (await run(query, place.variables(text))).texts) known.add(sql);
  const faults: string[] = [];
  const taken = new Map<string, Outcome>();
  const tried = payloadsFor(places++);
  for (const payload of tried) {
    const outcome = await run(query, place.variables(payload));
    for (const code of outcome.codes) if (!place.codes.includes(code)) faults.push(`${JSON.stringify(payload)}: ${code}`);
    for (const sql of outcome.texts) if (!known.has(sql)) faults.push(`${JSON.stringify(payload)} runs ${sql}`);
    if (outcome.codes.length === 0) taken.set(payload, outcome);
  }
  return { faults, taken, tried };
}

const byName = (text: string): Readonly<Record<string, unknown>> => ({ v: text });
const uuid = "00000000-0000-4000-8000-000000000001";

test("there is much to try", () => {
  expect(payloads.length).toBeGreaterThan(600);
});

describe("a text that is written", () => {
  const numbered = payloads.map((body, index) => ({ id: index + 1_000, body }));

  test("comes back as it was, from variables and from literals", async () => {
    const create = "mutation ($d: [create_texts_input!]) { create_texts_items(data: $d, limit: -1) { id body } }";
    const written = await run(create, { d: numbered });
    expect(written.codes).toEqual([]);
    const items = numbered.map(({ id, body }) => ({ id: String(id), body }));
    expect(written.data?.["create_texts_items"]).toEqual(items);
    const literals = numbered.map(({ id, body }) => `{ id: ${id + 10_000}, body: ${JSON.stringify(body)} }`).join(" ");
    const fromLiterals = await run(`mutation { create_texts_items(data: [${literals}], limit: -1) { body } }`);
    expect(fromLiterals.data?.["create_texts_items"]).toEqual(numbered.map(({ body }) => ({ body })));
    const harmless = await run(create, { d: numbered.map(({ id }) => ({ id: id + 20_000, body: "plain" })) });
    expect(fromLiterals.texts.length).toBe(harmless.texts.length);
    expect(written.texts).toEqual(harmless.texts);
    expect((await run("mutation ($ids: [ID]!) { delete_texts_items(ids: $ids) { ids } }", { ids: deleted })).codes).toEqual([]);
  });

  // Those of the first writing are kept, to be found by the tests below.
  const deleted = numbered.flatMap(({ id }) => [String(id + 10_000), String(id + 20_000)]);

  test("is found by every operator, and left out by its opposite", async () => {
    const positive = ["_eq", "_contains", "_icontains", "_starts_with", "_istarts_with", "_ends_with", "_iends_with"];
    const negative = ["_neq", "_ncontains", "_nstarts_with", "_nistarts_with", "_nends_with", "_niends_with"];
    const each = (operators: readonly string[], list: string): string =>
      [...operators.map((operator) => `{ body: { ${operator}: $v } }`), `{ body: { ${list}: [$v] } }`].join(" ");
    const { faults, taken, tried } = await inject({
      query: `query ($v: String) {
        found: texts(filter: { _and: [${each(positive, "_in")}] }) { body }
        missed: texts(filter: { _and: [{ body: { _eq: $v } } { _or: [${each(negative, "_nin")}] }] }) { body }
      }`,
      variables: byName,
      harmless: ["plain"],
      codes: [],
    });
    expect(faults).toEqual([]);
    // `$NOW` is a value that changes, not a text.
    const wrong = [...taken].filter(
      ([body, { data }]) => body !== "$NOW" && JSON.stringify(data) !== JSON.stringify({ found: [{ body }], missed: [] }),
    );
    expect(wrong.map(([body, { data }]) => [body, data])).toEqual([]);
    expect(taken.size).toBe(tried.length);
  });

  test("is found by a search", async () => {
    const { faults, taken, tried } = await inject({
      query: "query ($v: String) { texts(search: $v, limit: -1) { body } types(search: $v) { id } }",
      variables: byName,
      harmless: ["", "plain", "1", "1.5", "-1", "1e2", "99999", "9999999999", "99999999999999999999", uuid, "true", "2024-01-01"],
      codes: ["INVALID_QUERY"],
    });
    expect(faults).toEqual([]);
    const unfound = [...taken].filter(([body, { data }]) => {
      const found = data?.["texts"];
      return !Array.isArray(found) || !found.some((item: Readonly<Record<string, unknown>>) => item["body"] === body);
    });
    expect(unfound.map(([body]) => body)).toEqual([]);
    expect(taken.size).toBe(tried.length);
  });

  test("changes an item, and no other", async () => {
    const before = await run("{ texts(filter: { id: { _lt: 1000 } }, limit: -1) { id body } }");
    const { faults, taken } = await inject({
      query: "mutation ($v: String) { update_texts_item(id: 1000, data: { body: $v }) { body } }",
      variables: byName,
      harmless: ["plain"],
      codes: [],
    });
    expect(faults).toEqual([]);
    for (const [body, { data }] of taken) expect(data).toEqual({ update_texts_item: { body } });
    expect(await run("{ texts(filter: { id: { _lt: 1000 } }, limit: -1) { id body } }")).toEqual(before);
  });

  test("is a key", async () => {
    // An empty text is no key.
    const keys = payloads.filter((text) => text !== "");
    const codes = keys.map((code) => ({ code }));
    const created = await run("mutation ($d: [create_tags_input!]) { create_tags_items(data: $d, limit: -1) { code } }", { d: codes });
    expect([created.codes, new Set(created.data?.["create_tags_items"] as readonly unknown[])]).toEqual([[], new Set(codes)]);
    const byKey = await inject({
      query: "query ($v: ID!) { tags_by_id(id: $v) { code } }",
      variables: byName,
      harmless: ["plain"],
      codes: ["FORBIDDEN"],
    });
    expect(byKey.faults).toEqual([]);
    const asked = byKey.tried.filter((text) => text !== "");
    expect([...byKey.taken].map(([code, { data }]) => [code, data])).toEqual(asked.map((code) => [code, { tags_by_id: { code } }]));
    const linked = await inject({
      query: `mutation ($d: update_nodes_input!) { update_nodes_item(id: 8, data: $d) { tags { tags_code { code } } } }`,
      variables: (code) => ({ d: { tags: [{ tags_code: { code }, note: "linked" }] } }),
      harmless: keys.slice(0, 2),
      codes: ["FAILED_VALIDATION"],
    });
    expect(linked.faults).toEqual([]);
    expect([...linked.taken.keys()]).toEqual(linked.tried.filter((text) => text !== ""));
    for (const [code, { data }] of linked.taken) expect(data).toEqual({ update_nodes_item: { tags: [{ tags_code: { code } }] } });
    const removed = await run("mutation ($ids: [ID]!) { delete_tags_items(ids: $ids) { ids } }", { ids: keys });
    expect([removed.codes, removed.data]).toEqual([[], { delete_tags_items: { ids: keys } }]);
  });

  test("is a name and a value in json, and an element of an array", async () => {
    const items = payloads.map((text, index) => ({
      id: index + 1_000,
      j: { [text]: [text] },
      jb: { [text]: text },
      at: [text],
      c: [text],
    }));
    const fields = "{ j jb at }";
    const create = `mutation ($d: [create_types_input!]) { create_types_items(data: $d, limit: -1) ${fields} }`;
    const created = await run(create, { d: items.map(({ id, j, jb, at }) => ({ id, j, jb, at })) });
    expect([created.codes, created.data?.["create_types_items"]]).toEqual([[], items.map(({ j, jb, at }) => ({ j, jb, at }))]);
    for (const column of ["j", "jb"]) {
      const { faults } = await inject({
        query: `query ($f: GraphQLJsonFilter) { types(filter: { ${column}: { _json: $f } }) { id } }`,
        variables: (text) => ({ f: { [text]: { _eq: text } } }),
        harmless: ["plain", "_eq"],
        codes: ["INVALID_QUERY"],
      });
      expect(faults).toEqual([]);
    }
  });
});

describe("a text where another kind of value is expected", () => {
  const columns: readonly (readonly [column: string, type: string, harmless: readonly string[]])[] = [
    ["i", "GraphQLStringOrFloat", ["1", "1.5"]],
    ["si", "GraphQLStringOrFloat", ["1", "1.5"]],
    ["bi", "GraphQLBigInt", ["1", "1.5", "99999999999999999999"]],
    ["f", "GraphQLStringOrFloat", ["1.5"]],
    ["n", "GraphQLStringOrFloat", ["1.5"]],
    ["da", "String", ["2024-01-01", "$NOW"]],
    ["ti", "String", ["12:00", "$NOW"]],
    ["dt", "String", ["2024-01-01T00:00:00", "$NOW", "infinity"]],
    ["ts", "String", ["2024-01-01T00:00:00Z", "$NOW", "infinity"]],
    ["u", "String", [uuid]],
    ["e", "String", ["calm"]],
    ["s", "String", ["plain"]],
    ["ch", "String", ["plain"]],
    ["c", "String", ["plain"]],
  ];

  test.each(columns)("is refused or compared: %s, a %s", async (column, type, harmless) => {
    const { faults } = await inject({
      query: `query ($v: ${type}) { types(filter: { ${column}: { _eq: $v } }) { id } }`,
      variables: byName,
      harmless,
      codes: ["INVALID_QUERY", "GRAPHQL_VALIDATION", "VALUE_OUT_OF_RANGE"],
    });
    expect(faults).toEqual([]);
  });

  test.each([
    ["nodes_by_id", "1"],
    ["types_by_id", "1"],
    ["people_by_id", uuid],
  ])("as a key of %s finds nothing", async (root, key) => {
    const place = { query: `query ($v: ID!) { ${root}(id: $v) { id } }`, variables: byName, harmless: [key, "0"] };
    const { faults, taken } = await inject({ ...place, codes: ["FORBIDDEN", "INVALID_QUERY", "VALUE_OUT_OF_RANGE"] });
    expect(faults).toEqual([]);
    // Numbers among them may be the key of an item.
    expect([...taken.keys()].filter((text) => !/^\s*[-+]?\d+\s*$/.test(text))).toEqual([]);
  });
});

describe("a text in a filter of a relation", () => {
  test.each([
    ["to one", "query ($v: String) { nodes(filter: { parent: { name: { _eq: $v } } }) { id } }"],
    ["to many", "query ($v: String) { nodes(filter: { tags: { _some: { note: { _contains: $v } } } }) { id } }"],
    ["to a member of a union", "query ($v: String) { sections(filter: { item__texts: { body: { _starts_with: $v } } }) { id } }"],
    ["to the name of a member", "query ($v: String) { sections(filter: { collection: { _in: [$v] } }) { id } }"],
    ["of a nested list", "query ($v: String) { nodes { tags(filter: { note: { _neq: $v } }, search: $v) { id } } }"],
    ["of groups", 'query ($v: String) { nodes_aggregated(groupBy: ["status"], filter: { name: { _eq: $v } }) { group countAll } }'],
  ])("%s is a value", async (_what, query) => {
    const { faults, taken, tried } = await inject({
      query,
      variables: byName,
      harmless: ["plain", "1", "1.5", "", "99999999999999999999"],
      codes: [],
    });
    expect(faults).toEqual([]);
    expect(taken.size).toBe(tried.length);
  });
});

describe("a text as the name of something", () => {
  const names: readonly (readonly [string, string, (text: string) => Readonly<Record<string, unknown>>])[] = [
    ["sort", "query ($v: [String]) { nodes(sort: $v) { id } }", (text) => ({ v: [text] })],
    ["descending sort", "query ($v: [String]) { nodes(sort: $v) { id } }", (text) => ({ v: [`-${text}`] })],
    ["sort through a relation", "query ($v: [String]) { nodes(sort: $v) { id } }", (text) => ({ v: [`parent.${text}`] })],
    ["sort through a member", "query ($v: [String]) { sections(sort: $v) { id } }", (text) => ({ v: [`item:texts.${text}`] })],
    ["member of a sort", "query ($v: [String]) { sections(sort: $v) { id } }", (text) => ({ v: [`item:${text}.id`] })],
    ["sort of a nested list", "query ($v: [String]) { nodes { children(sort: $v) { id } } }", (text) => ({ v: [text] })],
    ["function of a sort", "query ($v: [String]) { nodes(sort: $v) { id } }", (text) => ({ v: [`${text}(day)`] })],
    ["argument of a function", "query ($v: [String]) { nodes(sort: $v) { id } }", (text) => ({ v: [`year(${text})`] })],
    ["group", "query ($v: [String]) { nodes_aggregated(groupBy: $v) { group } }", (text) => ({ v: [text] })],
    ["function of a group", "query ($v: [String]) { nodes_aggregated(groupBy: $v) { group } }", (text) => ({ v: [`${text}(day)`] })],
    ["sort of groups", "query ($v: [String]) { nodes_aggregated(sort: $v) { countAll } }", (text) => ({ v: [text] })],
    ["aggregate of a sort", "query ($v: [String]) { nodes_aggregated(sort: $v) { countAll } }", (text) => ({ v: [`sum.${text}`] })],
    [
      "collection of a written member",
      "mutation ($v: String) { create_sections_item(data: { collection: $v, item: { id: 1 } }) { id } }",
      byName,
    ],
  ];

  test.each(names)("%s is refused before anything runs", async (_what, query, variables) => {
    const place = { query, variables, harmless: [""] };
    const { faults, taken } = await inject({ ...place, codes: ["FORBIDDEN", "INVALID_QUERY", "INVALID_PAYLOAD", "VALUE_TOO_LONG"] });
    expect(faults).toEqual([]);
    // Nothing to sort or to group by is no name at all.
    expect([...taken.keys()].filter((text) => text !== "")).toEqual([]);
  });

  test.each([
    ["version", "query ($v: String!) { nodes_by_id(id: 1, version: $v) { name } }"],
    ["version of an item", "query ($v: String!) { nodes_by_version(id: 1, version: $v) { name } }"],
  ])("%s is a value", async (_what, query) => {
    const { faults } = await inject({ query, variables: byName, harmless: ["plain", "main"], codes: ["FORBIDDEN", "INVALID_QUERY"] });
    expect(faults).toEqual([]);
  });

  const paths: readonly (readonly [string, string, (text: string) => Readonly<Record<string, unknown>>])[] = [
    ["selected", "query ($v: String!) { types { j_func { json(path: $v) } jb_func { json(path: $v) } } }", byName],
    ["sorted by", "query ($v: [String]) { types(sort: $v) { id } }", (text) => ({ v: [`json(j, ${text})`] })],
    ["grouped by", "query ($v: [String]) { types_aggregated(groupBy: $v) { group } }", (text) => ({ v: [`json(jb, ${text})`] })],
  ];

  test.each(paths)("a json path that is %s is refused or a value", async (_what, query, variables) => {
    const place = { query, variables, harmless: ["plain", "a.b", "a[0]", "[0]", "a.b[0].c", "1"] };
    const { faults } = await inject({ ...place, codes: ["FORBIDDEN", "INVALID_QUERY"] });
    expect(faults).toEqual([]);
  });
});

test("nothing else of the database is gone, changed or added", async () => {
  expect(await readWhole()).toEqual(whole);
});

/** What is in the database, but for the texts and the tag that the tests wrote on purpose. */
async function readWhole(): Promise<readonly Row[]> {
  const sql = `select (select md5(string_agg(n::text, ' ' order by id)) from nodes n), (select md5(string_agg(t::text, ' ' order by id)) from types t where id < 1000),
    (select md5(string_agg(t::text, ' ' order by id)) from texts t where id < 1000), (select md5(string_agg(s::text, ' ' order by id)) from sections s),
    (select string_agg(code, ' ' order by code) from tags), (select string_agg(relname, ' ' order by relname) from pg_class where relnamespace = 'public'::regnamespace),
    (select string_agg(rolname, ' ' order by rolname) from pg_roles)`;
  return served.database.run({ sql, parameters: [] });
}
