/**
 * The keys that nobody can foretell, by the items that the model names otherwise: a new item is known by what it holds, its tag
 * above all. What refers to it has to hold the same key.
 */
import { anyValue } from "../model/write-result.ts";
import type { WriteResult } from "../model/write-result.ts";
import { nameOf, rowsOf, tableOf } from "../model/tables.ts";
import type { Row, Table, Tables, Text, World } from "../model/tables.ts";

/** By the name of the item in the model. */
export type DrawnKeys = ReadonlyMap<string, string>;

export function findDrawnKeys(result: WriteResult, before: Tables, found: Tables): DrawnKeys {
  const drawn = new Map<string, string>();
  const taken = new Set<string>();
  for (const { table, key } of result.created) {
    // A change in vain may make it be tried twice, and keys be drawn again.
    const isDrawnAgain = result.isChangedInVain && table.drawKey !== null && !rowsOf(found, table.name).has(key);
    if (!isUntold(key) && !isDrawnAgain) continue;
    const expected = rowsOf(result.after, table.name).get(key) ?? {};
    const free = [...rowsOf(found, table.name)].filter(
      ([other]) => !rowsOf(before, table.name).has(other) && !taken.has(nameOf(table.name, other)),
    );
    const [other] =
      free.find(([, row]) => couldBe(table, expected, row, drawn)) ?? free.find(([, row]) => row["tag"] === expected["tag"]) ?? [];
    if (other === undefined) continue;
    drawn.set(nameOf(table.name, key), other);
    taken.add(nameOf(table.name, other));
  }
  return drawn;
}

function isUntold(key: string): boolean {
  return key.startsWith("new ");
}

function couldBe(table: Table, expected: Row, row: Row, drawn: DrawnKeys): boolean {
  return Object.keys(expected).every((column) => {
    const value = expected[column] ?? null;
    if (column === table.key || value === anyValue || row[column] === value) return true;
    const target = targetOf(table, expected, column);
    if (value === null || target === null) return false;
    const key = drawn.get(nameOf(target, value));
    return key === undefined ? isUntold(value) : key === row[column];
  });
}

/** The table whose key the column holds: its own, or that of what it links. */
function targetOf({ name, key, columns, any }: Table, row: Row, column: string): string | null {
  if (column === key) return name;
  if (column === any?.item) return row[any.collection] ?? null;
  return columns[column]?.link?.target ?? null;
}

/** The key that the database has drawn. */
export function drawnKey(drawn: DrawnKeys, table: string, key: string): string {
  return drawn.get(nameOf(table, key)) ?? key;
}

export function withDrawnKeys(world: World, tables: Tables, drawn: DrawnKeys): Tables {
  if (drawn.size === 0) return tables;
  return new Map(
    [...tables].map(([name, rows]) => {
      const table = tableOf(world, name);
      const told = (row: Row, column: string, value: Text): Text => {
        const target = targetOf(table, row, column);
        return value === null || target === null ? value : drawnKey(drawn, target, value);
      };
      const tell = (row: Row): Row => Object.fromEntries(Object.entries(row).map(([column, value]) => [column, told(row, column, value)]));
      return [name, new Map([...rows].map(([key, row]) => [drawnKey(drawn, name, key), tell(row)]))];
    }),
  );
}
