import type { GraphQLFieldConfigMap } from "graphql";
import { GraphQLVoid } from "./scalars.ts";

/** GraphQL has no type without fields: a table without columns, or a database without tables, shows `_empty`. */
export function someFields(fields: GraphQLFieldConfigMap<unknown, unknown>): GraphQLFieldConfigMap<unknown, unknown> {
  return Object.keys(fields).length > 0 ? fields : { _empty: { type: GraphQLVoid } };
}
