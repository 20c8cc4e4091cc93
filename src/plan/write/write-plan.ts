/**
 * The order of the statements of a write. In: the rows, complete, and what is deleted. Out: the steps, as they are to run.
 *
 * 1. Links are emptied that have to be free, and items that only leave a list are updated.
 * 2. What leads away from an item that is deleted, and what changes of that item itself, is updated, after the new items that it is to refer to.
 * 3. Items are deleted.
 * 4. The rest, level by level: what a row refers to is there before it, and what an update frees before an insert takes it.
 */
import { columnFieldOf } from "../../model/look-up.ts";
import type { Collection, ColumnField, Model } from "../../model/model.ts";
import { reachedByCascade } from "./cascades.ts";
import type { Deletion } from "./deselect-rows.ts";
import { groupRows, listReferredFields } from "./row-groups.ts";
import type { RowGroup } from "./row-groups.ts";
import { writtenText } from "./rows.ts";
import type { WriteRow } from "./rows.ts";

export interface WritePlan {
  /** By their places. */
  readonly rows: readonly WriteRow[];
  /** Constraints that are to wait until all is written. */
  readonly deferrable: readonly string[];
  readonly steps: readonly WriteStep[];
  /** Items that the input names and that a cascade may have deleted: they have to be there in the end. */
  readonly kept: readonly WriteRow[];
}

export type WriteStep =
  | { readonly kind: "insert" | "update"; readonly group: RowGroup }
  | { readonly kind: "delete"; readonly deletion: Deletion }
  | {
      readonly kind: "empty";
      readonly collection: Collection;
      readonly field: ColumnField;
      readonly keys: readonly string[];
      readonly path: string;
    };

export function planWrites(model: Model, rows: readonly WriteRow[], deletions: readonly Deletion[]): WritePlan {
  const referred = listReferredFields(rows);
  const writeSteps = (some: readonly WriteRow[]): readonly WriteStep[] =>
    groupRows(some, referred).map((group) => ({ kind: group.isNew ? "insert" : "update", group }));
  const deleted = describeDeleted(model, deletions);
  const leadingAway = (row: WriteRow): readonly string[] => fieldsLeadingAway(rows, row, deleted);
  const leading = rows.filter((row) => leadingAway(row).length > 0);
  const emptied = leading.filter((row) => canBeEmptied(row, leadingAway(row)));
  const going = rows.filter((row) => !row.isNew && isAmong(deleted, row.collection, row.key));
  const early = withNeeded(rows, [...going, ...leading.filter((row) => !emptied.includes(row))]);
  const leaving = rows.filter((row) => row.leaves);
  const rest = rows.filter((row) => !row.leaves && !early.has(row));
  const steps: readonly WriteStep[] = [
    ...emptyLinks(rows, (row) => [...row.emptied, ...(emptied.includes(row) ? leadingAway(row) : [])]),
    ...writeSteps(leaving),
    ...freePlaces(early, mergeDeletions(deletions)),
    ...writeSteps(rows.filter((row) => early.has(row))),
    ...orderDeletions(mergeDeletions(deletions)).map((deletion) => ({ kind: "delete" as const, deletion })),
    ...writeSteps(rest),
  ];
  const collections = [...rows.map(({ collection }) => collection), ...deletions.map(({ collection }) => collection)];
  return {
    rows,
    deferrable: [...new Set(collections.flatMap(({ deferrable }) => deferrable))].toSorted(),
    steps,
    kept: rows.filter((row) => !row.isNew && deleted.reached.has(row.collection) && !isAmong(deleted, row.collection, row.key)),
  };
}

interface Deleted {
  /** The keys of what the input deletes, by collection. */
  readonly keys: ReadonlyMap<Collection, ReadonlySet<string>>;
  /** Whose items the database may delete along with them. */
  readonly reached: ReadonlySet<Collection>;
}

function describeDeleted(model: Model, deletions: readonly Deletion[]): Deleted {
  const groups = Map.groupBy(deletions, ({ collection }) => collection);
  const keys = new Map([...groups].map(([collection, group]) => [collection, new Set(group.flatMap((one) => one.keys))]));
  return { keys, reached: reachedByCascade(model, new Set(keys.keys())) };
}

function isAmong({ keys }: Deleted, collection: Collection, key: string | null): boolean {
  return key !== null && keys.get(collection)?.has(key) === true;
}

/** The links of an item that name, as it is stored, one that goes, and another one or none from now on. */
function fieldsLeadingAway(rows: readonly WriteRow[], row: WriteRow, deleted: Deleted): readonly string[] {
  if (row.isNew || deleted.keys.size === 0) return [];
  const targets = [...deleted.keys.keys(), ...deleted.reached];
  return [...row.cells.keys()].flatMap((name) => {
    const relation = row.collection.fields.get(name)?.relation;
    const stored = row.actual?.get(name) ?? null;
    const target = relation?.kind === "m2o" ? targets.find((one) => one.name === relation.target) : undefined;
    if (relation?.kind !== "m2o" || target === undefined || stored === null || stored === writtenText(rows, row, name)) return [];
    // Which items a cascade deletes is not known, nor is the key of one that is named by another column.
    const isKnown = !deleted.reached.has(target) && relation.targetField === target.primaryKey?.name;
    return !isKnown || isAmong(deleted, target, stored) ? [name] : [];
  });
}

/** Whether it is better to name nobody meanwhile: what the row is to be may have to wait for what is deleted. */
function canBeEmptied(row: WriteRow, fields: readonly string[]): boolean {
  const takesPlace = row.collection.uniqueKeys.some(({ fields: names }) => names.some((name) => row.cells.has(name)));
  return (takesPlace || row.needs.size > 0) && fields.every((name) => columnFieldOf(row.collection, name).nullable);
}

/** The rows, and the new ones that have to be there before them. */
function withNeeded(rows: readonly WriteRow[], some: readonly WriteRow[]): ReadonlySet<WriteRow> {
  const all = new Set<WriteRow>();
  const add = (row: WriteRow | undefined): void => {
    if (row === undefined || all.has(row)) return;
    all.add(row);
    for (const id of row.needs) add(rows[id]);
  };
  some.forEach(add);
  return all;
}

function emptyLinks(rows: readonly WriteRow[], fieldsOf: (row: WriteRow) => readonly string[]): readonly WriteStep[] {
  const cells = rows.flatMap((row) => fieldsOf(row).map((name) => ({ row, field: columnFieldOf(row.collection, name) })));
  return [...Map.groupBy(cells, ({ field }) => field)].flatMap(([field, group]) => {
    const [first] = group;
    if (first === undefined) return [];
    const keys = group.map(({ row }) => row.key ?? "");
    return [{ kind: "empty" as const, collection: first.row.collection, field, keys, path: first.row.path }];
  });
}

/** Those of the lists of one relation are one statement. */
function mergeDeletions(deletions: readonly Deletion[]): readonly Deletion[] {
  const groups = Map.groupBy(deletions, ({ collection, links }) => JSON.stringify([collection.name, ...links]));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [{ ...first, keys: [...new Set(group.flatMap(({ keys }) => keys))] }];
  });
}

/** Items go before those that they refer to. */
function orderDeletions(deletions: readonly Deletion[]): readonly Deletion[] {
  const ordered = new Set<Deletion>();
  const visited = new Set<Deletion>();
  const add = (deletion: Deletion): void => {
    if (visited.has(deletion)) return;
    visited.add(deletion);
    deletions.filter((other) => refersTo(other.collection, deletion.collection)).forEach(add);
    ordered.add(deletion);
  };
  deletions.forEach(add);
  return [...ordered];
}

function refersTo(collection: Collection, target: Collection): boolean {
  return [...collection.fields.values()].some(({ relation }) => relation?.kind === "m2o" && relation.target === target.name);
}

/** New items that come before the deletion may take the place in a list that an item leaves by it. */
function freePlaces(early: ReadonlySet<WriteRow>, deletions: readonly Deletion[]): readonly WriteStep[] {
  const created = new Set([...early].filter((row) => row.isNew).map((row) => row.collection));
  return deletions.flatMap(({ collection, links, keys, path }) => {
    const [link = ""] = links;
    const field = columnFieldOf(collection, link);
    const isFreed = created.has(collection) && field.nullable && collection.uniqueKeys.some(({ fields }) => fields.includes(link));
    return isFreed ? [{ kind: "empty" as const, collection, field, keys, path }] : [];
  });
}
