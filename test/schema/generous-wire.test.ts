import { executeRootSelectionSet, parse, validate, validateExecutionArgs } from "graphql";
import { expect, test } from "vitest";
import { admin } from "../../src/access/access.ts";
import { mostProblems } from "../../src/errors.ts";
import type { FieldInput, ListInput, PairInput, RootInput } from "../../src/input/item-input.ts";
import { buildSchema } from "../../src/schema/build-schema.ts";
import { documentRules } from "../../src/schema/wire/document-rules.ts";
import { explainVariables } from "../../src/schema/wire/explain-variables.ts";
import { magazine } from "./magazine.ts";

const { schema, mutationSchema } = buildSchema(magazine(), { nullability: "strict", access: admin });
const received: unknown[] = [];
for (const field of Object.values(mutationSchema?.getMutationType()?.getFields() ?? {})) {
  field.resolve = (_source, { data }) => {
    received.push(data);
    return String(field.type).startsWith("[") ? [] : null;
  };
}

type Variables = Readonly<Record<string, unknown>>;

/** What the resolver receives as `data`, or every complaint. */
async function send(source: string, variables: Variables = {}): Promise<{ readonly data?: unknown; readonly faults?: readonly string[] }> {
  if (mutationSchema === null) throw new Error("no mutations");
  const document = parse(source);
  const faults = validate(schema, document, documentRules);
  if (faults.length > 0) return { faults: faults.map(({ message }) => message) };
  const execution = validateExecutionArgs({ schema: mutationSchema, document, variableValues: variables });
  if (!("schema" in execution)) return { faults: explainVariables(schema, execution, variables, false).map(({ message }) => message) };
  received.length = 0;
  const { errors } = await executeRootSelectionSet(execution);
  if (errors !== undefined) return { faults: errors.map(({ message }) => message) };
  const read = received[0] as RootInput | readonly RootInput[];
  return { data: JSON.parse(JSON.stringify("kind" in read ? plainOf(read) : read.map(plainOf))) };
}

/** What was read, as a client would write it. */
function plainOf(input: RootInput | PairInput["item"] | ListInput): unknown {
  switch (input.kind) {
    case "item":
      return Object.fromEntries(input.fields.map((field) => [field.name, plainField(field)]));
    case "key":
      return input.key;
    case "set":
      return input.items.map(plainOf);
    case "changes": {
      const parts = { create: input.create.map(plainOf), update: input.update.map(plainOf), delete: input.delete };
      return Object.fromEntries(Object.entries(parts).filter(([, part]) => part.length > 0));
    }
    case "other":
      return input.value;
    case "untold":
      return "untold";
  }
}

function plainField(input: FieldInput): unknown {
  switch (input.kind) {
    case "value":
      return input.value;
    case "toOne":
    case "member":
    case "pair":
      return plainOf(input.item);
    case "list":
      return plainOf(input.list);
    case "unknown":
      return "unknown";
  }
}

const literal = (data: string, variables = ""): string => `mutation ${variables} { update_articles_item(id: 1, data: ${data}) { id } }`;
const variable = "mutation ($data: update_articles_input!) { update_articles_item(id: 1, data: $data) { id } }";

/** Written as a literal and as JSON: they say the same, so they mean the same. */
const accepted: readonly (readonly [what: string, literal: string, json: unknown, received: unknown])[] = [
  ["what is printed", `{ title: "A", author: { id: 1, name: "B" } }`, undefined, { title: "A", author: { id: "1", name: "B" } }],
  ["nothing", "{}", {}, {}],
  [
    "null",
    "{ title: null, author: null, sections: null, sections_changes: null }",
    { title: null, author: null, sections: null, sections_changes: null },
    { title: null, author: null, sections: [] },
  ],
  ["a key for an object", "{ author: 5 }", { author: 5 }, { author: "5" }],
  ["a key that is text", `{ author: "5" }`, undefined, { author: "5" }],
  ["a key of many digits", "{ author: 9007199254740993 }", { author: "9007199254740993" }, { author: "9007199254740993" }],
  [
    "keys in a list",
    `{ sections: [2, "7", { collection: "headings", item: "1" }] }`,
    { sections: [2, "7", { collection: "headings", item: "1" }] },
    { sections: ["2", "7", { collection: "headings", item: "1" }] },
  ],
  ["one item for a list", "{ sections: { id: 3 } }", { sections: { id: 3 } }, { sections: [{ id: "3" }] }],
  ["one key for a list", "{ sections: 3 }", { sections: 3 }, { sections: ["3"] }],
  [
    "the detailed object for a list",
    `{ sections: { create: [{ item__headings: { text: "A" } }], update: [{ id: 1 }], delete: [2, "3"] } }`,
    { sections: { create: [{ item__headings: { text: "A" } }], update: [{ id: 1 }], delete: [2, "3"] } },
    { sections: { create: [{ item__headings: { text: "A" } }], update: [{ id: "1" }], delete: ["2", "3"] } },
  ],
  [
    "typed changes, with keys and known items in what is created",
    `{ sections_changes: { create: [{ item__headings: { id: 4 }, article: 1 }] } }`,
    { sections_changes: { create: [{ item__headings: { id: 4 }, article: 1 }] } },
    { sections_changes: { create: [{ item__headings: { id: "4" }, article: "1" }] } },
  ],
  [
    "an object for the item of a pair",
    `{ sections: [{ collection: "headings", item: { text: "A", deep: [1, null] } }, { item: 4 }] }`,
    { sections: [{ collection: "headings", item: { text: "A", deep: [1, null] } }, { item: 4 }] },
    { sections: [{ collection: "headings", item: { text: "A", deep: "unknown" } }, { item: "4" }] },
  ],
  [
    "an object for the item of a pair without its collection",
    `{ sections: [{ item: { text: "A" } }, { collection: "articles", item: {} }] }`,
    { sections: [{ item: { text: "A" } }, { collection: "articles", item: {} }] },
    { sections: [{ item: "untold" }, { collection: "articles", item: "untold" }] },
  ],
  [
    "numbers with all of their digits",
    "{ views: 9007199254740993, rating: 1.5 }",
    { views: "9007199254740993", rating: 1.5 },
    { views: "9007199254740993", rating: 1.5 },
  ],
  [
    "json as it is",
    `{ settings: { create: [1], a: null } }`,
    { settings: { create: [1], a: null } },
    { settings: { create: [1], a: null } },
  ],
];

test.each(accepted)("accepted: %s", async (_what, source, json, expected) => {
  expect(await send(literal(source))).toEqual({ data: expected });
  expect(await send(variable, { data: json ?? expected })).toEqual({ data: expected });
});

test("what is read says what each value is, by the Model's names", async () => {
  await send(
    literal(`{ author: { id: 1, name: "B" }, sections: [2, { collection: "headings", item: { id: 3 } }, { item__headings: 4 }] }`),
  );
  expect(received).toEqual([
    {
      kind: "item",
      fields: [
        {
          kind: "toOne",
          name: "author",
          field: "author",
          item: {
            kind: "item",
            fields: [
              { kind: "value", name: "id", field: "id", value: "1" },
              { kind: "value", name: "name", field: "name", value: "B" },
            ],
          },
        },
        {
          kind: "list",
          name: "sections",
          field: "sections",
          list: {
            kind: "set",
            items: [
              { kind: "key", key: "2" },
              {
                kind: "item",
                fields: [
                  { kind: "value", name: "collection", field: "collection", value: "headings" },
                  // Not held to a type: it is as it was written.
                  {
                    kind: "pair",
                    name: "item",
                    field: "item",
                    item: { kind: "item", fields: [{ kind: "value", name: "id", field: "id", value: 3 }] },
                  },
                ],
              },
              {
                kind: "item",
                fields: [
                  { kind: "member", name: "item__headings", field: "item", collection: "headings", item: { kind: "key", key: "4" } },
                ],
              },
            ],
          },
        },
      ],
    },
  ]);
});

test("a variable of a whole input can hold what is for a list, and then says so", async () => {
  const read = async (data: unknown): Promise<unknown> => {
    await send(variable, { data });
    return received[0];
  };
  expect(await read(5)).toEqual({ kind: "key", key: "5" });
  expect(await read({ delete: [1] })).toEqual({ kind: "changes", create: [], update: [], delete: ["1"], unknown: [] });
});

const object = (type: string, found: string): string => `Expected value of type "${type}" to be an object, found: ${found}.`;

const refused: readonly (readonly [literal: string, ...faults: string[]])[] = [
  [
    `{ titel: "A" }`,
    `Expected value of type "update_articles_input" not to include unknown field "titel". Did you mean "title"? Found: { titel: "A" }.`,
  ],
  ["{ title: 5 }", "String cannot represent a non string value: 5"],
  ["{ author: true }", object("update_authors_input", "true")],
  ["{ author: 1.5 }", object("update_authors_input", "1.5")],
  ["{ author: [1] }", object("update_authors_input", "[1]")],
  [
    "{ author: { create: [{ id: 1 }] } }",
    `Expected value of type "update_authors_input" not to include unknown field "create", found: { create: [{ id: 1 }] }.`,
  ],
  [
    "{ sections: { create: [], remove: [1] } }",
    `Expected value of type "update_sections_input" not to include unknown field "create", found: { create: [], remove: [1] }.`,
    `Expected value of type "update_sections_input" not to include unknown field "remove", found: { create: [], remove: [1] }.`,
  ],
  ["{ sections: { delete: [true] } }", "ID cannot represent a non-string and non-integer value: true"],
  ["{ sections: { create: [null] } }", `Expected value of non-null type "create_sections_input!" not to be null.`],
  [
    "{ sections: { create: [{ item__headings: {} }], update: [{ article: { titel: 1 } }] } }",
    `Expected value of type "create_headings_input" to include required field "text", found: {  }.`,
    `Expected value of type "update_articles_input" not to include unknown field "titel". Did you mean "title"? Found: { titel: 1 }.`,
  ],
  [
    "{ sections_changes: { create: [{ item__headings: { id: 1, text: null } }] } }",
    `Expected value of non-null type "String!" not to be null.`,
  ],
  [
    "{ sections_changes: { create: [{ item__headings: { id: null } }] } }",
    `Expected value of type "create_headings_input" to include required field "text", found: { id: null }.`,
  ],
  ["{ sections: [{ item: true }] }", "String cannot represent a non string value: true"],
  ["{ sections: [{ item: [{ id: 1 }] }] }", "String cannot represent a non string value: [{ id: 1 }]"],
  ["5", object("update_articles_input", "5")],
  [
    "{ create: [], delete: [] }",
    `Expected value of type "update_articles_input" not to include unknown field "create". Did you mean "area"? Found: { create: [], delete: [] }.`,
    `Expected value of type "update_articles_input" not to include unknown field "delete", found: { create: [], delete: [] }.`,
  ],
];

test.each(refused)("refused: %s", async (source, ...faults) => {
  expect(await send(literal(source))).toEqual({ faults });
});

test("all faults of a variable are told, each with its place", async () => {
  const data = {
    titel: 1,
    views: 1.5,
    author: { name: 5 },
    sections: [1, { item__headings: true }],
    sections_changes: { create: [{ item__headings: {} }], update: [{ itm: 1 }] },
  };
  const { faults } = await send(variable, { data });
  expect(faults?.map((fault) => /^Variable "\$data" has invalid value(?: at (\S+))?: /.exec(fault)?.[1] ?? "")).toEqual([
    "",
    ".views",
    ".author.name",
    ".sections[1].item__headings",
    ".sections_changes.create[0].item__headings",
    ".sections_changes.update[0]",
  ]);
  expect(faults?.[0]).toContain(`not to include unknown field "titel". Did you mean "title"? Found: `);
});

test("faults in lists of items are told with the item's number", async () => {
  const source = "mutation ($data: [create_headings_input!]) { create_headings_items(data: $data) { id } }";
  const { faults } = await send(source, { data: [{ text: "A" }, {}, { text: 5 }, null] });
  expect(faults).toEqual([
    `Variable "$data" has invalid value at [1]: Expected value of type "create_headings_input" to include required field "text", found: {}.`,
    `Variable "$data" has invalid value at [2].text: String cannot represent a non string value: 5`,
    `Variable "$data" has invalid value at [3]: Expected value of non-null type "create_headings_input!" not to be null.`,
  ]);
});

const headed = { sections: [{ collection: "headings", item: { text: "A" } }] };

/** A variable inside of a literal. */
const placed: readonly (readonly [definitions: string, data: string, variables: Variables, outcome: unknown])[] = [
  ["($a: ID)", "{ author: $a }", { a: 5 }, { author: "5" }],
  ["($a: Int!)", "{ author: $a }", { a: 5 }, { author: "5" }],
  ["($a: String)", "{ author: $a }", { a: null }, { author: null }],
  ["($a: ID)", `{ title: "A", author: $a }`, {}, { title: "A" }],
  ["($a: update_authors_input)", "{ author: $a }", { a: { name: "B" } }, { author: { name: "B" } }],
  ["($a: update_authors_input)", "{ author: $a }", { a: 5 }, { author: "5" }],
  ["($name: String)", "{ author: { name: $name } }", {}, { author: {} }],
  ["($s: [ID!])", "{ sections: $s }", { s: [1, "2"] }, { sections: ["1", "2"] }],
  ["($s: ID)", "{ sections: [$s, 2] }", { s: 1 }, { sections: ["1", "2"] }],
  ["($s: [update_sections_input])", "{ sections: $s }", { s: [1, { item: "2" }] }, { sections: ["1", { item: "2" }] }],
  ["($s: [update_sections_input])", "{ sections: $s }", { s: { delete: [1] } }, { sections: { delete: ["1"] } }],
  ["($d: [ID!])", "{ sections: { delete: $d } }", { d: [1] }, { sections: { delete: ["1"] } }],
  ["($c: create_sections_input!)", "{ sections: { create: [$c] } }", { c: { item: "1" } }, { sections: { create: [{ item: "1" }] } }],
  ["($c: sections_changes)", "{ sections_changes: $c }", { c: { delete: [1] } }, { sections_changes: { delete: ["1"] } }],
  ["($i: JSON)", `{ sections: [{ collection: "headings", item: $i }] }`, { i: { text: "A" } }, headed],
  ["($i: create_headings_input)", `{ sections: [{ collection: "headings", item: $i }] }`, { i: { text: "A" } }, headed],
  ["($c: String, $i: JSON)", "{ sections: [{ collection: $c, item: $i }] }", { c: "headings", i: { text: "A" } }, headed],
  ["($s: JSON)", `{ sections: [{ collection: "headings", item: $s }] }`, { s: 4 }, { sections: [{ collection: "headings", item: "4" }] }],
  ["($i: ID)", "{ sections: [{ item: $i }] }", { i: 1 }, { sections: [{ item: "1" }] }],
];

test.each(placed)("%s in %s of %j is read", async (definitions, data, variables, expected) => {
  expect(await send(literal(data, definitions), variables)).toEqual({ data: expected });
});

/** Documents as a whole, by where their variables stand. */
const documents: readonly (readonly [what: string, source: string, variables: Variables, outcome: unknown])[] = [
  [
    "a default of a whole input",
    "mutation ($data: update_articles_input = { author: 5 }) { update_articles_item(id: 1, data: $data) { id } }",
    {},
    { author: "5" },
  ],
  [
    "a default in a literal",
    `mutation ($a: update_authors_input = { id: 2, name: "B" }) { update_articles_item(id: 1, data: { author: $a }) { id } }`,
    {},
    { author: { id: "2", name: "B" } },
  ],
  [
    "a variable in a fragment",
    "mutation ($a: ID) { ...f } fragment f on Mutation { update_articles_item(id: 1, data: { author: $a, sections: [$a] }) { id } }",
    { a: 5 },
    { author: "5", sections: ["5"] },
  ],
  [
    "a whole input in a fragment in a fragment",
    "mutation ($data: update_articles_input!) { ...f } fragment f on Mutation { ... on Mutation { update_articles_item(id: 1, data: $data) { id } } }",
    { data: { sections: { delete: [1] } } },
    { sections: { delete: ["1"] } },
  ],
  [
    "a variable for one of a list of whole inputs, twice",
    `mutation ($h: create_headings_input!) { create_headings_items(data: [$h, { text: "B" }, $h]) { id } }`,
    { h: { text: "A" } },
    [{ text: "A" }, { text: "B" }, { text: "A" }],
  ],
  [
    "one whole input for a list",
    "mutation ($h: [create_headings_input!]) { create_headings_items(data: $h) { id } }",
    { h: { text: "A" } },
    [{ text: "A" }],
  ],
  [
    "a list of whole inputs in a list of them",
    "mutation ($s: [update_sections_input], $d: [ID!]) { update_articles_item(id: 1, data: { sections: $s, sections_changes: { delete: $d } }) { id } }",
    { s: [{ id: 1, article: { sections: [2] } }], d: ["3"] },
    { sections: [{ id: "1", article: { sections: ["2"] } }], sections_changes: { delete: ["3"] } },
  ],
];

test.each(documents)("%s is read where it stands", async (_what, source, variables, expected) => {
  expect(await send(source, variables)).toEqual({ data: expected });
});

const misplaced: readonly (readonly [definitions: string, data: string, variables: Variables, fault: string])[] = [
  ["($a: Boolean)", "{ author: $a }", {}, `Variable "$a" of type "Boolean" used in position expecting type "update_authors_input".`],
  ["($a: [ID])", "{ author: $a }", {}, `Variable "$a" of type "[ID]" used in position expecting type "update_authors_input".`],
  [
    "($a: create_authors_input)",
    "{ author: $a }",
    {},
    `Variable "$a" of type "create_authors_input" used in position expecting type "update_authors_input".`,
  ],
  ["($s: ID)", "{ sections: $s }", {}, `Variable "$s" of type "ID" used in position expecting type "[update_sections_input]".`],
  [
    "($s: ID)",
    "{ sections_changes: { create: [$s] } }",
    {},
    `Variable "$s" of type "ID" used in position expecting type "create_sections_input!".`,
  ],
  ["($t: JSON)", "{ title: $t }", {}, `Variable "$t" of type "JSON" used in position expecting type "String".`],
  ["($data: ID!)", "$data", {}, `Variable "$data" of type "ID!" used in position expecting type "update_articles_input!".`],
  [
    "($c: JSON)",
    "{ sections: [{ collection: $c }] }",
    { c: {} },
    `Argument "Mutation.update_articles_item(data:)" has invalid value: At "sections[0].collection": String cannot represent a non string value: {  }`,
  ],
  [
    "($a: update_authors_input)",
    "{ author: $a }",
    { a: { create: [{ name: "B" }] } },
    `Argument "Mutation.update_articles_item(data:)" has invalid value: At "author": Expected value of type "update_authors_input" not to`,
  ],
];

test.each(misplaced)("%s in %s of %j is refused", async (definitions, data, variables, fault) => {
  const { faults } = await send(literal(data, definitions), variables);
  expect(faults).toEqual([expect.stringContaining(fault)]);
});

test("an item can lack what is required where it carries its key, and nowhere else", async () => {
  const create = (data: string): string => `mutation { create_authors_item(data: ${data}) { id } }`;
  expect(await send(create(`{ id: 5 }`))).toEqual({ data: { id: "5" } });
  expect(await send(create(`{}`))).toEqual({
    faults: [`Expected value of type "create_authors_input" to include required field "name", found: {  }.`],
  });
});

test("queries are held to GraphQL's own rules", () => {
  const faultsOf = (source: string): readonly string[] => validate(schema, parse(source), documentRules).map(({ message }) => message);
  expect(faultsOf("query ($i: ID) { articles(filter: { author: $i }) { id } }")).toEqual([
    `Variable "$i" of type "ID" used in position expecting type "authors_filter".`,
  ]);
  expect(faultsOf("{ articles(filter: { author: 5 }, limit: true) { id } }")).toEqual([
    `Expected value of type "authors_filter" to be an object, found: 5.`,
    "Int cannot represent non-integer value: true",
  ]);
});

test("a value that is nested without end is refused, and ends nothing else", async () => {
  let data: Record<string, unknown> = {};
  for (let level = 0; level < 5_000; level++) data = { sections: [{ article: data }] };
  const { faults } = await send(variable, { data });
  expect(faults).toEqual([expect.stringMatching(/Expected at most 500 steps into one value, found more\.$/)]);
});

test("of a value with ever so many faults, the first are told, and the rest is not looked at", async () => {
  let lookedAt = 0;
  const wrong = (): Record<string, unknown> => ({
    get titel() {
      lookedAt += 1;
      return "x".repeat(1_000_000);
    },
  });
  const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`k${index}`, 1]));
  const { faults = [] } = await send(variable, { data: { ...many, sections: Array.from({ length: 10_000 }, wrong), title: 5 } });
  expect(faults).toHaveLength(mostProblems + 1);
  expect(faults[0]).toContain(`"update_articles_input" not to include unknown field "k0", found: { k0: 1, k1: 1, `);
  expect(faults[49]).toContain(`unknown field "k49"`);
  expect(Math.max(...faults.map(({ length }) => length))).toBeLessThan(5_000);
  expect(lookedAt).toBeLessThan(1_000);
  const items = await send(variable, { data: { sections: Array.from({ length: 10_000 }, wrong) } });
  expect(items.faults).toHaveLength(mostProblems + 1);
  expect(Math.max(...(items.faults ?? []).map(({ length }) => length))).toBeLessThan(5_000);
  expect(lookedAt).toBeLessThan(1_000);
});

test("a fault shows as much of its value as there is room for in a message", async () => {
  const list = Array.from({ length: 12 }, () => null);
  const data = { titel: { a: { b: 1 }, list, none: {} }, list, area: "x".repeat(2_000), views: 1 };
  const { faults } = await send(variable, { data });
  const shown = `{ titel: { a: [Object], list: [Array], none: {} }, list: [null, null, null, null, null, null, null, null, null, null, ... 2 more items], area: "xxx`;
  expect(faults?.[0]).toContain(shown);
  const named = await send(variable, { data: JSON.parse('{ "__proto__": 1, "constructor": {} }') });
  expect(named.faults).toEqual([
    expect.stringContaining(`unknown field "__proto__", found: { __proto__: 1, constructor: {} }.`),
    expect.stringContaining(`unknown field "constructor", found: { __proto__: 1, constructor: {} }.`),
  ]);
});
