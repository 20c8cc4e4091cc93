import type { Connection } from "../../database/database.ts";
import type { Collection } from "../../model/model.ts";
import { invariant } from "../../shared/invariant.ts";
import { selectKeys } from "../../sql/write.ts";
import { runRead } from "./run-read.ts";

/** The keys as the database prints them, by the keys that are asked for, in whichever spelling; those of items that exist. */
export async function readStoredKeys(
  connection: Connection,
  collection: Collection,
  keys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { primaryKey, name } = collection;
  invariant(primaryKey !== null, `collection "${name}" has a key`);
  const rows = await runRead(connection, selectKeys(collection, primaryKey, keys));
  return new Map(rows.map(([place, key]) => [keys[Number(place) - 1] ?? "", key ?? ""]));
}
