/** Keys that are links as well: a new item has that of the item that it links to, or that lists it. */
import { failedRule, failedValidation } from "../../errors.ts";
import type { RequestError } from "../../errors.ts";
import type { ColumnField } from "../../model/model.ts";
import type { ItemWrite } from "./item-tree.ts";
import type { NamedItems } from "./name-items.ts";
import type { RowDraft } from "./row-draft.ts";
import { referredText } from "./rows.ts";
import type { Reference, RowId } from "./rows.ts";

/**
 * Who makes the key of a new item that states none: the database, as the row is inserted; this process, a uuid; a sequence; the
 * column's default; nobody.
 */
export type KeyMaker = "database" | "here" | "sequence" | "default" | "nobody";

export function keyMakerOf({ type, special, default: expression, sequence, isDrawnByDatabase }: ColumnField): KeyMaker {
  if (isDrawnByDatabase) return "database";
  // A default that makes uuids in a way of its own, such as ordered ones, is left to do so.
  if (special.includes("uuid") || (type === "uuid" && (expression === null || expression === "gen_random_uuid()"))) return "here";
  if (sequence !== null) return "sequence";
  return expression === null ? "nobody" : "default";
}

/** By row, the field that its key is taken from. */
type KeySources = ReadonlyMap<RowId, Reference>;

/** An item without a key of its own, and the item whose field is its key. */
interface LinkedKey {
  readonly item: ItemWrite;
  readonly from: ItemWrite;
  readonly field: string;
}

/** The items whose keys are not drawn, since they are those of others. */
export function listLinkedKeys(items: readonly ItemWrite[]): readonly LinkedKey[] {
  return items.flatMap((item) => {
    const links = item.toOne.flatMap(({ field, target }) =>
      field.relation?.kind === "m2o" && field.name === item.collection.primaryKey?.name
        ? [{ item, from: target, field: field.relation.targetField }]
        : [],
    );
    const lists = item.toMany.flatMap(({ relation, items: children }) =>
      children
        .filter((child) => relation.targetField === child.collection.primaryKey?.name)
        .map((child) => ({ item: child, from: item, field: relation.keyField })),
    );
    return [...links, ...lists].filter(({ item: { key } }) => key === null);
  });
}

function findKeySources({ items, rowOf }: NamedItems): KeySources {
  const sources = listLinkedKeys(items).map(
    ({ item, from, field }) => [rowOf(item).id, { kind: "field", row: rowOf(from).id, field }] as const,
  );
  return new Map(sources.toReversed());
}

/** One key may come from another that does: whatever is there is handed on, until nothing more comes. What only the database can tell is taken over when it has. */
export function takeLinkedKeys(named: NamedItems, drafts: readonly RowDraft[]): void {
  let open = [...findKeySources(named)].flatMap(([id, from]) => {
    const draft = drafts[id];
    return draft === undefined ? [] : [{ draft, from }];
  });
  for (;;) {
    for (const { draft, from } of open) draft.key ??= referredText(drafts, from);
    const rest = open.filter(({ draft }) => draft.key === null);
    if (rest.length === open.length) break;
    open = rest;
  }
  const missing = open.filter(({ draft, from }) => !isMade(drafts, open, from, new Set([draft.id])));
  if (missing.length > 0) throw failedValidation(missing.map(({ draft }) => missingKey(draft)));
  for (const { draft, from } of open) draft.keyFrom = from;
}

type OpenKeys = readonly { readonly draft: RowDraft; readonly from: Reference }[];

/** Whether it leads to a row of which the database makes the field. */
function isMade(drafts: readonly RowDraft[], open: OpenKeys, { row, field }: Reference, passed: ReadonlySet<RowId>): boolean {
  const target = drafts[row];
  if (target === undefined) return false;
  const next = field === target.collection.primaryKey?.name ? open.find(({ draft }) => draft === target) : undefined;
  if (next === undefined) return target.isNew && !target.cells.has(field);
  return !passed.has(row) && isMade(drafts, open, next.from, new Set([...passed, row]));
}

export function missingKey({ collection, path }: Pick<ItemWrite, "collection" | "path">): RequestError {
  const name = collection.primaryKey?.name ?? "";
  return failedRule(`${path}.${name}`, "expected a key, got none.", { collection: collection.name, field: name });
}
