import { invalidPayload } from "../../errors.ts";
import { columnFieldOf } from "../../model/look-up.ts";
import type { ColumnField } from "../../model/model.ts";
import type { WriteRow } from "./rows.ts";

/** Rows that one statement writes: of one level, one collection, all new or none, and with the same stated columns. */
export interface RowGroup {
  readonly isNew: boolean;
  readonly key: ColumnField;
  /** The rows have their keys; else the database draws them, and tells them once the rows are there. */
  readonly hasKeys: boolean;
  readonly fields: readonly ColumnField[];
  /** What others refer to by it, beside the key: what the database makes of it comes back. */
  readonly returned: readonly ColumnField[];
  readonly rows: readonly WriteRow[];
}

/** The groups in the order in which they are to run: whatever a row refers to is there before it, and what an update frees before it is taken. */
export function groupRows(rows: readonly WriteRow[], referred: ReferredFields): readonly RowGroup[] {
  const levels = new Map<WriteRow, number>();
  const groups = new Map<string, { readonly level: number; readonly group: RowGroup & { readonly rows: WriteRow[] } }>();
  for (const row of rows) {
    const { collection, isNew } = row;
    if (collection.primaryKey === null || (!isNew && row.values.size === 0)) continue;
    const level = levelOf(row, levels);
    const names = [...row.values.keys()].filter((name) => name !== collection.primaryKey?.name).toSorted();
    const hasKeys = row.key !== null || row.references.has(collection.primaryKey.name);
    // Rows of which nothing is stated are inserted one by one.
    const alone = hasKeys || names.length > 0 ? null : groups.size;
    const name = JSON.stringify([level, collection.name, isNew, hasKeys, names, alone]);
    const known = groups.get(name);
    if (known !== undefined) known.group.rows.push(row);
    else {
      const fields = names.map((field) => columnFieldOf(collection, field));
      const returned = [...(referred.get(collection.name) ?? [])].map((field) => columnFieldOf(collection, field));
      groups.set(name, { level, group: { isNew, key: collection.primaryKey, hasKeys, fields, returned, rows: [row] } });
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
  for (const { references } of rows) {
    for (const { row, field } of references.values()) {
      const { name, primaryKey } = row.collection;
      if (field !== primaryKey?.name) referred.set(name, (referred.get(name) ?? new Set()).add(field));
    }
  }
  return referred;
}

const visiting = -1;

function levelOf(row: WriteRow, levels: Map<WriteRow, number>): number {
  const known = levels.get(row);
  if (known === visiting) throw invalidPayload(row.path, "these new items refer to each other in a circle.");
  if (known !== undefined) return known;
  levels.set(row, visiting);
  let level = 0;
  for (const needed of row.dependsOn) level = Math.max(level, levelOf(needed, levels) + 1);
  levels.set(row, level);
  return level;
}
