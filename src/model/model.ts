import type { Comparison } from "../database/catalog.ts";
import type { Filter } from "../filter/filter.ts";

/**
 * What the metadata means: collections, their fields, and relations of four primitives, each completed to two sides.
 * Immutable; other phases look names up here and nowhere else.
 */
export interface Model {
  /** By collection name, in the order of the metadata. */
  readonly collections: ReadonlyMap<string, Collection>;
}

export interface Collection {
  /** The name known to metadata and to the database: `articles`. */
  readonly name: string;
  readonly schema: string;
  readonly table: string;
  readonly kind: "table" | "view";
  /** How many items there are, about; null where that is not known. */
  readonly rows: number | null;
  /** A `directus_*` collection: a relation target, without root fields on the items endpoint. */
  readonly isSystem: boolean;
  readonly singleton: boolean;
  readonly note: string | null;
  /** The one column that identifies an item; null for a view or table without such a key. */
  readonly primaryKey: ColumnField | null;
  /** Orders lists of this collection by default. */
  readonly sortField: ColumnField | null;
  /** By field name, in display order. */
  readonly fields: ReadonlyMap<string, Field>;
  /** Row security may let a DELETE pass over items without a word. */
  readonly mayKeepDeleted: boolean;
  /** Other tables inherit from its own, so that a key may name several of its items. */
  readonly hasHeirs: boolean;
  /** When its items are written, that is all that happens: nothing in the database looks at what else is written, or changes it. */
  readonly isPlain: boolean;
  /** Those of the database, without the primary key. */
  readonly uniqueKeys: readonly UniqueKey[];
  /** Constraints that a write may break on its way, quoted as SQL names them. */
  readonly deferrable: readonly string[];
  /** Writes lock items of collections in the order of these: what others refer to comes first. */
  readonly lockRank: number;
  /** By the field whose values they are held against. */
  readonly rules: ReadonlyMap<string, FieldRule>;
}

/** Values that no two items share. */
export interface UniqueKey {
  /** Names of its fields, some of which may not be served; of a key over expressions, of those that it speaks of. */
  readonly fields: readonly string[];
  /** It holds among some of the items alone. */
  readonly isPartial: boolean;
  readonly hasExpressions: boolean;
  /** It can wait until all is written. */
  readonly deferrable: boolean;
  /** NULL is a value like any other. */
  readonly nullsNotDistinct: boolean;
  /** Those of its fields that are foreign keys. */
  readonly links: readonly string[];
  /** Those of its fields that foreign keys refer to. */
  readonly referred: readonly string[];
}

/** What a written item must satisfy whenever the field is written, whoever writes it. */
export interface FieldRule {
  readonly filter: Filter;
  /** What is told where it is broken; null: a sentence of ours. */
  readonly message: string | null;
  /** The other fields that it speaks of. */
  readonly mentions: readonly string[];
}

export type Field = ColumnField | AliasField;

/** A field with a column of its own. The foreign key of an `m2o` and the item column of an `a2o` carry their relation. */
export interface ColumnField {
  readonly kind: "column";
  readonly collection: string;
  readonly name: string;
  readonly column: string;
  readonly type: FieldType;
  /** The column's type as a cast writes it, without length: `integer`, `character varying`, `public.mood`. */
  readonly sqlType: string;
  /** The type of an array's elements; null for no array. */
  readonly element: ElementType | null;
  /** A composite type. */
  readonly isRow: boolean;
  readonly comparison: Comparison;
  /** The schema of the type's operators, quoted: `extensions`; null where PostgreSQL always finds them. */
  readonly operators: string | null;
  /** Equal texts are the same text: false under a collation that ignores case, accents or the like. */
  readonly isDeterministic: boolean;
  /** The labels of an enum type, else null; null for an array of them as well. */
  readonly enumLabels: readonly string[] | null;
  readonly maxLength: number | null;
  /** A number of so and so many digits, such as a price, and so never an infinite one. */
  readonly hasPrecision: boolean;
  readonly nullable: boolean;
  /** The default's expression in SQL; null when there is none, or when it is the constant NULL. */
  readonly default: string | null;
  readonly isGenerated: boolean;
  readonly sequence: string | null;
  /** Whether the database's role may state the value in a new item, and change it in one that exists. */
  readonly mayInsert: boolean;
  readonly mayUpdate: boolean;
  /** Whether the value of a new item can only be drawn by the database itself, as the item is inserted. */
  readonly isDrawnByDatabase: boolean;
  /** Names of the check constraints that speak of this column alone. */
  readonly checks: readonly string[];
  /** A check constraint speaks of it and of other columns. */
  readonly sharesChecks: boolean;
  /** The database deletes an item along with the one that this column refers to. */
  readonly cascades: boolean;
  /** The database looks only in the end whether what this column refers to is there. */
  readonly waits: boolean;
  /** The database changes this column along with what it refers to. */
  readonly follows: boolean;
  /** No two items share a value: the key, or a column with a unique key of its own. */
  readonly unique: boolean;
  readonly special: readonly string[];
  readonly note: string | null;
  /** Never shown: reads as `**********`, or null when empty. */
  readonly masked: boolean;
  readonly searchable: boolean;
  readonly relation: ManyToOne | AnyToOne | null;
}

export interface ElementType {
  readonly type: FieldType;
  readonly sqlType: string;
}

/** A field without a column: the other side of a relation. */
export interface AliasField {
  readonly kind: "alias";
  readonly collection: string;
  readonly name: string;
  readonly special: readonly string[];
  readonly note: string | null;
  readonly relation: OneToMany | OneToAny;
}

/** Directus's names for types; `array` is any PostgreSQL array, `unknown` anything shown as its text. */
export type FieldType =
  | "integer"
  | "bigInteger"
  | "float"
  | "decimal"
  | "boolean"
  | "string"
  | "text"
  | "uuid"
  | "date"
  | "time"
  | "dateTime"
  | "timestamp"
  | "json"
  | "csv"
  | "hash"
  | "array"
  | "binary"
  | "geometry"
  | "unknown";

export type Relation = ManyToOne | OneToMany | AnyToOne | OneToAny;

/** One column holds the key of the related item. */
export interface ManyToOne {
  readonly kind: "m2o";
  readonly collection: string;
  /** The field of the foreign key. */
  readonly field: string;
  readonly target: string;
  /** The field of `target` that the column refers to: its primary key, or another unique field. */
  readonly targetField: string;
  /** The column is unique: at most one item per target (one-to-one). */
  readonly unique: boolean;
  /** A foreign key of the database holds the column to it. */
  readonly isEnforced: boolean;
  /** The alias field on `target` that shows the other side, or null. */
  readonly inverse: string | null;
}

/** The other side of an `m2o`. */
export interface OneToMany {
  readonly kind: "o2m";
  readonly collection: string;
  /** The alias field. */
  readonly field: string;
  /** The field of `collection` that the foreign key refers to. */
  readonly keyField: string;
  /** The collection that holds the foreign key, and the field of it. */
  readonly target: string;
  readonly targetField: string;
  /** The other hop of a junction: `tags_id`; null when `target` is no junction. Checked, and kept for the system endpoint. */
  readonly junctionField: string | null;
  /** A field of `target` that orders the list; null: its key does. */
  readonly sortField: string | null;
  readonly deselectAction: "nullify" | "delete";
  /** Shown as one object, not as a list (one-to-one). */
  readonly single: boolean;
}

/** Two columns: the name of a collection, and the key of the item in it. */
export interface AnyToOne {
  readonly kind: "a2o";
  readonly collection: string;
  /** The field of the item column. */
  readonly field: string;
  readonly collectionField: string;
  /** The collections that an item may come from; each has a primary key. */
  readonly allowed: readonly string[];
}

/** The other side of an `a2o`, seen from one allowed collection. */
export interface OneToAny {
  readonly kind: "o2a";
  readonly collection: string;
  /** The alias field. */
  readonly field: string;
  /** The field of `collection` whose value stands in the item column: its primary key. */
  readonly keyField: string;
  /** The collection that holds the pair, its item field and its collection field. */
  readonly target: string;
  readonly targetField: string;
  readonly collectionField: string;
  readonly junctionField: string | null;
  readonly sortField: string | null;
  readonly deselectAction: "nullify" | "delete";
  readonly single: boolean;
}
