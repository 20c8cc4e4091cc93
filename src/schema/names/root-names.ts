/** The names of root fields. In: the collections, and the names that theirs are made of. Out: a name for each kind of root of each. */
import type { Collection } from "../../model/model.ts";
import type { MutationMeaning, RootMeaning } from "./meaning.ts";
import { createNameScope, known, typeKey } from "./name-scope.ts";
import type { Warn } from "./name-scope.ts";
import { mutationKindsOf, rootKindsOf } from "./root-kinds.ts";
import type { Endpoint } from "./root-kinds.ts";

export interface RootNaming {
  readonly collections: readonly Collection[];
  /** The names that those of a collection are made of. */
  readonly bases: ReadonlyMap<string, string>;
  readonly endpoint: Endpoint;
  readonly warn: Warn;
}

/** Of the fields of `Query`. */
export function nameRoots({ collections, bases, endpoint, warn }: RootNaming): ReadonlyMap<string, string> {
  const scope = createNameScope();
  const roots = new Map<string, string>();
  // A collection's own root first, so that `x_by_id` the collection wins over `x_by_id` the root of `x`.
  for (const pass of ["own", "derived"] as const) {
    for (const collection of collections) {
      for (const kind of rootKindsOf(collection, endpoint)) {
        const suffix = rootSuffixes[kind];
        if ((suffix === "") !== (pass === "own")) continue;
        const wanted = `${baseOf(collection, bases)}${suffix}`;
        const given = scope.claim(wanted);
        roots.set(typeKey(collection.name, kind), given);
        if (given === wanted) continue;
        warn(collection.name, `Collection "${collection.name}": the query "${given}" has this name, as "${wanted}" is taken.`);
      }
    }
  }
  return roots;
}

const rootSuffixes: Readonly<Record<RootMeaning["kind"], string>> = {
  list: "",
  singleton: "",
  byId: "_by_id",
  aggregated: "_aggregated",
  byVersion: "_by_version",
  currentUser: "_me",
  currentRoles: "_me",
};

/** On their own endpoint, Directus's own collections go without their prefix: `users`. */
function baseOf({ name, isSystem }: Collection, bases: ReadonlyMap<string, string>): string {
  const base = known(bases.get(name), `collection "${name}"`);
  return isSystem ? base.replace(/^directus_/, "") : base;
}

/** Of the fields of `Mutation`. */
export function nameMutations({ collections, bases, endpoint, warn }: RootNaming): ReadonlyMap<string, string> {
  const scope = createNameScope();
  const mutations = new Map<string, string>();
  for (const collection of collections) {
    for (const kind of mutationKindsOf(collection, endpoint)) {
      const wanted = mutationNames[kind](baseOf(collection, bases));
      const given = scope.claim(wanted);
      mutations.set(typeKey(collection.name, kind), given);
      if (given === wanted) continue;
      warn(collection.name, `Collection "${collection.name}": the mutation "${given}" has this name, as "${wanted}" is taken.`);
    }
  }
  return mutations;
}

/** Of the fields of `Subscription`. */
export function nameSubscriptions({ collections, bases, warn }: RootNaming): ReadonlyMap<string, string> {
  const scope = createNameScope();
  return new Map(
    collections.map(({ name }) => {
      const wanted = `${known(bases.get(name), `collection "${name}"`)}_mutated`;
      const given = scope.claim(wanted);
      if (given !== wanted) warn(name, `Collection "${name}": the subscription "${given}" has this name, as "${wanted}" is taken.`);
      return [name, given];
    }),
  );
}

const mutationNames: Readonly<Record<MutationMeaning["kind"], (base: string) => string>> = {
  createItems: (base) => `create_${base}_items`,
  createItem: (base) => `create_${base}_item`,
  updateItems: (base) => `update_${base}_items`,
  updateBatch: (base) => `update_${base}_batch`,
  updateItem: (base) => `update_${base}_item`,
  updateSingleton: (base) => `update_${base}`,
  updateCurrentUser: (base) => `update_${base}_me`,
  deleteItems: (base) => `delete_${base}_items`,
  deleteItem: (base) => `delete_${base}_item`,
};
