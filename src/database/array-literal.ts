import type { Parameter } from "./database.ts";

/** A parameter as PostgreSQL's text: an array becomes an array literal, `{"a","say \"hi\"",NULL}`. */
export function encodeParameter(parameter: Parameter): string | null {
  if (parameter === null || typeof parameter === "string") return parameter;
  return `{${parameter.map((element) => (element === null ? "NULL" : quoteElement(element))).join(",")}}`;
}

/** Always quoted: an element may be empty, or spell `NULL`. */
export function quoteElement(element: string): string {
  return `"${element.replace(/["\\]/g, "\\$&")}"`;
}
