/**
 * What PostgreSQL has to do for a statement, in steps. A step is to compare one number of one row, some ten nanoseconds;
 * the weights of everything else were measured against that.
 */
import { isSlot } from "../../request/slots.ts";
import type { Slot } from "../../request/slots.ts";
import type { JsonType, TableRef } from "./read-plan.ts";

/** A sum in the making. */
export interface Work {
  steps: number;
  statements: number;
  /** By slot: for each character of the text that fills it, or each value of the list. */
  readonly perLength: Map<number, number>;
}

/** Where in a statement something stands. */
export interface WorkPlace {
  /** How often it is evaluated. */
  readonly times: number;
  /** How many rows the tables have that can be named there, by alias. */
  readonly rows: ReadonlyMap<string, number>;
  /** Within a subquery. */
  readonly isNested: boolean;
}

export const weights = {
  /** To send a statement, to read it and to answer. */
  statement: 10_000,
  /** To find a row and to look at it. */
  row: 10,
  /** To find what belongs to a row: by a hash of all that there is, or one by one; within such a search, slower. */
  hashed: 40,
  found: 120,
  foundWithin: 200,
  joined: 100,
  /** To find the first or the last of what belongs to a row. */
  ordered: 250,
  /** To sort by one more value, and to tell groups apart by one. */
  sorted: 5,
  grouped: 60,
  searchedLetter: 0.5,
  listedValue: 25,
  datePart: 40,
  keyCast: 40,
} as const;

/** To look for a text within another, letter by letter; without regard to case, both are changed first. */
export const searchWeights = { short: { exact: 15, anyCase: 60 }, long: { exact: 40, anyCase: 200 } } as const;

/** Of one value in json; that in a text is read as a whole each time. */
export const jsonWeights: Readonly<Record<JsonType, number>> = { jsonb: 20, json: 60, text: 150 };

/** Larger tables count as if they had as many rows: what grows with the data alone is nobody's attack. */
const mostRows = 200_000;

/** Where it is not known how many, there are many. */
export function rowsOf({ rows }: TableRef): number {
  return Math.max(1, Math.min(rows ?? mostRows, mostRows));
}

/** Of a text for each of its characters, of a list for each of its values. */
export function addLength(work: Work, value: string | readonly string[] | Slot, weight: number): void {
  if (isSlot(value)) work.perLength.set(value.slot, (work.perLength.get(value.slot) ?? 0) + weight);
  else work.steps += value.length * weight;
}

export function withTables(
  rows: ReadonlyMap<string, number>,
  more: readonly { readonly table: TableRef; readonly alias: string }[],
): ReadonlyMap<string, number> {
  return new Map([...rows, ...more.map(({ table, alias }) => [alias, rowsOf(table)] as const)]);
}
