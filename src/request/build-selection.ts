/**
 * What a root field asks for, read off the GraphQL operation in one walk, before anything is executed: aliases,
 * fragments, directives and variables are resolved here, and names give way to their meanings.
 */
import { GraphQLObjectType, GraphQLUnionType, getArgumentValues, getNamedType } from "graphql";
import type { FieldNode } from "graphql";
import { mutationMeaning, outputMeaning, rootMeaning, typeMeaning } from "../schema/names/meaning.ts";
import { invariant } from "../shared/invariant.ts";
import { buildAggregate } from "./build-aggregate.ts";
import { markKey, readArguments } from "./read-arguments.ts";
import { collectAsked } from "./running-operation.ts";
import type { AskedField, SelectionPlace } from "./running-operation.ts";
import type { ItemSelection, MutationSelection, RootSelection, SelectedField, SelectedFunction } from "./selection.ts";

/** Throws what is wrong with the arguments. */
export function buildSelection(asked: AskedField): RootSelection {
  const { field, node } = asked;
  const root = rootMeaning(field);
  invariant(root !== undefined, `root field "${field.name}" has a meaning`);
  const { kind, collection } = root;
  const { id, ...given } = readArguments(asked, collection);
  if (kind === "aggregated") return { kind, collection, arguments: given, aggregate: collectBelow(asked).map(buildAggregate) };
  const item = { collection, fields: collectBelow(asked).flatMap(buildField) };
  return { kind, collection, arguments: { ...given, ...(id === undefined ? {} : { id: markKey(id, node) }) }, item };
}

export function buildMutationSelection(asked: AskedField): MutationSelection {
  const { field, nodes } = asked;
  const mutation = mutationMeaning(field);
  invariant(mutation !== undefined, `root field "${field.name}" has a meaning`);
  // For a role that may write but not read, the answer is a Boolean.
  const type = getNamedType(field.type);
  return {
    mutation,
    arguments: readArguments(asked, mutation.collection),
    item: type instanceof GraphQLObjectType && typeMeaning(type) !== undefined ? buildItem(asked, type, nodes) : null,
  };
}

/** What of an item a field of its type is asked for; `asked` answers one such item. */
export function buildItemSelection(asked: AskedField): ItemSelection {
  const type = getNamedType(asked.field.type);
  invariant(type instanceof GraphQLObjectType, `field "${asked.field.name}" returns objects`);
  return buildItem(asked, type, asked.nodes);
}

function buildItem(place: SelectionPlace, type: GraphQLObjectType, nodes: readonly FieldNode[]): ItemSelection {
  const meaning = typeMeaning(type);
  invariant(meaning !== undefined, `type "${type.name}" has a meaning`);
  return { collection: meaning.collection, fields: collectAsked(place, type, nodes).flatMap(buildField) };
}

/** Nothing for a field that nobody answers, which is null. */
function buildField(asked: AskedField): readonly SelectedField[] {
  const { key, field } = asked;
  const meaning = outputMeaning(field);
  invariant(meaning !== undefined, `field "${field.name}" has a meaning`);
  switch (meaning.kind) {
    case "column":
      return [{ kind: "column", key, field: meaning.field }];
    case "functions":
      return [{ kind: "functions", key, field: meaning.field, functions: collectBelow(asked).map(buildFunction) }];
    case "relation":
      return [buildRelation(asked, meaning.field)];
    case "hidden":
      return [];
    case "function":
    case "group":
    case "countAll":
    case "aggregate":
    case "aggregated":
    case "event":
      invariant(false, `field "${field.name}" is a field of an item`);
  }
}

function buildRelation(asked: AskedField, field: string): SelectedField {
  const { key, nodes } = asked;
  const target = getNamedType(asked.field.type);
  const inner = { ...asked, path: `${asked.path}${key}.` };
  if (target instanceof GraphQLUnionType)
    return { kind: "union", key, field, members: target.getTypes().map((member) => buildItem(inner, member, nodes)) };
  // A relation shown as its raw value: a key, or one version's delta.
  if (!(target instanceof GraphQLObjectType)) return { kind: "column", key, field };
  const item = buildItem(inner, target, nodes);
  return { kind: "relation", key, field, arguments: readArguments(inner, item.collection), item };
}

function buildFunction({ running, key, field, node }: AskedField): SelectedFunction {
  const meaning = outputMeaning(field);
  invariant(meaning?.kind === "function", `field "${field.name}" is a function`);
  const { path } = getArgumentValues(field, node, running.variables);
  return { key, function: meaning.function, path: typeof path === "string" ? path : undefined };
}

/** What is asked of the objects that a field answers. */
function collectBelow(asked: AskedField): readonly AskedField[] {
  const type = getNamedType(asked.field.type);
  invariant(type instanceof GraphQLObjectType, `field "${asked.field.name}" returns objects`);
  return collectAsked(asked, type, asked.nodes);
}
