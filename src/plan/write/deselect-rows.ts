/**
 * Items that leave a list: deleted where the relation says so, else updated to belong to none. In: what each list leaves
 * out. Out: the rows of those that nothing else of the input names, and what is to be deleted.
 */
import { invalidPayload, unknownItemAt } from "../../errors.ts";
import { collectionOf, linkFields } from "../../model/look-up.ts";
import type { Collection, Model, OneToAny, OneToMany } from "../../model/model.ts";
import type { ToManyWrite } from "./item-tree.ts";
import type { NamedItems, NamedRow } from "./name-items.ts";
import type { RowDraft } from "./row-draft.ts";
import { noTexts, textCell } from "./rows.ts";
import type { RowId, WriteRow } from "./rows.ts";
import { itemName } from "./survey.ts";
import type { Survey } from "./survey.ts";

/** What one list leaves out. */
export interface Deselected {
  readonly relation: OneToMany | OneToAny;
  readonly keys: readonly string[];
  /** Whose list it is. */
  readonly parent: RowId;
  readonly path: string;
}

/** Which items the lists of the input leave out, or delete. */
export function findDeselected(model: Model, named: NamedItems, survey: Survey): readonly Deselected[] {
  assertStatedOnce(named);
  return named.items.flatMap((item) => {
    const parent = named.rowOf(item);
    const key = parent.isNew ? null : parent.key;
    return item.toMany.flatMap((list) => {
      const members = key === null ? [] : (survey.members.get(list.relation)?.get(key) ?? []);
      const keys = list.kind === "set" ? omittedKeys(named, list, members) : removedKeys(model, survey, list, members);
      return keys.length === 0 ? [] : [{ relation: list.relation, keys, parent: parent.id, path: list.path }];
    });
  });
}

/** An item that is named in two places may state one list twice, but not two different ones. */
function assertStatedOnce(named: NamedItems): void {
  const first = new Map<NamedRow, Map<ToManyWrite["relation"], ToManyWrite>>();
  const membersOf = (list: ToManyWrite): ReadonlySet<NamedRow> => new Set(list.items.map((item) => named.rowOf(item)));
  for (const item of named.items) {
    for (const list of item.toMany) {
      const lists = first.get(named.rowOf(item)) ?? new Map<ToManyWrite["relation"], ToManyWrite>();
      first.set(named.rowOf(item), lists);
      const known = lists.get(list.relation);
      if (known === undefined) lists.set(list.relation, list);
      else if (known.kind === "set" || list.kind === "set") {
        const isEqual = known.kind === list.kind && isEqualSet(membersOf(known), membersOf(list));
        if (!isEqual) throw invalidPayload(list.path, `this list is stated in another way at "${known.path}".`);
      }
    }
  }
}

function isEqualSet(left: ReadonlySet<unknown>, right: ReadonlySet<unknown>): boolean {
  return left.size === right.size && [...left].every((one) => right.has(one));
}

function omittedKeys(named: NamedItems, list: ToManyWrite, members: readonly string[]): readonly string[] {
  const kept = new Set(list.items.map((item) => named.rowOf(item).key));
  return members.filter((key) => !kept.has(key));
}

/** Each must be in the list. */
function removedKeys(
  model: Model,
  { spellings }: Survey,
  { relation, removed }: ToManyWrite,
  members: readonly string[],
): readonly string[] {
  const target = collectionOf(model, relation.target);
  const known = new Set(members);
  return removed.map(({ key, path }) => {
    const member = known.has(key) ? key : (spellings.get(itemName(target, key)) ?? key);
    if (!known.has(member)) throw unknownItemAt(path, target.name);
    return member;
  });
}

/** Items of one list that are deleted. */
export interface Deletion {
  readonly collection: Collection;
  /** The fields that say whose list it is. */
  readonly links: readonly string[];
  readonly keys: readonly string[];
  readonly path: string;
}

export interface Departures {
  /** Items that only leave: rows beside those of the input. */
  readonly leaving: readonly WriteRow[];
  readonly deletions: readonly Deletion[];
}

/** An item that leaves a list for another one of the input only moves. */
export function settleDepartures(model: Model, drafts: readonly RowDraft[], deselected: readonly Deselected[]): Departures {
  const named = new Map(drafts.map((draft) => [nameOf(draft.collection.name, draft.key ?? ""), draft]));
  const leaving = new Map<string, Leaving>();
  const deletions: Deletion[] = [];
  for (const list of deselected) {
    const collection = collectionOf(model, list.relation.target);
    const links = linkFields(list.relation);
    if (list.relation.deselectAction === "delete") {
      const keys = list.keys.filter((key) => isDeleted(list, key, named.get(nameOf(collection.name, key))));
      if (keys.length > 0) deletions.push({ collection, links, keys, path: list.path });
      continue;
    }
    for (const key of list.keys) {
      const name = nameOf(collection.name, key);
      const draft = named.get(name);
      if (draft !== undefined) leave(draft, list);
      else
        leaving.set(name, {
          collection,
          key,
          path: list.path,
          ...leaving.get(name),
          links: [...(leaving.get(name)?.links ?? []), ...links],
        });
    }
  }
  return { leaving: [...leaving.values()].map((one, index) => createLeaving(drafts.length + index, one)), deletions };
}

function nameOf(collection: string, key: string): string {
  return JSON.stringify([collection, key]);
}

/** What one list deletes, nothing else of the input may name; only its own changes may, which come before. */
function isDeleted({ relation, parent, path }: Deselected, key: string, draft: RowDraft | undefined): boolean {
  if (draft === undefined) return true;
  const owner = draft.claimed.get(relation.targetField);
  if (owner !== undefined) return owner.id === parent;
  throw invalidPayload(path, `item "${key}" of "${relation.target}" leaves this list, and so is deleted, but is named at "${draft.path}".`);
}

/** An item that belongs to another list now is none that only leaves. */
function leave(draft: RowDraft, { relation, parent }: Deselected): void {
  const owner = draft.claimed.get(relation.targetField);
  const isMoved = owner !== undefined && owner.id !== parent;
  if (isMoved || draft.cells.has(relation.targetField)) return;
  for (const link of linkFields(relation)) draft.cells.set(link, textCell(null));
}

interface Leaving {
  readonly collection: Collection;
  readonly key: string;
  readonly path: string;
  readonly links: readonly string[];
}

function createLeaving(id: RowId, { collection, key, path, links }: Leaving): WriteRow {
  return {
    id,
    path,
    intent: "update",
    collection,
    isNew: false,
    key,
    keyFrom: null,
    cells: new Map(links.map((link) => [link, textCell(null)])),
    stated: [...new Set(links)],
    isDescribed: false,
    leaves: true,
    visible: noTexts,
    actual: noTexts,
    returned: noTexts,
    needs: new Set(),
    claimed: new Set(),
  };
}
