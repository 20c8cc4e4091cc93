/** The fields that are filled in by themselves: who and when. */
import type { Collection, ColumnField } from "../../model/model.ts";
import type { ItemWrite } from "../../plan/write/item-tree.ts";
import type { WriteRow, WriteRows } from "../../plan/write/rows.ts";
import type { Asker } from "../../request/asker.ts";
import { isKeyText, keyTypeOf } from "../../value/key-text.ts";
import { types } from "../../value/types.ts";
import type { QuestionContext } from "../read/ask-question.ts";
import { selectReachable } from "./rights-questions.ts";

/** Who wrote an item, and when, is an administrator's to say, or a preset's; what others say of it is passed over. */
export function dropForged({ access }: QuestionContext, rows: readonly WriteRow[]): void {
  if (access.kind === "admin") return;
  for (const { collection, values } of rows) {
    for (const name of values.keys()) {
      const field = collection.fields.get(name);
      if (field?.kind === "column" && field.special.some((special) => forgeable.has(special))) values.delete(name);
    }
  }
}

const forgeable: ReadonlySet<string> = new Set(
  ["date", "user", "role"].flatMap((what) => ["created", "updated"].map((event) => `${what}-${event}`)),
);

/** Fills in what the input leaves open: `date-created` and the like of new rows, `date-updated` of those that change. */
export async function fillSpecials(context: QuestionContext, rows: readonly WriteRow[], writes: WriteRows): Promise<void> {
  const touched = await selectTouched(context, writes);
  for (const row of rows) {
    if (!row.isNew && row.values.size === 0 && !touched.has(row)) continue;
    const event = row.isNew ? "created" : "updated";
    for (const { field, text } of filledFields(context, row.collection, event)) {
      if (!row.values.has(field.name)) row.values.set(field.name, text);
    }
  }
}

/**
 * Items that the input updates without a value of their own, by their lists alone or by what is there already. Where a
 * role says only what is there, it has not been asked whether it may change the item, and leaves no trace in one that it
 * may not.
 */
async function selectTouched(context: QuestionContext, { items, rowOf }: WriteRows): Promise<ReadonlySet<WriteRow>> {
  const stated = new Set(items.filter(hasMembers).map(rowOf));
  const rows = [...stated].filter((row) => !row.isNew && row.values.size === 0);
  const touched = new Set<WriteRow>();
  for (const [collection, group] of Map.groupBy(rows, (row) => row.collection)) {
    if (fieldsFilledOnUpdate(context, collection).length === 0) continue;
    const keys = group.map((row) => row.key ?? "");
    const reached = await selectReachable(context, collection, "update", keys);
    for (const row of group) if (reached.has(row.key ?? "")) touched.add(row);
  }
  return touched;
}

/** Whether the input says more of the item than its key. */
function hasMembers({ values, toOne, toAny, toMany }: ItemWrite): boolean {
  return values.size + toOne.length + toAny.length + toMany.length > 0;
}

/** What an update of any item of the collection fills in. */
function fieldsFilledOnUpdate(circumstances: Pick<Asker, "user" | "now">, collection: Collection): readonly FilledField[] {
  return filledFields(circumstances, collection, "updated");
}

interface FilledField {
  readonly field: ColumnField;
  readonly text: string | null;
}

function filledFields(
  { user, now }: Pick<Asker, "user" | "now">,
  collection: Collection,
  event: "created" | "updated",
): readonly FilledField[] {
  return [...collection.fields.values()].flatMap((field): readonly FilledField[] => {
    if (field.kind === "alias" || field.name === collection.primaryKey?.name) return [];
    // What the database's role may not state, the database fills.
    if (!(event === "created" ? field.mayInsert : field.mayUpdate)) return [];
    if (field.special.includes(`date-${event}`)) return [{ field, text: types[field.type].moment(now.toISOString()) }];
    if (field.special.includes(`user-${event}`)) return [{ field, text: keyOrNull(field, user.id) }];
    if (field.special.includes(`role-${event}`)) return [{ field, text: keyOrNull(field, user.role) }];
    if (event === "created" && field.special.includes("uuid")) return [{ field, text: crypto.randomUUID() }];
    return [];
  });
}

/** Nobody, where the key can be no value of the column: a token's user may be called "ada", and the column hold uuids. */
function keyOrNull(field: ColumnField, key: string | null | undefined): string | null {
  return key !== null && key !== undefined && isKeyText(key, keyTypeOf(field)) ? key : null;
}
