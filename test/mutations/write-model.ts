/**
 * The rules of nested writing over plain tables in memory, one after the other and without a thought for speed. In: what
 * a mutation is given. Out: the tables as they have to be afterwards; or a `Refusal`, and then nothing may have changed.
 */
export type Text = string | null;
export type ModelRow = Readonly<Record<string, Text>>;
/** Rows by key, by table. Every value is its text. */
export type Tables = ReadonlyMap<string, ReadonlyMap<string, ModelRow>>;

export interface ModelCollection {
  readonly key: string;
  /** What a new row holds of a column that it does not state. */
  readonly defaults: ModelRow;
  readonly required: readonly string[];
  readonly unique?: readonly string[];
  /** What an update fills in. */
  readonly touched?: ModelRow;
  readonly toOne?: Readonly<Record<string, string>>;
  readonly any?: { readonly item: string; readonly collection: string; readonly members: readonly string[] };
  readonly lists?: Readonly<Record<string, ModelList>>;
}

export interface ModelList {
  readonly target: string;
  readonly link: string;
  /** For a one-to-any: the column with the name of the parent's collection. */
  readonly linkCollection?: string;
  readonly action: "nullify" | "delete";
}

export type ModelSchema = Readonly<Record<string, ModelCollection>>;

export class Refusal extends Error {}

export interface Root {
  readonly collection: string;
  readonly key: Text;
  readonly data: Data;
}

type Data = Readonly<Record<string, unknown>>;

/** The first key that each table draws. */
const firstDrawnKey = 1001;

export function applyWrite(schema: ModelSchema, before: Tables, roots: readonly Root[]): Tables {
  const mentions = readMentions(schema, roots);
  const items = gatherItems(before, mentions);
  drawKeys(items);
  const leaving = linkLists(before, mentions);
  for (const mention of mentions) stateLinks(schema, before, items, mention);
  return finish(schema, before, items, leaving);
}

/** An item as one place of the input speaks of it. */
interface Mention {
  readonly collection: string;
  readonly key: Text;
  readonly intent: "create" | "save" | "update";
  readonly values: Map<string, Text>;
  readonly toOne: [field: string, target: Mention][];
  readonly lists: Listed[];
  pair: { readonly member?: Text; readonly item?: Text; readonly target?: Mention } | null;
  readonly place: Place | null;
  item?: Item;
}

/** Which member of which list. */
interface Place {
  readonly list: object;
  readonly index: number;
}

interface Listed {
  readonly list: ModelList;
  readonly isWhole: boolean;
  readonly members: readonly Mention[];
  readonly deleted: readonly string[];
}

interface Item {
  readonly collection: string;
  key: Text;
  readonly exists: boolean;
  isCreated: boolean;
  /** The input says something of it beside its key. */
  isStated: boolean;
  readonly values: Map<string, { readonly value: Text; readonly place: Place | null }>;
  /** Links that a list makes, and whose list it is. */
  readonly claims: Map<string, { readonly value: string; readonly owner: string }>;
}

/** In the order in which keys are drawn: what an item refers to, the item, its lists. */
function readMentions(schema: ModelSchema, roots: readonly Root[]): readonly Mention[] {
  const mentions: Mention[] = [];
  const read = (collection: string, intent: Mention["intent"], data: unknown, place: Place | null, rootKey?: Text): Mention => {
    const { key: keyName, toOne = {}, any, lists = {} } = schemaOf(schema, collection);
    const object = isData(data) ? data : { [keyName]: data };
    const key = rootKey === undefined ? textOf(object[keyName]) : rootKey;
    if (!isData(data) && key === null) throw new Refusal("null is no item");
    const mention: Mention = {
      collection,
      key,
      intent: isData(data) ? intent : "update",
      values: new Map(),
      toOne: [],
      lists: [],
      pair: null,
      place,
    };
    for (const [name, value] of Object.entries(object)) {
      const target = toOne[name];
      if (name === keyName || isListName(lists, name) || isPairName(any, name)) continue;
      if (target !== undefined && isData(value)) mention.toOne.push([name, read(target, "save", value, null)]);
      else mention.values.set(name, textOf(value));
    }
    if (any !== undefined) mention.pair = readPair(any, object, (member, value) => read(member, "save", value, null));
    mentions.push(mention);
    for (const [name, value] of Object.entries(object)) {
      const of = lists[name.replace(/_changes$/, "")];
      if (of === undefined) continue;
      const isChanges = name.endsWith("_changes");
      if (isChanges && value === null) continue;
      if (isChanges && object[name.replace(/_changes$/, "")] !== undefined) throw new Refusal("both the list and its changes");
      mention.lists.push(readList(of, isChanges, value, (part, one, at) => read(of.target, part, one, at)));
    }
    return mention;
  };
  for (const { collection, key, data } of roots) read(collection, key === null ? "create" : "update", data, null, key);
  return mentions;
}

function isListName(lists: Readonly<Record<string, ModelList>>, name: string): boolean {
  return lists[name.replace(/_changes$/, "")] !== undefined;
}

function isPairName(any: ModelCollection["any"], name: string): boolean {
  return any !== undefined && (name === any.item || name === any.collection || name.startsWith(`${any.item}__`));
}

function readPair(any: NonNullable<ModelCollection["any"]>, data: Data, read: (member: string, value: Data) => Mention): Mention["pair"] {
  const item = data[any.item];
  const collection = data[any.collection];
  const member = collection === undefined ? undefined : textOf(collection);
  if (member !== undefined && member !== null && !any.members.includes(member)) throw new Refusal("a collection that is not allowed");
  const typed = any.members.filter((name) => (data[`${any.item}__${name}`] ?? null) !== null);
  const [first, second] = typed;
  if (second !== undefined) throw new Refusal("two members");
  if (first !== undefined) {
    if ((item ?? null) !== null) throw new Refusal("both the pair and a member");
    if (member !== undefined && member !== null && member !== first) throw new Refusal("a member of another collection");
    const value = data[`${any.item}__${first}`];
    return isData(value) ? { target: read(first, value) } : { member: first, item: textOf(value) };
  }
  if (isData(item)) {
    if (member === undefined || member === null) throw new Refusal("an object without its collection");
    return { target: read(member, item) };
  }
  if (item === undefined && member === undefined) return null;
  return { ...(member === undefined ? {} : { member }), ...(item === undefined ? {} : { item: textOf(item) }) };
}

function readList(
  of: ModelList,
  isChanges: boolean,
  value: unknown,
  read: (intent: Mention["intent"], data: unknown, place: Place) => Mention,
): Listed {
  const list = {};
  const names = isData(value) ? Object.keys(value) : [];
  const isDetailed = isChanges || (names.length > 0 && names.every((name) => ["create", "update", "delete"].includes(name)));
  if (!isDetailed || !isData(value)) {
    const given = value === null ? [] : Array.isArray(value) ? value : [value];
    return { list: of, isWhole: true, members: given.map((one, index) => read("save", one, { list, index })), deleted: [] };
  }
  const part = (name: string): readonly unknown[] => (Array.isArray(value[name]) ? value[name] : []);
  const created = part("create").map((one, index) => read("create", one, { list, index }));
  const updated = part("update").map((one, index) => {
    const mention = read("update", one, { list, index: created.length + index });
    if (mention.key === null) throw new Refusal("an update without a key");
    return mention;
  });
  return { list: of, isWhole: false, members: [...created, ...updated], deleted: part("delete").map((key) => textOf(key) ?? "") };
}

/** All mentions of one key are one item. */
function gatherItems(before: Tables, mentions: readonly Mention[]): readonly Item[] {
  const items: Item[] = [];
  const byKey = new Map<string, Item>();
  for (const mention of mentions) {
    const { collection, key } = mention;
    const name = key === null ? null : `${collection}:${key}`;
    const exists = key !== null && rowsOf(before, collection).has(key);
    const item = (name === null ? undefined : byKey.get(name)) ?? {
      collection,
      key,
      exists,
      isCreated: !exists,
      isStated: false,
      values: new Map(),
      claims: new Map(),
    };
    if (!items.includes(item)) items.push(item);
    if (name !== null) byKey.set(name, item);
    item.isStated ||= mention.values.size + mention.toOne.length + mention.lists.length > 0 || mention.pair !== null;
    mention.item = item;
  }
  for (const item of items) {
    const intents = mentions.filter((mention) => mention.item === item).map(({ intent }) => intent);
    item.isCreated ||= intents.includes("create");
    if (!item.exists && intents.every((intent) => intent === "update")) throw new Refusal("no such item");
  }
  for (const mention of mentions) for (const [field, value] of mention.values) state(mention, field, value);
  return items;
}

/** Within one list the later wins; between places nobody does. */
function state({ item, place }: Mention, field: string, value: Text): void {
  const earlier = item?.values.get(field);
  if (earlier !== undefined && earlier.value !== value) {
    if (place === null || earlier.place?.list !== place.list) throw new Refusal("two values");
    if (earlier.place.index > place.index) return;
  }
  item?.values.set(field, { value, place });
}

function drawKeys(items: readonly Item[]): void {
  const drawn = new Map<string, number>();
  for (const item of items) {
    if (item.key !== null) continue;
    const key = drawn.get(item.collection) ?? firstDrawnKey;
    drawn.set(item.collection, key + 1);
    item.key = String(key);
  }
}

interface Leaving {
  readonly list: ModelList;
  readonly key: string;
  readonly owner: string;
}

/** Links the members of every list; what leaves a list comes back. */
function linkLists(before: Tables, mentions: readonly Mention[]): readonly Leaving[] {
  const leaving: Leaving[] = [];
  for (const { collection, item: parent, lists } of mentions) {
    const parentKey = parent?.key ?? "";
    const owner = `${collection}:${parentKey}`;
    for (const { list, isWhole, members, deleted } of lists) {
      for (const { item } of members) {
        const claimed = item?.claims.get(list.link);
        if (claimed !== undefined && claimed.owner !== owner) throw new Refusal("an item in two lists");
        item?.claims.set(list.link, { value: parentKey, owner });
        if (list.linkCollection !== undefined) item?.claims.set(list.linkCollection, { value: collection, owner });
      }
      const current = [...rowsOf(before, list.target)]
        .filter(([, row]) => row[list.link] === parentKey && (list.linkCollection === undefined || row[list.linkCollection] === collection))
        .map(([key]) => key);
      if (deleted.some((key) => !current.includes(key))) throw new Refusal("a deletion of what is not in the list");
      const kept = new Set(members.map(({ item }) => item?.key));
      const out = isWhole ? current.filter((key) => !kept.has(key)) : deleted;
      leaving.push(...out.map((key) => ({ list, key, owner })));
    }
  }
  return leaving;
}

function stateLinks(schema: ModelSchema, before: Tables, items: readonly Item[], mention: Mention): void {
  for (const [field, target] of mention.toOne) state(mention, field, target.item?.key ?? null);
  const { pair, item, collection } = mention;
  const { any } = schemaOf(schema, collection);
  if (pair === null || any === undefined || item === undefined) return;
  if (pair.target !== undefined) {
    state(mention, any.collection, pair.target.collection);
    state(mention, any.item, pair.target.item?.key ?? null);
    return;
  }
  const stored = rowsOf(before, collection).get(item.key ?? "");
  if (pair.item !== undefined) state(mention, any.item, pair.item);
  if (pair.member !== undefined) state(mention, any.collection, pair.member);
  const key = pair.item === undefined ? (stored?.[any.item] ?? null) : pair.item;
  const member = pair.member === undefined ? (stored?.[any.collection] ?? null) : pair.member;
  if (key === null || (pair.item === undefined && member === null)) return;
  if (member === null) throw new Refusal("a key without its collection");
  const isThere = rowsOf(before, member).has(key) || items.some((one) => one.collection === member && one.key === key);
  if (!isThere) throw new Refusal("a link to nothing");
}

function finish(schema: ModelSchema, before: Tables, items: readonly Item[], leaving: readonly Leaving[]): Tables {
  const after = new Map([...before].map(([name, rows]) => [name, new Map(rows)]));
  const tableOf = (name: string): Map<string, ModelRow> => after.get(name) ?? new Map<string, ModelRow>();
  const gone = new Set<string>();
  for (const { list, key, owner } of leaving) {
    const name = `${list.target}:${key}`;
    const claim = items.find((item) => item.collection === list.target && item.key === key)?.claims.get(list.link);
    if (claim !== undefined && claim.owner !== owner) continue;
    const row = tableOf(list.target).get(key);
    gone.add(name);
    if (list.action === "delete") tableOf(list.target).delete(key);
    else if (schemaOf(schema, list.target).required.includes(list.link)) throw new Refusal("a link that may not be null");
    else {
      const nulls = { [list.link]: null, ...(list.linkCollection === undefined ? {} : { [list.linkCollection]: null }) };
      tableOf(list.target).set(key, { ...row, ...nulls, ...schemaOf(schema, list.target).touched });
    }
  }
  for (const item of items) {
    const { key: keyName, defaults, required, touched } = schemaOf(schema, item.collection);
    const key = item.key ?? "";
    const isGone = gone.has(`${item.collection}:${key}`);
    const row = tableOf(item.collection).get(key);
    if (item.isCreated && row !== undefined) throw new Refusal("a new item under a taken key");
    const stated: Record<string, Text> = Object.fromEntries([...item.values].map(([field, { value }]) => [field, value]));
    for (const [field, { value }] of item.claims) {
      delete stated[field];
      const stored = rowsOf(before, item.collection).get(key);
      if (item.isCreated || (!isGone && stored?.[field] !== value)) stated[field] = value;
    }
    if (
      required.some(
        (field) => stated[field] === null || (item.isCreated && stated[field] === undefined && (defaults[field] ?? null) === null),
      )
    )
      throw new Refusal("a missing value");
    if (item.isCreated) tableOf(item.collection).set(key, { [keyName]: key, ...defaults, ...stated });
    else if (row !== undefined && (item.isStated || Object.keys(stated).length > 0))
      tableOf(item.collection).set(key, { ...row, ...touched, ...stated });
  }
  assertConstraints(schema, after);
  return after;
}

function assertConstraints(schema: ModelSchema, after: Tables): void {
  for (const [name, { unique = [], toOne = {} }] of Object.entries(schema)) {
    const rows = [...rowsOf(after, name).values()];
    for (const field of unique) {
      const values = rows.flatMap((row) => row[field] ?? []);
      if (new Set(values).size < values.length) throw new Refusal("a value that is not unique");
    }
    for (const [field, target] of Object.entries(toOne)) {
      if (rows.some((row) => (row[field] ?? null) !== null && !rowsOf(after, target).has(row[field] ?? "")))
        throw new Refusal("a link to nothing");
    }
  }
}

function schemaOf(schema: ModelSchema, name: string): ModelCollection {
  const found = schema[name];
  if (found === undefined) throw new Error(`The model has no collection "${name}".`);
  return found;
}

function rowsOf(tables: Tables, name: string): ReadonlyMap<string, ModelRow> {
  return tables.get(name) ?? new Map<string, ModelRow>();
}

function isData(value: unknown): value is Data {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function textOf(value: unknown): Text {
  if (value === null || value === undefined) return null;
  return typeof value === "string" ? value : JSON.stringify(value);
}
