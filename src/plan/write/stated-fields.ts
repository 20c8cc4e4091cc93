import type { WriteRow, WriteRows } from "./rows.ts";

/** The fields that the input states of each row, lists among them; of a row that it only names, none. */
export type StatedFields = ReadonlyMap<WriteRow, readonly string[]>;

/** Asked for before fields are filled in by themselves. */
export function listStatedFields(rows: readonly WriteRow[], writes: WriteRows): StatedFields {
  const lists = Map.groupBy(
    writes.items.flatMap((item) => item.toMany.map(({ relation }) => ({ row: writes.rowOf(item), field: relation.field }))),
    ({ row }) => row,
  );
  return new Map(
    rows.map((row) => {
      const key = row.isNew && row.isKeyStated ? [row.collection.primaryKey?.name ?? ""] : [];
      return [row, [...new Set([...row.values.keys(), ...key, ...(lists.get(row) ?? []).map(({ field }) => field)])]];
    }),
  );
}
