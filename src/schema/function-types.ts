import { GraphQLInt, GraphQLNonNull, GraphQLObjectType, GraphQLString } from "graphql";
import type { GraphQLFieldConfig, GraphQLFieldConfigMap } from "graphql";
import type { Field } from "../model/model.ts";
import { memoize } from "../shared/memoize.ts";
import { functionNames, functionsOf } from "../value/functions.ts";
import type { FunctionName } from "../value/functions.ts";
import { extensionsOf } from "./names/meaning.ts";
import { GraphQLJSON } from "./scalars.ts";
import type { SchemaContext } from "./schema-context.ts";

/** The types of `_func` fields: four that all collections share, and one for every json field. */
export interface FunctionTypes {
  /** Null for a field without functions. */
  functions(field: Field): GraphQLObjectType | null;
}

export function createFunctionTypes({ names, nullability }: SchemaContext): FunctionTypes {
  const strict = nullability === "strict";
  const shared = {
    date: new GraphQLObjectType({ name: "date_functions", fields: functionFields(functionNames.date) }),
    time: new GraphQLObjectType({ name: "time_functions", fields: functionFields(functionNames.time) }),
    dateTime: new GraphQLObjectType({ name: "datetime_functions", fields: functionFields(functionNames.dateTime) }),
    // Counts related items: nothing related is 0, never null.
    count: new GraphQLObjectType({
      name: "count_functions",
      fields: { count: { ...functionField("count"), type: strict ? new GraphQLNonNull(GraphQLInt) : GraphQLInt } },
    }),
  };
  return {
    functions: memoize((field) => {
      const kind = functionsOf(field);
      if (kind !== "json") return kind === null ? null : shared[kind];
      return new GraphQLObjectType({
        name: names.jsonFunctionsName(field.collection, field.name),
        fields: jsonFields,
        extensions: extensionsOf({ kind: "other", collection: field.collection }),
      });
    }),
  };
}

function functionFields(functions: readonly FunctionName[]): GraphQLFieldConfigMap<unknown, unknown> {
  return Object.fromEntries(functions.map((name) => [name, functionField(name)]));
}

/** The parts of a null date are null, and so is the length of a null list. */
function functionField(name: FunctionName): GraphQLFieldConfig<unknown, unknown> {
  return { type: GraphQLInt, extensions: extensionsOf({ kind: "function", function: name }) };
}

const jsonFields: GraphQLFieldConfigMap<unknown, unknown> = {
  count: functionField("count"),
  json: {
    type: GraphQLJSON,
    args: { path: { type: new GraphQLNonNull(GraphQLString) } },
    extensions: extensionsOf({ kind: "function", function: "json" }),
  },
};
