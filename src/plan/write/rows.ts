/**
 * The rows that a tree of items comes down to: an item that is named twice is one row. In: the tree. Out: rows in the
 * order in which keys are drawn, and later, with what the database holds of them, their values and their order.
 */
import { invalidPayload } from "../../errors.ts";
import { columnFieldOf } from "../../model/look-up.ts";
import type { Collection } from "../../model/model.ts";
import { invariant } from "../../shared/invariant.ts";
import { canonicalKey } from "../../value/canonical-text.ts";
import { listItems } from "./item-tree.ts";
import type { ItemWrite } from "./item-tree.ts";

export interface WriteRow {
  readonly collection: Collection;
  path: string;
  intent: ItemWrite["intent"];
  key: string | null;
  /** The input tells the key; a drawn one is nobody's choice. */
  readonly isKeyStated: boolean;
  isNew: boolean;
  /** Texts of the columns to write, by field name. */
  readonly values: Map<string, string | null>;
  /** What the database holds, by field name, of the fields that were asked for; null until read, or when new. */
  stored: ReadonlyMap<string, string | null> | null;
  /** The same where the role may not read it: for the rules that hold whoever writes, and never to be shown. */
  held: ReadonlyMap<string, string | null> | null;
  /** New rows that must be there before this one refers to them. */
  readonly dependsOn: Set<WriteRow>;
  /** By field name, the item of the input that has stated the value. */
  readonly statedBy: Map<string, ItemWrite>;
  /** Foreign keys that a parent has claimed, with the parent: see `ownerOf`. */
  readonly claimed: Map<string, string>;
}

export interface WriteRows {
  /** In the order in which keys are drawn. */
  readonly rows: readonly WriteRow[];
  readonly items: readonly ItemWrite[];
  readonly rowOf: (item: ItemWrite) => WriteRow;
}

export function buildRows(roots: readonly ItemWrite[]): WriteRows {
  const items = listItems(roots);
  const byKey = new Map<string, WriteRow>();
  const byItem = new Map<ItemWrite, WriteRow>();
  const rows: WriteRow[] = [];
  for (const item of items) {
    const name = item.key === null ? null : JSON.stringify([item.collection.name, canonicalKey(item.collection, item.key)]);
    const known = name === null ? undefined : byKey.get(name);
    const row = known ?? createRow(item);
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

function createRow(item: ItemWrite): WriteRow {
  const { collection, path, intent } = item;
  const key = item.key === null ? null : canonicalKey(collection, item.key);
  return {
    collection,
    path,
    intent,
    key,
    isKeyStated: key !== null,
    isNew: item.isNew,
    values: new Map(),
    stored: null,
    held: null,
    dependsOn: new Set(),
    statedBy: new Map(),
    claimed: new Map(),
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
export function stateValue(row: WriteRow, item: ItemWrite, field: string, value: string | null): void {
  const earlier = row.statedBy.get(field);
  if (earlier !== undefined && row.values.get(field) !== value) {
    if (earlier !== item && (item.place === null || earlier.place?.list !== item.place.list)) {
      throw invalidPayload(`${item.path}.${field}`, `this item is given another value for "${field}" at "${earlier.path}".`);
    }
    if (item.place !== null && earlier.place !== null && earlier.place.index > item.place.index) return;
  }
  row.values.set(field, value);
  row.statedBy.set(field, item);
}

/** The value of a field of a row as it was before anything is written; null for a new one. */
export function storedFieldOfRow(row: WriteRow, field: string): string | null {
  if (row.isNew) return null;
  return field === row.collection.primaryKey?.name ? row.key : (row.stored?.get(field) ?? null);
}

/** The value of a field of a row as the statements will leave it; its key, or what it states, or what is stored. */
export function fieldOfRow(row: WriteRow, field: string): string | null {
  if (field === row.collection.primaryKey?.name) return row.key;
  return row.values.get(field) ?? row.stored?.get(field) ?? null;
}

/** The fields of existing rows that linking and the rules of written fields have to know, by collection. */
export function listStoredFields({ items, rowOf }: WriteRows): ReadonlyMap<string, ReadonlySet<string>> {
  const fields = new Map<string, Set<string>>();
  const ask = (row: WriteRow, field: string): void => {
    if (field === row.collection.primaryKey?.name) return;
    const asked = fields.get(row.collection.name) ?? new Set<string>();
    fields.set(row.collection.name, asked.add(columnFieldOf(row.collection, field).name));
  };
  const askForRule = (row: WriteRow, written: string): void => {
    const others = row.collection.rules.get(written)?.mentions ?? [];
    for (const name of others) if (row.collection.fields.get(name)?.kind === "column") ask(row, name);
  };
  for (const item of items) {
    for (const written of writtenFields(item)) askForRule(rowOf(item), written);
    for (const { field, target } of item.toOne) if (field.relation?.kind === "m2o") ask(rowOf(target), field.relation.targetField);
    for (const { relation } of item.toAny) [relation.field, relation.collectionField].forEach((field) => ask(rowOf(item), field));
    for (const { relation, items: children } of item.toMany) {
      ask(rowOf(item), relation.keyField);
      for (const child of children) {
        ask(rowOf(child), relation.targetField);
        askForRule(rowOf(child), relation.targetField);
        if (relation.kind === "o2a") ask(rowOf(child), relation.collectionField);
      }
    }
  }
  return fields;
}

/** By the item itself; a list it is in writes its foreign key as well. */
function writtenFields({ values, toOne, toAny }: ItemWrite): readonly string[] {
  const anys = toAny.flatMap(({ relation }) => [relation.field, relation.collectionField]);
  return [...values.keys(), ...toOne.map(({ field }) => field.name), ...anys];
}
