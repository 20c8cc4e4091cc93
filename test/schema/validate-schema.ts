import { GraphQLSchema, validateSchema } from "graphql";
import type { GraphQLError } from "graphql";

/** What GraphQL says of a schema that it was told to trust. */
export function validateTrustedSchema(schema: GraphQLSchema): readonly GraphQLError[] {
  return validateSchema(new GraphQLSchema({ ...schema.toConfig(), assumeValid: false }));
}
