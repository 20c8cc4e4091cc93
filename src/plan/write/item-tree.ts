/** A mutation's input as a tree of items to write. Parsing fills it in before the first statement, and nothing changes it afterwards. */
import type { AnyToOne, Collection, ColumnField, OneToAny, OneToMany } from "../../model/model.ts";

export interface ItemWrite {
  readonly collection: Collection;
  /** Where in the input it stands: `data.tags[0].tags_id`. */
  readonly path: string;
  /** For a member of a list: the list, and which of its members. One list may name an item several times, and means it in order. */
  readonly place: { readonly list: symbol; readonly index: number } | null;
  /** `create`: a new item; `update`: one that exists, or an error; `save`: updated if it exists, else created. */
  readonly intent: "create" | "update" | "save";
  /** The key as text, as it is given; null for an item without one. */
  readonly key: string | null;
  /** Whether it is stated to be new. One that is to be saved may turn out to be. */
  readonly isNew: boolean;
  /** Texts of stated columns, by field name. Absent means unstated, null means NULL. */
  readonly values: Map<string, string | null>;
  /** Items whose keys become the values of this one's foreign keys. */
  readonly toOne: ToOneWrite[];
  readonly toAny: AnyWrite[];
  readonly toMany: ToManyWrite[];
}

export interface ToOneWrite {
  readonly field: ColumnField;
  readonly target: ItemWrite;
}

/** The pair of a many-to-any. A `link` states one or both of its columns; undefined is unstated. */
export type AnyWrite =
  | { readonly kind: "item"; readonly relation: AnyToOne; readonly target: ItemWrite; readonly path: string }
  | {
      readonly kind: "link";
      readonly relation: AnyToOne;
      readonly item: string | null | undefined;
      readonly member: string | null | undefined;
      readonly path: string;
    };

/** A list: `set` states all of it, `changes` only touches what it names. */
export interface ToManyWrite {
  readonly kind: "set" | "changes";
  readonly relation: OneToMany | OneToAny;
  readonly items: readonly ItemWrite[];
  /** What a detailed list names under `delete`: deleted or only unlinked, as the relation says. */
  readonly removed: readonly { readonly key: string; readonly path: string }[];
  readonly path: string;
}

/**
 * What the items of its lists say of a new item itself is left out, where it is what the item says: generated types may require it,
 * and such an item has no key yet by which it could be named.
 */
export function dropMirrors({ isNew, values, toMany }: ItemWrite): void {
  if (!isNew) return;
  for (const { relation, items } of toMany) {
    for (const { toOne } of items) {
      const index = toOne.findIndex(({ field, target }) => field.name === relation.targetField && isMirror(target, values));
      if (index >= 0) toOne.splice(index, 1);
    }
  }
}

function isMirror(target: ItemWrite, values: ItemWrite["values"]): boolean {
  const isPlain = target.isNew && target.key === null && target.toOne.length + target.toAny.length + target.toMany.length === 0;
  return isPlain && target.values.size > 0 && [...target.values].every(([name, text]) => values.get(name) === text);
}

/** Every item of the tree, each once, in the order in which their keys are drawn: targets, the item, its lists. */
export function listItems(roots: readonly ItemWrite[]): readonly ItemWrite[] {
  const listed = new Set<ItemWrite>();
  const visited = new Set<ItemWrite>();
  const visit = (item: ItemWrite): void => {
    if (visited.has(item)) return;
    visited.add(item);
    for (const { target } of item.toOne) visit(target);
    for (const any of item.toAny) if (any.kind === "item") visit(any.target);
    listed.add(item);
    for (const list of item.toMany) list.items.forEach(visit);
  };
  roots.forEach(visit);
  return [...listed];
}

/** Whether anything is said of the item but who it is. */
export function isDescribing({ values, toOne, toAny, toMany }: ItemWrite): boolean {
  return values.size + toOne.length + toAny.length + toMany.length > 0;
}
