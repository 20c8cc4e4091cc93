import {
  GraphQLError,
  GraphQLInputObjectType,
  GraphQLList,
  GraphQLNonNull,
  Kind,
  getNamedType,
  isInputType,
  typeFromAST,
  validateInputValue,
} from "graphql";
import type { GraphQLInputType, GraphQLSchema, VariableDefinitionNode } from "graphql";
import { mostProblems } from "../../errors.ts";
import { inputMeaning } from "../names/meaning.ts";
import { valueForm } from "./input-forms.ts";
import type { ReportFault } from "./input-forms.ts";
import { printPath } from "./print-path.ts";
import { readVariable } from "./read-input.ts";

/**
 * Errors of variables, as graphql-js tells them of input objects. A written input is a scalar while it is read, whose
 * first fault ends the reading; here all of its faults are told, each with its place.
 */
export function explainVariables(
  schema: GraphQLSchema,
  errors: readonly GraphQLError[],
  variables: Readonly<Record<string, unknown>>,
  hideSuggestions: boolean,
): readonly GraphQLError[] {
  const explained = new Set<VariableDefinitionNode>();
  return errors.flatMap((error) => {
    const definition = error.nodes?.find((node) => node.kind === Kind.VARIABLE_DEFINITION);
    const type = definition && typeFromAST(schema, definition.type);
    if (definition === undefined || !isInputType(type)) return [error];
    const named = getNamedType(type);
    if (!(named instanceof GraphQLInputObjectType) || inputMeaning(named) === undefined) return [error];
    if (explained.has(definition)) return [];
    explained.add(definition);
    const faults = faultsOf(definition, type, variables[definition.variable.name.value], hideSuggestions);
    return faults.length > 0 ? faults : [error];
  });
}

/** Ends the walk through a value, of which more is found than is told. */
class EnoughFaults extends Error {
  override readonly name = "EnoughFaults";
}

function faultsOf(
  definition: VariableDefinitionNode,
  type: GraphQLInputType,
  given: unknown,
  hideSuggestions: boolean,
): readonly GraphQLError[] {
  const faults: GraphQLError[] = [];
  const visit = (value: unknown, valueType: GraphQLInputType, path: readonly (string | number)[]): void => {
    const report: ReportFault = (error, inner) => {
      const where = printPath([...path, ...inner]);
      const message = `Variable "$${definition.variable.name.value}" has invalid value${where && ` at ${where}`}: ${error.message}`;
      faults.push(new GraphQLError(message, { nodes: definition, originalError: error }));
      if (faults.length > mostProblems) throw new EnoughFaults();
    };
    if (value === null || value === undefined) validateInputValue(value, valueType, report);
    else if (valueType instanceof GraphQLNonNull) visit(value, valueType.ofType, path);
    else if (valueType instanceof GraphQLList && Array.isArray(value))
      for (const [index, item] of value.entries()) visit(item, valueType.ofType, [...path, index]);
    else if (valueType instanceof GraphQLList) visit(value, valueType.ofType, path);
    else if (valueType instanceof GraphQLInputObjectType)
      readVariable({ form: valueForm(report, hideSuggestions), path: undefined }, value, valueType);
  };
  try {
    visit(given, type, []);
  } catch (error) {
    if (!(error instanceof EnoughFaults)) throw error;
  }
  return faults;
}
