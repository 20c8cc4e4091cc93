import type { Catalog, CatalogTable } from "../database/catalog.ts";
import type { FieldMetadata, Metadata, RelationMetadata } from "./metadata.ts";
import { completeCollection, completeField, completeRelation } from "./rows.ts";
import { type SystemCollection, systemCollections, systemRelations } from "./system-collections-data.ts";

/** Whether the database is one of Directus's, or holds its metadata in Directus's form. */
export function hasDirectusTables(catalog: Catalog): boolean {
  const names = new Set(catalog.tables.map((table) => table.name));
  return ["directus_collections", "directus_fields", "directus_relations"].every((table) => names.has(table));
}

/** Whether a table is one of Directus's own. Directus keeps users from making collections with its prefix. */
export function isSystemTable(table: string): boolean {
  return table.startsWith("directus_");
}

/** The specials of a field of one of Directus's own collections, by Directus's words; none of a field that is not known. */
export function specialOfOwn(collection: string, field: string): readonly string[] {
  const facts = systemCollections.find((known) => known.collection === collection);
  const found = facts === undefined ? [] : parseFacts(collection, `${facts.columns} ${facts.aliases ?? ""}`);
  const special = found.find((known) => known.field === field)?.special ?? specialOfModel[`${collection}.${field}`] ?? [];
  return special.filter((word) => !ownWords.has(word));
}

/** What Directus has no word for. */
const ownWords: ReadonlySet<string> = new Set(["cast-hash", "lower-case"]);

/** Those of the tables that the metadata itself is stored in. */
const specialOfModel: Readonly<Record<string, readonly string[]>> = {
  "directus_fields.special": ["cast-csv"],
  "directus_relations.one_allowed_collections": ["cast-csv"],
};

/**
 * Adds Directus's own collections to metadata, as far as the database has their tables. What a user added to one of
 * them (the alias `contacts` on `directus_users`) is kept, and shown before Directus's own aliases.
 */
export function addSystemCollections(metadata: Metadata, catalog: Catalog): Metadata {
  const tables = new Map(catalog.tables.toReversed().map((table) => [table.name, table]));
  const present = systemCollections.filter(({ collection }) => tables.has(collection));
  const names = new Set(present.map(({ collection }) => collection));
  const columns = present.flatMap((facts) => columnFields(facts, tables.get(facts.collection)));
  const relations = relationsAmong(names, new Set(columns.map(coordinateOf)));
  const fields = [...columns, ...present.flatMap((facts) => aliasFields(facts, relations))];
  // A stored row for something of Directus's own adds nothing that is not known here.
  const known = new Set(fields.map(coordinateOf));
  return {
    ...metadata,
    collections: [
      ...metadata.collections.filter(({ collection }) => !names.has(collection)),
      ...present.map(({ collection, singleton = false, sortField = null }) =>
        completeCollection({ collection, singleton, sortField, isSystem: true }),
      ),
    ],
    fields: [...metadata.fields.filter((field) => !known.has(coordinateOf(field))), ...fields],
    relations: [
      ...metadata.relations.filter(({ manyCollection, manyField }) => !known.has(`${manyCollection}.${manyField}`)),
      ...relations,
    ],
  };
}

function columnFields({ collection, columns }: SystemCollection, table: CatalogTable | undefined): FieldMetadata[] {
  const existing = new Set(table?.columns.map((column) => column.name));
  return parseFacts(collection, columns).filter(({ field }) => existing.has(field));
}

function relationsAmong(names: ReadonlySet<string>, coordinates: ReadonlySet<string>): RelationMetadata[] {
  return systemRelations.flatMap(({ many, one, alias = null, junctionField = null, sortField = null }) => {
    if (!coordinates.has(many) || !names.has(one)) return [];
    const [manyCollection = "", manyField = ""] = many.split(".");
    return completeRelation({ manyCollection, manyField, oneCollection: one, oneField: alias, junctionField, sortField });
  });
}

/** An alias lives by its relation, whose column this version of Directus may lack. */
function aliasFields({ collection, aliases = "" }: SystemCollection, relations: readonly RelationMetadata[]): FieldMetadata[] {
  const inverses = new Set(relations.map(({ oneCollection, oneField }) => `${oneCollection}.${oneField}`));
  return parseFacts(collection, aliases).filter((field) => inverses.has(coordinateOf(field)));
}

/** `id:uuid name` */
function parseFacts(collection: string, facts: string): FieldMetadata[] {
  return facts.split(" ").flatMap((fact) => {
    const [field = "", ...special] = fact.split(":");
    const rule = rules[`${collection}.${field}`];
    return field === "" ? [] : completeField({ collection, field, special, ...(rule === undefined ? {} : { validation: rule }) });
  });
}

/** What values must be: an address has one "@", with something on both sides. */
const rules: Readonly<Record<string, unknown>> = {
  "directus_users.email": { _or: [{ email: { _null: true } }, { email: { _regex: "^[^\\s@]+@[^\\s@]+$" } }] },
};

function coordinateOf({ collection, field }: FieldMetadata): string {
  return `${collection}.${field}`;
}
