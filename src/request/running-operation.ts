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

/** What an object is asked for under a response key. */
export interface AnsweredField {
  readonly key: string;
  /** Nothing for a field that every object has, such as `__typename`. */
  readonly asked: AskedField | null;
  readonly name: string;
}

/** The root fields in the order of the answer. */
export function collectRoots(running: RunningOperation): readonly AnsweredField[] {
  const { schema, operation } = running;
  const type = schema.getRootType(operation.operation);
  return type === undefined || type === null ? [] : collectAnswered({ running, path: "" }, type, [operation]);
}

interface Asking {
  readonly selectionSet?: SelectionSetNode | undefined;
}

/** The fields that these nodes ask for of an object of the type, without `__typename` and the like. */
export function collectAsked(place: SelectionPlace, type: GraphQLObjectType, asking: readonly Asking[]): readonly AskedField[] {
  return collectAnswered(place, type, asking).flatMap(({ asked }) => asked ?? []);
}

/** All that these nodes ask for of an object of the type, in the order of the answer. */
export function collectAnswered(
  { running, path }: SelectionPlace,
  type: GraphQLObjectType,
  asking: readonly Asking[],
): readonly AnsweredField[] {
  const { schema, fragments, variables } = running;
  const collected = collectFields(
    asking.map(({ selectionSet }) => selectionSet),
    fragments,
    (selection, onType) => isIncluded(selection, variables) && appliesTo(schema, type, onType),
  );
  return [...collected].flatMap(([key, nodes]) => {
    const [node] = nodes;
    if (node === undefined) return [];
    const name = node.name.value;
    const field = type.getFields()[name];
    return [{ key, name, asked: field === undefined ? null : { running, path, key, field, node, nodes } }];
  });
}

function appliesTo(schema: GraphQLSchema, type: GraphQLObjectType, onType: string | undefined): boolean {
  if (onType === undefined || onType === type.name) return true;
  const named = schema.getType(onType);
  return named instanceof GraphQLUnionType && schema.isSubType(named, type);
}
