/** What is asked for, and the total order that it becomes. */
import { describe, expect, test } from "vitest";
import { collectionOf, columnFieldOf } from "../../src/model/look-up.ts";
import { planSort } from "../../src/plan/read/plan-sort.ts";
import { codeOf } from "../harness/code-of.ts";
import { context, scopeOf } from "./newsroom.ts";
import { printJoins, printSort } from "./print-plan.ts";

interface Order {
  readonly sort: readonly string[];
  readonly joins?: readonly string[];
}

function orderOf(collection: string, sort: readonly unknown[] | undefined, defaultField: string | null = null): Order {
  const scope = scopeOf(collection);
  const field = defaultField === null ? null : columnFieldOf(collectionOf(context.model, collection), defaultField);
  const terms = planSort(context, scope, sort, field, "sort");
  return { sort: printSort(terms), ...(scope.joins.length === 0 ? {} : { joins: printJoins(scope.joins) }) };
}

describe("a list of articles is sorted", () => {
  const author = "authors t1 on t0.author = t1.id";

  test.each<readonly [how: string, sort: readonly unknown[] | undefined, order: Order]>([
    ["by its key where nothing is asked for", undefined, { sort: ["t0.id"] }],
    ["by its key behind what is asked for", ["title"], { sort: ["t0.title", "t0.id"] }],
    ["downwards with a minus", ["-day", "title"], { sort: ["t0.day desc", "t0.title", "t0.id"] }],
    ["by nothing where a text is empty or null", ["", null], { sort: ["t0.id"] }],
    ["by its key alone where that is asked for", ["-id"], { sort: ["t0.id desc"] }],
    ["once by what is asked for twice", ["title", "title"], { sort: ["t0.title", "t0.id"] }],
    ["by a part of a date", ["-month(day)"], { sort: ["extract(month from t0.day)::int desc", "t0.id"] }],
    ["by a value in json", ["json(settings, theme.size)"], { sort: ["(t0.settings::jsonb #>> ['theme','size']::text[])", "t0.id"] }],
    ["by the text of what PostgreSQL does not order", ["spot"], { sort: ["t0.spot::text", "t0.id"] }],
    ["by a foreign key without a join", ["author"], { sort: ["t0.author", "t0.id"] }],
    ["by a field of a related item", ["author.name"], { sort: ["t1.name", "t0.id"], joins: [author] }],
    ["by two of them with one join", ["author.name", "-author.id"], { sort: ["t1.name", "t1.id desc", "t0.id"], joins: [author] }],
    [
      "by two related items of one collection with two joins",
      ["author.name", "editor.name"],
      { sort: ["t1.name", "t2.name", "t0.id"], joins: [author, "authors t2 on t0.editor = t2.id"] },
    ],
    [
      "by the number of items of a list",
      ["count(comments)"],
      { sort: ["(select count(*) from comments as t1 where t1.article = t0.id)", "t0.id"] },
    ],
    [
      "upwards by the least item of a list",
      ["comments.text"],
      { sort: ["(select t1.text from comments as t1 where t1.article = t0.id order by t1.text asc nulls last limit 1)", "t0.id"] },
    ],
    [
      "downwards by the greatest",
      ["-comments.text"],
      { sort: ["(select t1.text from comments as t1 where t1.article = t0.id order by t1.text desc nulls last limit 1) desc", "t0.id"] },
    ],
  ])("%s", (_how, sort, order) => {
    expect(orderOf("articles", sort)).toEqual(order);
  });
});

describe("a list is sorted", () => {
  test("by its sort field where nothing is asked for", () => {
    expect(orderOf("comments", undefined, "position")).toEqual({ sort: ["t0.position", "t0.id"] });
  });

  test("by what is asked for rather than by its sort field", () => {
    expect(orderOf("comments", ["text"], "position")).toEqual({ sort: ["t0.text", "t0.id"] });
  });

  test("by every column where it has no key", () => {
    expect(orderOf("totals", ["-views"])).toEqual({ sort: ["t0.views desc", "t0.status", "t0.spot::text"] });
  });

  test.each(["item:headings.title", "item__headings.title"])("by a field of a member of a many-to-any: %s", (path) => {
    const { sort, joins } = orderOf("sections", [path]);
    expect(sort).toEqual(["t1.title", "t0.id"]);
    expect(joins).toEqual([
      expect.stringMatching(/^headings t1 on t0\.collection = 'headings'::character varying and case when .* = t1\.id$/),
    ]);
  });
});

describe("is no order:", () => {
  test.each<readonly [what: string, sort: readonly unknown[], code: string]>([
    ["a field that does not exist", ["titel"], "FORBIDDEN"],
    ["a field of what is no relation", ["title.name"], "INVALID_QUERY"],
    ["a list itself", ["comments"], "INVALID_QUERY"],
    ["a function that the field has not", ["year(title)"], "INVALID_QUERY"],
    ["a member that is not allowed", ["sections.item:authors.name"], "INVALID_QUERY"],
    ["what is no text", [7], "INVALID_QUERY"],
    ["a secret", ["author.token"], "FORBIDDEN"],
    ["more than a hundred terms", Array.from({ length: 101 }, () => "title"), "INVALID_QUERY"],
    ["a path over more relations than may nest", [`${"author.articles.".repeat(5)}id`], "INVALID_QUERY"],
  ])("%s", (_what, sort, code) => {
    expect(codeOf(() => orderOf("articles", sort))).toBe(code);
  });
});
