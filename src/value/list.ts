/** Values of several parts: json, arrays, and texts that are lists. */
import { quoteElement } from "../database/array-literal.ts";
import type { ColumnField, ElementType } from "../model/model.ts";
import { writeScalar } from "./text.ts";
import { fitting, unfit } from "./type-facts.ts";
import type { Fitting, Unfit } from "./type-facts.ts";

export function writeJson(value: unknown): Fitting {
  return fitting(JSON.stringify(value));
}

/** `["a", "b"]` as `a,b`; a text as it is. */
export function writeCsv(value: unknown): Fitting | Unfit {
  return Array.isArray(value) ? joinParts(value.map(writeScalar), (parts) => parts.join(",")) : writeScalar(value);
}

/** GeoJSON, or the text of a geometry. */
export function writeGeometry(value: unknown): Fitting | Unfit {
  return typeof value === "object" ? writeJson(value) : writeScalar(value);
}

/** `["a", null]` as `{"a",NULL}`, `[[1, 2], [3, 4]]` as `{{"1","2"},{"3","4"}}`; of json, each element is one document. */
export function writeArray(value: unknown, { element }: ColumnField): Fitting | Unfit {
  if (typeof value === "string") return readArrayText(value, { element });
  if (!Array.isArray(value)) return unfit("a list");
  return writeElements(value, element ?? { type: "unknown", sqlType: "text" });
}

/** An array in one text, as a key is given: in json, as it is shown, or as PostgreSQL writes it. */
export function readArrayText(text: string, { element }: Pick<ColumnField, "element">): Fitting | Unfit {
  if (/^\{.*\}$/s.test(text)) return fitting(text);
  const values = parseJson(text);
  if (!Array.isArray(values)) return unfit("a list");
  const written = writeElements(values, element ?? { type: "unknown", sqlType: "text" });
  return written.kind === "text" ? fitting(withoutQuotes(written.text)) : written;
}

/** `{"1","a b"}` as PostgreSQL prints it, by which keys are compared: `{1,"a b"}` */
function withoutQuotes(literal: string): string {
  return literal.replaceAll(/"((?:[^"\\]|\\.)*)"/gs, (quoted, inner: string) =>
    /^[^\s{}",\\]+$/.test(inner) && inner.toUpperCase() !== "NULL" ? inner : quoted,
  );
}

/** Null for what is no json. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function writeElements(values: readonly unknown[], element: ElementType): Fitting | Unfit {
  return joinParts(
    values.map((value) => writeElement(value, element)),
    (parts) => `{${parts.join(",")}}`,
  );
}

function writeElement(value: unknown, element: ElementType): Fitting | Unfit {
  // A null among documents is a document as well, but PostgreSQL's is what reads as one.
  if (value === null) return fitting("NULL");
  if (element.type === "json") return fitting(quoteElement(JSON.stringify(value)));
  if (Array.isArray(value)) return writeElements(value, element);
  if (isRounded(value, element)) return unfit("an integer of more than 53 bits as a text");
  const written = writeScalar(value);
  return written.kind === "text" ? fitting(quoteElement(written.text)) : written;
}

/** JSON has rounded it, and nobody knows what it was. */
function isRounded(value: unknown, { type }: ElementType): boolean {
  const holdsMore = type === "bigInteger" || type === "decimal";
  return holdsMore && typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value);
}

function joinParts(parts: readonly (Fitting | Unfit)[], join: (texts: readonly string[]) => string): Fitting | Unfit {
  const fault = parts.find((part) => part.kind === "unfit");
  return fault ?? fitting(join(parts.flatMap((part) => (part.kind === "text" ? part.text : []))));
}

/** What an array is read as: json of its elements, which are texts where a number could lose digits, or be none. */
export function readsAsTexts({ element }: ColumnField): boolean {
  return element?.type === "bigInteger" || readsAsNumbers({ element });
}

/** Whether the texts of an array's elements are numbers as far as these hold them. */
export function readsAsNumbers({ element }: Pick<ColumnField, "element">): boolean {
  return element?.type === "decimal" || element?.type === "float";
}
