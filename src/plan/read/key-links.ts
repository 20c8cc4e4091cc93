import { columnFieldOf } from "../../model/look-up.ts";
import type { Collection, ColumnField, OneToAny, OneToMany } from "../../model/model.ts";
import { castKeyTypeOf, keyTypeOf } from "../../value/key-text.ts";
import { isTextual, textType } from "../../value/sql-types.ts";
import type { Link } from "../statement/read-plan.ts";
import { namesCollection, operatorsIn, toText } from "../statement/scope.ts";

/** The alias of every statement's base. */
export const baseAlias: string = "t0";

export function toManyLink(relation: OneToMany | OneToAny, target: Collection, keyField: ColumnField): Link {
  const field = columnFieldOf(target, relation.targetField);
  if (relation.kind === "o2m") return columnLink(field, keyField.sqlType);
  // An item column that is no text compares with the keys as they are.
  const sqlType = isTextual(field) ? textType(field) : keyField.sqlType;
  const where = [namesCollection({ alias: baseAlias, collection: target }, relation.collectionField, relation.collection)];
  return { ...columnLink(field, sqlType), where };
}

/** The rows whose column equals a key of `sqlType`. */
export function columnLink({ column, sqlType: ownType, operators, isRow, type }: ColumnField, sqlType: string): KeysLink {
  const hasParts = isRow || type === "array";
  if (hasParts && ownType === sqlType) return { kind: "keys", column, castKeys: sqlType, sqlType: "text", cast: null, where: [] };
  return { kind: "keys", column, ...operatorsIn(ownType === sqlType ? operators : null), sqlType, cast: null, where: [] };
}

type KeysLink = Extract<Link, { readonly kind: "keys" }>;

/** The item that a client names by its key. What cannot be held to a type beforehand is compared as text. */
export function keyLink(key: ColumnField): Link {
  return keyTypeOf(key) === "text" && !isTextual(key) ? textLink(key) : ownLink(key);
}

/** The item whose key stands in a text of a many-to-any: as in joins, only some types have keys that are cast. */
export function memberLink(key: ColumnField): Link {
  return castKeyTypeOf(key) === null && !isTextual(key) ? textLink(key) : ownLink(key);
}

/** The item with a key that the database has taken, in whichever spelling. */
export function ownLink(key: ColumnField): Link {
  return columnLink(key, key.sqlType);
}

function textLink(key: ColumnField): Link {
  return { kind: "keys", column: key.column, sqlType: "text", cast: toText(key), where: [] };
}
