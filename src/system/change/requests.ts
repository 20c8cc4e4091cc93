/** What is asked of the model, once it has been read from the arguments. What is absent was not stated. */
import type { ReferenceAction, SqlType } from "../../sql/structure-step.ts";
import type { Facts } from "../structure.ts";

export interface CollectionRequest {
  /** Nobody has stated it: what this version of Directus has no column for is left out. */
  readonly isOurs?: boolean;
  readonly collection: string;
  /** Null for none. */
  readonly meta: Facts | null;
  /** A folder has none. */
  readonly hasTable: boolean;
  readonly fields: readonly FieldRequest[];
}

export interface FieldRequest {
  /** As above. */
  readonly isOurs?: boolean;
  readonly field: string;
  readonly type: string | null;
  readonly meta: Facts | null;
  readonly column: ColumnRequest | null;
  /** Whether `meta` states all: also that it stands nowhere. */
  readonly isWhole?: boolean;
  /** Leads to it in the arguments: `data.fields[1]`. */
  readonly path: string;
}

export interface ColumnRequest {
  /** As the database calls it, in the place of the field's type. */
  readonly sqlType?: SqlType;
  /** Null for none. */
  readonly default?: string | null;
  /** An expression in the place of a value. */
  readonly computedDefault?: string;
  readonly length?: number;
  readonly precision?: number;
  readonly scale?: number;
  readonly isNullable?: boolean;
  readonly isUnique?: boolean;
  readonly isIndexed?: boolean;
  readonly isPrimary?: boolean;
  readonly isSerial?: boolean;
  readonly comment?: string | null;
}

export interface RelationRequest {
  readonly collection: string;
  readonly field: string;
  /** Null for a many-to-any; absent where it was not stated. */
  readonly related?: string | null;
  readonly meta: Facts | null;
  /** False for a relation without a foreign key, of which only metadata tells. */
  readonly hasKey?: boolean;
  /** Of the foreign key; null for the usual ones. */
  readonly actions: { readonly onUpdate: ReferenceAction; readonly onDelete: ReferenceAction } | null;
}
