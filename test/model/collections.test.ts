import { describe, expect, test } from "vitest";
import type { CatalogColumn } from "../../src/database/catalog.ts";
import { buildModel } from "../../src/model/build-model.ts";
import { castTypeOf, fieldTypeOf } from "../../src/model/field-type.ts";
import { collectionOf, fieldOf } from "../../src/model/look-up.ts";
import { catalogOf, metadataOf, relation } from "./notation.ts";

test("collections come in the order of the metadata, then tables that it does not mention", () => {
  const catalog = catalogOf({ a: "id:int4!", b: "id:int4!", c: "id:int4!" });
  const { model, diagnostics } = buildModel(metadataOf({ collections: [{ collection: "c", note: "Sea." }] }), catalog);
  expect([...model.collections.keys()]).toEqual(["c", "a", "b"]);
  expect(collectionOf(model, "c").note).toBe("Sea.");
  expect(diagnostics).toEqual([]);
});

test("fields are the columns in the order of the table, then aliases in the order of the metadata", () => {
  const catalog = catalogOf({ a: "id:int4! z:text y:text", b: "id:int4! a1:int4 a2:int4 a3:int4" });
  const { model } = buildModel(
    metadataOf({
      fields: [
        { collection: "a", field: "second", special: ["o2m"], note: "Two." },
        { collection: "a", field: "y", sort: 1 },
        { collection: "a", field: "first", special: ["o2m"] },
      ],
      relations: [relation("b.a3>a.without_row"), relation("b.a1>a.first"), relation("b.a2>a.second")],
    }),
    catalog,
  );
  expect([...collectionOf(model, "a").fields.keys()]).toEqual(["id", "z", "y", "second", "first", "without_row"]);
  expect(fieldOf(collectionOf(model, "a"), "second").note).toBe("Two.");
});

test("a unique column that is never null stands in for a primary key", () => {
  const { model, diagnostics } = buildModel(metadataOf({}), catalogOf({ "~a": "code:varchar!^ name:varchar", "@v": "name:text" }));
  expect(collectionOf(model, "a").primaryKey).toMatchObject({ name: "code", unique: true });
  expect(collectionOf(model, "v")).toMatchObject({ kind: "view", primaryKey: null });
  expect(diagnostics).toEqual([]);
});

test("a key of several columns is no key to ask by, and that is told", () => {
  const [table] = catalogOf({ shelves: "room:varchar! number:int2!" }).tables;
  const catalog = { tables: table === undefined ? [] : [{ ...table, primaryKey: ["room", "number"] }], hiddenTables: [] };
  const { model, diagnostics } = buildModel(metadataOf({}), catalog);
  expect(collectionOf(model, "shelves").primaryKey).toBeNull();
  expect(fieldOf(collectionOf(model, "shelves"), "room")).toMatchObject({ unique: false });
  expect(diagnostics.map(({ severity, message }) => `${severity} ${message}`)).toEqual([
    'warning Collection "shelves": found a primary key of 2 columns, expected one column; it is served as lists and aggregates only.',
  ]);
});

test("of equal names in two schemas the first of the search path is served", () => {
  const { tables } = catalogOf({ a: "id:int4!" });
  const catalog = { tables: [...tables, ...tables.map((table) => ({ ...table, schema: "archive" }))], hiddenTables: [] };
  const { model, diagnostics } = buildModel(metadataOf({}), catalog);
  expect(collectionOf(model, "a").schema).toBe("public");
  expect(diagnostics).toMatchObject([{ severity: "warning", coordinate: "a" }]);
});

test("the primary key and the fields carry the same relation", () => {
  const catalog = catalogOf({ albums: "id:int4!", notes: "album:int4!>albums" });
  const notes = collectionOf(buildModel(metadataOf({}), catalog).model, "notes");
  expect(notes.primaryKey).toBe(notes.fields.get("album"));
  expect(notes.primaryKey?.relation).toMatchObject({ kind: "m2o", unique: true });
});

test("concealed values are masked", () => {
  const rows = { fields: [{ collection: "a", field: "secret", special: ["hash", "conceal"] }] };
  const { model } = buildModel(metadataOf(rows), catalogOf({ a: "id:int4! secret:varchar open:varchar" }));
  expect(fieldOf(collectionOf(model, "a"), "secret")).toMatchObject({ type: "hash", masked: true });
  expect(fieldOf(collectionOf(model, "a"), "open")).toMatchObject({ type: "string", masked: false });
});

test("a default of the constant NULL is none", () => {
  const [table] = catalogOf({ a: "id:int4! b:varchar c:varchar" }).tables;
  const defaults = new Map([
    ["b", "NULL::character varying"],
    ["c", "'NULL'::character varying"],
  ]);
  const tables =
    table === undefined
      ? []
      : [{ ...table, columns: table.columns.map((column) => ({ ...column, default: defaults.get(column.name) ?? null })) }];
  const { fields } = collectionOf(buildModel(metadataOf({}), { tables, hiddenTables: [] }).model, "a");
  expect(fields.get("b")).toMatchObject({ default: null });
  expect(fields.get("c")).toMatchObject({ default: "'NULL'::character varying" });
});

describe("the type of a field", () => {
  test.each([
    ["int2", "integer"],
    ["int8", "bigInteger"],
    ["numeric", "decimal"],
    ["float4", "float"],
    ["bpchar", "string"],
    ["citext", "text"],
    ["timetz", "time"],
    ["timestamp", "dateTime"],
    ["timestamptz", "timestamp"],
    ["jsonb", "json"],
    ["bytea", "binary"],
    ["inet", "unknown"],
    ["text", "csv", "cast-csv"],
    ["varchar", "json", "cast-json"],
    ["varchar", "hash", "hash"],
    ["varchar", "hash", "cast-hash"],
    ["timestamp", "timestamp", "cast-timestamp", "date-created"],
    ["timestamptz", "dateTime", "cast-datetime"],
    // A cast that the column's values cannot follow changes nothing.
    ["int4", "integer", "cast-json"],
    ["int4", "integer", "cast-boolean"],
    ["bool", "boolean", "cast-boolean"],
  ])("of a column %s is %s with special %j %j", (type, expected, ...special) => {
    expect(fieldTypeOf(columnOf({ type }), special)).toBe(expected);
  });

  test("arrays and enums are told by the column", () => {
    expect(fieldTypeOf(columnOf({ type: "_text", isArray: true }), [])).toBe("array");
    expect(fieldTypeOf(columnOf({ type: "mood", enumLabels: ["glad"] }), [])).toBe("string");
  });
});

test.each([
  ["character varying(255)", "character varying"],
  ["character varying(20)[]", "character varying[]"],
  ["character(3)", "bpchar"],
  ["numeric(10,2)", "numeric"],
  ["timestamp(3) without time zone", "timestamp without time zone"],
  ["bit(8)", "bit(8)"],
  ["bit varying(8)", "bit varying"],
  ["geometry(Point,4326)", "geometry"],
  ['public."odd(type)"', 'public."odd(type)"'],
])("a value for %s is cast to %s", (sqlType, expected) => {
  expect(castTypeOf(columnOf({ sqlType }))).toBe(expected);
});

function columnOf(given: Partial<CatalogColumn>): CatalogColumn {
  const [table] = catalogOf({ a: "b:text" }).tables;
  const [column] = table?.columns ?? [];
  if (column === undefined) throw new Error("The notation makes a column.");
  return { ...column, ...given };
}
