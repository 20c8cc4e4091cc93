/** A random schema as SQL, as an overlay of its metadata, and as the model knows it. */
import type { Column, List, Special, Table, Timing, World } from "../model/tables.ts";
import type { ColumnSpec, KeyKind, SchemaSpec, TableSpec } from "./table-spec.ts";

export function printSchema({ name, tables }: SchemaSpec): string {
  return [
    `create schema ${name};`,
    `set search_path to ${name};`,
    `create domain short as text check (length(value) <= 3);`,
    `create domain small as integer check (value between 0 and 99);`,
    `create domain word as text check (value ~ '^[a-z0-9]+$');`,
    `create domain number as integer check (value > 0);`,
    `create schema ${name}_audit;`,
    `create table ${name}_audit.audit (id bigserial primary key, source text, event text, key text);`,
    ...tables.flatMap(printTable),
    ...tables.flatMap((table) => printLinks(table, tables)),
    ...tables.flatMap((table) => printTriggers(name, table)),
  ].join("\n");
}

function printTable(table: TableSpec): readonly string[] {
  const { name, key, columns, uniques } = table;
  const lines = [
    `id ${keyTypes[key].column.replaceAll("TABLE", name)}`,
    ...columns
      .filter(({ kind }) => kind !== "link")
      .map((column) => `${column.name} ${columnTypes[column.kind]}${printDefault(column)}${printNull(column)}`),
  ];
  const sequence = key === "labelled" || key === "number" ? [`create sequence ${name}_keys;`] : [];
  return [
    ...sequence,
    `create table ${name} (${lines.join(", ")});`,
    ...uniques
      .filter((one) => one.columns.every((column) => columns.find((of) => of.name === column)?.kind !== "link"))
      .map((one) => printUnique(name, one)),
  ];
}

function printDefault({ kind, default: value }: ColumnSpec): string {
  if (value === null) return "";
  return kind === "integer" || kind === "small" ? ` default ${value}` : ` default '${value}'`;
}

function printNull({ nullable }: ColumnSpec): string {
  return nullable ? "" : " not null";
}

function printUnique(table: string, { columns, timing }: TableSpec["uniques"][number]): string {
  return `alter table ${table} add unique (${columns.join(", ")})${timings[timing]};`;
}

const timings: Readonly<Record<Timing, string>> = { immediate: "", deferrable: " deferrable", deferred: " deferrable initially deferred" };

/** Once all tables are there. */
function printLinks(table: TableSpec, tables: readonly TableSpec[]): readonly string[] {
  const links = table.columns.flatMap((column) => {
    const { link, name } = column;
    if (link === null) return [];
    const target = tables.find((one) => one.name === link.target);
    const type = link.field === "id" ? keyTypes[target?.key ?? "serial"].base : "text";
    const rule = `on delete ${link.onDelete} on update ${link.onUpdate}${timings[link.timing]}`;
    return [`alter table ${table.name} add ${name} ${type}${printNull(column)} references ${link.target} (${link.field}) ${rule};`];
  });
  const check =
    table.linkOrTag === null ? [] : [`alter table ${table.name} add check (${table.linkOrTag} is not null or tag is not null);`];
  const ofLinks = table.uniques.filter((one) =>
    one.columns.some((column) => table.columns.find((of) => of.name === column)?.kind === "link"),
  );
  return [...links, ...check, ...ofLinks.map((one) => printUnique(table.name, one))];
}

function printTriggers(schema: string, { name, key, columns, audit }: TableSpec): readonly string[] {
  const made = columns.flatMap((column) => {
    if (column.kind === "lower") return [`new.${column.name} := lower(new.${column.name});`];
    return column.kind === "shadow" ? [`new.${column.name} := upper(new.word);`] : [];
  });
  const ofKey = key === "upper" ? "new.id := upper(new.id);" : key === "prefixed" ? "new.id := 'k-' || new.id;" : null;
  const before = (trigger: string, events: string, body: string): readonly string[] => [
    `create function ${trigger}() returns trigger language plpgsql as $$ begin ${body} return new; end $$;`,
    `create trigger ${trigger} before ${events} on ${name} for each row execute function ${trigger}();`,
  ];
  const noted = audit === "row" ? "coalesce(new.id, old.id)::text" : "null";
  return [
    ...(made.length === 0 ? [] : before(`${name}_made`, "insert or update", made.join(" "))),
    ...(ofKey === null ? [] : before(`${name}_key`, "insert", ofKey)),
    ...(audit === null
      ? []
      : [
          `create function ${name}_audit() returns trigger language plpgsql as $$ begin insert into ${schema}_audit.audit (source, event, key) values ('${name}', tg_op, ${noted}); return null; end $$;`,
          `create trigger ${name}_audit after insert or update or delete on ${name} for each ${audit} execute function ${name}_audit();`,
        ]),
  ];
}

interface KeyType {
  readonly column: string;
  readonly base: string;
  readonly draw: ((count: number) => string) | null;
}

/** Sequences go on from here. */
export const firstDrawn = 1001;

const keyTypes: Readonly<Record<KeyKind, KeyType>> = {
  serial: { column: "serial primary key", base: "integer", draw: (count) => String(firstDrawn + count) },
  identity: { column: "bigint generated always as identity primary key", base: "bigint", draw: (count) => String(firstDrawn + count) },
  uuid: { column: "uuid primary key default gen_random_uuid()", base: "uuid", draw: (count) => `new uuid ${count}` },
  given: { column: "text primary key", base: "text", draw: null },
  upper: { column: "text primary key", base: "text", draw: null },
  prefixed: { column: "text primary key", base: "text", draw: null },
  labelled: { column: "text primary key default 'L' || nextval('TABLE_keys')", base: "text", draw: (count) => `L${firstDrawn + count}` },
  word: { column: "word primary key", base: "text", draw: null },
  number: { column: "number primary key default nextval('TABLE_keys')", base: "integer", draw: (count) => String(firstDrawn + count) },
};

const columnTypes: Readonly<Record<ColumnSpec["kind"], string>> = {
  text: "text",
  integer: "integer",
  short: "short",
  small: "small",
  lower: "text",
  shadow: "text",
  item: "text",
  collection: "text",
  link: "text",
  "date-created": "timestamptz",
  "date-updated": "timestamptz",
  "user-updated": "text",
  uuid: "uuid",
};

/** The metadata that the catalog does not tell. */
export function printOverlay({ tables }: SchemaSpec): string {
  return JSON.stringify({
    collections: tables.filter(({ singleton }) => singleton).map(({ name }) => ({ collection: name, singleton: true })),
    fields: tables.flatMap(({ name, columns, any }) => [
      ...columns.flatMap((column) => (isSpecial(column.kind) ? [{ collection: name, field: column.name, special: [column.kind] }] : [])),
      ...(any?.lists ?? []).map((member) => ({
        collection: member,
        field: anyListOf(name),
        special: ["o2a"],
        options: { relation: `${name}.item` },
      })),
    ]),
    relations: tables.flatMap(({ name, columns, any }) => [
      ...columns.flatMap(({ name: column, link }) =>
        link === null
          ? []
          : [
              {
                collection: name,
                field: column,
                related_collection: link.target,
                one_field: link.inverse,
                one_deselect_action: link.action,
              },
            ],
      ),
      ...(any === null
        ? []
        : [{ collection: name, field: "item", collection_field: "collection", allowed: any.members, one_deselect_action: any.action }]),
    ]),
  });
}

function anyListOf(table: string): string {
  return `${table}_of_any`;
}

function isSpecial(kind: ColumnSpec["kind"]): kind is Special {
  return kind === "date-created" || kind === "date-updated" || kind === "user-updated" || kind === "uuid";
}

export function buildWorld({ tables }: SchemaSpec): World {
  return new Map(tables.map((table) => [table.name, buildTable(table, tables)]));
}

function buildTable(table: TableSpec, tables: readonly TableSpec[]): Table {
  const lower = table.columns.filter(({ kind }) => kind === "lower").map(({ name }) => name);
  const hasShadow = table.columns.some(({ kind }) => kind === "shadow");
  return {
    name: table.name,
    key: "id",
    drawKey: keyTypes[table.key].draw,
    storeKey: (key) => (table.key === "upper" ? key.toUpperCase() : table.key === "prefixed" ? `k-${key}` : key),
    columns: Object.fromEntries(table.columns.map((column) => [column.name, buildColumn(column)])),
    uniques: table.uniques,
    holds: (row) => table.linkOrTag === null || (row[table.linkOrTag] ?? null) !== null || (row["tag"] ?? null) !== null,
    any: table.any === null ? null : { item: "item", collection: "collection", members: table.any.members },
    lists: Object.fromEntries(listsOf(table, tables)),
    change: (row) => ({
      ...row,
      ...Object.fromEntries(lower.filter((name) => name in row).map((name) => [name, row[name]?.toLowerCase() ?? null])),
      ...(hasShadow && "word" in row ? { shadow: row["word"]?.toUpperCase() ?? null } : {}),
    }),
  };
}

function buildColumn({ kind, nullable, default: value, link }: ColumnSpec): Column {
  const holds = (text: string): boolean => {
    if (kind === "short") return text.length <= 3;
    return kind === "small" ? Number(text) >= 0 && Number(text) <= 99 : true;
  };
  return { nullable, default: value, holds, link, special: isSpecial(kind) ? kind : null };
}

function listsOf(table: TableSpec, tables: readonly TableSpec[]): readonly (readonly [string, List])[] {
  return tables.flatMap(({ name, columns, any }): readonly (readonly [string, List])[] => [
    ...columns.flatMap(({ name: column, link }): readonly (readonly [string, List])[] =>
      link?.target === table.name
        ? [
            [
              link.inverse,
              { target: name, link: column, field: link.field, linkCollection: null, action: link.action, single: link.single },
            ],
          ]
        : [],
    ),
    ...(any?.lists.includes(table.name) === true
      ? [
          [
            anyListOf(name),
            { target: name, link: "item", field: "id", linkCollection: "collection", action: any.action, single: false },
          ] as const,
        ]
      : []),
  ]);
}
