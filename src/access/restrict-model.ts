/**
 * What of a model an action may touch, as a model of its own: the builders of a schema need to know nothing of rights.
 *
 * As in Directus, a relation is there when both of its ends may be used. Of one that is not, the foreign key stays, as
 * the plain column that it is, and the list on the other side goes. A many-to-any keeps the members that may be used.
 */
import type { AliasField, Collection, ColumnField, Field, Model } from "../model/model.ts";
import { type Access, type Action, mayAct, mayUseField } from "./access.ts";

export function restrictModel(model: Model, access: Access, action: Action): Model {
  if (access.kind === "admin") return model;
  const names = [...model.collections.keys()].filter((name) => mayAct(access, name, action));
  return restrict(model, new Set(names), (collection, field) => mayUseField(access, collection, action, field));
}

type MayUse = (collection: string, field: string) => boolean;

/** A collection without fields is none, and then relations to it are none either. */
function restrict(model: Model, names: ReadonlySet<string>, mayUse: MayUse): Model {
  const collections = [...model.collections.values()]
    .filter(({ name }) => names.has(name))
    .map((collection) => restrictCollection(collection, names, mayUse));
  const kept = collections.filter(({ fields }) => fields.size > 0);
  if (kept.length < collections.length) return restrict(model, new Set(kept.map(({ name }) => name)), mayUse);
  return { collections: new Map(kept.map((collection) => [collection.name, collection])) };
}

function restrictCollection(collection: Collection, names: ReadonlySet<string>, mayUse: MayUse): Collection {
  const fields = new Map<string, Field>();
  for (const field of collection.fields.values()) {
    if (!mayUse(collection.name, field.name)) continue;
    if (field.kind === "column") fields.set(field.name, restrictColumn(field, names, mayUse));
    else if (isListUsable(field, names, mayUse)) fields.set(field.name, field);
  }
  return { ...collection, fields };
}

function restrictColumn(field: ColumnField, names: ReadonlySet<string>, mayUse: MayUse): ColumnField {
  const { relation } = field;
  switch (relation?.kind) {
    case undefined:
      return field;
    case "m2o": {
      const isUsable = names.has(relation.target) && (relation.inverse === null || mayUse(relation.target, relation.inverse));
      return isUsable ? field : { ...field, relation: null };
    }
    case "a2o":
      // Without any to begin with, it is a plain column to everybody.
      if (relation.allowed.length === 0) return { ...field, relation: null };
      return { ...field, relation: { ...relation, allowed: relation.allowed.filter((member) => names.has(member)) } };
  }
}

function isListUsable({ relation }: AliasField, names: ReadonlySet<string>, mayUse: MayUse): boolean {
  const { target, targetField } = relation;
  if (!names.has(target) || !mayUse(target, targetField)) return false;
  return relation.kind === "o2m" || mayUse(target, relation.collectionField);
}
