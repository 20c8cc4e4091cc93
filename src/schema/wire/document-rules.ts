import {
  GraphQLError,
  Kind,
  ValuesOfCorrectTypeRule,
  VariablesInAllowedPositionRule,
  getNamedType,
  isListType,
  isNonNullType,
  specifiedRules,
  typeFromAST,
} from "graphql";
import type {
  GraphQLInputType,
  GraphQLNamedType,
  GraphQLType,
  ValidationContext,
  ValidationRule,
  ValueNode,
  VariableDefinitionNode,
} from "graphql";
import { inputMeaning } from "../names/meaning.ts";
import { documentForm } from "./input-forms.ts";
import { readArgument } from "./read-input.ts";

/**
 * GraphQL's rules for documents, of which two take what the generous wire takes (`read-input.ts`). What is not
 * written is held to GraphQL's own rules, queries always. Beyond them, a selection selects something.
 */
export const documentRules: readonly ValidationRule[] = [
  SelectionsRule,
  ...specifiedRules.map((rule) => {
    if (rule === ValuesOfCorrectTypeRule) return WrittenValuesRule;
    return rule === VariablesInAllowedPositionRule ? WrittenVariablesRule : rule;
  }),
];

/** graphql-js takes `{ articles { } }` since version 17, and answers it with items that hold nothing. */
function SelectionsRule(context: ValidationContext): ReturnType<ValidationRule> {
  return {
    SelectionSet(node) {
      if (node.selections.length > 0) return;
      context.reportError(new GraphQLError("Expected a field between the braces, found none.", { nodes: node }));
    },
  };
}

const literalKinds = [Kind.NULL, Kind.LIST, Kind.OBJECT, Kind.ENUM, Kind.INT, Kind.FLOAT, Kind.STRING, Kind.BOOLEAN] as const;

/** Looks at whole values, so what is visited is an argument's or a variable's own literal. */
function WrittenValuesRule(context: ValidationContext): ReturnType<ValidationRule> {
  const form = documentForm((error) => context.reportError(error), context.hideSuggestions);
  const check = (node: ValueNode): false => {
    // Inside of a list, the type at hand is that of its items.
    const type = node.kind === Kind.LIST ? context.getParentInputType() : context.getInputType();
    if (type) readArgument({ form, path: undefined }, node, type);
    return false;
  };
  return Object.fromEntries(literalKinds.map((kind) => [kind, check]));
}

/** GraphQL's own rule, which does not see the uses of variables that only the generous wire allows. */
function WrittenVariablesRule(context: ValidationContext): ReturnType<ValidationRule> {
  const usages: Pick<ValidationContext, "getRecursiveVariableUsages"> = {
    getRecursiveVariableUsages: (operation) =>
      context.getRecursiveVariableUsages(operation).filter(({ node, type, parentType }) => {
        const definition = operation.variableDefinitions?.find(({ variable }) => variable.name.value === node.name.value);
        return !type || !parentType || definition === undefined || !isGenerousUse(context, definition, type, parentType);
      }),
  };
  // `Object.create` has no type of its own: it is the context with one method of its own.
  return VariablesInAllowedPositionRule(Object.assign(Object.create(context) as ValidationContext, usages));
}

function isGenerousUse(
  context: ValidationContext,
  definition: VariableDefinitionNode,
  location: GraphQLInputType,
  parent: GraphQLInputType,
): boolean {
  const given = typeFromAST(context.getSchema(), definition.type);
  if (given === undefined) return false;
  const hasDefault = definition.defaultValue !== undefined && definition.defaultValue.kind !== Kind.NULL;
  if (isWritten(location)) return canBeKeys(given, location, hasDefault);
  // The item of a pair is a string. That it is this string is seen when the literal is read with the variable's value.
  const named = getNamedType(parent);
  if (!hasPairs(named) || isListType(location)) return false;
  if (isNonNullType(location) && !isNonNullType(given) && !hasDefault) return false;
  const item = isNonNullType(given) ? given.ofType : given;
  return getNamedType(location).name === "String" && !isListType(item) && (isWritten(item) || ["ID", "Int", "JSON"].includes(String(item)));
}

/** Whether an input of the type can hold the item of a pair. */
function hasPairs(type: GraphQLNamedType): boolean {
  return (inputMeaning(type)?.facts().pairs.size ?? 0) > 0;
}

function isWritten(type: GraphQLType): boolean {
  return inputMeaning(getNamedType(type)) !== undefined;
}

/** `ID` where an object is expected, `[ID]` where a list of them is. */
function canBeKeys(given: GraphQLType, location: GraphQLType, hasDefault: boolean): boolean {
  if (isNonNullType(location)) {
    if (isNonNullType(given)) return canBeKeys(given.ofType, location.ofType, false);
    return hasDefault && canBeKeys(given, location.ofType, false);
  }
  if (isNonNullType(given)) return canBeKeys(given.ofType, location, false);
  if (isListType(given) || isListType(location))
    return isListType(given) && isListType(location) && canBeKeys(given.ofType, location.ofType, false);
  return ["ID", "Int", "String"].includes(String(given));
}
