import { GraphQLError, GraphQLID, getNamedType, isInputType, typeFromAST } from "graphql";
import type { GraphQLInputType, GraphQLSchema, OperationDefinitionNode } from "graphql";

/** JSON has rounded a number of more than 53 bits, and as a key the rounded one would name another item. */
export function findRoundedKey(value: unknown, type: GraphQLInputType): GraphQLError | null {
  if (getNamedType(type) !== GraphQLID) return null;
  const numbers: readonly unknown[] = Array.isArray(value) ? value : [value];
  const rounded = numbers.find((one) => typeof one === "number" && Number.isInteger(one) && !Number.isSafeInteger(one));
  return rounded === undefined
    ? null
    : new GraphQLError(`ID expects an integer of more than 53 bits as a text, got the number ${JSON.stringify(rounded)}.`);
}

/** The same of variables that are keys or lists of them. */
export function findRoundedVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): readonly GraphQLError[] {
  return variableDefinitions.flatMap((definition) => {
    const { name } = definition.variable;
    const type = typeFromAST(schema, definition.type);
    const error = isInputType(type) ? findRoundedKey(variables[name.value], type) : null;
    return error === null ? [] : [new GraphQLError(`Variable "$${name.value}" has invalid value: ${error.message}`, { nodes: definition })];
  });
}
