/**
 * The order of the statements of a write. In: the rows, complete, and what is deleted. Out: the steps, as they are to run; `join-steps.ts`
 * tells which of them are one statement.
 *
 * 1. Links are emptied that have to be free, values of unique keys are given up that go in circles or long chains, and items
 *    that only leave a list are updated.
 *    Of items that go, the values are given up that something earlier takes.
 * 2. What leads away from an item that is deleted, and what changes of that item itself, is updated, after the new items that it is to refer to;
 *    items whose places that takes, and that nothing leads away from, are deleted before it.
 * 3. Items are deleted.
 * 4. The rest, level by level: what a row refers to is there before it, and what an update frees before another row takes it.
 */
import { columnFieldOf } from "../../model/look-up.ts";
import type { Collection, ColumnField, Model } from "../../model/model.ts";
import type { Steps } from "../../shared/steps.ts";
import type { Deletion } from "./deselect-rows.ts";
import {
  assertLinksStay,
  describeDeleted,
  describeMade,
  fieldsLeadingAway,
  fieldsOfRenamed,
  isAmong,
  listHolders,
  mayBeEmpty,
  moveOnFirst,
} from "./stale-links.ts";
import { listHandovers } from "./handovers.ts";
import type { Handover } from "./handovers.ts";
import { mergeDeletions, orderDeletions, splitDeletions } from "./order-deletions.ts";
import { orderRows } from "./order-rows.ts";
import { canBeReleased, planReleases, releaseDeleted, restoreReleased } from "./releases.ts";
import type { Release } from "./releases.ts";
import { groupRows, listReferredFields } from "./row-groups.ts";
import type { RowGroup } from "./row-groups.ts";
import { takesPlace } from "./rows.ts";
import type { RowId, WriteRow } from "./rows.ts";

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
  | { readonly kind: "release"; readonly release: Release }
  | {
      readonly kind: "empty";
      readonly collection: Collection;
      readonly field: ColumnField;
      readonly keys: readonly string[];
      readonly path: string;
    };

export function* planWrites(model: Model, settled: readonly WriteRow[], deletions: readonly Deletion[]): Steps<WritePlan> {
  const holders = listHolders(settled);
  const given = moveOnFirst(settled, holders);
  const deleted = describeDeleted(model, deletions);
  yield;
  // A new item may have the key of one that goes.
  const made = describeMade(given);
  given.forEach((row) => assertLinksStay(given, row, { deleted, made }));
  const leading = listFields(given, (row) => fieldsLeadingAway(given, row, { deleted, holders }));
  yield;
  const emptied = listFields(given, (row) => {
    const fields = leading.get(row) ?? [];
    return [...new Set([...(canBeEmptied(row, fields) ? fields : []), ...fieldsOfRenamed(given, row, holders)])];
  });
  const emptiedFields = (row: WriteRow): readonly string[] => emptied.get(row) ?? [];
  yield;
  const handovers = listHandovers(given, emptiedFields, holders);
  const phases = splitRows(given, handovers, (row) => {
    const isGoing = !row.isNew && isAmong(deleted, row.collection, row.key);
    return isGoing || !(leading.get(row) ?? []).every((field) => emptiedFields(row).includes(field));
  });
  yield;
  const { releases, levels } = orderPhases(given, phases, handovers);
  yield;
  const rows = restoreReleased(given, releases);
  const referred = listReferredFields(rows);
  yield;
  const writeSteps = (some: readonly WriteRow[]): readonly WriteStep[] =>
    groupRows(
      some.map(({ id }) => rows[id]).filter((row) => row !== undefined),
      levels,
      referred,
    ).map((group) => ({ kind: group.isNew ? "insert" : "update", group }));
  const { first, last } = splitDeletions(model, mergeDeletions(deletions), { given, early: phases.early, leading });
  const collections = new Set([...rows, ...deletions].map(({ collection }) => collection));
  return {
    rows,
    deferrable: [...new Set([...collections].flatMap(({ deferrable }) => deferrable))].toSorted(),
    steps: [
      ...emptyingSteps(given, emptiedFields),
      ...releases.map((release) => ({ kind: "release" as const, release })),
      ...writeSteps(phases.leaving),
      ...orderDeletions(first).map(deletingStep),
      ...releaseDeleted(rows, phases.early, last).map((release) => ({ kind: "release" as const, release })),
      ...writeSteps(phases.early),
      ...orderDeletions(last).map(deletingStep),
      ...writeSteps(phases.rest),
    ],
    kept: rows.filter((row) => !row.isNew && deleted.reached.has(row.collection) && !isAmong(deleted, row.collection, row.key)),
  };
}

/** Of the rows that have any. */
function listFields(rows: readonly WriteRow[], fieldsOf: (row: WriteRow) => readonly string[]): ReadonlyMap<WriteRow, readonly string[]> {
  const listed = new Map<WriteRow, readonly string[]>();
  for (const row of rows) {
    const fields = fieldsOf(row);
    if (fields.length > 0) listed.set(row, fields);
  }
  return listed;
}

interface Phases {
  /** Items that only leave a list. */
  readonly leaving: readonly WriteRow[];
  /** What comes before the deletions, and what comes after them. */
  readonly early: readonly WriteRow[];
  readonly rest: readonly WriteRow[];
}

function splitRows(rows: readonly WriteRow[], handovers: readonly Handover[], isEarly: (row: WriteRow) => boolean): Phases {
  const early = withNeeded(rows, rows.filter(isEarly), handovers);
  return {
    leaving: rows.filter((row) => row.leaves),
    early: rows.filter((row) => early.has(row)),
    rest: rows.filter((row) => !row.leaves && !early.has(row)),
  };
}

/** The levels of the rows in either phase, and which values are given up beforehand. */
function orderPhases(
  given: readonly WriteRow[],
  { early, rest }: Phases,
  handovers: readonly Handover[],
): { readonly levels: ReadonlyMap<RowId, number>; readonly releases: ReturnType<typeof planReleases> } {
  const first = orderRows(early, narrow(handovers, early, early));
  const last = orderRows(rest, narrow(handovers, rest, rest));
  const inWrongOrder = narrow(handovers, rest, early).filter(({ collection, key }) => canBeReleased(collection, key));
  return {
    levels: new Map([...first.levels, ...last.levels]),
    releases: planReleases(given, [...inWrongOrder, ...first.released, ...last.released]),
  };
}

/** What some of the rows hand on to some. */
function narrow(handovers: readonly Handover[], givers: readonly WriteRow[], takers: readonly WriteRow[]): readonly Handover[] {
  if (handovers.length === 0) return [];
  const [giving, taking] = [new Set(givers), new Set(takers)];
  const narrowed = handovers.map(({ from, to, ...handover }) => ({
    ...handover,
    from: from.filter((row) => giving.has(row)),
    to: to.filter((row) => taking.has(row)),
  }));
  return narrowed.filter(({ from, to }) => from.length > 0 && to.length > 0);
}

/** Whether it is better to name nobody meanwhile: what the row is to be may have to wait for what is deleted. */
function canBeEmptied(row: WriteRow, fields: readonly string[]): boolean {
  return (takesPlace(row) || row.needs.size > 0) && fields.every((name) => mayBeEmpty(columnFieldOf(row.collection, name)));
}

/** The rows, and those that have to be there before them: new ones that they refer to, and those whose values they take that cannot be given up beforehand. */
function withNeeded(rows: readonly WriteRow[], some: readonly WriteRow[], handovers: readonly Handover[]): ReadonlySet<WriteRow> {
  const fixed = handovers.filter(({ collection, key }) => !canBeReleased(collection, key));
  const taken = Map.groupBy(
    fixed.flatMap(({ from, to }) => to.map((row) => ({ row, from }))),
    ({ row }) => row,
  );
  const all = new Set(some);
  for (const row of all) {
    for (const id of row.needs) if (rows[id] !== undefined) all.add(rows[id]);
    for (const { from } of taken.get(row) ?? []) from.forEach((one) => all.add(one));
  }
  return all;
}

function deletingStep(deletion: Deletion): WriteStep {
  return { kind: "delete", deletion };
}

function emptyingSteps(rows: readonly WriteRow[], fieldsOf: (row: WriteRow) => readonly string[]): readonly WriteStep[] {
  const cells = rows.flatMap((row) => fieldsOf(row).map((name) => ({ row, field: columnFieldOf(row.collection, name) })));
  return [...Map.groupBy(cells, ({ field }) => field)].flatMap(([field, group]) => {
    const [first] = group;
    if (first === undefined) return [];
    const keys = group.map(({ row }) => row.key ?? "");
    return [{ kind: "empty" as const, collection: first.row.collection, field, keys, path: first.row.path }];
  });
}
