/** Which deletions are one statement, and in which order they run, and whether before what leads away from other items that go. */
import type { Collection, Model } from "../../model/model.ts";
import { reachedByCascade } from "./cascades.ts";
import type { Deletion } from "./deselect-rows.ts";
import { takesPlace } from "./rows.ts";
import type { WriteRow } from "./rows.ts";

/** Those of the lists of one relation are one statement. */
export function mergeDeletions(deletions: readonly Deletion[]): readonly Deletion[] {
  const groups = Map.groupBy(deletions, ({ collection, links }) => JSON.stringify([collection.name, ...links]));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [{ ...first, keys: [...new Set(group.flatMap(({ keys }) => keys))] }];
  });
}

interface Moving {
  readonly given: readonly WriteRow[];
  readonly early: readonly WriteRow[];
  /** The links that lead away from what goes. */
  readonly leading: ReadonlyMap<WriteRow, readonly string[]>;
}

/** Items whose places are taken, and which nothing has to leave or to change before, go before that. */
export function splitDeletions(
  model: Model,
  deletions: readonly Deletion[],
  { given, early, leading }: Moving,
): { readonly first: readonly Deletion[]; readonly last: readonly Deletion[] } {
  const left = new Set(given.flatMap((row) => (leading.get(row) ?? []).flatMap((name) => targetName(row, name) ?? [])));
  const mayGo = ({ collection, keys }: Deletion): boolean => {
    const going = new Set(keys);
    const gone = [collection, ...reachedByCascade(model, new Set([collection]))];
    return (
      gone.every(({ name }) => !left.has(name)) &&
      early.some((row) => row.collection === collection && takesPlace(row)) &&
      !early.some((row) => row.collection === collection && !row.isNew && going.has(row.key ?? ""))
    );
  };
  const first = deletions.filter(mayGo);
  const held = deletions.filter((one) => !first.includes(one));
  const free = first.filter(({ collection }) => !held.some((other) => refersTo(other.collection, collection)));
  // A chain of them is not worth the look.
  return free.length === first.length ? { first, last: held } : { first: [], last: deletions };
}

function targetName({ collection }: WriteRow, name: string): string | null {
  const relation = collection.fields.get(name)?.relation;
  return relation?.kind === "m2o" ? relation.target : null;
}

/** Items go before those that they refer to. */
export function orderDeletions(deletions: readonly Deletion[]): readonly Deletion[] {
  const ordered = new Set<Deletion>();
  const visited = new Set<Deletion>();
  const add = (deletion: Deletion): void => {
    if (visited.has(deletion)) return;
    visited.add(deletion);
    deletions.filter((other) => refersTo(other.collection, deletion.collection)).forEach(add);
    ordered.add(deletion);
  };
  deletions.forEach(add);
  return [...ordered];
}

function refersTo(collection: Collection, target: Collection): boolean {
  return [...collection.fields.values()].some(({ relation }) => relation?.kind === "m2o" && relation.target === target.name);
}
