/** The fields that are filled in by themselves: who and when. */
import type { Collection, ColumnField } from "../model/model.ts";
import type { CurrentUser } from "../plan/current-user.ts";
import { isKeyText, keyTypeOf } from "../plan/key-text.ts";
import type { Row } from "../plan/write-rows.ts";

interface Circumstances {
  readonly user: CurrentUser | null;
  readonly now: Date;
}

/** Fills in what the input leaves open: `date-created` and the like of new rows, `date-updated` of those that change. */
export function fillSpecials(circumstances: Circumstances, rows: readonly Row[]): void {
  for (const row of rows) {
    if (!row.isNew && row.values.size === 0) continue;
    const event = row.isNew ? "created" : "updated";
    for (const { field, text } of filledFields(circumstances, row.collection, event)) {
      if (!row.values.has(field.name)) row.values.set(field.name, text);
    }
  }
}

/** What an update of any item of the collection fills in. */
export function fieldsFilledOnUpdate(circumstances: Circumstances, collection: Collection): readonly FilledField[] {
  return filledFields(circumstances, collection, "updated");
}

interface FilledField {
  readonly field: ColumnField;
  readonly text: string | null;
}

function filledFields({ user, now }: Circumstances, collection: Collection, event: "created" | "updated"): readonly FilledField[] {
  return [...collection.fields.values()].flatMap((field): readonly FilledField[] => {
    if (field.kind === "alias" || field.name === collection.primaryKey?.name) return [];
    if (field.special.includes(`date-${event}`)) return [{ field, text: momentText(field, now) }];
    if (field.special.includes(`user-${event}`)) return [{ field, text: keyOrNull(field, user?.id) }];
    if (field.special.includes(`role-${event}`)) return [{ field, text: keyOrNull(field, user?.role) }];
    if (event === "created" && field.special.includes("uuid")) return [{ field, text: crypto.randomUUID() }];
    return [];
  });
}

/** Nobody, where the key can be no value of the column: a token's user may be called "ada", and the column hold uuids. */
function keyOrNull(field: ColumnField, key: string | null | undefined): string | null {
  return key !== null && key !== undefined && isKeyText(key, keyTypeOf(field)) ? key : null;
}

/** The moment as the column's type holds it: `2024-06-01`, `12:00:00.000Z`, or both; null for a type that holds none. */
function momentText({ type }: ColumnField, now: Date): string | null {
  const text = now.toISOString();
  switch (type) {
    case "date":
      return text.slice(0, 10);
    case "time":
      return text.slice(11);
    case "dateTime":
    case "timestamp":
    case "string":
    case "text":
    case "csv":
    case "hash":
    case "unknown":
      return text;
    case "integer":
    case "bigInteger":
    case "float":
    case "decimal":
    case "boolean":
    case "uuid":
    case "json":
    case "array":
    case "binary":
    case "geometry":
      return null;
  }
}
