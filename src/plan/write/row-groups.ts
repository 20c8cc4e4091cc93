import { columnFieldOf } from "../../model/look-up.ts";
import type { Collection, ColumnField } from "../../model/model.ts";
import { writtenText } from "./rows.ts";
import type { RowId, WriteRow } from "./rows.ts";

/** Rows that one insert or update writes: of one level, one collection, all new or none, and with the same stated columns. */
export interface RowGroup {
  readonly collection: Collection;
  readonly isNew: boolean;
  readonly key: ColumnField;
  /** The rows have their keys; else the database draws them, and tells them once the rows are there. */
  readonly hasKeys: boolean;
  readonly fields: readonly ColumnField[];
  /** What others refer to by it, beside the key: what the database makes of it comes back. */
  readonly returned: readonly ColumnField[];
  readonly rows: readonly WriteRow[];
}

/** A group as its statement takes it. */
export interface RowBatch extends RowGroup {
  /** Of each column that is written, the key first, the texts of all rows; a missing key is null. */
  readonly texts: readonly (readonly (string | null)[])[];
}

/** What the group refers to is written by now. */
export function fillGroup(rows: readonly WriteRow[], group: RowGroup): RowBatch {
  const { key, fields } = group;
  return { ...group, texts: [key, ...fields].map(({ name }) => group.rows.map((row) => writtenText(rows, row, name) ?? null)) };
}

/** The groups in the order in which they are to run: level by level, and the updates of a level before its inserts. */
export function groupRows(rows: readonly WriteRow[], levels: ReadonlyMap<RowId, number>, referred: ReferredFields): readonly RowGroup[] {
  const groups = new Map<string, { readonly level: number; readonly group: RowGroup & { readonly rows: WriteRow[] } }>();
  for (const row of rows) {
    const { collection, isNew } = row;
    if (collection.primaryKey === null || (!isNew && row.cells.size === 0)) continue;
    const level = levels.get(row.id) ?? 0;
    const names = [...row.cells.keys()].toSorted();
    const hasKeys = row.key !== null || row.keyFrom !== null;
    // Rows of which nothing is stated are inserted one by one.
    const alone = hasKeys || names.length > 0 ? null : groups.size;
    const name = JSON.stringify([level, collection.name, isNew, hasKeys, names, alone]);
    const known = groups.get(name);
    if (known !== undefined) known.group.rows.push(row);
    else {
      const fields = names.map((field) => columnFieldOf(collection, field));
      const returned = [...(referred.get(collection.name) ?? [])].map((field) => columnFieldOf(collection, field));
      groups.set(name, { level, group: { collection, isNew, key: collection.primaryKey, hasKeys, fields, returned, rows: [row] } });
    }
  }
  return [...groups.values()]
    .toSorted((left, right) => left.level - right.level || Number(left.group.isNew) - Number(right.group.isNew))
    .map(({ group }) => group);
}

/** The fields by which rows refer to others, beside the keys, by collection. */
export type ReferredFields = ReadonlyMap<string, ReadonlySet<string>>;

export function listReferredFields(rows: readonly WriteRow[]): ReferredFields {
  const referred = new Map<string, Set<string>>();
  for (const { cells, keyFrom } of rows) {
    for (const cell of keyFrom === null ? cells.values() : [...cells.values(), keyFrom]) {
      const target = cell.kind === "field" ? rows[cell.row] : undefined;
      if (cell.kind !== "field" || target === undefined) continue;
      const { name, primaryKey } = target.collection;
      if (cell.field !== primaryKey?.name) referred.set(name, (referred.get(name) ?? new Set()).add(cell.field));
    }
  }
  return referred;
}
