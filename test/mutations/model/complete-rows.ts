/** What is filled in beside what the input states, and whether a row is complete then. */
import type { Item } from "./items.ts";
import type { Settled } from "./links.ts";
import { satisfies } from "./role.ts";
import type { Role } from "./role.ts";
import { Refusal, nameOf, tableOf } from "./tables.ts";
import type { Table, Text } from "./tables.ts";
import { anyValue } from "./write-result.ts";
import type { Circumstances, Stated, WrittenRow } from "./write-result.ts";

/** Presets, who and when; then what the role's validation says of it. */
export function completeRows(
  circumstances: Circumstances,
  items: readonly Item[],
  { leaving }: Settled,
  stated: Stated,
): readonly WrittenRow[] {
  const { world, before, role } = circumstances;
  const ofItems = items.map((item): WrittenRow & { readonly isTouched: boolean } => {
    const values = new Map([...item.values].map(([field, { value }]) => [field, value]));
    if (role !== null) for (const field of values.keys()) if (isForgeable(item.table, field)) values.delete(field);
    const isTouched =
      item.isStated && (role === null || (item.stored !== null && role.reaches("update", item.table.name, item.stored, before)));
    return { table: item.table, key: item.key, values, leaves: false, isNew: item.isNew, isTouched };
  });
  const ofLeaving = [...leaving.values()].map(({ table, key, columns }) => {
    const values = new Map<string, Text>(columns.map((column) => [column, null]));
    return { table: tableOf(world, table), key, values, leaves: true, isNew: false, isTouched: true };
  });
  return [...ofLeaving, ...ofItems].map(({ isTouched, ...row }) => {
    const values = new Map(row.values);
    if (role !== null && (row.isNew || values.size > 0)) {
      for (const [field, value] of Object.entries(role.presetsOf(row.isNew ? "create" : "update", row.table.name))) {
        if (!values.has(field)) values.set(field, value);
      }
    }
    if (row.isNew || values.size > 0 || isTouched) fillSpecials(circumstances, row, values);
    const written = { ...row, values };
    assertComplete(written);
    if (role !== null) assertValid(role, written, stated.get(nameOf(row.table.name, row.key)) ?? []);
    return written;
  });
}

function isForgeable(table: Table, field: string): boolean {
  const special = table.columns[field]?.special ?? null;
  return special !== null && special !== "uuid";
}

function fillSpecials({ now, user }: Circumstances, { table, isNew }: WrittenRow, values: Map<string, Text>): void {
  for (const [field, { special }] of Object.entries(table.columns)) {
    if (values.has(field)) continue;
    if (special === (isNew ? "date-created" : "date-updated")) values.set(field, now);
    if (special === "user-updated" && !isNew) values.set(field, user);
    if (special === "uuid" && isNew) values.set(field, anyValue);
  }
}

function assertComplete({ table, values, isNew }: WrittenRow): void {
  for (const [field, column] of Object.entries(table.columns)) {
    const value = values.get(field);
    if (column.nullable) continue;
    if (value === null || (value === undefined && isNew && column.default === null)) throw new Refusal("a missing value");
  }
}

function assertValid(role: Role, { table, values, isNew }: WrittenRow, stated: readonly string[]): void {
  if (!isNew && stated.length === 0) return;
  const isStated = (field: string): boolean => values.has(field) || stated.includes(field);
  for (const rule of role.validationsOf(isNew ? "create" : "update", table.name)) {
    if (!satisfies(rule, isStated, (field) => values.get(field) ?? null)) throw new Refusal("a rule of validation");
  }
}
