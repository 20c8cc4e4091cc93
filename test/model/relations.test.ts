import { expect, test } from "vitest";
import { buildModel } from "../../src/model/build-model.ts";
import type { Model, Relation } from "../../src/model/model.ts";
import { type MetadataRows, catalogOf, metadataOf, relation } from "./notation.ts";

interface Case {
  readonly name: string;
  readonly tables: Readonly<Record<string, string>>;
  readonly rows: MetadataRows;
  /** By coordinate, as `printRelation` puts it. */
  readonly relations: Readonly<Record<string, string>>;
}

const cases: readonly Case[] = [
  {
    name: "one row makes both sides",
    tables: { authors: "id:int4!", articles: "id:int4! author:int4 sort:int4" },
    rows: { relations: [relation("articles.author>authors.articles", { sortField: "sort", oneDeselectAction: "delete" })] },
    relations: {
      "articles.author": "m2o authors.id ⇄ articles",
      "authors.articles": "o2m id ← articles.author sorted by sort, delete",
    },
  },
  {
    name: "a row without one_field has no other side",
    tables: { authors: "id:int4!", articles: "id:int4! author:int4" },
    rows: { relations: [relation("articles.author>authors")] },
    relations: { "articles.author": "m2o authors.id" },
  },
  {
    name: "a foreign key without a row has no other side",
    tables: { authors: "id:int4!", articles: "id:int4! author:int4>authors" },
    rows: {},
    relations: { "articles.author": "m2o authors.id" },
  },
  {
    name: "a foreign key to a unique column refers to that column",
    tables: { labels: "id:int4! name:varchar!^", albums: "id:int4! label:varchar>labels.name" },
    rows: { relations: [relation("albums.label>labels.albums")] },
    relations: { "albums.label": "m2o labels.name ⇄ albums", "labels.albums": "o2m name ← albums.label" },
  },
  {
    name: "a relation to the own collection is no special case",
    tables: { nodes: "id:int4! parent:int4" },
    rows: { relations: [relation("nodes.parent>nodes.children")] },
    relations: { "nodes.parent": "m2o nodes.id ⇄ children", "nodes.children": "o2m id ← nodes.parent" },
  },
  {
    name: "a junction leads on by its junction field, from both ends",
    tables: { articles: "id:int4!", tags: "id:int4!", articles_tags: "id:int4! articles_id:int4 tags_id:int4" },
    rows: {
      relations: [
        relation("articles_tags.articles_id>articles.tags", { junctionField: "tags_id" }),
        relation("articles_tags.tags_id>tags.articles", { junctionField: "articles_id" }),
      ],
    },
    relations: {
      "articles.tags": "o2m id ← articles_tags.articles_id → tags_id",
      "tags.articles": "o2m id ← articles_tags.tags_id → articles_id",
      "articles_tags.articles_id": "m2o articles.id ⇄ tags",
      "articles_tags.tags_id": "m2o tags.id ⇄ articles",
    },
  },
  {
    name: "a pair of columns leads to any of the allowed collections, with inverses where they are declared",
    tables: {
      pages: "id:int4!",
      headings: "id:int4!",
      images: "id:uuid!",
      blocks: "id:int4! page:int4 collection:varchar item:varchar",
    },
    rows: {
      fields: [{ collection: "headings", field: "blocks", special: ["o2a"], options: { relation: "blocks.item" } }],
      relations: [
        relation("blocks.page>pages.blocks", { junctionField: "item" }),
        relation("blocks.item", {
          oneCollectionField: "collection",
          oneAllowedCollections: ["headings", "images"],
          junctionField: "page",
        }),
      ],
    },
    relations: {
      "pages.blocks": "o2m id ← blocks.page → item",
      "headings.blocks": "o2a id ← blocks.collection:item → page",
      "blocks.page": "m2o pages.id ⇄ blocks",
      "blocks.item": "a2o collection: headings images",
    },
  },
  {
    name: "a unique column of Directus's metadata stays a list",
    tables: { users: "id:int4!", profiles: "id:int4! user:int4^" },
    rows: { relations: [relation("profiles.user>users.profile")] },
    relations: { "profiles.user": "m2o users.id unique ⇄ profile", "users.profile": "o2m id ← profiles.user" },
  },
  {
    name: "special o2o makes it one object",
    tables: { users: "id:int4!", profiles: "id:int4! user:int4^" },
    rows: { fields: [{ collection: "users", field: "profile", special: ["o2o"] }], relations: [relation("profiles.user>users.profile")] },
    relations: { "profiles.user": "m2o users.id unique ⇄ profile", "users.profile": "o2m id ← profiles.user, single" },
  },
  {
    name: "inferred metadata makes it one object, unless the alias asks for a list",
    tables: { users: "id:int4!", profiles: "id:int4! user:int4^", seats: "id:int4! user:int4^" },
    rows: {
      origin: "inferred",
      fields: [{ collection: "users", field: "seats", special: ["o2m"] }],
      relations: [relation("profiles.user>users.profile"), relation("seats.user>users.seats")],
    },
    relations: {
      "users.seats": "o2m id ← seats.user",
      "users.profile": "o2m id ← profiles.user, single",
      "profiles.user": "m2o users.id unique ⇄ profile",
      "seats.user": "m2o users.id unique ⇄ seats",
    },
  },
  {
    name: "a second row of a column adds an alias",
    tables: { policies: "id:int4!", access: "id:int4! policy:int4" },
    rows: { relations: [relation("access.policy>policies.users"), relation("access.policy>policies.roles")] },
    relations: {
      "policies.users": "o2m id ← access.policy",
      "policies.roles": "o2m id ← access.policy",
      "access.policy": "m2o policies.id ⇄ users",
    },
  },
];

test.each(cases)("$name", ({ tables, rows, relations }) => {
  const { model, diagnostics } = buildModel(metadataOf(rows), catalogOf(tables));
  expect(printRelations(model)).toEqual(relations);
  expect(diagnostics).toEqual([]);
});

function printRelations(model: Model): Record<string, string> {
  const printed: Record<string, string> = {};
  for (const { fields } of model.collections.values()) {
    for (const { collection, name, relation: found } of fields.values()) {
      if (found !== null) printed[`${collection}.${name}`] = printRelation(found);
    }
  }
  return printed;
}

function printRelation(found: Relation): string {
  if (found.kind === "m2o") {
    return `m2o ${found.target}.${found.targetField}${found.unique ? " unique" : ""}${found.inverse === null ? "" : ` ⇄ ${found.inverse}`}`;
  }
  if (found.kind === "a2o") return `a2o ${found.collectionField}: ${found.allowed.join(" ")}`;
  const column = found.kind === "o2a" ? `${found.collectionField}:${found.targetField}` : found.targetField;
  return [
    `${found.kind} ${found.keyField} ← ${found.target}.${column}`,
    found.junctionField === null ? "" : ` → ${found.junctionField}`,
    found.sortField === null ? "" : ` sorted by ${found.sortField}`,
    found.deselectAction === "delete" ? ", delete" : "",
    found.single ? ", single" : "",
  ].join("");
}
