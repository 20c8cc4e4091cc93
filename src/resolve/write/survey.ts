/**
 * What the database holds of the items that the input names by their keys. Locks them, one statement for each collection,
 * always in the same order. From here on, an item that the role may neither see nor change does not exist, and a link that
 * it may not see is none.
 */
import { columnFieldOf } from "../../model/look-up.ts";
import type { Collection, ColumnField } from "../../model/model.ts";
import { listItems } from "../../plan/write/item-tree.ts";
import type { ItemWrite } from "../../plan/write/item-tree.ts";
import { itemName, listStoredFields } from "../../plan/write/survey.ts";
import type { FoundItem, Survey } from "../../plan/write/survey.ts";
import { invariant } from "../../shared/invariant.ts";
import { lockItems } from "../../sql/write.ts";
import type { QuestionContext } from "../read/ask-question.ts";
import { selectKnown } from "./rights-questions.ts";
import { runStatement } from "./run-statement.ts";

export async function readSurvey(context: QuestionContext, roots: readonly ItemWrite[]): Promise<Survey> {
  const items = listItems(roots);
  const fields = listStoredFields(items);
  const created = new Set(items.filter(({ intent }) => intent === "create").map(({ collection, key }) => itemName(collection, key ?? "")));
  const named = items.filter(
    ({ intent, key, collection }) => key !== null && intent !== "create" && !created.has(itemName(collection, key)),
  );
  const found = new Map<string, FoundItem>();
  const groups = [...Map.groupBy(named, ({ collection }) => collection)];
  for (const [collection, group] of groups.toSorted(([left], [right]) => (left.name < right.name ? -1 : 1))) {
    const keys = [...new Set(group.map(({ key }) => key ?? ""))];
    const columns = [...(fields.get(collection.name) ?? [])].map((name) => columnFieldOf(collection, name));
    for (const [key, item] of await lockFound(context, collection, keys, columns)) found.set(itemName(collection, key), item);
  }
  return found;
}

async function lockFound(
  context: QuestionContext,
  collection: Collection,
  keys: readonly string[],
  columns: readonly ColumnField[],
): Promise<ReadonlyMap<string, FoundItem>> {
  const { primaryKey } = collection;
  invariant(primaryKey !== null, `collection "${collection.name}" is written by its key`);
  const locked = await runStatement(context.connection, lockItems(collection, primaryKey, columns, keys));
  const all = locked.map(([place, key, ...cells]) => ({ asked: keys[Number(place) - 1] ?? "", key: key ?? "", cells }));
  const stored = new Map(all.map(({ asked, key }) => [asked, key]));
  const known =
    context.access.kind === "admin"
      ? null
      : await selectKnown(
          context,
          collection,
          keys.map((key) => stored.get(key) ?? key),
          columns,
        );
  return new Map(
    all.flatMap(({ asked, key, cells }): readonly (readonly [string, FoundItem])[] => {
      const visible = known === null ? cells : known.get(key);
      if (visible === undefined) return [];
      return [[asked, { key, visible: cellsByName(columns, visible), actual: cellsByName(columns, cells) }]];
    }),
  );
}

function cellsByName(columns: readonly ColumnField[], cells: readonly (string | null)[]): ReadonlyMap<string, string | null> {
  return new Map(columns.map((field, index) => [field.name, cells[index] ?? null]));
}
