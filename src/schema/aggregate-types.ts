import { GraphQLInt, GraphQLObjectType } from "graphql";
import type { GraphQLFieldConfigMap, GraphQLScalarType } from "graphql";
import { collectionOf } from "../model/look-up.ts";
import type { Collection, Field } from "../model/model.ts";
import { memoize } from "../shared/memoize.ts";
import { isNumeric } from "../value/functions.ts";
import { extensionsOf } from "./names/meaning.ts";
import type { AggregateName } from "./names/meaning.ts";
import { GraphQLFloat, GraphQLJSON } from "./scalars.ts";
import type { SchemaContext } from "./schema-context.ts";

export interface AggregateTypes {
  aggregated(collection: string): GraphQLObjectType;
}

/** One group of items: how many they are, and what their numbers come to. Without numbers, only the counts. */
export function createAggregateTypes(context: SchemaContext): AggregateTypes {
  return {
    aggregated: memoize((name) => {
      const collection = collectionOf(context.model, name);
      return new GraphQLObjectType({
        name: context.names.typeName(name, "aggregated"),
        fields: () => aggregateFields(context, collection),
        extensions: extensionsOf({ kind: "aggregated", collection: name }),
      });
    }),
  };
}

const countFunctions: readonly AggregateName[] = ["count", "countDistinct"];
const numberFunctions: readonly AggregateName[] = ["avg", "sum", "avgDistinct", "sumDistinct", "min", "max"];

function aggregateFields(context: SchemaContext, collection: Collection): GraphQLFieldConfigMap<unknown, unknown> {
  const all = [...collection.fields.values()];
  return {
    group: { type: GraphQLJSON, extensions: extensionsOf({ kind: "group" }) },
    countAll: { type: GraphQLInt, extensions: extensionsOf({ kind: "countAll" }) },
    ...functionFields(countFunctions, partType(context, collection, "aggregatedCount", all, GraphQLInt)),
    ...functionFields(numberFunctions, partType(context, collection, "aggregatedFields", all.filter(isNumeric), GraphQLFloat)),
  };
}

function functionFields(functions: readonly AggregateName[], type: GraphQLObjectType | null): GraphQLFieldConfigMap<unknown, unknown> {
  if (type === null) return {};
  return Object.fromEntries(
    functions.map((aggregate) => [aggregate, { type, extensions: extensionsOf({ kind: "aggregate", aggregate }) }]),
  );
}

/** `articles_aggregated_count`, `articles_aggregated_fields`; null when it would be empty. */
function partType(
  { names }: SchemaContext,
  collection: Collection,
  kind: "aggregatedCount" | "aggregatedFields",
  fields: readonly Field[],
  type: GraphQLScalarType,
): GraphQLObjectType | null {
  if (fields.length === 0) return null;
  return new GraphQLObjectType({
    name: names.typeName(collection.name, kind),
    fields: () =>
      Object.fromEntries(
        fields.map((field) => [
          names.fieldName(collection.name, field.name),
          { description: field.note, type, extensions: extensionsOf({ kind: "aggregated", field: field.name }) },
        ]),
      ),
    extensions: extensionsOf({ kind: "other", collection: collection.name }),
  });
}
