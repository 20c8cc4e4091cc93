/** The fixture `relational` as the model of writing knows it. */
import type { Connection } from "../../src/database/database.ts";
import { textOf } from "./write-model.ts";
import type { ModelRow, ModelSchema, Tables } from "./write-model.ts";

/** The moment that the requests of tests are made at. */
const now = "2024-06-01T12:00:00";

export const relationalSchema: ModelSchema = {
  countries: {
    key: "id",
    defaults: { name: null, code: null, continent: "Europe", area: null },
    required: ["name"],
    lists: { cities: { target: "cities", link: "country", action: "nullify" } },
  },
  cities: {
    key: "id",
    defaults: { name: null, country: null, population: null, altitude: "100" },
    required: ["name"],
    toOne: { country: "countries" },
  },
  invoices: {
    key: "id",
    defaults: { number: null },
    required: ["number"],
    unique: ["number"],
    lists: {
      lines: { target: "invoice_lines", link: "invoice", action: "delete" },
      reminders: { target: "invoice_reminders", link: "invoice", action: "nullify" },
    },
  },
  invoice_lines: {
    key: "id",
    defaults: { invoice: null, label: null, amount: "0" },
    required: ["invoice", "label", "amount"],
    toOne: { invoice: "invoices" },
  },
  invoice_reminders: { key: "id", defaults: { invoice: null, body: null }, required: ["invoice"], toOne: { invoice: "invoices" } },
  authors: {
    key: "id",
    defaults: { name: null, email: null, pin: null },
    required: ["name"],
    lists: { articles: { target: "articles", link: "author", action: "nullify" } },
  },
  articles: {
    key: "id",
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
    touched: { date_updated: now, user_updated: null },
    toOne: { author: "authors" },
    lists: {
      tags: { target: "articles_tags", link: "articles_id", action: "nullify" },
      comments: { target: "comments", link: "item", linkCollection: "collection", action: "nullify" },
    },
  },
  tags: {
    key: "id",
    defaults: { name: null },
    required: ["name"],
    unique: ["name"],
    lists: { articles: { target: "articles_tags", link: "tag_id", action: "delete" } },
  },
  articles_tags: {
    key: "id",
    defaults: { articles_id: null, tag_id: null, sort: null, note: null },
    required: [],
    toOne: { articles_id: "articles", tag_id: "tags" },
  },
  pages: {
    key: "id",
    defaults: { title: null, featured_article: null },
    required: ["title"],
    toOne: { featured_article: "articles" },
    lists: {
      sections: { target: "page_sections", link: "pages_id", action: "delete" },
      comments: { target: "comments", link: "item", linkCollection: "collection", action: "nullify" },
    },
  },
  page_sections: {
    key: "id",
    defaults: { pages_id: null, collection: null, item: null, sort: null, width: "full" },
    required: [],
    toOne: { pages_id: "pages" },
    any: { item: "item", collection: "collection", members: ["headings", "paragraphs", "videos"] },
  },
  headings: { key: "id", defaults: { title: null, level: "1" }, required: ["title", "level"] },
  paragraphs: { key: "id", defaults: { body: null }, required: ["body"] },
  videos: { key: "id", defaults: { title: null, url: null }, required: [] },
  comments: { key: "id", defaults: { body: null, collection: null, item: null, sort: null }, required: ["body"] },
};

/** Columns that the model leaves alone. */
const ignored: ReadonlySet<string> = new Set(["position"]);

export async function readTables(connection: Connection): Promise<Tables> {
  const names = Object.keys(relationalSchema);
  const selects = names.map((name, index) => `select $${index + 1}::text, row_to_json(t)::text from ${name} as t`);
  const rows = await connection.run({ sql: selects.join(" union all "), parameters: names });
  const tables = new Map(names.map((name) => [name, new Map<string, ModelRow>()]));
  for (const [name, text] of rows) {
    // `row_to_json` gives an object.
    const row = JSON.parse(text ?? "{}") as Readonly<Record<string, unknown>>;
    const cells = Object.entries(row).filter(([column]) => !ignored.has(column));
    tables.get(name ?? "")?.set(textOf(row["id"]) ?? "", Object.fromEntries(cells.map(([column, value]) => [column, textOf(value)])));
  }
  return tables;
}
