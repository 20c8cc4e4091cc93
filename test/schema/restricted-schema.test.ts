import { GraphQLInputObjectType, GraphQLObjectType, GraphQLUnionType, getNamedType } from "graphql";
import type { GraphQLSchema, GraphQLType } from "graphql";
import { expect, test } from "vitest";
import type { Access, Action, CollectionAccess, Rule } from "../../src/access/access.ts";
import { never } from "../../src/filter/filter.ts";
import type { Model } from "../../src/model/model.ts";
import { buildSchema } from "../../src/schema/build-schema.ts";
import { outputMeaning } from "../../src/schema/names/meaning.ts";
import type { NullabilityMode } from "../../src/schema/schema-context.ts";
import { limitedTo, someAccess } from "../access/access-of.ts";
import { magazine } from "./magazine.ts";
import { column, key, manyToOne, modelOf, oneToMany } from "./model-of.ts";
import { validateTrustedSchema } from "./validate-schema.ts";

/** `{ articles: { read: "id title" } }`; `*` stands for all fields. */
type Rights = Readonly<Record<string, Partial<Record<Action, string>>>>;

test.each<[what: string, rights: Rights, expected: Readonly<Record<string, string | null>>]>([
  [
    "collections and fields that may not be read are not there",
    { articles: { read: "id title published_at" } },
    {
      "Query.articles": "[articles!]!",
      "Query.articles_by_id": "articles",
      "Query.authors": null,
      "articles.title": "String!",
      "articles.published_at_func": "datetime_functions!",
      "articles.status": null,
      "articles.settings_func": null,
      "articles_filter.title": "string_filter_operators",
      "articles_filter.status": null,
      "articles_aggregated_count.title": "Int",
      "articles_aggregated_count.status": null,
      "articles_aggregated_fields.id": "Float",
      "articles_aggregated_fields.rating": null,
      "version_articles.title": "String",
      "version_articles.status": null,
      Mutation: null,
      authors: null,
    },
  ],
  [
    "a foreign key to what may not be read is a plain column",
    { articles: { read: "id author", create: "author", update: "author" } },
    {
      "articles.author": "Int",
      "articles_filter.author": "number_filter_operators",
      "articles_aggregated_count.author": "Int",
      "version_articles.author": "Int",
      "create_articles_input.author": "Int",
      "update_articles_input.author": "Int",
    },
  ],
  [
    "a relation that may be read may be a plain column where it is written",
    { articles: { read: "id author", create: "author", update: "author" }, authors: { read: "*", create: "name" } },
    { "articles.author": "authors", "create_articles_input.author": "create_authors_input", "update_articles_input.author": "Int" },
  ],
  [
    "a list needs the foreign key on the other side",
    { articles: { read: "id sections" }, sections: { read: "id" }, authors: { read: "id profile" } },
    { "articles.sections": null, "articles.sections_func": null, "articles_filter.sections": null, "authors.profile": null },
  ],
  [
    "a list of an any-link needs both halves of the pair",
    { articles: { read: "id comments" }, comments: { read: "id item" } },
    { "articles.comments": null, "comments.item": "comments_item_union" },
  ],
  [
    "a union keeps the members that may be read",
    { sections: { read: "*" }, headings: { read: "id text" } },
    {
      "sections.item": "sections_item_union",
      sections_item_union: "headings",
      "sections_filter.item__headings": "headings_filter",
      "sections_filter.item__paragraphs": null,
      "sections_filter.item": null,
    },
  ],
  [
    "a union without members is a String",
    { sections: { read: "*" } },
    { "sections.item": "String", "sections_filter.item": null, "sections_aggregated_count.item": "Int", "version_sections.item": "String" },
  ],
  [
    "without its key an item cannot be asked for",
    { articles: { read: "title" }, globals: { read: "title" } },
    {
      "Query.articles": "[articles!]!",
      "Query.articles_by_id": null,
      "Query.articles_by_version": null,
      "Query.globals": "globals",
      "Query.globals_by_version": "version_globals",
    },
  ],
  [
    "system collections are there as far as they may be read",
    { profiles: { read: "*" }, directus_files: { read: "id" } },
    { "profiles.avatar": "directus_files", "directus_files.id": "ID!", "directus_files.tags": null, "directus_files_filter.tags": null },
  ],
  [
    "who may write but not read is told that it is done",
    { articles: { create: "title", update: "title", delete: "" }, globals: { update: "title" } },
    {
      "Query.articles": null,
      "Query._empty": "Void",
      "Mutation.create_articles_items": "Boolean",
      "Mutation.create_articles_items(filter:)": null,
      "Mutation.create_articles_item": "Boolean",
      "Mutation.update_articles_items": "Boolean",
      "Mutation.update_articles_batch": "Boolean",
      "Mutation.update_articles_item": "Boolean",
      "Mutation.update_globals": "Boolean",
      "Mutation.delete_articles_item": "delete_one",
    },
  ],
  [
    "each action has its own mutations and fields",
    { articles: { read: "id", update: "title" }, headings: { delete: "" }, authors: { create: "name" } },
    {
      "Mutation.create_articles_item": null,
      "Mutation.update_articles_item": "articles",
      "Mutation.update_articles_batch": "[articles!]!",
      "Mutation.delete_articles_item": null,
      "update_articles_input.title": "String",
      "update_articles_input.id": null,
      "Mutation.delete_headings_items": "delete_many",
      "Mutation.update_headings_item": null,
      "Mutation.create_authors_item": "Boolean",
      update_authors_input: null,
    },
  ],
  [
    "a list states the whole by one verb, and its changes have a part for each",
    { articles: { update: "title sections" }, sections: { create: "article" } },
    {
      "update_articles_input.sections": null,
      "update_articles_input.sections_changes": "sections_changes",
      "sections_changes.create": "[create_sections_input!]",
      "sections_changes.update": null,
      "sections_changes.delete": null,
    },
  ],
  [
    "what may be updated can be taken out of a list",
    { articles: { create: "title sections" }, sections: { update: "article" } },
    {
      "create_articles_input.sections": null,
      "create_articles_input.sections_changes": "sections_changes",
      "sections_changes.create": null,
      "sections_changes.update": "[update_sections_input!]",
      "sections_changes.delete": "[ID!]",
    },
  ],
  [
    "a list that cannot be linked has no input",
    { articles: { create: "sections", read: "id" }, sections: { create: "collection", update: "collection" } },
    { create_articles_input: null, "Mutation.create_articles_item": null, "create_sections_input.collection": "String" },
  ],
  [
    "typed members are those that may be written",
    { sections: { create: "item collection" }, headings: { create: "text" }, paragraphs: { read: "*" } },
    {
      "create_sections_input.item": "String",
      "create_sections_input.item__headings": "create_headings_input",
      "create_sections_input.item__paragraphs": null,
    },
  ],
])("%s", (_what, rights, expected) => {
  const model = magazine();
  const { schema } = buildSchema(model, { nullability: "strict", access: accessOf(model, rights) });
  expect(validateTrustedSchema(schema)).toEqual([]);
  expect(Object.fromEntries(Object.keys(expected).map((coordinate) => [coordinate, typeAt(schema, coordinate)]))).toEqual(expected);
});

test("a key that degrades keeps no functions, whatever its type", () => {
  const model = modelOf({
    a: { fields: [key(), { ...manyToOne("day", "b"), type: "date" }] },
    b: { fields: [column("id", "date", { nullable: false })] },
  });
  const { schema } = buildSchema(model, { nullability: "strict", access: accessOf(model, { a: { read: "*" } }) });
  expect(typeAt(schema, "a.day")).toBe("Date");
  expect(typeAt(schema, "a.day_func")).toBeNull();
  expect(typeAt(schema, "a_filter.day_func")).toBeNull();
});

test("a foreign key is a plain column where the list on its other side may not be used", () => {
  const author = manyToOne("author", "authors");
  const relation = {
    kind: "m2o",
    collection: "",
    field: "author",
    target: "authors",
    targetField: "id",
    unique: false,
    isEnforced: true,
  } as const;
  const model = modelOf({
    books: { fields: [key(), { ...author, relation: { ...relation, inverse: "books" } }] },
    authors: { fields: [key(), oneToMany("books", "books", "author")] },
  });
  const typeFor = (fields: string): string | null => {
    const access = accessOf(model, { books: { read: "*" }, authors: { read: fields } });
    return typeAt(buildSchema(model, { nullability: "strict", access }).schema, "books.author");
  };
  expect(typeFor("id")).toBe("Int");
  expect(typeFor("id books")).toBe("authors");
});

test.each<NullabilityMode>(["strict", "directus"])("what is shown on some items only is never promised, by %s", (nullability) => {
  const model = magazine();
  const rule: Rule = { name: "never", alternatives: [never] };
  const fields = new Map([...fieldsOf(model, "articles", "*").keys()].map((field): [string, Rule | null] => [field, rule]));
  const read = someAccess(fields);
  const access = limitedTo(new Map([...accessOf(model, { sections: { read: "*" } }).collections, ["articles", { read }]]));
  const { schema } = buildSchema(model, { nullability, access });
  const type = schema.getType("articles");
  const promised =
    type instanceof GraphQLObjectType ? Object.values(type.getFields()).filter((field) => String(field.type).endsWith("!")) : [];
  expect(promised.map(String)).toEqual([]);
});

test("what a preset gives need not be given", () => {
  const model = magazine();
  const create = someAccess(fieldsOf(model, "headings", "*"), { presets: { text: "Untitled" } });
  const { schema } = buildSchema(model, { nullability: "strict", access: limitedTo(new Map([["headings", { create }]])) });
  expect(typeAt(schema, "create_headings_input.text")).toBe("String");
  const all = buildSchema(model, { nullability: "strict", access: accessOf(model, { headings: { create: "*" } }) }).schema;
  expect(typeAt(all, "create_headings_input.text")).toBe("String!");
});

test("nobody answers an any-link without members that may be read", () => {
  const model = magazine();
  const { schema } = buildSchema(model, { nullability: "strict", access: accessOf(model, { sections: { read: "*" } }) });
  for (const name of ["sections", "version_sections"]) {
    const type = schema.getType(name);
    const field = type instanceof GraphQLObjectType ? type.getFields()["item"] : undefined;
    expect(field && outputMeaning(field)).toEqual({ kind: "hidden", field: "item" });
  }
});

test("names are the same for all", () => {
  const model = modelOf({
    a: { fields: [key(), column("day", "date"), column("day_func", "string")] },
    a_filter: { fields: [key()] },
  });
  const { schema } = buildSchema(model, { nullability: "strict", access: accessOf(model, { a: { read: "id day" } }) });
  expect(typeAt(schema, "a.day_func_2")).toBe("date_functions!");
  expect(typeAt(schema, "Query.a(filter:)")).toBe("a_filter_2");
});

function accessOf(model: Model, rights: Rights): Extract<Access, { kind: "limited" }> {
  const collections = Object.entries(rights).map(([collection, actions]): [string, CollectionAccess] => {
    const allowed = Object.entries(actions).map(([action, names]) => [action, someAccess(fieldsOf(model, collection, names))] as const);
    return [collection, Object.fromEntries(allowed)];
  });
  return limitedTo(new Map(collections));
}

function fieldsOf(model: Model, collection: string, names: string): ReadonlyMap<string, null> {
  const all = [...(model.collections.get(collection)?.fields.keys() ?? [])];
  return new Map((names === "*" ? all : names.split(" ").filter(Boolean)).map((name) => [name, null]));
}

/** `articles`, `articles.title` or `Query.articles(filter:)`; for a union its members. Null: there is none. */
function typeAt(schema: GraphQLSchema, coordinate: string): string | null {
  const [, typeName = "", fieldName, argument] = /^(\w+)(?:\.(\w+)(?:\((\w+):\))?)?$/.exec(coordinate) ?? [];
  const type = schema.getType(typeName);
  if (type === undefined) return null;
  if (fieldName === undefined) return type instanceof GraphQLUnionType ? type.getTypes().join(" ") : String(getNamedType(type));
  if (type instanceof GraphQLInputObjectType) return textOf(type.getFields()[fieldName]?.type);
  if (!(type instanceof GraphQLObjectType)) return null;
  const field = type.getFields()[fieldName];
  return textOf(argument === undefined ? field?.type : field?.args.find(({ name }) => name === argument)?.type);
}

function textOf(type: GraphQLType | undefined): string | null {
  return type === undefined ? null : String(type);
}
