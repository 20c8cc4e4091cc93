/** Values of several parts: json, arrays, and texts that are lists. */
import { encodeParameter } from "../database/array-literal.ts";
import { writeScalar } from "./text.ts";
import { fitting, unfit } from "./type-facts.ts";
import type { Fitting, Unfit } from "./type-facts.ts";

export function writeJson(value: unknown): Fitting {
  return fitting(JSON.stringify(value));
}

/** `["a", "b"]` as `a,b`; a text as it is. */
export function writeCsv(value: unknown): Fitting | Unfit {
  if (!Array.isArray(value)) return writeScalar(value);
  const parts = value.map(writeScalar);
  return parts.find((part) => part.kind === "unfit") ?? fitting(parts.flatMap((part) => (part.kind === "text" ? part.text : [])).join(","));
}

/** `["a", null]` as `{"a",NULL}` */
export function writeArray(value: unknown): Fitting | Unfit {
  if (!Array.isArray(value)) return unfit("a list");
  const parts = value.map((one: unknown) => (one === null ? null : writeScalar(one)));
  const fault = parts.find((part) => part?.kind === "unfit");
  if (fault?.kind === "unfit") return fault;
  return fitting(encodeParameter(parts.map((part) => (part?.kind === "text" ? part.text : null))) ?? "{}");
}

/** GeoJSON, or the text of a geometry. */
export function writeGeometry(value: unknown): Fitting | Unfit {
  return typeof value === "object" ? writeJson(value) : writeScalar(value);
}
