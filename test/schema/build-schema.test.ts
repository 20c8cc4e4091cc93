import { GraphQLInputObjectType, GraphQLObjectType, GraphQLUnionType, execute, parse } from "graphql";
import type { GraphQLField, GraphQLSchema } from "graphql";
import { expect, test } from "vitest";
import { admin } from "../../src/access/access.ts";
import { buildSchema } from "../../src/schema/build-schema.ts";
import { itemType } from "../../src/schema/item-type.ts";
import {
  filterMeaning,
  inputMeaning,
  mutationMeaning,
  outputMeaning,
  rootMeaning,
  subscriptionMeaning,
  typeMeaning,
  writeMeaning,
} from "../../src/schema/names/meaning.ts";
import { printSDL } from "../../src/schema/print-schema.ts";
import { magazine } from "./magazine.ts";
import { column, key, modelOf } from "./model-of.ts";
import { validateTrustedSchema } from "./validate-schema.ts";

const strict = buildSchema(magazine(), { nullability: "strict", access: admin }).schema;
const directus = buildSchema(magazine(), { nullability: "directus", access: admin }).schema;

test.each([
  ["strict", strict],
  ["directus", directus],
])("the %s schema of the magazine is the recorded one", async (mode, schema) => {
  expect(validateTrustedSchema(schema)).toEqual([]);
  await expect(printSDL(schema)).toMatchFileSnapshot(`../../schema-snapshots/magazine.${mode}.graphql`);
});

test.each([
  // coordinate, strict, as Directus prints it
  ["articles.id", "ID!", "ID!"],
  ["articles.title", "String!", "String!"],
  ["articles.status", "String!", "String"],
  ["articles.is_public", "Boolean!", "Boolean!"],
  ["articles.settings", "JSON", "JSON!"],
  ["articles.secret", "Hash", "Hash!"],
  ["articles.rating", "Float", "Float"],
  ["articles.author", "authors", "authors"],
  ["articles.sections", "[sections!]!", "[sections]"],
  ["articles.sections_func", "count_functions!", "count_functions"],
  ["articles.published_at_func", "datetime_functions!", "datetime_functions"],
  ["count_functions.count", "Int!", "Int"],
  ["datetime_functions.year", "Int", "Int"],
  ["articles_settings_func.count", "Int", "Int"],
  ["authors.profile", "profiles", "profiles"],
  ["sections.item", "sections_item_union", "sections_item_union"],
  ["globals.id", "ID", "ID!"],
  ["globals.title", "String", "String!"],
  ["globals.pages", "[articles!]", "[articles]"],
  ["version_articles.id", "ID", "ID"],
  ["version_articles.title", "String", "String"],
  ["version_articles.sections", "JSON", "JSON"],
  ["Query.articles", "[articles!]!", "[articles!]!"],
  ["Query.articles_by_id", "articles", "articles"],
  ["Query.globals", "globals", "globals"],
])("%s is %s, and %s in Directus", (coordinate, inStrict, inDirectus) => {
  expect(String(fieldAt(strict, coordinate)?.type)).toBe(inStrict);
  expect(String(fieldAt(directus, coordinate)?.type)).toBe(inDirectus);
});

test.each([
  ["'draft'::character varying", "string", true],
  ["''::character varying", "string", false],
  ["'it''s'::text", "text", true],
  ["false", "boolean", false],
  ["true", "boolean", true],
  ["0", "integer", false],
  ["'0'::smallint", "integer", false],
  ["(0)::numeric", "decimal", false],
  ["'-1'::integer", "integer", true],
  ["0.5", "float", true],
  ["now()", "timestamp", true],
  ["nextval('a_seq'::regclass)", "integer", true],
] as const)("in Directus's mode a NOT NULL %s of type %s is nullable: %s", (expression, type, nullable) => {
  const model = modelOf({ a: { fields: [key(), column("b", type, { nullable: false, default: expression })] } });
  const { schema } = buildSchema(model, { nullability: "directus", access: admin });
  expect(String(fieldAt(schema, "a.b")?.type).endsWith("!")).toBe(!nullable);
});

test("every root field, object field, object type, filter key and written key says what it means", () => {
  const types = Object.values(strict.getTypeMap()).filter(({ name }) => !name.startsWith("__"));
  // The roots, and two types that are no collection's.
  const own = new Set(["Query", "Mutation", "Subscription", "delete_one", "delete_many"]);
  const objects = types.filter((type) => type instanceof GraphQLObjectType).filter(({ name }) => !own.has(name));
  const filters = types.filter((type) => type instanceof GraphQLInputObjectType).filter(({ name }) => name.endsWith("_filter"));
  const written = types.filter((type) => type instanceof GraphQLInputObjectType).filter((type) => inputMeaning(type) !== undefined);
  const shared = new Set(["count_functions", "date_functions", "time_functions", "datetime_functions"]);
  const silent = [
    ...Object.values(strict.getQueryType()?.getFields() ?? {}).filter((field) => rootMeaning(field) === undefined),
    ...Object.values(strict.getMutationType()?.getFields() ?? {}).filter((field) => mutationMeaning(field) === undefined),
    ...Object.values(strict.getSubscriptionType()?.getFields() ?? {}).filter((field) => subscriptionMeaning(field) === undefined),
    ...written
      .filter((type) => inputMeaning(type)?.kind !== "changes")
      .flatMap((type) => Object.values(type.getFields()).filter((field) => writeMeaning(field) === undefined)),
    ...objects.filter((type) => !shared.has(type.name) && typeMeaning(type) === undefined),
    ...objects.flatMap((type) => Object.values(type.getFields()).filter((field) => outputMeaning(field) === undefined)),
    ...filters.flatMap((type) => Object.values(type.getFields()).filter((field) => filterMeaning(field) === undefined)),
  ];
  expect(filters.length).toBeGreaterThan(8);
  expect(written.length).toBeGreaterThan(18);
  expect(silent.map(String)).toEqual([]);
});

test("a union tells its members apart by their collection", async () => {
  const { schema } = buildSchema(magazine(), { nullability: "strict", access: admin });
  const union = schema.getType("sections_item_union");
  expect(union).toBeInstanceOf(GraphQLUnionType);
  const sections = fieldAt(schema, "Query.sections");
  if (sections === undefined) throw new Error("no sections");
  sections.resolve = () => [{ item: { text: "Hello", [itemType]: "headings" } }, { item: null }];
  const document = parse("{ sections { item { __typename ... on headings { text } } } }");
  expect(await execute({ schema, document })).toEqual({
    data: { sections: [{ item: { __typename: "headings", text: "Hello" } }, { item: null }] },
  });
});

test("a collection without a key has a list and aggregates alone", () => {
  const roots = Object.keys(strict.getQueryType()?.getFields() ?? {}).filter((name) => name.startsWith("top_articles"));
  expect(roots).toEqual(["top_articles", "top_articles_aggregated"]);
});

test("system collections have types, tell what is done to their items, and have no roots else", () => {
  expect(strict.getType("directus_files")).toBeDefined();
  expect(strict.getSubscriptionType()?.getFields()["directus_roles_mutated"]).toBeDefined();
  expect(Object.keys(strict.getQueryType()?.getFields() ?? {}).filter((name) => name.includes("directus"))).toEqual([]);
});

test("an empty model, and a table without columns, still make a schema", () => {
  const empty = buildSchema(modelOf({}), { nullability: "strict", access: admin }).schema;
  expect(validateTrustedSchema(empty)).toEqual([]);
  expect(String(fieldAt(empty, "Query._empty")?.type)).toBe("Void");

  const bare = buildSchema(modelOf({ nothing: { key: null, fields: [] } }), { nullability: "strict", access: admin }).schema;
  expect(validateTrustedSchema(bare)).toEqual([]);
  expect(String(fieldAt(bare, "nothing._empty")?.type)).toBe("Void");
});

function fieldAt(schema: GraphQLSchema, coordinate: string): GraphQLField<unknown, unknown> | undefined {
  const [typeName = "", fieldName = ""] = coordinate.split(".");
  const type = schema.getType(typeName);
  return type instanceof GraphQLObjectType ? type.getFields()[fieldName] : undefined;
}
