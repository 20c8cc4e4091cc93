/**
 * Which items the input names. In: the tree, and what exists of it. Out: one row for each item, in the order in which keys
 * are drawn, with the values that the input states.
 */
import { invalidPayload } from "../../errors.ts";
import type { Collection } from "../../model/model.ts";
import { invariant } from "../../shared/invariant.ts";
import { canonicalKey } from "../../value/canonical-text.ts";
import { listItems } from "./item-tree.ts";
import type { ItemWrite } from "./item-tree.ts";
import type { RowId } from "./rows.ts";
import { itemName } from "./survey.ts";
import type { FoundItem, FoundItems } from "./survey.ts";

export interface NamedRow {
  readonly id: RowId;
  readonly collection: Collection;
  readonly path: string;
  readonly intent: ItemWrite["intent"];
  /** As the database prints it, or would; null for one that is yet to get its key. */
  readonly key: string | null;
  readonly isNew: boolean;
  /** What exists of it; null for a new item, and for one of which nothing may be told. */
  readonly found: FoundItem | null;
  /** The places of the input that name it. */
  readonly items: readonly ItemWrite[];
  /** By the name of the field. */
  readonly values: ReadonlyMap<string, StatedValue>;
}

export interface StatedValue {
  readonly text: string | null;
  readonly by: ItemWrite;
}

export interface NamedItems {
  readonly rows: readonly NamedRow[];
  readonly items: readonly ItemWrite[];
  readonly rowOf: (item: ItemWrite) => NamedRow;
}

export function nameItems(roots: readonly ItemWrite[], existing: FoundItems): NamedItems {
  const items = listItems(roots);
  const rows = [...Map.groupBy(items, (item) => identityOf(item, existing)).values()].map((same, id) => createRow(id, same, existing));
  const byItem = new Map(rows.flatMap((row) => row.items.map((item) => [item, row] as const)));
  return {
    rows,
    items,
    rowOf(item) {
      const row = byItem.get(item);
      invariant(row !== undefined, "every item of the tree has a row");
      return row;
    },
  };
}

/** Whether there is such an item, or will be. */
export function isKnown({ isNew, found }: NamedRow): boolean {
  return isNew || found !== null;
}

function identityOf(item: ItemWrite, existing: FoundItems): unknown {
  if (item.key === null) return item;
  return itemName(item.collection, existing.get(itemName(item.collection, item.key))?.key ?? item.key);
}

const intentsByWeight: readonly ItemWrite["intent"][] = ["create", "save", "update"];

/** An item that is created in one place and named by its key in others is created; errors tell the place that weighs most. */
function createRow(id: RowId, items: readonly ItemWrite[], existing: FoundItems): NamedRow {
  const weightiest = findWeightiest(items);
  const { collection, path, intent, key } = weightiest;
  const found = items.map((item) => (item.key === null ? undefined : existing.get(itemName(collection, item.key)))).find(Boolean) ?? null;
  return {
    id,
    collection,
    path,
    intent,
    key: found?.key ?? (key === null ? null : canonicalKey(collection, key)),
    isNew: intent === "create" || (intent === "save" && found === null),
    found,
    items,
    values: joinValues(items),
  };
}

function findWeightiest(items: readonly ItemWrite[]): ItemWrite {
  const [first, ...others] = items;
  invariant(first !== undefined, "a row is that of an item");
  const weightOf = ({ intent }: ItemWrite): number => intentsByWeight.indexOf(intent);
  return others.reduce((weightiest, item) => (weightOf(item) < weightOf(weightiest) ? item : weightiest), first);
}

function joinValues(items: readonly ItemWrite[]): ReadonlyMap<string, StatedValue> {
  const values = new Map<string, StatedValue>();
  for (const by of items) {
    for (const [field, text] of by.values) {
      const earlier = values.get(field);
      if (earlier === undefined || earlier.text === text || mayState(field, by, earlier.by)) values.set(field, { text, by });
    }
  }
  return values;
}

/** Of two values from different places none wins; within one list the later member does. */
export function mayState(field: string, item: ItemWrite, earlier: ItemWrite): boolean {
  if (earlier !== item && (item.place === null || earlier.place?.list !== item.place.list)) {
    throw invalidPayload(`${item.path}.${field}`, `this item is given another value for "${field}" at "${earlier.path}".`);
  }
  return item.place === null || earlier.place === null || earlier.place.index <= item.place.index;
}
