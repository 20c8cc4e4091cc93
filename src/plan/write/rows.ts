/**
 * What is to become of each item, as one row: an item that the input names in several places is one. Nothing changes a row;
 * each step of a write makes the rows anew, in the same places, so that a place is what a row is called by others.
 */
import type { Collection } from "../../model/model.ts";
import { isPrintedAsWritten } from "../../value/printed-text.ts";
import type { ItemWrite } from "./item-tree.ts";

/** A row's place among the rows of its write. */
export type RowId = number;

/** What is written into a column: a text or NULL, or what the database makes of a field of another row. */
export type Cell = { readonly kind: "text"; readonly text: string | null } | Reference;

/** A field of a row of the same write. */
export interface Reference {
  readonly kind: "field";
  readonly row: RowId;
  readonly field: string;
}

/** What is known of a row's fields. */
export interface RowTexts {
  readonly collection: Collection;
  readonly isNew: boolean;
  /** As text; null while only the database can tell it. */
  readonly key: string | null;
  /** Whose field the key is. */
  readonly keyFrom: Reference | null;
  /** By the name of the field, without the key. */
  readonly cells: ReadonlyMap<string, Cell>;
  /** What the database holds, as far as the role may read it, of the fields that were asked for; null for a new item. */
  readonly visible: ReadonlyMap<string, string | null> | null;
  /** What the database has made of the fields that others refer to; empty until the row is written. */
  readonly returned: ReadonlyMap<string, string | null>;
}

export interface WriteRow extends RowTexts {
  readonly id: RowId;
  /** Where in the input the item stands, at its weightiest. */
  readonly path: string;
  readonly intent: ItemWrite["intent"];
  /** The fields that the role needs rights to: those that the input states or its links fill, lists among them; of an item that it only names, none. */
  readonly stated: readonly string[];
  /** The input says more of it than its key. */
  readonly isDescribed: boolean;
  /** An item that the input does not name: a list leaves it out. */
  readonly leaves: boolean;
  /** The same as `visible`, also where the role may not read it: for rules that hold whoever writes, and never to be shown. */
  readonly actual: ReadonlyMap<string, string | null> | null;
  /** Rows that have to be written before this one refers to them. */
  readonly needs: ReadonlySet<RowId>;
  /** The foreign keys that say whose list of the input the item is in. */
  readonly claimed: ReadonlySet<string>;
}

export const noTexts: ReadonlyMap<string, string | null> = new Map();

export function textCell(text: string | null): Cell {
  return { kind: "text", text };
}

/** The text that a statement writes into a column: of a reference, what the row that it names has by now; undefined where none is written. */
export function writtenText(rows: readonly RowTexts[], row: RowTexts, field: string): string | null | undefined {
  const isKey = field === row.collection.primaryKey?.name;
  const cell = isKey ? (row.keyFrom ?? textCell(row.key)) : row.cells.get(field);
  return cell?.kind === "field" ? referredText(rows, cell) : cell?.text;
}

/** Whether the value of a column is known only once another row is written. */
export function isOpenField(rows: readonly RowTexts[], row: RowTexts, field: string): boolean {
  const isKey = field === row.collection.primaryKey?.name;
  const cell = isKey ? row.keyFrom : row.cells.get(field);
  return cell?.kind === "field" && referredText(rows, cell) === null;
}

export function referredText(rows: readonly RowTexts[], { row, field }: Reference): string | null {
  const target = rows[row];
  return target === undefined ? null : fieldText(rows, target, field);
}

/** A field as the statements will leave it: the key, or what the database has made of it, or what is written, or what is stored. */
export function fieldText(rows: readonly RowTexts[], row: RowTexts, field: string): string | null {
  if (field === row.collection.primaryKey?.name) return row.key;
  const text = row.returned.get(field) ?? (row.cells.has(field) ? writtenText(rows, row, field) : row.visible?.get(field));
  return text ?? null;
}

/** What an item is found by that has this value in a field: a text for a map. */
export function valueName(collection: string, field: string, text: string): string {
  return JSON.stringify([collection, field, text]);
}

/** The same row with other cells. */
export function withCells(row: WriteRow, cells: ReadonlyMap<string, Cell>): WriteRow {
  return { ...row, cells };
}

/** Whether a row writes a field of a unique key. */
export function takesPlace({ collection, cells }: WriteRow): boolean {
  return collection.uniqueKeys.some(({ fields }) => fields.some((name) => cells.has(name)));
}

/** A key that was drawn or stated, if the database will print it in these very letters; what exists has its key already. */
export function foretoldKey({ collection: { primaryKey }, isNew, key }: WriteRow): string | null {
  if (key === null || primaryKey === null) return null;
  return !isNew || isPrintedAsWritten(primaryKey, key) ? key : null;
}
