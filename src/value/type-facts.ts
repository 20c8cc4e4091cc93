/**
 * What the other rooms ask of a type. `types.ts` has one row of these facts for each; the files beside it hold
 * the functions that stand in the rows, by subject: numbers, texts, moments, lists. The way out is `decode-cell.ts`: a row
 * names which of its cases a type takes.
 */
import type { ColumnField } from "../model/model.ts";
import type { Decode } from "./decode-cell.ts";
import type { OperandType } from "./operand-type.ts";

export interface TypeFacts {
  readonly kind: TypeKind;
  /** The text that a column is given for a value of the input: `{ a: 1 }` of a json column is `{"a":1}`. */
  readonly write: (value: unknown, field: ColumnField) => Reading;
  /** The text that a column is compared with, and the type it is cast to, for a text of a filter. */
  readonly compare: (text: string, operand: OperandType) => Comparand | Unfit;
  /** The one spelling that stands for all that PostgreSQL takes for equal: `7` for `007`. */
  readonly canonical: (text: string, field: ColumnField) => string;
  /** A regular expression that matches the text as PostgreSQL prints it in an error: a decimal may have got zeros. */
  readonly printed: (text: string, field: ColumnField) => string;
  /** What the text of a cell becomes in an answer. */
  readonly decode: Decode;
  /** The value of a default that is the constant `literal`, as it would read. */
  readonly constant: (literal: string) => string | number | boolean | null;
  readonly functions: FunctionsKind | null;
  /** How `search` looks at the column; null: not at all. */
  readonly search: "text" | "number" | "uuid" | null;
  /** What the column holds of this moment, which is given as `2024-06-01T12:00:00.000Z`; null for a type that holds none. */
  readonly moment: (iso: string) => string | null;
}

/** `opaque`: shown as the text that PostgreSQL prints. */
export type TypeKind = "number" | "text" | "moment" | "boolean" | "uuid" | "json" | "array" | "opaque";

export type FunctionsKind = "date" | "time" | "dateTime" | "json" | "count";

/** What a value of the input comes to. */
export type Reading = Fitting | Unfit | { readonly kind: "outOfRange" };

export interface Fitting {
  readonly kind: "text";
  readonly text: string;
}

export interface Unfit {
  readonly kind: "unfit";
  /** For a message: `a date in ISO 8601 form`. */
  readonly expected: string;
}

/** A text with the type that the statement casts it to. */
export interface Comparand {
  readonly kind: "comparand";
  readonly text: string;
  readonly sqlType: string;
  /** Of a text that names a span of time: where it ends, which is no longer part of it. */
  readonly end?: string;
  /** Seconds east of Greenwich, where values of one moment differ by their zones. */
  readonly zone?: number;
}

export function fitting(text: string): Fitting {
  return { kind: "text", text };
}

export function unfit(expected: string): Unfit {
  return { kind: "unfit", expected };
}
