/** What the parts of one random input share: which items it names already, and which keys and values it has given. */
import type { Sight, Verb } from "../model/sight.ts";
import { nameOf, rowsOf } from "../model/tables.ts";
import type { Row, Tables, Text, World } from "../model/tables.ts";
import type { Choices } from "./choices.ts";
import { knownFaults } from "./known-faults.ts";
import type { SchemaSpec, TableSpec } from "./table-spec.ts";

export interface InputNeeds {
  readonly choices: Choices;
  readonly spec: SchemaSpec;
  readonly world: World;
  readonly before: Tables;
  /** What the asker may say. */
  readonly sight: Sight;
  /** Whether the asker has the mutations of that action. */
  readonly mayCall: (action: Verb | "delete", table: string) => boolean;
  /** How many items a list has about. */
  readonly width: number;
}

export interface Inputs extends InputNeeds {
  /** Whether something is tried that may make the whole input be refused: the less, the more there is of it. */
  readonly risks: (share: number) => boolean;
  /** The items that the input names already. */
  readonly used: Set<string>;
  /** Values by which links name items, and those that the input changes. */
  readonly naming: Set<string>;
  readonly changing: Set<string>;
  /** Unique values that items of the input give up, by table and column. */
  readonly freed: Map<string, string[]>;
  /** Rows whose unique values another item takes already. */
  readonly taken: Set<Row>;
  /** Keys that new items of the input are given, by table. */
  readonly given: Map<string, unknown[]>;
  /** For values that nobody has. */
  readonly fresh: () => number;
  /** Whether it holds so much already that its lists get no new items. */
  readonly isFull: () => boolean;
}

/** So many values that nobody has: lists in lists would become ever so many. */
const fullAt = 1_000;

export function createInputs(needs: InputNeeds): Inputs {
  const { choices, width } = needs;
  let count = 0;
  return {
    ...needs,
    used: new Set(),
    given: new Map(),
    taken: new Set(),
    freed: new Map(),
    naming: new Set(),
    changing: new Set(),
    fresh: () => ++count,
    isFull: () => count > fullAt,
    risks: (share) => choices.percent(share / width),
  };
}

/** Rows that the input does not name yet, for the most part. */
export function pickRows({ before, used, choices, risks }: Inputs, table: string, most: number): readonly Row[] {
  const rows = [...rowsOf(before, table)];
  const free = rows.filter(([key]) => !used.has(nameOf(table, key)) || risks(4));
  const picked = choices.shuffle(free).slice(0, most);
  for (const [key] of picked) used.add(nameOf(table, key));
  return picked.map(([, row]) => row);
}

export function needsKey({ choices, risks }: Inputs, { key }: TableSpec): boolean {
  const isStated = key === "given" || key === "upper" || key === "prefixed" || key === "word";
  return isStated ? !risks(1) : choices.percent(5);
}

export function giveKey(inputs: Inputs, table: TableSpec): unknown {
  const { given, risks } = inputs;
  const known = given.get(table.name) ?? [];
  given.set(table.name, known);
  // An item that is made in one place may be named in another one.
  if (known.length > 0 && risks(4)) return inputs.choices.pick(known);
  const key = freshKey(inputs, table);
  known.push(key);
  return key;
}

function freshKey({ fresh }: Inputs, { key }: TableSpec): unknown {
  const count = fresh();
  if (key === "uuid") return `22222222-0000-4000-8000-${String(count).padStart(12, "0")}`;
  return key === "serial" || key === "identity" || key === "number" ? 50_000 + count : `n${count}`;
}

/** As a client gives it: numbers as numbers. */
export function valueOfKey({ key }: TableSpec, text: Text | undefined): unknown {
  return key === "serial" || key === "identity" || key === "number" ? Number(text) : text;
}

/** The value that an item gives up is free for another one. */
export function giveUp({ freed }: Inputs, table: TableSpec, column: string, row: Row | null): void {
  const value = row?.[column] ?? null;
  const place = `${table.name} ${column}`;
  if (value !== null) freed.set(place, [...(freed.get(place) ?? []), value]);
}

/** An item is either named by its code, or has it changed. */
export function mayChange({ naming, changing }: Inputs, { name }: TableSpec, row: Row): boolean {
  const code = nameOf(name, row["code"] ?? null);
  if (knownFaults.has("renamedByName") && naming.has(code)) return false;
  changing.add(code);
  return true;
}

/** Whether a trigger makes another key of the one that is given. */
export function isMadeKey({ key }: TableSpec): boolean {
  return key === "upper" || key === "prefixed";
}

export function missingKey(table: TableSpec): unknown {
  if (table.key === "uuid") return "33333333-0000-4000-8000-000000000000";
  return table.key === "serial" || table.key === "identity" || table.key === "number" ? 900 : "z9";
}
