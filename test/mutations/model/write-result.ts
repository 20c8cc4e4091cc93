/** What the model is given, and what comes of it. */
import type { Cascade } from "./deletions.ts";
import type { Mention, Root } from "./mentions.ts";
import type { Role } from "./role.ts";
import type { Table, Tables, Text, World } from "./tables.ts";

export interface Circumstances {
  readonly world: World;
  readonly before: Tables;
  /** Null: an administrator. */
  readonly role: Role | null;
  readonly user: Text;
  /** As the database prints the moment of the request. */
  readonly now: string;
}

export type Operation =
  | { readonly kind: "save"; readonly roots: readonly Root[]; readonly skipsUnknown: boolean }
  | { readonly kind: "delete"; readonly table: string; readonly keys: readonly string[] };

export interface WriteResult {
  readonly after: Tables;
  readonly created: readonly WrittenRow[];
  readonly updated: readonly WrittenRow[];
  readonly unlinked: readonly WrittenRow[];
  /** By their names. */
  readonly deleted: ReadonlySet<string>;
  /** Items that are deleted are changed as well. */
  readonly isChangedInVain: boolean;
  /** What the database does by rules of its own. */
  readonly cascade: Cascade;
  /** The keys of the roots, as they are in the end. */
  readonly roots: readonly string[];
  readonly mentions: readonly Mention[];
  /** Whether the role sees each of the roots in the end. */
  readonly isShown: boolean;
  /** Links that the input states, and that are there already: `bees 1 mother`. */
  readonly idle: ReadonlySet<string>;
  /** An item states such a link to an item whose list it leaves. */
  readonly isContradicted: boolean;
}

export interface WrittenRow {
  readonly table: Table;
  readonly key: string;
  readonly values: ReadonlyMap<string, Text>;
  /** Named by the input, or merely left out of a list. */
  readonly leaves: boolean;
  readonly isNew: boolean;
}

/** The fields that the input states of each item, by the item's name. */
export type Stated = ReadonlyMap<string, readonly string[]>;

/** A value that nobody can foretell. */
export const anyValue = "(any value)";
