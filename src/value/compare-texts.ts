/** Values of one column compared as the database would, as far as that can be told from their texts alone. */
import type { ColumnField } from "../model/model.ts";
import { canonicalText } from "./canonical-text.ts";
import { isTextual } from "./sql-types.ts";
import { types } from "./types.ts";

/** Null where only the database can tell, as of texts in a collation of their own, or of moments. */
export function areEqual(field: ColumnField, left: string, right: string): boolean | null {
  if (isNumber(field)) {
    const order = orderOf(field, left, right);
    return order === null ? null : order === 0;
  }
  return isToldByText(field) ? canonicalText(field, left) === canonicalText(field, right) : null;
}

function isToldByText(field: ColumnField): boolean {
  const { kind } = types[field.type];
  return kind === "boolean" || kind === "uuid" || (isTextual(field) && field.isDeterministic);
}

/** Negative where `left` is the lesser, zero where they are equal, positive where it is the greater; null as above. */
export function orderOf(field: ColumnField, left: string, right: string): number | null {
  if (!isNumber(field)) return null;
  const [first, second] = [parseDecimal(left), parseDecimal(right)];
  if (first === null || second === null) return null;
  const scale = Math.max(first.scale, second.scale);
  const difference = first.digits * 10n ** BigInt(scale - first.scale) - second.digits * 10n ** BigInt(scale - second.scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** What is stored of a `real` is less exact than its text. */
function isNumber({ type, sqlType }: ColumnField): boolean {
  return types[type].kind === "number" && sqlType !== "real";
}

/** `-12.50` as 1250 hundredths; null for exponents, NaN and what is very long. */
function parseDecimal(text: string): { readonly digits: bigint; readonly scale: number } | null {
  const [, sign, whole, fraction = ""] = /^\s*([+-]?)(\d{1,200})(?:\.(\d{0,200}))?\s*$/.exec(text) ?? [];
  return whole === undefined ? null : { digits: BigInt(`${sign === "-" ? "-" : ""}${whole}${fraction}`), scale: fraction.length };
}

/** A `like` of texts, in the case that the column has for equal; null as above. */
export function matchText(
  field: ColumnField,
  text: string,
  part: string,
  { at, ignoresCase }: { readonly at: "start" | "end" | "anywhere"; readonly ignoresCase: boolean },
): boolean | null {
  if (!isTextual(field)) return null;
  const fold = (one: string): string => (ignoresCase ? canonicalText(field, one).toLowerCase() : canonicalText(field, one));
  const [within, wanted] = [fold(text), fold(part)];
  switch (at) {
    case "start":
      return within.startsWith(wanted);
    case "end":
      return within.endsWith(wanted);
    case "anywhere":
      return within.includes(wanted);
  }
}
