import { GraphQLObjectType } from "graphql";
import type { GraphQLFieldConfigMap } from "graphql";
import { collectionOf, fieldOf } from "../model/look-up.ts";
import type { Collection, Field, Model } from "../model/model.ts";
import { memoize } from "../shared/memoize.ts";
import type { FunctionTypes } from "./function-types.ts";
import { isHidden } from "./is-hidden.ts";
import { extensionsOf } from "./names/meaning.ts";
import { GraphQLJSON } from "./scalars.ts";
import type { SchemaContext } from "./schema-context.ts";
import { someFields } from "./some-fields.ts";
import { valueTypeOf } from "./value-types.ts";

export interface VersionTypes {
  version(collection: string): GraphQLObjectType;
}

type Fields = GraphQLFieldConfigMap<unknown, unknown>;

/**
 * What a version changes, as it is stored: columns as they are, relations as JSON. Anything may be missing. As in
 * Directus these are the fields that may be updated, or, where none may be, those that may be read, with functions.
 */
export function createVersionTypes(context: SchemaContext, functionTypes: FunctionTypes, updatable: Model): VersionTypes {
  const fieldsOf = (collection: Collection): Fields => {
    const updated = updatable.collections.get(collection.name);
    const fields = [...(updated ?? collection).fields.values()].filter(({ name }) => collection.fields.has(name));
    const shown: Fields = {};
    for (const field of fields) {
      Object.assign(shown, versionField(context, collection, field));
      if (updated === undefined) Object.assign(shown, functionsField(context, functionTypes, field));
    }
    return someFields(shown);
  };
  return {
    version: memoize((name) => {
      const collection = collectionOf(context.model, name);
      return new GraphQLObjectType({
        name: context.names.typeName(name, "version"),
        fields: () => fieldsOf(collection),
        extensions: extensionsOf({ kind: "version", collection: name }),
      });
    }),
  };
}

function versionField(context: SchemaContext, collection: Collection, field: Field): Fields {
  const isRelation = field.kind === "alias" || field.relation?.kind === "m2o";
  const isRead = !isHidden(context, fieldOf(collection, field.name));
  return {
    [context.names.fieldName(collection.name, field.name)]: {
      description: field.note,
      type: isRelation ? GraphQLJSON : valueTypeOf(field, field.name === collection.primaryKey?.name),
      extensions: extensionsOf({ kind: isRelation ? "relation" : isRead ? "column" : "hidden", field: field.name }),
    },
  };
}

function functionsField({ names }: SchemaContext, functionTypes: FunctionTypes, field: Field): Fields {
  const name = names.functionsName(field.collection, field.name);
  const type = name === null ? null : functionTypes.functions(field);
  return name === null || type === null ? {} : { [name]: { type, extensions: extensionsOf({ kind: "functions", field: field.name }) } };
}
