/** Why an input may be refused that the model accepts: nothing else is forgiven. */
import type { WriteResult } from "../model/write-result.ts";
import { columnOf, nameOf, rowsOf } from "../model/tables.ts";
import type { Row, Table, Tables, UniqueKey, World } from "../model/tables.ts";
import { knownFaults } from "./known-faults.ts";

/** An input that is refused, though what it says could be. */
export interface RefusedInput {
  readonly world: World;
  readonly before: Tables;
  readonly expected: WriteResult;
  readonly errors: readonly string[];
}

type Reasons = Readonly<Record<string, (refused: RefusedInput) => boolean>>;

/** What no order of statements could write, as long as each statement leaves all constraints whole that cannot wait. */
const excuses: Reasons = {
  "a cycle of values under a unique key that can neither wait nor be emptied": (refused) =>
    isOfCode(refused, "RECORD_NOT_UNIQUE") && findTakers(refused).some(({ table, key, isCycle }) => isCycle && !canBeEmptied(table, key)),
  "a column changes that a link refers to which can neither wait nor be emptied": (refused) =>
    isOfCode(refused, "INVALID_FOREIGN_KEY") && findRenamed(refused).some(({ nullable }) => !nullable),
};

/** What is refused by a fault that is known. */
const faults: Reasons = {
  "an item takes the unique value of another one that gives it up": (refused) =>
    knownFaults.has("takenValues") && isOfCode(refused, "RECORD_NOT_UNIQUE") && findTakers(refused).length > 0,
  "a column changes that a link refers to which could be emptied": (refused) =>
    knownFaults.has("renamedTargets") && isOfCode(refused, "INVALID_FOREIGN_KEY") && findRenamed(refused).length > 0,
  "a link that is there already is one that the role may not write": (refused) =>
    knownFaults.has("idleLinks") && isOfCode(refused, "FORBIDDEN") && refused.expected.idle.size > 0,
};

/** The first reason that holds; null where there is none. */
export function findExcuse(refused: RefusedInput): string | null {
  return Object.entries({ ...excuses, ...faults }).find(([, holds]) => holds(refused))?.[0] ?? null;
}

function isOfCode({ errors }: RefusedInput, code: string): boolean {
  return errors.every((error) => error.startsWith(`${code}:`));
}

/** Links that refer to what another column of the same write changes, where they do not follow by themselves. */
function findRenamed({ world, before, expected }: RefusedInput): readonly { readonly nullable: boolean }[] {
  return [...world.values()].flatMap(({ name, columns }) =>
    Object.entries(columns).flatMap(([field, { link, nullable }]) => {
      if (link === null || link.onUpdate === "cascade") return [];
      const renamed = [...rowsOf(before, link.target)].filter(
        ([key, row]) => row[link.field] !== rowsOf(expected.after, link.target).get(key)?.[link.field],
      );
      const values = new Set(renamed.map(([, row]) => row[link.field] ?? null));
      return [...rowsOf(before, name).values()].some((row) => row[field] !== null && values.has(row[field] ?? null)) ? [{ nullable }] : [];
    }),
  );
}

/** An item that is to have what another one, which is updated as well, has before. */
interface Taker {
  readonly table: Table;
  readonly key: UniqueKey;
  /** Along with others, each of which takes what the next one has. */
  readonly isCycle: boolean;
}

function findTakers({ world, before, expected }: RefusedInput): readonly Taker[] {
  return [...world.values()].flatMap((table) =>
    table.uniques
      .filter(({ timing }) => timing === "immediate")
      .flatMap((key) => {
        const taken = findTaken(table, key, before, expected);
        return [...taken.keys()].map((taker) => ({ table, key, isCycle: isInCycle(taken, taker) }));
      }),
  );
}

/** By the item that takes: the one that it takes from. */
function findTaken(table: Table, key: UniqueKey, before: Tables, { after, updated }: WriteResult): ReadonlyMap<string, string> {
  const written = new Set(updated.map((row) => nameOf(row.table.name, row.key)));
  const owners = new Map(
    [...rowsOf(before, table.name)].flatMap(([id, row]) => {
      const tuple = tupleOf(row, key);
      return tuple === null ? [] : [[tuple, id] as const];
    }),
  );
  return new Map(
    [...rowsOf(after, table.name)].flatMap(([id, row]) => {
      const tuple = tupleOf(row, key);
      const owner = tuple === null ? undefined : owners.get(tuple);
      return owner === undefined || owner === id || !written.has(nameOf(table.name, owner)) ? [] : [[id, owner] as const];
    }),
  );
}

function tupleOf(row: Row, { columns }: UniqueKey): string | null {
  return columns.some((column) => (row[column] ?? null) === null) ? null : JSON.stringify(columns.map((column) => row[column]));
}

function isInCycle(taken: ReadonlyMap<string, string>, start: string): boolean {
  let at = taken.get(start);
  for (let steps = 0; at !== undefined && at !== start && steps < taken.size; steps++) at = taken.get(at);
  return at === start;
}

function canBeEmptied(table: Table, { columns }: UniqueKey): boolean {
  return columns.some((column) => columnOf(table, column).nullable);
}
