/** What is in the database and what was told, held against the model. */
import type { WriteOutcome } from "../../../src/plan/write/write-outcome.ts";
import { anyValue } from "../model/write-result.ts";
import type { WriteResult, WrittenRow } from "../model/write-result.ts";
import { nameOf, rowsOf } from "../model/tables.ts";
import type { Row, Tables } from "../model/tables.ts";
import { drawnKey } from "./drawn-keys.ts";
import type { DrawnKeys } from "./drawn-keys.ts";
import { knownFaults } from "./known-faults.ts";

/** Where the tables differ, in words. */
export function compareTables(expected: Tables, found: Tables): readonly string[] {
  return [...expected].flatMap(([table, rows]) => {
    const other = rowsOf(found, table);
    const missing = [...rows.keys()]
      .filter((key) => !other.has(key))
      .map((key) => `${nameOf(table, key)} is not there: ${JSON.stringify(rows.get(key))}`);
    const extra = [...other.keys()]
      .filter((key) => !rows.has(key))
      .map((key) => `${nameOf(table, key)} is there: ${JSON.stringify(other.get(key))}`);
    const changed = [...rows].flatMap(([key, row]) => compareRows(nameOf(table, key), row, other.get(key)));
    return [...missing, ...extra, ...changed];
  });
}

function compareRows(name: string, expected: Row, found: Row | undefined): readonly string[] {
  if (found === undefined) return [];
  return Object.keys(found)
    .filter((column) => (expected[column] === anyValue ? found[column] === null : (expected[column] ?? null) !== found[column]))
    .map((column) => `${name}: expected ${column} to be ${expected[column] ?? "null"}, found ${found[column] ?? "null"}`);
}

/**
 * What a write tells of itself is the difference between before and after, less what the database does by rules of its
 * own. That is told apart by the model, which knows what goes along with a deleted row, which links are emptied or follow
 * a changed column, and which columns triggers make of others:
 *
 * - created: exactly the rows that are new
 * - deleted: exactly the rows that are gone, but for those that only a cascade took
 * - updated and unlinked: each row that has changed, with each column that has, but for those of triggers and of foreign
 *   keys; beside them, rows and columns that were written with what they held
 */
export function compareOutcome(
  given: WriteOutcome,
  result: WriteResult,
  before: Tables,
  found: Tables,
  drawn: DrawnKeys,
): readonly string[] {
  const told = knownFaults.has("idleLinks") ? withoutIdle(given, result) : given;
  const names = (items: readonly { readonly collection: string; readonly key: string }[]): readonly string[] =>
    items.map(({ collection, key }) => nameOf(collection, key));
  const difference = findDifference(before, found, result);
  const written = (rows: readonly WrittenRow[]): readonly string[] =>
    rows.map(({ table, key }) => nameOf(table.name, drawnKey(drawn, table.name, key)));
  return [
    ...compareNames("created", difference.created, names(told.created)),
    ...compareNames("deleted", difference.deleted, names(told.deleted)),
    ...compareNames("updated", written(result.updated), names(told.updated)),
    ...compareNames("unlinked", written(result.unlinked), names(told.unlinked)),
    ...compareFields(told, result, drawn),
    ...difference.changed.flatMap(({ name, columns }) => {
      const item = [...told.updated, ...told.unlinked].find(({ collection, key }) => nameOf(collection, key) === name);
      const untold = columns.filter((column) => item?.fields.includes(column) !== true);
      return untold.map((column) => `nothing tells that ${column} of ${name} has changed`);
    }),
  ];
}

/** Without links that were there already. */
function withoutIdle(told: WriteOutcome, { idle, updated }: WriteResult): WriteOutcome {
  const written = new Set(updated.map(({ table, key }) => nameOf(table.name, key)));
  const items = told.updated.map((item) => ({
    ...item,
    fields: item.fields.filter((field) => !idle.has(`${nameOf(item.collection, item.key)} ${field}`)),
  }));
  return { ...told, updated: items.filter(({ collection, key, fields }) => fields.length > 0 || written.has(nameOf(collection, key))) };
}

interface Difference {
  readonly created: readonly string[];
  readonly deleted: readonly string[];
  readonly changed: readonly { readonly name: string; readonly columns: readonly string[] }[];
}

function findDifference(before: Tables, found: Tables, { cascade, deleted, created }: WriteResult): Difference {
  // A new item may have the key of one that went.
  const replaced = new Set(created.map(({ table, key }) => nameOf(table.name, key)).filter((name) => deleted.has(name)));
  const all = [...before].flatMap(([table, rows]) => {
    const now = rowsOf(found, table);
    const names = new Set([...rows.keys()].map((key) => nameOf(table, key)));
    return {
      created: [...now.keys()].map((key) => nameOf(table, key)).filter((name) => !names.has(name) || replaced.has(name)),
      deleted: [...names].filter((name) => replaced.has(name) || !now.has(name.slice(table.length + 1))),
      changed: [...rows].flatMap(([key, row]) => {
        const columns = Object.keys(row).filter(
          (column) => now.has(key) && !replaced.has(nameOf(table, key)) && now.get(key)?.[column] !== row[column],
        );
        return columns.length === 0 ? [] : [{ name: nameOf(table, key), columns }];
      }),
    };
  });
  const isOfDatabase = (name: string, column: string): boolean =>
    column === "shadow" || cascade.emptied.has(`${name} ${column}`) || cascade.followed.has(`${name} ${column}`);
  return {
    created: all.flatMap((one) => one.created),
    deleted: all.flatMap((one) => one.deleted).filter((name) => deleted.has(name) || !cascade.deleted.has(name)),
    changed: all
      .flatMap((one) => one.changed)
      .map(({ name, columns }) => ({ name, columns: columns.filter((column) => !isOfDatabase(name, column)) })),
  };
}

function compareNames(what: string, expected: readonly string[], told: readonly string[]): readonly string[] {
  const wanted = [...new Set(expected)].toSorted();
  const given = told.toSorted();
  return JSON.stringify(wanted) === JSON.stringify(given) ? [] : [`${what}: expected ${wanted.join(", ")}; was told ${given.join(", ")}`];
}

/** The fields that were written, as the model says. */
function compareFields(told: WriteOutcome, result: WriteResult, drawn: DrawnKeys): readonly string[] {
  const items = [...told.created, ...told.updated, ...told.unlinked];
  return [...result.created, ...result.updated, ...result.unlinked].flatMap(({ table, key, values }) => {
    const item = items.find((one) => one.collection === table.name && one.key === drawnKey(drawn, table.name, key));
    const wanted = [...values.keys()].toSorted().join();
    const given = item?.fields.toSorted().join() ?? wanted;
    return wanted === given ? [] : [`${nameOf(table.name, key)}: expected the fields ${wanted}; was told ${given}`];
  });
}
