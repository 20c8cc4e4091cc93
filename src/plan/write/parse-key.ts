import type { FieldInput, ItemInput } from "../../input/item-input.ts";
import { collectionOf } from "../../model/look-up.ts";
import type { ColumnField } from "../../model/model.ts";
import { columnText } from "../../value/column-text.ts";
import { collect } from "./parse-state.ts";
import type { ItemPlace } from "./parse-state.ts";

type KeyPlace = Pick<ItemPlace, "state" | "collection" | "path">;

/** The key that an object carries, as text; null without one. */
export function readKey(place: KeyPlace, { fields }: ItemInput): string | null {
  const { primaryKey } = place.collection;
  const stated = primaryKey === null ? undefined : fields.find((input) => statesKey(input, primaryKey));
  if (primaryKey === null || stated === undefined) return null;
  const path = `${place.path}.${stated.name}`;
  if (stated.kind === "value") return stated.value === null || stated.value === "" ? null : columnText(primaryKey, stated.value, path);
  if (stated.kind !== "toOne" || primaryKey.relation?.kind !== "m2o") return null;
  // A key that is a link as well is that of the item it links to.
  const target = collectionOf(place.state.model, primaryKey.relation.target);
  return primaryKey.relation.targetField === target.primaryKey?.name ? readKey({ ...place, collection: target, path }, stated.item) : null;
}

function statesKey(input: FieldInput, { name }: ColumnField): boolean {
  return input.kind !== "unknown" && input.field === name;
}

/** The same, but what is wrong with the key is a problem of the input among others. */
export function readKeyOrNull(place: KeyPlace, input: ItemInput): string | null {
  let key: string | null = null;
  collect(place.state, () => (key = readKey(place, input)));
  return key;
}
