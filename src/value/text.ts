/** Single values: texts, and what is written as one. */
import type { ColumnField } from "../model/model.ts";
import { isExactNumber } from "../shared/exact-number.ts";
import type { OperandType } from "./operand-type.ts";
import { isCitext } from "./sql-types.ts";
import { fitting, unfit } from "./type-facts.ts";
import type { Comparand, Fitting, Unfit } from "./type-facts.ts";
import { isUuid } from "./uuid.ts";

/** `5`, `true` and `"a"` as text. */
export function writeScalar(value: unknown): Fitting | Unfit {
  if (isExactNumber(value)) return fitting(value.rawJSON);
  const isScalar = typeof value === "string" || typeof value === "number" || typeof value === "boolean" || typeof value === "bigint";
  return isScalar ? fitting(String(value)) : unfit("a single value");
}

/** What a single value comes to by a reader of texts. */
export function writeByText(
  read: (text: string, field: ColumnField) => Fitting | Unfit,
): (value: unknown, field: ColumnField) => Fitting | Unfit {
  return (value, field) => {
    const scalar = writeScalar(value);
    return scalar.kind === "text" ? read(scalar.text, field) : scalar;
  };
}

export function compareText(text: string, { sqlType }: OperandType): Comparand {
  return { kind: "comparand", text, sqlType };
}

/** A text is compared as it would be written, where it can be. */
export function compareAs(read: (text: string) => Fitting | Unfit): (text: string, operand: OperandType) => Comparand | Unfit {
  return (text, { sqlType }) => {
    const fit = read(text);
    return fit.kind === "text" ? { kind: "comparand", text: fit.text, sqlType } : fit;
  };
}

/** `citext` ignores case, `character` the blanks at the end. */
export function canonicalString(text: string, { sqlType }: ColumnField): string {
  if (isCitext(sqlType)) return text.toLowerCase();
  return sqlType === "character" || sqlType === "bpchar" ? text.replace(/ +$/, "") : text;
}

/** A host is shown without a length: `192.0.2.1` for `192.0.2.1/32`. */
export function canonicalAddress(text: string, { sqlType }: ColumnField): string {
  return sqlType === "inet" ? text.replace(/^([^:]+)\/32$|\/128$/, "$1") : text;
}

/** The pattern of a text that PostgreSQL prints in an error as it is. */
export function printedExactly(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

/** The same of a string: `character` is filled up with blanks. */
export function printedString(text: string, { sqlType }: ColumnField): string {
  return `${printedExactly(text)}${sqlType === "bpchar" ? " *" : ""}`;
}

export function readBoolean(text: string): Fitting | Unfit {
  return text === "true" || text === "false" ? fitting(text) : unfit("true or false");
}

export function writeBoolean(value: unknown): Fitting | Unfit {
  return typeof value === "boolean" || typeof value === "string" ? readBoolean(String(value)) : unfit("true or false");
}

export function readUuid(text: string): Fitting | Unfit {
  return isUuid(text) ? fitting(text) : unfit("a UUID");
}

export function writeUuid(value: unknown): Fitting | Unfit {
  return typeof value === "string" ? readUuid(value.toLowerCase()) : unfit("a UUID");
}
