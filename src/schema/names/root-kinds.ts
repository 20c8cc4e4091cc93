import type { Collection } from "../../model/model.ts";
import { isWritable } from "../../model/writable.ts";
import type { MutationMeaning, RootMeaning } from "./meaning.ts";

/** Where a collection has its roots: `/graphql`, or for Directus's own ones `/graphql/system`. Each is a schema of its own. */
export type Endpoint = "items" | "system";

/** Which of the roots a collection has. An item is asked for by its key where the key may be read. */
export function rootKindsOf(collection: Collection, endpoint: Endpoint): readonly RootMeaning["kind"][] {
  if (collection.isSystem !== (endpoint === "system")) return [];
  const { primaryKey, singleton } = collection;
  const isKeyed = primaryKey !== null && (singleton || collection.fields.has(primaryKey.name));
  const own: readonly RootMeaning["kind"][] = singleton ? ["singleton"] : isKeyed ? ["list", "byId", "aggregated"] : ["list", "aggregated"];
  if (endpoint === "system") return [...own, ...(isKeyed ? askersOf(collection) : [])];
  return isKeyed ? [...own, "byVersion"] : own;
}

/** What of a collection belongs to whoever asks: `users_me`, `roles_me`. */
function askersOf({ name }: Collection): readonly RootMeaning["kind"][] {
  if (name === "directus_users") return ["currentUser"];
  return name === "directus_roles" ? ["currentRoles"] : [];
}

/** Those of Directus's own collections that are written here. What else follows is in `resolve/write/consequences.ts`. */
const ownRecords: ReadonlySet<string> = new Set(
  [
    "access comments dashboards files folders notifications panels permissions policies presets roles settings translations users",
    "versions",
  ]
    .flatMap((names) => names.split(" "))
    .map((name) => `directus_${name}`),
);

/** Which of the mutations a collection has. */
export function mutationKindsOf(collection: Collection, endpoint: Endpoint): readonly MutationMeaning["kind"][] {
  if (collection.isSystem !== (endpoint === "system") || !isWritable(collection)) return [];
  if (collection.isSystem && !ownRecords.has(collection.name)) return [];
  if (collection.singleton) return ["updateSingleton"];
  const own: readonly MutationMeaning["kind"][] = collection.name === "directus_users" && collection.isSystem ? ["updateCurrentUser"] : [];
  return [...own, "createItems", "createItem", "updateItems", "updateBatch", "updateItem", "deleteItems", "deleteItem"];
}
