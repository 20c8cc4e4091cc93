import type { Collection, ColumnField } from "../model/model.ts";

/** A key in the one form that stands for all that PostgreSQL takes for equal to it. */
export function canonicalKey({ primaryKey }: Collection, key: string): string {
  return primaryKey === null ? key : canonicalText(primaryKey, key);
}

/** The same of any column by which items refer to each other: `00A` and `00a` of a uuid, `007` and `7`, `5.00` and `5`. */
export function canonicalText({ type, sqlType }: ColumnField, text: string): string {
  if (type === "uuid" || /\bcitext$/.test(sqlType)) return text.toLowerCase();
  if (sqlType === "character" || sqlType === "bpchar") return text.replace(/ +$/, "");
  if (type === "integer" || type === "bigInteger") return String(BigInt(text));
  return type === "decimal" ? canonicalDecimal(text) : text;
}

function canonicalDecimal(text: string): string {
  const [, sign = "", whole = "", fraction = ""] = /^([+-]?)0*(\d*)(?:\.(\d*?)0*)?$/.exec(text) ?? [];
  if (whole === "" && fraction === "" && !/^[+-]?[0.]+$/.test(text)) return text;
  const digits = `${whole === "" ? "0" : whole}${fraction === "" ? "" : `.${fraction}`}`;
  return sign === "-" && digits !== "0" ? `-${digits}` : digits;
}
