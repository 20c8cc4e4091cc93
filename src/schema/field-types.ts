/** Which GraphQL types stand for a field's values, by its type in the Model. */
import { GraphQLBoolean, GraphQLFloat, GraphQLID, GraphQLInt, GraphQLList, GraphQLString } from "graphql";
import type { GraphQLInputObjectType, GraphQLScalarType } from "graphql";
import type { ColumnField, Field, FieldType } from "../model/model.ts";
import type { FunctionName } from "./meaning.ts";
import { filterOperators } from "./filter-operators.ts";
import { GraphQLBigInt, GraphQLDate, GraphQLHash, GraphQLJSON } from "./scalars.ts";

/** What a column shows and takes, without regard to its relation: keys are `ID`, integers too. */
export function valueTypeOf(field: ColumnField, isPrimaryKey: boolean): ValueType {
  return isPrimaryKey ? GraphQLID : valueTypes[field.type];
}

type ValueType = GraphQLScalarType | GraphQLList<GraphQLScalarType>;

const valueTypes: Readonly<Record<FieldType, ValueType>> = {
  integer: GraphQLInt,
  bigInteger: GraphQLBigInt,
  float: GraphQLFloat,
  decimal: GraphQLFloat,
  boolean: GraphQLBoolean,
  string: GraphQLString,
  text: GraphQLString,
  uuid: GraphQLID,
  date: GraphQLDate,
  time: GraphQLDate,
  dateTime: GraphQLDate,
  timestamp: GraphQLDate,
  json: GraphQLJSON,
  csv: new GraphQLList(GraphQLString),
  hash: GraphQLHash,
  array: GraphQLJSON,
  binary: GraphQLString,
  geometry: GraphQLJSON,
  unknown: GraphQLString,
};

export function filterTypeOf(field: ColumnField): GraphQLInputObjectType {
  return filterTypes[field.type];
}

const filterTypes: Readonly<Record<FieldType, GraphQLInputObjectType>> = {
  integer: filterOperators.number,
  bigInteger: filterOperators.bigInt,
  float: filterOperators.number,
  decimal: filterOperators.number,
  boolean: filterOperators.boolean,
  string: filterOperators.string,
  text: filterOperators.string,
  uuid: filterOperators.id,
  date: filterOperators.date,
  time: filterOperators.date,
  dateTime: filterOperators.date,
  timestamp: filterOperators.date,
  json: filterOperators.json,
  csv: filterOperators.string,
  hash: filterOperators.hash,
  array: filterOperators.isNull,
  binary: filterOperators.isNull,
  geometry: filterOperators.isNull,
  unknown: filterOperators.string,
};

export type FunctionsKind = "date" | "time" | "dateTime" | "json" | "count";

/** The functions that a field has; null for none. A relation shown as one object has nothing to count. */
export function functionsOf(field: Field): FunctionsKind | null {
  if (field.kind === "alias") return field.relation.single ? null : "count";
  if (field.relation !== null) return null;
  switch (field.type) {
    case "date":
    case "time":
    case "dateTime":
    case "json":
      return field.type;
    case "timestamp":
      return "dateTime";
    case "integer":
    case "bigInteger":
    case "float":
    case "decimal":
    case "boolean":
    case "string":
    case "text":
    case "uuid":
    case "csv":
    case "hash":
    case "array":
    case "binary":
    case "geometry":
    case "unknown":
      return null;
  }
}

export function hasFunctions(field: Field): boolean {
  return functionsOf(field) !== null;
}

const dateParts = ["year", "month", "week", "day", "weekday"] as const satisfies readonly FunctionName[];
const timeParts = ["hour", "minute", "second"] as const satisfies readonly FunctionName[];

export const functionNames: Readonly<Record<FunctionsKind, readonly FunctionName[]>> = {
  date: dateParts,
  time: timeParts,
  dateTime: [...dateParts, ...timeParts],
  json: ["count", "json"],
  count: ["count"],
};

/** Whether the field has a sum and a mean; links by number have, as in Directus. */
export function isNumeric(field: Field): field is ColumnField {
  if (field.kind === "alias") return false;
  return field.type === "integer" || field.type === "bigInteger" || field.type === "float" || field.type === "decimal";
}
