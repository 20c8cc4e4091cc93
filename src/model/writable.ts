import type { Collection, ColumnField, Model } from "./model.ts";

/** Whether its items can be created and changed one by one: rows of a table that have a key. */
export function isWritable(collection: Collection): boolean {
  return collection.kind === "table" && collection.primaryKey !== null && mayBeStated(collection, collection.primaryKey);
}

/** Whether there is anything to write of the collection's items, in a model of what may be written. */
export function hasInput(model: Model, name: string): boolean {
  const collection = model.collections.get(name);
  if (collection === undefined || !isWritable(collection)) return false;
  return [...collection.fields.values()].some((field) => field.kind === "alias" || mayBeStated(collection, field));
}

/** A column that the database always computes is nobody's to write, but for a key that it draws from a sequence: that is drawn here. */
export function mayBeStated(collection: Collection, field: ColumnField): boolean {
  return !field.isGenerated || (field.sequence !== null && field.name === collection.primaryKey?.name);
}

/**
 * Whether a new item cannot be without the field: NOT NULL, and neither the database nor Directus fills it. The many
 * side of a relation that is shown on both sides is never required, because an item that is created under its parent
 * takes the link from there; neither is a pair of item and collection, which a typed member can fill.
 */
export function isRequired(collection: Collection, field: ColumnField): boolean {
  if (!mustBeStated(field)) return false;
  if (field.relation?.kind === "m2o" && field.relation.inverse !== null) return false;
  return !isHalfOfPair(collection, field);
}

/** Whether neither the database nor Directus fills the field of a new item, and it is NOT NULL: something has to be stated for it. */
export function mustBeStated(field: ColumnField): boolean {
  if (field.nullable || field.default !== null || field.sequence !== null || field.isGenerated || !field.mayInsert) return false;
  return !field.special.some((name) => filledOnCreate.has(name));
}

const filledOnCreate: ReadonlySet<string> = new Set(["uuid", "date-created", "user-created", "role-created"]);

function isHalfOfPair(collection: Collection, field: ColumnField): boolean {
  for (const { relation } of collection.fields.values()) {
    if (
      relation?.kind === "a2o" &&
      relation.allowed.length > 0 &&
      (relation.field === field.name || relation.collectionField === field.name)
    )
      return true;
  }
  return false;
}

/** Whether the database's role may lock an item: with the right to change a column of it. */
export function mayLock({ fields }: Collection): boolean {
  return [...fields.values()].some((field) => field.kind === "column" && field.mayUpdate);
}
