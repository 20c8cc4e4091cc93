import type { WriteOutcome } from "./write-outcome.ts";

/** What has been done to one item. */
export interface ItemEvent {
  readonly collection: string;
  readonly event: EventName;
  /** As the database prints it. */
  readonly key: string;
  /** Of an item that is gone, what it was: JSON of its short values by their columns. Null where that is not known. */
  readonly was: string | null;
}

export type EventName = "create" | "update" | "delete";

/** New items first, then those that were changed by their keys, and those that have gone last. */
export function listEvents({ created, updated, unlinked, deleted, named = [] }: WriteOutcome): readonly ItemEvent[] {
  return [
    ...created.map(({ collection, key }): ItemEvent => ({ collection, event: "create", key, was: null })),
    ...[...updated, ...unlinked, ...named]
      .map(({ collection, key }): ItemEvent => ({ collection, event: "update", key, was: null }))
      .toSorted((left, right) => compareKeys(left.key, right.key)),
    ...deleted.map(({ collection, key, was = null }): ItemEvent => ({ collection, event: "delete", key, was })),
  ];
}

/** Numbers by their size, all else by the characters. */
function compareKeys(left: string, right: string): number {
  const [one, other] = [Number(left), Number(right)];
  if (one !== other && !Number.isNaN(one) && !Number.isNaN(other)) return one - other;
  return left < right ? -1 : left > right ? 1 : 0;
}
