import { invariant } from "../shared/invariant.ts";
import type { AnyToOne, Collection, ColumnField, Field, ManyToOne, Model, OneToAny, OneToMany } from "./model.ts";

/** The collection of that name. Names come from the Model itself, so a missing one is a bug of ours. */
export function collectionOf(model: Model, name: string): Collection {
  const collection = model.collections.get(name);
  invariant(collection !== undefined, `The model has no collection "${name}"`);
  return collection;
}

/** The field of that name, column or alias; as above, a missing one is a bug of ours. */
export function fieldOf(collection: Collection, name: string): Field {
  const field = collection.fields.get(name);
  invariant(field !== undefined, `The collection "${collection.name}" has no field "${name}"`);
  return field;
}

/** The field of that name, which must have a column: a key, a foreign key, half of an any-pair. */
export function columnFieldOf(collection: Collection, name: string): ColumnField {
  const field = fieldOf(collection, name);
  invariant(field.kind === "column", `field "${collection.name}.${name}" has a column`);
  return field;
}

/** The relation of a foreign key. */
export function manyToOneOf(collection: Collection, name: string): ManyToOne {
  const { relation } = columnFieldOf(collection, name);
  invariant(relation?.kind === "m2o", `field "${collection.name}.${name}" is a many-to-one`);
  return relation;
}

/** The relation of an item column. */
export function anyToOneOf(collection: Collection, name: string): AnyToOne {
  const { relation } = columnFieldOf(collection, name);
  invariant(relation?.kind === "a2o", `field "${collection.name}.${name}" is a many-to-any`);
  return relation;
}

/** The relation of an alias field. */
export function toManyOf(collection: Collection, name: string): OneToMany | OneToAny {
  const field = fieldOf(collection, name);
  invariant(field.kind === "alias", `field "${collection.name}.${name}" is a list`);
  return field.relation;
}

/** The fields of an item that say whose list it is in, which are emptied when it leaves. */
export function linkFields(relation: OneToMany | OneToAny): readonly string[] {
  return relation.kind === "o2a" ? [relation.targetField, relation.collectionField] : [relation.targetField];
}
