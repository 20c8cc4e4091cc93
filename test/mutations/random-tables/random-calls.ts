/** Inputs for the tables of a random schema: mostly such as could be accepted, and seldom the same item twice. */
import { nameOf, rowsOf } from "../model/tables.ts";
import type { Data, List, Row, Table, Tables, Text, World } from "../model/tables.ts";
import type { Sight, Verb } from "../model/sight.ts";
import type { Call } from "./calls.ts";
import type { Choices } from "./choices.ts";
import { knownFaults } from "./known-faults.ts";
import type { ColumnSpec, SchemaSpec, TableSpec } from "./table-spec.ts";

export interface InputNeeds {
  readonly choices: Choices;
  readonly spec: SchemaSpec;
  readonly world: World;
  readonly before: Tables;
  /** What the asker may say. */
  readonly sight: Sight;
  /** How many items a list has about. */
  readonly width: number;
}

interface Inputs extends InputNeeds {
  /** Whether something is tried that may make the whole input be refused: the less, the more there is of it. */
  readonly risks: (share: number) => boolean;
  /** The items that the input names already. */
  readonly used: Set<string>;
  /** Values by which links name items, and those that the input changes. */
  readonly naming: Set<string>;
  readonly changing: Set<string>;
  /** Rows whose unique values another item takes already. */
  readonly taken: Set<Row>;
  /** Keys that new items of the input are given, by table. */
  readonly given: Map<string, unknown[]>;
  /** For values that nobody has. */
  readonly fresh: () => number;
}

const deepest = 3;

export function createCall(needs: InputNeeds): Call {
  let count = 0;
  const { choices, spec, width } = needs;
  const inputs: Inputs = {
    ...needs,
    used: new Set(),
    given: new Map(),
    taken: new Set(),
    naming: new Set(),
    changing: new Set(),
    fresh: () => ++count,
    risks: (share) => choices.percent(share / width),
  };
  const table = choices.pick(spec.tables);
  const { name } = table;
  if (table.singleton)
    return {
      kind: "update_singleton",
      table: name,
      data: createData(inputs, table, { verb: "update", depth: deepest, row: singleRow(inputs, table), via: [] }),
    };
  const keys = pickRows(inputs, name, 1 + choices.below(3 * width));
  const create = (): Data => createData(inputs, table, { verb: "create", depth: deepest, row: null, via: [] });
  const update = (row: Row): Data => createData(inputs, table, { verb: "update", depth: deepest, row, via: [] });
  const kind = choices.pick([
    "create_item",
    "create_items",
    "update_item",
    "update_item",
    "update_items",
    "update_batch",
    "update_batch",
    "delete",
  ] as const);
  const [first] = keys;
  switch (kind) {
    case "create_item":
      return { kind, table: name, data: create() };
    case "create_items":
      return { kind, table: name, data: Array.from({ length: 1 + choices.below(3 * width) }, create) };
    case "update_item":
      if (first === undefined) break;
      return { kind, table: name, id: valueOfKey(table, first["id"]), data: update(first) };
    case "update_items":
      if (first === undefined) break;
      return {
        kind,
        table: name,
        ids: keys.map((row) => valueOfKey(table, row["id"])),
        data: createData(inputs, table, { verb: "update", depth: 1, row: first, via: [] }),
      };
    case "update_batch":
      return {
        kind,
        table: name,
        data: [
          ...shiftValues(
            inputs,
            table,
            keys.map((row) => ({ id: valueOfKey(table, row["id"]), ...update(row) })),
          ),
        ],
      };
    case "delete":
      if (first === undefined) break;
      if (choices.percent(50)) return { kind: "delete_item", table: name, id: valueOfKey(table, first["id"]) };
      return { kind: "delete_items", table: name, ids: keys.map((row) => valueOfKey(table, row["id"])) };
  }
  return { kind: "create_item", table: name, data: create() };
}

function singleRow({ before }: Inputs, { name }: TableSpec): Row | null {
  const [row = null] = rowsOf(before, name).values();
  return row;
}

/** The unique values of several items change places among them, or move on by one. */
function shiftValues({ choices }: Inputs, table: TableSpec, items: readonly Data[]): readonly Data[] {
  const column = table.columns.find(({ name }) => name === "rank" || name === "position" || name === "code");
  if (column === undefined || !choices.percent(30)) return items;
  const order = choices.percent(50) ? choices.shuffle(items) : [...items.slice(1), ...items.slice(0, 1)];
  const free = column.name === "code" ? "c9" : 90;
  return items.map((item, index) => {
    const taken = order[index]?.["id"];
    const value =
      index === items.length - 1 && choices.percent(60)
        ? free
        : typeof taken === "number"
          ? column.name === "code"
            ? `c${taken - 1}`
            : taken
          : undefined;
    return value === undefined ? item : { ...item, [column.name]: value };
  });
}

/** Rows that the input does not name yet, for the most part. */
function pickRows({ before, used, choices, risks }: Inputs, table: string, most: number): readonly Row[] {
  const rows = [...rowsOf(before, table)];
  const free = rows.filter(([key]) => !used.has(nameOf(table, key)) || risks(4));
  const picked = choices.shuffle(free).slice(0, most);
  for (const [key] of picked) used.add(nameOf(table, key));
  return picked.map(([, row]) => row);
}

interface ItemPlace {
  readonly verb: Verb;
  readonly depth: number;
  /** What is stored; null for a new item. */
  readonly row: Row | null;
  /** Links that the place in the input gives. */
  readonly via: readonly string[];
}

function createData(inputs: Inputs, table: TableSpec, place: ItemPlace): Data {
  const { choices, sight, world, fresh, risks } = inputs;
  const { verb, row, via } = place;
  const isNew = row === null;
  const of = world.get(table.name);
  if (of === undefined) throw new Error(`There is no table "${table.name}".`);
  const data: Record<string, unknown> = {};
  const put = (name: string, value: unknown): void => {
    if (value !== undefined && (sight.maySay(verb, of, name, value) || risks(1))) data[name] = value;
  };
  if (isNew && needsKey(inputs, table)) put("id", giveKey(inputs, table));
  if (isNew ? table.key === "uuid" || choices.percent(90) : choices.percent(30)) put("tag", `t${fresh()}`);
  for (const column of table.columns) {
    const { name, kind, nullable, default: value } = column;
    if (name === "tag" || kind === "item" || kind === "collection" || kind === "shadow") continue;
    if (via.includes(name) && !risks(3)) continue;
    const isNeeded = isNew && ((!nullable && value === null) || (name === "code" && choices.percent(80)));
    if (isNeeded ? !risks(1) : choices.percent(isNew ? 40 : 25)) put(name, cellValue(inputs, table, column, place));
  }
  if (table.any !== null && !via.includes("item") && choices.percent(60))
    for (const [name, value] of Object.entries(createPair(inputs, table, place))) put(name, value);
  if (place.depth > 0) {
    for (const [name, list] of Object.entries(of.lists)) {
      if (!choices.percent(place.depth === deepest ? 45 : 25)) continue;
      const [key, value] = createList(inputs, name, list, place, of);
      put(key, value);
    }
  }
  return data;
}

function needsKey({ choices, risks }: Inputs, { key }: TableSpec): boolean {
  const isStated = key === "given" || key === "upper" || key === "prefixed" || key === "word";
  return isStated ? !risks(1) : choices.percent(5);
}

function giveKey(inputs: Inputs, table: TableSpec): unknown {
  const { given, risks } = inputs;
  const known = given.get(table.name) ?? [];
  // An item that is made in one place may be named in another one.
  if (known.length > 0 && risks(4)) return inputs.choices.pick(known);
  const key = freshKey(inputs, table);
  given.set(table.name, [...known, key]);
  return key;
}

function freshKey({ fresh }: Inputs, { key }: TableSpec): unknown {
  const count = fresh();
  if (key === "uuid") return `22222222-0000-4000-8000-${String(count).padStart(12, "0")}`;
  return key === "serial" || key === "identity" || key === "number" ? 500 + count : `n${count}`;
}

/** As a client gives it: numbers as numbers. */
function valueOfKey({ key }: TableSpec, text: Text | undefined): unknown {
  return key === "serial" || key === "identity" || key === "number" ? Number(text) : text;
}

function cellValue(inputs: Inputs, table: TableSpec, column: ColumnSpec, place: ItemPlace): unknown {
  const { choices, fresh, risks } = inputs;
  const { name, kind, nullable, link } = column;
  if (name === "code" && place.row !== null && !mayChange(inputs, table, place.row)) return undefined;
  const mayBeNull = name !== "code" || place.row === null || !knownFaults.has("referredNulls");
  if (link === null && mayBeNull && (nullable ? choices.percent(8) : risks(1))) return null;
  switch (kind) {
    case "text":
    case "lower":
      if (name !== "code") return choices.pick(["a", "b", "c"]);
      if (risks(12)) return `c${choices.below(9)}`;
      return kind === "lower" && choices.percent(50) ? `N${fresh()}` : `n${fresh()}`;
    case "short":
      return risks(2) ? "too long" : choices.pick(["a", "b", "c"]);
    case "small":
      return risks(2) ? 100 : choices.below(10);
    case "integer":
      if (name !== "rank" && name !== "position") return choices.below(10);
      return risks(15) ? 1 + choices.below(8) : 100 + fresh();
    case "link":
      return linkValue(inputs, column, place);
    case "date-created":
    case "date-updated":
      return choices.percent(10) ? "2023-03-03T00:00:00+00:00" : undefined;
    case "user-updated":
      return choices.percent(10) ? "forged" : undefined;
    case "uuid":
    case "shadow":
    case "item":
    case "collection":
      return undefined;
  }
}

/** An item is either named by its code, or has it changed. */
function mayChange({ naming, changing }: Inputs, { name }: TableSpec, row: Row): boolean {
  const code = nameOf(name, row["code"] ?? null);
  if (knownFaults.has("renamedByName") && naming.has(code)) return false;
  changing.add(code);
  return true;
}

function linkValue(inputs: Inputs, { link, nullable }: ColumnSpec, place: ItemPlace): unknown {
  const { choices, before, spec, world, risks } = inputs;
  if (link === null) return undefined;
  if (nullable ? choices.percent(12) : risks(1)) return null;
  const target = spec.tables.find(({ name }) => name === link.target);
  const of = world.get(link.target);
  if (target === undefined || of === undefined) return undefined;
  if (place.depth > 0 && choices.percent(45)) {
    const rows = choices.percent(50) ? pickRows(inputs, target.name, 1) : [];
    const [row = null] = rows;
    return keyedData(inputs, target, { verb: place.verb, depth: place.depth - 1, row, via: [] });
  }
  const made = inputs.given.get(target.name) ?? [];
  if (link.field === "id" && made.length > 0 && choices.percent(15)) return choices.pick(made);
  if (risks(2)) return link.field === "id" ? missingKey(target) : "nowhere";
  const rows = choices.shuffle([...rowsOf(before, target.name).values()]);
  const isNamed = (value: Text): boolean =>
    value !== null && !(link.field === "code" && knownFaults.has("renamedByName") && inputs.changing.has(nameOf(target.name, value)));
  const value = rows.map((row) => row[link.field] ?? null).find(isNamed);
  if (link.field === "code" && value !== undefined) inputs.naming.add(nameOf(target.name, value));
  if (value === undefined) return nullable ? null : keyedData(inputs, target, { verb: place.verb, depth: 0, row: null, via: [] });
  return link.field === "id" ? valueOfKey(target, value) : value;
}

/** Whether a trigger makes another key of the one that is given. */
function isMadeKey({ key }: TableSpec): boolean {
  return key === "upper" || key === "prefixed";
}

function missingKey(table: TableSpec): unknown {
  if (table.key === "uuid") return "33333333-0000-4000-8000-000000000000";
  return table.key === "serial" || table.key === "identity" || table.key === "number" ? 900 : "z9";
}

/** An object, with its key where the item exists. */
function keyedData(inputs: Inputs, table: TableSpec, place: ItemPlace): Data {
  const data = createData(inputs, table, place);
  return place.row === null ? data : { id: valueOfKey(table, place.row["id"]), ...data };
}

function createPair(inputs: Inputs, { any }: TableSpec, place: ItemPlace): Data {
  const { choices, spec, risks } = inputs;
  const member = choices.pick(any?.members ?? []);
  const target = spec.tables.find(({ name }) => name === member);
  if (target === undefined) return {};
  const rows = choices.percent(60) ? pickRows(inputs, member, 1) : [];
  const [row = null] = rows;
  const object = (): Data => keyedData(inputs, target, { verb: place.verb, depth: place.depth - 1, row, via: [] });
  const made = knownFaults.has("anyLinksToMade") && isMadeKey(target) ? [] : (inputs.given.get(member) ?? []);
  const isMade = made.length > 0 && choices.percent(25);
  const key = isMade ? choices.pick(made) : row === null ? missingKey(target) : valueOfKey(target, row["id"]);
  const isObject = place.depth > 0 && choices.percent(50);
  if (choices.percent(8)) return { item: null, collection: null };
  if (row === null && !isMade && !isObject && !risks(5)) return {};
  const form = choices.below(3);
  if (form === 0) return { [`item__${member}`]: isObject ? object() : key };
  return { item: isObject ? object() : form === 1 && typeof key === "number" ? String(key) : key, collection: member };
}

function createList(inputs: Inputs, name: string, list: List, place: ItemPlace, parent: Table): readonly [name: string, value: unknown] {
  const { choices, before, spec, width, risks } = inputs;
  const target = spec.tables.find((one) => one.name === list.target);
  if (target === undefined) throw new Error("A list leads to a table.");
  const value = place.row?.[list.field] ?? null;
  const current = [...rowsOf(before, target.name).values()].filter(
    (row) => value !== null && row[list.link] === value && (list.linkCollection === null || row[list.linkCollection] === parent.name),
  );
  const via = list.linkCollection === null ? [list.link] : ["item"];
  const kept = choices.some(
    current.filter((row) => !inputs.used.has(nameOf(target.name, row["id"] ?? null))),
    70,
  );
  const leaving = current.filter((row) => !kept.includes(row));
  const make = (verb: Verb, row: Row | null): unknown => {
    if (row !== null) inputs.used.add(nameOf(target.name, row["id"] ?? null));
    if (row !== null && choices.percent(45)) return valueOfKey(target, row["id"]);
    const data = keyedData(inputs, target, { verb, depth: place.depth - 1, row, via });
    return { ...data, ...takeOver(inputs, target, leaving, data), ...takePlace(inputs, target, leaving) };
  };
  if (choices.percent(3)) return [name, null];
  if (list.single) {
    const [row = null] = choices.percent(50) ? (choices.percent(50) ? current : pickRows(inputs, target.name, 1)) : [];
    return [name, make(place.verb, row)];
  }
  const others = choices.percent(35) ? pickRows(inputs, target.name, choices.below(2 * width)) : [];
  const news = Array.from({ length: choices.below(1 + 2 * width) }, () => null);
  if (choices.percent(50)) {
    const members = choices.shuffle([...kept, ...others, ...news]).map((row) => make(place.verb, row));
    return [name, placeInOrder(inputs, target, members)];
  }
  const deleted = choices.some(
    current.filter((row) => leaving.includes(row) || risks(5)),
    70,
  );
  const changes = {
    ...(news.length > 0 || choices.percent(10)
      ? { create: news.map(() => keyedData(inputs, target, { verb: "create", depth: place.depth - 1, row: null, via })) }
      : {}),
    ...(choices.percent(60) ? { update: [...kept, ...others].map((row) => make("update", row)) } : {}),
    ...(deleted.length > 0 ? { delete: deleted.map((row) => valueOfKey(target, row["id"])) } : {}),
  };
  return [choices.percent(60) || Object.keys(changes).length === 0 ? `${name}_changes` : name, changes];
}

/** What hangs on the items that leave a list, and so may be deleted, comes to an item that stays or is new. */
function takeOver(inputs: Inputs, target: TableSpec, leaving: readonly Row[], data: Data): Data {
  const { choices, world, before, spec, used } = inputs;
  const lists = Object.entries(world.get(target.name)?.lists ?? {}).filter(
    ([name, list]) => !(name in data) && !(`${name}_changes` in data) && !list.single,
  );
  if (leaving.length === 0 || lists.length === 0 || !choices.percent(35)) return {};
  const [name, list] = choices.pick(lists);
  const of = spec.tables.find((table) => table.name === list.target);
  const values = new Set(leaving.map((row) => row[list.field] ?? null));
  const hanging = [...rowsOf(before, list.target).values()].filter(
    (row) => values.has(row[list.link] ?? null) && row[list.link] !== null && !used.has(nameOf(list.target, row["id"] ?? null)),
  );
  if (of === undefined || hanging.length === 0) return {};
  for (const row of hanging) used.add(nameOf(list.target, row["id"] ?? null));
  return { [`${name}_changes`]: { update: hanging.map((row) => valueOfKey(of, row["id"])) } };
}

/** An item that stays or is new takes the unique values of one that leaves. */
function takePlace({ choices, taken }: Inputs, target: TableSpec, leaving: readonly Row[]): Data {
  const free = leaving.filter((row) => !taken.has(row));
  if (free.length === 0 || !choices.percent(25)) return {};
  const row = choices.pick(free);
  taken.add(row);
  const columns = target.columns.filter(({ name }) => name === "rank" || name === "position" || name === "code");
  return Object.fromEntries(
    columns.map(({ name, kind }) => [name, kind === "integer" && row[name] !== null ? Number(row[name]) : row[name]]),
  );
}

/** Places in a list from 1, so that members change places. */
function placeInOrder({ choices }: Inputs, target: TableSpec, members: readonly unknown[]): readonly unknown[] {
  if (!target.columns.some(({ name }) => name === "position") || !choices.percent(50)) return members;
  return members.map((member, index) => {
    if (typeof member === "object" && member !== null) return { ...member, position: index + 1 };
    return { id: member, position: index + 1 };
  });
}
