/**
 * Unknown data into typed values. A parser answers `undefined` for an absent key and for a value of the wrong form;
 * the latter is also written down, so that one reading of a file tells every fault at once.
 */
import type { Diagnostic } from "../errors.ts";

export type FormObject = Readonly<Record<string, unknown>>;

/** Where a value stands in its source, for messages, and where faults are written down. */
export interface FormPlace {
  /** `snapshot.yaml: fields[3].meta` */
  readonly coordinate: string;
  readonly faults: Diagnostic[];
}

/** The place of a member: `at(place, "meta")`, `at(place, 3)`. */
export function at(place: FormPlace, key: string | number): FormPlace {
  const separator = place.coordinate.endsWith(": ") ? "" : ".";
  const tail = typeof key === "number" ? `[${key}]` : `${separator}${key}`;
  return { coordinate: `${place.coordinate}${tail}`, faults: place.faults };
}

export function addFault(place: FormPlace, sentence: string): void {
  const coordinate = place.coordinate.replace(/: $/, "");
  place.faults.push({ severity: "error", coordinate, message: `${coordinate}: ${sentence}` });
}

export function isObject(value: unknown): value is FormObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function parseObject(value: unknown, place: FormPlace): FormObject | undefined {
  if (isObject(value)) return value;
  addFault(place, `expected an object, got ${describe(value)}.`);
  return undefined;
}

/** A list that may be absent or null. */
export function parseList(value: unknown, place: FormPlace): readonly unknown[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value;
  addFault(place, `expected a list, got ${describe(value)}.`);
  return [];
}

/** A name that must be there. */
export function parseName(object: FormObject, key: string, place: FormPlace): string | undefined {
  const value = object[key];
  if (typeof value === "string" && value !== "") return value;
  addFault(at(place, key), `expected a name, got ${describe(value)}.`);
  return undefined;
}

export function parseText(object: FormObject, key: string, place: FormPlace): string | null | undefined {
  const value = object[key];
  if (value === undefined || value === null || typeof value === "string") return value;
  addFault(at(place, key), `expected text, got ${describe(value)}.`);
  return undefined;
}

/** A boolean; 0 and 1 count, since exports of other databases have them. Null counts as absent. */
export function parseFlag(object: FormObject, key: string, place: FormPlace): boolean | undefined {
  const value = object[key];
  if (value === undefined || value === null) return undefined;
  if (typeof value === "boolean") return value;
  if (value === 0 || value === 1) return value === 1;
  addFault(at(place, key), `expected true or false, got ${describe(value)}.`);
  return undefined;
}

export function parseInteger(object: FormObject, key: string, place: FormPlace): number | null | undefined {
  const value = object[key];
  if (value === undefined || value === null || Number.isInteger(value)) return value as number | null | undefined; // Just tested.
  addFault(at(place, key), `expected an integer, got ${describe(value)}.`);
  return undefined;
}

/** Names in a list, or separated by commas as Directus stores them. */
export function parseNames(object: FormObject, key: string, place: FormPlace): readonly string[] | null | undefined {
  const value = object[key];
  if (value === undefined || value === null) return value;
  if (typeof value === "string") return value.split(",").flatMap((name) => name.trim() || []);
  if (Array.isArray(value) && value.every((name) => typeof name === "string")) return value;
  addFault(at(place, key), `expected a list of names, got ${describe(value)}.`);
  return undefined;
}

/** A json value, or its text as exports of a json column may have it. */
export function parseJson(object: FormObject, key: string, place: FormPlace): unknown {
  const value = object[key];
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    addFault(at(place, key), `expected JSON, got ${describe(value)}.`);
    return undefined;
  }
}

/** Drops absent keys, so that what is left can be laid over a whole. */
export function withoutAbsent<T extends object>(object: { readonly [K in keyof T]: T[K] | undefined }): Partial<T> {
  // The filter takes out every undefined, which is all that parts the two types.
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Partial<T>;
}

export function describe(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "an object";
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
