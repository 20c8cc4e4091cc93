/**
 * What the database holds of the items that the input names by their keys, and of the lists that it states. Locks them, one
 * statement for each collection, always in the same order; two where lists are of their own collection, whose parents come first. From here on, an item that the role may neither see nor change
 * does not exist, and a link that it may not see is none.
 */
import { collectionOf, linkFields } from "../../model/look-up.ts";
import type { ColumnField, Model, OneToAny, OneToMany } from "../../model/model.ts";
import type { ItemWrite } from "../../plan/write/item-tree.ts";
import { isOfOneCollection, itemName } from "../../plan/write/survey.ts";
import type { FoundItem, FoundItems, FoundMembers, LockPlan, LockedList, Survey } from "../../plan/write/survey.ts";
import { canonicalKey } from "../../value/canonical-text.ts";
import type { QuestionContext } from "../read/ask-question.ts";
import { lockItems } from "./lock-items.ts";
import type { Locked, LockedMember, Parent } from "./lock-items.ts";
import { readStoredKeys } from "./read-stored-keys.ts";
import { selectKnown, selectReachable } from "./rights-questions.ts";

/** `plans` is what of the items is locked; the first of it is asked for at once. */
export async function readSurvey(context: QuestionContext, items: readonly ItemWrite[], plans: readonly LockPlan[]): Promise<Survey> {
  const { model } = context;
  const found = new Map<string, FoundItem>();
  const members = new Map<OneToMany | OneToAny, FoundMembers>();
  const takeMembers = async (locked: Locked): Promise<void> => {
    for (const [relation, rows] of locked.members) members.set(relation, await selectVisible(context, relation, rows));
  };
  for (const plan of plans) {
    const lists = plan.lists.map((list) => ({ relation: list.relation, parents: listParents(model, list, found) }));
    const locked = await lockItems(context, plan, lists);
    for (const [name, item] of await selectFound(context, plan, locked)) found.set(name, item);
    await takeMembers({ ...locked, members: locked.members.filter(([relation]) => isSettled(model, relation)) });
  }
  // Where collections refer to each other in a circle, parents may be locked after their lists: who is in those is certain only now.
  for (const list of plans.flatMap(({ lists }) => lists).filter(({ relation }) => !isSettled(model, relation))) {
    const collection = collectionOf(model, list.relation.target);
    const parents = knownParents(list, found);
    await takeMembers(
      await lockItems(context, { collection, keys: [], columns: [], isShared: false }, [{ relation: list.relation, parents }]),
    );
  }
  return { items: found, members, spellings: await readSpellings(context, items, members) };
}

/** Whether the parents of a list are locked before it is read, so that nobody else can change it meanwhile. */
function isSettled(model: Model, relation: OneToMany | OneToAny): boolean {
  const [parents, members] = [relation.collection, relation.target].map((name) => collectionOf(model, name).lockRank);
  return isOfOneCollection({ relation }) || (parents ?? 0) < (members ?? 0);
}

/** Of parents that are yet to be locked themselves, the input's spelling of the key has to do. */
function listParents(model: Model, list: LockedList, found: FoundItems): readonly Parent[] {
  if (isSettled(model, list.relation)) return knownParents(list, found);
  return list.parents.flatMap(({ collection, key }) =>
    list.relation.keyField === collection.primaryKey?.name && key !== null ? [{ key, value: canonicalKey(collection, key) }] : [],
  );
}

function knownParents({ relation, parents }: LockedList, found: FoundItems): readonly Parent[] {
  const known = parents.flatMap(({ collection, key }) => {
    const item = found.get(itemName(collection, key ?? ""));
    if (item === undefined) return [];
    const value = relation.keyField === collection.primaryKey?.name ? item.key : (item.visible.get(relation.keyField) ?? null);
    return value === null ? [] : [{ key: item.key, value }];
  });
  return [...new Map(known.map((parent) => [parent.key, parent])).values()];
}

/** The named items of which something may be told, by their names. */
async function selectFound(
  context: QuestionContext,
  { collection, keys, columns }: LockPlan,
  { items }: Locked,
): Promise<readonly (readonly [name: string, item: FoundItem])[]> {
  if (keys.length === 0) return [];
  const stored = new Map(items.map(({ asked, key }) => [asked, key]));
  const asked = keys.map((key) => stored.get(key) ?? key);
  const known = context.access.kind === "admin" ? null : await selectKnown(context, collection, asked, columns);
  return items.flatMap((item): readonly (readonly [string, FoundItem])[] => {
    const visible = known === null ? item.cells : known.get(item.key);
    if (visible === undefined) return [];
    const found = { key: item.key, visible: cellsByName(columns, visible), actual: cellsByName(columns, item.cells) };
    return [[itemName(collection, item.asked), found]];
  });
}

function cellsByName(columns: readonly ColumnField[], cells: readonly (string | null)[]): ReadonlyMap<string, string | null> {
  return new Map(columns.map((field, index) => [field.name, cells[index] ?? null]));
}

/** What the role does not see of a list, it cannot leave out of it either. */
async function selectVisible(
  context: QuestionContext,
  relation: OneToMany | OneToAny,
  members: readonly LockedMember[],
): Promise<FoundMembers> {
  const target = collectionOf(context.model, relation.target);
  const keys = members.map(({ key }) => key);
  const visible = await selectReachable(context, target, "read", keys, linkFields(relation));
  const seen = members.filter(({ key }) => visible.has(key));
  return new Map([...Map.groupBy(seen, ({ parent }) => parent)].map(([parent, group]) => [parent, group.map(({ key }) => key)]));
}

/** A key that a list is to delete and does not hold may be one that it holds, in another spelling. */
async function readSpellings(
  context: QuestionContext,
  items: readonly ItemWrite[],
  members: Survey["members"],
): Promise<Survey["spellings"]> {
  const { model, connection } = context;
  const strange = items.flatMap(({ toMany }) =>
    toMany.flatMap(({ relation, removed }) => {
      const held = new Set([...(members.get(relation)?.values() ?? [])].flat());
      return removed.filter(({ key }) => !held.has(key)).map(({ key }) => ({ collection: collectionOf(model, relation.target), key }));
    }),
  );
  const spellings = new Map<string, string>();
  for (const [collection, group] of Map.groupBy(strange, (one) => one.collection)) {
    const keys = [...new Set(group.map(({ key }) => key))];
    for (const [key, stored] of await readStoredKeys(connection, collection, keys)) spellings.set(itemName(collection, key), stored);
  }
  return spellings;
}
