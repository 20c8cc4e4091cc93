/**
 * The rows that a tree of items comes down to: an item that is named twice is one row. In: the tree. Out: rows in the
 * order in which keys are drawn, and later, with what the database holds of them, their values and their order.
 */
import { invalidPayload } from "../../errors.ts";
import type { Collection } from "../../model/model.ts";
import { invariant } from "../../shared/invariant.ts";
import { canonicalKey } from "../../value/canonical-text.ts";
import { listItems } from "./item-tree.ts";
import type { ItemWrite } from "./item-tree.ts";
import { itemName } from "./survey.ts";
import type { FoundItem, Survey } from "./survey.ts";

export interface WriteRow {
  readonly collection: Collection;
  path: string;
  intent: ItemWrite["intent"];
  key: string | null;
  /** The input tells the key; a drawn one is nobody's choice. */
  readonly isKeyStated: boolean;
  isNew: boolean;
  /** Texts of the columns to write, by field name: see `writtenText`. */
  readonly values: Map<string, string | null>;
  /** Columns that take the value of another row's field, by field name: what the database makes of it counts. */
  readonly references: Map<string, Reference>;
  /** What the database has made of fields that others refer to, by field name; empty until the row is written. */
  readonly returned: Map<string, string | null>;
  /** What the database holds, by field name, of the fields that were asked for; null until read, or when new. */
  stored: ReadonlyMap<string, string | null> | null;
  /** The same where the role may not read it: for the rules that hold whoever writes, and never to be shown. */
  held: ReadonlyMap<string, string | null> | null;
  /** New rows that must be there before this one refers to them. */
  readonly dependsOn: Set<WriteRow>;
  /** An item that the input does not name: a list leaves it out. */
  readonly leaves: boolean;
  /** Links that are emptied before anything else is written, to be free for others. */
  readonly emptied: Set<string>;
  /** By field name, the item of the input that has stated the value. */
  readonly statedBy: Map<string, ItemWrite>;
  /** Foreign keys that a parent has claimed, with the parent. */
  readonly claimed: Map<string, WriteRow>;
}

/** A field of a row of the same write. */
export interface Reference {
  readonly row: WriteRow;
  readonly field: string;
}

export interface WriteRows {
  /** In the order in which keys are drawn. */
  readonly rows: readonly WriteRow[];
  readonly items: readonly ItemWrite[];
  readonly rowOf: (item: ItemWrite) => WriteRow;
}

export function buildRows(roots: readonly ItemWrite[], survey: Survey): WriteRows {
  const items = listItems(roots);
  const byKey = new Map<string, WriteRow>();
  const byItem = new Map<ItemWrite, WriteRow>();
  const rows: WriteRow[] = [];
  for (const item of items) {
    const found = item.key === null ? undefined : survey.get(itemName(item.collection, item.key));
    const name = item.key === null ? null : itemName(item.collection, found?.key ?? item.key);
    const known = name === null ? undefined : byKey.get(name);
    const row = known ?? createRow(item, found);
    byItem.set(item, row);
    if (known === undefined) rows.push(row);
    else mergeIntent(known, item);
    for (const [field, value] of item.values) stateValue(row, item, field, value);
    if (name !== null) byKey.set(name, row);
  }
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

function createRow(item: ItemWrite, found: FoundItem | undefined): WriteRow {
  const { collection, path, intent } = item;
  const key = found?.key ?? (item.key === null ? null : canonicalKey(collection, item.key));
  const isNew = item.isNew || (intent === "save" && found === undefined);
  return rowOf({ collection, path, intent, key, isNew, stored: found?.visible ?? null, held: found?.actual ?? null });
}

/** A row of which nothing is written yet. */
export function rowOf(known: Pick<WriteRow, "collection" | "path" | "intent" | "key"> & Partial<WriteRow>): WriteRow {
  return {
    isKeyStated: known.key !== null,
    isNew: false,
    leaves: false,
    values: new Map(),
    references: new Map(),
    returned: new Map(),
    stored: null,
    held: null,
    dependsOn: new Set(),
    emptied: new Set(),
    statedBy: new Map(),
    claimed: new Map(),
    ...known,
  };
}

/** An item that is created in one place and named by its key in others is created; errors tell the place that weighs most. */
function mergeIntent(row: WriteRow, { intent, isNew, path }: ItemWrite): void {
  if (intentsByWeight.indexOf(intent) <= intentsByWeight.indexOf(row.intent)) return;
  row.intent = intent;
  row.path = path;
  row.isNew ||= isNew;
}

const intentsByWeight: readonly ItemWrite["intent"][] = ["update", "save", "create"];

/** Of two values from different places none wins; within one list the later member does. */
export function stateValue(row: WriteRow, item: ItemWrite, field: string, value: string | null, reference?: Reference): void {
  const earlier = row.statedBy.get(field);
  const isOther = row.values.get(field) !== value || (value === null && row.references.get(field)?.row !== reference?.row);
  if (earlier !== undefined && isOther) {
    if (earlier !== item && (item.place === null || earlier.place?.list !== item.place.list)) {
      throw invalidPayload(`${item.path}.${field}`, `this item is given another value for "${field}" at "${earlier.path}".`);
    }
    if (item.place !== null && earlier.place !== null && earlier.place.index > item.place.index) return;
  }
  setValue(row, field, value, reference);
  row.statedBy.set(field, item);
}

/** The text as far as it is known now, and whose field it is taken from. */
export function setValue(row: WriteRow, field: string, value: string | null, reference?: Reference): void {
  row.values.set(field, value);
  if (reference === undefined) row.references.delete(field);
  else row.references.set(field, reference);
}

/** The text that a statement writes into a column: of a reference, what the row that it names has by now. */
export function writtenText(row: WriteRow, field: string): string | null | undefined {
  const reference = row.references.get(field);
  if (reference !== undefined) return fieldOfRow(reference.row, reference.field);
  return field === row.collection.primaryKey?.name ? row.key : row.values.get(field);
}

/** Whether the value of a column is known only once another row is written. */
export function isOpenField(row: WriteRow, field: string): boolean {
  return row.references.has(field) && writtenText(row, field) === null;
}

/** The value of a field of a row as it was before anything is written; null for a new one. */
export function storedFieldOfRow(row: WriteRow, field: string): string | null {
  if (row.isNew) return null;
  return field === row.collection.primaryKey?.name ? row.key : (row.stored?.get(field) ?? null);
}

/** The value of a field of a row as the statements will leave it; its key, or what it states, or what is stored. */
export function fieldOfRow(row: WriteRow, field: string): string | null {
  if (field === row.collection.primaryKey?.name) return row.key;
  return row.returned.get(field) ?? writtenText(row, field) ?? row.stored?.get(field) ?? null;
}
