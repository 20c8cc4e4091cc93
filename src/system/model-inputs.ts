/** The inputs of the mutations that change the model, and what they ask for. */
import { GraphQLBoolean, GraphQLInputObjectType, GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLString } from "graphql";
import type { GraphQLInputFieldConfigMap, GraphQLNullableInputType } from "graphql";
import { invalidPayload } from "../errors.ts";
import { GraphQLJSON } from "../schema/scalars.ts";
import { type ReferenceAction, referenceActions } from "../sql/structure-step.ts";
import type { CollectionRequest, ColumnRequest, FieldRequest, RelationRequest } from "./change/requests.ts";
import { collectionMeta, fieldMeta, fieldSchema, relationMeta, relationSchema } from "./model-types.ts";
import type { Facts } from "./structure.ts";

const types: Readonly<Record<string, GraphQLNullableInputType>> = {
  text: GraphQLString,
  texts: new GraphQLList(GraphQLString),
  flag: GraphQLBoolean,
  number: GraphQLInt,
  json: GraphQLJSON,
};

/** `fields`: as in `model-types.ts`; where `keepsRequired`, what is never null must be given. */
function inputOf(name: string, fields: string, others: GraphQLInputFieldConfigMap = {}, keepsRequired = false): GraphQLInputObjectType {
  const own = fields.split(" ").map((field) => {
    const [, key = "", word = "text", mark] = /^(\w+)(?::(\w+))?(!)?$/.exec(field) ?? [];
    const type = types[word] ?? GraphQLString;
    return [key, { type: mark !== undefined && keepsRequired ? new GraphQLNonNull(type) : type }] as const;
  });
  return new GraphQLInputObjectType({ name, fields: { ...Object.fromEntries(own), ...others } });
}

export const fieldInput: GraphQLInputObjectType = inputOf("write_directus_fields_input", "collection field type", {
  meta: { type: inputOf("write_directus_fields_meta_input", fieldMeta) },
  // Directus takes both words for the same.
  schema: { type: inputOf("write_directus_fields_schema_input", `${fieldSchema} length:number`) },
});

export const collectionInput: GraphQLInputObjectType = inputOf("write_directus_collections_input", "collection", {
  meta: { type: inputOf("write_directus_collections_meta_input", collectionMeta) },
  schema: { type: inputOf("write_directus_collections_schema_input", "name comment") },
  fields: { type: new GraphQLList(new GraphQLNonNull(fieldInput)) },
});

export const relationInput: GraphQLInputObjectType = inputOf("write_directus_relations_input", "collection field related_collection", {
  schema: { type: inputOf("write_directus_relations_schema_input", relationSchema, {}, true) },
  meta: { type: inputOf("write_directus_relations_meta_input", relationMeta) },
});

/** An input as graphql-js hands it on: of the types above. */
interface Given {
  readonly collection?: string | null;
  readonly field?: string | null;
  readonly type?: string | null;
  readonly related_collection?: string | null;
  readonly meta?: Facts | null;
  readonly schema?: Facts | null;
  readonly fields?: readonly Given[] | null;
}

export function readCollectionRequest({ collection, meta, schema, fields }: Given): CollectionRequest {
  const name = collection ?? textOf(meta, "collection");
  if (name === undefined || name === null) throw invalidPayload("data.collection", "expected the name of the new collection, got nothing.");
  return {
    collection: name,
    meta: metaOf(meta, ["collection"]),
    hasTable: schema !== null,
    fields: (fields ?? []).map((given, index) => readFieldRequest(given, `data.fields[${index}]`)),
  };
}

export function readFieldRequest({ field, type, meta, schema }: Given, path: string): FieldRequest {
  const name = field ?? textOf(meta, "field");
  if (name === undefined || name === null) throw invalidPayload(`${path}.field`, "expected the name of the field, got nothing.");
  return {
    field: name,
    type: type ?? null,
    meta: metaOf(meta, ["id", "collection", "field"]),
    column: schema === undefined || schema === null ? null : readColumn(schema, `${path}.schema`),
    path,
  };
}

/** Of an update: what is not stated stays, and names are not changed. */
export function readCollectionMeta({ meta }: Given): Facts | null {
  return metaOf(meta, ["collection"]);
}

export function readRelationRequest({ collection, field, related_collection: related, meta, schema }: Given): RelationRequest {
  if (collection === undefined || collection === null)
    throw invalidPayload("data.collection", "expected the name of a collection, got nothing.");
  if (field === undefined || field === null) throw invalidPayload("data.field", "expected the name of a field, got nothing.");
  return {
    collection,
    field,
    ...(related === undefined ? {} : { related }),
    meta: metaOf(meta, ["id", "many_collection", "many_field", "one_collection"]),
    actions: schema === undefined || schema === null ? null : readActions(schema),
  };
}

function readActions(schema: Facts): NonNullable<RelationRequest["actions"]> {
  return { onUpdate: readAction(schema, "on_update"), onDelete: readAction(schema, "on_delete") };
}

function readAction(schema: Facts, key: string): ReferenceAction {
  const found = referenceActions.find((action) => action === textOf(schema, key)?.toUpperCase());
  if (found !== undefined) return found;
  throw invalidPayload(`data.schema.${key}`, `expected one of ${referenceActions.join(", ")}, got ${JSON.stringify(schema[key])}.`);
}

function metaOf(meta: Facts | null | undefined, names: readonly string[]): Facts | null {
  if (meta === undefined || meta === null) return null;
  return Object.fromEntries(Object.entries(meta).filter(([key]) => !names.includes(key)));
}

function readColumn(schema: Facts, path: string): ColumnRequest {
  return {
    ...textIn(schema, "default_value", "default"),
    ...textIn(schema, "comment", "comment"),
    ...numberIn(schema, "length", "length", path),
    ...numberIn(schema, "max_length", "length", path),
    ...numberIn(schema, "numeric_precision", "precision", path),
    ...numberIn(schema, "numeric_scale", "scale", path),
    ...flagIn(schema, "is_nullable", "isNullable"),
    ...flagIn(schema, "is_unique", "isUnique"),
    ...flagIn(schema, "is_indexed", "isIndexed"),
    ...flagIn(schema, "is_primary_key", "isPrimary"),
    ...flagIn(schema, "has_auto_increment", "isSerial"),
  };
}

function textIn(schema: Facts, key: string, name: "default" | "comment"): ColumnRequest {
  const value = schema[key];
  return value === undefined ? {} : { [name]: typeof value === "string" ? value : null };
}

function numberIn(schema: Facts, key: string, name: "length" | "precision" | "scale", path: string): ColumnRequest {
  const value = schema[key];
  if (typeof value !== "number") return {};
  const least = name === "scale" ? 0 : 1;
  if (value < least) throw invalidPayload(`${path}.${key}`, `expected a number of at least ${least}, got ${value}.`);
  return { [name]: value };
}

function flagIn(schema: Facts, key: string, name: keyof ColumnRequest): ColumnRequest {
  const value = schema[key];
  return typeof value === "boolean" ? { [name]: value } : {};
}

function textOf(facts: Facts | null | undefined, key: string): string | undefined {
  const value = facts?.[key];
  return typeof value === "string" ? value : undefined;
}
