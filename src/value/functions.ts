import type { ColumnField, Field } from "../model/model.ts";

export type FunctionsKind = "date" | "time" | "dateTime" | "json" | "count";

/** The functions that a field has; null for none. A relation shown as one object has nothing to count. */
export function functionsOf(field: Field): FunctionsKind | null {
  if (field.kind === "alias") return field.relation.single ? null : "count";
  if (field.relation !== null) return null;
  switch (field.type) {
    case "date":
    case "time":
    case "dateTime":
    case "json":
      return field.type;
    case "timestamp":
      return "dateTime";
    case "integer":
    case "bigInteger":
    case "float":
    case "decimal":
    case "boolean":
    case "string":
    case "text":
    case "uuid":
    case "csv":
    case "hash":
    case "array":
    case "binary":
    case "geometry":
    case "unknown":
      return null;
  }
}

export function hasFunctions(field: Field): boolean {
  return functionsOf(field) !== null;
}

const dateParts = ["year", "month", "week", "day", "weekday"] as const satisfies readonly FunctionName[];

const timeParts = ["hour", "minute", "second"] as const satisfies readonly FunctionName[];

export const functionNames: Readonly<Record<FunctionsKind, readonly FunctionName[]>> = {
  date: dateParts,
  time: timeParts,
  dateTime: [...dateParts, ...timeParts],
  json: ["count", "json"],
  count: ["count"],
};

/** Whether the field has a sum and a mean; links by number have, as in Directus. */
export function isNumeric(field: Field): field is ColumnField {
  if (field.kind === "alias") return false;
  return field.type === "integer" || field.type === "bigInteger" || field.type === "float" || field.type === "decimal";
}

export type FunctionName = "year" | "month" | "week" | "day" | "weekday" | "hour" | "minute" | "second" | "count" | "json";
