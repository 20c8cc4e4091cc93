import type { Database } from "../database/database.ts";
import type { Collection, Model } from "../model/model.ts";
import { type Keys, keysOf, readKeys } from "../system/read-structure.ts";
import type { Table } from "../system/structure.ts";

/** The indexes and foreign keys of a collection's table. */
export type KeysOfCollection = (collection: Collection) => Pick<Table, "indexes" | "foreignKeys">;

export async function readKeysOfModel(database: Database, { collections }: Model): Promise<KeysOfCollection> {
  const schemas = [...new Set([...collections.values()].map(({ schema }) => schema))];
  const keys: ReadonlyMap<string, Keys> = new Map(
    await Promise.all(schemas.map(async (schema) => [schema, await readKeys(database, schema)] as const)),
  );
  return ({ schema, table }) => {
    const ofSchema = keys.get(schema);
    return ofSchema === undefined ? { indexes: [], foreignKeys: [] } : keysOf(ofSchema, table);
  };
}
