import type { Connection } from "../../database/database.ts";
import { failedValidation } from "../../errors.ts";
import type { ColumnField } from "../../model/model.ts";
import { findKeySources, missingKey } from "../../plan/write/key-sources.ts";
import type { ItemWrite } from "../../plan/write/item-tree.ts";
import { itemOf } from "../../plan/write/name-items.ts";
import type { NamedItems, NamedRow } from "../../plan/write/name-items.ts";
import { invariant } from "../../shared/invariant.ts";
import { drawDefaultKeys, drawKeys } from "../../sql/write.ts";
import { runStatement } from "./run-statement.ts";

/**
 * The keys of the new rows that state none: made here for a uuid, or by the column's default, in the order of the rows. What
 * only the database can draw, it draws when the row is inserted; keys that are links are those of other rows.
 */
export async function drawAllKeys(connection: Connection, named: NamedItems): Promise<ReadonlyMap<ItemWrite, string>> {
  const linked = findKeySources(named);
  const keyless = named.rows.filter((row) => row.isNew && row.key === null && !linked.has(row.id));
  const keys = new Map<ItemWrite, string>();
  const assign = (rows: readonly NamedRow[], drawn: readonly (string | null | undefined)[]): void => {
    for (const [index, row] of rows.entries()) keys.set(itemOf(row), drawn[index] ?? "");
  };
  const ofSequences: { readonly sequence: string; readonly wanting: readonly NamedRow[] }[] = [];
  for (const [collection, wanting] of Map.groupBy(keyless, (row) => row.collection)) {
    const { primaryKey } = collection;
    invariant(primaryKey !== null, `collection "${collection.name}" is written by its key`);
    if (primaryKey.isDrawnByDatabase) continue;
    if (isUuidMadeHere(primaryKey)) {
      const made = wanting.map(() => crypto.randomUUID());
      assign(wanting, made);
    } else if (primaryKey.sequence !== null) {
      ofSequences.push({ sequence: primaryKey.sequence, wanting });
    } else if (primaryKey.default !== null) {
      const drawn = await runStatement(connection, drawDefaultKeys(primaryKey.default, wanting.length));
      const texts = drawn.map(([text]) => text);
      assign(wanting, texts);
    } else {
      throw failedValidation(wanting.map(missingKey));
    }
  }
  if (ofSequences.length > 0) {
    const wanted = ofSequences.map(({ sequence, wanting }) => ({ sequence, count: wanting.length }));
    const drawn = await runStatement(connection, drawKeys(wanted));
    const wanting = ofSequences.flatMap((one) => one.wanting);
    const texts = drawn.map(([text]) => text);
    assign(wanting, texts);
  }
  return keys;
}

/** A default that makes uuids in a way of its own, such as ordered ones, is left to do so. */
function isUuidMadeHere({ type, special, default: expression }: ColumnField): boolean {
  return special.includes("uuid") || (type === "uuid" && (expression === null || expression === "gen_random_uuid()"));
}
