/** One statement's worth of a change of the model: of a table, or of what Directus's own tables say of it. */
export type StructureStep =
  | { readonly kind: "create table"; readonly table: string; readonly columns: readonly NewColumn[] }
  | { readonly kind: "drop table"; readonly table: string }
  | { readonly kind: "add column"; readonly table: string; readonly column: NewColumn }
  | { readonly kind: "drop column"; readonly table: string; readonly column: string }
  | { readonly kind: "set type"; readonly table: string; readonly column: string; readonly type: SqlType; readonly isCast: boolean }
  /** `sequence` as SQL names it: `public."Tags_id_seq"`. */
  | { readonly kind: "set sequence type"; readonly table: string; readonly sequence: string; readonly type: SqlType }
  /** Null for none. */
  | { readonly kind: "set default"; readonly table: string; readonly column: string; readonly value: DefaultValue | null }
  | { readonly kind: "set nullable"; readonly table: string; readonly column: string; readonly isNullable: boolean }
  | { readonly kind: "set comment"; readonly table: string; readonly column: string; readonly comment: string | null }
  | { readonly kind: "add unique"; readonly table: string; readonly name: string; readonly columns: readonly string[] }
  | { readonly kind: "add index"; readonly table: string; readonly name: string; readonly columns: readonly string[] }
  | { readonly kind: "drop index"; readonly table: string; readonly name: string }
  | {
      readonly kind: "add foreign key";
      readonly table: string;
      readonly name: string;
      readonly column: string;
      readonly target: string;
      readonly targetColumn: string;
      readonly onUpdate: ReferenceAction;
      readonly onDelete: ReferenceAction;
    }
  /** A foreign key, or what keeps values unique. */
  | { readonly kind: "drop constraint"; readonly table: string; readonly name: string }
  | { readonly kind: "insert row"; readonly table: string; readonly row: StoredRow }
  | {
      readonly kind: "update rows";
      readonly table: string;
      readonly where: StoredRow;
      readonly set: StoredRow;
      /** The rows of a collection that refer to nothing afterwards. */
      readonly orphans?: { readonly table: string; readonly column: string; readonly value: string };
    }
  | { readonly kind: "delete rows"; readonly table: string; readonly where: StoredRow };

/** Values of a row of Directus's own tables, each as PostgreSQL reads it: a list of words joined by commas, JSON as a text. */
export type StoredRow = Readonly<Record<string, string | null>>;

export interface NewColumn {
  readonly name: string;
  readonly type: SqlType;
  readonly default: DefaultValue | null;
  readonly isNullable: boolean;
  readonly isPrimary: boolean;
}

export interface SqlType {
  /** As `pg_type` calls it: `varchar`. */
  readonly name: string;
  /** As the SQL standard does: `character varying`. */
  readonly words: string;
  readonly length: number | null;
  readonly precision: number | null;
  readonly scale: number | null;
  /** Its values come from a sequence that is made with the column. */
  readonly isSerial: boolean;
}

export type DefaultValue =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "now" }
  /** As the catalog printed it, or one of a few that are known. */
  | { readonly kind: "expression"; readonly sql: string };

export const referenceActions = ["NO ACTION", "RESTRICT", "CASCADE", "SET NULL", "SET DEFAULT"] as const;

/** What becomes of rows that refer to one that goes or changes its key. */
export type ReferenceAction = (typeof referenceActions)[number];

/** What rows must hold before a step can be taken. */
export type DataCheck =
  /** Each value of the column is one of the target's. */
  | { readonly kind: "refers"; readonly table: string; readonly column: string; readonly target: string; readonly targetColumn: string }
  | { readonly kind: "not null"; readonly table: string; readonly column: string }
  /** There are no rows that a new column would have to have a value for. */
  | { readonly kind: "empty"; readonly table: string; readonly column: string }
  | { readonly kind: "unique"; readonly table: string; readonly column: string }
  /** No text is longer than so many characters. */
  | { readonly kind: "length"; readonly table: string; readonly column: string; readonly length: number }
  /** No number has more digits behind the point. */
  | { readonly kind: "scale"; readonly table: string; readonly column: string; readonly scale: number };
