/** Runs the steps of a write plan. What the database does not do as it is told takes everything back. */
import type { Connection, Row, Statement } from "../../database/database.ts";
import { forbiddenByDatabase } from "../../database/sql-sentences.ts";
import { RequestError, lostItem, missingLink } from "../../errors.ts";
import type { Collection, ColumnField } from "../../model/model.ts";
import type { Deletion } from "../../plan/write/deselect-rows.ts";
import type { JoinedPlan, JoinedStep } from "../../plan/write/join-steps.ts";
import type { Release } from "../../plan/write/releases.ts";
import { fillGroup } from "../../plan/write/row-groups.ts";
import type { RowGroup } from "../../plan/write/row-groups.ts";
import { isOpenField, referredText } from "../../plan/write/rows.ts";
import type { Reference, WriteRow } from "../../plan/write/rows.ts";
import { describeDeletion, describeOutcome } from "../../plan/write/write-outcome.ts";
import type { Change, WriteOutcome } from "../../plan/write/write-outcome.ts";
import { invariant } from "../../shared/invariant.ts";
import { giveWay } from "../../shared/turns.ts";
import { splitRows, writeGroups } from "../../sql/write-groups.ts";
import { checkConstraints, deferConstraints, deleteRows, emptyField, parkValues } from "../../sql/write.ts";
import { prepareDeletion } from "./consequences.ts";
import { assertOneEach } from "./assert-one-each.ts";
import { toJoinedError } from "./joined-error.ts";
import { readStoredKeys } from "./read-stored-keys.ts";
import type { WriteContext } from "./write-context.ts";
import { toReleaseError, toWriteError } from "./write-error.ts";

export interface Performed {
  /** With their keys, and what the database has made of the fields that others refer to. */
  readonly rows: readonly WriteRow[];
  readonly outcome: WriteOutcome;
}

/** `onLast` is called when the last statement that writes is asked for: what is asked for then goes along with it. */
export async function perform(
  { connection, texts, audience }: Pick<WriteContext, "connection" | "texts" | "audience">,
  { rows, deferrable, steps, kept }: JoinedPlan,
  onLast: () => void,
): Promise<Performed> {
  const performing: Performing = { connection, texts, audience, rows: [...rows], changes: [] };
  if (deferrable.length > 0) await connection.run(deferConstraints);
  for (const [index, step] of steps.entries()) await runStep(performing, step, index === steps.length - 1 ? onLast : goOn);
  for (const [collection, some] of Map.groupBy(kept, (row) => row.collection)) await assertThere(connection, collection, some);
  if (deferrable.length > 0) await runAt(connection, checkConstraints(deferrable), "data");
  return { rows: performing.rows, outcome: describeOutcome(performing.changes) };
}

interface Performing {
  readonly connection: Connection;
  readonly texts: WriteContext["texts"];
  readonly audience: WriteContext["audience"];
  /** A row is replaced by what has become of it once it is written. */
  readonly rows: WriteRow[];
  readonly changes: Change[];
}

function goOn(): void {
  // Another statement follows.
}

async function runStep(performing: Performing, step: JoinedStep, onAsked: () => void): Promise<void> {
  switch (step.kind) {
    case "write":
      return write(performing, step.groups, onAsked);
    case "delete":
      return deleteDeselected(performing, step.deletion);
    case "release":
      return release(performing, step.release);
    case "empty": {
      const { collection, field, keys, path } = step;
      await runAt(performing.connection, emptyField(collection, keyOf(collection), field, keys), path);
    }
  }
}

/** What the database does not take in place of a value leaves the value where it is. */
async function release(performing: Performing, one: Release): Promise<void> {
  const { connection } = performing;
  if (one.kind === "state") {
    const { collection, fields, rows } = one;
    await runGroups(performing, [{ collection, isNew: false, key: keyOf(collection), hasKeys: true, fields, returned: [], rows }]);
    return;
  }
  const { kind, collection, field, keys } = one;
  const statement = kind === "empty" ? emptyField(collection, keyOf(collection), field, keys) : parkValues(one, keyOf(collection));
  try {
    await connection.run(statement);
  } catch (error) {
    throw toReleaseError(error, one);
  }
}

async function write(performing: Performing, groups: readonly RowGroup[], onAsked: () => void): Promise<void> {
  for (const group of groups) if (!group.isNew) await assertOneOfEach(performing, group);
  const found = await runGroups(performing, groups, onAsked);
  for (const [index, group] of groups.entries()) {
    const rows = found[index] ?? [];
    if (group.isNew) await takeInserted(performing, group, rows);
    else await takeUpdated(performing, group, rows);
  }
}

async function takeInserted(performing: Performing, group: RowGroup, found: readonly Row[]): Promise<void> {
  const { rows, returned } = group;
  const [first] = rows;
  // In the order in which the rows were inserted; a trigger that keeps one out leaves nobody to say which.
  if (first !== undefined && found.length < rows.length) {
    throw new RequestError("FAILED_VALIDATION", `${first.path}: the database has not created the item.`, { path: first.path });
  }
  for (const [index, row] of rows.entries()) {
    const [key = null, ...cells] = found[index] ?? [];
    take(performing, "created", group, { ...row, key, returned: textsByName(returned, cells) });
  }
  await followKeys(
    performing,
    group,
    rows.filter(({ id, key }) => key !== null && performing.rows[id]?.key !== key),
  );
}

/** A new item that refers to itself, by a key of which the database has made another one, refers to that one. */
async function followKeys(performing: Performing, group: RowGroup, changed: readonly WriteRow[]): Promise<void> {
  const strays = changed.map((row) => ({ row: performing.rows[row.id] ?? row, fields: ownLinks(group, row) }));
  const groups = Map.groupBy(
    strays.filter(({ fields }) => fields.length > 0),
    ({ fields }) => fields.map(({ name }) => name).join(),
  );
  for (const some of groups.values()) {
    const fields = some[0]?.fields ?? [];
    await runGroups(performing, [{ ...group, isNew: false, hasKeys: true, fields, returned: [], rows: some.map(({ row }) => row) }]);
  }
}

function ownLinks({ key, fields }: RowGroup, { id, cells }: WriteRow): readonly ColumnField[] {
  return fields.filter(({ name }) => {
    const cell = cells.get(name);
    return cell?.kind === "field" && cell.row === id && cell.field === key.name;
  });
}

function take({ rows, changes }: Performing, kind: "created" | "updated" | "unlinked", { fields }: RowGroup, row: WriteRow): void {
  rows[row.id] = row;
  changes.push({ kind, collection: row.collection.name, key: row.key ?? "", fields: fields.map(({ name }) => name) });
}

function textsByName(fields: readonly ColumnField[], cells: Row): ReadonlyMap<string, string | null> {
  return new Map(fields.map(({ name }, index) => [name, cells[index] ?? null]));
}

async function assertOneOfEach({ connection }: Performing, { collection, rows }: RowGroup): Promise<void> {
  const keys = rows.map((row) => row.key ?? "");
  await assertOneEach(connection, collection, keys, rows[0]?.path ?? "data");
}

async function takeUpdated(performing: Performing, group: RowGroup, updated: readonly Row[]): Promise<void> {
  const { connection } = performing;
  const { collection, rows, returned } = group;
  for (const [place, ...cells] of updated) {
    const row = rows[Number(place) - 1];
    if (row === undefined) continue;
    take(performing, row.leaves ? "unlinked" : "updated", group, { ...row, returned: textsByName(returned, cells) });
  }
  if (updated.length >= rows.length) return;
  // A trigger may keep an item as it is; then it is there.
  if (collection.mayKeepDeleted) throw toWriteError(forbiddenByDatabase(), { path: rows[0]?.path ?? "data" });
  await assertThere(connection, collection, rows);
}

async function deleteDeselected({ connection, audience, changes }: Performing, { collection, keys, path }: Deletion): Promise<void> {
  await assertOneEach(connection, collection, keys, path);
  await prepareDeletion(connection, collection, keys);
  const deleted = await runAt(connection, deleteRows(collection, keyOf(collection), keys, audience.hears(collection.name)), path);
  const isWhole = deleted.length >= keys.length;
  if (collection.mayKeepDeleted && !isWhole) throw toWriteError(forbiddenByDatabase(), { path });
  // Others have gone with these already, or a trigger keeps them, to mark them as deleted.
  const kept = isWhole ? new Map<string, string>() : await readStoredKeys(connection, collection, keys);
  const known = new Map(deleted.map(([key, was = null]) => [key ?? "", was]));
  for (const key of keys) if (!kept.has(key)) changes.push(describeDeletion(collection.name, key, known.get(key) ?? null));
}

/** Items that the input keeps may have gone with others that it deletes. */
async function assertThere(connection: Connection, collection: Collection, rows: readonly WriteRow[]): Promise<void> {
  const there = await readStoredKeys(
    connection,
    collection,
    rows.map((row) => row.key ?? ""),
  );
  const lost = rows.find((row) => !there.has(row.key ?? ""));
  if (lost !== undefined) throw lostItem(lost.path, collection.name, lost.key ?? "");
}

function keyOf({ name, primaryKey }: Collection): NonNullable<Collection["primaryKey"]> {
  invariant(primaryKey !== null, `collection "${name}" is written by its key`);
  return primaryKey;
}

async function runGroups(
  { connection, texts, rows }: Performing,
  groups: readonly RowGroup[],
  onAsked = goOn,
): Promise<readonly (readonly Row[])[]> {
  for (const group of groups) assertCanBeLinked(rows, group);
  const batches = groups.map((group) => fillGroup(rows, group));
  await giveWay();
  try {
    const written = connection.run(writeGroups(texts, batches));
    onAsked();
    return splitRows(batches, await written);
  } catch (error) {
    throw toJoinedError(error, batches);
  }
}

/** What a link is taken from is written by now. */
function assertCanBeLinked(rows: readonly WriteRow[], group: RowGroup): void {
  for (const row of group.rows) {
    for (const [field, cell] of row.cells) if (cell.kind === "field" && isOpenField(rows, row, field)) throwMissing(rows, cell);
    if (row.isNew && row.keyFrom !== null && referredText(rows, row.keyFrom) === null) throwMissing(rows, row.keyFrom);
  }
}

function throwMissing(rows: readonly WriteRow[], { row, field }: Reference): never {
  throw missingLink(rows[row]?.path ?? "data", field);
}

async function runAt(connection: Connection, statement: Statement, path: string): Promise<readonly Row[]> {
  try {
    return await connection.run(statement);
  } catch (error) {
    throw toWriteError(error, { path });
  }
}
