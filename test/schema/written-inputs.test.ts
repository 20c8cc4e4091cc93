import { GraphQLInputObjectType, GraphQLScalarType } from "graphql";
import type { GraphQLInputField, GraphQLSchema } from "graphql";
import { expect, test } from "vitest";
import { admin } from "../../src/access/access.ts";
import { buildSchema } from "../../src/schema/build-schema.ts";
import { inputMeaning, writeMeaning } from "../../src/schema/names/meaning.ts";
import { magazine } from "./magazine.ts";
import { anyToOne, column, key, manyToOne, modelOf, oneToAny, oneToMany } from "./model-of.ts";
import type { CollectionInput } from "./model-of.ts";

type Column = CollectionInput["fields"][number];

test.each<[what: string, field: Column, type: string]>([
  ["NOT NULL", column("b", "string", { nullable: false }), "String!"],
  ["nullable", column("b", "string"), "String"],
  ["NOT NULL with a default", column("b", "boolean", { nullable: false, default: "false" }), "Boolean"],
  ["NOT NULL with a sequence", column("b", "integer", { nullable: false, sequence: "s" }), "Int"],
  ["NOT NULL that Directus fills", column("b", "uuid", { nullable: false, special: ["uuid"] }), "ID"],
  ["NOT NULL that Directus fills on updates alone", column("b", "timestamp", { nullable: false, special: ["date-updated"] }), "Date!"],
  ["a foreign key that is NOT NULL", { ...manyToOne("b", "a"), nullable: false }, "create_a_input!"],
  ["a foreign key of a relation with two sides", shownOnBothSides(manyToOne("b", "a")), "create_a_input"],
  ["a foreign key to a view", manyToOne("b", "v"), "Int"],
  ["the item of a pair", { ...anyToOne("b", ["a"]), nullable: false }, "String"],
  ["the item of a pair without allowed collections", { ...anyToOne("b", []), nullable: false }, "String!"],
  ["an object", oneToMany("b", "a", "id", true), "create_a_input"],
  ["a list", oneToMany("b", "a", "id"), "[create_a_input]"],
  ["a list of items whose pair points here", oneToAny("b", "a"), "[create_a_input]"],
])("what creates an item takes a field that is %s", (_what, field, type) => {
  const view: CollectionInput = { kind: "view", key: null, fields: [column("id", "integer")] };
  const { schema } = buildSchema(modelOf({ a: { fields: [key(), field] }, v: view }), { nullability: "strict", access: admin });
  expect(String(fieldsOf(schema, "create_a_input")["b"]?.type)).toBe(type);
  // Nothing is required of what is there already.
  expect(String(fieldsOf(schema, "update_a_input")["b"]?.type)).toBe(type.replace("!", "").replace("create", "update"));
});

function shownOnBothSides(field: ReturnType<typeof manyToOne>): Column {
  if (field.relation?.kind !== "m2o") throw new Error("no foreign key");
  return { ...field, nullable: false, relation: { ...field.relation, inverse: "list" } };
}

test("generated columns and lists of what has no key are not written", () => {
  const view: CollectionInput = { kind: "view", key: null, fields: [column("id", "integer"), column("a", "integer")] };
  const fields = [key(), column("sum", "integer", { isGenerated: true }), oneToMany("list", "v", "a")];
  const { schema } = buildSchema(modelOf({ a: { fields }, v: view }), { nullability: "strict", access: admin });
  expect(Object.keys(fieldsOf(schema, "create_a_input"))).toEqual(["id"]);
});

test("views, keyless tables and system collections have no mutations; without any, there is no Mutation", () => {
  const nothing = { nullability: "strict", access: admin } as const;
  const view: CollectionInput = { kind: "view", fields: [key()] };
  const keyless: CollectionInput = { key: null, fields: [column("id", "integer")] };
  const { schema, mutationSchema } = buildSchema(modelOf({ view, keyless, directus_files: { fields: [key()] } }), nothing);
  expect(schema.getMutationType()).toBeNull();
  expect(mutationSchema).toBeNull();
});

test("what is written stands in the mutation schema under its name, and everything else is shared", () => {
  const { schema, mutationSchema } = buildSchema(magazine(), { nullability: "strict", access: admin });
  const types = Object.values(schema.getTypeMap());
  const written = types.filter((type) => type instanceof GraphQLInputObjectType && inputMeaning(type) !== undefined);
  expect(written.length).toBeGreaterThan(18);
  for (const type of types) {
    const ours = mutationSchema?.getType(type.name);
    if (type.name === "Mutation" || ours === undefined) continue;
    expect(ours instanceof GraphQLScalarType).toBe(written.includes(type) || type instanceof GraphQLScalarType);
    expect(written.includes(type) ? inputMeaning(ours) : ours).toBe(written.includes(type) ? inputMeaning(type) : type);
  }
  expect(Object.keys(mutationSchema?.getTypeMap() ?? {}).toSorted()).toEqual(Object.keys(schema.getTypeMap()).toSorted());
});

test("there are three inputs per collection, however many the relations and however deep they lead", () => {
  const inputsPerCollection = (size: number, relations: number): number => {
    const name = (index: number): string => `c${(index + size) % size}`;
    const collections = Array.from({ length: size }, (_, index): [string, CollectionInput] => [
      name(index),
      {
        fields: [
          key(),
          anyToOne(
            "item",
            Array.from({ length: size }, (_unused, member) => name(member)),
          ),
          ...Array.from({ length: relations }, (_unused, hop) => manyToOne(`to_${hop}`, name(index + hop + 1))),
          ...Array.from({ length: relations }, (_unused, hop) => oneToMany(`from_${hop}`, name(index - hop - 1), `to_${hop}`)),
        ],
      },
    ]);
    const { schema } = buildSchema(modelOf(Object.fromEntries(collections)), { nullability: "strict", access: admin });
    const inputs = Object.values(schema.getTypeMap()).filter((type) => type instanceof GraphQLInputObjectType);
    const counts = ["create", "update", "changes"].map((kind) => inputs.filter((type) => inputMeaning(type)?.kind === kind).length);
    expect(counts).toEqual([size, size, size]);
    return counts.reduce((sum, count) => sum + count, 0) / size;
  };
  const counts = [inputsPerCollection(5, 1), inputsPerCollection(5, 4), inputsPerCollection(50, 1), inputsPerCollection(50, 40)];
  process.stdout.write(`Written inputs per collection, at 5 collections of 1 and 4 relations and 50 of 1 and 40: ${counts.join(", ")}.\n`);
  expect(counts).toEqual([3, 3, 3, 3]);
});

test("a name that is taken stays with the database's field, and the added one says so", () => {
  const fields = [
    key(),
    oneToMany("tags", "a", "id"),
    column("tags_changes", "string"),
    anyToOne("item", ["a"]),
    column("item__a", "string"),
  ];
  const model = modelOf({ a: { fields }, a_changes: { fields: [key()] }, create_a_input: { fields: [key()] } });
  const { schema, diagnostics } = buildSchema(model, { nullability: "strict", access: admin });
  const input = fieldsOf(schema, "create_a_input_2");
  expect(meaningOf(input["tags_changes"])).toEqual({ kind: "column", field: "tags_changes" });
  expect(meaningOf(input["tags_changes_2"])).toEqual({ kind: "changes", field: "tags" });
  expect(String(input["tags_changes_2"]?.type)).toBe("a_changes_2");
  expect(meaningOf(input["item__a_2"])).toEqual({ kind: "member", field: "item", collection: "a" });
  expect(diagnostics.map(({ message }) => message)).toEqual([
    `Field "a.item": the name "item__a" is taken, so the key for members of "a" is "item__a_2".`,
    `Field "a.tags": the name "tags_changes" is taken, so the input of its changes is "tags_changes_2".`,
    `Collection "a": the input of a new item is "create_a_input_2", as the name "create_a_input" is taken.`,
    `Collection "a": the input of changes to a list is "a_changes_2", as the name "a_changes" is taken.`,
  ]);
});

test("mutations of equal names are told apart by a number", () => {
  const model = modelOf({ a: { fields: [key()] }, a_items: { singleton: true, fields: [key()] } });
  const { schema, diagnostics } = buildSchema(model, { nullability: "strict", access: admin });
  expect(Object.keys(schema.getMutationType()?.getFields() ?? {})).toContain("update_a_items_2");
  expect(diagnostics.map(({ message }) => message)).toEqual([
    `Collection "a_items": the mutation "update_a_items_2" has this name, as "update_a_items" is taken.`,
  ]);
});

function fieldsOf(schema: GraphQLSchema, name: string): Readonly<Record<string, GraphQLInputField>> {
  const type = schema.getType(name);
  if (!(type instanceof GraphQLInputObjectType)) throw new Error(`no input "${name}"`);
  return type.getFields();
}

function meaningOf(field: GraphQLInputField | undefined): ReturnType<typeof writeMeaning> {
  return field === undefined ? undefined : writeMeaning(field);
}
