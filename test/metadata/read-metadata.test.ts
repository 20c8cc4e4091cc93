import { afterAll, describe, expect, test } from "vitest";
import { readCatalog } from "../../src/database/catalog.ts";
import { MetadataError } from "../../src/errors.ts";
import { readMetadata } from "../../src/metadata/read-metadata.ts";
import { addSystemCollections } from "../../src/metadata/system-collections.ts";
import { buildModel } from "../../src/model/build-model.ts";
import { collectionOf } from "../../src/model/look-up.ts";
import { databaseKinds, openTestDatabase } from "../harness/open-database.ts";
import { catalogOf, metadataOf, relation } from "../model/notation.ts";

describe.each(databaseKinds)("on %s", (kind) => {
  const opened = openTestDatabase(kind, "lab");
  afterAll(async () => (await opened).close());

  test("Directus's tables are read where they are, whatever optional columns they lack", async () => {
    const database = await opened;
    const catalog = await readCatalog(database, ["public"]);
    const metadata = await readMetadata({ connection: database, catalog, source: "auto", schema: "public" });
    expect(metadata.source).toBe("directus tables");
    expect(metadata.diagnostics).toEqual([]);
    expect([...buildModel(metadata, catalog).model.collections.keys()].filter((name) => name.startsWith("directus_"))).toEqual([]);
    expect(metadata.relations.length).toBeGreaterThan(5);
    expect(metadata.fields.every((field) => Array.isArray(field.special) && typeof field.searchable === "boolean")).toBe(true);
  });

  test("an overlay comes last, and a file takes the place of the tables", async () => {
    const database = await opened;
    const catalog = await readCatalog(database, ["public"]);
    const overlay = { text: "collections: [{ collection: nodes, note: From the overlay. }]", fileName: "overlay.yaml" };
    const source = { text: '{ "collections": [], "fields": [], "relations": [] }', fileName: "tables.json" };
    const metadata = await readMetadata({ connection: database, catalog, source, overlay, schema: "public" });
    expect(metadata.source).toBe("tables.json, overlay.yaml");
    expect(metadata.collections.find((row) => row.collection === "nodes")?.note).toBe("From the overlay.");
  });
});

test("Directus's tables that are asked for but are not there are one clear fault", async () => {
  const reading = readMetadata({
    connection: { run: () => Promise.resolve([]) },
    catalog: catalogOf({ articles: "id:int4!" }),
    source: "directus",
    schema: "public",
  });
  await expect(reading).rejects.toThrow(MetadataError);
});

describe("Directus's own collections", () => {
  const catalog = catalogOf({
    directus_collections: "collection:varchar!",
    directus_fields: "id:int4!",
    directus_relations: "id:int4!",
    directus_roles: "id:uuid! name:varchar!",
    directus_users: "id:uuid! email:varchar password:varchar role:uuid>directus_roles shoe_size:int4 internal:text",
    directus_sessions: "token:varchar! user:uuid>directus_users",
    contacts: "id:int4! user:uuid^>directus_users",
  });
  const stored = metadataOf({
    fields: [
      { collection: "directus_users", field: "contacts", special: ["o2m"] },
      { collection: "directus_users", field: "shoe_size" },
    ],
    relations: [relation("contacts.user>directus_users.contacts")],
  });
  const { model, diagnostics } = buildModel(addSystemCollections(stored, catalog), catalog);

  test("exist as far as the database has their tables and columns", () => {
    expect([...model.collections.keys()]).toEqual(["directus_roles", "directus_users", "contacts"]);
    // No `children`, `policies`: their columns are missing here. No `internal`: nobody named it.
    expect([...collectionOf(model, "directus_roles").fields.keys()]).toEqual(["id", "name", "users"]);
    expect(diagnostics).toEqual([]);
  });

  test("take in what a user added", () => {
    const users = collectionOf(model, "directus_users");
    expect([...users.fields.keys()]).toEqual(["id", "email", "password", "role", "shoe_size", "contacts"]);
    expect(users).toMatchObject({ isSystem: true });
    expect(users.fields.get("password")).toMatchObject({ type: "hash", masked: true });
  });
});
