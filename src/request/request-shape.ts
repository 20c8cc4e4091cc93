/**
 * The shape of a request: equal for requests that a plan cannot tell apart. Variables that are values of filters, what is
 * searched for, or the key of an item, count by their structure alone; all others, such as a limit or a condition of `@include`, in full.
 */
import { Kind, visit } from "graphql";
import type { ArgumentNode, DirectiveNode, OperationDefinitionNode, ValueNode } from "graphql";
import { shapeOf } from "../filter/variable-value.ts";
import type { Variables } from "../filter/variable-value.ts";
import { isUntyped } from "./mark-variables.ts";
import type { Fragments } from "./walk-selections.ts";

/** Arguments whose values have slots in plans. */
export function isValueArgument(name: string): boolean {
  return name === "filter" || name === "search" || name === "id";
}

/** Plans hold on to the values that they were made from: such as are large, and shapes that are long, are not worth the memory. */
const longest = 2_000;
const largest = 10_000;

/** What the variables of one request come to, coerced; null where plans for it are not to be kept. */
export function describeShape(
  operation: OperationDefinitionNode,
  { decisive, planned }: PlannedVariables,
  variables: Variables,
): string | null {
  const definitions = operation.variableDefinitions?.filter(({ variable }) => planned.has(variable.name.value)) ?? [];
  if (definitions.length === 0) return "";
  if (definitions.reduce((size, { variable }) => size + sizeOf(variables[variable.name.value]), 0) > largest) return null;
  const shape = definitions
    .map(({ variable: { name } }) => {
      const value = variables[name.value];
      return decisive.has(name.value) ? (JSON.stringify(value) ?? "-") : shapeOf(value);
    })
    .join("|");
  return shape.length <= longest ? shape : null;
}

/** In characters, about; counting ends beyond `largest`. */
function sizeOf(value: unknown): number {
  if (typeof value === "string") return value.length;
  if (typeof value !== "object" || value === null) return 1;
  let size = 1;
  for (const inner of Object.values(value)) {
    size += sizeOf(inner);
    if (size > largest) break;
  }
  return size;
}

/** The variables that plans depend on by their values, those that they depend on at all, and those that `@skip` and `@include` ask. */
export interface PlannedVariables {
  readonly decisive: ReadonlySet<string>;
  readonly planned: ReadonlySet<string>;
  readonly conditions: ReadonlySet<string>;
}

export function findPlannedVariables(operation: OperationDefinitionNode, fragments: Fragments): PlannedVariables {
  const [decisive, planned, conditions] = [new Set<string>(), new Set<string>(), new Set<string>()];
  // Those of directives as well. What a mutation writes, and which items, is no part of how it is read back.
  const Argument = ({ name, value }: ArgumentNode): void => {
    addFrom(value, decisive, !isValueArgument(name.value));
    if (operation.operation === "mutation" && isWrittenArgument(name.value)) return;
    visit(value, { Variable: ({ name: variable }) => void planned.add(variable.value) });
  };
  const Directive = (directive: DirectiveNode): void => {
    visit(directive, { Variable: ({ name }) => void conditions.add(name.value) });
  };
  for (const definition of [operation, ...fragments.values()]) visit(definition, { Argument, Directive });
  return { decisive, planned, conditions };
}

function isWrittenArgument(name: string): boolean {
  return name === "data" || name === "ids" || name === "id";
}

function addFrom(value: ValueNode, decisive: Set<string>, isDecisive: boolean): void {
  if (value.kind === Kind.VARIABLE && isDecisive) decisive.add(value.name.value);
  else if (value.kind === Kind.LIST) for (const inner of value.values) addFrom(inner, decisive, isDecisive);
  else if (value.kind === Kind.OBJECT)
    for (const { name, value: inner } of value.fields) addFrom(inner, decisive, isDecisive || isUntyped(name.value));
}
