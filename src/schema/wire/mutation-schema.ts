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
import { inputMeaning } from "../names/meaning.ts";
import { constantForm, valueForm } from "./input-forms.ts";
import type { ReportFault } from "./input-forms.ts";
import { printPath } from "./print-path.ts";
import { changesFor, readWritten } from "./read-input.ts";

/**
 * The schema that mutations run on. graphql-js holds values to input types before any resolver sees them, and cannot be
 * told to take more; so what is written is a scalar of the same name here, which reads the generous forms itself.
 * All other types are shared with the printed schema.
 */
export function buildMutationSchema(schema: GraphQLSchema): GraphQLSchema | null {
  const mutation = schema.getMutationType();
  if (mutation === undefined || mutation === null) return null;
  const scalars = new Map<GraphQLNamedType, GraphQLScalarType>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (type instanceof GraphQLInputObjectType && inputMeaning(type) !== undefined) scalars.set(type, writtenScalar(type));
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
  }
  return new GraphQLSchema({
    query: schema.getQueryType(),
    mutation: new GraphQLObjectType({ ...config, fields }),
    // Variables can be of a type that no mutation takes directly.
    types: [...scalars.values()],
    assumeValid: true,
  });
}

/** The input that a type of the mutation schema stands for; undefined for every other type. */
export function inputTypeOf(type: GraphQLNamedType): GraphQLInputObjectType | undefined {
  return type instanceof GraphQLScalarType ? inputMeaning(type)?.type() : undefined;
}

function writtenScalar(type: GraphQLInputObjectType): GraphQLScalarType {
  return new GraphQLScalarType({
    name: type.name,
    extensions: type.extensions,
    // Who wants suggestions has them from the rules for documents and from `explainVariables`.
    coerceInputValue: (value) => readVariable(type, value, throwFault, true),
    coerceInputLiteral: (node) => readWritten(constantForm(throwFault, true), node, type, undefined, "root"),
  });
}

/**
 * The value of a variable of a written type. It may come to stand in a list, where GraphQL takes one value for a list
 * of one; so it may be the detailed object. Where it does stand is seen when the literal around it is read.
 */
export function readVariable(type: GraphQLInputObjectType, value: unknown, report: ReportFault, hideSuggestions: boolean): unknown {
  const form = valueForm(report, hideSuggestions);
  const changes = form.kindOf(value) === "object" ? changesFor(form, value, type) : undefined;
  return readWritten(form, value, changes ?? type, undefined, "nested");
}

const throwFault: ReportFault = (error, path) => {
  const where = path.length === 0 ? "" : `At "${printPath(path).replace(/^\./, "")}": `;
  throw new GraphQLError(`${where}${error.message}`, { nodes: error.nodes, originalError: error.originalError });
};
