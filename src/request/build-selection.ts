/**
 * What a root field asks for, read off the GraphQL operation in one walk, before anything is executed: aliases,
 * fragments, directives and variables are resolved here, and names give way to their meanings.
 */
import { GraphQLObjectType, GraphQLUnionType, getArgumentValues, getNamedType } from "graphql";
import type { FieldNode, GraphQLField } from "graphql";
import { mutationMeaning, outputMeaning, rootMeaning, typeMeaning } from "../schema/names/meaning.ts";
import { inputTypeOf } from "../schema/wire/mutation-schema.ts";
import { invariant } from "../shared/invariant.ts";
import { buildAggregates } from "./build-aggregates.ts";
import { markKey, readArguments } from "./read-arguments.ts";
import type { SelectionPlace } from "./read-arguments.ts";
import { collectOf } from "./running-operation.ts";
import type { RootField, RunningOperation } from "./running-operation.ts";
import type { ItemSelection, MutationSelection, RootSelection, SelectedField, SelectedFunction } from "./selection.ts";
import type { CollectedFields } from "./walk-selections.ts";

/** Throws what is wrong with the arguments. */
export function buildSelection({ running, field, node, nodes }: RootField): RootSelection {
  const root = rootMeaning(field);
  invariant(root !== undefined, `root field "${field.name}" has a meaning`);
  const type = getNamedType(field.type);
  invariant(type instanceof GraphQLObjectType, `root field "${field.name}" returns objects`);
  const { kind, collection } = root;
  const fields = collectOf(running, type, nodes);
  const place: SelectionPlace = { running, path: "" };
  const { id, ...given } = readArguments(place, collection, field, node);
  if (kind === "aggregated") return { kind, collection, arguments: given, aggregate: buildAggregates(running, type, fields) };
  const item = { collection, fields: buildFields(place, type, fields) };
  return { kind, collection, arguments: { ...given, ...(id === undefined ? {} : { id: markKey(id, node) }) }, item };
}

export function buildMutationSelection({ running, field, node, nodes }: RootField): MutationSelection {
  const mutation = mutationMeaning(field);
  invariant(mutation !== undefined, `root field "${field.name}" has a meaning`);
  // For a role that may write but not read, the answer is a Boolean.
  const type = getNamedType(field.type);
  const place: SelectionPlace = { running, path: "" };
  const dataArgument = field.args.find((argument) => argument.name === "data");
  return {
    mutation,
    arguments: readArguments(place, mutation.collection, field, node),
    dataType: dataArgument === undefined ? null : (inputTypeOf(getNamedType(dataArgument.type)) ?? null),
    item: type instanceof GraphQLObjectType && typeMeaning(type) !== undefined ? buildItem(place, type, nodes) : null,
  };
}

function buildItem(place: SelectionPlace, type: GraphQLObjectType, nodes: readonly FieldNode[]): ItemSelection {
  const meaning = typeMeaning(type);
  invariant(meaning !== undefined, `type "${type.name}" has a meaning`);
  return { collection: meaning.collection, fields: buildFields(place, type, collectOf(place.running, type, nodes)) };
}

function buildFields(place: SelectionPlace, type: GraphQLObjectType, collected: CollectedFields): SelectedField[] {
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
        selected.push({ kind: "functions", key, field: meaning.field, functions: buildFunctions(place.running, field, nodes) });
        break;
      case "relation": {
        const target = getNamedType(field.type);
        const inner: SelectionPlace = { ...place, path: `${place.path}${key}.` };
        if (target instanceof GraphQLUnionType) {
          const members = target.getTypes().map((member) => buildItem(inner, member, nodes));
          selected.push({ kind: "union", key, field: meaning.field, members });
        } else if (target instanceof GraphQLObjectType) {
          const item = buildItem(inner, target, nodes);
          const given = readArguments(inner, item.collection, field, node);
          selected.push({ kind: "relation", key, field: meaning.field, arguments: given, item });
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
