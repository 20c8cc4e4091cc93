import type { Parameter } from "./database.ts";

/** A parameter as PostgreSQL's text: an array becomes an array literal, `{"a","say \"hi\"",NULL}`. */
export function encodeParameter(parameter: Parameter): string | null {
  if (parameter === null || typeof parameter === "string") return parameter;
  return `{${parameter.map(encodeElement).join(",")}}`;
}

/** Always quoted: an element may be empty, or spell `NULL`. */
function encodeElement(element: string | null): string {
  return element === null ? "NULL" : `"${element.replace(/["\\]/g, "\\$&")}"`;
}
