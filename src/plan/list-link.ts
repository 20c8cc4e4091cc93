import type { Collection, ColumnField, OneToAny, OneToMany } from "../model/model.ts";
import type { Link } from "./read-plan.ts";
import { columnFieldOf, isTextual, namesCollection, textType } from "./scope.ts";

/** The alias of every statement's base. */
export const baseAlias: string = "t0";

export function toManyLink(relation: OneToMany | OneToAny, target: Collection, keyField: ColumnField): Link {
  const field = columnFieldOf(target, relation.targetField);
  if (relation.kind === "o2m") return { kind: "keys", column: field.column, sqlType: keyField.sqlType, where: [] };
  return {
    kind: "keys",
    column: field.column,
    // An item column that is no text compares with the keys as they are.
    sqlType: isTextual(field) ? textType(field) : keyField.sqlType,
    where: [namesCollection({ alias: baseAlias, collection: target }, relation.collectionField, relation.collection)],
  };
}
