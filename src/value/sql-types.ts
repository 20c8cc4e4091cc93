/** What can be said of a column by its type in PostgreSQL, whichever name Directus has for it. */
import type { ColumnField } from "../model/model.ts";

/** Whether the column holds a text as it is; of an enum or an interval, only the printed form is one. */
export function isTextual({ sqlType }: Pick<ColumnField, "sqlType">): boolean {
  return textTypes.has(sqlType) || isCitext(sqlType);
}

/** Text that ignores case, in whichever schema its extension is: `citext`, `extensions.citext`. */
export function isCitext(sqlType: string): boolean {
  return /(?:^|\.)citext$/.test(sqlType);
}

/** The type to cast a text to that is compared with this column; `character` alone would mean one letter. */
export function textType({ sqlType }: Pick<ColumnField, "sqlType">): string {
  if (sqlType === "character" || sqlType === "bpchar") return "bpchar";
  return isTextual({ sqlType }) ? sqlType : "text";
}

const textTypes: ReadonlySet<string> = new Set(["text", "character varying", "varchar", "character", "bpchar", "name"]);
