import { GraphQLSchema, isSpecifiedScalarType, lexicographicSortSchema, printSchema } from "graphql";

/** The schema as SDL in alphabetical order: equal schemas print equally. */
export function printSDL(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(new SchemaOfOwnScalars(schema)))}\n`;
}

/**
 * A schema whose Float is its own. graphql-js sorts by making every type anew, and takes GraphQL's own scalars for its
 * own: it must not find another of the same name.
 */
class SchemaOfOwnScalars extends GraphQLSchema {
  constructor(schema: GraphQLSchema) {
    super(schema.toConfig());
  }

  override toConfig(): ReturnType<GraphQLSchema["toConfig"]> {
    const config = super.toConfig();
    return { ...config, types: config.types.filter((type) => !isSpecifiedScalarType(type)) };
  }
}
