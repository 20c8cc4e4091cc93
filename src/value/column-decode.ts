import type { Collection, ColumnField } from "../model/model.ts";
import type { Decode } from "./decode-cell.ts";
import { readsAsNumbers } from "./list.ts";
import { types } from "./types.ts";

/** What the text of a column becomes in an answer: a case of `decodeCell`. */
export function columnDecode(collection: Collection, field: ColumnField): Decode {
  if (field.masked) return "masked";
  // A key is an `ID`, whatever its type, and finds its item again: with all its digits.
  return field.name === collection.primaryKey?.name ? "text" : typeDecode(field);
}

/** The same inside json, where an integer key is a number. */
export function typeDecode(field: ColumnField): Decode {
  if (field.type === "json" && field.sqlType === "jsonb") return "jsonb";
  return readsAsNumbers(field) ? "numbers" : types[field.type].decode;
}
