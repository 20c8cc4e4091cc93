/** What an accepted input has put to the test. */
import type { WriteResult, WrittenRow } from "../model/write-result.ts";
import type { Mention } from "../model/mentions.ts";
import { isData, nameOf, rowsOf } from "../model/tables.ts";
import type { Tables } from "../model/tables.ts";
import type { Call } from "./calls.ts";
import type { Asker } from "./random-role.ts";
import { keyKinds } from "./table-spec.ts";
import type { ColumnSpec, SchemaSpec, TableSpec } from "./table-spec.ts";

/** Each has to occur. */
export const features: readonly string[] = [
  ...["create_item", "create_items", "update_item", "update_items", "update_batch", "update_singleton", "delete_item", "delete_items"].map(
    (kind) => `root ${kind}`,
  ),
  ...keyKinds.map((kind) => `a key: ${kind}`),
  ...[1, 2, 3, 4].map((depth) => `depth ${depth}`),
  "a list as a whole",
  "a list by its changes",
  "a list by its changes, under its own name",
  "null for a list",
  "a list of one",
  "a list of a many-to-any",
  "a bare key",
  "an item by its key",
  "a link to an item that is new",
  "a member by its type",
  "a member beside its collection",
  "an item in several places",
  "an item that moves from list to list",
  "an item that leaves a list",
  "an item that a list deletes",
  "an item that leaves one that is deleted",
  "a new item under the key of one that goes",
  "values that change places",
  "items that are the only ones change places",
  "a key that is stated and drawn otherwise",
  ...["immediate", "deferrable", "deferred"].flatMap((timing) => [`a unique value: ${timing}`, `a unique pair: ${timing}`]),
  ...["cascade", "set null", "no action", "restrict"].map((rule) => `a link: on delete ${rule}`),
  "a link by another column",
  "a link to the own table",
  "a link that is the only one",
  "a cascade that deletes",
  "a link that a deletion empties",
  "a link that follows a changed column",
  ...["short", "small", "lower", "shadow", "date-created", "date-updated", "user-updated", "uuid"].map((kind) => `a column: ${kind}`),
  "a default",
  "triggers that note rows",
  "triggers that note statements",
  "a limited role that creates",
  "a limited role that updates",
  "a limited role that deletes",
  "a preset",
  "a validation",
  "an item that is written and not shown",
];

export interface AcceptedCall {
  readonly call: Call;
  readonly spec: SchemaSpec;
  readonly before: Tables;
  readonly asker: Asker;
  readonly result: WriteResult;
}

export function listFeatures(accepted: AcceptedCall): ReadonlySet<string> {
  const { call, result, asker } = accepted;
  const found = new Set<string>([`root ${call.kind}`]);
  const add = (feature: string, occurs: boolean): void => {
    if (occurs) found.add(feature);
  };
  listForms(call).forEach((feature) => found.add(feature));
  for (const row of [...result.created, ...result.updated, ...result.unlinked])
    listRowFeatures(accepted, row).forEach((feature) => found.add(feature));
  add("an item in several places", isNamedTwice(result.mentions));
  add("an item that leaves a list", result.unlinked.length > 0);
  add("an item that a list deletes", call.kind !== "delete_item" && call.kind !== "delete_items" && result.deleted.size > 0);
  add(
    "a new item under the key of one that goes",
    result.created.some(({ table, key }) => result.deleted.has(nameOf(table.name, key))),
  );
  add("a cascade that deletes", result.cascade.deleted.size > 0);
  add("a link that a deletion empties", result.cascade.emptied.size > 0);
  add("a link that follows a changed column", result.cascade.followed.size > 0);
  add(
    "values that change places",
    hasTakenValues(accepted, (columns) => columns.length > 0),
  );
  const { tables } = accepted.spec;
  const isSingle = ([column]: readonly string[]): boolean =>
    tables.some(({ columns }) => columns.some(({ name, link }) => name === column && link?.single === true));
  add(
    "items that are the only ones change places",
    hasTakenValues(accepted, (columns) => columns.length === 1 && isSingle(columns)),
  );
  if (asker.role === null) return found;
  add("a limited role that creates", result.created.length > 0);
  add("a limited role that updates", result.updated.length > 0);
  add("a limited role that deletes", result.deleted.size > 0);
  add("an item that is written and not shown", !result.isShown);
  return found;
}

/** The forms that the input takes, and how deep it goes. */
function listForms(call: Call): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (value: unknown, depth: number): void => {
    found.add(`depth ${depth}`);
    if (!isData(value)) return;
    for (const [name, inner] of Object.entries(value)) {
      const isList = name.includes("_by_") || name.endsWith("_of_any") || name.endsWith("_changes");
      if (isList) visitList(name, inner, depth);
      else if (name.startsWith("item__")) found.add("a member by its type");
      else if (name === "item" && value["collection"] !== undefined && inner !== null) found.add("a member beside its collection");
      else if (isData(inner)) found.add(inner["id"] === undefined ? "a link to an item that is new" : "an item by its key");
      if (isData(inner) && !isList) visit(inner, depth + 1);
    }
  };
  const visitList = (name: string, value: unknown, depth: number): void => {
    if (name.includes("_of_any")) found.add("a list of a many-to-any");
    if (value === null) found.add("null for a list");
    else if (Array.isArray(value)) found.add("a list as a whole");
    else if (name.endsWith("_changes")) found.add("a list by its changes");
    else
      found.add(
        isData(value) && ["create", "update", "delete"].some((part) => part in value)
          ? "a list by its changes, under its own name"
          : "a list of one",
      );
    for (const member of membersOf(value)) {
      if (!isData(member)) found.add("a bare key");
      visit(member, depth + 1);
    }
  };
  if (!("data" in call)) return found;
  for (const one of Array.isArray(call.data) ? (call.data as readonly unknown[]) : [call.data]) visit(one, 1);
  return found;
}

function membersOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value as readonly unknown[];
  if (!isData(value)) return value === null ? [] : [value];
  const parts = ["create", "update"].flatMap((part) => (Array.isArray(value[part]) ? (value[part] as readonly unknown[]) : []));
  return parts.length > 0 || "delete" in value ? parts : [value];
}

function isNamedTwice(mentions: readonly Mention[]): boolean {
  const names = mentions.flatMap(({ table, key }) => (key === null ? [] : [nameOf(table.name, key)]));
  return new Set(names).size < names.length;
}

function listRowFeatures({ spec, before, result, asker }: AcceptedCall, row: WrittenRow): readonly string[] {
  const { table, key, values, isNew } = row;
  const of = spec.tables.find(({ name }) => name === table.name);
  if (of === undefined) return [];
  const stored = rowsOf(before, table.name).get(key);
  const isDrawn =
    isNew && !result.mentions.some((mention) => mention.table === table && mention.key !== null && table.storeKey(mention.key) === key);
  const action = isNew ? "create" : "update";
  const preset = asker.role?.presetsOf(action, table.name) ?? {};
  return [
    ...(isNew ? [`a key: ${of.key}`] : []),
    ...(isNew && !isDrawn && table.drawKey !== null ? ["a key that is stated and drawn otherwise"] : []),
    ...of.columns.flatMap((column) => listColumnFeatures(column, row, stored?.[column.name] ?? null, result)),
    ...listUniqueFeatures(of, row),
    ...(of.audit === null ? [] : [of.audit === "row" ? "triggers that note rows" : "triggers that note statements"]),
    ...(Object.entries(preset).some(([field, value]) => values.get(field) === value) ? ["a preset"] : []),
    ...((asker.role?.validationsOf(action, table.name) ?? []).some((rule) => Object.keys(rule).some((field) => values.has(field)))
      ? ["a validation"]
      : []),
  ];
}

function listColumnFeatures(
  { name, kind, link, default: value }: ColumnSpec,
  row: WrittenRow,
  stored: string | null,
  result: WriteResult,
): readonly string[] {
  if (!row.values.has(name))
    return row.isNew && value !== null ? ["a default"] : kind === "shadow" && row.values.has("word") ? ["a column: shadow"] : [];
  if (link === null) return [`a column: ${kind}`];
  const written = row.values.get(name) ?? null;
  if (written === null) return [];
  const isFreed = stored !== null && link.field === "id" && result.deleted.has(nameOf(link.target, stored));
  return [
    `a link: on delete ${link.onDelete}`,
    ...(link.field === "id" ? [] : ["a link by another column"]),
    ...(link.target === row.table.name ? ["a link to the own table"] : []),
    ...(link.single ? ["a link that is the only one"] : []),
    ...(stored !== null && stored !== written ? ["an item that moves from list to list"] : []),
    ...(isFreed ? ["an item that leaves one that is deleted"] : []),
  ];
}

function listUniqueFeatures({ uniques }: TableSpec, { values }: WrittenRow): readonly string[] {
  return uniques.flatMap(({ columns, timing }) =>
    columns.every((column) => (values.get(column) ?? null) !== null)
      ? [`a unique ${columns.length === 1 ? "value" : "pair"}: ${timing}`]
      : [],
  );
}

/** Whether an item has what another one had, which has something else now. */
function hasTakenValues({ spec, before, result }: AcceptedCall, isOfKey: (columns: readonly string[]) => boolean): boolean {
  return spec.tables.some(({ name, uniques }) =>
    uniques.some(({ columns }) => {
      if (!isOfKey(columns)) return false;
      const tuple = (row: Readonly<Record<string, string | null>>): string | null =>
        columns.some((column) => (row[column] ?? null) === null) ? null : JSON.stringify(columns.map((column) => row[column]));
      const owners = new Map([...rowsOf(before, name)].map(([key, row]) => [tuple(row), key]));
      return [...rowsOf(result.after, name)].some(([key, row]) => {
        const owner = owners.get(tuple(row));
        return tuple(row) !== null && owner !== undefined && owner !== key && rowsOf(result.after, name).has(owner);
      });
    }),
  );
}
