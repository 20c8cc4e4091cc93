import { expect, test } from "vitest";
import { inferMetadata } from "../../src/metadata/inference.ts";
import { applyOverlay, parseOverlay } from "../../src/metadata/overlay.ts";
import { buildModel } from "../../src/model/build-model.ts";
import { collectionOf } from "../../src/model/look-up.ts";
import type { Model } from "../../src/model/model.ts";
import { catalogOf } from "../model/notation.ts";
import { messagesOf } from "./messages-of.ts";

const catalog = catalogOf({
  pages: "id:int4! position:int4",
  headings: "id:int4! text:varchar",
  paragraphs: "id:uuid! text:text",
  page_blocks: "id:int4! page_id:int4>pages collection:varchar item:varchar",
  users: "id:int4!",
  profiles: "id:int4! user_id:int4^>users",
});

function modelWith(overlay: string): { readonly model: Model; readonly messages: readonly string[] } {
  const metadata = applyOverlay(inferMetadata(catalog), parseOverlay(overlay, "overlay.yaml"));
  const { model, diagnostics } = buildModel(metadata, catalog);
  return { model, messages: diagnostics.map(({ message }) => message) };
}

test("a pair of columns that no foreign key shows becomes a relation, with its inverse", () => {
  const { model, messages } = modelWith(`
    relations:
      - { collection: page_blocks, field: item, collection_field: collection, allowed: [headings, paragraphs], junction_field: page_id }
    fields:
      - { collection: headings, field: page_blocks, special: [o2a], options: { relation: page_blocks.item } }
  `);
  expect(messages).toEqual([]);
  expect(collectionOf(model, "page_blocks").fields.get("item")).toMatchObject({
    relation: { kind: "a2o", collectionField: "collection", allowed: ["headings", "paragraphs"] },
  });
  expect(collectionOf(model, "headings").fields.get("page_blocks")).toMatchObject({
    relation: { kind: "o2a", target: "page_blocks", targetField: "item", junctionField: "page_id", single: false },
  });
});

test("a row changes what it states and leaves the rest", () => {
  const { model, messages } = modelWith(`
    collections:
      - { collection: pages, note: What one reads., sort_field: position }
    fields:
      - { collection: pages, field: position, note: From the front. }
  `);
  expect(messages).toEqual([]);
  expect(collectionOf(model, "pages")).toMatchObject({ note: "What one reads.", sortField: { name: "position" } });
  expect(collectionOf(model, "pages").fields.get("position")).toMatchObject({ note: "From the front." });
  expect([...collectionOf(model, "pages").fields.keys()]).toEqual(["id", "position", "page_blocks"]);
});

test("another name for the other side takes the place of the inferred one", () => {
  const { model, messages } = modelWith("relations: [{ collection: page_blocks, field: page_id, one_field: blocks, sort_field: id }]");
  expect(messages).toEqual([]);
  expect([...collectionOf(model, "pages").fields.keys()]).toEqual(["id", "position", "blocks"]);
  expect(collectionOf(model, "pages").fields.get("blocks")).toMatchObject({ special: ["o2m"], relation: { sortField: "id" } });
});

test("the other side goes when its name is null", () => {
  const { model, messages } = modelWith("relations: [{ collection: page_blocks, field: page_id, one_field: null }]");
  expect(messages).toEqual([]);
  expect([...collectionOf(model, "pages").fields.keys()]).toEqual(["id", "position"]);
});

test("an inferred single object becomes a list again", () => {
  const { model } = modelWith("fields: [{ collection: users, field: profiles, special: [o2m] }]");
  expect(collectionOf(model, "users").fields.get("profiles")).toMatchObject({ relation: { single: false } });
});

test("a relation over an existing pair turns it into one to a single collection", () => {
  const metadata = applyOverlay(
    inferMetadata(catalog),
    parseOverlay("relations: [{ collection: page_blocks, field: item, collection_field: collection, allowed: [paragraphs] }]", "a.yaml"),
  );
  const again = applyOverlay(
    metadata,
    parseOverlay("relations: [{ collection: page_blocks, field: item, related_collection: users }]", "b.yaml"),
  );
  expect(again.source).toBe("catalog, a.yaml, b.yaml");
  expect(again.relations.find((row) => row.manyField === "item")).toMatchObject({
    oneCollection: "users",
    oneCollectionField: null,
    oneAllowedCollections: null,
  });
});

test.each([
  ["relation: []", ['overlay.yaml: key "relation" is unknown. Did you mean "relations"?']],
  [
    "relations: [{ collection: a, field: b, collectionfield: c }]",
    ['overlay.yaml: relations[0]: key "collectionfield" is unknown. Did you mean "collection_field"?'],
  ],
  ["fields: [{ collection: a }]", ["overlay.yaml: fields[0].field: expected a name, got nothing."]],
  [
    "relations: [{ collection: a, many_collection: a, field: b }]",
    ['overlay.yaml: relations[0]: "many_collection" is given twice, under its short name and its long one.'],
  ],
  ["collections: { a: 1 }", ["overlay.yaml: collections: expected a list, got an object."]],
  ["collections: [1]", ["overlay.yaml: collections[0]: expected an object, got 1."]],
  ["[1]", ["overlay.yaml: expected an object at the top, got a list."]],
  ["", ["overlay.yaml: expected an object at the top, got null."]],
])("%s is a fault", (text, messages) => {
  expect(messagesOf(() => parseOverlay(text, "overlay.yaml"))).toEqual(messages);
});

test("every fault of a file is told at once", () => {
  const text = "collections: [{ collection: a, singleton: yes please }, {}]\nfields: [{ collection: a, field: b, sort: 1.5 }]";
  expect(messagesOf(() => parseOverlay(text, "overlay.yaml"))).toEqual([
    'overlay.yaml: collections[0].singleton: expected true or false, got "yes please".',
    "overlay.yaml: collections[1].collection: expected a name, got nothing.",
    "overlay.yaml: fields[0].sort: expected an integer, got 1.5.",
  ]);
});
