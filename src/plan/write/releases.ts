/**
 * Values of unique keys that items give up before anything is written, to be free for others: a field is empty meanwhile, or
 * a whole number that no item has; or it has the value of the end already, where nobody has to give that up. What the items
 * are to have in the end is written afterwards.
 */
import { columnFieldOf } from "../../model/look-up.ts";
import type { Collection, ColumnField, UniqueKey } from "../../model/model.ts";
import type { Deletion } from "./deselect-rows.ts";
import type { Handover } from "./handovers.ts";
import { textCell, withCells, writtenText } from "./rows.ts";
import type { WriteRow } from "./rows.ts";

export type Release = SpareRelease | StatedRelease;

/** The items have in the key what they are to have in the end, before the rest of them can be written. */
export interface StatedRelease {
  readonly kind: "state";
  readonly collection: Collection;
  readonly key: UniqueKey;
  readonly fields: readonly ColumnField[];
  /** With the cells of the key alone. */
  readonly rows: readonly WriteRow[];
  readonly path: string;
}

export interface SpareRelease extends Spare {
  readonly collection: Collection;
  readonly key: UniqueKey;
  /** Of the items. */
  readonly keys: readonly string[];
  /** The greatest number that the write sets: those that stand in for others are greater. */
  readonly greatest: string | null;
  readonly path: string;
}

/** The field of a unique key that can do without its value meanwhile. */
interface Spare {
  readonly kind: "empty" | "park";
  readonly field: ColumnField;
  /** A number is to be nobody's among the items that are equal in these fields. */
  readonly within: readonly ColumnField[];
}

export function canBeReleased(collection: Collection, key: UniqueKey): boolean {
  return findSpare(collection, key, () => true) !== undefined;
}

/** Those of one key after which each item that gives up a value can have its new one before the rest of it is written. */
export function listStated(handovers: readonly Handover[]): readonly Handover[] {
  const stated = new Set(stateInRounds(handovers).flat());
  return handovers.filter(({ from }) => from.every((row) => stated.has(row)));
}

/** By when they can have their new values: those are texts, and whoever has them before is of an earlier round. */
function stateInRounds(handovers: readonly Handover[]): readonly (readonly WriteRow[])[] {
  const taken = Map.groupBy(
    handovers.flatMap(({ from, to }) => to.map((row) => ({ row, from }))),
    ({ row }) => row,
  );
  const waiting = new Set(handovers.flatMap(({ key, from }) => from.filter((row) => isTold(row, key))));
  const stated = new Set<WriteRow>();
  const rounds: (readonly WriteRow[])[] = [];
  for (;;) {
    const round = [...waiting].filter((row) => (taken.get(row) ?? []).every(({ from }) => from.every((giver) => stated.has(giver))));
    if (round.length === 0) return rounds;
    rounds.push(round);
    for (const row of round) {
      waiting.delete(row);
      stated.add(row);
    }
  }
}

function isTold({ cells }: WriteRow, { fields }: UniqueKey): boolean {
  return fields.every((name) => (cells.get(name)?.kind ?? "text") === "text");
}

/** Where the input speaks of the key, or of the item. */
export function pathOf({ path }: WriteRow, { fields }: UniqueKey): string {
  const [name, ...others] = fields;
  return name === undefined || others.length > 0 ? path : `${path}.${name}`;
}

/** With the rows that give up their values. */
export type PlannedRelease = Release & { readonly rows: readonly WriteRow[] };

/** One for each key; where values are stated, one for each set of fields. */
export function planReleases(given: readonly WriteRow[], handovers: readonly Handover[]): readonly PlannedRelease[] {
  return [...Map.groupBy(handovers, ({ key }) => key)].flatMap(([key, group]): readonly PlannedRelease[] => {
    const rows = [...new Set(group.flatMap(({ from }) => from))].toSorted((left, right) => left.id - right.id);
    const [first] = rows;
    if (first === undefined) return [];
    const { collection } = first;
    const spare = findSpare(collection, key, (name) => rows.every(({ cells }) => cells.has(name)));
    if (spare === undefined) return stateInRounds(group).flatMap((round) => stateValues(round, key));
    const keys = rows.map((row) => row.key ?? "");
    return [{ ...spare, collection, key, keys, greatest: greatestOf(given, spare), path: pathOf(first, key), rows }];
  });
}

function stateValues(rows: readonly WriteRow[], key: UniqueKey): readonly StatedRelease[] {
  const writtenFields = ({ cells }: WriteRow): readonly string[] => key.fields.filter((name) => cells.has(name));
  return [...Map.groupBy(rows, (row) => writtenFields(row).join()).values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { collection } = first;
    const fields = writtenFields(first).map((name) => columnFieldOf(collection, name));
    const narrowed = group.map((row) => withCells(row, new Map([...row.cells].filter(([name]) => key.fields.includes(name)))));
    return [{ kind: "state", collection, key, fields, rows: narrowed, path: pathOf(first, key) }];
  });
}

/** The rows, with the values that they were not to change, and that are gone meanwhile. */
export function restoreReleased(rows: readonly WriteRow[], releases: ReturnType<typeof planReleases>): readonly WriteRow[] {
  const missing = releases.flatMap((release) => {
    if (release.kind === "state") return [];
    const { field } = release;
    return release.rows.filter(({ cells }) => !cells.has(field.name)).map((row) => ({ row, field }));
  });
  const byRow = Map.groupBy(missing, ({ row }) => row);
  return rows.map((row) => {
    const cells = (byRow.get(row) ?? []).map(({ field: { name } }) => [name, textCell(row.actual?.get(name) ?? null)] as const);
    return cells.length === 0 ? row : withCells(row, new Map([...row.cells, ...cells]));
  });
}

/** Rows that come before a deletion may take what the items have that go by it. */
export function releaseDeleted(
  rows: readonly WriteRow[],
  early: readonly WriteRow[],
  deletions: readonly Deletion[],
): readonly SpareRelease[] {
  return deletions.flatMap(({ collection, links, keys, path }) => {
    const going = new Set(keys);
    const others = early.filter((row) => row.collection === collection && (row.isNew || !going.has(row.key ?? "")));
    const keysTaken = collection.uniqueKeys.filter((key) => !key.deferrable && others.some((row) => mayTake(rows, row, key)));
    const spares = keysTaken.map((key) => ({ key, spare: findSpare(collection, key, (name) => links.includes(name)) }));
    return spares.flatMap(({ key, spare }) =>
      spare === undefined ? [] : [{ ...spare, collection, key, keys, greatest: greatestOf(rows, spare), path }],
    );
  });
}

/** Whether a row may be to have what an item has already; nobody has a link to what is new, and nothing empty is in a place. */
function mayTake(rows: readonly WriteRow[], row: WriteRow, { fields, nullsNotDistinct }: UniqueKey): boolean {
  const leadsToNew = fields.some((name) => {
    const cell = row.cells.get(name);
    return cell?.kind === "field" && rows[cell.row]?.isNew === true;
  });
  if (leadsToNew || (!nullsNotDistinct && fields.some((name) => isEmptyIn(row, name)))) return false;
  return row.isNew || fields.some((name) => row.cells.has(name));
}

function isEmptyIn({ collection, isNew, cells }: WriteRow, name: string): boolean {
  const cell = cells.get(name);
  if (cell !== undefined) return cell.kind === "text" && cell.text === null;
  const field = collection.fields.get(name);
  const isFilled = field?.kind !== "column" || field.default !== null || field.sequence !== null || field.isGenerated;
  return isNew && !isFilled && field !== collection.primaryKey;
}

/**
 * Best one of which no check speaks along with others; then one that is written anyway; and better to be empty than to have a
 * number that nobody has stated.
 */
function findSpare(collection: Collection, key: UniqueKey, isPreferred: (field: string) => boolean): Spare | undefined {
  const spares = key.fields.map((name) => spareAt(collection, key, name)).filter((spare) => spare !== undefined);
  const inOrder = [...spares.filter(({ kind }) => kind === "empty"), ...spares.filter(({ kind }) => kind === "park")];
  const free = inOrder.filter(({ field }) => !field.sharesChecks);
  const best = free.length > 0 ? free : inOrder;
  return best.find(({ field }) => isPreferred(field.name)) ?? best[0];
}

function spareAt(collection: Collection, key: UniqueKey, name: string): Spare | undefined {
  const field = collection.fields.get(name);
  if (field?.kind !== "column" || !field.mayUpdate || field.isGenerated || field === collection.primaryKey) return undefined;
  if (canBeEmpty(collection, field)) return { kind: "empty", field, within: [] };
  const isFree = !key.hasExpressions && !key.links.includes(name) && wholeNumbers.has(field.type);
  return isFree ? { kind: "park", field, within: listOthers(collection, key, field) } : undefined;
}

function greatestOf(rows: readonly WriteRow[], { kind, field }: Spare): string | null {
  if (kind === "empty") return null;
  let greatest: bigint | null = null;
  for (const row of rows) {
    const text = row.collection.name === field.collection ? writtenText(rows, row, field.name) : null;
    if (text === null || text === undefined) continue;
    const number = BigInt(text);
    if (greatest === null || number > greatest) greatest = number;
  }
  return greatest === null ? null : String(greatest);
}

const wholeNumbers: ReadonlySet<ColumnField["type"]> = new Set(["integer", "bigInteger"]);

/** What a foreign key refers to by the field would be empty for good, where it changes along with it. */
function canBeEmpty({ uniqueKeys }: Collection, { name, nullable }: ColumnField): boolean {
  const keys = uniqueKeys.filter(({ fields }) => fields.includes(name));
  return (
    nullable &&
    keys.every(({ nullsNotDistinct, hasExpressions, referred }) => !nullsNotDistinct && !hasExpressions && !referred.includes(name))
  );
}

/** A number of another unique key is to be nobody's at all. */
function listOthers(collection: Collection, key: UniqueKey, { name }: ColumnField): readonly ColumnField[] {
  const isOfOthers = collection.uniqueKeys.some((other) => other !== key && !other.deferrable && other.fields.includes(name));
  const others = key.fields
    .filter((other) => other !== name && collection.fields.has(other))
    .map((other) => columnFieldOf(collection, other));
  return isOfOthers ? [] : others.filter(({ nullable }) => !nullable);
}
