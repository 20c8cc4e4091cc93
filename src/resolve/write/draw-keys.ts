import type { Connection } from "../../database/database.ts";
import { failedRule, failedValidation } from "../../errors.ts";
import type { RequestError } from "../../errors.ts";
import type { ColumnField } from "../../model/model.ts";
import { findKeySources } from "../../plan/write/link-rows.ts";
import type { KeySource } from "../../plan/write/link-rows.ts";
import { fieldOfRow } from "../../plan/write/rows.ts";
import type { Reference, WriteRow, WriteRows } from "../../plan/write/rows.ts";
import { invariant } from "../../shared/invariant.ts";
import { drawDefaultKeys, drawKeys } from "../../sql/write.ts";
import { runStatement } from "./run-statement.ts";

/**
 * Gives each new row its key: as stated, made here for a uuid, or by the column's default, in the order of the rows. What
 * only the database can draw, it draws when the row is inserted.
 */
export async function drawAllKeys(connection: Connection, writes: WriteRows): Promise<void> {
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
  return failedRule(`${path}.${name}`, "expected a key, got none.", { collection: collection.name, field: name });
}

function assignKeys(rows: readonly WriteRow[], drawn: Awaited<ReturnType<Connection["run"]>>): void {
  rows.forEach((row, index) => (row.key = drawn[index]?.[0] ?? null));
}

/** A default that makes uuids in a way of its own, such as ordered ones, is left to do so. */
function isUuidMadeHere({ type, special, default: expression }: ColumnField): boolean {
  return special.includes("uuid") || (type === "uuid" && (expression === null || expression === "gen_random_uuid()"));
}
