/** Differences from what Directus prints that are meant. */
import { GraphQLInputObjectType, GraphQLObjectType } from "graphql";
import type { GraphQLSchema } from "graphql";
import type { Model } from "../../src/model/model.ts";
import type { NullabilityMode } from "../../src/schema/schema-context.ts";
import type { Difference } from "./compare-surface.ts";

/** Directus 12 gives json its own operators, and every json field its own functions. */
export function isTypedJson({ expected, actual }: Difference, schema: GraphQLSchema): boolean {
  if (actual === null) return false;
  const type = schema.getType(actual.replace(/!$/, ""));
  if (expected === "string_filter_operators") return type instanceof GraphQLInputObjectType && type.name === "json_filter_operators";
  return expected === "count_functions" && type instanceof GraphQLObjectType && Object.keys(type.getFields()).join() === "count,json";
}

/** Strict promises less than Directus where Directus's promise does not hold: singletons without a row, json, secrets. */
export function isSafeNull(model: Model, nullability: NullabilityMode, { coordinate, expected, actual }: Difference): boolean {
  const [collectionName = "", fieldName = ""] = coordinate.split(".");
  const collection = model.collections.get(collectionName);
  const field = collection?.fields.get(fieldName);
  if (nullability !== "strict" || field?.kind !== "column" || expected !== `${actual}!`) return false;
  return collection?.singleton === true || field.type === "json" || field.masked;
}
