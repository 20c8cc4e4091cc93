import type { WriteRow } from "./rows.ts";

/**
 * What a write has done, item by item. What the database has done by rules of its own is not in it: items that a cascade
 * deleted, links that it emptied, and whatever triggers wrote elsewhere.
 */
export interface WriteOutcome {
  readonly created: readonly WrittenItem[];
  readonly updated: readonly WrittenItem[];
  /** They have left a list, and are not named by the input. */
  readonly unlinked: readonly WrittenItem[];
  readonly deleted: readonly DeletedItem[];
  /** They are named as items to change, or of a list, and there was nothing to write of them. Told where somebody listens. */
  readonly named?: readonly ItemName[];
}

export interface ItemName {
  readonly collection: string;
  /** As the database prints it. */
  readonly key: string;
}

export interface DeletedItem extends ItemName {
  /** What it was, where somebody is to be told: JSON of its short values by their columns. */
  readonly was?: string;
}

export interface WrittenItem extends ItemName {
  /** The fields that were written, also where they were equal to what was stored. */
  readonly fields: readonly string[];
}

/** What one step of a write has done to one item. */
export type Change = ({ readonly kind: "created" | "updated" | "unlinked" } & WrittenItem) | ({ readonly kind: "deleted" } & DeletedItem);

/** With the items of these rows that were named, and not written. */
export function withNamed(outcome: WriteOutcome, rows: readonly WriteRow[]): WriteOutcome {
  const written = new Set([...outcome.created, ...outcome.updated, ...outcome.unlinked, ...outcome.deleted].map(nameOf));
  const named = rows.flatMap(({ isNew, intent, isDescribed, claimed, collection, key }): readonly ItemName[] => {
    // What a link only leads to is not meant itself.
    if (isNew || key === null || (intent !== "update" && !isDescribed && claimed.size === 0)) return [];
    const item = { collection: collection.name, key };
    return written.has(nameOf(item)) ? [] : [item];
  });
  return { ...outcome, named };
}

/** `was` is null where nobody is to be told. */
export function describeDeletion(collection: string, key: string, was: string | null): Change {
  return { kind: "deleted", collection, key, ...(was === null ? {} : { was }) };
}

/** An item that is changed and then deleted counts as deleted; a new one may take the key of one that went. */
export function describeOutcome(changes: readonly Change[]): WriteOutcome {
  const deleted = new Map(changes.flatMap((change) => (change.kind === "deleted" ? [[nameOf(change), change] as const] : [])));
  const written = (wanted: WrittenChange["kind"]): readonly WrittenItem[] =>
    changes.flatMap((change) =>
      change.kind === wanted && (wanted === "created" || !deleted.has(nameOf(change)))
        ? [{ collection: change.collection, key: change.key, fields: change.fields }]
        : [],
    );
  return {
    created: written("created"),
    updated: written("updated"),
    unlinked: written("unlinked"),
    deleted: [...deleted.values()].map(({ kind: _kind, ...item }) => item),
  };
}

type WrittenChange = Exclude<Change, { readonly kind: "deleted" }>;

function nameOf({ collection, key }: ItemName): string {
  return JSON.stringify([collection, key]);
}
