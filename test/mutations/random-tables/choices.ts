import { createRandom } from "../../harness/long.ts";

/** Choices that are the same for the same seed. */
export interface Choices {
  /** A number from 0, below the limit. */
  below(limit: number): number;
  /** Whether something that happens in so many of a hundred cases does. */
  percent(share: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** Each of them in so many of a hundred cases, in an order of its own. */
  some<T>(items: readonly T[], share: number): readonly T[];
  shuffle<T>(items: readonly T[]): readonly T[];
}

export function createChoices(seed: number): Choices {
  const random = createRandom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const percent = (share: number): boolean => random() * 100 < share;
  const shuffle = <T>(items: readonly T[]): readonly T[] =>
    items
      .map((item) => ({ item, rank: random() }))
      .toSorted((left, right) => left.rank - right.rank)
      .map(({ item }) => item);
  return {
    below,
    percent,
    shuffle,
    pick<T>(items: readonly T[]): T {
      const [item] = items.slice(below(items.length));
      if (item === undefined) throw new Error("There is nothing to choose from.");
      return item;
    },
    some: (items, share) => shuffle(items.filter(() => percent(share))),
  };
}
