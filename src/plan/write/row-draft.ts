/** A row while it is being settled: only `settle.ts` and what it calls fill one in. */
import { invariant } from "../../shared/invariant.ts";
import { isDescribing } from "./item-tree.ts";
import type { ItemWrite } from "./item-tree.ts";
import { mayState } from "./name-items.ts";
import type { NamedItems, NamedRow } from "./name-items.ts";
import { noTexts, referredText, textCell } from "./rows.ts";
import type { Cell, Reference, RowId, RowTexts, WriteRow } from "./rows.ts";

export interface RowDraft extends RowTexts {
  readonly named: NamedRow;
  readonly id: RowId;
  readonly path: string;
  key: string | null;
  keyFrom: Reference | null;
  readonly cells: Map<string, Cell>;
  /** By the name of the field, the item of the input that has stated the value. */
  readonly statedBy: Map<string, ItemWrite>;
  /** Foreign keys that a parent has claimed, with the parent. */
  readonly claimed: Map<string, RowDraft>;
}

/** An item without a key has one place in the input. */
function drawnKey({ items: [item] }: NamedRow, keys: ReadonlyMap<ItemWrite, string>): string | null {
  return item === undefined ? null : (keys.get(item) ?? null);
}

/** With the keys that were drawn. */
export function draftRows({ rows }: NamedItems, keys: ReadonlyMap<ItemWrite, string>): readonly RowDraft[] {
  return rows.map((named) => ({
    named,
    id: named.id,
    path: named.path,
    collection: named.collection,
    isNew: named.isNew,
    key: named.key ?? drawnKey(named, keys),
    keyFrom: null,
    cells: new Map([...named.values].map(([field, { text }]) => [field, textCell(text)])),
    statedBy: new Map([...named.values].map(([field, { by }]) => [field, by])),
    visible: named.found?.visible ?? null,
    returned: noTexts,
    claimed: new Map(),
  }));
}

export function draftOf({ rowOf: namedOf }: NamedItems, drafts: readonly RowDraft[], item: ItemWrite): RowDraft {
  const draft = drafts[namedOf(item).id];
  invariant(draft !== undefined, "every row that is named has a draft");
  return draft;
}

/** What one place of the input says of a field, beside what others say. */
export function stateCell(drafts: readonly RowDraft[], draft: RowDraft, item: ItemWrite, field: string, cell: Cell): void {
  const earlier = draft.cells.get(field);
  const by = draft.statedBy.get(field);
  if (by !== undefined && !isSame(drafts, earlier, cell) && !mayState(field, item, by)) return;
  draft.cells.set(field, cell);
  draft.statedBy.set(field, item);
}

/** As far as the texts are known; else only what comes from one row is the same. */
function isSame(drafts: readonly RowDraft[], left: Cell | undefined, right: Cell): boolean {
  const [one, other] = [left, right].map((cell) => (cell?.kind === "field" ? referredText(drafts, cell) : cell?.text));
  return one === other && (one !== null || rowOf(left) === rowOf(right));
}

function rowOf(cell: Cell | undefined): RowId | undefined {
  return cell?.kind === "field" ? cell.row : undefined;
}

export function finishRows(drafts: readonly RowDraft[]): readonly WriteRow[] {
  return drafts.map((draft) => finishRow(drafts, draft));
}

/** The row, and what the input says of it: it names lists, too, which are no cells. */
function finishRow(drafts: readonly RowDraft[], draft: RowDraft): WriteRow {
  const { named, id, path, collection, isNew, key, keyFrom, cells, visible, returned } = draft;
  const ofKey = isNew && named.key !== null ? [collection.primaryKey?.name ?? ""] : [];
  const lists = named.items.flatMap(({ toMany }) => toMany.map(({ relation }) => relation.field));
  return {
    id,
    path,
    intent: named.intent,
    collection,
    isNew,
    key,
    keyFrom,
    cells,
    stated: [...new Set([...cells.keys(), ...ofKey, ...lists])],
    isDescribed: named.items.some(isDescribing),
    leaves: false,
    visible,
    actual: named.found?.actual ?? null,
    returned,
    needs: needsOf(drafts, draft),
    claimed: new Set(draft.claimed.keys()),
  };
}

/** What a row refers to is written before it, if it is new or its field changes. */
function needsOf(drafts: readonly RowDraft[], { id, cells, keyFrom }: RowDraft): ReadonlySet<RowId> {
  const needs = new Set<RowId>();
  for (const cell of [...cells.values(), keyFrom]) {
    if (cell?.kind !== "field") continue;
    const target = drafts[cell.row];
    if (target !== undefined && cell.row !== id && (target.isNew || target.cells.has(cell.field))) needs.add(cell.row);
  }
  return needs;
}
