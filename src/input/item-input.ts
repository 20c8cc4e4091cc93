/**
 * What a client writes of items, by the Model's names. The wire reads it from literals and values of variables
 * (`schema/wire/read-input.ts`), and items to write are parsed from it (`plan/write/parse-items.ts`):
 *
 *     { title: "A", author: 5, tags: [2, { label: "b" }] }
 *
 *     { kind: "item", fields: [
 *       { kind: "value", name: "title", field: "title", value: "A" },
 *       { kind: "value", name: "author", field: "author", value: "5" },
 *       { kind: "list", name: "tags", field: "tags", list: { kind: "set", items: [
 *         { kind: "key", key: "2" },
 *         { kind: "item", fields: [{ kind: "value", name: "label", field: "label", value: "b" }] },
 *       ] } },
 *     ] }
 */

/** What `data` is, or each of its items. Only a variable can hold what is no item here: it may have been meant for a list. */
export type RootInput = MemberInput | ChangesInput;

/** What stands where an item is expected: all that is said of it, or its key. */
export type MemberInput = ItemInput | KeyInput;

export interface ItemInput {
  readonly kind: "item";
  readonly fields: readonly FieldInput[];
}

/** A key as text; null where nothing stands; where nothing has been held to a type, whatever stands there. */
export interface KeyInput {
  readonly kind: "key";
  readonly key: unknown;
}

/** `name` is what the client calls it, and leads to it; `field` is the Model's name. */
export type FieldInput =
  /** A column's value; of a foreign key, the key. */
  | { readonly kind: "value"; readonly name: string; readonly field: string; readonly value: unknown }
  /** The item that a foreign key refers to. */
  | { readonly kind: "toOne"; readonly name: string; readonly field: string; readonly item: ItemInput }
  | { readonly kind: "list"; readonly name: string; readonly field: string; readonly list: ListInput }
  | PairInput
  /** A typed member of a many-to-any: `item__headings`. */
  | { readonly kind: "member"; readonly name: string; readonly field: string; readonly collection: string; readonly item: MemberInput }
  | UnknownInput;

/**
 * The item of a many-to-any, whose collection is said beside it. An object is of that collection; `untold`: it is an
 * object, of no collection whose items can be written here.
 */
export interface PairInput {
  readonly kind: "pair";
  readonly name: string;
  readonly field: string;
  readonly item: MemberInput | { readonly kind: "untold" };
}

/** `set` states all of a list, `changes` only what it names. `other` is neither. */
export type ListInput = { readonly kind: "set"; readonly items: readonly MemberInput[] } | ChangesInput | OtherInput;

export interface ChangesInput {
  readonly kind: "changes";
  readonly create: readonly MemberInput[];
  readonly update: readonly MemberInput[];
  /** Keys. */
  readonly delete: readonly unknown[];
  readonly unknown: readonly UnknownInput[];
}

export interface OtherInput {
  readonly kind: "other";
  readonly value: unknown;
}

/** A name that means nothing where it stands, with those that do. */
export interface UnknownInput {
  readonly kind: "unknown";
  readonly name: string;
  readonly known: readonly string[];
}
