import { columnFieldOf } from "../../model/look-up.ts";
import type { Collection, ColumnField, OneToAny, OneToMany } from "../../model/model.ts";
import { castKeyTypeOf, keyTypeOf } from "../../value/key-text.ts";
import { isTextual, textType } from "../../value/sql-types.ts";
import type { Link } from "../statement/read-plan.ts";
import { namesCollection, toText } from "../statement/scope.ts";

/** The alias of every statement's base. */
export const baseAlias: string = "t0";

export function toManyLink(relation: OneToMany | OneToAny, target: Collection, keyField: ColumnField): Link {
  const field = columnFieldOf(target, relation.targetField);
  if (relation.kind === "o2m") return { kind: "keys", column: field.column, sqlType: keyField.sqlType, cast: null, where: [] };
  return {
    kind: "keys",
    column: field.column,
    // An item column that is no text compares with the keys as they are.
    sqlType: isTextual(field) ? textType(field) : keyField.sqlType,
    cast: null,
    where: [namesCollection({ alias: baseAlias, collection: target }, relation.collectionField, relation.collection)],
  };
}

/** The item that a client names by its key. What cannot be held to a type beforehand is compared as text. */
export function keyLink(key: ColumnField): Link {
  return keyTypeOf(key) === "text" && !isTextual(key) ? textLink(key) : ownLink(key);
}

/** The item whose key stands in a text of a many-to-any: as in joins, only some types have keys that are cast. */
export function memberLink(key: ColumnField): Link {
  return castKeyTypeOf(key) === null && !isTextual(key) ? textLink(key) : ownLink(key);
}

function ownLink({ column, sqlType }: ColumnField): Link {
  return { kind: "keys", column, sqlType, cast: null, where: [] };
}

function textLink(key: ColumnField): Link {
  return { kind: "keys", column: key.column, sqlType: "text", cast: toText(key), where: [] };
}
