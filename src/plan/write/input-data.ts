import { GraphQLInputObjectType, getNamedType } from "graphql";
import type { GraphQLInputType } from "graphql";
import { isExactNumber } from "../../shared/exact-number.ts";

/** An object of the input. */
export type Data = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Data {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isExactNumber(value);
}

/** One value stands for a list of one, as in GraphQL. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === null || value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

/** The input object behind a field's type, through lists; null for a scalar. */
export function objectType(type: GraphQLInputType): GraphQLInputObjectType | null {
  const named = getNamedType(type);
  return named instanceof GraphQLInputObjectType ? named : null;
}
