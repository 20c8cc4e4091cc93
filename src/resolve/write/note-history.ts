import type { Connection } from "../../database/database.ts";
import { collectionOf } from "../../model/look-up.ts";
import type { Collection, Model } from "../../model/model.ts";
import type { ItemName, WriteOutcome, WrittenItem } from "../../plan/write/write-outcome.ts";
import { invariant } from "../../shared/invariant.ts";
import { type Author, type History, type StoredItems, noteAction, noteRevisions } from "../../sql/history.ts";

/** Null where the database has no tables for it. */
export function historyOf({ collections }: Model, { user, address, agent, origin }: Author): History | null {
  const [activity, revisions] = ["directus_activity", "directus_revisions"].map((name) => collections.get(name));
  return activity === undefined || revisions === undefined ? null : { schema: activity.schema, author: { user, address, agent, origin } };
}

/** What Directus notes nothing of: everyone's own settings, and what is noted itself. */
const unnoted: ReadonlySet<string> = new Set(["activity", "presets", "revisions", "sessions"].map((name) => `directus_${name}`));

/** A statement for all items of one collection with which the same was done. */
export async function noteWritten(
  connection: Connection,
  history: History,
  model: Model,
  { created, updated, unlinked, deleted }: WriteOutcome,
): Promise<void> {
  const isNoted = ({ collection }: ItemName): boolean => !unnoted.has(collection);
  for (const [collection, items] of Map.groupBy(deleted.filter(isNoted), (item) => item.collection))
    await connection.run(noteAction(history, { action: "delete", collection, keys: items.map(({ key }) => key) }));
  await noteStored("create", created);
  await noteStored("update", [...updated, ...unlinked]);

  async function noteStored(action: "create" | "update", items: readonly WrittenItem[]): Promise<void> {
    for (const alike of Map.groupBy(items.filter(isNoted), ({ collection, fields }) => JSON.stringify([collection, fields])).values()) {
      const [{ collection, fields } = { collection: "", fields: [] }] = alike;
      const keys = [...new Set(alike.map(({ key }) => key))];
      await connection.run(noteRevisions(history, { action, collection, keys }, storedItems(collectionOf(model, collection), fields)));
    }
  }
}

function storedItems({ name, schema, table, primaryKey, fields }: Collection, written: readonly string[]): StoredItems {
  invariant(primaryKey !== null, `collection "${name}" is written by its key`);
  // What is hashed or masked is nobody's to read again.
  const kept = [...fields.values()].flatMap((field) =>
    field.kind === "column" && !field.masked && !field.special.includes("hash")
      ? [{ name: field.name, column: field.column, isText: field.type === "bigInteger" || field.type === "decimal" }]
      : [],
  );
  return { schema, table, key: primaryKey, fields: kept, written };
}
