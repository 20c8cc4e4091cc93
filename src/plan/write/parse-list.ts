/** The lists of an item: `set` states all of it, `changes` what is to be done to it, member by member. */
import { invalidPayload, invalidValue } from "../../errors.ts";
import type { ChangesInput, FieldInput, MemberInput } from "../../input/item-input.ts";
import { collectionOf, fieldOf } from "../../model/look-up.ts";
import type { Collection, OneToAny, OneToMany } from "../../model/model.ts";
import { invariant } from "../../shared/invariant.ts";
import { columnText } from "../../value/column-text.ts";
import type { ItemWrite, ToManyWrite } from "./item-tree.ts";
import { readKey, readKeyOrNull } from "./parse-key.ts";
import { collect, createItem, keyPlace, report } from "./parse-state.ts";
import type { FieldInputPlace, ItemPlace, ParseState } from "./parse-state.ts";

/** Where in an input a list stands. */
interface ListPlace {
  readonly state: ParseState;
  readonly relation: OneToMany | OneToAny;
  /** Whose items are its members. */
  readonly target: Collection;
  readonly path: string;
}

export function parseList({ state, item, input, path }: FieldInputPlace<Extract<FieldInput, { kind: "list" }>>): ToManyWrite {
  const { kind, relation } = fieldOf(item.collection, input.field);
  invariant(kind === "alias", `field "${input.field}" is a list`);
  const { list } = input;
  const place: ListPlace = { state, relation, target: collectionOf(state.model, relation.target), path };
  switch (list.kind) {
    case "set":
      return { kind: "set", relation, items: parseSet(place, list.items, sharedKey(place, item)), removed: [], path };
    case "changes":
      return parseChanges(place, list);
    case "other":
      throw invalidValue(path, "an object of create, update and delete", list.value, relation);
  }
}

/** Where the key of a list's items is their link to the parent, a parent that exists says which item its one can only be. */
function sharedKey({ relation, target }: ListPlace, parent: ItemWrite): string | null {
  const isShared = relation.targetField === target.primaryKey?.name && relation.keyField === parent.collection.primaryKey?.name;
  return isShared ? parent.key : null;
}

function parseSet(
  { state, relation, target: collection, path }: ListPlace,
  inputs: readonly MemberInput[],
  shared: string | null,
): readonly ItemWrite[] {
  const list = Symbol(path);
  const items: ItemWrite[] = [];
  for (const [index, input] of inputs.entries()) {
    const at = relation.single ? path : `${path}[${index}]`;
    const place: ItemPlace = { state, collection, path: at, intent: "save", key: shared, listed: { list, index } };
    collect(state, () => items.push(parseMember(place, input)));
  }
  return items;
}

/** An item of a list, or the key of one that exists. */
function parseMember(place: ItemPlace, input: MemberInput): ItemWrite {
  const { state, collection, path } = place;
  if (input.kind === "item") {
    const key = place.key === null ? null : (readKeyOrNull(place, input) ?? place.key);
    return state.parseItem({ ...place, key }, input);
  }
  const key = collection.primaryKey === null ? null : columnText(collection.primaryKey, input.key, path);
  if (key === null) throw invalidValue(path, "an item or its key", input.key, keyPlace(collection));
  return createItem({ ...place, intent: "update", key });
}

/** Each fault is told, whichever part it is in. */
function parseChanges(place: ListPlace, changes: ChangesInput): ToManyWrite {
  const { state, relation, path } = place;
  for (const { name, known } of changes.unknown) {
    const sentence = `expected one of ${known.map((part) => `"${part}"`).join(", ")}.`;
    report(state, invalidPayload(`${path}.${name}`, sentence, relation));
  }
  const list = Symbol(path);
  const items: ItemWrite[] = [];
  const parse = (intent: "create" | "update", parseOne: (at: ItemPlace, input: MemberInput) => ItemWrite): void => {
    for (const [index, input] of changes[intent].entries()) {
      const listed = { list, index: items.length };
      const at: ItemPlace = { state, collection: place.target, path: `${path}.${intent}[${index}]`, intent, key: null, listed };
      collect(state, () => items.push(parseOne(at, input)));
    }
  };
  parse("create", parseCreated);
  parse("update", parseUpdated);
  return { kind: "changes", relation, items, removed: parseRemoved(place, changes.delete), path };
}

function parseCreated(place: ItemPlace, input: MemberInput): ItemWrite {
  if (input.kind === "item") return place.state.parseItem(place, input);
  throw invalidValue(place.path, "an object", input.key, { collection: place.collection.name });
}

function parseUpdated(place: ItemPlace, input: MemberInput): ItemWrite {
  if (input.kind === "key") return parseMember(place, input);
  const key = readKey(place, input);
  if (key === null) throw invalidPayload(place.path, "expected the key of the item to update.", keyPlace(place.collection));
  return place.state.parseItem({ ...place, key }, input);
}

function parseRemoved({ state, target, path }: ListPlace, keys: readonly unknown[]): ToManyWrite["removed"] {
  const { primaryKey } = target;
  const removed: { readonly key: string; readonly path: string }[] = [];
  const parse = (input: unknown, at: string): void => {
    const key = primaryKey === null ? null : columnText(primaryKey, input, at);
    if (key === null) throw invalidValue(at, "a key", input, keyPlace(target));
    removed.push({ key, path: at });
  };
  for (const [index, input] of keys.entries()) collect(state, () => parse(input, `${path}.delete[${index}]`));
  return removed;
}
