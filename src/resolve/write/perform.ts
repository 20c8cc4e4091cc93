/** Runs the steps of a write plan. What the database does not do as it is told takes everything back. */
import type { Connection, Row, Statement } from "../../database/database.ts";
import { forbiddenByDatabase } from "../../database/sql-sentences.ts";
import { RequestError, lostItem, missingLink } from "../../errors.ts";
import type { Collection, ColumnField } from "../../model/model.ts";
import type { Deletion } from "../../plan/write/deselect-rows.ts";
import type { RowGroup } from "../../plan/write/row-groups.ts";
import { isOpenField } from "../../plan/write/rows.ts";
import type { WriteRow } from "../../plan/write/rows.ts";
import { describeOutcome } from "../../plan/write/write-outcome.ts";
import type { Change, WriteOutcome } from "../../plan/write/write-outcome.ts";
import type { WritePlan, WriteStep } from "../../plan/write/write-plan.ts";
import { invariant } from "../../shared/invariant.ts";
import { checkConstraints, deferConstraints, deleteRows, emptyLinks, insertRows, updateRows } from "../../sql/write.ts";
import { assertOneEach } from "./assert-one-each.ts";
import { readStoredKeys } from "./read-stored-keys.ts";
import { toWriteError } from "./write-error.ts";

export async function perform(connection: Connection, { deferrable, steps, kept }: WritePlan): Promise<WriteOutcome> {
  const changes: Change[] = [];
  if (deferrable.length > 0) await connection.run(deferConstraints);
  for (const step of steps) changes.push(...(await runStep(connection, step)));
  for (const [collection, rows] of Map.groupBy(kept, (row) => row.collection)) await assertThere(connection, collection, rows);
  if (deferrable.length > 0) await runAt(connection, checkConstraints(deferrable), "data");
  return describeOutcome(changes);
}

async function runStep(connection: Connection, step: WriteStep): Promise<readonly Change[]> {
  switch (step.kind) {
    case "insert":
      return insert(connection, step.group);
    case "update":
      return update(connection, step.group);
    case "delete":
      return deleteItems(connection, step.deletion);
    case "empty": {
      const { collection, field, keys, path } = step;
      await runAt(connection, emptyLinks(collection, keyOf(collection), field, keys), path);
      return [];
    }
  }
}

async function insert(connection: Connection, group: RowGroup): Promise<readonly Change[]> {
  const { rows } = group;
  assertCanBeLinked(rows);
  const found = await runGroup(connection, group, insertRows(group));
  const [first] = rows;
  // In the order in which the rows were inserted; a trigger that keeps one out leaves nobody to say which.
  if (first !== undefined && found.length < rows.length) {
    throw new RequestError("FAILED_VALIDATION", `${first.path}: the database has not created the item.`, { path: first.path });
  }
  for (const [index, row] of rows.entries()) {
    const [key = null, ...cells] = found[index] ?? [];
    row.key = key;
    takeOver(row, group.returned, cells);
  }
  return rows.map((row) => changeOf("created", group, row));
}

function changeOf(kind: "created" | "updated" | "unlinked", { fields }: RowGroup, { collection, key }: WriteRow): Change {
  return { kind, collection: collection.name, key: key ?? "", fields: fields.map(({ name }) => name) };
}

/** What a link is taken from is written by now. */
function assertCanBeLinked(rows: readonly WriteRow[]): void {
  for (const row of rows) {
    for (const [field, from] of row.references) if (isOpenField(row, field)) throw missingLink(from.row.path, from.field);
  }
}

function takeOver(row: WriteRow, fields: readonly ColumnField[], cells: Row): void {
  fields.forEach(({ name }, index) => row.returned.set(name, cells[index] ?? null));
}

async function update(connection: Connection, group: RowGroup): Promise<readonly Change[]> {
  const { rows } = group;
  const [first] = rows;
  if (first === undefined) return [];
  const { collection } = first;
  await assertOneEach(
    connection,
    collection,
    rows.map((row) => row.key ?? ""),
    first.path,
  );
  assertCanBeLinked(rows);
  const updated = await runGroup(connection, group, updateRows(group));
  const changes = updated.flatMap(([place, ...cells]) => {
    const row = rows[Number(place) - 1];
    if (row === undefined) return [];
    takeOver(row, group.returned, cells);
    return [changeOf(row.leaves ? "unlinked" : "updated", group, row)];
  });
  if (updated.length >= rows.length) return changes;
  // A trigger may keep an item as it is; then it is there.
  if (collection.mayKeepDeleted) throw toWriteError(forbiddenByDatabase(), { path: first.path });
  await assertThere(connection, collection, rows);
  return changes;
}

async function deleteItems(connection: Connection, { collection, keys, path }: Deletion): Promise<readonly Change[]> {
  await assertOneEach(connection, collection, keys, path);
  const deleted = await runAt(connection, deleteRows(collection, keyOf(collection), keys), path);
  const isWhole = deleted.length >= keys.length;
  if (collection.mayKeepDeleted && !isWhole) throw toWriteError(forbiddenByDatabase(), { path });
  // Others have gone with these already, or a trigger keeps them, to mark them as deleted.
  const kept = isWhole ? new Map<string, string>() : await readStoredKeys(connection, collection, keys);
  return keys.filter((key) => !kept.has(key)).map((key) => ({ kind: "deleted", collection: collection.name, key }));
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

async function runGroup(connection: Connection, group: RowGroup, statement: Statement): Promise<readonly Row[]> {
  try {
    return await connection.run(statement);
  } catch (error) {
    throw toWriteError(error, group);
  }
}

async function runAt(connection: Connection, statement: Statement, path: string): Promise<readonly Row[]> {
  try {
    return await connection.run(statement);
  } catch (error) {
    throw toWriteError(error, { path });
  }
}
