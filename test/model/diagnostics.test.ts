import { expect, test } from "vitest";
import { buildModel } from "../../src/model/build-model.ts";
import { type MetadataRows, catalogOf, metadataOf, relation } from "./notation.ts";

const tables = {
  authors: "id:int4! name:varchar",
  articles: "id:int4! author:int4 title:varchar sort:int4",
  tags: "id:uuid! label:varchar",
  blocks: "id:int4! article:int4 collection:varchar item:varchar number:int4",
  "~log": "at:timestamptz text:text",
};

interface Case {
  readonly name: string;
  readonly rows: MetadataRows;
  readonly messages: readonly string[];
}

const any = { oneCollectionField: "collection", oneAllowedCollections: ["articles", "tags"] };

const cases: readonly Case[] = [
  {
    name: "a collection without a table",
    rows: { collections: [{ collection: "article" }], fields: [{ collection: "article", field: "title" }] },
    messages: ['error Collection "article": the database has no table or view "article". Did you mean "articles"?'],
  },
  { name: "a folder needs no table", rows: { collections: [{ collection: "content", isFolder: true }] }, messages: [] },
  {
    name: "a collection that is named twice",
    rows: { collections: [{ collection: "tags" }, { collection: "tags" }] },
    messages: ['warning Collection "tags": found twice in the metadata, expected once; the first counts.'],
  },
  {
    name: "a sort field that does not exist",
    rows: { collections: [{ collection: "articles", sortField: "sorting" }] },
    messages: ['warning Collection "articles": sort field "sorting" does not exist.'],
  },
  {
    name: "a field of an unknown collection",
    rows: { fields: [{ collection: "tag", field: "label" }] },
    messages: ['error Field "tag.label": collection "tag" does not exist. Did you mean "tags"?'],
  },
  {
    name: "a field without a column",
    rows: { fields: [{ collection: "tags", field: "labl" }] },
    messages: ['error Field "tags.labl": found neither a column nor a relation of that name, expected one of them. Did you mean "label"?'],
  },
  {
    name: "what only arranges a form",
    rows: { fields: [{ collection: "tags", field: "divider", special: ["alias", "no-data"] }] },
    messages: [],
  },
  {
    name: "an alias that no relation names",
    rows: { fields: [{ collection: "authors", field: "articles", special: ["o2m"] }] },
    messages: ['error Field "authors.articles": found special "o2m", but no usable relation names it as its "one_field".'],
  },
  {
    name: "a field that is named twice",
    rows: {
      fields: [
        { collection: "tags", field: "label" },
        { collection: "tags", field: "label" },
      ],
    },
    messages: ['warning Field "tags.label": found twice in the metadata, expected once; the first counts.'],
  },
  {
    name: "a foreign key's special without a relation",
    rows: { fields: [{ collection: "articles", field: "author", special: ["m2o"] }] },
    messages: ['warning Field "articles.author": found special "m2o", but no usable relation; it is served as its key.'],
  },
  {
    name: "a relation of an unknown collection",
    rows: { relations: [relation("article.author>authors")] },
    messages: ['error Relation "article.author": collection "article" does not exist. Did you mean "articles"?'],
  },
  {
    name: "a relation of an unknown column",
    rows: { relations: [relation("articles.autor>authors")] },
    messages: ['error Relation "articles.autor": column "autor" of "articles" does not exist. Did you mean "author"?'],
  },
  {
    name: "a relation to an unknown collection",
    rows: { relations: [relation("articles.author>author")] },
    messages: ['error Relation "articles.author": collection "author" does not exist. Did you mean "authors"?'],
  },
  {
    name: "a relation to a collection without a key",
    rows: { relations: [relation("articles.author>log")] },
    messages: ['error Relation "articles.author": collection "log" has no key of one column, expected one to refer to.'],
  },
  {
    name: "a column that cannot hold the target's keys",
    rows: { relations: [relation("articles.author>tags")] },
    messages: ['error Relation "articles.author": found a column of type "integer", expected that of the key "tags.id", "uuid".'],
  },
  {
    name: "a column that refers to itself",
    rows: { relations: [relation("articles.id>articles.same")] },
    messages: ['error Relation "articles.id": found a column that refers to itself, expected another one.'],
  },
  {
    name: "an alias with the name of a column",
    rows: { relations: [relation("articles.author>authors.name")] },
    messages: [
      'error Relation "articles.author": alias "authors.name" has the name of a column, expected a free name; the other side is left out.',
    ],
  },
  {
    name: "two relations with one alias",
    rows: { relations: [relation("articles.author>authors.all"), relation("blocks.number>authors.all")] },
    messages: [
      'error Relation "blocks.number": alias "authors.all" belongs to relation "articles.author" already; the other side is left out.',
    ],
  },
  {
    name: "two relations of one column",
    rows: { relations: [relation("articles.author>authors"), relation("articles.author>articles")] },
    messages: ['error Relation "articles.author": found a second relation, to "articles", expected one; that to "authors" counts.'],
  },
  {
    name: "a relation that is stated twice",
    rows: { relations: [relation("articles.author>authors"), relation("articles.author>authors")] },
    messages: ['warning Relation "articles.author": found twice in the metadata, expected once; the first counts.'],
  },
  {
    name: "a missing junction field and a missing sort field",
    rows: { relations: [relation("articles.author>authors.articles", { junctionField: "tag", sortField: "srt" })] },
    messages: [
      'warning Relation "articles.author": junction field "tag" does not exist in "articles".',
      'warning Relation "articles.author": sort field "srt" does not exist in "articles". Did you mean "sort"?',
    ],
  },
  {
    name: "a junction field without a relation",
    rows: { relations: [relation("articles.author>authors.articles", { junctionField: "title" })] },
    messages: ['warning Relation "articles.author": junction field "articles.title" has no relation, expected one that leads on.'],
  },
  {
    name: "a junction field that leads back",
    rows: { relations: [relation("articles.author>authors.articles", { junctionField: "author" })] },
    messages: ['warning Relation "articles.author": junction field "author" leads back, expected another field of the junction.'],
  },
  {
    name: "one object over a column without a unique key",
    rows: {
      fields: [{ collection: "authors", field: "article", special: ["o2o"] }],
      relations: [relation("articles.author>authors.article")],
    },
    messages: [
      'warning Field "authors.article": found special "o2o", but "articles.author" has no unique key; of several items the first is shown.',
    ],
  },
  {
    name: "a pair without a collection field",
    rows: { relations: [relation("blocks.item", { oneAllowedCollections: ["tags"] })] },
    messages: ['error Relation "blocks.item": found neither a related collection nor a collection field, expected one of them.'],
  },
  {
    name: "a pair with an unknown collection field",
    rows: { relations: [relation("blocks.item", { ...any, oneCollectionField: "colection" })] },
    messages: ['error Relation "blocks.item": collection field "colection" does not exist in "blocks". Did you mean "collection"?'],
  },
  {
    name: "a pair whose collection field holds no text",
    rows: { relations: [relation("blocks.item", { ...any, oneCollectionField: "number" })] },
    messages: ['error Relation "blocks.item": collection field "number" has type "integer", expected text.'],
  },
  {
    name: "a pair without allowed collections",
    rows: { relations: [relation("blocks.item", { ...any, oneAllowedCollections: [] })] },
    messages: ['error Relation "blocks.item": found no allowed collections, expected at least one.'],
  },
  {
    name: "allowed collections that do not exist, have no key, or are named twice",
    rows: { relations: [relation("blocks.item", { ...any, oneAllowedCollections: ["tag", "log", "tags", "tags"] })] },
    messages: [
      'error Relation "blocks.item": allowed collection "tag" does not exist. Did you mean "tags"?',
      'error Relation "blocks.item": allowed collection "log" has no key of one column, expected one to refer to.',
      'warning Relation "blocks.item": allowed collection "tags" is named twice.',
    ],
  },
  {
    name: "an allowed collection whose keys the item column cannot hold",
    rows: { relations: [relation("blocks.number", any)] },
    messages: [
      'error Relation "blocks.number": allowed collection "tags" has keys of type "uuid", expected that of the item column, "integer".',
    ],
  },
  {
    name: "the other side of a pair without its relation, with a wrong one, or outside of the allowed collections",
    rows: {
      fields: [
        { collection: "tags", field: "blocks", special: ["o2a"] },
        { collection: "articles", field: "blocks", special: ["o2a"], options: { relation: "blocks.itme" } },
        { collection: "authors", field: "blocks", special: ["o2a"], options: { relation: "blocks.item" } },
      ],
      relations: [relation("blocks.item", any)],
    },
    messages: [
      'error Field "articles.blocks": "blocks.itme" is no usable relation to any of several collections. Did you mean "blocks.item"?',
      'error Field "authors.blocks": "authors" is not among the allowed collections of "blocks.item".',
      'error Field "tags.blocks": found no relation in its options, expected one as in { "relation": "page_blocks.item" }.',
    ],
  },
];

const always = 'warning Collection "log": found no primary key, expected one column; it is served as lists and aggregates only.';

test.each(cases)("$name", ({ rows, messages }) => {
  const { diagnostics } = buildModel(metadataOf(rows), catalogOf(tables));
  const found = diagnostics.map(({ severity, message }) => `${severity} ${message}`);
  expect(found.filter((message) => message !== always).toSorted()).toEqual([...messages].toSorted());
  expect(found).toContain(always);
});

test("a foreign key that refers elsewhere is told, and metadata counts", () => {
  const catalog = catalogOf({ authors: "id:int4!", people: "id:int4!", articles: "id:int4! author:int4>people" });
  const { model, diagnostics } = buildModel(metadataOf({ relations: [relation("articles.author>authors")] }), catalog);
  expect(model.collections.get("articles")?.fields.get("author")).toMatchObject({ relation: { target: "authors" } });
  expect(diagnostics.map(({ message }) => message)).toEqual([
    'Relation "articles.author": found collection "authors", but the foreign key "author_fkey" refers to "people"; metadata counts.',
  ]);
});

test("metadata of quite another database is told row by row", () => {
  const names = Array.from({ length: 2000 }, (_, index) => `collection_of_things_${index}`);
  const relations = names.map((name) => relation(`${name}.parent>${name}x.children`));
  const catalog = catalogOf(Object.fromEntries(names.map((name) => [`other_${name}`, "id:int4!"])));
  expect(buildModel(metadataOf({ relations }), catalog).diagnostics).toHaveLength(2000);
});
