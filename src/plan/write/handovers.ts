/**
 * Values of unique keys that rows of a write hand on to each other. PostgreSQL checks a key that cannot wait with each row
 * that it writes, so what one row gives up is free for another only after it. In: the rows. Out: the values that some give
 * up and others take.
 */
import type { Collection, ColumnField, UniqueKey } from "../../model/model.ts";
import { isToldByText, letters, uniqueText } from "../../value/unique-text.ts";
import type { Holders } from "./stale-links.ts";
import { isOpenField, valueName, writtenText } from "./rows.ts";
import type { WriteRow } from "./rows.ts";

export interface Handover {
  readonly collection: Collection;
  readonly key: UniqueKey;
  /** Rows that hold the value as they are stored, and give it up. */
  readonly from: readonly WriteRow[];
  /** Rows that are to hold it. */
  readonly to: readonly WriteRow[];
}

/** `emptiedFields`: what is empty of a row already before any row is written; `holders`: known items by what they hold. */
export function listHandovers(
  rows: readonly WriteRow[],
  emptiedFields: (row: WriteRow) => readonly string[],
  holders: Holders,
): readonly Handover[] {
  const handovers = new Map<string, Handover & { readonly from: WriteRow[]; readonly to: WriteRow[] }>();
  const handoverOf = ({ collection }: WriteRow, key: UniqueKey, value: string): { readonly from: WriteRow[]; readonly to: WriteRow[] } => {
    const name = JSON.stringify([collection.name, collection.uniqueKeys.indexOf(key), value]);
    const known = handovers.get(name) ?? { collection, key, from: [], to: [] };
    handovers.set(name, known);
    return known;
  };
  for (const row of rows) {
    for (const key of movedKeys(row)) {
      const stored = row.isNew || isEmptied(key, emptiedFields(row)) ? null : storedValue(rows, row, key, holders);
      const written = writtenValue(rows, row, key, holders);
      if (stored === written && isExact(row.collection, key)) continue;
      if (stored !== null) handoverOf(row, key, stored).from.push(row);
      if (written !== null && written !== stored) handoverOf(row, key, written).to.push(row);
    }
  }
  return [...handovers.values()].filter(({ from, to }) => from.length > 0 && to.length > 0);
}

/** Whether two items with one value are one too many for sure. */
export function isExact(collection: Collection, key: UniqueKey): boolean {
  const fields = servedFields(collection, key);
  return !key.isPartial && !key.hasExpressions && fields.length === key.fields.length && fields.every(isToldByText);
}

/** The keys that are checked at once, of which the row writes a field. */
function movedKeys({ collection, isNew, leaves, cells }: WriteRow): readonly UniqueKey[] {
  if (leaves) return [];
  return collection.uniqueKeys.filter(({ fields, deferrable }) => !deferrable && (isNew || fields.some((name) => cells.has(name))));
}

/** Two empty values are not equal. */
function isEmptied({ fields, nullsNotDistinct }: UniqueKey, emptied: readonly string[]): boolean {
  return !nullsNotDistinct && emptied.some((name) => fields.includes(name));
}

function storedValue(rows: readonly WriteRow[], row: WriteRow, key: UniqueKey, holders: Holders): string | null {
  return valueOf(row.collection, key, (field) => storedText(rows, row, field, holders));
}

/** A link that follows what it names has what becomes of that, once it is written. */
function storedText(
  rows: readonly WriteRow[],
  { collection, key, actual }: WriteRow,
  field: ColumnField,
  holders: Holders,
): string | null | undefined {
  const { name, follows, relation } = field;
  if (name === collection.primaryKey?.name) return key;
  const text = actual?.get(name);
  if (!follows || relation?.kind !== "m2o" || typeof text !== "string") return text;
  const holder = holders.get(valueName(relation.target, relation.targetField, text));
  return holder?.cells.has(relation.targetField) === true ? writtenText(rows, holder, relation.targetField) : text;
}

function writtenValue(rows: readonly WriteRow[], row: WriteRow, key: UniqueKey, holders: Holders): string | null {
  return valueOf(row.collection, key, (field) => {
    if (isOpenField(rows, row, field.name)) return undefined;
    const written = writtenText(rows, row, field.name);
    return written === undefined ? storedText(rows, row, field, holders) : written;
  });
}

/** Null where it is not known, or stands in nobody's way. */
function valueOf(collection: Collection, key: UniqueKey, textOf: (field: ColumnField) => string | null | undefined): string | null {
  const texts = servedFields(collection, key).map((field) => {
    const text = textOf(field);
    if (text === undefined || text === null) return text;
    return key.hasExpressions ? letters(uniqueText(field, text)) : uniqueText(field, text);
  });
  const isOpen = texts.some((text) => text === undefined || (text === null && !key.nullsNotDistinct));
  return isOpen || texts.length === 0 ? null : JSON.stringify(texts);
}

function servedFields({ fields }: Collection, key: UniqueKey): readonly ColumnField[] {
  return key.fields.map((name) => fields.get(name)).filter((field) => field?.kind === "column");
}
