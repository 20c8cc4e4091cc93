/** What the model of writing knows of tables: their columns, keys, constraints and relations, and what they hold. */
export type Text = string | null;
export type Row = Readonly<Record<string, Text>>;
/** Rows by key, by table. Every value is its text. */
export type Tables = ReadonlyMap<string, ReadonlyMap<string, Row>>;

export type World = ReadonlyMap<string, Table>;

export interface Table {
  readonly name: string;
  /** The column of the key. */
  readonly key: string;
  /** The key of the n-th new item that states none, as far as it can be foretold; null: it has to be stated. */
  readonly drawKey: ((count: number) => string) | null;
  /** What a trigger makes of the key of a new item. */
  readonly storeKey: (key: string) => string;
  /** Beside the key. */
  readonly columns: Readonly<Record<string, Column>>;
  readonly uniques: readonly UniqueKey[];
  /** A check of several columns. */
  readonly holds: (row: Row) => boolean;
  readonly any: AnyLink | null;
  readonly lists: Readonly<Record<string, List>>;
  /** What a trigger makes of a row that is inserted or updated. */
  readonly change: (row: Row) => Row;
}

export interface Column {
  readonly nullable: boolean;
  /** What a new row holds that does not state it. */
  readonly default: Text;
  /** A domain or a check. */
  readonly holds: (value: string) => boolean;
  readonly link: Link | null;
  readonly special: Special | null;
}

export type Special = "date-created" | "date-updated" | "user-updated" | "uuid";

export interface Link {
  readonly target: string;
  /** The column of the target that it holds: its key, or another one. */
  readonly field: string;
  readonly onDelete: "cascade" | "set null" | "no action" | "restrict";
  readonly onUpdate: "cascade" | "no action";
  /** The list on the other side. */
  readonly inverse: string | null;
}

export interface UniqueKey {
  readonly columns: readonly string[];
  readonly timing: Timing;
}

/** When a constraint is checked: with each row, with each row unless it is told to wait, at the end of the transaction. */
export type Timing = "immediate" | "deferrable" | "deferred";

export interface AnyLink {
  readonly item: string;
  readonly collection: string;
  readonly members: readonly string[];
}

export interface List {
  readonly target: string;
  readonly link: string;
  /** The column of the parent that the link holds. */
  readonly field: string;
  /** For a one-to-any: the column with the name of the parent's collection. */
  readonly linkCollection: string | null;
  readonly action: "nullify" | "delete";
  /** One object: the link is unique. */
  readonly single: boolean;
}

/** Why a write comes to nothing. */
export class Refusal extends Error {
  override readonly name = "Refusal";
}

export function tableOf(world: World, name: string): Table {
  const found = world.get(name);
  if (found === undefined) throw new Error(`The model has no table "${name}".`);
  return found;
}

export function columnOf(table: Table, name: string): Column {
  const found = table.columns[name];
  if (found === undefined) throw new Error(`The model has no column "${table.name}.${name}".`);
  return found;
}

export function rowsOf(tables: Tables, name: string): ReadonlyMap<string, Row> {
  return tables.get(name) ?? none;
}

const none: ReadonlyMap<string, Row> = new Map<string, Row>();

/** `bees 1` */
export function nameOf(table: string, key: Text): string {
  return `${table} ${key ?? ""}`;
}

export function textOf(value: unknown): Text {
  if (value === null || value === undefined) return null;
  return typeof value === "string" ? value : JSON.stringify(value);
}

export type Data = Readonly<Record<string, unknown>>;

export function isData(value: unknown): value is Data {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
