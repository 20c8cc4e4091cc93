/** The fixture `relational` as the model of writing knows it. */
import type { Connection } from "../../src/database/database.ts";
import { textOf } from "./model/tables.ts";
import type { AnyLink, Column, List, Row, Table, Tables, Text, World } from "./model/tables.ts";

/** The moment that the requests of tests are made at. */
export const now = "2024-06-01T12:00:00";

/** What differs from table to table. */
interface Collection {
  /** What a new row holds of a column that it does not state. */
  readonly defaults: Row;
  readonly required: readonly string[];
  readonly unique?: readonly string[];
  /** Tell who changed an item and when. */
  readonly touched?: Readonly<Record<string, "date-updated" | "user-updated">>;
  readonly toOne?: Readonly<Record<string, string>>;
  readonly any?: AnyLink;
  readonly lists?: Readonly<Record<string, Pick<List, "target" | "link" | "action"> & { readonly linkCollection?: string }>>;
}

const collections: Readonly<Record<string, Collection>> = {
  countries: {
    defaults: { name: null, code: null, continent: "Europe", area: null },
    required: ["name"],
    lists: { cities: { target: "cities", link: "country", action: "nullify" } },
  },
  cities: {
    defaults: { name: null, country: null, population: null, altitude: "100" },
    required: ["name"],
    toOne: { country: "countries" },
  },
  invoices: {
    defaults: { number: null },
    required: ["number"],
    unique: ["number"],
    lists: {
      lines: { target: "invoice_lines", link: "invoice", action: "delete" },
      reminders: { target: "invoice_reminders", link: "invoice", action: "nullify" },
    },
  },
  invoice_lines: {
    defaults: { invoice: null, label: null, amount: "0" },
    required: ["invoice", "label", "amount"],
    toOne: { invoice: "invoices" },
  },
  invoice_reminders: { defaults: { invoice: null, body: null }, required: ["invoice"], toOne: { invoice: "invoices" } },
  authors: {
    defaults: { name: null, email: null, pin: null },
    required: ["name"],
    lists: { articles: { target: "articles", link: "author", action: "nullify" } },
  },
  articles: {
    defaults: {
      title: null,
      slug: null,
      status: "draft",
      rating: null,
      author: null,
      date_created: `${now}+00:00`,
      date_updated: null,
      user_created: null,
      user_updated: null,
    },
    required: ["title", "status"],
    touched: { date_updated: "date-updated", user_updated: "user-updated" },
    toOne: { author: "authors" },
    lists: {
      tags: { target: "articles_tags", link: "articles_id", action: "nullify" },
      comments: { target: "comments", link: "item", linkCollection: "collection", action: "nullify" },
    },
  },
  tags: {
    defaults: { name: null },
    required: ["name"],
    unique: ["name"],
    lists: { articles: { target: "articles_tags", link: "tag_id", action: "delete" } },
  },
  articles_tags: {
    defaults: { articles_id: null, tag_id: null, sort: null, note: null },
    required: [],
    toOne: { articles_id: "articles", tag_id: "tags" },
  },
  pages: {
    defaults: { title: null, featured_article: null },
    required: ["title"],
    toOne: { featured_article: "articles" },
    lists: {
      sections: { target: "page_sections", link: "pages_id", action: "delete" },
      comments: { target: "comments", link: "item", linkCollection: "collection", action: "nullify" },
    },
  },
  page_sections: {
    defaults: { pages_id: null, collection: null, item: null, sort: null, width: "full" },
    required: [],
    toOne: { pages_id: "pages" },
    any: { item: "item", collection: "collection", members: ["headings", "paragraphs", "videos"] },
  },
  headings: { defaults: { title: null, level: "1" }, required: ["title", "level"] },
  paragraphs: { defaults: { body: null }, required: ["body"] },
  videos: { defaults: { title: null, url: null }, required: [] },
  comments: { defaults: { body: null, collection: null, item: null, sort: null }, required: ["body"] },
};

/** The first key that each sequence draws. */
const firstDrawnKey = 1001;

export const relationalWorld: World = new Map(
  Object.entries(collections).map(([name, collection]) => [name, buildTable(name, collection)]),
);

function buildTable(name: string, { defaults, required, unique = [], touched = {}, toOne = {}, any, lists = {} }: Collection): Table {
  const buildColumn = (column: string, value: Text): Column => {
    const target = toOne[column];
    return {
      nullable: !required.includes(column),
      default: value,
      holds: () => true,
      link: target === undefined ? null : { target, field: "id", onDelete: "no action", onUpdate: "no action", inverse: null },
      special: touched[column] ?? null,
    };
  };
  return {
    name,
    key: "id",
    drawKey: (count) => String(firstDrawnKey + count),
    storeKey: (key) => key,
    columns: Object.fromEntries(Object.entries(defaults).map(([column, value]) => [column, buildColumn(column, value)])),
    uniques: unique.map((column) => ({ columns: [column], timing: "immediate" })),
    holds: () => true,
    any: any ?? null,
    lists: Object.fromEntries(
      Object.entries(lists).map(([list, given]) => [list, { field: "id", linkCollection: null, single: false, ...given }]),
    ),
    change: (row) => row,
  };
}

/** Columns that the model leaves alone. */
const ignored: ReadonlySet<string> = new Set(["position"]);

export async function readTables(connection: Connection): Promise<Tables> {
  const names = [...relationalWorld.keys()];
  const selects = names.map((name, index) => `select $${index + 1}::text, row_to_json(t)::text from ${name} as t`);
  const rows = await connection.run({ sql: selects.join(" union all "), parameters: names });
  const tables = new Map(names.map((name) => [name, new Map<string, Row>()]));
  for (const [name, text] of rows) {
    // `row_to_json` gives an object.
    const row = JSON.parse(text ?? "{}") as Readonly<Record<string, unknown>>;
    const cells = Object.entries(row).filter(([column]) => !ignored.has(column));
    tables.get(name ?? "")?.set(textOf(row["id"]) ?? "", Object.fromEntries(cells.map(([column, value]) => [column, textOf(value)])));
  }
  return tables;
}
