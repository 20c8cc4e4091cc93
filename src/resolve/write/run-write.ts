/**
 * Writes a tree of items on one connection: lock what exists, read the lists that are stated, draw keys, link, check,
 * and only then insert, update, unlink and delete, each level and kind in one statement.
 */
import type { Connection, Statement } from "../../database/database.ts";
import { toRequestError } from "../../database/sql-error.ts";
import { RequestError, failedRule, failedValidation, unknownItemAt } from "../../errors.ts";
import { columnFieldOf } from "../../model/look-up.ts";
import type { Collection, ColumnField } from "../../model/model.ts";
import { applyPresets } from "../../plan/write/apply-presets.ts";
import type { ItemWrite } from "../../plan/write/item-tree.ts";
import { judgeRows } from "../../plan/write/judge-rows.ts";
import { findBrokenLinks, findKeySources, groupChecks, linkRows } from "../../plan/write/link-rows.ts";
import type { KeySource } from "../../plan/write/link-rows.ts";
import { groupRows } from "../../plan/write/row-groups.ts";
import type { RowGroup } from "../../plan/write/row-groups.ts";
import { buildRows, fieldOfRow, listStoredFields } from "../../plan/write/rows.ts";
import type { WriteRow, WriteRows } from "../../plan/write/rows.ts";
import { listStatedFields } from "../../plan/write/stated-fields.ts";
import { validateRows } from "../../plan/write/validate-rows.ts";
import { invariant } from "../../shared/invariant.ts";
import { drawDefaultKeys, drawKeys, insertRows, lockItems, selectKeys, updateRows } from "../../sql/write.ts";
import { canonicalKey } from "../../value/canonical-text.ts";
import type { QuestionContext } from "../read/ask-question.ts";
import { createTurns } from "../read/turns.ts";
import { assertMayHaveCreated, assertMayWrite } from "./assert-may-write.ts";
import { assertOneEach } from "./assert-one-each.ts";
import { assertOpenRulesHold } from "./assert-open-rules.ts";
import { applyDeselected, dropMoved, readDeselected } from "./deselect.ts";
import { dropForged, fillSpecials } from "./fill-specials.ts";
import { hashSecrets } from "./hash-secrets.ts";
import type { Hashes } from "./hash-secrets.ts";
import { selectKnown, selectReachable } from "./rights-questions.ts";
import { toWriteError } from "./write-error.ts";

/** The keys of the written roots, in their order; without those that do not exist where these may be skipped. */
export async function runWrite(
  context: QuestionContext,
  roots: readonly ItemWrite[],
  options: { readonly skipUnknown: boolean; readonly hashes: Hashes },
): Promise<readonly string[]> {
  const turns = createTurns();
  const locked = buildRows(roots);
  await turns();
  await lockRows(context, locked);
  // To a limited role, one that is skipped would say that it does not exist, and another that it may not be changed.
  const mayBeSkipped = options.skipUnknown && context.access.kind === "admin";
  const known = mayBeSkipped ? roots.filter((item) => isKnown(locked.rowOf(item))) : roots;
  // What hangs on a root that does not exist is not written either.
  const writes = known.length === roots.length ? locked : restrict(locked, known);
  for (const row of writes.rows) if (!isKnown(row)) throw unknownItemAt(row.path, row.collection.name);

  const omitted = await readDeselected(context, writes);
  await turns();
  await drawAllKeys(context, writes);
  await turns();
  const checks = linkRows(context.model, writes);
  await turns();
  const deselected = dropMoved(context, writes, omitted);
  const stated = listStatedFields(writes);
  await turns();
  await assertMayWrite(context, writes, stated, deselected);
  const found = await readKeys(context, groupChecks(context.model, checks));
  dropForged(context, writes.rows);
  applyPresets(context, writes.rows);
  await turns();
  await fillSpecials(context, writes);
  await turns();
  const ofFields = validateRows(context, writes.rows);
  const ofPolicies = judgeRows(context, writes.rows, stated);
  const problems = [...findBrokenLinks(context.model, writes, checks, found), ...ofFields.problems, ...ofPolicies.problems];
  if (problems.length > 0) throw failedValidation(problems);
  await turns();
  const groups = groupRows(writes.rows);
  await hashSecrets(writes.rows, options.hashes);

  await applyDeselected(context, deselected);
  for (const group of groups) await writeGroup(context, group);
  await assertMayHaveCreated(context, writes.rows, stated);
  await assertOpenRulesHold(context, [...ofFields.open, ...ofPolicies.open]);
  return known.map((item) => writes.rowOf(item).key ?? "");
}

function isKnown(row: WriteRow): boolean {
  return row.isNew || row.stored !== null;
}

function restrict(writes: WriteRows, roots: readonly ItemWrite[]): WriteRows {
  const rest = buildRows(roots);
  for (const item of rest.items) {
    const row = rest.rowOf(item);
    const { isNew, stored, held } = writes.rowOf(item);
    Object.assign(row, { isNew, stored, held });
  }
  return rest;
}

/**
 * Reads and locks every row whose key is given, one statement for each collection, always in the same order. From here
 * on, an item that the role may neither see nor change does not exist, and a link that it may not see is none.
 */
async function lockRows(context: QuestionContext, writes: WriteRows): Promise<void> {
  const fields = listStoredFields(writes);
  const keyed = Map.groupBy(
    writes.rows.filter((row) => row.key !== null && row.intent !== "create"),
    (row) => row.collection,
  );
  for (const [collection, rows] of [...keyed].toSorted(([left], [right]) => (left.name < right.name ? -1 : 1))) {
    const { primaryKey } = collection;
    invariant(primaryKey !== null, `collection "${collection.name}" is written by its key`);
    const columns = [...(fields.get(collection.name) ?? [])].map((name) => columnFieldOf(collection, name));
    const keys = rows.map((row) => row.key ?? "");
    const statement = lockItems(collection, primaryKey, columns, keys);
    const locked = new Map(
      (await runStatement(context.connection, statement)).map(([key, ...cells]) => [canonicalKey(collection, key ?? ""), cells]),
    );
    const found = context.access.kind === "admin" ? locked : await selectKnown(context, collection, keys, columns);
    for (const row of rows) {
      const cells = found.get(row.key ?? "");
      row.stored = cells === undefined ? null : cellsByName(columns, cells);
      row.held = cellsByName(columns, locked.get(row.key ?? "") ?? []);
      row.isNew = cells === undefined && row.intent === "save";
    }
  }
}

function cellsByName(columns: readonly ColumnField[], cells: readonly (string | null)[]): ReadonlyMap<string, string | null> {
  return new Map(columns.map((field, index) => [field.name, cells[index] ?? null]));
}

/**
 * Gives each new row its key: as stated, made here for a uuid, or by the column's default, in the order of the rows. What
 * only the database can draw, it draws when the row is inserted.
 */
async function drawAllKeys({ connection }: QuestionContext, writes: WriteRows): Promise<void> {
  const sources = findKeySources(writes);
  const linked = new Set(sources.map(({ row }) => row));
  const keyless = writes.rows.filter((row) => row.isNew && row.key === null && !linked.has(row));
  const ofSequences: { readonly sequence: string; readonly wanting: readonly WriteRow[] }[] = [];
  for (const [collection, wanting] of Map.groupBy(keyless, (row) => row.collection)) {
    const { primaryKey } = collection;
    invariant(primaryKey !== null, `collection "${collection.name}" is written by its key`);
    if (primaryKey.isDrawnByDatabase) continue;
    if (isUuidMadeHere(primaryKey)) {
      for (const row of wanting) row.key = crypto.randomUUID();
    } else if (primaryKey.sequence !== null) {
      ofSequences.push({ sequence: primaryKey.sequence, wanting });
    } else if (primaryKey.default !== null) {
      assignKeys(wanting, await runStatement(connection, drawDefaultKeys(primaryKey.default, wanting.length)));
    } else {
      throw failedValidation(wanting.map(missingKey));
    }
  }
  if (ofSequences.length > 0) {
    const wanted = ofSequences.map(({ sequence, wanting }) => ({ sequence, count: wanting.length }));
    assignKeys(
      ofSequences.flatMap(({ wanting }) => wanting),
      await runStatement(connection, drawKeys(wanted)),
    );
  }
  takeLinkedKeys(sources);
}

/** One key may come from another that does: whatever is there is handed on, until nothing more comes. */
function takeLinkedKeys(sources: readonly KeySource[]): void {
  let open = sources;
  for (;;) {
    for (const { row, from, field } of open) row.key ??= fieldOfRow(from, field);
    const rest = open.filter(({ row }) => row.key === null);
    if (rest.length === 0) return;
    if (rest.length === open.length) throw failedValidation(rest.map(({ row }) => missingKey(row)));
    open = rest;
  }
}

function missingKey({ collection, path }: WriteRow): RequestError {
  const name = collection.primaryKey?.name ?? "";
  return failedRule(`${path}.${name}`, collection.name, name, "expected a key, got none.");
}

function assignKeys(rows: readonly WriteRow[], drawn: Awaited<ReturnType<Connection["run"]>>): void {
  rows.forEach((row, index) => (row.key = drawn[index]?.[0] ?? null));
}

/** A default that makes uuids in a way of its own, such as ordered ones, is left to do so. */
function isUuidMadeHere({ type, special, default: expression }: ColumnField): boolean {
  return special.includes("uuid") || (type === "uuid" && (expression === null || expression === "gen_random_uuid()"));
}

async function readKeys(
  context: QuestionContext,
  wanted: ReadonlyMap<Collection, readonly string[]>,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const found = new Map<string, ReadonlySet<string>>();
  for (const [collection, keys] of wanted) {
    invariant(collection.primaryKey !== null, `member "${collection.name}" has a key`);
    if (context.access.kind === "limited") {
      // What may be read exists.
      found.set(collection.name, await selectReachable(context, collection, "read", keys));
      continue;
    }
    const rows = await runStatement(context.connection, selectKeys(collection, collection.primaryKey, keys));
    found.set(collection.name, new Set(rows.map(([key]) => canonicalKey(collection, key ?? ""))));
  }
  return found;
}

async function writeGroup({ connection }: QuestionContext, group: RowGroup): Promise<void> {
  const [first] = group.rows;
  if (first !== undefined && !group.isNew) {
    const keys = group.rows.map((row) => row.key ?? "");
    await assertOneEach(connection, first.collection, keys, first.path);
  }
  try {
    const returned = await connection.run(group.isNew ? insertRows(group) : updateRows(group));
    if (!group.hasKeys) takeDrawnKeys(group.rows, returned);
  } catch (error) {
    throw toWriteError(error, group);
  }
}

/** In the order in which the rows were inserted; a trigger that keeps one out leaves nobody to say which. */
function takeDrawnKeys(rows: readonly WriteRow[], returned: Awaited<ReturnType<Connection["run"]>>): void {
  const [first] = rows;
  if (first !== undefined && returned.length < rows.length) {
    throw new RequestError("FAILED_VALIDATION", `${first.path}: the database has not created the item.`, { path: first.path });
  }
  assignKeys(rows, returned);
}

async function runStatement(connection: Connection, statement: Statement): ReturnType<Connection["run"]> {
  try {
    return await connection.run(statement);
  } catch (error) {
    throw toRequestError(error) ?? error;
  }
}
