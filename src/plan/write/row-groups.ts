import { invalidPayload } from "../../errors.ts";
import { columnFieldOf } from "../../model/look-up.ts";
import type { ColumnField } from "../../model/model.ts";
import type { Row } from "./rows.ts";

/** Rows that one statement writes: of one level, one collection, all new or none, and with the same stated columns. */
export interface RowGroup {
  readonly isNew: boolean;
  readonly key: ColumnField;
  readonly fields: readonly ColumnField[];
  readonly rows: readonly Row[];
}

/** The groups in the order in which they are to run: whatever a row refers to is there before it. */
export function groupRows(rows: readonly Row[]): readonly RowGroup[] {
  const levels = new Map<Row, number>();
  const groups = new Map<string, { readonly level: number; readonly group: RowGroup & { readonly rows: Row[] } }>();
  for (const row of rows) {
    const { collection, isNew } = row;
    if (collection.primaryKey === null || (!isNew && row.values.size === 0)) continue;
    const level = levelOf(row, levels);
    const names = [...row.values.keys()].filter((name) => name !== collection.primaryKey?.name).toSorted();
    const name = JSON.stringify([level, collection.name, isNew, names]);
    const known = groups.get(name);
    if (known !== undefined) known.group.rows.push(row);
    else {
      const fields = names.map((field) => columnFieldOf(collection, field));
      groups.set(name, { level, group: { isNew, key: collection.primaryKey, fields, rows: [row] } });
    }
  }
  return [...groups.values()].toSorted((left, right) => left.level - right.level).map(({ group }) => group);
}

const visiting = -1;

function levelOf(row: Row, levels: Map<Row, number>): number {
  const known = levels.get(row);
  if (known === visiting) throw invalidPayload(row.path, "these new items refer to each other in a circle.");
  if (known !== undefined) return known;
  levels.set(row, visiting);
  let level = 0;
  for (const needed of row.dependsOn) level = Math.max(level, levelOf(needed, levels) + 1);
  levels.set(row, level);
  return level;
}
