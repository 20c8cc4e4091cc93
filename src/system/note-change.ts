import type { Connection } from "../database/database.ts";
import { type History, noteAction, noteRevisions } from "../sql/history.ts";
import type { Facts, Structure } from "./structure.ts";

/** Notes which rows of collections and fields a change of the model has written; Directus notes nothing of relations. */
export async function noteChange(connection: Connection, history: History, before: Structure, after: Structure): Promise<void> {
  const stored = [
    { name: "directus_collections", key: { column: "collection", sqlType: "text" }, from: before.collections, to: after.collections },
    { name: "directus_fields", key: { column: "id", sqlType: "integer" }, from: before.fields, to: after.fields },
  ];
  for (const { name, key, from, to } of stored) {
    const rows = { from: rowsByKey(from, key.column), to: rowsByKey(to, key.column) };
    const gone = [...rows.from.keys()].filter((one) => !rows.to.has(one));
    if (gone.length > 0) await connection.run(noteAction(history, { action: "delete", collection: name, keys: gone }));
    const columns = [...(after.tables.get(name)?.columns.keys() ?? [])];
    const items = { schema: after.schema, table: name, key, fields: columns.map((column) => ({ name: column, column, isText: false })) };
    const written = [...rows.to].map(([one, row]) => ({
      key: one,
      before: rows.from.get(one),
      changed: changedColumns(rows.from.get(one), row),
    }));
    const changed = written.filter((row) => row.changed.length > 0);
    for (const alike of Map.groupBy(changed, (row) => JSON.stringify([row.before === undefined, row.changed])).values()) {
      const action = alike[0]?.before === undefined ? "create" : "update";
      const keys = alike.map((row) => row.key);
      await connection.run(noteRevisions(history, { action, collection: name, keys }, { ...items, written: alike[0]?.changed ?? [] }));
    }
  }
}

function rowsByKey(rows: ReadonlyMap<string, Facts>, key: string): ReadonlyMap<string, Facts> {
  return new Map([...rows.values()].map((row) => [String(row[key]), row]));
}

/** Of a new row, those with a value. */
function changedColumns(before: Facts | undefined, after: Facts): readonly string[] {
  return Object.keys(after).filter((name) => JSON.stringify(before?.[name] ?? null) !== JSON.stringify(after[name] ?? null));
}
