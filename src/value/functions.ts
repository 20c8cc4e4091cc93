import type { DatePart } from "../filter/filter.ts";
import type { ColumnField, Field } from "../model/model.ts";
import type { FunctionsKind } from "./type-facts.ts";
import { types } from "./types.ts";

/** The functions that a field has; null for none. A relation shown as one object has nothing to count. */
export function functionsOf(field: Field): FunctionsKind | null {
  if (field.kind === "alias") return field.relation.single ? null : "count";
  return field.relation === null ? types[field.type].functions : null;
}

/** What may be asked of a field besides its value. */
export function functionsOfField(field: Field): readonly FunctionName[] {
  const kind = functionsOf(field);
  return kind === null ? [] : functionNames[kind];
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
  return field.kind === "column" && types[field.type].kind === "number";
}

export type FunctionName = DatePart | "count" | "json";
