import type { ColumnField } from "../model/model.ts";
import { canonicalText } from "./canonical-text.ts";
import { canonicalDecimal } from "./number.ts";
import { types } from "./types.ts";

/** One text for all values that a unique key may take for equal. Some that it tells apart may have one text, too. */
export function uniqueText(field: ColumnField, text: string): string {
  if (!field.isDeterministic) return letters(text);
  const { kind } = types[field.type];
  if (kind === "moment") return moment(text);
  if (kind !== "number") return canonicalText(field, text);
  return field.type === "float" ? String(Number(text)) : canonicalDecimal(text);
}

/** Whether values that have one text are equal for sure. */
export function isToldByText({ isDeterministic, type }: ColumnField): boolean {
  return isDeterministic && type !== "float" && types[type].kind !== "moment";
}

/** Without case and accents: what a collation may pass over. */
export function letters(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** `2024-02-29 08:30` for `2024-02-29T08:30:00.000Z`, and for what PostgreSQL prints of it. */
function moment(text: string): string {
  const local = text.replace(/t/i, " ").replace(/(?:z|[+-]00(?::?00)?)$/i, "");
  return local
    .replace(/(\.\d*?)0+$/, "$1")
    .replace(/\.$/, "")
    .replace(/(\d\d:\d\d):00$/, "$1");
}
