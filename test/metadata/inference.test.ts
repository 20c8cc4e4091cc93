import { describe, expect, test } from "vitest";
import { type Catalog, readCatalog } from "../../src/database/catalog.ts";
import { inferMetadata } from "../../src/metadata/inference.ts";
import { buildModel } from "../../src/model/build-model.ts";
import { collectionOf } from "../../src/model/look-up.ts";
import { openTestDatabase } from "../harness/open-database.ts";
import { catalogOf } from "../model/notation.ts";

interface Case {
  readonly name: string;
  readonly tables: Readonly<Record<string, string>>;
  /** Each relation as `many.column>one.alias`, with `!` for one object and `/field` for a junction's other hop. */
  readonly relations: readonly string[];
  readonly diagnostics?: readonly string[];
}

const cases: readonly Case[] = [
  {
    name: "a foreign key shows on the other side under the many table's name, and keeps its column's name",
    tables: { customers: "id:int4!", orders: "id:int4! customer_id:int4>customers" },
    relations: ["orders.customer_id>customers.orders"],
  },
  {
    name: "several foreign keys between two tables are told apart by their columns",
    tables: { addresses: "id:int4!", orders: "id:int4! billing:int4>addresses shipping:int4>addresses placed:date!" },
    relations: ["orders.billing>addresses.orders_by_billing", "orders.shipping>addresses.orders_by_shipping"],
  },
  {
    name: "a tree by its parent has children",
    tables: { categories: "id:int4! parent_id:int4>categories" },
    relations: ["categories.parent_id>categories.children"],
  },
  {
    name: "another relation to the own table is named after its column",
    tables: { employees: "id:int4! manager:int4>employees" },
    relations: ["employees.manager>employees.employees_by_manager"],
  },
  {
    name: "a unique foreign key is one object on both sides",
    tables: { users: "id:int4!", profiles: "id:int4! user_id:int4!^>users" },
    relations: ["profiles.user_id>users.profiles!"],
  },
  {
    name: "a foreign key that is the key is one object as well",
    tables: { users: "id:int4!", profiles: "user_id:int4!>users bio:text" },
    relations: ["profiles.user_id>users.profiles!"],
  },
  {
    name: "two required foreign keys beside a key of its own make a junction, whatever context it holds",
    tables: {
      films: "id:int4!",
      actors: "id:int4!",
      roles: "id:int4! film_id:int4!>films actor_id:int4!>actors character:text billing:int4!=",
    },
    relations: ["roles.film_id>films.roles/actor_id", "roles.actor_id>actors.roles/film_id"],
  },
  {
    name: "a table with a column that must be given is none",
    tables: { films: "id:int4!", people: "id:int4!", reviews: "id:int4! film_id:int4!>films by:int4!>people stars:int4!" },
    relations: ["reviews.film_id>films.reviews", "reviews.by>people.reviews"],
  },
  {
    name: "a table that others refer to is none",
    tables: {
      films: "id:int4!",
      actors: "id:int4!",
      roles: "id:int4! film_id:int4!>films actor_id:int4!>actors",
      costumes: "id:int4! role_id:int4>roles",
    },
    relations: ["roles.film_id>films.roles", "roles.actor_id>actors.roles", "costumes.role_id>roles.costumes"],
  },
  {
    name: "a junction of a table with itself",
    tables: { nodes: "id:int4!", links: "id:int4! from_id:int4!>nodes to_id:int4!>nodes" },
    relations: ["links.from_id>nodes.links_by_from_id/to_id", "links.to_id>nodes.links_by_to_id/from_id"],
  },
  {
    name: "a name that a column has gives way to the longer one",
    tables: { albums: "id:int4! tracks:int4", tracks: "id:int4! album_id:int4>albums" },
    relations: ["tracks.album_id>albums.tracks_by_album_id"],
    diagnostics: ['Relation "tracks.album_id": "albums" has a field "tracks" already, so the other side is called "tracks_by_album_id".'],
  },
  {
    name: "a longer name that is taken as well gets a number",
    tables: { albums: "id:int4! tracks:int4 tracks_by_album_id:int4", tracks: "id:int4! album_id:int4>albums" },
    relations: ["tracks.album_id>albums.tracks_by_album_id_2"],
    diagnostics: ['Relation "tracks.album_id": "albums" has a field "tracks" already, so the other side is called "tracks_by_album_id_2".'],
  },
  {
    name: "a foreign key to a table that is not served makes none",
    tables: { orders: "id:int4! customer_id:int4>customers" },
    relations: [],
  },
];

test.each(cases)("$name", ({ tables, relations, diagnostics = [] }) => {
  const catalog = catalogOf(tables);
  const metadata = inferMetadata(catalog);
  expect(metadata.relations.map((row) => printRelation(row, catalog))).toEqual(relations);
  expect(metadata.diagnostics.map(({ message }) => message)).toEqual(diagnostics);
  const result = buildModel(metadata, catalog);
  expect(result.diagnostics).toEqual(metadata.diagnostics);

  function printRelation(row: (typeof metadata.relations)[number], { tables: all }: Catalog): string {
    const { model } = buildModel(metadata, { tables: all, hiddenTables: [] });
    const alias = collectionOf(model, row.oneCollection ?? "").fields.get(row.oneField ?? "");
    const single = alias?.kind === "alias" && alias.relation.single ? "!" : "";
    const junction = row.junctionField === null ? "" : `/${row.junctionField}`;
    return `${row.manyCollection}.${row.manyField}>${row.oneCollection}.${row.oneField}${single}${junction}`;
  }
});

test("names that are taken are settled alike, however often one infers", () => {
  const catalog = catalogOf({ a: "id:int4! b:int4", b: "id:int4! a1:int4>a a2:int4>a", b_by_a1: "id:int4! a:int4>a" });
  expect(inferMetadata(catalog)).toEqual(inferMetadata(catalog));
});

describe("a database without Directus's tables", () => {
  test("its tables, views, keys and comments become a model without faults", async () => {
    const database = await openTestDatabase("postgres", "library");
    const catalog = await readCatalog(database, ["public"]);
    await database.close();
    const { model, diagnostics } = buildModel(inferMetadata(catalog), catalog);
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(diagnostics.map(({ message }) => message)).toMatchInlineSnapshot(`
      [
        "Relation "shelf_checks.room": foreign key "shelf_checks_room_number_fkey" has several columns ("room", "number"), expected one; it makes no relation.",
        "Relation "tracks.album_id": "albums" has a field "tracks" already, so the other side is called "tracks_by_album_id".",
        "Collection "play_log": found no primary key, expected one column; it is served as lists and aggregates only.",
        "Collection "playlist_track": found a primary key of 2 columns, expected one column; it is served as lists and aggregates only.",
        "Collection "shelves": found a primary key of 2 columns, expected one column; it is served as lists and aggregates only.",
      ]
    `);
    const relations = [...model.collections.values()].flatMap(({ name, fields }) =>
      [...fields.values()].flatMap((field) =>
        field.kind === "alias" && field.relation.kind === "o2m"
          ? `${name}.${field.name}${field.relation.single ? "!" : ""} ← ${field.relation.target}.${field.relation.targetField}${field.relation.junctionField === null ? "" : ` → ${field.relation.junctionField}`}`
          : [],
      ),
    );
    expect(relations).toMatchInlineSnapshot(`
      [
        "addresses.invoices_by_billing_address_id ← invoices.billing_address_id",
        "addresses.invoices_by_shipping_address_id ← invoices.shipping_address_id",
        "albums.liner_notes! ← liner_notes.album_id",
        "albums.tracks_by_album_id ← tracks.album_id",
        "artists.albums_by_artist_id ← albums.artist_id",
        "artists.albums_by_producer_id ← albums.producer_id",
        "customers.invoices ← invoices.customer_id",
        "employees.badges! ← badges.employee_id",
        "employees.customers ← customers.support_rep_id",
        "employees.employees_by_reports_to ← employees.reports_to",
        "genres.children ← genres.parent_code",
        "genres.tracks ← tracks.genre",
        "invoices.Order Log ← Order Log.invoice id",
        "invoices.invoice_lines ← invoice_lines.invoice_id",
        "labels.albums ← albums.label_name",
        "playlists.playlist_track ← playlist_track.playlist_id → track_id",
        "tracks.invoice_lines ← invoice_lines.track_id",
        "tracks.play_log ← play_log.track_id",
        "tracks.playlist_track ← playlist_track.track_id → playlist_id",
      ]
    `);
    expect(collectionOf(model, "artists").note).toBe("Whoever is named on the sleeve.");
    expect(collectionOf(model, "artists").fields.get("formed")?.note).toBe("The year of the first rehearsal.");
    expect(collectionOf(model, "albums").fields.get("label_name")).toMatchObject({ relation: { target: "labels", targetField: "name" } });
    expect(collectionOf(model, "playlist_track").primaryKey).toBeNull();
    expect(collectionOf(model, "album_lengths")).toMatchObject({ kind: "view", primaryKey: null });
  });
});
