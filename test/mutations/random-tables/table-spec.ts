/** What a random table is, before it becomes SQL, metadata, a part of the model, and inputs. */
import type { Link, Special, Timing } from "../model/tables.ts";

export interface SchemaSpec {
  /** The schema of the database that the tables are in. */
  readonly name: string;
  readonly tables: readonly TableSpec[];
}

export interface TableSpec {
  readonly name: string;
  readonly key: KeyKind;
  readonly columns: readonly ColumnSpec[];
  readonly uniques: readonly { readonly columns: readonly string[]; readonly timing: Timing }[];
  readonly any: AnySpec | null;
  /** A link that may be null only where there is a tag: a check of two columns, which no statement may break. */
  readonly linkOrTag: string | null;
  /** Writes into a table of its own what is done to the rows, for each of them or for each statement. */
  readonly audit: "row" | "statement" | null;
  readonly singleton: boolean;
}

/**
 * Where keys come from: a sequence; an identity that is always drawn; made for a uuid; given by the client, as they are,
 * in capitals or behind a letter by a trigger, or as a domain's; by a default of its own, also as a domain's.
 */
export const keyKinds = ["serial", "identity", "uuid", "given", "upper", "prefixed", "labelled", "word", "number"] as const;

export type KeyKind = (typeof keyKinds)[number];

export interface ColumnSpec {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly nullable: boolean;
  /** As SQL writes it, and as the database prints it. */
  readonly default: string | null;
  readonly link: LinkSpec | null;
}

/**
 * `short` and `small` are domains with a check; `lower` is made lower case by a trigger, and `shadow` is made of `word` by
 * one; `item` and `collection` are the pair of a many-to-any.
 */
export type ColumnKind = "text" | "integer" | "short" | "small" | "lower" | "shadow" | "item" | "collection" | "link" | Special;

export interface LinkSpec extends Link {
  readonly timing: Timing;
  readonly action: "nullify" | "delete";
  /** The list on the other side. */
  readonly inverse: string;
  readonly single: boolean;
}

export interface AnySpec {
  readonly members: readonly string[];
  /** The list on the other side, at each member that has one. */
  readonly lists: readonly string[];
  readonly action: "nullify" | "delete";
}
