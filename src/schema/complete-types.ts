import { GraphQLInputObjectType, GraphQLObjectType, GraphQLUnionType, getNamedType } from "graphql";
import type { GraphQLNamedType } from "graphql";
import type { Steps } from "../shared/steps.ts";

/**
 * Has all types make their fields that these lead to, one type a step. A type makes them when they are first asked for,
 * and a schema asks for those of all types at one go.
 */
export function* completeTypes(roots: readonly GraphQLNamedType[]): Steps<void> {
  // A set that is gone through goes on with what is added meanwhile.
  const found = new Set<GraphQLNamedType>(roots);
  for (const type of found) {
    for (const next of listNeighbours(type)) found.add(next);
    yield;
  }
}

function listNeighbours(type: GraphQLNamedType): readonly GraphQLNamedType[] {
  if (type instanceof GraphQLUnionType) return type.getTypes();
  if (type instanceof GraphQLInputObjectType) return Object.values(type.getFields()).map((field) => getNamedType(field.type));
  if (!(type instanceof GraphQLObjectType)) return [];
  return Object.values(type.getFields()).flatMap((field) => [
    getNamedType(field.type),
    ...field.args.map((argument) => getNamedType(argument.type)),
  ]);
}
