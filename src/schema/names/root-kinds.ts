import type { Collection } from "../../model/model.ts";
import { isWritable } from "../../model/writable.ts";
import type { MutationMeaning, RootMeaning } from "./meaning.ts";

/** Which of the roots a collection has. An item is asked for by its key where the key may be read. */
export function rootKindsOf(collection: Collection): readonly RootMeaning["kind"][] {
  if (collection.isSystem) return [];
  const { primaryKey } = collection;
  if (collection.singleton) return primaryKey === null ? ["singleton"] : ["singleton", "byVersion"];
  const isKeyed = primaryKey !== null && collection.fields.has(primaryKey.name);
  return isKeyed ? ["list", "byId", "aggregated", "byVersion"] : ["list", "aggregated"];
}

/** Which of the mutations a collection has. */
export function mutationKindsOf(collection: Collection): readonly MutationMeaning["kind"][] {
  if (collection.isSystem || !isWritable(collection)) return [];
  if (collection.singleton) return ["updateSingleton"];
  return ["createItems", "createItem", "updateItems", "updateBatch", "updateItem", "deleteItems", "deleteItem"];
}
