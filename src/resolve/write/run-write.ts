/**
 * Writes a tree of items on one connection: lock what exists, read the lists that are stated, draw keys, link, check,
 * and only then insert, update, unlink and delete, each level and kind in one statement.
 */
import type { Connection } from "../../database/database.ts";
import { failedRule, failedValidation, unknownItemAt } from "../../errors.ts";
import type { RequestError } from "../../errors.ts";
import type { Collection, ColumnField } from "../../model/model.ts";
import { applyPresets } from "../../plan/write/apply-presets.ts";
import { settleDepartures } from "../../plan/write/deselect-rows.ts";
import type { ItemWrite } from "../../plan/write/item-tree.ts";
import { judgeRows } from "../../plan/write/judge-rows.ts";
import { findBrokenLinks, findKeySources, groupChecks, linkRows, settleLinks } from "../../plan/write/link-rows.ts";
import type { KeySource } from "../../plan/write/link-rows.ts";
import { buildRows, fieldOfRow } from "../../plan/write/rows.ts";
import type { Reference, WriteRow, WriteRows } from "../../plan/write/rows.ts";
import { listStatedFields } from "../../plan/write/stated-fields.ts";
import { validateRows } from "../../plan/write/validate-rows.ts";
import { planWrites } from "../../plan/write/write-plan.ts";
import { invariant } from "../../shared/invariant.ts";
import { drawDefaultKeys, drawKeys } from "../../sql/write.ts";
import type { QuestionContext } from "../read/ask-question.ts";
import { createTurns } from "../read/turns.ts";
import { assertMayHaveCreated, assertMayWrite } from "./assert-may-write.ts";
import { assertOpenRulesHold } from "./assert-open-rules.ts";
import { readDeselected } from "./deselect.ts";
import { dropForged, fillSpecials } from "./fill-specials.ts";
import { hashSecrets } from "./hash-secrets.ts";
import type { Hashes } from "./hash-secrets.ts";
import { perform } from "./perform.ts";
import { readStoredKeys } from "./read-stored-keys.ts";
import { selectReachable } from "./rights-questions.ts";
import { runStatement } from "./run-statement.ts";
import { readSurvey } from "./survey.ts";

/** The keys of the written roots, in their order; without those that do not exist where these may be skipped. */
export async function runWrite(
  context: QuestionContext,
  roots: readonly ItemWrite[],
  options: { readonly skipUnknown: boolean; readonly hashes: Hashes },
): Promise<readonly string[]> {
  const turns = createTurns();
  const survey = await readSurvey(context, roots);
  const all = buildRows(roots, survey);
  await turns();
  // To a limited role, one that is skipped would say that it does not exist, and another that it may not be changed.
  const mayBeSkipped = options.skipUnknown && context.access.kind === "admin";
  const known = mayBeSkipped ? roots.filter((item) => isKnown(all.rowOf(item))) : roots;
  // What hangs on a root that does not exist is not written either.
  const writes = known.length === roots.length ? all : buildRows(known, survey);
  for (const row of writes.rows) if (!isKnown(row)) throw unknownItemAt(row.path, row.collection.name);

  const omitted = await readDeselected(context, writes);
  await turns();
  await drawAllKeys(context, writes);
  await turns();
  const checks = linkRows(context.model, writes);
  await turns();
  const departures = settleDepartures(context.model, writes, omitted);
  const rows = [...departures.rows, ...writes.rows];
  const stated = listStatedFields(rows, writes);
  await turns();
  await assertMayWrite(context, rows, stated, departures.deletions);
  const found = await readKeys(context, groupChecks(context.model, checks));
  settleLinks(checks, found);
  dropForged(context, writes.rows);
  applyPresets(context, rows);
  await turns();
  await fillSpecials(context, rows, writes);
  await turns();
  const ofFields = validateRows(context, rows);
  const ofPolicies = judgeRows(context, rows, stated);
  const problems = [...findBrokenLinks(context.model, writes, checks, found), ...ofFields.problems, ...ofPolicies.problems];
  if (problems.length > 0) throw failedValidation(problems);
  await turns();
  await hashSecrets(rows, options.hashes);

  await perform(context.connection, planWrites(context.model, rows, departures.deletions));
  await assertMayHaveCreated(context, rows, stated);
  await assertOpenRulesHold(context, [...ofFields.open, ...ofPolicies.open]);
  return known.map((item) => writes.rowOf(item).key ?? "");
}

function isKnown(row: WriteRow): boolean {
  return row.isNew || row.stored !== null;
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
    for (const { row, from } of open) row.key ??= fieldOfRow(from.row, from.field);
    const rest = open.filter(({ row }) => row.key === null);
    if (rest.length === open.length) return referToKeys(rest);
    open = rest;
  }
}

/** What only the database can tell is taken over when it has. */
function referToKeys(sources: readonly KeySource[]): void {
  const missing = findMissingKeys(sources);
  if (missing.length > 0) throw failedValidation(missing.map(({ row }) => missingKey(row)));
  for (const { row, from } of sources) row.references.set(row.collection.primaryKey?.name ?? "", from);
}

/** The sources that lead to no row of which the database makes the field. */
function findMissingKeys(sources: readonly KeySource[]): readonly KeySource[] {
  const open = new Map(sources.map((source) => [source.row, source.from]));
  const isMade = ({ row, field }: Reference, passed: ReadonlySet<WriteRow>): boolean => {
    const next = field === row.collection.primaryKey?.name ? open.get(row) : undefined;
    if (next === undefined) return row.isNew && !row.values.has(field);
    return !passed.has(row) && isMade(next, new Set([...passed, row]));
  };
  return sources.filter(({ row, from }) => !isMade(from, new Set([row])));
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

/** The keys of the items that may be linked, as they are asked for, each with the key as it is stored. */
async function readKeys(
  context: QuestionContext,
  wanted: ReadonlyMap<Collection, readonly string[]>,
): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
  const found = new Map<string, ReadonlyMap<string, string>>();
  for (const [collection, keys] of wanted) {
    if (context.access.kind === "admin") found.set(collection.name, await readStoredKeys(context.connection, collection, keys));
    // What may be read exists.
    else found.set(collection.name, await selectReachable(context, collection, "read", keys));
  }
  return found;
}
