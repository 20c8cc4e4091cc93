/** Keys that are links as well: a new item has that of the item that it links to, or that lists it. */
import { failedRule, failedValidation } from "../../errors.ts";
import type { RequestError } from "../../errors.ts";
import type { NamedItems, NamedRow } from "./name-items.ts";
import type { RowDraft } from "./row-draft.ts";
import { referredText } from "./rows.ts";
import type { Reference, RowId } from "./rows.ts";

/** By row, the field that its key is taken from. */
export type KeySources = ReadonlyMap<RowId, Reference>;

/** Of the new rows whose keys are not drawn, since they are those of others. */
export function findKeySources({ items, rowOf }: NamedItems): KeySources {
  const sources = items.flatMap((item) => {
    const row = rowOf(item);
    const links = item.toOne.flatMap(({ field, target }) =>
      field.relation?.kind === "m2o" && field.name === row.collection.primaryKey?.name
        ? [{ row, from: { kind: "field" as const, row: rowOf(target).id, field: field.relation.targetField } }]
        : [],
    );
    const lists = item.toMany.flatMap(({ relation, items: children }) =>
      children
        .map(rowOf)
        .filter((child) => relation.targetField === child.collection.primaryKey?.name)
        .map((child) => ({ row: child, from: { kind: "field" as const, row: row.id, field: relation.keyField } })),
    );
    return [...links, ...lists].filter(({ row: { isNew, key } }) => isNew && key === null);
  });
  return new Map(sources.toReversed().map(({ row, from }) => [row.id, from]));
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

export function missingKey({ collection, path }: Pick<NamedRow, "collection" | "path">): RequestError {
  const name = collection.primaryKey?.name ?? "";
  return failedRule(`${path}.${name}`, "expected a key, got none.", { collection: collection.name, field: name });
}
