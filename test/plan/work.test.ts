/** How much work a statement is expected to be: in steps, for each row that it looks at. */
import { describe, expect, test } from "vitest";
import { planRead } from "../../src/plan/read/plan-read.ts";
import type {
  AggregateCell,
  AggregatePlan,
  Condition,
  Expression,
  ReadPlan,
  Subquery,
  TableRef,
} from "../../src/plan/statement/read-plan.ts";
import { countSteps, estimateWork } from "../../src/plan/statement/statement-work.ts";
import type { Slot } from "../../src/request/slots.ts";
import { column, equal } from "../sql/plain-sql.ts";
import { context } from "./newsroom.ts";
import { select } from "./select.ts";

const large: TableRef = { schema: "public", table: "articles", rows: 200_000 };

const articles: ReadPlan = {
  table: large,
  alias: "t0",
  link: { kind: "root" },
  versioned: null,
  columns: [column("t0.id")],
  joins: [],
  selectionJoins: [],
  condition: null,
  sort: [{ expression: column("t0.id"), descending: false }],
  page: { limit: 100, offset: 0 },
  prepared: false,
};

function stepsOf(plan: Partial<ReadPlan>, values: readonly (string | readonly string[])[] = []): number {
  const node = { plan: { ...articles, ...plan }, layout: { collection: "articles", presence: null, properties: [] }, edges: [] };
  return countSteps(estimateWork({ kind: "list", node }), values);
}

/** What a condition adds for each of 200,000 rows, and as much for the statement as a whole as shows in so many rows. */
function stepsPerRow(condition: Condition): number {
  const withoutAny = stepsOf({ condition: { kind: "constant", value: true } });
  return Math.round(((stepsOf({ condition }) - withoutAny) / 200_000) * 10) / 10;
}

const title: Expression = { kind: "column", alias: "t0", column: "title", maxLength: 80 };
const body = column("t0.body");
const isOne: Condition = { kind: "compare", operator: "=", left: column("t0.views"), right: { text: "1", sqlType: "integer" } };
const contains = (operand: Expression, pattern: string | Slot, caseInsensitive = false): Condition => ({
  kind: "like",
  operand,
  pattern,
  caseInsensitive,
  negated: false,
});
const comments = (rows: number, condition: Condition | null = null, alias = "t1", of = "t0"): Subquery => ({
  table: { schema: "public", table: "comments", rows },
  alias,
  links: [equal(`${alias}.article`, `${of}.id`)],
  joins: [],
  condition,
});
const some = (subquery: Subquery): Condition => ({ kind: "exists", subquery });
const both = (kind: "and" | "or", count: number, part: Condition): Condition => ({
  kind,
  parts: Array.from({ length: count }, () => part),
});

describe("a condition adds for each row", () => {
  test.each<readonly [what: string, condition: Condition, steps: number]>([
    ["a step for a comparison", isOne, 1],
    ["as many for a hundred alternatives", both("or", 100, isOne), 100],
    [
      "hardly more for a list of a thousand",
      { kind: "oneOf", operand: body, values: many("1", 1_000), sqlType: "text", negated: false },
      3.1,
    ],
    ["little for a part of a line", contains(title, "%a%"), 15],
    ["more for one of a long text", contains(body, "%a%"), 40],
    ["more where case does not matter", contains(body, "%a%", true), 201.5],
    ["half a step for each letter then", contains(title, "x".repeat(2_000), true), 1_060],
    ["those of the parts of a date", { ...isOne, left: { kind: "datePart", part: "year", operand: column("t0.at") } }, 41],
    ["more for json that is a text", { ...isOne, left: jsonPath("text") }, 151],
    ["a look at what belongs to the row", some(comments(200_000)), 50],
    ["looks at all that belongs to it", some(comments(200_000, both("or", 10, isOne))), 60],
    ["as many as there are for each row on average", { ...isOne, left: { kind: "count", subquery: comments(200_000) } }, 131],
    ["the looks of those within", both("or", 1, some(comments(200_000, some(comments(200_000, null, "t2", "t1"))))), 260],
  ])("%s", (_what, condition, steps) => {
    expect(stepsPerRow(condition)).toBe(steps);
  });
});

function many(text: string, count: number): readonly string[] {
  return Array.from({ length: count }, () => text);
}

function jsonPath(jsonType: "jsonb" | "text"): Expression {
  return { kind: "jsonPath", operand: column("t0.settings"), jsonType, path: ["a"], as: "text" };
}

describe("a statement", () => {
  test("looks at no more rows of a table than its page when that is in the order of the key", () => {
    expect(stepsOf({})).toBeLessThan(20_000);
    expect(stepsOf({ page: { limit: null, offset: 0 } })).toBeGreaterThan(2_000_000);
    expect(stepsOf({ sort: [{ expression: body, descending: false }, ...articles.sort] })).toBeGreaterThan(2_000_000);
  });

  test("is less work the fewer rows there are, down to a thousand, and no more where there are millions", () => {
    const of = (rows: number | null): number => stepsOf({ table: { ...large, rows }, condition: isOne });
    expect(of(20_000)).toBeLessThan(of(200_000) / 5);
    expect(of(0)).toBe(of(1_000));
    expect(of(5_000_000)).toBe(of(200_000));
    // Of a view, nobody knows.
    expect(of(null)).toBe(of(200_000));
  });

  test("finds many rows of a large table for each of a small one", () => {
    const joins = [
      { table: { schema: "public", table: "categories", rows: 100 }, alias: "t1", on: [equal("t0.category", "t1.id")], firstOf: null },
    ];
    const count = (of: string): Expression => ({ kind: "count", subquery: comments(200_000, null, "t2", of) });
    const sortedBy = (expression: Expression): number => stepsOf({ joins, sort: [{ expression, descending: false }, ...articles.sort] });
    expect(sortedBy(count("t1"))).toBeGreaterThan(sortedBy(count("t0")) * 50);
  });

  test("of many tables that all have to hold is hard to plan", () => {
    const all = (count: number): number => stepsOf({ table: { ...large, rows: 0 }, condition: both("and", count, some(comments(10))) });
    const any = (count: number): number => stepsOf({ table: { ...large, rows: 0 }, condition: both("or", count, some(comments(10))) });
    expect(all(100)).toBeGreaterThan(all(50) * 7);
    expect(any(100)).toBeLessThan(any(50) * 2);
  });

  test("counts what fills its slots, whatever the plan was made from", () => {
    const condition = contains(body, { slot: 0 }, true);
    expect(stepsOf({ condition }, ["x".repeat(100)])).toBe(stepsOf({ condition }, [""]) + 200_000 * 50);
    const list: Condition = { kind: "oneOf", operand: body, values: { slot: 1 }, sqlType: "text", negated: false };
    expect(stepsOf({ condition: list }, ["", many("a", 1_000)])).toBe(stepsOf({ condition: list }, ["", []]) + 25_000);
  });

  test("of groups and aggregates works on every row for each of them", () => {
    const aggregate = (groups: number, cells: readonly AggregateCell[]): number => {
      const group = { key: "year", expression: { kind: "datePart", part: "year", operand: column("t0.at") }, decode: "integer" } as const;
      const { table, alias, joins, page, prepared } = articles;
      const plan: AggregatePlan = {
        table,
        alias,
        joins,
        page,
        prepared,
        condition: null,
        groups: Array.from({ length: groups }, () => group),
        cells,
        sort: [],
        layout: [],
      };
      return countSteps(estimateWork({ kind: "aggregate", plan }), []) / 200_000;
    };
    expect(aggregate(0, [{ kind: "countAll" }])).toBeLessThan(11);
    expect(aggregate(100, [])).toBeGreaterThan(10_000);
    expect(aggregate(0, [{ kind: "aggregate", function: "countDistinct", operand: body }])).toBeGreaterThan(100);
  });
});

test("rules are thought to let through a tenth of the rows, but count as if it were the last one", () => {
  const estimate = (plan: Partial<ReadPlan>): readonly number[] => {
    const node = { plan: { ...articles, ...plan }, layout: { collection: "articles", presence: null, properties: [] }, edges: [] };
    const { steps, usualSteps } = estimateWork({ kind: "list", node });
    return [steps, usualSteps];
  };
  const [plain = 0, usualPlain] = estimate({ prepared: true });
  expect(usualPlain).toBe(plain);
  const [ruled = 0, usualRuled = 0] = estimate({ prepared: true, condition: isOne });
  expect(ruled).toBeGreaterThan(2_000_000);
  expect(usualRuled).toBeGreaterThan(plain);
  expect(usualRuled).toBeLessThan(plain + 20_000);
  // What a request asks for may be anything.
  expect(estimate({ prepared: false, condition: isOne })).toEqual([ruled, ruled]);
});

test("the statements of a selection are counted for the items that each of them may be about", () => {
  const stepsOfSelection = (limit: number, fields: string): number => {
    const request = { link: { kind: "root" }, arguments: { limit }, defaultSort: null, rows: "many", depth: 0, path: "" } as const;
    return countSteps(estimateWork({ kind: "list", node: planRead(context, select("articles", fields), request) }), []);
  };
  const plain = stepsOfSelection(100, "title");
  const nested = stepsOfSelection(100, "title comments { text answers { text } }");
  expect(nested).toBeGreaterThan(plain + 20_000);
  expect(nested).toBeLessThan(plain + 50_000);
  expect(stepsOfSelection(100_000, "title comments { text }")).toBeGreaterThan(nested * 20);
  expect(stepsOfSelection(1, "title comments_func { count }")).toBeLessThan(plain);
});
