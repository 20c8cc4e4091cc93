/** What an input says, place by place: each object and each bare key is a mention of an item. */
import type { Sight, Verb } from "./sight.ts";
import { Refusal, isData, tableOf, textOf } from "./tables.ts";
import type { AnyLink, Data, List, Table, Text, World } from "./tables.ts";

/** An item as one place of the input speaks of it. */
export interface Mention {
  readonly table: Table;
  readonly key: Text;
  readonly intent: "create" | "save" | "update";
  readonly values: ReadonlyMap<string, Text>;
  readonly toOne: readonly (readonly [field: string, target: Mention])[];
  readonly pair: Pair | null;
  readonly lists: readonly Listed[];
  readonly place: Place | null;
}

/** What is said of a many-to-any: an item with more than its key, or either of the two columns. */
export type Pair =
  | { readonly kind: "item"; readonly target: Mention }
  | { readonly kind: "columns"; readonly member: Text | undefined; readonly item: Text | undefined };

/** Which member of which list. */
interface Place {
  readonly list: object;
  readonly index: number;
}

export interface Listed {
  readonly name: string;
  readonly list: List;
  readonly isWhole: boolean;
  readonly members: readonly Mention[];
  readonly deleted: readonly string[];
}

export interface Root {
  readonly table: string;
  /** By which of a role's inputs it is written. */
  readonly verb: Verb;
  /** Null: a new item. */
  readonly key: Text;
  readonly data: Data;
}

/** In the order in which keys are drawn: what an item refers to, the item, its lists; each of them once. */
export function readMentions(
  world: World,
  sight: Sight,
  roots: readonly Root[],
): { readonly roots: readonly Mention[]; readonly all: readonly Mention[] } {
  const reader = createReader(world, sight);
  const read = roots.map(({ table, verb, key, data }) => {
    const intent = key === null ? "create" : "update";
    const place = { table: tableOf(world, table), verb, intent, place: null, isTyped: true } as const;
    return reader.readObject(place, data, key === null ? textOf(data[place.table.key]) : key);
  });
  return { roots: read, all: reader.all };
}

interface At {
  readonly table: Table;
  /** By which of a role's inputs it is read. */
  readonly verb: Verb;
  readonly intent: Mention["intent"];
  readonly place: Place | null;
  /** Whether the input has the fields of the table, and their types: not within `item` of a many-to-any. */
  readonly isTyped: boolean;
}

type Nesting = Pick<At, "verb" | "isTyped">;

interface Reader {
  readonly all: readonly Mention[];
  readonly readObject: (at: At, data: Data, key: Text) => Mention;
}

function createReader(world: World, sight: Sight): Reader {
  const all: Mention[] = [];
  /** An object that several roots share is one item. */
  const shared = new Map<Data, Mention>();

  const readMember = (at: At, value: unknown): Mention => {
    if (isData(value)) return readObject(at, value, textOf(value[at.table.key]));
    const key = textOf(value);
    if (key === null) throw new Refusal("null is no item");
    return add({ table: at.table, key, intent: "update", values: new Map(), toOne: [], pair: null, lists: [], place: at.place });
  };

  const readObject = (at: At, data: Data, key: Text): Mention => {
    const { table, verb } = at;
    const values = new Map<string, Text>();
    const toOne: (readonly [string, Mention])[] = [];
    for (const [name, value] of Object.entries(data)) {
      if (!sight.maySay(verb, table, name, value)) throw new Refusal("a field that is not there");
      if (at.isTyped && verb === "create" && value === null && isRequired(table, name) && !sight.isPreset(table, name))
        throw new Refusal("a missing value");
      if (name === table.key || name in table.lists || isChanges(table, name) || isOfPair(table.any, name)) continue;
      const link = table.columns[name]?.link;
      if (link !== null && link !== undefined && isData(value)) toOne.push([name, readTarget(at, link.target, value)]);
      else values.set(name, textOf(value));
    }
    const pair =
      table.any === null
        ? null
        : readPair(table.any, data, sight, (member, value, isTyped) => readNested({ verb, isTyped: at.isTyped && isTyped }, member, value));
    const lists: Listed[] = [];
    const mention: Mention = { table, key, intent: at.intent, values, toOne, pair, lists, place: at.place };
    add(mention);
    for (const [name, value] of Object.entries(data)) {
      const listed = readListed(at, data, name, value);
      if (listed !== null) lists.push(listed);
    }
    return mention;
  };

  const readTarget = (at: Nesting, table: string, value: Data): Mention => {
    const known = shared.get(value) ?? readTargetAnew(at, table, value);
    shared.set(value, known);
    return known;
  };
  const readNested = (at: Nesting, table: string, value: Data): Mention => {
    if (!sight.mayNest(at.verb, table)) throw new Refusal("a field that is not there");
    return readTargetAnew(at, table, value);
  };
  const readTargetAnew = ({ verb, isTyped }: Nesting, table: string, value: Data): Mention =>
    readMember({ table: tableOf(world, table), verb, intent: "save", place: null, isTyped }, value);

  const readListed = ({ table, verb, isTyped }: At, data: Data, name: string, value: unknown): Listed | null => {
    const isOfChanges = isChanges(table, name);
    const listName = isOfChanges ? name.replace(/_changes$/, "") : name;
    const list = table.lists[listName];
    if (list === undefined) return null;
    if (isOfChanges && value === null) return null;
    if (isOfChanges && data[listName] !== undefined) throw new Refusal("both the list and its changes");
    const target = tableOf(world, list.target);
    const listObject = {};
    const read = (part: Verb, intent: Mention["intent"], one: unknown, index: number): Mention =>
      readMember({ table: target, verb: part, intent, place: { list: listObject, index }, isTyped }, one);
    if (!isData(value) || (!isOfChanges && !isDetailed(value))) {
      const given = value === null ? [] : Array.isArray(value) ? (value as readonly unknown[]) : [value];
      return { name: listName, list, isWhole: true, members: given.map((one, index) => read(verb, "save", one, index)), deleted: [] };
    }
    if (!sight.mayChange(list, Object.keys(value))) throw new Refusal("a part of the changes that is not there");
    const part = (key: string): readonly unknown[] => (Array.isArray(value[key]) ? (value[key] as readonly unknown[]) : []);
    const created = part("create").map((one, index) => read("create", "create", one, index));
    const updated = part("update").map((one, index) => {
      const mention = read("update", "update", one, created.length + index);
      if (mention.key === null) throw new Refusal("an update without a key");
      return mention;
    });
    const deleted = part("delete").map((key) => textOf(key) ?? "");
    return { name: listName, list, isWhole: false, members: [...created, ...updated], deleted };
  };

  const add = (mention: Mention): Mention => {
    all.push(mention);
    return mention;
  };
  return { all, readObject };
}

/** Whether the input of a new item takes no null for it: nothing else gives it a value. */
function isRequired({ columns }: Table, name: string): boolean {
  const column = columns[name];
  if (column === undefined || column.nullable || column.default !== null) return false;
  return (column.link === null || column.link.inverse === null) && column.special === null;
}

function isChanges(table: Table, name: string): boolean {
  return name.endsWith("_changes") && name.replace(/_changes$/, "") in table.lists;
}

function isDetailed(value: Data): boolean {
  const names = Object.keys(value);
  return names.length > 0 && names.every((name) => ["create", "update", "delete"].includes(name));
}

function isOfPair(any: AnyLink | null, name: string): boolean {
  return any !== null && (name === any.item || name === any.collection || name.startsWith(`${any.item}__`));
}

function readPair(any: AnyLink, data: Data, sight: Sight, read: (member: string, value: Data, isTyped: boolean) => Mention): Pair | null {
  const item = data[any.item];
  const collection = data[any.collection];
  const member = collection === undefined ? undefined : textOf(collection);
  const isAllowed = member === undefined || member === null || (any.members.includes(member) && sight.mayName(member));
  if (!isAllowed) throw new Refusal("a collection that is not allowed");
  const typed = any.members.filter((name) => (data[`${any.item}__${name}`] ?? null) !== null);
  const [first, second] = typed;
  if (second !== undefined) throw new Refusal("two members");
  if (first !== undefined) {
    if ((item ?? null) !== null) throw new Refusal("both the pair and a member");
    if (member !== undefined && member !== null && member !== first) throw new Refusal("a member of another collection");
    const value = data[`${any.item}__${first}`];
    return isData(value) ? { kind: "item", target: read(first, value, true) } : { kind: "columns", member: first, item: textOf(value) };
  }
  if (isData(item)) {
    if (member === undefined || member === null) throw new Refusal("an object without its collection");
    return { kind: "item", target: read(member, item, false) };
  }
  if (item === undefined && member === undefined) return null;
  return { kind: "columns", member, item: item === undefined ? undefined : textOf(item) };
}
