import { collectionOf, columnFieldOf } from "../../model/look-up.ts";
import type { ColumnField, OneToAny, OneToMany } from "../../model/model.ts";
import type { LockPlan } from "../../plan/write/survey.ts";
import { invariant } from "../../shared/invariant.ts";
import { canLockTogether, lockRows } from "../../sql/write.ts";
import type { ListMembers } from "../../sql/write.ts";
import type { QuestionContext } from "../read/ask-question.ts";
import { runRead } from "./run-read.ts";

/** A list of some parents, whose members are locked. */
export interface StatedList {
  readonly relation: OneToMany | OneToAny;
  readonly parents: readonly Parent[];
}

export interface Parent {
  readonly key: string;
  /** What the members refer to it by. */
  readonly value: string;
}

export interface Locked {
  /** The named items that exist. */
  readonly items: readonly LockedItem[];
  readonly members: readonly (readonly [relation: OneToMany | OneToAny, members: readonly LockedMember[]])[];
}

interface LockedItem {
  /** As the input spells the key. */
  readonly asked: string;
  readonly key: string;
  readonly cells: readonly (string | null)[];
}

export interface LockedMember {
  readonly parent: string;
  readonly key: string;
}

/** Locks the items of one collection, in one statement wherever that can be. */
export async function lockItems(context: QuestionContext, plan: Omit<LockPlan, "lists">, stated: readonly StatedList[]): Promise<Locked> {
  const lists = stated.filter(({ parents }) => parents.length > 0).map((list) => ({ ...list, members: describeMembers(context, list) }));
  const { collection, keys } = plan;
  const { primaryKey } = collection;
  invariant(primaryKey !== null, `collection "${collection.name}" is written by its key`);
  const isOne = [{ link: primaryKey, sqlType: primaryKey.sqlType }, ...lists.map(({ members }) => members)].every(canLockTogether);
  const apart = [...(keys.length === 0 ? [] : [{ keys, lists: [] }]), ...lists.map((list) => ({ keys: [], lists: [list] }))];
  const parts = isOne ? [{ keys, lists }] : apart;
  const locked: Locked[] = [];
  for (const part of parts)
    if (part.keys.length + part.lists.length > 0) locked.push(await lockPart(context, { ...plan, ...part }, primaryKey));
  return { items: locked.flatMap(({ items }) => items), members: locked.flatMap(({ members }) => members) };
}

interface DescribedList extends StatedList {
  readonly members: ListMembers;
}

async function lockPart(
  { connection }: QuestionContext,
  { collection, keys, columns, isShared, lists }: Omit<LockPlan, "lists"> & { readonly lists: readonly DescribedList[] },
  key: ColumnField,
): Promise<Locked> {
  const named = keys.length === 0 ? null : keys;
  const statement = lockRows({
    collection,
    key,
    columns: named === null ? [] : columns,
    keys: named,
    isShared,
    lists: lists.map(({ members }) => members),
  });
  const found = (await runRead(connection, statement)).map((row) => {
    const places = row.slice(0, lists.length + (named === null ? 0 : 1));
    const [itemKey, ...cells] = row.slice(places.length);
    return { ofKeys: named === null ? null : places[0], ofLists: named === null ? places : places.slice(1), key: itemKey ?? "", cells };
  });
  return {
    items: found.flatMap(({ ofKeys, ...item }) => at(keys, ofKeys).map((asked) => ({ asked, key: item.key, cells: item.cells }))),
    members: lists.map(({ relation, parents }, index) => [
      relation,
      found.flatMap((item) => at(parents, item.ofLists[index]).map((parent) => ({ parent: parent.key, key: item.key }))),
    ]),
  };
}

/** What stands at a place, counted from one; nothing without a place. */
function at<Part>(parts: readonly Part[], place: string | null | undefined): readonly Part[] {
  return place === null || place === undefined ? [] : parts.slice(Number(place) - 1, Number(place));
}

function describeMembers({ model }: QuestionContext, { relation, parents }: StatedList): ListMembers {
  const target = collectionOf(model, relation.target);
  const link = columnFieldOf(target, relation.targetField);
  const isAny = relation.kind === "o2a";
  return {
    link,
    sqlType: isAny ? link.sqlType : columnFieldOf(collectionOf(model, relation.collection), relation.keyField).sqlType,
    collection: isAny ? { field: columnFieldOf(target, relation.collectionField), name: relation.collection } : null,
    parents: parents.map(({ value }) => value),
    mayDelete: relation.deselectAction === "delete",
  };
}
