/**
 * What has to be known of what exists before anything is written. In: the tree of items. Out: which items and which lists are
 * read and locked, collection by collection; and the form of what is found.
 */
import { collectionOf, columnFieldOf, linkFields } from "../../model/look-up.ts";
import type { Collection, ColumnField, Model, OneToAny, OneToMany } from "../../model/model.ts";
import type { Steps } from "../../shared/steps.ts";
import { canonicalKey } from "../../value/canonical-text.ts";
import { isDescribing } from "./item-tree.ts";
import type { ItemWrite, ToManyWrite } from "./item-tree.ts";

export interface FoundItem {
  /** As the database prints it, however the input spells it. */
  readonly key: string;
  /** The fields that were asked for, by name, as the role may read them. */
  readonly visible: ReadonlyMap<string, string | null>;
  /** The same as they are: for rules that hold whoever writes, and never to be shown. */
  readonly actual: ReadonlyMap<string, string | null>;
}

/** By `itemName` of the key that the input gives. */
export type FoundItems = ReadonlyMap<string, FoundItem>;

/** By the key of the item whose list it is. */
export type FoundMembers = ReadonlyMap<string, readonly string[]>;

export interface Survey {
  readonly items: FoundItems;
  /** By relation, the keys of the members that the role sees. */
  readonly members: ReadonlyMap<OneToMany | OneToAny, FoundMembers>;
  /** By `itemName` of a key that a list is to delete, the key as it is stored, where the two differ. */
  readonly spellings: ReadonlyMap<string, string>;
}

/** What an item is called in the input: one name for the spellings of a key of which no item exists yet. */
export function itemName(collection: Collection, key: string): string {
  return JSON.stringify([collection.name, canonicalKey(collection, key)]);
}

/** The items of one collection that are locked at once. */
export interface LockPlan {
  readonly collection: Collection;
  /** Keys as the input gives them, each once. */
  readonly keys: readonly string[];
  /** What is read of them. */
  readonly columns: readonly ColumnField[];
  /** Whether others may go on to link and to change them meanwhile, but for their keys: the input changes none of them. */
  readonly isShared: boolean;
  /** The lists, of whichever parents, whose members are items of this collection. */
  readonly lists: readonly LockedList[];
}

export interface LockedList {
  readonly relation: OneToMany | OneToAny;
  /** Those of the input whose list is stated, and may exist. */
  readonly parents: readonly ItemWrite[];
}

/** In the order in which everyone locks. */
export function* planLocks(model: Model, items: readonly ItemWrite[]): Steps<readonly LockPlan[]> {
  const keyed = items.filter(({ key }) => key !== null);
  const created = new Set(keyed.filter(({ intent }) => intent === "create").map(({ collection, key }) => itemName(collection, key ?? "")));
  const named = keyed.filter(({ intent, key, collection }) => intent !== "create" && !created.has(itemName(collection, key ?? "")));
  // Of what is new, nothing is stored.
  if (named.length === 0) return [];
  yield;
  const fields = listStoredFields(model, items);
  yield;
  const namedIn = Map.groupBy(named, ({ collection }) => collection);
  const isLinked = findLinked(items);
  yield;
  const listsIn = Map.groupBy(findLists(named), ({ relation }) => collectionOf(model, relation.target));
  return [...new Set([...namedIn.keys(), ...listsIn.keys()])]
    .toSorted((left, right) => left.lockRank - right.lockRank)
    .flatMap((collection) => {
      const columns = [...(fields.get(collection.name) ?? [])].map((name) => columnFieldOf(collection, name));
      const [ofCollection, lists] = [namedIn.get(collection) ?? [], listsIn.get(collection) ?? []];
      return splitParents({ collection, columns, lists, isShared: lists.length === 0 && ofCollection.every(isLinked) }, ofCollection);
    });
}

/** The items that are named for nothing but to be linked, by links of other items. */
function findLinked(items: readonly ItemWrite[]): (item: ItemWrite) => boolean {
  const targets = new Set(
    items.flatMap(({ toOne, toAny }) => [...toOne, ...toAny].flatMap((link) => ("target" in link ? [link.target] : []))),
  );
  const members = new Set(items.flatMap(({ toMany }) => toMany.flatMap((list) => list.items)));
  return (item) => targets.has(item) && !members.has(item) && !isDescribing(item);
}

/** The lists of which it has to be known who leaves them. */
function findLists(items: readonly ItemWrite[]): readonly LockedList[] {
  const stated = items.flatMap((parent) =>
    parent.toMany.filter(({ kind, removed }) => kind === "set" || removed.length > 0).map(({ relation }) => ({ relation, parent })),
  );
  return [...Map.groupBy(stated, ({ relation }) => relation)]
    .map(([relation, group]) => ({ relation, parents: group.map(({ parent }) => parent) }))
    .toSorted((left, right) => (left.relation.targetField < right.relation.targetField ? -1 : 1));
}

/** Items whose lists are of their own collection come before the members of these. */
function splitParents(plan: Omit<LockPlan, "keys">, named: readonly ItemWrite[]): readonly LockPlan[] {
  const parents = new Set(plan.lists.filter(isOfOneCollection).flatMap((list) => list.parents));
  const first = new Set(named.filter((item) => parents.has(item)).map(({ key }) => key ?? ""));
  const others = new Set(named.map(({ key }) => key ?? "").filter((key) => !first.has(key)));
  const last = { ...plan, keys: [...others] };
  return first.size === 0 ? [last] : [{ ...plan, keys: [...first], lists: [] }, last];
}

export function isOfOneCollection({ relation: { collection, target } }: Pick<LockedList, "relation">): boolean {
  return collection === target;
}

/** The fields of existing items that linking, the rules of written fields and the order of statements have to know, by collection. */
function listStoredFields(model: Model, items: readonly ItemWrite[]): ReadonlyMap<string, ReadonlySet<string>> {
  const fields = new Map<string, Set<string>>();
  const ask = (collection: Collection, field: string): void => {
    if (field === collection.primaryKey?.name) return;
    const asked = fields.get(collection.name) ?? new Set<string>();
    fields.set(collection.name, asked.add(columnFieldOf(collection, field).name));
  };
  const askForRule = (collection: Collection, written: string): void => {
    // A rule is held against its own field when that is written, and again when a field changes that it speaks of.
    const rules = [...collection.rules].filter(([name, { mentions }]) => name === written || mentions.includes(written));
    for (const name of rules.flatMap(([own, { mentions }]) => (own === written ? mentions : [own, ...mentions])))
      if (collection.fields.get(name)?.kind === "column") ask(collection, name);
  };
  const askForKeys = (collection: Collection, written: string): void => {
    const keys = collection.uniqueKeys.filter(({ fields: names, deferrable }) => !deferrable && names.includes(written));
    for (const name of keys.flatMap(({ fields: names }) => names))
      if (collection.fields.get(name)?.kind === "column") ask(collection, name);
  };
  const isAlone = oneItemEach(items);
  const mayDelete = items.some(({ toMany }) => toMany.some(isDeleting));
  const isLinkedBy = findLinkedValues(model, items);
  for (const item of items) {
    const { collection } = item;
    for (const written of writtenFields(item)) {
      askForRule(collection, written);
      if (!isAlone(collection)) askForKeys(collection, written);
      const relation = collection.fields.get(written)?.relation;
      if (relation?.kind === "m2o" && (mayDelete || isLinkedBy(relation.target, relation.targetField))) ask(collection, written);
      if (isLinkedBy(collection.name, written)) ask(collection, written);
    }
    for (const { field, target } of item.toOne) {
      ask(collection, field.name);
      if (field.relation?.kind === "m2o") ask(target.collection, field.relation.targetField);
    }
    for (const { relation } of item.toAny) [relation.field, relation.collectionField].forEach((field) => ask(collection, field));
    for (const { relation, items: children } of item.toMany) {
      ask(collection, relation.keyField);
      if (isLinkedBy(collection.name, relation.keyField)) ask(collectionOf(model, relation.target), relation.targetField);
      for (const child of children) {
        ask(child.collection, relation.targetField);
        askForRule(child.collection, relation.targetField);
        if (relation.kind === "o2a") ask(child.collection, relation.collectionField);
        if (!isAlone(child.collection)) linkFields(relation).forEach((link) => askForKeys(child.collection, link));
      }
    }
  }
  return fields;
}

/** The fields by whose values, which are no keys, the input links items: of what has such a value, or holds it, both have to be known. */
function findLinkedValues(model: Model, items: readonly ItemWrite[]): (collection: string, field: string) => boolean {
  const linked = new Set<string>();
  const add = (target: string, field: string): void => {
    if (field !== collectionOf(model, target).primaryKey?.name) linked.add(JSON.stringify([target, field]));
  };
  for (const { collection, values, toOne, toMany } of items) {
    for (const name of [...values.keys(), ...toOne.map(({ field }) => field.name)]) {
      const relation = collection.fields.get(name)?.relation;
      if (relation?.kind === "m2o") add(relation.target, relation.targetField);
    }
    for (const { relation } of toMany) add(relation.collection, relation.keyField);
  }
  return (collection, field) => linked.has(JSON.stringify([collection, field]));
}

/** Whether no other item of the collection is named, to which an item could hand on a value. */
function oneItemEach(items: readonly ItemWrite[]): (collection: Collection) => boolean {
  const named = new Map<Collection, Set<unknown>>();
  for (const item of items) {
    const { collection, key } = item;
    named.set(collection, (named.get(collection) ?? new Set()).add(key === null ? item : canonicalKey(collection, key)));
  }
  return (collection) => named.get(collection)?.size === 1;
}

/** Then it has to be known which links lead away from what is deleted. */
function isDeleting({ kind, relation, removed }: ToManyWrite): boolean {
  return relation.deselectAction === "delete" && (kind === "set" || removed.length > 0);
}

/** By the item itself; a list it is in writes its foreign key as well. */
function writtenFields({ values, toOne, toAny }: ItemWrite): readonly string[] {
  const anys = toAny.flatMap(({ relation }) => [relation.field, relation.collectionField]);
  return [...values.keys(), ...toOne.map(({ field }) => field.name), ...anys];
}
