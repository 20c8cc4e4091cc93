/** Which GraphQL types stand for a field's values, by its type in the Model. */
import { GraphQLBoolean, GraphQLID, GraphQLInt, GraphQLList, GraphQLString } from "graphql";
import type { GraphQLInputObjectType, GraphQLScalarType } from "graphql";
import type { ColumnField, FieldType } from "../model/model.ts";
import { filterOperators } from "./filter-operators.ts";
import { GraphQLBigInt, GraphQLDate, GraphQLFloat, GraphQLHash, GraphQLJSON } from "./scalars.ts";

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
