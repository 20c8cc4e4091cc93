/** The items that the mentions come down to: an item that is named in several places is one. */
import type { Mention } from "./mentions.ts";
import { Refusal, nameOf, rowsOf } from "./tables.ts";
import type { Row, Table, Tables, Text } from "./tables.ts";

export interface Item {
  readonly table: Table;
  /** As it is stated or drawn, and in the end as it is stored. */
  key: string;
  readonly isKeyStated: boolean;
  isNew: boolean;
  /** What is stored; null for a new one. */
  readonly stored: Row | null;
  /** The input says something of it beside its key. */
  isStated: boolean;
  /** The first of them draws the key. */
  readonly mentions: Mention[];
  /** What is to be written. */
  readonly values: Map<string, { readonly value: Text; readonly by: Mention | null }>;
  /** Links that a list makes, and whose list it is. */
  readonly claims: Map<string, Item>;
  /** Links that it states, and that are there already. */
  readonly idle: Set<string>;
}

export interface Items {
  /** In the order in which keys are drawn. */
  readonly all: readonly Item[];
  readonly of: (mention: Mention) => Item;
}

/** All mentions of one key are one item. `isKnown` tells whether an item exists as far as the role can know. */
export function gatherItems(before: Tables, mentions: readonly Mention[], isKnown: (table: Table, key: string) => boolean): Items {
  const all: Item[] = [];
  const byKey = new Map<string, Item>();
  const byMention = new Map<Mention, Item>();
  for (const mention of mentions) {
    const { table, key } = mention;
    const name = key === null ? null : nameOf(table.name, key);
    const item = (name === null ? undefined : byKey.get(name)) ?? createItem(before, table, key, isKnown);
    if (item.mentions.length === 0) all.push(item);
    if (name !== null) byKey.set(name, item);
    item.mentions.push(mention);
    item.isStated ||= mention.values.size + mention.toOne.length + mention.lists.length > 0 || mention.pair !== null;
    byMention.set(mention, item);
  }
  const of = (mention: Mention): Item => {
    const item = byMention.get(mention);
    if (item === undefined) throw new Error("Each mention is of an item.");
    return item;
  };
  for (const item of all) {
    const intents = item.mentions.map(({ intent }) => intent);
    item.isNew ||= intents.includes("create");
    if (item.stored === null && intents.every((intent) => intent === "update")) throw new Refusal("no such item");
    for (const mention of item.mentions) for (const [field, value] of mention.values) stateValue(item, mention, field, value);
  }
  return { all, of };
}

function createItem(before: Tables, table: Table, key: Text, isKnown: (table: Table, key: string) => boolean): Item {
  const stored = key === null || !isKnown(table, key) ? null : (rowsOf(before, table.name).get(key) ?? null);
  return {
    table,
    key: key ?? "",
    isKeyStated: key !== null,
    isNew: stored === null,
    stored,
    isStated: false,
    mentions: [],
    values: new Map(),
    claims: new Map(),
    idle: new Set(),
  };
}

/** Within one list the later wins; between places nobody does. */
export function stateValue(item: Item, mention: Mention, field: string, value: Text): void {
  const earlier = item.values.get(field);
  if (earlier !== undefined && earlier.by !== null && earlier.by !== mention) {
    const isSameList = mention.place !== null && earlier.by.place?.list === mention.place.list;
    if (!isSameList && earlier.value !== value) throw new Refusal("two values");
    if (isSameList && (earlier.by.place?.index ?? 0) > (mention.place?.index ?? 0)) return;
  }
  item.values.set(field, { value, by: mention });
}

/** In the order of the items, of each table on its own. */
export function drawKeys(items: readonly Item[]): void {
  const counts = new Map<Table, number>();
  for (const item of items) {
    if (item.isKeyStated) continue;
    if (item.table.drawKey === null) throw new Refusal("a key that has to be stated");
    const count = counts.get(item.table) ?? 0;
    counts.set(item.table, count + 1);
    item.key = item.table.drawKey(count);
  }
}
