/**
 * Items that leave a list: deleted where the relation says so, else updated to belong to none. In: what each list leaves
 * out. Out: the rows of those that nothing else of the input names, and what is to be deleted.
 */
import { invalidPayload } from "../../errors.ts";
import { collectionOf, columnFieldOf } from "../../model/look-up.ts";
import type { Collection, Model, OneToAny, OneToMany } from "../../model/model.ts";
import { rowOf, setValue } from "./rows.ts";
import type { WriteRow, WriteRows } from "./rows.ts";

/** What one list leaves out. */
export interface Deselected {
  readonly relation: OneToMany | OneToAny;
  readonly keys: readonly string[];
  /** Whose list it is. */
  readonly parent: WriteRow;
  readonly path: string;
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
  readonly rows: readonly WriteRow[];
  readonly deletions: readonly Deletion[];
}

/** The fields of an item that say whose list it is in, which are emptied when it leaves. */
export function linkFields(relation: OneToMany | OneToAny): readonly string[] {
  return relation.kind === "o2a" ? [relation.targetField, relation.collectionField] : [relation.targetField];
}

/** An item that leaves a list for another one of the input only moves. */
export function settleDepartures(model: Model, { rows }: WriteRows, deselected: readonly Deselected[]): Departures {
  const named = new Map(rows.map((row) => [nameOf(row.collection.name, row.key ?? ""), row]));
  const leaving = new Map<string, WriteRow>();
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
      const row = named.get(name);
      if (row !== undefined) leave(row, list);
      else leaving.set(name, unlink(leaving.get(name) ?? createLeaving(collection, key, list.path), links));
    }
  }
  return { rows: [...leaving.values()], deletions };
}

function nameOf(collection: string, key: string): string {
  return JSON.stringify([collection, key]);
}

/** What one list deletes, nothing else of the input may name; only its own changes may, which come before. */
function isDeleted({ relation, parent, path }: Deselected, key: string, row: WriteRow | undefined): boolean {
  if (row === undefined) return true;
  const owner = row.claimed.get(relation.targetField);
  if (owner !== undefined) return owner === parent;
  throw invalidPayload(path, `item "${key}" of "${relation.target}" leaves this list, and so is deleted, but is named at "${row.path}".`);
}

/** Of an item that belongs to another list now, the link is emptied before, where it is to be free for what takes its place. */
function leave(row: WriteRow, { relation, parent }: Deselected): void {
  const owner = row.claimed.get(relation.targetField);
  const isMoved = owner !== undefined && owner !== parent;
  if (!isMoved && !row.values.has(relation.targetField)) unlink(row, linkFields(relation));
  else {
    const link = columnFieldOf(row.collection, relation.targetField);
    if (link.unique && link.nullable) row.emptied.add(link.name);
  }
}

function unlink(row: WriteRow, links: readonly string[]): WriteRow {
  for (const link of links) setValue(row, link, null);
  return row;
}

function createLeaving(collection: Collection, key: string, path: string): WriteRow {
  return rowOf({ collection, path, intent: "update", key, leaves: true, stored: new Map(), held: new Map() });
}
