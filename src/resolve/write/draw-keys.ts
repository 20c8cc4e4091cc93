import type { Connection } from "../../database/database.ts";
import { failedValidation } from "../../errors.ts";
import type { ItemWrite } from "../../plan/write/item-tree.ts";
import { keyMakerOf, listLinkedKeys, missingKey } from "../../plan/write/key-sources.ts";
import { invariant } from "../../shared/invariant.ts";
import { drawDefaultKeys, drawKeys } from "../../sql/write.ts";
import { runRead } from "./run-read.ts";

/**
 * The keys of the items that state none, and so are new: made here for a uuid, or by the column's default, in the order of the
 * items. What only the database can draw, it draws when the row is inserted; keys that are links are those of other items.
 */
export async function drawAllKeys(connection: Connection, items: readonly ItemWrite[]): Promise<ReadonlyMap<ItemWrite, string>> {
  const linked = new Set(listLinkedKeys(items).map(({ item }) => item));
  const keyless = items.filter((item) => item.key === null && !linked.has(item));
  const keys = new Map<ItemWrite, string>();
  const assign = (wanting: readonly ItemWrite[], drawn: readonly (string | null | undefined)[]): void => {
    for (const [index, item] of wanting.entries()) keys.set(item, drawn[index] ?? "");
  };
  const ofSequences: { readonly sequence: string; readonly wanting: readonly ItemWrite[] }[] = [];
  for (const [collection, wanting] of Map.groupBy(keyless, (item) => item.collection)) {
    const { primaryKey } = collection;
    invariant(primaryKey !== null, `collection "${collection.name}" is written by its key`);
    switch (keyMakerOf(primaryKey)) {
      case "database":
        break;
      case "here": {
        const made = wanting.map(() => crypto.randomUUID());
        assign(wanting, made);
        break;
      }
      case "sequence":
        ofSequences.push({ sequence: primaryKey.sequence ?? "", wanting });
        break;
      case "default": {
        const drawn = await runRead(connection, drawDefaultKeys(primaryKey.default ?? "", wanting.length));
        const texts = drawn.map(([text]) => text);
        assign(wanting, texts);
        break;
      }
      case "nobody":
        throw failedValidation(wanting.map(missingKey));
    }
  }
  if (ofSequences.length > 0) {
    const wanted = ofSequences.map(({ sequence, wanting }) => ({ sequence, count: wanting.length }));
    const drawn = await runRead(connection, drawKeys(wanted));
    const wanting = ofSequences.flatMap((one) => one.wanting);
    const texts = drawn.map(([text]) => text);
    assign(wanting, texts);
  }
  return keys;
}
