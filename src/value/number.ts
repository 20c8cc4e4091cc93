/** Integers of 16, 32 and 64 bits, floats and decimals, on their way in; what an answer shows of them is in `decode-cell.ts`. */
import type { ColumnField } from "../model/model.ts";
import type { OperandType } from "./operand-type.ts";
import { printedExactly, writeScalar } from "./text.ts";
import { fitting, unfit } from "./type-facts.ts";
import type { Comparand, Fitting, Reading, Unfit } from "./type-facts.ts";

export function writeInteger(value: unknown, { type, sqlType }: ColumnField): Reading {
  const scalar = writeScalar(value);
  if (scalar.kind !== "text") return scalar;
  const text = scalar.text.trim();
  if (!/^[+-]?\d{1,40}$/.test(text)) return unfit("an integer");
  const bits = type === "bigInteger" ? 64 : sqlType === "smallint" ? 16 : 32;
  return BigInt.asIntN(bits, BigInt(text)) === BigInt(text) ? fitting(text) : { kind: "outOfRange" };
}

export function readNumber(given: string): Fitting | Unfit {
  const text = given.trim();
  return isNumberText(text) ? fitting(text) : unfit("a number");
}

/** As far as PostgreSQL reads it: `.5`, `1e3`. */
export function isNumberText(text: string): boolean {
  return text.length <= 1000 && /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i.test(text);
}

/** An integer that the column's type cannot hold is compared as a wider one or as `numeric`, and so fits no row or all. */
export function compareInteger(given: string, { sqlType }: OperandType): Comparand | Unfit {
  const text = given.trim();
  if (!isNumberText(text)) return unfit("a number");
  const integer = /^[+-]?\d+$/.test(text) ? BigInt(text) : null;
  if (integer === null) return { kind: "comparand", text, sqlType: "numeric" };
  if (BigInt.asIntN(32, integer) === integer) return { kind: "comparand", text, sqlType: sqlType === "smallint" ? "integer" : sqlType };
  return { kind: "comparand", text, sqlType: BigInt.asIntN(64, integer) === integer ? "bigint" : "numeric" };
}

export function canonicalInteger(text: string): string {
  return String(BigInt(text));
}

/** `5` for `5.00`, `0.5` for `+.50`. */
export function canonicalDecimal(text: string): string {
  const [, sign = "", whole = "", fraction = ""] = /^([+-]?)0*(\d*)(?:\.(\d*?)0*)?$/.exec(text) ?? [];
  if (whole === "" && fraction === "" && !/^[+-]?[0.]+$/.test(text)) return text;
  const digits = `${whole === "" ? "0" : whole}${fraction === "" ? "" : `.${fraction}`}`;
  return sign === "-" && digits !== "0" ? `-${digits}` : digits;
}

/** The pattern of an integer in an error of PostgreSQL. */
export function printedInteger(text: string): string {
  return printedExactly(canonicalInteger(text));
}

/** The pattern of a decimal in an error of PostgreSQL: it may have got zeros behind its point. */
export function printedDecimal(text: string): string {
  const canonical = canonicalDecimal(text);
  return `${printedExactly(canonical)}${canonical.includes(".") ? "0*" : "(?:\\.0*)?"}`;
}
