/** The operators of each type of column: `title: { _starts_with: "A" }`. They are called what they are. */
import { GraphQLBoolean, GraphQLID, GraphQLInputObjectType, GraphQLList, GraphQLString } from "graphql";
import type { GraphQLInputType, GraphQLScalarType } from "graphql";
import { operatorsOf } from "../filter/operators.ts";
import { GraphQLBigInt, GraphQLJsonFilter, GraphQLStringOrFloat } from "./scalars.ts";

const flags = keysOf(operatorsOf("isNull"), GraphQLBoolean);
const emptyFlags = keysOf(operatorsOf("isEmpty"), GraphQLBoolean);

export const filterOperators: Readonly<Record<ColumnKind, GraphQLInputObjectType>> = {
  string: operators("string", textKeys(GraphQLString)),
  id: operators("id", textKeys(GraphQLID)),
  number: operators("number", orderKeys(GraphQLStringOrFloat)),
  bigInt: operators("big_int", orderKeys(GraphQLBigInt)),
  date: operators("date", orderKeys(GraphQLString, GraphQLStringOrFloat)),
  boolean: operators("boolean", { ...keysOf(operatorsOf("equal"), GraphQLBoolean), ...flags }),
  hash: operators("hash", { ...flags, ...emptyFlags }),
  json: operators("json", { _json: { type: GraphQLJsonFilter }, ...flags }),
  /** For values that have no comparison of their own: arrays, bytes, geometry. */
  isNull: operators("null", flags),
};

type ColumnKind = "string" | "id" | "number" | "bigInt" | "date" | "boolean" | "hash" | "json" | "isNull";
type Keys = Readonly<Record<string, { readonly type: GraphQLInputType }>>;

function operators(name: string, fields: Keys): GraphQLInputObjectType {
  return new GraphQLInputObjectType({ name: `${name}_filter_operators`, fields });
}

function textKeys(value: GraphQLScalarType): Keys {
  return {
    ...keysOf(operatorsOf("equal", "like"), value),
    ...keysOf(operatorsOf("oneOf"), new GraphQLList(value)),
    ...flags,
    ...emptyFlags,
  };
}

function orderKeys(value: GraphQLScalarType, bound = value): Keys {
  return {
    ...keysOf(operatorsOf("equal", "order"), value),
    ...keysOf(operatorsOf("oneOf"), new GraphQLList(value)),
    ...flags,
    ...keysOf(operatorsOf("between"), new GraphQLList(bound)),
  };
}

function keysOf(names: readonly string[], type: GraphQLInputType): Keys {
  return Object.fromEntries(names.map((name) => [name, { type }]));
}

const ofNumber = (names: readonly string[]): Keys => keysOf(names, filterOperators.number);

/** `published_at_func: { year: { _eq: 2024 } }` */
export const functionFilters: Readonly<Record<"count" | "date" | "time" | "dateTime", GraphQLInputObjectType>> = {
  count: functionFilter("count", ofNumber(["count"])),
  date: functionFilter("date", ofNumber(["year", "month", "week", "day", "weekday"])),
  time: functionFilter("time", ofNumber(["hour", "minute", "second"])),
  dateTime: functionFilter("datetime", ofNumber(["year", "month", "week", "day", "weekday", "hour", "minute", "second"])),
};

function functionFilter(name: string, fields: Keys): GraphQLInputObjectType {
  return new GraphQLInputObjectType({ name: `${name}_function_filter_operators`, fields });
}
