/** Selections in short, for tables of plans: as GraphQL, with the names of the model. */
import { Kind, parse, valueFromASTUntyped } from "graphql";
import type { FieldNode, SelectionSetNode } from "graphql";
import { collectionOf, fieldOf } from "../../src/model/look-up.ts";
import type { ItemSelection, SelectedField, SelectedFunction } from "../../src/request/selection.ts";
import { context } from "./newsroom.ts";

/** `title author { name } comments(limit: 2) { text } day_func { year } item { ... on headings { title } }` */
export function select(collection: string, fields: string): ItemSelection {
  const [operation] = parse(`{ ${fields} }`).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error("A selection was expected.");
  return selectItem(collection, operation.selectionSet);
}

function selectItem(collection: string, { selections }: SelectionSetNode): ItemSelection {
  return {
    collection,
    fields: selections.map((node) => {
      if (node.kind !== Kind.FIELD) throw new Error("Fragments are of unions alone here.");
      return selectField(collection, node);
    }),
  };
}

function selectField(collection: string, { name: { value: name }, selectionSet, arguments: given = [] }: FieldNode): SelectedField {
  if (selectionSet === undefined) return { kind: "column", key: name, field: name };
  if (name.endsWith("_func")) {
    return { kind: "functions", key: name, field: name.replace(/_func$/, ""), functions: selectionSet.selections.map(selectFunction) };
  }
  const { relation } = fieldOf(collectionOf(context.model, collection), name);
  if (relation === null) throw new Error(`"${name}" is no relation.`);
  if (relation.kind === "a2o") return { kind: "union", key: name, field: name, members: selectionSet.selections.map(selectMember) };
  const values = Object.fromEntries(given.map((argument) => [argument.name.value, valueFromASTUntyped(argument.value)]));
  return { kind: "relation", key: name, field: name, arguments: values, item: selectItem(relation.target, selectionSet) };
}

function selectFunction(node: SelectionSetNode["selections"][number]): SelectedFunction {
  if (node.kind !== Kind.FIELD) throw new Error("A function was expected.");
  // A table names functions that there are.
  return { key: node.name.value, function: node.name.value as SelectedFunction["function"], path: undefined };
}

function selectMember(node: SelectionSetNode["selections"][number]): ItemSelection {
  if (node.kind !== Kind.INLINE_FRAGMENT || node.typeCondition === undefined) throw new Error("A member was expected.");
  return selectItem(node.typeCondition.name.value, node.selectionSet);
}
