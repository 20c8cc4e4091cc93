/** Links, once every item has its key: what lists make of their members, what leaves them, and what items state. */
import { stateValue } from "./items.ts";
import type { Item, Items } from "./items.ts";
import type { Listed, Mention } from "./mentions.ts";
import { linkColumns } from "./sight.ts";
import { Refusal, columnOf, nameOf, rowsOf } from "./tables.ts";
import type { Link, List, Row, Tables, Text, World } from "./tables.ts";

export interface Departure {
  readonly list: List;
  readonly key: string;
  readonly owner: Item;
}

export interface Linking {
  readonly world: World;
  readonly before: Tables;
  readonly items: Items;
  /** What is stored of an item, as far as the role sees it. */
  readonly seen: (item: Item, column: string) => Text;
  /** Whether a row that is in a list is seen there. */
  readonly isMember: (list: List, row: Row) => boolean;
  /** Whether an item may be linked by a many-to-any. */
  readonly isLinkable: (table: string, key: string) => boolean;
}

/** Links the members of every list; what leaves a list comes back. */
export function linkLists(linking: Linking, mentions: readonly Mention[]): readonly Departure[] {
  assertStatedOnce(linking.items, mentions);
  const departures: Departure[] = [];
  for (const mention of mentions) {
    const owner = linking.items.of(mention);
    for (const listed of mention.lists) {
      for (const member of listed.members) claim(linking, owner, listed, member);
      departures.push(...listDepartures(linking, owner, mention.table.name, listed));
    }
  }
  return departures;
}

/** An item that is named in two places may state one list twice, but not two different ones. */
function assertStatedOnce(items: Items, mentions: readonly Mention[]): void {
  const stated = new Map<Item, Map<List, { readonly isWhole: boolean; readonly members: ReadonlySet<Item> }>>();
  for (const mention of mentions) {
    const lists = stated.get(items.of(mention)) ?? new Map<List, { readonly isWhole: boolean; readonly members: ReadonlySet<Item> }>();
    stated.set(items.of(mention), lists);
    for (const { list, isWhole, members } of mention.lists) {
      const known = lists.get(list);
      const these = new Set(members.map(items.of));
      if (known === undefined) lists.set(list, { isWhole, members: these });
      else if (known.isWhole !== isWhole || (isWhole && !isSame(known.members, these)))
        throw new Refusal("a list that is stated in two ways");
    }
  }
}

function isSame(left: ReadonlySet<unknown>, right: ReadonlySet<unknown>): boolean {
  return left.size === right.size && [...left].every((one) => right.has(one));
}

function claim({ items }: Linking, owner: Item, { list }: Listed, mention: Mention): void {
  const item = items.of(mention);
  const claimed = item.claims.get(list.link);
  if (claimed !== undefined && claimed !== owner) throw new Refusal("an item in two lists");
  for (const [field, target] of mention.toOne) {
    const made = items.of(target);
    if (field === list.link && made !== owner && made.isNew && !made.isKeyStated) throw new Refusal("an item made in vain");
  }
  if (mention.pair?.kind === "item" && list.linkCollection !== null) {
    const made = items.of(mention.pair.target);
    if (made !== owner && made.isNew && !made.isKeyStated) throw new Refusal("an item made in vain");
  }
  item.claims.set(list.link, owner);
}

function listDepartures({ before, items, seen, isMember }: Linking, owner: Item, table: string, listed: Listed): readonly Departure[] {
  const { list, isWhole, members, deleted } = listed;
  if (!isWhole && deleted.length === 0) return [];
  const value = owner.stored === null || owner.isNew ? null : seen(owner, list.field);
  const current = [...rowsOf(before, list.target)]
    .filter(
      ([, row]) =>
        value !== null &&
        row[list.link] === value &&
        (list.linkCollection === null || row[list.linkCollection] === table) &&
        isMember(list, row),
    )
    .map(([key]) => key);
  if (deleted.some((key) => !current.includes(key))) throw new Refusal("a deletion of what is not in the list");
  const kept = new Set(members.map((member) => items.of(member).key));
  const out = isWhole ? current.filter((key) => !kept.has(key)) : [...new Set(deleted)];
  return out.map((key) => ({ list, key, owner }));
}

/** What the mentions state of links, by objects and by pairs; then what lists claim, which wins. */
export function stateLinks(linking: Linking, mentions: readonly Mention[]): void {
  for (const mention of mentions) {
    for (const [field, target] of mention.toOne) stateLink(linking, mention, field, linking.items.of(target));
    statePair(linking, mention);
  }
  for (const item of linking.items.all) addStoredKeys(linking, item);
  for (const mention of mentions)
    for (const { list, members } of mention.lists)
      for (const member of members) settleClaim(linking, linking.items.of(mention), list, linking.items.of(member));
  for (const { values } of linking.items.all)
    for (const { value } of values.values()) if (value === nothing) throw new Refusal("a link to an item without what it is linked by");
}

/** What links a new item that has not what it is linked by. */
const nothing = "(nothing)";

/** A link that is there already is not written. */
function stateLink({ items, seen }: Linking, mention: Mention, field: string, target: Item): void {
  const item = items.of(mention);
  const { link } = columnOf(item.table, field);
  if (link === null) return;
  const value = valueIn(seen, target, link.field);
  // What is made of a new one is looked at only where the link is made in the end.
  const isMade = target.isNew && !target.values.has(link.field);
  if (value === null && isMade) {
    stateValue(item, mention, field, nothing);
    return;
  }
  if (value === null) throw new Refusal("a link to an item without what it is linked by");
  if (!item.values.has(field) && !item.isNew && seen(item, field) === value && holds(seen, target, link.field, value)) item.idle.add(field);
  else stateValue(item, mention, field, value);
}

/** Whether the item has the value before the write already: else it is another one's, and what refers to it leads there. */
function holds(seen: Linking["seen"], item: Item, column: string, value: Text): boolean {
  return column === item.table.key || !item.values.has(column) || seen(item, column) === value;
}

function statePair({ items, seen, isLinkable }: Linking, mention: Mention): void {
  const { pair } = mention;
  const item = items.of(mention);
  const { any } = item.table;
  if (pair === null || any === null) return;
  if (pair.kind === "item") {
    const target = items.of(pair.target);
    const { name } = target.table;
    if (item.values.has(any.collection) || item.isNew || seen(item, any.collection) !== name)
      stateValue(item, mention, any.collection, name);
    const key = finalKey(target);
    if (item.values.has(any.item) || item.isNew || seen(item, any.item) !== key) stateValue(item, mention, any.item, key);
    return;
  }
  const member = pair.member === undefined ? valueNow(seen, item, any.collection) : pair.member;
  if (pair.item !== undefined) stateValue(item, mention, any.item, pair.item);
  if (pair.member !== undefined) stateValue(item, mention, any.collection, pair.member);
  const key = valueNow(seen, item, any.item);
  if (pair.item === null || key === null || (pair.item === undefined && pair.member === null)) return;
  if (member === null) throw new Refusal("a key without its collection");
  const created = items.all.find((one) => one.isNew && one.isKeyStated && one.table.name === member && one.key === key);
  if (created === undefined && !isLinkable(member, key)) throw new Refusal("a link to nothing");
}

function valueNow(seen: Linking["seen"], item: Item, column: string): Text {
  const stated = item.values.get(column);
  if (stated !== undefined) return stated.value;
  return item.isNew ? null : seen(item, column);
}

/** A bare key may be that of an item that the same input creates: what the database makes of it is its key. */
function addStoredKeys(linking: Linking, item: Item): void {
  const { items } = linking;
  const createdIn = (table: string, key: Text): Item | undefined =>
    items.all.find((one) => one.isNew && one.isKeyStated && one.table.name === table && one.key === key);
  for (const [field, { value, by }] of item.values) {
    const { link } = columnOf(item.table, field);
    const { any } = item.table;
    const isKeyLink =
      link !== null &&
      by?.values.has(field) === true &&
      link.field === items.all.find(({ table }) => table.name === link.target)?.table.key;
    const target = isKeyLink ? createdIn(link.target, value) : undefined;
    if (target !== undefined) item.values.set(field, { value: finalKey(target), by });
    const renamed = link === null || by?.values.has(field) !== true ? undefined : items.all.find((one) => isRenamed(one, link, value));
    if (link !== null && renamed !== undefined) {
      const now = valueIn(linking.seen, renamed, link.field);
      if (now === null) throw new Refusal("a link to an item without what it is linked by");
      item.values.set(field, { value: now, by });
    }
    if (any?.item !== field || by?.pair?.kind !== "columns") continue;
    const member = item.values.get(any.collection)?.value ?? item.stored?.[any.collection] ?? null;
    const made = member === null ? undefined : createdIn(member, value);
    if (made !== undefined) item.values.set(field, { value: finalKey(made), by });
  }
}

/** A value names the item that has it before the write, whatever becomes of it. */
function isRenamed({ table, isNew, stored, values }: Item, link: Link, value: Text): boolean {
  const isOther = table.name !== link.target || isNew || stored === null;
  return !isOther && values.has(link.field) && value !== null && stored[link.field] === value;
}

/** The parent's key wins over what a child says of it. A child that belongs to its parent already is not written for that. */
function settleClaim({ seen }: Linking, owner: Item, list: List, item: Item): void {
  const value = valueIn(seen, owner, list.field);
  if (value === null) throw new Refusal("a link to an item without what it is linked by");
  if (!item.isNew && seen(item, list.link) === value && holds(seen, owner, list.field, value)) item.values.delete(list.link);
  else item.values.set(list.link, { value, by: null });
  if (list.linkCollection === null) return;
  if (!item.isNew && seen(item, list.linkCollection) === owner.table.name) item.values.delete(list.linkCollection);
  else item.values.set(list.linkCollection, { value: owner.table.name, by: null });
}

export function finalKey(item: Item): string {
  return item.isNew ? item.table.storeKey(item.key) : item.key;
}

/** What a column of an item holds in the end: of one that others refer to, which is no link itself. */
function valueIn(seen: Linking["seen"], item: Item, column: string): Text {
  if (column === item.table.key) return finalKey(item);
  const stated = item.values.get(column)?.value;
  const value = stated === undefined ? (item.isNew ? columnOf(item.table, column).default : seen(item, column)) : stated;
  return item.table.change({ [column]: value })[column] ?? null;
}

/** An item states the link to the very item whose list it leaves, and the link is there already. */
export const contradiction = "a link that is stated and left";

export interface Settled {
  /** Items that are deleted, because a list leaves them out. */
  readonly deleted: readonly Departure[];
  /** Rows that only leave lists: which columns are emptied, by their names. */
  readonly leaving: ReadonlyMap<string, { readonly table: string; readonly key: string; readonly columns: readonly string[] }>;
  /** An item states the link to the very item whose list it leaves. */
  readonly isContradicted: boolean;
}

/** An item that leaves a list for another one only moves. */
export function settleDepartures({ items }: Linking, departures: readonly Departure[]): Settled {
  const byName = new Map(items.all.map((item) => [nameOf(item.table.name, item.key), item]));
  const deleted: Departure[] = [];
  let isContradicted = false;
  const leaving = new Map<string, { readonly table: string; readonly key: string; readonly columns: readonly string[] }>();
  for (const departure of departures) {
    const { list, key, owner } = departure;
    const name = nameOf(list.target, key);
    const item = byName.get(name);
    const claimed = item?.claims.get(list.link);
    if (list.action === "delete") {
      if (item !== undefined && claimed === undefined) throw new Refusal("an item that is deleted and named elsewhere");
      if (claimed === undefined || claimed === owner) deleted.push(departure);
    } else if (item === undefined) {
      leaving.set(name, { table: list.target, key, columns: [...new Set([...(leaving.get(name)?.columns ?? []), ...linkColumns(list)])] });
    } else if ((claimed === undefined || claimed === owner) && !item.values.has(list.link)) {
      if (item.idle.has(list.link) && !columnOf(item.table, list.link).nullable) throw new Refusal(contradiction);
      isContradicted ||= item.idle.has(list.link);
      for (const column of linkColumns(list)) item.values.set(column, { value: null, by: null });
    }
  }
  return { deleted, leaving, isContradicted };
}
