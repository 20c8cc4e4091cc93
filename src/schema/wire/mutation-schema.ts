import {
  GraphQLError,
  GraphQLInputObjectType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLSchema,
} from "graphql";
import type {
  GraphQLFieldConfigArgumentMap,
  GraphQLFieldConfigMap,
  GraphQLInputType,
  GraphQLNamedType,
  GraphQLNullableInputType,
} from "graphql";
import type { Steps } from "../../shared/steps.ts";
import { inputMeaning } from "../names/meaning.ts";
import { constantForm, valueForm } from "./input-forms.ts";
import type { ReportFault } from "./input-forms.ts";
import { printPath } from "./print-path.ts";
import { readArgument, readVariable } from "./read-input.ts";

/**
 * The schema that mutations run on. graphql-js holds values to input types before any resolver sees them, and cannot be
 * told to take more; so what is written is a scalar of the same name here, which reads the generous forms itself, and
 * whose values are what was read (`input/item-input.ts`). A variable in a literal is read again, as part of the literal.
 * All other types are shared with the printed schema.
 */
export function* buildMutationSchema(schema: GraphQLSchema): Steps<GraphQLSchema | null> {
  const mutation = schema.getMutationType();
  if (mutation === undefined || mutation === null) return null;
  const scalars = new Map<GraphQLNamedType, GraphQLScalarType>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (type instanceof GraphQLInputObjectType && inputMeaning(type) !== undefined) scalars.set(type, writtenScalar(type));
    yield;
  }
  const generousNullable = (type: GraphQLNullableInputType): GraphQLNullableInputType =>
    type instanceof GraphQLList ? new GraphQLList(generous(type.ofType)) : (scalars.get(type) ?? type);
  const generous = (type: GraphQLInputType): GraphQLInputType =>
    type instanceof GraphQLNonNull ? new GraphQLNonNull(generousNullable(type.ofType)) : generousNullable(type);
  const config = mutation.toConfig();
  const fields: GraphQLFieldConfigMap<unknown, unknown> = {};
  for (const [name, field] of Object.entries(config.fields)) {
    const args: GraphQLFieldConfigArgumentMap = {};
    for (const [argumentName, argument] of Object.entries(field.args ?? {})) {
      args[argumentName] = { ...argument, type: generous(argument.type) };
    }
    fields[name] = { ...field, args };
    yield;
  }
  return new GraphQLSchema({
    query: schema.getQueryType(),
    mutation: new GraphQLObjectType({ ...config, fields }),
    subscription: schema.getSubscriptionType(),
    directives: schema.getDirectives(),
    // Variables can be of a type that no mutation takes directly.
    types: [...scalars.values()],
    assumeValid: true,
  });
}

function writtenScalar(type: GraphQLInputObjectType): GraphQLScalarType {
  return new GraphQLScalarType({
    name: type.name,
    extensions: type.extensions,
    // Who wants suggestions has them from the rules for documents and from `explainVariables`.
    coerceInputValue: (value) => readVariable({ form: valueForm(throwFault, true), path: undefined }, value, type),
    coerceInputLiteral: (node) => readArgument({ form: constantForm(throwFault, true), path: undefined }, node, type),
  });
}

const throwFault: ReportFault = (error, path) => {
  const where = path.length === 0 ? "" : `At "${printPath(path).replace(/^\./, "")}": `;
  throw new GraphQLError(`${where}${error.message}`, { nodes: error.nodes, originalError: error.originalError });
};
