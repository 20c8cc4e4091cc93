/** The types of the fields that describe the model, as Directus prints them: collections, fields and relations with their metadata. */
import { GraphQLBoolean, GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLString } from "graphql";
import type { GraphQLNullableOutputType } from "graphql";
import { GraphQLJSON } from "../schema/scalars.ts";

const types: Readonly<Record<string, GraphQLNullableOutputType>> = {
  text: GraphQLString,
  texts: new GraphQLList(GraphQLString),
  flag: GraphQLBoolean,
  number: GraphQLInt,
  json: GraphQLJSON,
};

/** `fields`: names with their types, such as `sort:number`; `!` marks what is never null, and a text need not be said to be one. */
function typeOf(name: string, fields: string, parts: Readonly<Record<string, GraphQLNullableOutputType>> = {}): GraphQLObjectType {
  const own = fields.split(" ").map((field) => {
    const [, key = "", word = "text", mark] = /^(\w+)(?::(\w+))?(!)?$/.exec(field) ?? [];
    const type = types[word] ?? GraphQLString;
    return [key, { type: mark === undefined ? type : new GraphQLNonNull(type) }] as const;
  });
  const others = Object.entries(parts).map(([key, type]) => [key, { type }] as const);
  return new GraphQLObjectType({ name, fields: Object.fromEntries([...own, ...others]) });
}

export const collectionMeta =
  "collection! icon note display_template hidden:flag! singleton:flag! translations:json archive_field archive_app_filter:flag! archive_value unarchive_value sort_field accountability color item_duplication_fields:json sort:number group collapse! preview_url versioning:flag!";

export const fieldMeta =
  "id:number collection! field! special:texts interface options:json display display_options:json readonly:flag! hidden:flag! sort:number width translations:json note conditions:json required:flag group validation:json validation_message searchable:flag!";

export const fieldSchema =
  "name table data_type default_value max_length:number numeric_precision:number numeric_scale:number is_generated:flag generation_expression is_indexed:flag is_nullable:flag is_unique:flag is_primary_key:flag has_auto_increment:flag foreign_key_column foreign_key_table comment";

export const relationMeta =
  "id:number many_collection many_field one_collection one_field one_collection_field one_allowed_collections:texts junction_field sort_field one_deselect_action";

export const relationSchema = "table! column! foreign_key_table! foreign_key_column! constraint_name on_update! on_delete!";

export const collectionType: GraphQLObjectType = typeOf("directus_collections", "collection", {
  meta: typeOf("directus_collections_meta", collectionMeta),
  schema: typeOf("directus_collections_schema", "name comment"),
});

export const fieldType: GraphQLObjectType = typeOf("directus_fields", "collection field type", {
  meta: typeOf("directus_fields_meta", fieldMeta),
  schema: typeOf("directus_fields_schema", fieldSchema),
});

export const extensionType: GraphQLObjectType = typeOf("directus_extensions", "bundle name!", {
  schema: typeOf("directus_extensions_schema", "type local:flag"),
  meta: typeOf("directus_extensions_meta", "enabled:flag"),
});

export const relationType: GraphQLObjectType = typeOf("directus_relations", "collection field related_collection", {
  schema: typeOf("directus_relations_schema", relationSchema),
  meta: typeOf("directus_relations_meta", relationMeta),
});

/** One step of a change of the model. */
const changeType = new GraphQLObjectType({
  name: "model_change",
  description: "One step of a change of the model: a statement, which is executed together with all the others or not at all.",
  fields: {
    action: { type: new GraphQLNonNull(GraphQLString), description: "What it does: `add column`, `insert row`, ..." },
    table: { type: new GraphQLNonNull(GraphQLString), description: "The table that is changed, or of which a row is." },
    sql: { type: new GraphQLNonNull(GraphQLString) },
    rows: {
      type: GraphQLInt,
      description: "With `dryRun`: how many rows it changes, deletes, or takes a value from. Null for other steps.",
    },
    orphans: {
      type: GraphQLInt,
      description: "With `dryRun`: how many rows of other collections refer to nothing then. Null where none can.",
    },
  },
});

export const changeList: GraphQLList<GraphQLNonNull<GraphQLObjectType>> = new GraphQLList(new GraphQLNonNull(changeType));

const changes = { changes: changeList };

/** What the mutations answer: as above, but that nothing is promised, and with what was done. */
export const writtenCollection: GraphQLObjectType = typeOf("write_directus_collections", "collection", {
  meta: typeOf("write_directus_collections_meta", withoutPromises(collectionMeta)),
  schema: typeOf("write_directus_collections_schema", "name comment"),
  ...changes,
});

export const writtenField: GraphQLObjectType = typeOf("write_directus_fields", "collection field type", {
  meta: typeOf("write_directus_fields_meta", withoutPromises(fieldMeta)),
  schema: typeOf("write_directus_fields_schema", fieldSchema),
  ...changes,
});

export const writtenRelation: GraphQLObjectType = typeOf("write_directus_relations", "collection field related_collection", {
  schema: typeOf("write_directus_relations_schema", relationSchema),
  meta: typeOf("write_directus_relations_meta", relationMeta),
  ...changes,
});

export const deletedCollection: GraphQLObjectType = typeOf("delete_collection", "collection", changes);
export const deletedField: GraphQLObjectType = typeOf("delete_field", "collection field", changes);
export const deletedRelation: GraphQLObjectType = typeOf("delete_relation", "collection field", changes);

function withoutPromises(fields: string): string {
  return fields.replaceAll("!", "");
}
