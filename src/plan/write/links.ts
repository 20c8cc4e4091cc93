import { collectionOf, columnFieldOf } from "../../model/look-up.ts";
import type { Collection, ColumnField, Model } from "../../model/model.ts";
import { writtenText } from "./rows.ts";
import type { WriteRow } from "./rows.ts";

/** An item that is there, and that a row comes to refer to. */
export interface RowLink {
  readonly row: WriteRow;
  readonly field: ColumnField;
  readonly target: Collection;
  readonly key: string;
}

/** The links by key that the rows state. A parent that lists a row has been held to its own rules. */
export function listLinks(model: Model, rows: readonly WriteRow[]): readonly RowLink[] {
  const created = new Set(rows.filter((row) => row.isNew).map((row) => `${row.collection.name}:${row.key ?? ""}`));
  return rows.flatMap((row) =>
    [...row.cells.keys()].flatMap((name) => {
      const key = writtenText(rows, row, name) ?? null;
      const relation = row.collection.fields.get(name)?.relation;
      if (relation?.kind !== "m2o" || key === null || row.claimed.has(name) || created.has(`${relation.target}:${key}`)) return [];
      const target = collectionOf(model, relation.target);
      return relation.targetField === target.primaryKey?.name ? [{ row, field: columnFieldOf(row.collection, name), target, key }] : [];
    }),
  );
}
