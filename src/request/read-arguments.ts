import { GraphQLInputObjectType, getArgumentValues } from "graphql";
import type { FieldNode } from "graphql";
import type { VariableValue } from "../filter/variable-value.ts";
import { collectionOf } from "../model/look-up.ts";
import { markGiven } from "./mark-variables.ts";
import { parseFilter } from "./parse-filter.ts";
import { isValueArgument } from "./request-shape.ts";
import type { AskedField } from "./running-operation.ts";
import type { AggregateSelection, ItemsSelection, MutationSelection } from "./selection.ts";

/** All arguments that fields may have. */
export type GivenArguments = Omit<ItemsSelection["arguments"], "id"> & AggregateSelection["arguments"] & MutationSelection["arguments"];

/** The coerced arguments of a field that leads to items of the collection; one that is null counts as absent. */
export function readArguments({ running, path, field, node }: AskedField, collection: string): GivenArguments {
  if (node.arguments === undefined || node.arguments.length === 0) return {};
  const values = getArgumentValues(field, node, running.variables);
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined));
  // Keys are marked where they are a query's: a mutation's are read as they are.
  for (const { name, value } of node.arguments)
    if (name.value !== "id" && name.value in given && isValueArgument(name.value)) given[name.value] = markGiven(given[name.value], value);
  const type = field.args.find((argument) => argument.name === "filter")?.type;
  if (type instanceof GraphQLInputObjectType && "filter" in given) {
    const { model, maxRelationalDepth } = running;
    const start = { model, maxRelationalDepth, collection: collectionOf(model, collection), type, path: `${path}filter` };
    given["filter"] = parseFilter(start, given["filter"]);
  }
  // The schema declares these arguments with these types, and coercion has just held the values to them.
  return given;
}

/** The key of `_by_id`, marked where a variable hands it in. */
export function markKey(id: string, node: FieldNode): string | VariableValue {
  const literal = node.arguments?.find((argument) => argument.name.value === "id")?.value;
  // A text stays one, or becomes a mark of it.
  return literal === undefined ? id : (markGiven(id, literal) as string | VariableValue);
}
