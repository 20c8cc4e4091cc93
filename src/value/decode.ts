import type { Collection, ColumnField } from "../model/model.ts";

/** What the text of a column becomes in an answer. */
export function columnDecode(collection: Collection, field: ColumnField): Decode {
  if (field.masked) return "masked";
  // A key is an `ID`, whatever its type, and finds its item again: with all its digits.
  return field.name === collection.primaryKey?.name ? "text" : typeDecode(field);
}

/** The same inside json, where an integer key is a number. */
export function typeDecode(field: ColumnField): Decode {
  switch (field.type) {
    case "integer":
      return "integer";
    case "float":
    case "decimal":
      return "number";
    case "boolean":
      return "boolean";
    case "json":
    case "array":
      return "json";
    case "csv":
      return "csv";
    case "time":
      return "time";
    case "dateTime":
      return "dateTime";
    case "timestamp":
      return "timestamp";
    case "bigInteger":
    case "string":
    case "text":
    case "uuid":
    case "date":
    case "hash":
    case "binary":
    case "geometry":
    case "unknown":
      return "text";
  }
}
/** What the text of a cell becomes. */
export type Decode = "text" | "integer" | "number" | "boolean" | "json" | "csv" | "time" | "dateTime" | "timestamp" | "masked";
