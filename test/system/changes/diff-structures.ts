import type { Structure, Table } from "../../../src/system/structure.ts";

/** What is new, gone and different, by table and by stored row. */
export function diffStructures(before: Structure, after: Structure): Readonly<Record<string, unknown>> {
  const parts = {
    tables: diff(flattenTables(before.tables), flattenTables(after.tables)),
    collections: diff(before.collections, after.collections),
    fields: diff(withoutIds(before.fields), withoutIds(after.fields)),
    relations: diff(withoutIds(before.relations), withoutIds(after.relations)),
  };
  return Object.fromEntries(Object.entries(parts).filter(([, changes]) => Object.keys(changes).length > 0));
}

/** `nodes`, `nodes.name`, `nodes: nodes_pkey` */
function flattenTables(tables: ReadonlyMap<string, Table>): ReadonlyMap<string, unknown> {
  return new Map(
    [...tables.values()].flatMap(({ columns, indexes, foreignKeys, ...table }): readonly (readonly [string, unknown])[] => [
      [table.name, table],
      ...[...columns.values()].map((column) => [`${table.name}.${column.name}`, column] as const),
      ...[...indexes, ...foreignKeys].map((part) => [`${table.name}: ${part.name}`, part] as const),
    ]),
  );
}

/** What a sequence gives. */
function withoutIds(rows: Structure["fields"]): Structure["fields"] {
  return new Map([...rows].map(([name, row]) => [name, Object.fromEntries(Object.entries(row).filter(([key]) => key !== "id"))]));
}

function diff(before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>): Readonly<Record<string, unknown>> {
  const added = [...after].filter(([name]) => !before.has(name));
  const removed = [...before.keys()].filter((name) => !after.has(name));
  const changed = [...before].flatMap(([name, value]) => {
    const now = after.get(name);
    return now === undefined || JSON.stringify(now) === JSON.stringify(value) ? [] : [[name, changesOf(value, now)] as const];
  });
  return {
    ...(added.length === 0 ? {} : { added: Object.fromEntries(added.map(([name, value]) => [name, withoutEmpty(value)])) }),
    ...(changed.length === 0 ? {} : { changed: Object.fromEntries(changed) }),
    ...(removed.length === 0 ? {} : { removed }),
  };
}

function changesOf(before: unknown, after: unknown): object {
  const [one, other] = [before, after].map((value) => Object.entries(value as object));
  const known = new Map(one);
  return Object.fromEntries((other ?? []).filter(([key, value]) => JSON.stringify(known.get(key)) !== JSON.stringify(value)));
}

function withoutEmpty(value: unknown): object {
  return Object.fromEntries(Object.entries(value as object).filter(([, part]) => part !== null && part !== false));
}
