import { GraphQLObjectType, defaultFieldResolver, isIntrospectionType } from "graphql";
import type { GraphQLField, GraphQLSchema } from "graphql";
import { buildMutationSelection, describeRequest } from "../request/selection.ts";
import { mutationMeaning, outputMeaning, rootMeaning } from "../schema/names/meaning.ts";
import { createPlanCache } from "./read/plan-cache.ts";
import { resolveQuery } from "./read/resolve-query.ts";
import type { Served } from "./read/resolve-query.ts";
import type { RequestContext } from "./request-context.ts";
import { resolveMutation } from "./write/resolve-mutation.ts";

/**
 * Sets the resolvers of a schema that `buildSchema` built, in place: root fields plan and load, every other field reads
 * a property of a finished object by its response key. Mutations run on a schema of their own, which shares all types but its
 * root.
 */
export function attachResolvers(schema: GraphQLSchema, of: Omit<Served, "plans">): void {
  const served: Served = { ...of, plans: createPlanCache() };
  const query = schema.getQueryType();
  const mutation = schema.getMutationType();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!(type instanceof GraphQLObjectType) || isIntrospectionType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (type === query) attachQuery(field, served);
      else if (type === mutation) attachMutation(field, served);
      else if (outputMeaning(field) !== undefined) field.resolve = readProperty;
    }
  }
}

const readProperty: NonNullable<GraphQLField<unknown, unknown>["resolve"]> = (source, _arguments, _context, info) =>
  // Finished objects are all that stands above a field with a meaning.
  (source as Readonly<Record<string | number, unknown>>)[info.path.key];

function attachQuery(field: GraphQLField<unknown, unknown>, served: Served): void {
  if (rootMeaning(field) === undefined) {
    field.resolve ??= defaultFieldResolver;
    return;
  }
  // Whoever executes an operation hands in a request's context.
  field.resolve = (_source, _arguments, context, info) => resolveQuery(served, context as RequestContext, describeRequest(info));
}

function attachMutation(field: GraphQLField<unknown, unknown>, served: Served): void {
  if (mutationMeaning(field) === undefined) return;
  // As above.
  field.resolve = (_source, _arguments, context, info) => resolveMutation(served, context as RequestContext, buildMutationSelection(info));
}
