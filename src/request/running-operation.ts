/**
 * An operation with the variables that it runs with, as selections are read from it. In: what graphql-js validates an
 * operation into. Out: its root fields, each with the nodes that answer to its key.
 */
import { GraphQLUnionType } from "graphql";
import type {
  FieldNode,
  GraphQLField,
  GraphQLObjectType,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionSetNode,
  VariableValues,
} from "graphql";
import type { Model } from "../model/model.ts";
import { collectFields, isIncluded } from "./walk-selections.ts";
import type { CollectedFields, Fragments } from "./walk-selections.ts";

export interface RunningOperation {
  readonly model: Model;
  /** A filter nests fewer relations than this. */
  readonly maxRelationalDepth: number;
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Fragments;
  readonly variables: VariableValues;
}

/** A field of `Query` or `Mutation` as it is asked for. */
export interface RootField {
  readonly running: RunningOperation;
  /** The response key. */
  readonly key: string;
  readonly field: GraphQLField<unknown, unknown>;
  /** The first of `nodes`: all of them have its arguments. */
  readonly node: FieldNode;
  readonly nodes: readonly FieldNode[];
}

/** By response key; without `__typename` and introspection. */
export function collectRoots(running: RunningOperation): ReadonlyMap<string, RootField> {
  const { schema, operation } = running;
  const type = schema.getRootType(operation.operation);
  const roots = new Map<string, RootField>();
  if (type === undefined || type === null) return roots;
  for (const [key, nodes] of collectOf(running, type, [operation])) {
    const [node] = nodes;
    const field = node === undefined ? undefined : type.getFields()[node.name.value];
    if (node !== undefined && field !== undefined) roots.set(key, { running, key, field, node, nodes });
  }
  return roots;
}

/** The fields that these nodes select of an object of the type. */
export function collectOf(
  { schema, fragments, variables }: RunningOperation,
  type: GraphQLObjectType,
  nodes: readonly { readonly selectionSet?: SelectionSetNode | undefined }[],
): CollectedFields {
  return collectFields(
    nodes.map(({ selectionSet }) => selectionSet),
    fragments,
    (selection, onType) => isIncluded(selection, variables) && appliesTo(schema, type, onType),
  );
}

function appliesTo(schema: GraphQLSchema, type: GraphQLObjectType, onType: string | undefined): boolean {
  if (onType === undefined || onType === type.name) return true;
  const named = schema.getType(onType);
  return named instanceof GraphQLUnionType && schema.isSubType(named, type);
}
