import type { Catalog, CatalogTable } from "../database/catalog.ts";

/** Two columns that look like the halves of a many-to-any, which no foreign key shows. */
export interface AnyCandidate {
  readonly collection: string;
  /** The column of the item, and that of its collection. */
  readonly field: string;
  readonly collectionField: string;
}

/**
 * Told by their names, `collection` and `item`, `subject_type` and `subject_id`, and by their being no foreign keys: whether
 * they are such a pair, and where it may lead, only people know.
 */
export function listAnyCandidates({ tables }: Catalog): readonly AnyCandidate[] {
  return tables.flatMap((table) => {
    const texts = table.columns.filter(({ name, type }) => ["varchar", "text", "bpchar"].includes(type) && collectionWord.test(name));
    return texts.flatMap(({ name: collectionField }) => {
      const prefix = collectionField.replace(collectionWord, "");
      const field = itemWords.map((word) => `${prefix}${word}`).find((name) => isFree(table, name));
      return field === undefined || (prefix === "" && field === "id") ? [] : { collection: table.name, field, collectionField };
    });
  });
}

const collectionWord = /(?<=^|_)(?:collection|type|table|model)$/;
const itemWords = ["item", "id", "key", "item_id"];

function isFree({ columns, foreignKeys, primaryKey }: CatalogTable, name: string): boolean {
  const isKey = primaryKey.includes(name) || foreignKeys.some((key) => key.columns.includes(name));
  return !isKey && columns.some((column) => column.name === name);
}
