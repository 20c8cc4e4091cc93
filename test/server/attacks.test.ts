/** What attackers send, from the lists of graphql-cop and others: answered or refused, at a bounded cost, and the next request works. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Database, Statement } from "../../src/database/database.ts";
import { compileDatabase, createReady } from "../../src/gateway/compile.ts";
import { engineSettingsOf } from "../../src/gateway/engine-settings.ts";
import type { Model } from "../../src/model/model.ts";
import { createEngine } from "../../src/operation/engine.ts";
import { type Server, createServer } from "../../src/server/server.ts";
import { openTestDatabase } from "../harness/open-database.ts";
import { recordStatements } from "../harness/record-statements.ts";
import { configOf, createLogBook } from "./support.ts";

interface Answer {
  readonly data?: Readonly<Record<string, unknown>>;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions: {
      readonly code: string;
      readonly errors?: readonly unknown[];
      readonly problems?: readonly unknown[];
      readonly moreProblems?: number;
      readonly steps?: number;
      readonly limit?: number;
      readonly path?: string;
    };
  }[];
}

interface Answered extends Answer {
  readonly status: number;
  readonly milliseconds: number;
}

let opened: Database;
let statements: Statement[];
let createAttacked: (settings?: Readonly<Record<string, string>>, model?: (model: Model) => Model) => Promise<Server>;
let server: Server;
/** Takes bodies as large as nobody needs by default. */
let generous: Server;

beforeAll(async () => {
  opened = await openTestDatabase("postgres", "lab");
  const { engine } = await compileDatabase(opened, configOf({ ACCESS: "open" }));
  const recorded = recordStatements(opened);
  ({ statements } = recorded);
  createAttacked = async (settings = {}, change = (model) => model) => {
    const config = configOf({ ACCESS: "open", ...settings });
    const attacked = { ...engine, model: change(engine.model), database: recorded.database, settings: engineSettingsOf(config) };
    const served = createReady(await createEngine(attacked), null);
    return createServer({ config, log: createLogBook().log, served: () => served, renew: () => Promise.resolve(served) });
  };
  server = await createAttacked();
  generous = await createAttacked({ MAX_PAYLOAD_SIZE: "16mb" });
});
afterAll(() => opened.close());

afterEach(async () => {
  const next = JSON.stringify((await ask("{ nodes_by_id(id: 1) { name } }")).data);
  if (next !== '{"nodes_by_id":{"name":"root"}}') throw new Error(`The next request does not work: ${next}`);
});

/** The figures are printed, and nothing is asserted of them: whoever waits too long meets the test's own limit. */
const costs: string[] = [];
afterAll(() => {
  // oxlint-disable-next-line no-console -- the figures are for whoever reads the test's output.
  console.log(`Attacks, in milliseconds:\n${costs.join("\n")}`);
});

async function send(
  body: string | Uint8Array<ArrayBuffer>,
  to: Server = server,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answered> {
  const start = performance.now();
  const request = new Request("http://127.0.0.1/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
  });
  const response = await to.fetch(request);
  // The server's own form.
  const answer = (await response.json()) as Answer;
  const milliseconds = Math.round(performance.now() - start);
  return { status: response.status, milliseconds, ...answer };
}

async function ask(query: string, variables?: unknown, to: Server = server): Promise<Answered> {
  return send(JSON.stringify({ query, variables }), to);
}

/** Notes what an attack cost. */
async function attack(title: string, query: string, to: Server = server, variables?: unknown): Promise<Answered> {
  const answered = await ask(query, variables, to);
  costs.push(`  ${String(answered.milliseconds).padStart(5)}  ${title}: ${answered.errors?.[0]?.message.slice(0, 80) ?? "answered"}`);
  return answered;
}

function codesOf({ errors = [] }: Answer): readonly string[] {
  return errors.map(({ extensions }) => extensions.code);
}

function times(count: number, part: (index: number) => string, separator = " "): string {
  return Array.from({ length: count }, (_, index) => part(index)).join(separator);
}

async function statementsOf(query: string): Promise<readonly Statement[]> {
  const before = statements.length;
  const { errors } = await ask(query);
  expect(errors).toBeUndefined();
  return statements.slice(before);
}

const invalid = { status: 400, errors: [{ extensions: { code: "GRAPHQL_VALIDATION" } }] };

describe("what graphql-cop tries", () => {
  test("101 aliases are answered, and cost no statement", async () => {
    const before = statements.length;
    const { data } = await attack("101 aliases of __typename", `{ ${times(101, (index) => `alias${index}: __typename`)} }`);
    expect(Object.keys(data ?? {})).toHaveLength(101);
    expect(statements.length).toBe(before);
  });

  test("a batch of 10 is refused", async () => {
    const batch = Array.from({ length: 10 }, () => ({ query: "{ __typename }" }));
    expect(await send(JSON.stringify(batch))).toMatchObject({ status: 400, errors: [{ extensions: { code: "INVALID_PAYLOAD" } }] });
  });

  test("500 times the same field is answered once", async () => {
    const { data } = await attack("500 times __typename", `{ ${"__typename ".repeat(500)} }`);
    expect(data).toEqual({ __typename: "Query" });
  });

  test("10 directives that do not exist, on one field, are refused", async () => {
    expect(await ask(`{ __typename ${"@aa".repeat(10)} }`)).toMatchObject(invalid);
    expect(await ask(`{ __typename ${"@include(if: true) ".repeat(10)} }`)).toMatchObject(invalid);
  });

  test("introspection that goes round in circles is refused", async () => {
    const circular = "{ __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }";
    expect(await attack("circular introspection", circular)).toMatchObject(invalid);
  });

  test("a mutation by GET is refused, a query is answered", async () => {
    const get = async (query: string): Promise<Response> =>
      server.fetch(new Request(`http://127.0.0.1/graphql?query=${encodeURIComponent(query)}`));
    const mutation = await get("mutation { delete_nodes_item(id: 1) { id } }");
    expect([mutation.status, mutation.headers.get("allow")]).toEqual([405, "POST"]);
    expect((await get("{ __typename }")).status).toBe(200);
  });

  test.each(["application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x", ""])(
    "a body of the type %j, as a foreign page sends it, is refused",
    async (type) => {
      const answered = await send("query=%7B__typename%7D", server, { "content-type": type });
      expect([answered.status, ...codesOf(answered)]).toEqual([415, "UNSUPPORTED_MEDIA_TYPE"]);
    },
  );

  test("introspection and its suggestions can be off", async () => {
    const closed = await createAttacked({ GRAPHQL_INTROSPECTION: "false" });
    expect(await ask("{ __schema { queryType { name } } }", undefined, closed)).toMatchObject(invalid);
    expect(await ask('{ __type(name: "nodes") { name } }', undefined, closed)).toMatchObject(invalid);
    const misspelt = [
      ["{ node { id } }", undefined],
      ["{ nodes { nam } }", undefined],
      ["{ nodes(filtr: {}) { id } }", undefined],
      ["{ nodes(filter: { nam: {} }) { id } }", undefined],
      ["query ($f: nodes_filtr) { nodes(filter: $f) { id } }", undefined],
      ["query ($f: nodes_filter) { nodes(filter: $f) { id } }", { f: { nam: { _eq: "a" } } }],
      ["{ nodes { ... on nods { id } } }", undefined],
      ['{ nodes(sort: ["nam"]) { id } }', undefined],
      ['{ nodes(sort: ["parent.nam"]) { id } }', undefined],
      ['{ nodes_aggregated(groupBy: ["nam"]) { group } }', undefined],
      ['mutation { create_nodes_item(data: { nam: "a" }) { id } }', undefined],
      ["mutation ($d: create_nodes_input!) { create_nodes_item(data: $d) { id } }", { d: { nam: "a" } }],
    ] as const;
    for (const [query, variables] of misspelt) {
      const open = await ask(query, variables);
      const answered = await ask(query, variables, closed);
      expect(codesOf(answered)).toEqual(codesOf(open));
      expect(codesOf(answered)).not.toHaveLength(0);
      expect(JSON.stringify(answered)).not.toMatch(/did you mean/i);
    }
  });

  test("GraphiQL can be off, and no error tells of what runs inside", async () => {
    const closed = await createAttacked({ GRAPHIQL: "false" });
    const page = await closed.fetch(new Request("http://127.0.0.1/graphql", { headers: { accept: "text/html" } }));
    expect([page.status, page.headers.get("content-type")]).not.toEqual([200, "text/html; charset=utf-8"]);
    expect(await page.text()).not.toContain("GraphiQL");
    const answered = await ask("queryy { __typename");
    expect(Object.keys(answered.errors?.[0]?.extensions ?? {}).toSorted()).toEqual(["code", "errors"]);
    expect(JSON.stringify(answered)).not.toMatch(/node_modules|\.ts:|stacktrace|tracing/);
  });
});

describe("many of the same", () => {
  const deep =
    "children(limit: 2) { name tags { note tags_code { label } } parent { sections { item { ... on texts { body author { name } } } } } }";

  test("a hundred aliases of one deep relation cost the statements of one", async () => {
    const one = await statementsOf(`{ nodes { ${deep} } }`);
    expect(one.length).toBeGreaterThan(3);
    expect(await statementsOf(`{ nodes { ${times(100, (index) => `a${index}: ${deep}`)} } }`)).toEqual(one);
    expect(await statementsOf(`{ ${times(100, (index) => `a${index}: nodes { ${deep} }`)} }`)).toEqual(one);
  });

  test("a hundred aliases that differ are refused for what they may answer", async () => {
    const before = statements.length;
    const differing = (index: number): string =>
      `a${index}: children(limit: ${index + 1}) { children { children { children { children { name } } } } }`;
    const answered = await attack("100 aliases of 5 levels that differ", `{ nodes { ${times(100, differing)} } }`);
    expect([answered.status, ...codesOf(answered)]).toEqual([400, "INVALID_QUERY"]);
    expect(answered.errors?.[0]?.message).toContain("of which 10000000 are allowed");
    expect(statements.length).toBe(before);
  });

  test.each([
    ["limits that multiply", "{ nodes(limit: 10000) { children(limit: 10000) { children(limit: 10000) { id } } } }"],
    ["limits in variables", "query ($n: Int = 10000) { nodes(limit: $n) { children(limit: $n) { children(limit: $n) { id } } } }"],
    [
      "limits in fragments",
      "{ nodes(limit: 10000) { ...F } } fragment F on nodes { children(limit: 10000) { ...G } } fragment G on nodes { children(limit: 10000) { id } }",
    ],
    [
      "no limits at all",
      `{ ${times(2, (index) => `a${index}: nodes(limit: -1) ${"{ children(limit: -1) ".repeat(8)}{ a${index}: id }${" }".repeat(8)}`)} }`,
    ],
  ])("%s are refused", async (title, query) => {
    const before = statements.length;
    expect(codesOf(await attack(title, query))).toEqual(["INVALID_QUERY"]);
    expect(statements.length).toBe(before);
  });

  test("the cost is a setting, and what is left out costs nothing", async () => {
    const cheap = await createAttacked({ GRAPHQL_QUERY_COST_LIMIT: "100" });
    expect((await ask("{ nodes(limit: 100) { id parent @include(if: false) { id } } }", undefined, cheap)).errors).toBeUndefined();
    expect(codesOf(await ask("{ nodes(limit: 100) { id parent { id } } }", undefined, cheap))).toEqual(["INVALID_QUERY"]);
    const query = "query ($n: Int, $p: Boolean!) { nodes(limit: $n) { id parent @skip(if: $p) { id } } }";
    expect((await ask(query, { n: 50, p: false }, cheap)).errors).toBeUndefined();
    expect(codesOf(await ask(query, { n: 51, p: false }, cheap))).toEqual(["INVALID_QUERY"]);
    expect((await ask(query, { n: 51, p: true }, cheap)).errors).toBeUndefined();
    expect((await ask("{ __schema { types { fields { args { type { name } } } } } }", undefined, cheap)).errors).toBeUndefined();
  });

  test("more aliases than the limit are refused", async () => {
    expect(await attack("1001 aliases", `{ ${times(1_001, (index) => `a${index}: __typename`)} }`)).toMatchObject(invalid);
  });
});

/** Fragments F0 to Fn on `nodes`, and a query that spreads them all. */
function fragments(count: number, body: (index: number) => string): string {
  return `{ nodes(limit: 1) { ${times(count, (index) => `...F${index}`)} } } ${times(count, (index) => `fragment F${index} on nodes { ${body(index)} }`)}`;
}

const nested = (depth: number, width: number): string => (depth === 0 ? "id" : `parent { ${nested(depth - 1, width)} } `.repeat(width));

describe("bombs of fields and fragments", () => {
  const bombs: readonly (readonly [string, string])[] = [
    [
      "50 fragments, each spreads those after it",
      fragments(50, (index) => `id ${times(49 - index, (later) => `...F${index + later + 1}`)}`),
    ],
    [
      "50 fragments, each spreads all others",
      fragments(50, (index) => `id ${times(50, (other) => (other === index ? "" : `...F${other}`))}`),
    ],
    [
      "35 fragments, each nests those after it",
      fragments(35, (index) => `id ${times(34 - index, (later) => `parent { ...F${index + later + 1} }`)}`),
    ],
    [
      "17 fragments, each nests the next under two fields",
      fragments(17, (index) => (index === 16 ? "id" : `parent { ...F${index + 1} } children { ...F${index + 1} }`)),
    ],
    [
      "9 fragments, each nests the next twice",
      fragments(9, (index) => (index === 8 ? "id" : `parent { ...F${index + 1} ...F${index + 1} }`)),
    ],
    [
      "a chain of 600 fragments",
      fragments(1, () => "...C0") +
        times(600, (index) => ` fragment C${index} on nodes { ${index === 599 ? "id" : `...C${index + 1}`} }`, ""),
    ],
    [
      "lists with aliases in 9 fragments, 10 to the power of 9",
      fragments(9, (index) => (index === 8 ? "id" : times(10, (alias) => `a${alias}: children { ...F${index + 1} }`))),
    ],
    ["2,000 repeated fields", `{ nodes(limit: 1) { ${"id ".repeat(2_000)} } }`],
    ["20,000 repeated fields", `{ nodes(limit: 1) { ${"id ".repeat(20_000)} } }`],
    ["450 repeated lists with arguments", `{ nodes(limit: 1) { ${"children(limit: 1) { id } ".repeat(450)} } }`],
    ["280 repeated lists with arguments", `{ nodes(limit: 1) { ${"children(limit: 1) { id } ".repeat(280)} } }`],
    ["630 repeated fields", `{ nodes(limit: 1) { ${"id ".repeat(630)} } }`],
    ["450 repeated roots", `{ ${"nodes(limit: 1) { id } ".repeat(450)} }`],
    ["doubled at each of 9 levels", `{ nodes(limit: 1) { ${nested(9, 2)} } }`],
    ["five times at each of 4 levels", `{ nodes(limit: 1) { ${nested(4, 5)} } }`],
    ["a fragment that spreads itself twice", "{ nodes { ...F } } fragment F on nodes { parent { ...F } children { ...F } }"],
    ["700 inline fragments in each other", `{ nodes(limit: 1) { ${"... on nodes { ".repeat(700)} id ${"}".repeat(700)} } }`],
    ["1,600 levels of selections", `{ nodes(limit: 1) { ${"parent { ".repeat(1_600)} id ${"}".repeat(1_600)} } }`],
    ["2,400 lists in each other", `{ nodes(sort: ${"[".repeat(2_400)}"id"${"]".repeat(2_400)}) { id } }`],
    ["4,900 open brackets", `{ nodes(sort: ${"[".repeat(4_900)}`],
    ["1,200 objects in each other", `{ nodes(filter: ${"{ _not: ".repeat(1_200)}{}${"}".repeat(1_200)}) { id } }`],
    ["100,000 directives that do not exist", `{ nodes(limit: 1) { id ${"@a ".repeat(100_000)} } }`],
    ["2,000 directives that do not exist", `{ nodes(limit: 1) { id ${"@a ".repeat(2_000)} } }`],
    ["1,200 variables that are not used", `query (${times(1_200, (index) => `$a${index}: Int`)}) { nodes(limit: 1) { id } }`],
    ["900 operations", times(900, (index) => `query Q${index} { __typename }`)],
    ["900 unknown fields", `{ nodes { ${times(900, (index) => `nam${index}`)} } }`],
    ["ten megabytes of blanks", `{ nodes(limit: 1) { id } }${" ".repeat(10_000_000)}`],
    ["ten megabytes of comments", `${"#\n".repeat(5_000_000)}{ nodes(limit: 1) { id } }`],
    ["a megabyte of comments", `${"#\n".repeat(500_000)}{ nodes(limit: 1) { id } }`],
    ["a name of a megabyte", `{ ${"n".repeat(1_000_000)} }`],
  ];

  test.each(bombs)("%s", async (title, query) => {
    const before = statements.length;
    const answered = await attack(title, query, generous);
    const [code = "answered"] = codesOf(answered);
    expect(codesOf(answered).length).toBeLessThan(2);
    expect(["answered", "GRAPHQL_VALIDATION", "INVALID_QUERY"]).toContain(code);
    // Which operation of many is meant can only be said of a document that is valid.
    expect(answered.status).toBe(code === "answered" || title === "900 operations" ? 200 : 400);
    expect(statements.length - before).toBeLessThan(code === "answered" ? 20 : 1);
    expect(JSON.stringify(answered).length).toBeLessThan(20_000);
    expect(JSON.stringify(answered)).not.toContain("call stack");
  });

  test("stay bounded where the number of tokens is not", async () => {
    const unbounded = await createAttacked({
      GRAPHQL_QUERY_TOKEN_LIMIT: "10000000",
      GRAPHQL_QUERY_SIZE_LIMIT: "16mb",
      GRAPHQL_QUERY_DIRECTIVE_LIMIT: "Infinity",
      GRAPHQL_QUERY_ALIAS_LIMIT: "Infinity",
    });
    const larger: readonly (readonly [string, string])[] = [
      ["20,000 repeated fields", `{ nodes(limit: 1) { ${"id ".repeat(20_000)} } }`],
      ["100,000 directives that do not exist", `{ nodes(limit: 1) { id ${"@a ".repeat(100_000)} } }`],
      [
        "200 fragments, each spreads those after it",
        fragments(200, (index) => `id ${times(199 - index, (later) => `...F${index + later + 1}`)}`),
      ],
      [
        "a chain of 10,000 fragments",
        fragments(1, () => "...C0") + times(10_000, (index) => ` fragment C${index} on nodes { ...C${index + 1} }`, ""),
      ],
    ];
    for (const [title, query] of larger) {
      expect(codesOf(await attack(`without limits: ${title}`, query, unbounded))).toEqual(["GRAPHQL_VALIDATION"]);
    }
  });
});

describe("values of variables", () => {
  const create = "mutation ($d: create_nodes_input!) { create_nodes_item(data: $d) { id } }";
  const creates = "mutation ($d: [create_nodes_input!]) { create_nodes_items(data: $d) { id } }";
  const names = (count: number): object => Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, 1]));

  test.each<readonly [title: string, data: unknown]>([
    ["10,000 unknown names in an input", names(10_000)],
    ["160 unknown names beside a text of ten megabytes", { name: "x".repeat(10_000_000), ...names(160) }],
    ["90 items of 1,000 unknown names each", { name: "a", children: Array.from({ length: 90 }, () => names(1_000)) }],
    ["30,000 items that are none", { name: "a", children: Array.from({ length: 30_000 }, () => true) }],
    ["30,000 texts that are lists", { name: "a", children: Array.from({ length: 30_000 }, () => ({ name: [] })) }],
  ])("%s are told of in the first hundred faults", async (title, d) => {
    const before = statements.length;
    const answered = await attack(title, create, generous, { d });
    expect(new Set(codesOf(answered))).toEqual(new Set(["GRAPHQL_VALIDATION"]));
    expect(answered.errors).toHaveLength(101);
    expect(answered.errors?.at(-1)?.message).toBe("There are more problems than these.");
    expect(JSON.stringify(answered).length).toBeLessThan(200_000);
    expect(statements.length).toBe(before);
  });

  test.each<readonly [title: string, query: string, values: unknown]>([
    ["lists where numbers are wanted", "query ($v: [GraphQLStringOrFloat]) { nodes(filter: { id: { _in: $v } }) { id } }", []],
    ["objects where keys are wanted", "mutation ($v: [ID]!) { delete_nodes_items(ids: $v) { ids } }", {}],
    ["lists where texts to look for are wanted", "query ($v: [String]) { nodes(filter: { name: { _in: $v } }) { id } }", []],
  ])("of which no end is bad are told of in the first hundred faults: %s", async (title, query, value) => {
    const answered = await attack(title, query, generous, { v: Array.from({ length: 45_000 }, () => value) });
    expect(new Set(codesOf(answered))).toEqual(new Set(["GRAPHQL_VALIDATION"]));
    expect(answered.errors).toHaveLength(101);
    expect(answered.errors?.at(-1)?.message).toBe("There are more problems than these.");
    expect(JSON.stringify(answered).length).toBeLessThan(50_000);
  });

  test("that no column takes are told of in the first hundred faults, and how many more there are", async () => {
    const items = Array.from({ length: 5_000 }, () => ({ name: "a", day: "no date" }));
    const answered = await attack("5,000 dates that are none", creates, server, { d: items });
    expect(answered.errors).toHaveLength(1);
    const { problems, moreProblems } = answered.errors?.[0]?.extensions ?? {};
    expect([problems?.length, moreProblems]).toEqual([100, 4_900]);
    expect(answered.errors?.[0]?.message).toMatch(/There are 4900 more problems\.$/);
    expect(JSON.stringify(answered).length).toBeLessThan(50_000);
  });
});

describe("filters", () => {
  const one = "query ($f: nodes_filter) { nodes(filter: $f) { id } }";
  const sentence = "The filters of the operation state more than 5000 conditions, which is the most that is allowed.";
  const many = (count: number, filter: unknown): unknown => ({ _or: Array.from({ length: count }, () => filter) });
  const id = { id: { _eq: 1 } };
  const aliases = (count: number): string => times(count, (index) => `a${index}: nodes(filter: $f) { id }`);

  test.each<readonly [title: string, query: string, variables: unknown]>([
    ["45,000 empty filters", one, { f: { _and: Array.from({ length: 45_000 }, () => ({})) } }],
    ["30,000 alternatives", one, { f: many(30_000, id) }],
    ["15,000 alternatives that ask for other items", one, { f: many(15_000, { children: { _some: id } }) }],
    [
      "alternatives in a variable inside of a literal",
      "query ($f: [nodes_filter]) { nodes(filter: { _or: $f }) { id } }",
      { f: many(2_000, id) },
    ],
    ["two hundred times a filter of forty", `query ($f: nodes_filter) { ${aliases(200)} }`, { f: many(10, id) }],
    [
      "twenty times a fragment with a filter",
      `query ($f: nodes_filter) { ${times(20, (index) => `a${index}: nodes { children { ...F } }`)} } fragment F on nodes { children(filter: $f) { id } }`,
      { f: many(100, id) },
    ],
    ["90,000 names that are unknown", one, { f: Object.fromEntries(Array.from({ length: 90_000 }, (_, index) => [`k${index}`, 1])) }],
    [
      "paths into json",
      "query ($f: types_filter) { types(filter: $f) { id } }",
      { f: { jb: { _json: Object.fromEntries(Array.from({ length: 3_000 }, (_, index) => [`k${index}`, { _eq: 1 }])) } } },
    ],
  ])("of too many conditions are refused: %s", async (title, query, variables) => {
    const before = statements.length;
    const answered = await attack(title, query, generous, variables);
    expect([answered.status, ...codesOf(answered), answered.errors?.[0]?.message]).toEqual([400, "INVALID_QUERY", sentence]);
    expect(statements.length).toBe(before);
  });

  test("of as many as are allowed are answered, and so are long lists of values", async () => {
    expect((await ask(one, { f: many(1_666, id) })).data).toEqual({ nodes: [{ id: "1" }] });
    expect(codesOf(await ask(one, { f: many(1_667, id) }))).toEqual(["INVALID_QUERY"]);
    const list = Array.from({ length: 10_000 }, (_, index) => index + 1);
    expect((await ask(one, { f: { id: { _in: list }, name: { _eq: "root" } } })).data).toEqual({ nodes: [{ id: "1" }] });
    const ids = 'query ($i: [GraphQLStringOrFloat]) { nodes(filter: { id: { _in: $i }, name: { _eq: "root" } }) { id } }';
    expect((await ask(ids, { i: list })).data).toEqual({ nodes: [{ id: "1" }] });
  });

  test("count by a setting, in literals, variables and what these are by default", async () => {
    const few = await createAttacked({ GRAPHQL_QUERY_CONDITION_LIMIT: "6" });
    const two = "{ _or: [{ id: { _eq: 1 } }, { id: { _in: [2, 3] } }] }";
    const outcomes = await Promise.all(
      [
        `{ nodes(filter: { id: { _eq: 1 }, name: { _eq: "root" }, _not: {} }) { id } }`,
        `{ nodes(filter: ${two}) { id } }`,
        `query ($f: nodes_filter = ${two}) { nodes(filter: $f) { id } }`,
        `query ($v: GraphQLStringOrFloat) { nodes(filter: { id: { _eq: $v } }) { id children(filter: { id: { _eq: $v } }) { id } } }`,
        `query ($v: GraphQLStringOrFloat) { nodes(filter: { id: { _eq: $v } }) { id children(filter: { _or: [{ id: { _eq: $v } }] }) { id } } }`,
      ].map(async (query) => codesOf(await ask(query, { v: 1 }, few))),
    );
    expect(outcomes).toEqual([[], ["INVALID_QUERY"], ["INVALID_QUERY"], [], ["INVALID_QUERY"]]);
    expect(codesOf(await ask("query ($f: nodes_filter = {}) { nodes(filter: $f) { id } }", { f: many(3, {}) }, few))).toEqual([]);
    const unbounded = await createAttacked({ GRAPHQL_QUERY_CONDITION_LIMIT: "Infinity", MAX_PAYLOAD_SIZE: "16mb" });
    const often = `query ($f: [nodes_filter]) { nodes(filter: { _or: [${times(40, () => "{ _or: $f }")}] }) { id } }`;
    const f = Array.from({ length: 2_000 }, () => id);
    expect((await ask(often, { f }, unbounded)).errors?.[0]?.message).toContain("at most 65535");
  });
});

describe("texts that are looked for", () => {
  const search = "query ($s: String) { nodes(search: $s) { id } }";
  const contains = "query ($s: String) { nodes(filter: { name: { _contains: $s } }) { id } }";
  const ends = "query ($s: String) { nodes(filter: { id: { _eq: 1 }, name: { _nends_with: $s } }) { id } }";

  test.each<readonly [title: string, query: string, text: string, fault: string]>([
    ["a search", search, "%".repeat(10_000_000), "search: expected a text of at most 1000 characters, got one of 10000000."],
    [
      "seven searches",
      `query ($s: String) { ${times(7, (index) => `a${index}: nodes(search: $s) { id }`)} }`,
      "%".repeat(10_000_000),
      "search: expected a text of at most 1000 characters, got one of 10000000.",
    ],
    ["a search for blanks", search, " ".repeat(1_001), "search: expected a text of at most 1000 characters, got one of 1001."],
    [
      "a search in the document",
      `{ nodes(search: "${"a".repeat(1_001)}") { id } }`,
      "",
      "search: expected a text of at most 1000 characters, got one of 1001.",
    ],
    [
      "a part",
      contains,
      "_".repeat(10_000_000),
      "filter.name._contains: expected a text of at most 100000 characters, got one of 10000000.",
    ],
    ["an end", ends, "_".repeat(100_001), "filter.name._nends_with: expected a text of at most 100000 characters, got one of 100001."],
  ])("are refused where they are too long: %s", async (title, query, s, fault) => {
    const before = statements.length;
    const answered = await attack(`a long text: ${title}`, query, generous, query.includes("$s") ? { s } : undefined);
    expect(new Set(codesOf(answered))).toEqual(new Set(["INVALID_QUERY"]));
    expect(answered.errors?.[0]?.message).toBe(fault);
    expect(statements.length).toBe(before);
  });

  test("are looked for where they are not, with plans that others have made", async () => {
    for (const long of [1_000, 1_001, 1_000]) {
      const answered = await ask(search, { s: "%".repeat(long) });
      expect(long > 1_000 ? codesOf(answered) : answered.data).toEqual(long > 1_000 ? ["INVALID_QUERY"] : { nodes: [] });
    }
    expect((await ask(contains, { s: "%".repeat(100_000) })).data).toEqual({ nodes: [] });
    expect((await ask(ends, { s: "_".repeat(100_000) })).data).toEqual({ nodes: [{ id: "1" }] });
  });
});

describe("statements that are much work", () => {
  const filtered = "query ($f: nodes_filter) { nodes(filter: $f) { id } }";
  const sorted = "query ($s: [String]) { nodes(sort: $s) { id } }";
  const grouped = "query ($g: [String]) { nodes_aggregated(groupBy: $g) { countAll } }";
  const list = <T>(count: number, one: (index: number) => T): readonly T[] => Array.from({ length: count }, (_, index) => one(index));
  const some = (index: number): unknown => ({ children: { _some: { id: { _gt: index } } } });
  const searches = (count: number): string => `{ ${times(count, (index) => `a${index}: nodes(search: "none ${index}") { id }`)} }`;
  /** What is served, as if each table had so many rows. */
  const ofRows = (rows: number): Promise<Server> =>
    createAttacked({}, ({ collections }) => ({
      collections: new Map([...collections].map(([name, collection]) => [name, { ...collection, rows }])),
    }));

  test.each<readonly [title: string, query: string, variables: unknown]>([
    ["990 lists of which some item fits", filtered, { f: { _and: list(990, some) } }],
    ["200 lists of which some item fits, as alternatives", filtered, { f: { _or: list(200, some) } }],
    ["200 lists of which no item fits", filtered, { f: { _and: list(200, (n) => ({ children: { _none: { id: { _gt: n } } } })) } }],
    ["counts of 50 lists", filtered, { f: { _or: list(50, (n) => ({ children_func: { count: { _eq: n } } })) } }],
    ["40 texts of 2,000 characters", filtered, { f: { _or: list(40, (n) => ({ name: { _icontains: "x".repeat(2_000) + n } })) } }],
    ["a text of 10,000 characters", filtered, { f: { name: { _icontains: "x".repeat(10_000) } } }],
    ["500 parts of dates", filtered, { f: { _or: list(500, (n) => ({ day_func: { year: { _eq: n } } })) } }],
    ["a hundred functions to group by", grouped, { g: list(100, (n) => ["year(day)", "month(day)", "week(day)"][n % 3]) }],
    [
      "20 paths to many to sort by",
      sorted,
      { s: list(20, (n) => `${n % 2 === 0 ? "-" : ""}${"parent.".repeat(Math.floor(n / 2) % 8)}children.name`) },
    ],
    ["paths through whole tables to sort by", sorted, { s: list(2, (n) => `${"children.".repeat(5 + n)}name`) }],
    ["60 searches", searches(60), undefined],
  ])("are refused before the first of them runs: %s", async (title, query, variables) => {
    const before = statements.length;
    const answered = await attack(title, query, await ofRows(200_000), variables);
    expect([answered.status, ...codesOf(answered)]).toEqual([400, "INVALID_QUERY"]);
    const [{ message, extensions } = { message: "", extensions: { code: "", steps: 0, limit: 0, path: "" } }] = answered.errors ?? [];
    expect(message).toContain(`${extensions.path}: the operation would take the database about ${extensions.steps} steps, of which`);
    expect(extensions.steps).toBeGreaterThan(400_000_000);
    expect([extensions.limit, extensions.path]).toEqual([400_000_000, expect.stringMatching(/^(?:nodes|nodes_aggregated|a\d+)$/)]);
    expect(statements.length).toBe(before);
  });

  test("are answered where an application makes them, and where tables are small", async () => {
    const page = `{
      nodes(search: "o", sort: ["-parent.name", "children.name"], filter: { tags: { _some: { tags_code: { label: { _icontains: "o" } } } } }) {
        name children_func { count } children(sort: ["-weight"], limit: 5) { name tags { tags_code { label } } }
      }
      more: nodes(filter: { _or: [{ name: { _icontains: "o" } }, { children: { _some: { name: { _contains: "o" } } } }] }) { name }
      nodes_aggregated(groupBy: ["status", "year(day)"], sort: ["-countAll"]) { group countAll avg { weight } countDistinct { parent } }
    }`;
    expect((await attack("a page of an application", page, await ofRows(200_000))).errors).toBeUndefined();
    expect((await ask(searches(60), undefined, await ofRows(2_000))).errors).toBeUndefined();
    expect((await ask(filtered, { f: { _or: list(200, some) } }, await ofRows(2_000))).errors).toBeUndefined();
  });

  test("are counted once where they are alike, and for each value that a plan is used with", async () => {
    const server200 = await ofRows(200_000);
    const alike = `query ($s: String) { ${times(60, (index) => `a${index}: nodes(search: $s) { id }`)} }`;
    const contains = "query ($s: String) { nodes(filter: { name: { _icontains: $s } }) { id } }";
    expect((await ask(alike, { s: "none" }, server200)).errors).toBeUndefined();
    for (const long of [10, 5_000, 10, 5_000, 9_000]) {
      const answered = await ask(contains, { s: "x".repeat(long) }, server200);
      expect(codesOf(answered)).toEqual(long > 4_000 ? ["INVALID_QUERY"] : []);
    }
  });

  test("are refused in the answer of a mutation, which then changes nothing", async () => {
    const update = `mutation ($f: nodes_filter) {
      first: update_nodes_item(id: 2, data: { weight: 77 }) { id children { id } }
      second: update_nodes_item(id: 1, data: { weight: 77 }) { id children(filter: $f) { id } }
    }`;
    const answered = await attack("990 lists in the answer of a mutation", update, await ofRows(200_000), { f: { _and: list(990, some) } });
    expect([codesOf(answered), answered.errors?.[0]?.extensions.path]).toEqual([["INVALID_QUERY"], "second"]);
    expect((await ask("{ nodes(filter: { weight: { _eq: 77 } }) { id } }")).data).toEqual({ nodes: [{ id: "2" }] });
  });

  test("are bounded by a setting", async () => {
    const narrow = await createAttacked({ GRAPHQL_QUERY_WORK_LIMIT: "30000" });
    expect((await ask("{ nodes(limit: 10) { id name } }", undefined, narrow)).errors).toBeUndefined();
    expect(codesOf(await ask("{ nodes(limit: 10) { id children { id children { id } } } }", undefined, narrow))).toEqual(["INVALID_QUERY"]);
    const unbounded = await createAttacked({ GRAPHQL_QUERY_WORK_LIMIT: "Infinity" });
    expect((await ask(filtered, { f: { _or: list(200, some) } }, unbounded)).errors).toBeUndefined();
  });
});

describe("long lists of values", () => {
  const keys = Array.from({ length: 20_000 }, (_, index) => index + 1_000);
  const inKeys = (count: number): string =>
    `query ($i: [GraphQLStringOrFloat]) { ${times(count, (index) => `a${index}: nodes(filter: { id: { _in: $i } }, offset: ${index}) { id }`)} }`;

  test("count each time that they are used", async () => {
    expect((await attack("twelve times 20,000 keys", inKeys(12), server, { i: keys })).errors).toBeUndefined();
    const before = statements.length;
    const answered = await attack("thirteen times 20,000 keys", inKeys(13), server, { i: keys });
    expect([answered.status, ...codesOf(answered)]).toEqual([400, "INVALID_QUERY"]);
    expect(statements.length).toBe(before);
  });
});

describe("hostile bodies", () => {
  const query = JSON.stringify("query ($f: nodes_filter) { nodes(filter: $f) { id } }");

  test.each([
    ["objects", '{"_not":', "}"],
    ["lists", '{"_and":[', "]}"],
    ["names that mean something elsewhere", '{"__proto__":', "}"],
  ])("a hundred thousand %s in each other are refused", async (_what, open, close) => {
    const body = `{"query":${query},"variables":{"f":${open.repeat(100_000)}{}${close.repeat(100_000)}}}`;
    const answered = await send(body, generous);
    expect([answered.status, answered.errors?.[0]?.message]).toEqual([400, "The request body must not nest deeper than 500 levels."]);
  });

  test.each<readonly [title: string, value: string]>([
    ["lists", "[]"],
    ["objects", "{}"],
    ["numbers", "1"],
    ["texts that hold what else parts values", '",[{"'],
    ["texts that end in a backslash", '"\\\\"'],
  ])("hold 100,000 values at most, whatever they are: %s", async (_title, value) => {
    const body = (count: number): string =>
      `{"query":"{ __typename }","variables":{"v":[${Array.from({ length: count }, () => value).join()}]}}`;
    const weight = value.startsWith("[") || value.startsWith("{") ? 2 : 1;
    const sentence = "The request body must not hold more than 100000 values.";
    const refused = await send(body(105_000 / weight), generous);
    expect([refused.status, ...codesOf(refused), refused.errors?.[0]?.message]).toEqual([413, "CONTENT_TOO_LARGE", sentence]);
    expect((await send(body(95_000 / weight), generous)).data).toEqual({ __typename: "Query" });
  });

  test("as many as may nest are answered", async () => {
    const body = `{"query":${query},"variables":{"f":${'{"_not":'.repeat(100)}{"id":{"_eq":1}}${"}".repeat(100)}}}`;
    expect((await send(body)).data).toEqual({ nodes: [{ id: "1" }] });
  });

  test("ninety thousand variables that nobody asked for are passed over", async () => {
    const variables = Object.fromEntries(Array.from({ length: 90_000 }, (_, index) => [`v${index}`, index]));
    expect((await ask("{ nodes_by_id(id: 1) { name } }", variables, generous)).data).toEqual({ nodes_by_id: { name: "root" } });
  });

  test("names of the language's own objects are names like any other", async () => {
    const body = `{"query":${query},"variables":{"f":{"__proto__":{"id":{"_eq":1}},"constructor":{"prototype":{"polluted":true}}}}}`;
    expect(codesOf(await send(body))).toContain("GRAPHQL_VALIDATION");
    expect({}).not.toHaveProperty("polluted");
    for (const name of ["__proto__", "constructor", "hasOwnProperty", "toString", "valueOf"]) {
      expect(codesOf(await ask(`{ ${name} }`))).toEqual(["GRAPHQL_VALIDATION"]);
      expect(codesOf(await send(JSON.stringify({ query: "query A { __typename } query B { __typename }", operationName: name })))).toEqual([
        "GRAPHQL_VALIDATION",
      ]);
    }
  });

  test.each([
    ["a byte that begins nothing", [0xff]],
    ["half of a letter", [0xc3]],
    ["a letter in too many bytes", [0xc0, 0xaf]],
    ["half of a pair", [0xed, 0xa0, 0x80]],
  ])("%s is no UTF-8", async (_what, bytes) => {
    const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
    const body = Buffer.concat([encode('{"query":"{ nodes(search: \\"'), Uint8Array.from(bytes), encode('\\") { id } }"}')]);
    for (const headers of [{}, { "content-length": String(body.length) }]) {
      const answered = await send(new Uint8Array(body), server, headers);
      expect([answered.status, answered.errors?.[0]?.message]).toEqual([400, "The request body must be UTF-8."]);
    }
  });

  test.each(["", "nul", "{", "[]", '"x"', "[[[[", "{} {}", `{"query":`, `\uFEFF{"query":"{ __typename }"}`, "\0"])(
    "%j is no request",
    async (body) => {
      const answered = await send(body);
      expect([answered.status, ...codesOf(answered)]).toEqual([400, "INVALID_PAYLOAD"]);
    },
  );

  test("half of a pair of surrogates is no text, a pair is", async () => {
    const search = (text: string): string => `{"query":"query ($v: String) { nodes(search: $v) { id } }","variables":{"v":"${text}"}}`;
    for (const half of ["\\ud800", "a\\uDC00b", "\\udc00\\ud800"])
      expect(await send(search(half))).toMatchObject({ status: 400, errors: [{ extensions: { code: "INVALID_PAYLOAD" } }] });
    expect(codesOf(await send('{"query":"{ __typename }","variables":{"\\udfff":1}}'))).toEqual(["INVALID_PAYLOAD"]);
    for (const whole of ["\\ud83d\\ude00", "\\\\ud800"]) expect((await send(search(whole))).data).toEqual({ nodes: [] });
  });

  test("a body above the limit is refused, whatever length it states", async () => {
    const body = JSON.stringify({ query: "{ __typename }", variables: { a: "x".repeat(2 ** 20) } });
    expect(await send(body)).toMatchObject({ status: 413, errors: [{ extensions: { code: "CONTENT_TOO_LARGE" } }] });
    expect(await send(body, server, { "content-length": String(body.length) })).toMatchObject({ status: 413 });
    expect((await send(body, generous)).data).toEqual({ __typename: "Query" });
  });
});
