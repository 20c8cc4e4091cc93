/**
 * The rules of writing over plain tables in memory, one after the other and without a thought for speed or for the order
 * of statements: what an input says is what the tables hold afterwards, as if all of it had happened at once; only then the
 * constraints are looked at. In: what a mutation is given. Out: the tables, and who changed what; or a `Refusal`, and
 * then nothing may have changed.
 */
import { assertConstraints } from "./constraints.ts";
import { deleteRows } from "./deletions.ts";
import { completeRows } from "./complete-rows.ts";
import { drawKeys, gatherItems } from "./items.ts";
import type { Item } from "./items.ts";
import { finalKey, linkLists, settleDepartures, stateLinks } from "./links.ts";
import type { Linking, Settled } from "./links.ts";
import { readMentions } from "./mentions.ts";
import type { Mention } from "./mentions.ts";
import { assertMayDelete, assertMayHaveCreated, assertMayWrite } from "./rights.ts";
import { createSight, fullSight, linkColumns } from "./sight.ts";
import { Refusal, nameOf, rowsOf, tableOf } from "./tables.ts";
import type { Row, Table, Tables, Text, World } from "./tables.ts";
import type { Circumstances, Operation, Stated, WriteResult, WrittenRow } from "./write-result.ts";

export function applyWrite(circumstances: Circumstances, operation: Operation): WriteResult {
  if (operation.kind === "delete") return applyDelete(circumstances, operation.table, operation.keys);
  const { world, before, role } = circumstances;
  for (const { table, key } of operation.roots) {
    if (role !== null && role.fieldsOf(key === null ? "create" : "update", table).size === 0)
      throw new Refusal("a mutation that is not there");
  }
  const roots =
    operation.skipsUnknown && role === null
      ? operation.roots.filter(({ table, key }) => rowsOf(before, table).has(key ?? ""))
      : operation.roots;
  const { roots: rootMentions, all: mentions } = readMentions(world, role === null ? fullSight : createSight(world, role), roots);
  const linking = createLinking(circumstances, mentions);
  const { items } = linking;
  drawKeys(items.all);
  const departures = linkLists(linking, mentions);
  stateLinks(linking, mentions);
  const settled = settleDepartures(linking, departures);
  const stated = listStated(items.all, settled);
  if (role !== null) assertMayWrite(circumstances, role, items.all, stated, settled);
  const rows = completeRows(circumstances, items.all, settled, stated);
  const result = write(circumstances, items.all, rows, settled);
  if (role !== null) assertMayHaveCreated(role, items.all, stated, result.after);
  const idle = new Set(
    items.all.flatMap(({ table, key, idle: fields, values }) =>
      [...fields].filter((field) => !values.has(field)).map((field) => `${nameOf(table.name, key)} ${field}`),
    ),
  );
  const isShown = rootMentions.every((mention) => {
    const { table } = mention;
    const row = rowsOf(result.after, table.name).get(finalKey(items.of(mention)));
    if (role === null) return row !== undefined;
    return !role.mayAct("read", table.name) || (row !== undefined && role.reaches("read", table.name, row, result.after));
  });
  return {
    ...result,
    roots: rootMentions.map((mention) => finalKey(items.of(mention))),
    mentions,
    isShown,
    idle,
    isContradicted: settled.isContradicted,
  };
}

function createLinking(circumstances: Circumstances, mentions: readonly Mention[]): Linking {
  const { world, before, role } = circumstances;
  const reaches = (action: "read" | "update", table: string, row: Row, fields: readonly string[] = []): boolean =>
    role === null || role.reaches(action, table, row, before, fields);
  return {
    world,
    before,
    items: gatherItems(before, mentions, (table, key) => {
      const row = rowsOf(before, table.name).get(key);
      return row !== undefined && (reaches("read", table.name, row) || reaches("update", table.name, row));
    }),
    seen: ({ table, stored }, column) => {
      if (stored === null) return null;
      return column === table.key || reaches("read", table.name, stored, [column]) ? (stored[column] ?? null) : null;
    },
    isMember: (list, row) => reaches("read", list.target, row, linkColumns(list)),
    isLinkable: (table, key) => {
      const row = rowsOf(before, table).get(key);
      return row !== undefined && reaches("read", table, row);
    },
  };
}

/** The fields that the input states of each item, lists among them; of one that it only names, none. */
function listStated(items: readonly Item[], { leaving }: Settled): Stated {
  const stated = new Map<string, readonly string[]>();
  for (const item of items) {
    const key = item.isNew && item.isKeyStated ? [item.table.key] : [];
    const lists = item.mentions.flatMap((mention) => mention.lists.map(({ name }) => name));
    stated.set(nameOf(item.table.name, item.key), [...new Set([...item.values.keys(), ...key, ...lists])]);
  }
  for (const [name, { columns }] of leaving) stated.set(name, columns);
  return stated;
}

type Result = Omit<WriteResult, "roots" | "mentions" | "isShown" | "idle" | "isContradicted">;

function write(
  { world, before }: Circumstances,
  items: readonly Item[],
  rows: readonly WrittenRow[],
  { deleted: departures }: Settled,
): Result {
  const after = new Map([...before].map(([name, all]) => [name, new Map(all)]));
  const deleted = new Set(departures.map(({ list, key }) => nameOf(list.target, key)));
  /** Rows that go, and whose keys new ones take. */
  const replaced = new Map<string, Row>();
  const created: WrittenRow[] = [];
  const updated: WrittenRow[] = [];
  for (const row of rows) {
    const { table, values, isNew } = row;
    const of = after.get(table.name);
    const key = isNew ? table.storeKey(row.key) : row.key;
    const stored = of?.get(key);
    const isGone = deleted.has(nameOf(table.name, key));
    if (of === undefined || (isNew && stored !== undefined && !isGone)) throw new Refusal("a new item under a taken key");
    if (isNew && stored !== undefined) replaced.set(nameOf(table.name, key), stored);
    if (!isNew && values.size === 0) continue;
    const held = isNew ? { [table.key]: key, ...defaultsOf(table) } : stored;
    of.set(key, table.change({ ...held, ...Object.fromEntries(values) }));
    (isNew ? created : updated).push({ ...row, key });
  }
  const stated = new Map([...created, ...updated].map((row) => [nameOf(row.table.name, row.key), row.values]));
  const isWritten: IsWritten = (table, key, field) => stated.get(nameOf(table, key))?.has(field) === true;
  const named = new Set([...items.map((item) => nameOf(item.table.name, item.key)), ...rows.map((row) => nameOf(row.table.name, row.key))]);
  const cascade = deleteRows(
    { world, after, named, replaced, isWritten },
    departures.map(({ list, key }) => ({ table: list.target, key })),
  );
  for (const { table, key, values } of [...created, ...updated])
    if (values.has(table.any?.item ?? "")) assertLeadsOn(after, deleted, table, after.get(table.name)?.get(key));
  const followed = followRenamed(world, { before, after, replaced }, isWritten);
  assertConstraints(world, after);
  const kept = updated.filter((row) => !deleted.has(nameOf(row.table.name, row.key)));
  return {
    after,
    created,
    updated: kept.filter(({ leaves }) => !leaves),
    unlinked: kept.filter(({ leaves }) => leaves),
    deleted,
    isChangedInVain: kept.length < updated.length,
    cascade: { ...cascade, followed: new Set(followed) },
  };
}

/** The pair of a many-to-any holds nothing to its place: what the input states of it has to be there in the end. */
function assertLeadsOn(after: Tables, deleted: ReadonlySet<string>, { any }: Table, row: Row | undefined): void {
  const [member = null, key = null] = any === null ? [] : [row?.[any.collection], row?.[any.item]];
  if (member === null || key === null) return;
  if (deleted.has(nameOf(member, key)) && !rowsOf(after, member).has(key)) throw new Refusal("a link to an item that is deleted");
}

function defaultsOf(table: Table): Row {
  return Object.fromEntries(Object.entries(table.columns).map(([name, column]) => [name, column.default]));
}

type IsWritten = (table: string, key: string, field: string) => boolean;

interface Renaming {
  readonly before: Tables;
  readonly after: Map<string, Map<string, Row>>;
  readonly replaced: ReadonlyMap<string, Row>;
}

/** `ON UPDATE CASCADE`: links follow the column that they hold, but for those that the input states. */
function followRenamed(world: World, renaming: Renaming, isWritten: IsWritten): readonly string[] {
  const { before, after } = renaming;
  return [...world].flatMap(([name, { columns }]) =>
    Object.entries(columns).flatMap(([field, { link }]) => {
      if (link === null || link.field === tableOf(world, link.target).key || link.onUpdate !== "cascade") return [];
      const renamed = listRenamed(renaming, link.target, link.field);
      const following = [...rowsOf(before, name)].filter(
        ([key, row]) =>
          renamed.has(row[field] ?? null) && !isWritten(name, key, field) && after.get(name)?.get(key)?.[field] === row[field],
      );
      return following.map(([key, row]) => {
        after.get(name)?.set(key, { ...after.get(name)?.get(key), [field]: renamed.get(row[field] ?? null) ?? null });
        return `${nameOf(name, key)} ${field}`;
      });
    }),
  );
}

/** What has become of the values of a column, of items that stay. */
function listRenamed({ before, after, replaced }: Renaming, table: string, column: string): ReadonlyMap<Text, Text> {
  const renamed = [...rowsOf(before, table)].flatMap(([key, row]): readonly (readonly [Text, Text])[] => {
    const was = row[column] ?? null;
    const stays = after.get(table)?.get(key);
    const now = stays?.[column] ?? null;
    return stays === undefined || was === null || was === now || replaced.has(nameOf(table, key)) ? [] : [[was, now]];
  });
  return new Map(renamed);
}

function applyDelete(circumstances: Circumstances, name: string, keys: readonly string[]): WriteResult {
  const { world, before, role } = circumstances;
  const table = tableOf(world, name);
  if (keys.some((key) => !rowsOf(before, name).has(key))) throw new Refusal("no such item");
  if (role !== null) assertMayDelete(circumstances, role, table, keys);
  const after = new Map([...before].map(([one, all]) => [one, new Map(all)]));
  const cascade = deleteRows(
    { world, after, named: new Set(), replaced: new Map(), isWritten: () => false },
    [...new Set(keys)].map((key) => ({ table: name, key })),
  );
  assertConstraints(world, after);
  return {
    after,
    created: [],
    updated: [],
    unlinked: [],
    isChangedInVain: false,
    deleted: new Set(keys.map((key) => nameOf(name, key))),
    cascade: { ...cascade, followed: new Set() },
    roots: [],
    mentions: [],
    isShown: true,
    idle: new Set(),
    isContradicted: false,
  };
}
