import type { ManyToOne, AnyToOne } from "./model.ts";

/**
 * The place of each collection in the order in which writes lock items, the same for everyone, so that no two of them wait
 * for each other: what items refer to comes before them, `articles` before `comments`. Where collections refer to each other
 * in a circle, the one whose name comes first is visited first.
 */
export function rankCollections(
  names: Iterable<string>,
  relationsOf: (name: string) => Iterable<ManyToOne | AnyToOne>,
): ReadonlyMap<string, number> {
  const ranks = new Map<string, number>();
  const visited = new Set<string>();
  const visit = (name: string): void => {
    if (visited.has(name)) return;
    visited.add(name);
    const targets = [...relationsOf(name)].flatMap((relation) => (relation.kind === "m2o" ? [relation.target] : relation.allowed));
    targets.toSorted().forEach(visit);
    ranks.set(name, ranks.size);
  };
  [...names].toSorted().forEach(visit);
  return ranks;
}
