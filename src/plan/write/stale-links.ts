/**
 * Links that lead to what is not to be there. In: the rows, and what is deleted. Out: which links let go of what they hold, as it
 * is deleted, or loses the value that they hold it by; and a refusal of those that are to lead to what goes.
 */
import { invalidPayload } from "../../errors.ts";
import { columnFieldOf } from "../../model/look-up.ts";
import type { AnyToOne, Collection, ColumnField, ManyToOne, Model } from "../../model/model.ts";
import { reachedByCascade } from "./cascades.ts";
import type { Deletion } from "./deselect-rows.ts";
import { valueName, writtenText } from "./rows.ts";
import type { RowId, WriteRow } from "./rows.ts";

export interface Deleted {
  /** The keys of what the input deletes, by collection. */
  readonly keys: ReadonlyMap<Collection, ReadonlySet<string>>;
  /** Whose items the database may delete along with them. */
  readonly reached: ReadonlySet<Collection>;
}

export function describeDeleted(model: Model, deletions: readonly Deletion[]): Deleted {
  const groups = Map.groupBy(deletions, ({ collection }) => collection);
  const keys = new Map([...groups].map(([collection, group]) => [collection, new Set(group.flatMap((one) => one.keys))]));
  return { keys, reached: reachedByCascade(model, new Set(keys.keys())) };
}

/** The keys of the new items, as far as they are known. */
export function describeMade(rows: readonly WriteRow[]): ReadonlyMap<Collection, ReadonlySet<string>> {
  const groups = Map.groupBy(
    rows.filter(({ isNew }) => isNew),
    ({ collection }) => collection,
  );
  return new Map([...groups].map(([collection, group]) => [collection, new Set(group.flatMap(({ key }) => key ?? []))]));
}

export function isAmong({ keys }: Deleted, collection: Collection, key: string | null): boolean {
  return key !== null && keys.get(collection)?.has(key) === true;
}

/** Some foreign keys would be emptied along with what they refer to, and the link that the input states would be lost without a word. */
export function assertLinksStay(
  rows: readonly WriteRow[],
  row: WriteRow,
  { deleted, made }: { readonly deleted: Deleted; readonly made: Deleted["keys"] },
): void {
  if (deleted.keys.size === 0 || isAmong(deleted, row.collection, row.key)) return;
  for (const name of row.cells.keys()) {
    const relation = row.collection.fields.get(name)?.relation;
    const byKey = relation?.kind === "a2o" || relation?.kind === "m2o" ? targetOf(rows, row, relation) : null;
    const target = [...deleted.keys.keys()].find((one) => one.name === byKey?.collection);
    if (target === undefined || (byKey?.field ?? target.primaryKey?.name) !== target.primaryKey?.name) continue;
    const key = writtenText(rows, row, name) ?? null;
    if (!isAmong(deleted, target, key) || made.get(target)?.has(key ?? "") === true) continue;
    throw invalidPayload(
      `${row.path}.${name}`,
      `item "${key ?? ""}" of "${target.name}" is deleted by the same input, and cannot be linked.`,
    );
  }
}

/** The collection that a link leads to, and the field that it refers to, where that need not be the key. */
function targetOf(
  rows: readonly WriteRow[],
  row: WriteRow,
  relation: ManyToOne | AnyToOne,
): { readonly collection: string | null; readonly field: string | null } {
  if (relation.kind === "m2o") return { collection: relation.target, field: relation.targetField };
  const member = writtenText(rows, row, relation.collectionField) ?? row.actual?.get(relation.collectionField) ?? null;
  return { collection: member, field: null };
}

/** Whether the input changes what it deletes. */
export function hasChangesToGoing(model: Model, rows: readonly WriteRow[], deletions: readonly Deletion[]): boolean {
  return leaveGoing(model, rows, deletions).some((row, index) => row !== rows[index]);
}

/** The rows, of which those that go change no more than links to others that go. */
export function leaveGoing(model: Model, rows: readonly WriteRow[], deletions: readonly Deletion[]): readonly WriteRow[] {
  const deleted = describeDeleted(model, deletions);
  const holders = listHolders(rows);
  return rows.map((row) => {
    if (row.isNew || !isAmong(deleted, row.collection, row.key)) return row;
    const links = fieldsLeadingAway(rows, row, { deleted, holders });
    if (links.length === row.cells.size) return row;
    const cells = new Map([...row.cells].filter(([name]) => links.includes(name)));
    const targets = new Set([...cells.values()].flatMap((cell) => (cell.kind === "field" ? [cell.row] : [])));
    return { ...row, cells, needs: new Set([...row.needs].filter((id) => targets.has(id))) };
  });
}

/** Known items by what is stored of them: the name of the collection, a field, and its text. */
export type Holders = ReadonlyMap<string, WriteRow>;

export function listHolders(rows: readonly WriteRow[]): Holders {
  return new Map(
    rows.flatMap((row) =>
      [...(row.actual ?? [])].flatMap(([field, text]) =>
        text === null ? [] : [[valueName(row.collection.name, field, text), row] as const],
      ),
    ),
  );
}

/** The links of an item that name, as it is stored, one that goes, and another one or none from now on. */
export function fieldsLeadingAway(
  rows: readonly WriteRow[],
  row: WriteRow,
  { deleted, holders }: { readonly deleted: Deleted; readonly holders: Holders },
): readonly string[] {
  if (row.isNew || deleted.keys.size === 0) return [];
  const targets = [...deleted.keys.keys(), ...deleted.reached];
  return [...row.cells].flatMap(([name, cell]) => {
    const relation = heldRelation(row, name);
    const stored = row.actual?.get(name) ?? null;
    const target = targets.find((one) => one.name === relation?.target);
    if (relation === null || target === undefined || stored === null) return [];
    const isByKey = relation.targetField === target.primaryKey?.name;
    // Who has the value that another one has before is another one.
    const other = cell.kind === "field" && !isByKey && rows[cell.row]?.actual?.get(cell.field) !== stored;
    if (!other && stored === writtenText(rows, row, name)) return [];
    const holder = isByKey ? undefined : holders.get(valueName(target.name, relation.targetField, stored));
    if (holder !== undefined && !isAmong(deleted, target, holder.key)) return [];
    // Which items a cascade deletes is not known, nor is the key of one that is named by another column.
    const isKnown = !deleted.reached.has(target) && isByKey;
    return !isKnown || isAmong(deleted, target, stored) ? [name] : [];
  });
}

/** The relation of a link that the database looks at with each statement. */
function heldRelation({ collection }: WriteRow, name: string): ManyToOne | null {
  const field = collection.fields.get(name);
  return field?.kind === "column" && field.relation?.kind === "m2o" && !field.waits ? field.relation : null;
}

/** Whether a link may name nobody meanwhile: a check that speaks of other fields, too, may not allow it. */
export function mayBeEmpty({ nullable, sharesChecks }: ColumnField): boolean {
  return nullable && !sharesChecks;
}

/** The links that name an item by a value of which the write makes another one: they let go of it while it changes, or before. */
export function fieldsOfRenamed(rows: readonly WriteRow[], row: WriteRow, holders: Holders): readonly string[] {
  if (row.actual === null) return [];
  return [...row.cells.keys()].filter((name) => {
    const from = columnFieldOf(row.collection, name).nullable ? renamedBehind(rows, row, { name, holders }) : null;
    return from !== null && rows[from.id]?.needs.has(row.id) !== true;
  });
}

/** The item that a link names by a value of which the write makes another one, unless the link can follow. */
function renamedBehind(
  rows: readonly WriteRow[],
  row: WriteRow,
  { name, holders }: { readonly name: string; readonly holders: Holders },
): WriteRow | null {
  const relation = heldRelation(row, name);
  const stored = row.actual?.get(name) ?? null;
  if (relation === null || stored === null) return null;
  const holder = holders.get(valueName(relation.target, relation.targetField, stored));
  if (holder?.cells.has(relation.targetField) !== true) return null;
  const becomes = writtenText(rows, holder, relation.targetField);
  return stored === becomes || canFollow(columnFieldOf(row.collection, name), becomes) ? null : holder;
}

/** To what is empty in the end, only a link that may be empty itself. */
function canFollow(field: ColumnField, becomes: string | null | undefined): boolean {
  return field.follows && (becomes !== null || mayBeEmpty(field));
}

/** A link that may not be empty meanwhile moves on before what it names changes, unless it has to wait for that itself. */
export function moveOnFirst(rows: readonly WriteRow[], holders: Holders): readonly WriteRow[] {
  const needs = new Map(rows.map((row) => [row.id, row.needs]));
  for (const row of rows) {
    if (row.actual === null) continue;
    const required = [...row.cells.keys()].filter((name) => !mayBeEmpty(columnFieldOf(row.collection, name)));
    for (const name of required) {
      const from = renamedBehind(rows, row, { name, holders });
      if (from === null || isNeeded(needs, row.id, from.id)) continue;
      needs.set(from.id, new Set(needs.get(from.id)).add(row.id));
    }
  }
  return rows.map((row) => (needs.get(row.id) === row.needs ? row : { ...row, needs: needs.get(row.id) ?? row.needs }));
}

function isNeeded(needs: ReadonlyMap<RowId, ReadonlySet<RowId>>, row: RowId, other: RowId): boolean {
  const needed = new Set([row]);
  for (const id of needed) for (const next of needs.get(id) ?? []) needed.add(next);
  return needed.has(other);
}
