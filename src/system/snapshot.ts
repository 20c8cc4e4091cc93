/** The model as Directus writes it into a file, and as it is read from one: collections, fields and relations, with what is stored of them. */
import type { RequestError } from "../errors.ts";
import { invalidPayload } from "../errors.ts";
import type { Model } from "../model/model.ts";
import { isSystemTable } from "../metadata/system-collections.ts";
import { describeCollections, describeFields, describeRelations } from "./describe-structure.ts";
import type { Described, DescribedField, DescribedRelation } from "./describe-structure.ts";
import { fieldName } from "./structure.ts";
import type { Facts, Structure } from "./structure.ts";

export interface Snapshot {
  readonly collections: readonly Described[];
  readonly fields: readonly DescribedField[];
  readonly relations: readonly DescribedRelation[];
}

/** Of which Directus it is readable. */
const header = { version: 1, directus: "11.17.4", vendor: "postgres" };

/** Without views, which are defined elsewhere. What users have made: collections that something is stored about, with all of their fields; and fields of theirs in Directus's own. */
export function takeSnapshot(structure: Structure, model: Model): Snapshot {
  const isManaged = (collection: string): boolean =>
    structure.collections.has(collection) &&
    !isSystemTable(collection) &&
    structure.tables.get(collection)?.isView !== true &&
    // Those of other schemas are described there.
    (model.collections.get(collection)?.schema ?? structure.schema) === structure.schema;
  const isKept = ({ collection, field }: { readonly collection: string; readonly field: string }): boolean =>
    isManaged(collection) || (isSystemTable(collection) && structure.fields.has(fieldName(collection, field)));
  return {
    collections: describeCollections(structure, model).filter(({ collection }) => isManaged(collection)),
    fields: describeFields(structure, model).filter(isKept),
    relations: describeRelations(structure, model).filter(isKept),
  };
}

/** As JSON or YAML shows it: without what only this database knows. */
export function describeSnapshot({ collections, fields, relations }: Snapshot): Readonly<Record<string, unknown>> {
  const order = <Part extends { readonly collection: string; readonly field?: string }>(parts: readonly Part[]): readonly Part[] =>
    parts.toSorted((left, right) => (nameOf(left) < nameOf(right) ? -1 : 1));
  return {
    ...header,
    collections: order(collections).map(({ collection, meta, schema }) => ({
      collection,
      meta,
      schema: schema === null ? null : { name: schema["name"] },
    })),
    fields: order(fields).map(({ collection, field, type, meta, schema }) => ({
      collection,
      field,
      type,
      meta: withoutId(meta),
      schema: schema === null ? null : withoutComment(schema),
    })),
    relations: order(relations).map(({ collection, field, related_collection, meta, schema }) => ({
      collection,
      field,
      related_collection,
      meta: withoutId(meta),
      schema,
    })),
  };
}

function nameOf({ collection, field = "" }: { readonly collection: string; readonly field?: string }): string {
  return fieldName(collection, field);
}

function withoutId(meta: Facts | null): Facts | null {
  return meta === null ? null : Object.fromEntries(Object.entries(meta).filter(([key]) => key !== "id"));
}

function withoutComment(schema: Facts): Facts {
  const { comment, ...rest } = schema;
  return comment === null ? rest : schema;
}

/** Throws what is not of the form. */
export function parseSnapshot(given: unknown): Snapshot {
  if (!isObject(given)) throw malformed("snapshot", "an object", given);
  return {
    collections: listOf(given, "collections").map((entry, place) => ({
      collection: nameIn(entry, "collection", `collections[${place}]`),
      meta: objectIn(entry, "meta", `collections[${place}]`),
      schema: objectIn(entry, "schema", `collections[${place}]`),
    })),
    fields: listOf(given, "fields").map((entry, place) => ({
      collection: nameIn(entry, "collection", `fields[${place}]`),
      field: nameIn(entry, "field", `fields[${place}]`),
      type: nameIn(entry, "type", `fields[${place}]`),
      meta: objectIn(entry, "meta", `fields[${place}]`),
      schema: objectIn(entry, "schema", `fields[${place}]`),
    })),
    relations: listOf(given, "relations").map((entry, place) => ({
      collection: nameIn(entry, "collection", `relations[${place}]`),
      field: nameIn(entry, "field", `relations[${place}]`),
      related_collection:
        entry["related_collection"] === undefined || entry["related_collection"] === null
          ? null
          : nameIn(entry, "related_collection", `relations[${place}]`),
      meta: objectIn(entry, "meta", `relations[${place}]`),
      schema: objectIn(entry, "schema", `relations[${place}]`),
    })),
  };
}

function listOf(given: Facts, key: string): readonly Facts[] {
  const list = given[key];
  if (list === undefined && key === "relations") return [];
  if (!Array.isArray(list)) throw malformed(`snapshot.${key}`, "a list", list);
  return list.map((entry: unknown, place) => {
    if (isObject(entry)) return entry;
    throw malformed(`snapshot.${key}[${place}]`, "an object", entry);
  });
}

function nameIn(entry: Facts, key: string, path: string): string {
  const name = entry[key];
  if (typeof name === "string" && name !== "") return name;
  throw malformed(`snapshot.${path}.${key}`, "a name", name);
}

function objectIn(entry: Facts, key: string, path: string): Facts | null {
  const value = entry[key];
  if (value === undefined || value === null) return null;
  if (isObject(value)) return value;
  throw malformed(`snapshot.${path}.${key}`, "an object", value);
}

function isObject(value: unknown): value is Facts {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function malformed(path: string, expected: string, value: unknown): RequestError {
  return invalidPayload(path, `expected ${expected}, got ${value === undefined ? "nothing" : JSON.stringify(value).slice(0, 80)}.`);
}
