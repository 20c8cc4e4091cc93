import { actionAccess, fieldAccess } from "../access/access.ts";
import type { Collection, ColumnField, Field } from "../model/model.ts";
import { hasTruthyDefault } from "../value/constant-default.ts";
import type { SchemaContext } from "./schema-context.ts";

type Promises = Pick<SchemaContext, "access" | "nullability">;

/**
 * Whether a column never shows null. Directus says so of a key and of NOT NULL without a truthy default; strict says so
 * of NOT NULL, except where a null can come up all the same: a json null, a number that is none, a secret that is empty, a
 * singleton that has no row yet. Neither says so of a field that is shown on some items only.
 */
export function isNonNullColumn(promises: Promises, collection: Collection, field: ColumnField): boolean {
  if (!isShownOnAll(promises, field)) return false;
  const isPrimaryKey = field.name === collection.primaryKey?.name;
  if (promises.nullability === "directus") return isPrimaryKey || (!field.nullable && !hasTruthyDefault(field));
  return (
    !field.nullable &&
    !field.masked &&
    field.type !== "json" &&
    (isPrimaryKey || !mayBeNoNumber(field)) &&
    canPromise(promises, collection, field)
  );
}

/**
 * JSON has null for NaN and Infinity. A decimal of so many digits is never infinite, and one that is NaN nobody expects:
 * a price is promised, and where it is NaN all the same, it is the one value that reads as null.
 */
function mayBeNoNumber({ type, hasPrecision }: ColumnField): boolean {
  return type === "float" || (type === "decimal" && !hasPrecision);
}

/** Whether what always has a value for an item may be called non-null in this collection. */
export function canPromise(promises: Promises, collection: Collection, field: Field): boolean {
  return promises.nullability === "strict" && !collection.singleton && isShownOnAll(promises, field);
}

/** Policies that show the field may open fewer items than others do. */
function isShownOnAll({ access }: Promises, field: Field): boolean {
  return fieldAccess(actionAccess(access, field.collection, "read"), field.name).kind === "all";
}
