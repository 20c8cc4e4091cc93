import { expect, test } from "vitest";
import { parseSnapshot } from "../../src/metadata/snapshot-file.ts";
import { messagesOf } from "./messages-of.ts";

const yaml = `
version: 1
directus: 11.17.4
vendor: postgres
collections:
  - collection: articles
    meta: { collection: articles, note: What we print., singleton: false, sort_field: sort, icon: article, translations: null }
    schema: { name: articles }
  - collection: content
    meta: { collection: content, icon: folder }
    schema: null
fields:
  - collection: articles
    field: author
    type: integer
    meta: { special: [m2o], note: Who wrote it., searchable: false, validation: { author: { _nnull: true } }, width: half }
    schema: { name: author, data_type: integer }
  - collection: articles
    field: plain
    type: string
    meta: null
    schema: { name: plain }
relations:
  - collection: articles
    field: author
    related_collection: authors
    meta: { many_collection: articles, many_field: author, one_collection: authors, one_field: articles, one_deselect_action: delete }
    schema: { constraint_name: articles_author_foreign }
  - collection: articles
    field: editor
    related_collection: authors
    meta: null
    schema: { constraint_name: articles_editor_foreign }
  - collection: blocks
    field: item
    related_collection: null
    meta: { one_collection_field: collection, one_allowed_collections: [headings, images], junction_field: page }
    schema: null
`;

const expected = {
  source: "snapshot.yaml",
  origin: "directus",
  collections: [
    { collection: "articles", note: "What we print.", sortField: "sort", isFolder: false, singleton: false },
    { collection: "content", isFolder: true },
  ],
  fields: [
    { collection: "articles", field: "author", special: ["m2o"], note: "Who wrote it.", searchable: false },
    { collection: "articles", field: "plain", special: [], searchable: true, validation: null },
  ],
  relations: [
    {
      manyCollection: "articles",
      manyField: "author",
      oneCollection: "authors",
      oneField: "articles",
      oneDeselectAction: "delete",
      oneAllowedCollections: null,
    },
    { manyCollection: "articles", manyField: "editor", oneCollection: "authors", oneField: null, oneDeselectAction: "nullify" },
    {
      manyCollection: "blocks",
      manyField: "item",
      oneCollection: null,
      oneCollectionField: "collection",
      oneAllowedCollections: ["headings", "images"],
      junctionField: "page",
    },
  ],
};

test("a snapshot in YAML becomes metadata", () => {
  expect(parseSnapshot(yaml, "snapshot.yaml")).toMatchObject(expected);
});

test("the three tables exported as JSON become the same metadata, lists and json in text included", () => {
  const exported = {
    directus_collections: [
      { collection: "articles", note: "What we print.", singleton: 0, sort_field: "sort", icon: "article", versioning: 1 },
      { collection: "content", note: null },
    ],
    directus_fields: [
      {
        id: 7,
        collection: "articles",
        field: "author",
        special: "m2o",
        note: "Who wrote it.",
        searchable: false,
        validation: '{"author":{"_nnull":true}}',
      },
      { id: 8, collection: "articles", field: "plain", special: null },
    ],
    directus_relations: [
      {
        many_collection: "articles",
        many_field: "author",
        one_collection: "authors",
        one_field: "articles",
        one_deselect_action: "delete",
      },
      { many_collection: "articles", many_field: "editor", one_collection: "authors", one_deselect_action: null },
      {
        many_collection: "blocks",
        many_field: "item",
        one_collection_field: "collection",
        one_allowed_collections: "headings, images",
        junction_field: "page",
      },
    ],
  };
  const metadata = parseSnapshot(JSON.stringify(exported), "snapshot.yaml");
  // What is a folder is told by the tables of the database.
  expect(metadata).toMatchObject({ ...expected, collections: [{ collection: "articles", versioning: true }, { collection: "content" }] });
  expect(metadata.fields[0]?.validation).toEqual({ author: { _nnull: true } });
  const { directus_collections: collections, directus_fields: fields, directus_relations: relations } = exported;
  expect(parseSnapshot(JSON.stringify({ collections, fields, relations }), "snapshot.yaml")).toEqual(metadata);
});

test.each([
  ["fields: []", ['file: expected a list "collections", got nothing.']],
  ["just a line", ['file: expected an object at the top, got "just a line".']],
  ["collections: [{ collection: '', schema: {} }]\nfields: []", ['file: collections[0].collection: expected a name, got "".']],
  [
    "collections: []\nfields: [{ collection: a, field: b, meta: { special: 5, options: 1 } }]",
    ["file: fields[0].special: expected a list of names, got 5."],
  ],
  ["collections: []\nfields: [{ collection: a, field: b, meta: 3 }]", ["file: fields[0].meta: expected an object, got 3."]],
  [
    "collections: []\nfields: []\nrelations: [{ collection: a, field: b, related_collection: c, meta: { one_deselect_action: drop } }]",
    ['file: relations[0].one_deselect_action: expected "nullify" or "delete", got "drop".'],
  ],
])("%s is a fault", (text, messages) => {
  expect(messagesOf(() => parseSnapshot(text, "file"))).toEqual(messages);
});

test("text that is neither YAML nor JSON is told with its place", () => {
  expect(messagesOf(() => parseSnapshot("a: [1\nb: 2", "snapshot.yaml"))[0]).toMatch(/^snapshot\.yaml: not valid YAML: .*line.*\.$/);
  expect(messagesOf(() => parseSnapshot('{ "a": }', "snapshot.json"))[0]).toMatch(/^snapshot\.json: not valid JSON: .*\.$/);
});
