/**
 * What a root field asks for, read off the GraphQL operation in one walk, before anything is executed: aliases,
 * fragments, directives and variables are resolved here, and names give way to their meanings.
 */
import { GraphQLInputObjectType, GraphQLObjectType, GraphQLUnionType, getArgumentValues, getNamedType } from "graphql";
import type { FieldNode, GraphQLField } from "graphql";
import type { VariableValue } from "../filter/variable-value.ts";
import { mutationMeaning, outputMeaning, rootMeaning, typeMeaning } from "../schema/names/meaning.ts";
import type { AggregateName, MutationMeaning, RootMeaning } from "../schema/names/meaning.ts";
import { inputTypeOf } from "../schema/wire/mutation-schema.ts";
import { invariant } from "../shared/invariant.ts";
import type { FunctionName } from "../value/functions.ts";
import { markGiven } from "./mark-variables.ts";
import { isValueArgument } from "./request-shape.ts";
import { collectOf } from "./running-operation.ts";
import type { RootField, RunningOperation } from "./running-operation.ts";
import type { CollectedFields } from "./walk-selections.ts";

/** A root field of `Query` and everything below it. */
export type RootSelection = ItemsSelection | AggregateSelection;

export interface ItemsSelection {
  readonly kind: Exclude<RootMeaning["kind"], "aggregated">;
  readonly collection: string;
  /** `id` and `version` of `_by_id` and the like, beside the list arguments. */
  readonly arguments: ReadArguments & { readonly id?: string | VariableValue; readonly version?: string };
  readonly item: ItemSelection;
}

export interface AggregateSelection {
  readonly kind: "aggregated";
  readonly collection: string;
  readonly arguments: ReadArguments & { readonly groupBy?: readonly unknown[] };
  readonly aggregate: readonly SelectedAggregate[];
}

/** A root field of `Mutation`: what is to be written, and what is wanted of it afterwards. */
export interface MutationSelection {
  readonly mutation: MutationMeaning;
  readonly arguments: ReadArguments & { readonly data?: unknown; readonly id?: string; readonly ids?: readonly unknown[] };
  /** The input that `data` is an object of; null where there is none. */
  readonly dataType: GraphQLInputObjectType | null;
  /** Null for a mutation that answers keys alone, or `true`. */
  readonly item: ItemSelection | null;
}

/** The fields that are wanted of items of one collection. */
export interface ItemSelection {
  readonly collection: string;
  readonly fields: readonly SelectedField[];
}

export type SelectedField =
  | { readonly kind: "column"; readonly key: string; readonly field: string }
  | { readonly kind: "functions"; readonly key: string; readonly field: string; readonly functions: readonly SelectedFunction[] }
  | {
      readonly kind: "relation";
      readonly key: string;
      readonly field: string;
      readonly arguments: ReadArguments;
      readonly item: ItemSelection;
    }
  | { readonly kind: "union"; readonly key: string; readonly field: string; readonly members: readonly ItemSelection[] };

export interface SelectedFunction {
  readonly key: string;
  readonly function: FunctionName;
  /** The argument of `json(path)`. */
  readonly path: string | undefined;
}

export type SelectedAggregate =
  | { readonly kind: "group" | "countAll"; readonly key: string }
  | {
      readonly kind: "aggregate";
      readonly key: string;
      readonly aggregate: AggregateName;
      readonly fields: readonly { readonly key: string; readonly field: string }[];
    };

/** The arguments of a list; `filterType` gives the meaning of the filter's keys. What variables hand in is marked. */
export interface ReadArguments {
  readonly filter?: unknown;
  readonly filterType?: GraphQLInputObjectType;
  readonly sort?: readonly unknown[];
  readonly limit?: number;
  readonly offset?: number;
  readonly page?: number;
  readonly search?: string | VariableValue;
}

/** Throws what is wrong with the arguments. */
export function buildSelection({ running, field, node, nodes }: RootField): RootSelection {
  const root = rootMeaning(field);
  invariant(root !== undefined, `root field "${field.name}" has a meaning`);
  const type = getNamedType(field.type);
  invariant(type instanceof GraphQLObjectType, `root field "${field.name}" returns objects`);
  const { kind, collection } = root;
  const fields = collectOf(running, type, nodes);
  const { id, ...given } = readArguments(running, field, node);
  if (kind === "aggregated") return { kind, collection, arguments: given, aggregate: buildAggregates(running, type, fields) };
  const item = { collection, fields: buildFields(running, type, fields) };
  return { kind, collection, arguments: { ...given, ...(id === undefined ? {} : { id: markKey(id, node) }) }, item };
}

export function buildMutationSelection({ running, field, node, nodes }: RootField): MutationSelection {
  const mutation = mutationMeaning(field);
  invariant(mutation !== undefined, `root field "${field.name}" has a meaning`);
  // For a role that may write but not read, the answer is a Boolean.
  const type = getNamedType(field.type);
  const dataArgument = field.args.find((argument) => argument.name === "data");
  return {
    mutation,
    arguments: readArguments(running, field, node),
    dataType: dataArgument === undefined ? null : (inputTypeOf(getNamedType(dataArgument.type)) ?? null),
    item: type instanceof GraphQLObjectType && typeMeaning(type) !== undefined ? buildItem(running, type, nodes) : null,
  };
}

function buildItem(running: RunningOperation, type: GraphQLObjectType, nodes: readonly FieldNode[]): ItemSelection {
  const meaning = typeMeaning(type);
  invariant(meaning !== undefined, `type "${type.name}" has a meaning`);
  return { collection: meaning.collection, fields: buildFields(running, type, collectOf(running, type, nodes)) };
}

function buildFields(running: RunningOperation, type: GraphQLObjectType, collected: CollectedFields): SelectedField[] {
  const selected: SelectedField[] = [];
  for (const [key, nodes] of collected) {
    const [node] = nodes;
    const field = node === undefined ? undefined : type.getFields()[node.name.value];
    // `__typename`, which graphql-js answers by itself.
    if (node === undefined || field === undefined) continue;
    const meaning = outputMeaning(field);
    invariant(meaning !== undefined, `field "${type.name}.${field.name}" has a meaning`);
    switch (meaning.kind) {
      case "column":
        selected.push({ kind: "column", key, field: meaning.field });
        break;
      case "functions":
        selected.push({ kind: "functions", key, field: meaning.field, functions: buildFunctions(running, field, nodes) });
        break;
      case "relation": {
        const target = getNamedType(field.type);
        if (target instanceof GraphQLUnionType) {
          const members = target.getTypes().map((member) => buildItem(running, member, nodes));
          selected.push({ kind: "union", key, field: meaning.field, members });
        } else if (target instanceof GraphQLObjectType) {
          const item = buildItem(running, target, nodes);
          selected.push({ kind: "relation", key, field: meaning.field, arguments: readArguments(running, field, node), item });
        } else {
          // A relation shown as its raw value: a key, or one version's delta.
          selected.push({ kind: "column", key, field: meaning.field });
        }
        break;
      }
      case "hidden":
        // Nobody answers it, which is null.
        break;
      case "function":
      case "group":
      case "countAll":
      case "aggregate":
      case "aggregated":
        invariant(false, `field "${type.name}.${field.name}" is a field of an item`);
    }
  }
  return selected;
}

function buildFunctions(
  running: RunningOperation,
  parent: GraphQLField<unknown, unknown>,
  nodes: readonly FieldNode[],
): readonly SelectedFunction[] {
  const type = getNamedType(parent.type);
  invariant(type instanceof GraphQLObjectType, `field "${parent.name}" returns functions`);
  return [...collectOf(running, type, nodes)].flatMap(([key, [node]]): SelectedFunction[] => {
    const field = node === undefined ? undefined : type.getFields()[node.name.value];
    if (node === undefined || field === undefined) return [];
    const meaning = outputMeaning(field);
    invariant(meaning?.kind === "function", `field "${type.name}.${field.name}" is a function`);
    const { path } = getArgumentValues(field, node, running.variables);
    return [{ key, function: meaning.function, path: typeof path === "string" ? path : undefined }];
  });
}

function buildAggregates(running: RunningOperation, type: GraphQLObjectType, collected: CollectedFields): readonly SelectedAggregate[] {
  return [...collected].flatMap(([key, nodes]): SelectedAggregate[] => {
    const field = nodes[0] === undefined ? undefined : type.getFields()[nodes[0].name.value];
    if (field === undefined) return [];
    const meaning = outputMeaning(field);
    if (meaning?.kind === "group" || meaning?.kind === "countAll") return [{ kind: meaning.kind, key }];
    invariant(meaning?.kind === "aggregate", `field "${type.name}.${field.name}" is an aggregate`);
    const target = getNamedType(field.type);
    invariant(target instanceof GraphQLObjectType, `aggregate "${field.name}" returns an object`);
    const fields = [...collectOf(running, target, nodes)].flatMap(([innerKey, [node]]) => {
      const inner = node === undefined ? undefined : target.getFields()[node.name.value];
      if (inner === undefined) return [];
      const innerMeaning = outputMeaning(inner);
      invariant(innerMeaning?.kind === "aggregated", `field "${target.name}.${inner.name}" is aggregated`);
      return [{ key: innerKey, field: innerMeaning.field }];
    });
    return [{ kind: "aggregate", key, aggregate: meaning.aggregate, fields }];
  });
}

function markKey(id: string, node: FieldNode): string | VariableValue {
  const literal = node.arguments?.find((argument) => argument.name.value === "id")?.value;
  // A text stays one, or becomes a mark of it.
  return literal === undefined ? id : (markGiven(id, literal) as string | VariableValue);
}

/** The coerced arguments of a field; an argument that is null counts as absent. */
function readArguments(
  running: RunningOperation,
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
): Omit<ItemsSelection["arguments"], "id"> & AggregateSelection["arguments"] & MutationSelection["arguments"] {
  if (node.arguments === undefined || node.arguments.length === 0) return {};
  const values = getArgumentValues(field, node, running.variables);
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined));
  const filterType = field.args.find((argument) => argument.name === "filter")?.type;
  // Keys are marked where they are a query's: a mutation's are read as they are.
  for (const { name, value } of node.arguments)
    if (name.value !== "id" && name.value in given && isValueArgument(name.value)) given[name.value] = markGiven(given[name.value], value);
  const withType = filterType instanceof GraphQLInputObjectType && "filter" in given ? { ...given, filterType } : given;
  // The schema declares these arguments with these types, and coercion has just held the values to them.
  return withType;
}
