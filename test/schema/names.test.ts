import fc from "fast-check";
import { expect, test } from "vitest";
import { admin } from "../../src/access/access.ts";
import { buildSchema } from "../../src/schema/build-schema.ts";
import { buildNames } from "../../src/schema/names/names.ts";
import { anyToOne, column, key, manyToOne, modelOf, oneToMany } from "./model-of.ts";
import { validateTrustedSchema } from "./validate-schema.ts";

test.each([
  ["articles", "articles"],
  ["Überschrift", "_berschrift"],
  ["my table", "my_table"],
  ["2nd", "_2nd"],
  ["__secret", "_secret"],
  ["a.b-c", "a_b_c"],
  ["😀x", "_x"],
])("the name %s is %s in GraphQL", (name, expected) => {
  const { names, diagnostics } = buildNames(modelOf({ [name]: { fields: [key(), column(name, "string")] } }));
  expect(names.rootName(name, "list")).toBe(expected);
  expect(names.typeName(name, "filter")).toBe(`${expected}_filter`);
  expect(names.fieldName(name, name)).toBe(expected);
  expect(names.fieldNamed(name, expected)).toBe(name);
  expect(diagnostics.map(({ severity, coordinate }) => [severity, coordinate])).toEqual(
    name === expected
      ? []
      : [
          ["warning", name],
          ["warning", `${name}.${name}`],
        ],
  );
});

test("what is left of a name without letters still makes legal names", () => {
  const { names } = buildNames(modelOf({ 表: { fields: [column("い", "date"), column("ろ", "date")] } }));
  expect([names.rootName("表", "list"), names.typeName("表", "filter"), names.rootName("表", "byId")]).toEqual(["_", "_filter", "_by_id"]);
  expect(["い", "ろ"].map((field) => names.fieldName("表", field))).toEqual(["_", "_2"]);
  expect(["い", "ろ"].map((field) => names.functionsName("表", field))).toEqual(["_func", "_2_func"]);
});

test("a name that is legal is never taken from its owner", () => {
  const { names } = buildNames(modelOf({ "a b": { fields: [key()] }, "a-b": { fields: [key()] }, a_b: { fields: [key()] } }));
  expect(["a_b", "a b", "a-b"].map((name) => names.rootName(name, "list"))).toEqual(["a_b", "a_b_2", "a_b_3"]);
});

test("derived names give way to collections of that name", () => {
  const { names, diagnostics } = buildNames(
    modelOf({ x: { fields: [key()] }, x_filter: { fields: [key()] }, version_x: { fields: [key()] }, x_by_id: { fields: [key()] } }),
  );
  expect(names.typeName("x", "filter")).toBe("x_filter_2");
  expect(names.typeName("x_filter", "item")).toBe("x_filter");
  expect(names.typeName("x", "version")).toBe("version_x_2");
  expect(names.typeName("version_x", "item")).toBe("version_x");
  expect(names.rootName("x", "byId")).toBe("x_by_id_2");
  expect(names.rootName("x_by_id", "list")).toBe("x_by_id");
  expect(diagnostics.map(({ message }) => message)).toEqual([
    'Collection "x": its filter is "x_filter_2", as the name "x_filter" is taken.',
    'Collection "x": the type of its versions is "version_x_2", as the name "version_x" is taken.',
    // Two derived names: the filter of "version_x", and the versions of "x_filter".
    'Collection "x_filter": the type of its versions is "version_x_filter_2", as the name "version_x_filter" is taken.',
    'Collection "x": the query "x_by_id_2" has this name, as "x_by_id" is taken.',
  ]);
});

test("derived names give way to fields of that name", () => {
  const { names, diagnostics } = buildNames(
    modelOf({
      a: { fields: [key(), column("day", "date"), column("day_func", "string"), column("_not", "string"), column("_every", "string")] },
      b: { fields: [key(), anyToOne("item", ["a"]), column("item__a", "string")] },
    }),
  );
  expect(names.functionsName("a", "day")).toBe("day_func_2");
  expect(names.fieldName("a", "day_func")).toBe("day_func");
  expect(names.fieldNamed("a", "day_func_2")).toBeUndefined();
  expect(names.logicName("a", "_not")).toBe("_not_2");
  expect(names.logicName("a", "_every")).toBe("_every_2");
  expect(names.logicName("b", "_not")).toBe("_not");
  expect(names.memberName("b", "item", "a")).toBe("item__a_2");
  expect(diagnostics.map(({ coordinate }) => coordinate)).toEqual(["a.day", "a", "a", "b.item"]);
});

test("types that every schema has keep their names", () => {
  const taken = ["Query", "String", "Date", "JSON", "Void", "count_functions", "string_filter_operators"];
  const { names, diagnostics } = buildNames(modelOf(Object.fromEntries(taken.map((name) => [name, { fields: [key()] }]))));
  for (const name of taken) {
    expect(names.typeName(name, "item")).toBe(`${name}_2`);
    expect(names.rootName(name, "list")).toBe(name);
  }
  expect(diagnostics).toHaveLength(taken.length);
});

test("names do not depend on the order of the metadata", () => {
  const fields = [key(), column("a b", "date"), column("a-b", "date"), column("a_b_func", "string")];
  const collections = { "x y": { fields }, "x-y": { fields }, x_y_filter: { fields } };
  const forwards = buildNames(modelOf(collections)).names;
  const backwards = buildNames(
    modelOf(
      Object.fromEntries(
        Object.entries(collections)
          .toReversed()
          .map(([name, input]) => [name, { key: "id", fields: input.fields.toReversed() }]),
      ),
    ),
  ).names;
  for (const name of Object.keys(collections)) {
    expect(backwards.typeName(name, "filter")).toBe(forwards.typeName(name, "filter"));
    for (const field of ["a b", "a-b"]) {
      expect(backwards.fieldName(name, field)).toBe(forwards.fieldName(name, field));
      expect(backwards.functionsName(name, field)).toBe(forwards.functionsName(name, field));
    }
  }
});

test("two json fields whose types would share a name have two types", () => {
  const { names } = buildNames(modelOf({ a: { fields: [key(), column("b_c", "json")] }, a_b: { fields: [key(), column("c", "json")] } }));
  expect(names.jsonFunctionsName("a", "b_c")).toBe("a_b_c_func");
  expect(names.jsonFunctionsName("a_b", "c")).toBe("a_b_c_func_2");
});

test("whatever collections and fields are called, the schema is valid", () => {
  const parts = [
    "a",
    "b",
    "x",
    "_",
    "__",
    "filter",
    "_filter",
    "_func",
    "by_id",
    "aggregated",
    "_count",
    "version_",
    "union",
    "item",
    "Query",
    "ID",
    "é",
    " ",
    "1",
  ];
  const name = fc
    .array(fc.constantFrom(...parts), { minLength: 1, maxLength: 4 })
    .map((words) => words.join(""))
    .filter((text) => text !== "id");
  const fieldTypes = fc.constantFrom("string", "date", "json", "integer", "timestamp") satisfies fc.Arbitrary<string>;
  const collection = fc.uniqueArray(fc.tuple(name, fieldTypes), { maxLength: 6, selector: ([fieldName]) => fieldName });
  const collections = fc.uniqueArray(fc.tuple(name, collection), {
    minLength: 1,
    maxLength: 6,
    selector: ([collectionName]) => collectionName,
  });
  fc.assert(
    fc.property(collections, (entries) => {
      const [first = ""] = entries.map(([collectionName]) => collectionName);
      const model = modelOf(
        Object.fromEntries(
          entries.map(([collectionName, fields]) => [
            collectionName,
            {
              fields: [
                key(),
                ...fields.map(([fieldName, type]) => column(fieldName, type)),
                manyToOne(" one", first),
                anyToOne(
                  " any",
                  entries.map(([member]) => member),
                ),
                oneToMany(" many", first, " one"),
              ],
            },
          ]),
        ),
      );
      const { schema, names } = buildSchema(model, { nullability: "strict", access: admin });
      expect(validateTrustedSchema(schema)).toEqual([]);
      for (const { name: collectionName, fields } of model.collections.values()) {
        for (const field of fields.keys()) {
          expect(names.fieldNamed(collectionName, names.fieldName(collectionName, field))).toBe(field);
        }
      }
    }),
    { numRuns: 100 },
  );
});
