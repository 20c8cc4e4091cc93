/**
 * Indexes that relations want. A list is read by the column that refers to its parent, and PostgreSQL looks there too when the
 * parent goes; a many-to-any's pair is read, and looked up, by both of its columns.
 */
import { columnFieldOf } from "../model/look-up.ts";
import type { AnyToOne, Collection, ColumnField, ManyToOne, Model } from "../model/model.ts";
import { addIndexConcurrently } from "../sql/change-structure.ts";
import { nameFor } from "../system/change/names.ts";
import type { KeysOfCollection } from "./read-keys.ts";

export interface MissingIndex {
  /** `orders.customer_id` */
  readonly coordinate: string;
  readonly message: string;
  /** A statement that adds it, with its semicolon. */
  readonly sql: string;
}

/** Of Directus's own tables nothing is said: these are Directus's to index. */
export function listMissingIndexes(model: Model, keysOf: KeysOfCollection): readonly MissingIndex[] {
  const tables = [...model.collections.values()].filter(({ kind, isSystem }) => kind === "table" && !isSystem);
  return tables.flatMap((collection) => {
    const indexes = keysOf(collection).indexes.map(({ columns }) => columns);
    return [...collection.fields.values()].flatMap((field) => {
      if (field.kind !== "column" || field.relation === null) return [];
      const wanted = wantedBy(model, collection, field, field.relation);
      return indexes.some((columns) => serves(columns, wanted.lead)) ? [] : describe(collection, field, wanted);
    });
  });
}

interface Wanted {
  /** Columns that an index must begin with, in any order. */
  readonly lead: readonly string[];
  /** Those of the index to add. */
  readonly columns: readonly string[];
  readonly sentence: string;
}

function wantedBy(model: Model, collection: Collection, field: ColumnField, relation: ManyToOne | AnyToOne): Wanted {
  switch (relation.kind) {
    case "m2o": {
      const target = model.collections.get(relation.target);
      const inverse = relation.inverse === null ? undefined : target?.fields.get(relation.inverse);
      const sortField = inverse?.kind === "alias" ? inverse.relation.sortField : null;
      const sorted = sortField === null ? [] : [columnFieldOf(collection, sortField).column];
      const list = relation.inverse === null ? "" : `"${relation.target}.${relation.inverse}" is read, or `;
      const sentence = `no index begins with the column, so that the whole table is looked through when ${list}an item of "${relation.target}" is deleted.`;
      return { lead: [field.column], columns: [field.column, ...sorted], sentence };
    }
    case "a2o": {
      const pair = [columnFieldOf(collection, relation.collectionField).column, field.column];
      const sentence = `no index begins with "${pair.join('" and "')}", so that the whole table is looked through for the pairs that name an item.`;
      return { lead: pair, columns: pair, sentence };
    }
  }
}

function serves(columns: readonly string[], lead: readonly string[]): boolean {
  return lead.every((column) => columns.slice(0, lead.length).includes(column));
}

function describe({ name, schema, table }: Collection, field: ColumnField, { columns, sentence }: Wanted): MissingIndex {
  const coordinate = `${name}.${field.name}`;
  const statement = addIndexConcurrently(schema, { table, name: nameFor(table, columns, "index"), columns });
  return { coordinate, message: `Relation "${coordinate}": ${sentence}`, sql: `${statement.sql};` };
}
