/** Why an input may be refused that the model accepts: nothing else is forgiven. */
import type { WriteResult, WrittenRow } from "../model/write-result.ts";
import { findTarget } from "../model/role.ts";
import { columnOf, nameOf, rowsOf, tableOf } from "../model/tables.ts";
import type { Row, Table, Tables, UniqueKey, World } from "../model/tables.ts";
import { knownFaults } from "./known-faults.ts";

/** An input that is refused, though what it says could be. */
export interface RefusedInput {
  readonly world: World;
  readonly before: Tables;
  readonly expected: WriteResult;
  readonly errors: readonly string[];
  /** A limited role may not see which lists an item is in. */
  readonly isLimited: boolean;
}

type Reasons = Readonly<Record<string, (refused: RefusedInput) => boolean>>;

/** What no order of statements could write, as long as each statement leaves all constraints whole that cannot wait. */
const excuses: Reasons = {
  "a cycle of values under a unique key that can neither wait nor be emptied": (refused) =>
    isOfCode(refused, "RECORD_NOT_UNIQUE") &&
    findTakers(refused).some(({ table, key, isCycle }) => isCycle && !canBeEmptied(refused, table, key) && !canBeParked(key)),
  "a value goes that a link refers to, which the input does not write, or which can neither wait nor be emptied": (refused) =>
    isOfCode(refused, "INVALID_FOREIGN_KEY") &&
    findLeft(refused).some(({ mayBeEmpty, isWritten, leadsToWhatStays }) => !isWritten || !(mayBeEmpty || leadsToWhatStays)),
  "a value goes that a link refers to, which a check wants to be there": (refused) =>
    isOfCode(refused, "FAILED_VALIDATION") &&
    findLeft(refused).some(({ nullable, mayBeEmpty, leadsToWhatStays }) => nullable && !mayBeEmpty && !leadsToWhatStays),
  "a new item takes the value of one that goes only after it, and cannot be emptied": (refused) =>
    isOfCode(refused, "RECORD_NOT_UNIQUE") &&
    findTakenFromGoing(refused).some(({ table, key }) => !canBeEmptied(refused, table, key) && !canBeParked(key)),
  "an item takes the value of one that can have another only after it, and cannot be emptied": (refused) =>
    isOfCode(refused, "RECORD_NOT_UNIQUE") && isTakenInCircle(refused),
  "new items that refer to each other in a circle": (refused) => isOfCircle(refused) && hasCircle(refused, { withAnyLinks: false }),
};

/** What is refused by a fault that is known. */
const faults: Reasons = {
  "an item takes the unique value of another one that gives it up": (refused) =>
    knownFaults.has("takenValues") &&
    isOfCode(refused, "RECORD_NOT_UNIQUE") &&
    findTakers(refused).some((taker) => !isEmptiedByList(refused, taker)),
  "an item takes the unique value of one that waits for what it refers to": (refused) =>
    knownFaults.has("freedTooLate") && isOfCode(refused, "RECORD_NOT_UNIQUE") && isFreedTooLate(refused),
  "a new item takes the value of one that goes only after it": (refused) =>
    knownFaults.has("takenFromGoing") && isOfCode(refused, "RECORD_NOT_UNIQUE") && findTakenFromGoing(refused).some(isOfValues),
  "a new item takes the value of one that goes, and something leaves one that might go": (refused) =>
    knownFaults.has("leavesByOtherColumn") &&
    isOfCode(refused, "RECORD_NOT_UNIQUE") &&
    findTakenFromGoing(refused, { mayGo: true }).some(({ table, key }) => !canBeEmptied(refused, table, key) && !canBeParked(key)),
  "an item moves on from a list that deletes what leaves it": (refused) =>
    knownFaults.has("movedFromDeletingLists") &&
    isOfCode(refused, "RECORD_NOT_UNIQUE") &&
    findTakers(refused).some((taker) => isOfList(refused, taker)),
  "a link that a check wants is emptied meanwhile": (refused) =>
    knownFaults.has("emptiedAgainstChecks") &&
    ["FAILED_VALIDATION", "RECORD_NOT_UNIQUE"].some((code) => isOfCode(refused, code)) &&
    mustNotBeEmptied(refused),
  "new items that refer to each other in a circle, by a many-to-any": (refused) =>
    knownFaults.has("anyCircles") && isOfCircle(refused) && hasCircle(refused, { withAnyLinks: true }),
  "a column changes that a link refers to which could be emptied": (refused) =>
    knownFaults.has("renamedTargets") && isOfCode(refused, "INVALID_FOREIGN_KEY") && findLeft(refused).length > 0,
  "an item refers to itself by a key that a trigger makes another one of": (refused) =>
    knownFaults.has("selfUnderMadeKey") && isOfCode(refused, "INVALID_FOREIGN_KEY") && hasSelfUnderMadeKey(refused),
};

/** The first reason that holds; null where there is none. */
export function findExcuse(refused: RefusedInput): string | null {
  return Object.entries({ ...excuses, ...faults }).find(([, holds]) => holds(refused))?.[0] ?? null;
}

function isOfCode({ errors }: RefusedInput, code: string): boolean {
  return errors.every((error) => error.startsWith(`${code}:`));
}

/** Whether a row that is written refers to itself by way of others that are. */
function hasCircle(refused: RefusedInput, options: Followed): boolean {
  const { created, updated } = refused.expected;
  const names = [...created, ...updated].map(({ table, key }) => nameOf(table.name, key));
  return names.some((name) => leadsTo(followLinks(refused, options), name, name));
}

interface Followed {
  readonly withAnyLinks: boolean;
}

/** From a row that is written to those that it refers to. */
function followLinks(
  { world, expected: { after, created, updated } }: RefusedInput,
  { withAnyLinks }: Followed,
): (name: string) => readonly string[] {
  const written = new Map([...created, ...updated].map(({ table, key }) => [nameOf(table.name, key), { table, key }]));
  return (name) => {
    const of = written.get(name);
    const row = of === undefined ? undefined : rowsOf(after, of.table.name).get(of.key);
    if (of === undefined || row === undefined) return [];
    const { any } = of.table;
    const anyTargets = !withAnyLinks || any === null ? [] : [nameOf(row[any.collection] ?? "", row[any.item] ?? null)];
    const targets = Object.entries(of.table.columns).flatMap(([field, { link }]) => {
      const target = link === null ? null : findTarget(after, link.target, link.field, row[field] ?? null);
      return link === null || target === null ? [] : [nameOf(link.target, target[tableOf(world, link.target).key] ?? null)];
    });
    return [...targets, ...anyTargets];
  };
}

/** Whether an item takes what another one has, which is to lead to a new one instead, which waits for the first. */
function isTakenInCircle(refused: RefusedInput): boolean {
  const { world, before, expected } = refused;
  const next = followLinks(refused, { withAnyLinks: true });
  const created = new Set(expected.created.map(({ table, key }) => nameOf(table.name, key)));
  return [...world.values()].some((table) =>
    table.uniques
      .filter((key) => key.timing === "immediate" && !canBeEmptied(refused, table, key) && !canBeParked(key))
      .some((key) => {
        const owners = new Map([...rowsOf(before, table.name)].map(([id, row]) => [tupleOf(row, key), nameOf(table.name, id)]));
        return [...rowsOf(expected.after, table.name)].some(([id, row]) => {
          const owner = owners.get(tupleOf(row, key)) ?? "";
          const waits = next(owner).some((name) => created.has(name));
          return owner !== nameOf(table.name, id) && waits && leadsTo(next, owner, nameOf(table.name, id));
        });
      }),
  );
}

/** Whether an item has what another one had before, which refers to something else of the input now. */
function isFreedTooLate(refused: RefusedInput): boolean {
  const { world, before, expected } = refused;
  const next = followLinks(refused, { withAnyLinks: true });
  const written = new Set([...expected.created, ...expected.updated].map(({ table, key }) => nameOf(table.name, key)));
  return [...world.values()].some(({ name, uniques }) =>
    uniques.some((key) => {
      const owners = new Map([...rowsOf(before, name)].map(([id, row]) => [tupleOf(row, key), id]));
      return [...expected.created, ...expected.updated].some((row) => {
        const tuple = row.table.name === name ? tupleOf(rowsOf(expected.after, name).get(row.key) ?? {}, key) : null;
        const owner = tuple === null ? undefined : owners.get(tuple);
        return owner !== undefined && owner !== row.key && next(nameOf(name, owner)).some((one) => written.has(one));
      });
    }),
  );
}

function leadsTo(next: (name: string) => readonly string[], start: string, end: string): boolean {
  const seen = new Set<string>();
  const visit = (name: string): boolean =>
    next(name).some((one) => {
      if (one === end) return true;
      if (seen.has(one)) return false;
      seen.add(one);
      return visit(one);
    });
  return visit(start);
}

/** Whether a link changes that a check of several columns wants meanwhile. */
function mustNotBeEmptied({ before, expected }: RefusedInput): boolean {
  return expected.updated.some(({ table, key, values }) => {
    const stored = rowsOf(before, table.name).get(key);
    return [...values.keys()].some((field) => (table.columns[field]?.link ?? null) !== null && !table.holds({ ...stored, [field]: null }));
  });
}

interface LeftLink {
  readonly nullable: boolean;
  /** Nor does a check want it. */
  readonly mayBeEmpty: boolean;
  readonly isWritten: boolean;
  /** From now on, to an item that has what it is linked by already: so it need not wait. */
  readonly leadsToWhatStays: boolean;
}

/** Links to a value that its item loses, by a change or by going: others may have it in the end. */
function findLeft({ world, before, expected }: RefusedInput): readonly LeftLink[] {
  const written = new Map(expected.updated.map((row) => [nameOf(row.table.name, row.key), row.values]));
  return [...world.values()].flatMap(({ name, columns, holds }) =>
    Object.entries(columns).flatMap(([field, { link, nullable }]) => {
      if (link === null) return [];
      const left = [...rowsOf(before, link.target)].filter(([key, row]) => {
        const now = rowsOf(expected.after, link.target).get(key);
        return now === undefined || expected.deleted.has(nameOf(link.target, key))
          ? true
          : link.onUpdate !== "cascade" && now[link.field] !== row[link.field];
      });
      const values = new Set(left.map(([, row]) => row[link.field] ?? null));
      const links = [...rowsOf(before, name)].filter(([, row]) => (row[field] ?? null) !== null && values.has(row[field] ?? null));
      return links.map(([key, row]) => {
        const now = findTarget(expected.after, link.target, link.field, rowsOf(expected.after, name).get(key)?.[field] ?? null);
        const same = rowsOf(before, link.target).get(now?.[tableOf(world, link.target).key] ?? "");
        return {
          nullable,
          mayBeEmpty: nullable && holds({ ...row, [field]: null }),
          isWritten: written.get(nameOf(name, key))?.has(field) === true,
          leadsToWhatStays: now !== null && same?.[link.field] === now[link.field],
        };
      });
    }),
  );
}

function hasSelfUnderMadeKey({ expected: { created, after } }: RefusedInput): boolean {
  return created.some(({ table, key }) => {
    const row = rowsOf(after, table.name).get(key);
    const links = Object.entries(table.columns).filter(([, { link }]) => link?.target === table.name && link.field === table.key);
    return table.storeKey("a") !== "a" && links.some(([field]) => row?.[field] === key);
  });
}

function isOfCircle({ errors }: RefusedInput): boolean {
  return errors.every((error) => error.includes("refer to each other in a circle"));
}

/** An item that is to have what another one, which is updated as well, has before. */
interface Taker {
  readonly table: Table;
  readonly key: UniqueKey;
  readonly owner: string;
  /** Along with others, each of which takes what the next one has. */
  readonly isCycle: boolean;
}

function findTakers({ world, before, expected }: RefusedInput): readonly Taker[] {
  return [...world.values()].flatMap((table) =>
    table.uniques
      .filter(({ timing }) => timing === "immediate")
      .flatMap((key) => {
        const taken = findTaken(table, key, before, expected);
        return [...taken].map(([taker, owner]) => ({ table, key, owner, isCycle: isInCycle(taken, taker) }));
      }),
  );
}

/** By the item that takes: the one that it takes from. Both are updated; a new one comes after what it takes from. */
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
      const isTaken = owner !== undefined && owner !== id && written.has(nameOf(table.name, owner));
      return isTaken && rowsOf(before, table.name).has(id) ? [[id, owner] as const] : [];
    }),
  );
}

/** The place in a list is freed before, by the link. */
function isOfValues({ table, key: { columns } }: Owned): boolean {
  return !columns.some((column) => column !== table.key && columnOf(table, column).link !== null && columnOf(table, column).nullable);
}

interface Owned {
  readonly table: Table;
  readonly key: UniqueKey;
}

/** What items have in the end, and rows had that go, while something leaves a row that goes for the new ones. */
function findTakenFromGoing(refused: RefusedInput, options: { readonly mayGo: boolean } = { mayGo: false }): readonly Owned[] {
  const { world, before, expected } = refused;
  const going = new Set([...expected.deleted, ...expected.cascade.deleted]);
  const next = followLinks(refused, { withAnyLinks: true });
  const leaves = ({ table, key, values }: WrittenRow): boolean =>
    Object.entries(table.columns).some(([field, { link }]) => {
      const was = link === null ? null : findTarget(before, link.target, link.field, rowsOf(before, table.name).get(key)?.[field] ?? null);
      if (link === null || was === null || !values.has(field)) return false;
      const isOfAnother = options.mayGo && link.field !== tableOf(world, link.target).key;
      return isOfAnother || going.has(nameOf(link.target, was[tableOf(world, link.target).key] ?? null));
    });
  const leaving = expected.updated.filter(leaves).map(({ table, key }) => nameOf(table.name, key));
  return [...world.values()].flatMap((table) =>
    [...table.uniques, { columns: [table.key], timing: "immediate" } as const].flatMap((key) => {
      const owners = new Map([...rowsOf(before, table.name)].map(([id, row]) => [tupleOf(row, key), id]));
      const isTaken = [...expected.created, ...expected.updated].some((row) => {
        const tuple = row.table === table ? tupleOf(rowsOf(expected.after, table.name).get(row.key) ?? {}, key) : null;
        const owner = tuple === null ? undefined : owners.get(tuple);
        const isGoing = owner !== undefined && going.has(nameOf(table.name, owner));
        return isGoing && leaving.some((name) => leadsTo(next, name, nameOf(table.name, row.key)));
      });
      return isTaken && key.timing === "immediate" ? [{ table, key }] : [];
    }),
  );
}

function isOfList({ expected: { mentions } }: RefusedInput, { table, key: { columns } }: Taker): boolean {
  return mentions.some((mention) =>
    mention.lists.some(({ list }) => list.target === table.name && list.action === "delete" && columns.includes(list.link)),
  );
}

/** The only link of an item to another one is emptied first, where a list of another one has it. */
function isEmptiedByList({ expected: { mentions }, isLimited }: RefusedInput, { table, key: { columns }, owner }: Taker): boolean {
  const [column = "", ...others] = columns;
  if (isLimited || others.length > 0 || !columnOf(table, column).nullable) return false;
  return mentions.some((mention) =>
    mention.lists.some(
      ({ list, members }) => list.link === column && members.some((member) => member.table === table && member.key === owner),
    ),
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

/** What links hold is never empty meanwhile: they would lose it. Nor is what a check wants. */
function canBeEmptied({ world, before }: RefusedInput, table: Table, { columns }: UniqueKey): boolean {
  const links = [...world.values()].flatMap((other) => Object.values(other.columns).map(({ link }) => link));
  const isHeld = (column: string): boolean => links.some((link) => link?.target === table.name && link.field === column);
  const isWanted = (column: string): boolean =>
    ![...rowsOf(before, table.name).values()].every((row) => table.holds({ ...row, [column]: null }));
  return columns.some((column) => column !== table.key && columnOf(table, column).nullable && !isHeld(column) && !isWanted(column));
}

/** Numbers, which no check holds within bounds, are exchanged by way of others that nobody has. */
function canBeParked({ columns }: UniqueKey): boolean {
  return columns.some((column) => column === "rank" || column === "position");
}
