/** The real metadata of a Directus, against the schema that this Directus prints of it. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { type Catalog, readCatalog } from "../../src/database/catalog.ts";
import type { Metadata } from "../../src/metadata/metadata.ts";
import { readMetadata } from "../../src/metadata/read-metadata.ts";
import { buildModel } from "../../src/model/build-model.ts";
import { collectionOf } from "../../src/model/look-up.ts";
import type { Field, Model } from "../../src/model/model.ts";
import { hasOracle, oracleFolder } from "../harness/fixture.ts";
import { openTestDatabase } from "../harness/open-database.ts";

describe.skipIf(!hasOracle)("the metadata of agencyos", () => {
  let catalog: Catalog;
  let metadata: Metadata;
  let model: Model;
  let diagnostics: readonly unknown[];
  let printed: ReadonlyMap<string, readonly (readonly [name: string, type: string])[]>;

  beforeAll(async () => {
    const database = await openTestDatabase("postgres", "agencyos");
    try {
      catalog = await readCatalog(database, ["public"]);
      metadata = await readMetadata({ connection: database, catalog, source: "auto", schema: "public" });
    } finally {
      await database.close();
    }
    ({ model, diagnostics } = buildModel(metadata, catalog));
    printed = printedTypes(await readFile(join(oracleFolder, "sdl/items.graphql"), "utf8"));
  });

  test("nothing in it is unusable, and what is left over from a deleted relation is told", () => {
    expect(diagnostics).toEqual([
      {
        severity: "warning",
        coordinate: "pages.user_created",
        message: 'Field "pages.user_created": found special "m2o", but no usable relation; it is served as its key.',
      },
    ]);
  });

  test("it has the collections and relations that Directus has", () => {
    const relations = [...model.collections.values()].flatMap(({ fields }) =>
      [...fields.values()].flatMap(({ relation }) => relation ?? []),
    );
    const counts = Object.groupBy(relations, (relation) => relation.kind);
    expect({
      collections: model.collections.size,
      system: [...model.collections.values()].filter((collection) => collection.isSystem).length,
      ...Object.fromEntries(Object.entries(counts).map(([kind, list]) => [kind, list.length])),
    }).toMatchInlineSnapshot(`
      {
        "a2o": 3,
        "collections": 108,
        "m2o": 236,
        "o2m": 56,
        "system": 23,
      }
    `);
  });

  test("every type that Directus prints has the same fields in the same order", () => {
    const differences = [...model.collections.values()].flatMap(({ name, fields }) => {
      const found = [...fields.keys()].join(" ");
      const expected = (printed.get(name) ?? []).map(([field]) => field).join(" ");
      return found === expected ? [] : [{ name, found, expected }];
    });
    expect(differences).toEqual([]);
  });

  test("every field has the printed type's kind", () => {
    const differences = [...printed].flatMap(([name, fields]) => {
      const collection = model.collections.get(name);
      if (collection === undefined) return [];
      return fields.flatMap(([field, type]) => {
        const found = shownType(collection.fields.get(field), collection.primaryKey?.name === field);
        return found === type ? [] : [`${name}.${field}: found ${found}, expected ${type}`];
      });
    });
    expect(differences).toEqual([]);
  });

  test("secrets are masked, and tables that Directus keeps to itself are not served", () => {
    const masked = [...collectionOf(model, "directus_users").fields.values()].filter((field) => field.kind === "column" && field.masked);
    expect(masked.map((field) => field.name)).toEqual(["password", "tfa_secret", "token", "auth_data"]);
    expect(model.collections.has("directus_sessions")).toBe(false);
    expect(model.collections.has("directus_fields")).toBe(false);
  });

  test("a one-to-one of Directus stays a list", () => {
    expect(collectionOf(model, "directus_users").fields.get("contacts")).toMatchObject({ relation: { kind: "o2m", single: false } });
    expect(collectionOf(model, "contacts").fields.get("user")).toMatchObject({
      relation: { kind: "m2o", unique: true, inverse: "contacts" },
    });
  });

  test("inference of the same database leaves Directus's own tables as they are known", async () => {
    const inferred = await readMetadata({ connection: { run: () => Promise.resolve([]) }, catalog, source: "infer", schema: "public" });
    const result = buildModel(inferred, catalog);
    expect(result.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect([...collectionOf(result.model, "directus_roles").fields.keys()]).toEqual([
      ...collectionOf(model, "directus_roles").fields.keys(),
    ]);
    expect(result.model.collections.size).toBe(model.collections.size);
  });

  test("a thousand collections compile", () => {
    const own = new Set(metadata.collections.filter((row) => !row.isSystem && !row.isFolder).map((row) => row.collection));
    const copies = Array.from({ length: Math.ceil(1000 / own.size) }, (_, index) => index);
    const rename = (name: string, copy: number): string => (own.has(name) && copy > 0 ? `${name}_${copy}` : name);
    /** The rows as they are, then copies of those that belong to the user's own collections. */
    const multiply = <T>(rows: readonly T[], nameOf: (row: T) => string, change: (row: T, copy: number) => T): T[] =>
      copies.flatMap((copy) => rows.filter((row) => copy === 0 || own.has(nameOf(row))).map((row) => change(row, copy)));
    const many: Metadata = {
      ...metadata,
      collections: multiply(metadata.collections, collectionName, (row, copy) => ({ ...row, collection: rename(row.collection, copy) })),
      fields: multiply(metadata.fields, collectionName, (row, copy) => ({ ...row, collection: rename(row.collection, copy) })),
      relations: multiply(
        metadata.relations,
        (row) => row.manyCollection,
        (row, copy) => ({
          ...row,
          manyCollection: rename(row.manyCollection, copy),
          oneCollection: row.oneCollection === null ? null : rename(row.oneCollection, copy),
          oneField: row.oneField !== null && !own.has(row.oneCollection ?? "") && copy > 0 ? `${row.oneField}_${copy}` : row.oneField,
          oneAllowedCollections: row.oneAllowedCollections?.map((name) => rename(name, copy)) ?? null,
        }),
      ),
    };
    const tables = multiply(
      catalog.tables,
      (table) => table.name,
      (table, copy) => ({ ...table, name: rename(table.name, copy) }),
    );
    expect(buildModel(many, { ...catalog, tables }).model.collections.size).toBeGreaterThan(1000);
  });
});

function collectionName(row: { readonly collection: string }): string {
  return row.collection;
}

/** Types of collections with their fields, without `_func` members. */
function printedTypes(sdl: string): ReadonlyMap<string, readonly (readonly [string, string])[]> {
  return new Map(
    [...sdl.matchAll(/^type (\w+) \{\n(.*?)^\}/gms)].map(([, name = "", body = ""]) => [
      name,
      [...body.matchAll(/^ {2}(\w+)(?:\(.*?\))?: (.+)$/gm)].flatMap(([, field = "", type = ""]) =>
        field.endsWith("_func") ? [] : [[field, type.replaceAll("!", "")] as const],
      ),
    ]),
  );
}

function shownType(field: Field | undefined, isKey: boolean): string {
  if (field === undefined) return "nothing";
  const { relation } = field;
  if (relation?.kind === "m2o") return relation.target;
  if (relation?.kind === "a2o") return `${relation.collection}_${relation.field}_union`;
  if (relation !== null) return `[${relation.target}]`;
  if (field.kind === "alias") return "alias";
  return isKey ? "ID" : (scalars[field.type] ?? "String");
}

const scalars: Readonly<Record<string, string>> = {
  integer: "Int",
  bigInteger: "GraphQLBigInt",
  float: "Float",
  decimal: "Float",
  boolean: "Boolean",
  uuid: "ID",
  date: "Date",
  time: "Date",
  dateTime: "Date",
  timestamp: "Date",
  json: "JSON",
  csv: "[String]",
  hash: "Hash",
};
