/** What a role may write: every row, every field, every item that is linked or let go of, as they are before; and what is new, as it is then. */
import type { Item } from "./items.ts";
import { finalKey } from "./links.ts";
import type { Settled } from "./links.ts";
import type { Role } from "./role.ts";
import { Refusal, nameOf, rowsOf, tableOf } from "./tables.ts";
import type { Table, Tables } from "./tables.ts";
import type { Circumstances, Stated } from "./write-result.ts";

export function assertMayWrite(
  { world, before }: Circumstances,
  role: Role,
  items: readonly Item[],
  stated: Stated,
  { deleted, leaving }: Settled,
): void {
  for (const item of items) {
    const fields = stated.get(nameOf(item.table.name, item.key)) ?? [];
    if (item.isNew) assertMayUse(role, "create", item.table, fields);
    else if (fields.length > 0) assertMayUpdate(role, before, item.table, item.key, fields);
    assertMayLink({ world, before }, role, items, item);
  }
  for (const { table, key, columns } of leaving.values()) assertMayUpdate(role, before, tableOf(world, table), key, columns);
  for (const { list, key } of deleted) assertReached(role, "delete", before, list.target, key);
}

export function assertMayDelete({ before }: Circumstances, role: Role, table: Table, keys: readonly string[]): void {
  for (const key of keys) assertReached(role, "delete", before, table.name, key);
}

function assertMayUse(role: Role, action: "create" | "update", table: Table, fields: readonly string[]): void {
  const usable = role.fieldsOf(action, table.name);
  if (!role.mayAct(action, table.name)) throw new Refusal("an action that the role may not do");
  if (fields.some((field) => !usable.has(field))) throw new Refusal("a field that the role may not write");
}

function assertMayUpdate(role: Role, before: Tables, table: Table, key: string, fields: readonly string[]): void {
  assertMayUse(role, "update", table, fields);
  assertReached(role, "update", before, table.name, key, fields);
}

function assertReached(
  role: Role,
  action: "update" | "delete",
  before: Tables,
  table: string,
  key: string,
  fields: readonly string[] = [],
): void {
  const row = rowsOf(before, table).get(key);
  if (row === undefined || !role.reaches(action, table, row, before, fields)) throw new Refusal("an item that the role may not change");
}

/** A link may only come to name an item that may be seen, or one that is being created. */
function assertMayLink({ world, before }: Pick<Circumstances, "world" | "before">, role: Role, items: readonly Item[], item: Item): void {
  for (const [field, { value }] of item.values) {
    const link = item.table.columns[field]?.link ?? null;
    if (link === null || value === null || item.claims.has(field) || !role.mayAct("read", link.target)) continue;
    if (items.some((one) => one.isNew && one.table.name === link.target && (one.key === value || finalKey(one) === value))) continue;
    const row = rowsOf(before, link.target).get(value);
    const isOfKey = link.field === tableOf(world, link.target).key;
    if (isOfKey && (row === undefined || !role.reaches("read", link.target, row, before)))
      throw new Refusal("a link to an item that the role does not see");
  }
}

/** A new item must be one that the rules let the role create: what it is, is known once it is there. */
export function assertMayHaveCreated(role: Role, items: readonly Item[], stated: Stated, after: Tables): void {
  for (const item of items) {
    if (!item.isNew) continue;
    const row = rowsOf(after, item.table.name).get(finalKey(item));
    const fields = stated.get(nameOf(item.table.name, item.key)) ?? [];
    if (row === undefined || !role.reaches("create", item.table.name, row, after, fields))
      throw new Refusal("a new item that the role may not create");
  }
}
