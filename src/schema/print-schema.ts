import { lexicographicSortSchema, printSchema } from "graphql";
import type { GraphQLSchema } from "graphql";

/** The schema as SDL in alphabetical order: equal schemas print equally. */
export function printSDL(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
