import type { Parameter } from "./database.ts";

/** A parameter as PostgreSQL's text: an array becomes an array literal, `{7,"a","say \"hi\"",NULL}`. */
export function encodeParameter(parameter: Parameter): string | null {
  if (parameter === null || typeof parameter === "string") return parameter;
  let literal = "{";
  for (const [index, element] of parameter.entries()) {
    if (index > 0) literal += ",";
    literal += element === null ? "NULL" : isShortNumber(element) ? element : quoteElement(element);
  }
  return `${literal}}`;
}

/** Most keys are: to quote one takes longer than to look. */
function isShortNumber(element: string): boolean {
  if (element.length === 0 || element.length > 10) return false;
  for (let at = 0; at < element.length; at++) {
    const code = element.charCodeAt(at);
    if (code < zero || code > nine) return false;
  }
  return true;
}

const [zero, nine] = [48, 57];

/** An element may be empty, or spell `NULL`. */
export function quoteElement(element: string): string {
  return `"${element.replace(/["\\]/g, "\\$&")}"`;
}
