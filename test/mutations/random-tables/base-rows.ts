/** The rows that the tables of a random schema begin with, as SQL. */
import type { Choices } from "./choices.ts";
import type { ColumnSpec, KeyKind, SchemaSpec, TableSpec } from "./table-spec.ts";

const rowsOfTable = 7;

export function printRows(choices: Choices, { tables }: SchemaSpec): readonly string[] {
  return [
    ...tables.flatMap((table) => printTableRows(choices, table, tables)),
    ...tables.flatMap((table) => printLaterLinks(choices, table, tables)),
  ];
}

function printTableRows(choices: Choices, table: TableSpec, tables: readonly TableSpec[]): readonly string[] {
  const count = table.singleton ? choices.below(2) : rowsOfTable;
  return Array.from({ length: count }, (_, index) => {
    const cells = table.columns.flatMap((column) => {
      const value = cellOf({ choices, table, tables, index }, column);
      return value === undefined ? [] : [[column.name, value] as const];
    });
    const isBare =
      table.linkOrTag !== null && (choices.percent(40) || cells.every(([name, value]) => name !== table.linkOrTag || value === null));
    if (isBare) cells.push(["tag", "x"]);
    const names = ["id", ...cells.map(([name]) => name)];
    const values = [literal(statedKey(table, index)), ...cells.map(([, value]) => (value === null ? "null" : literal(value)))];
    return `insert into ${table.name} (${names.join(", ")}) overriding system value values (${values.join(", ")});`;
  });
}

interface CellPlace {
  readonly choices: Choices;
  readonly table: TableSpec;
  readonly tables: readonly TableSpec[];
  readonly index: number;
}

/** Undefined: what the database makes of it. */
function cellOf({ choices, table, tables, index }: CellPlace, { name, kind, nullable, link }: ColumnSpec): string | null | undefined {
  if (link !== null) return name === "later" ? undefined : linkCell({ choices, table, tables, index }, link, nullable);
  switch (kind) {
    case "text":
    case "lower":
      if (name === "tag") return undefined;
      return name === "code" ? `c${index}` : choices.pick(["a", "b", "c"]);
    case "short":
      return choices.pick(["a", "b", "c"]);
    case "integer":
      return name === "rank" || name === "position" ? String(index + 1) : choices.pick(["1", "2", "3"]);
    case "small":
      return choices.pick(["1", "2", "3"]);
    case "item":
    case "collection":
    case "shadow":
    case "date-updated":
    case "user-updated":
      return undefined;
    case "uuid":
      return `11111111-0000-4000-8000-00000000000${index}`;
    case "date-created":
      return "2020-01-01T00:00:00Z";
    case "link":
      return undefined;
  }
}

function linkCell({ choices, table, tables, index }: CellPlace, link: NonNullable<ColumnSpec["link"]>, nullable: boolean): string | null {
  const target = tables.find(({ name }) => name === link.target);
  if (target === undefined) throw new Error("A link leads to a table.");
  const most = target === table ? index : target.singleton ? 0 : rowsOfTable;
  // Several items of a list, but one of each that is alone.
  const place =
    link.single || table.uniques.some(({ columns }) => columns.length === 2 && !columns.includes("position"))
      ? index
      : choices.below(Math.min(most, 3));
  if (most === 0 || place >= most || (nullable && choices.percent(20))) return null;
  return link.field === "id" ? storedKey(target, place) : `c${place}`;
}

/** Pairs, and links to tables that come later, once their rows are there. */
function printLaterLinks(choices: Choices, table: TableSpec, tables: readonly TableSpec[]): readonly string[] {
  const { name, columns, any } = table;
  const later = columns.find((column) => column.name === "later")?.link;
  return Array.from({ length: table.singleton ? 0 : rowsOfTable }, (_, index) => {
    const own = literal(storedKey(table, index));
    const lines: string[] = [];
    const target = tables.find((one) => one.name === later?.target);
    if (target !== undefined && !target.singleton && choices.percent(70)) {
      lines.push(`update ${name} set later = ${literal(storedKey(target, choices.below(rowsOfTable)))} where id = ${own};`);
    }
    const members = tables.filter((one) => any?.members.includes(one.name) === true && !one.singleton);
    if (members.length > 0 && choices.percent(80)) {
      const member = choices.pick(members);
      lines.push(
        `update ${name} set item = ${literal(storedKey(member, choices.below(3)))}, collection = ${literal(member.name)} where id = ${own};`,
      );
    }
    return lines;
  }).flat();
}

/** The key of one of the rows as it is given, and as it is stored. */
function statedKey({ name, key }: Pick<TableSpec, "name" | "key">, index: number): string {
  const letter = name.slice(0, 1);
  const keys: Readonly<Record<KeyKind, string>> = {
    serial: String(index + 1),
    identity: String(index + 1),
    number: String(index + 1),
    uuid: `00000000-0000-4000-8000-${String(index + 1).padStart(12, "0")}`,
    given: `${letter}${index + 1}`,
    word: `${letter}${index + 1}`,
    upper: `${letter}${index + 1}`,
    prefixed: `${letter}${index + 1}`,
    labelled: `L${index + 1}`,
  };
  return keys[key];
}

function storedKey(table: TableSpec, index: number): string {
  const stated = statedKey(table, index);
  return table.key === "upper" ? stated.toUpperCase() : table.key === "prefixed" ? `k-${stated}` : stated;
}

function literal(text: string): string {
  return `'${text}'`;
}
