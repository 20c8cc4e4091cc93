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
import type { Fragments } from "./walk-selections.ts";

export interface RunningOperation {
  readonly model: Model;
  /** A filter nests fewer relations than this. */
  readonly maxRelationalDepth: number;
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Fragments;
  readonly variables: VariableValues;
}

/** Where in an operation a selection is read. */
export interface SelectionPlace {
  readonly running: RunningOperation;
  /** Leads here from the root field, for messages: `author.articles.`. */
  readonly path: string;
}

/** A field as it is asked for. */
export interface AskedField extends SelectionPlace {
  /** The response key. */
  readonly key: string;
  readonly field: GraphQLField<unknown, unknown>;
  /** The first of `nodes`: all of them have its arguments. */
  readonly node: FieldNode;
  readonly nodes: readonly FieldNode[];
}

/** The root fields by response key, without `__typename` and introspection. */
export function collectRoots(running: RunningOperation): ReadonlyMap<string, AskedField> {
  const { schema, operation } = running;
  const type = schema.getRootType(operation.operation);
  if (type === undefined || type === null) return new Map();
  return new Map(collectAsked({ running, path: "" }, type, [operation]).map((asked) => [asked.key, asked]));
}

/** The fields that these nodes ask for of an object of the type, without `__typename`, which graphql-js answers by itself. */
export function collectAsked(
  { running, path }: SelectionPlace,
  type: GraphQLObjectType,
  asking: readonly { readonly selectionSet?: SelectionSetNode | undefined }[],
): readonly AskedField[] {
  const { schema, fragments, variables } = running;
  const collected = collectFields(
    asking.map(({ selectionSet }) => selectionSet),
    fragments,
    (selection, onType) => isIncluded(selection, variables) && appliesTo(schema, type, onType),
  );
  return [...collected].flatMap(([key, nodes]) => {
    const [node] = nodes;
    const field = node === undefined ? undefined : type.getFields()[node.name.value];
    return node === undefined || field === undefined ? [] : [{ running, path, key, field, node, nodes }];
  });
}

function appliesTo(schema: GraphQLSchema, type: GraphQLObjectType, onType: string | undefined): boolean {
  if (onType === undefined || onType === type.name) return true;
  const named = schema.getType(onType);
  return named instanceof GraphQLUnionType && schema.isSubType(named, type);
}
