/** The objects of a random input: values, links, pairs and lists, each of which may hold objects again. */
import { fullSight } from "../model/sight.ts";
import type { Verb } from "../model/sight.ts";
import { nameOf, rowsOf } from "../model/tables.ts";
import type { Data, List, Row, Table, Text } from "../model/tables.ts";
import { giveKey, giveUp, isMadeKey, mayChange, missingKey, needsKey, pickRows, valueOfKey } from "./input-state.ts";
import type { Inputs } from "./input-state.ts";
import { knownFaults } from "./known-faults.ts";
import type { ColumnSpec, TableSpec } from "./table-spec.ts";

/** How many levels of objects there are below the first one. */
export const deepest = 3;

interface ItemPlace {
  readonly verb: Verb;
  readonly depth: number;
  /** What is stored; null for a new item. */
  readonly row: Row | null;
  /** Links that the place in the input gives. */
  readonly via: readonly string[];
}

export function createData(inputs: Inputs, table: TableSpec, place: ItemPlace): Data {
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

function cellValue(inputs: Inputs, table: TableSpec, column: ColumnSpec, place: ItemPlace): unknown {
  const { choices, fresh, risks } = inputs;
  const { name, kind, nullable, link } = column;
  if (name === "code" && place.row !== null && !mayChange(inputs, table, place.row)) return undefined;
  if (name === "code" || name === "rank") {
    const freed = inputs.freed.get(`${table.name} ${name}`) ?? [];
    const value = freed.length > 0 && choices.percent(50) ? freed.pop() : undefined;
    if (value !== undefined) return kind === "integer" ? Number(value) : value;
  }
  const mayBeNull = name !== "code" || place.row === null || !knownFaults.has("referredNulls");
  if (link === null && mayBeNull && (nullable ? choices.percent(8) : risks(1))) return null;
  switch (kind) {
    case "text":
    case "lower":
      if (name !== "code") return choices.pick(["a", "b", "c"]);
      giveUp(inputs, table, name, place.row);
      if (risks(12)) return `c${choices.below(9)}`;
      return kind === "lower" && choices.percent(50) ? `N${fresh()}` : `n${fresh()}`;
    case "short":
      return risks(2) ? "too long" : choices.pick(["a", "b", "c"]);
    case "small":
      return risks(2) ? 100 : choices.below(10);
    case "integer":
      if (name !== "rank" && name !== "position") return choices.below(10);
      if (name === "rank") giveUp(inputs, table, name, place.row);
      return risks(15) ? 1 + choices.below(8) : 100 + fresh();
    case "link":
      return linkValue(inputs, table, column, place);
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

function linkValue(inputs: Inputs, table: TableSpec, { name: column, link, nullable }: ColumnSpec, place: ItemPlace): unknown {
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
  const taken =
    link.single && !risks(30) ? new Set([...rowsOf(before, table.name).values()].map((row) => row[column] ?? null)) : new Set<Text>();
  const rows = choices.shuffle([...rowsOf(before, target.name).values()].filter((row) => !taken.has(row[link.field] ?? null)));
  const isNamed = (value: Text): boolean =>
    value !== null && !(link.field === "code" && knownFaults.has("renamedByName") && inputs.changing.has(nameOf(target.name, value)));
  const value = rows.map((row) => row[link.field] ?? null).find(isNamed);
  if (link.field === "code" && value !== undefined) inputs.naming.add(nameOf(target.name, value));
  if (value === undefined) return nullable ? null : keyedData(inputs, target, { verb: place.verb, depth: 0, row: null, via: [] });
  return link.field === "id" ? valueOfKey(target, value) : value;
}

/** An object, with its key where the item exists. */
function keyedData(inputs: Inputs, table: TableSpec, place: ItemPlace): Data {
  const data = createData(inputs, table, place);
  return place.row === null ? data : { id: valueOfKey(table, place.row["id"]), ...data };
}

function createPair(inputs: Inputs, { any }: TableSpec, place: ItemPlace): Data {
  const { choices, spec, sight, risks } = inputs;
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
  // Who may write no member gives the key as a text alone.
  const asText = typeof key === "number" && (form === 1 || sight !== fullSight);
  return { item: isObject ? object() : asText ? String(key) : key, collection: member };
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
  const isBound = list.action === "nullify" && target.columns.some((column) => column.name === list.link && !column.nullable);
  const kept = choices.some(
    current.filter((row) => !inputs.used.has(nameOf(target.name, row["id"] ?? null))),
    isBound && !risks(10) ? 100 : 70,
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
  const news = Array.from({ length: inputs.isFull() ? 0 : choices.below(1 + 2 * width) }, () => null);
  if (choices.percent(50)) {
    const members = choices.shuffle([...kept, ...others, ...news]).map((row) => make(place.verb, row));
    return [name, placeInOrder(inputs, target, members)];
  }
  // An item may be changed, let go of what it holds, and leave.
  const deleted = [...choices.some(leaving, 70), ...(choices.percent(30) && !isBound ? choices.some(kept, 50) : [])];
  const created = news.map(() => keyedData(inputs, target, { verb: "create", depth: place.depth - 1, row: null, via }));
  const [gone] = deleted;
  const isReplaced = gone !== undefined && list.action === "delete" && !isMadeKey(target) && choices.percent(30);
  const changes = {
    ...(created.length > 0 || choices.percent(10)
      ? { create: created.map((data, index) => (isReplaced && index === 0 ? { ...data, id: valueOfKey(target, gone["id"]) } : data)) }
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
  if (leaving.length === 0 || lists.length === 0 || !choices.percent(60)) return {};
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
