/**
 * The generous wire. In: what a client wrote where an input is written, as a literal or as a value. Out: the item that
 * it states, by the Model's names (`input/item-input.ts`), or faults. The printed inputs are the rule; beyond them are
 * accepted
 *
 *     { id: 5, title: "new" }            an object with its key, without the fields that a new item needs
 *     author: 5    tags: [2, { ... }]    a key for an object
 *     tags: { create: [...], update: [...], delete: [7] }     the detailed object for a list
 *     item: { ... }                      an object for the item of a pair
 *
 * and everything else is a fault in graphql-js's own words.
 */
import { getNamedType, isListType, isNonNullType } from "graphql";
import type { GraphQLInputType } from "graphql";
import type { RootInput } from "../../input/item-input.ts";
import { inputMeaning } from "../names/meaning.ts";
import type { InputMeaning } from "../names/meaning.ts";
import { isDetailed } from "./detailed.ts";
import { meaningOf } from "./input-facts.ts";
import { stepTo } from "./input-form.ts";
import type { InputPlace } from "./input-form.ts";
import { readChanges, readItem, readMember } from "./read-item.ts";

/** What an argument or a variable is given in a document: the item that a mutation is about, for which no key stands, or a list of such. */
export function readArgument<Node>(place: InputPlace<Node>, node: Node, type: GraphQLInputType): unknown {
  const kind = place.form.kindOf(node);
  const meaning = inputMeaning(getNamedType(type));
  if (meaning === undefined || kind === "null" || kind === "variable") return place.form.read(node, type, place.path);
  if (isNonNullType(type)) return readArgument(place, node, type.ofType);
  if (!isListType(type)) return readWhole(place, node, meaning);
  // GraphQL takes one item for a list of one.
  if (kind !== "list") return [readArgument(place, node, type.ofType)];
  return place.form.items(node).map((item, index) => readArgument(stepTo(place, index), item, type.ofType));
}

/** What a variable is given, which may come to stand where an item, a key or a list is expected. */
export function readVariable<Node>(place: InputPlace<Node>, node: Node, type: GraphQLInputType): RootInput {
  const meaning = meaningOf(type);
  if (meaning.kind === "changes") return readWhole(place, node, meaning);
  return isDetailed(place, node, meaning) ? readChanges(place, node, meaningOf(meaning.changes())) : readMember(place, node, type);
}

/** An object: nothing else stands for the whole of an item, or of changes. */
function readWhole<Node>(place: InputPlace<Node>, node: Node, meaning: InputMeaning): RootInput {
  const { form, path } = place;
  if (form.kindOf(node) === "object")
    return meaning.kind === "changes" ? readChanges(place, node, meaning) : readItem(place, node, meaning);
  form.read(node, meaning.facts().partial(), path);
  return { kind: "key", key: form.untyped(node) };
}
