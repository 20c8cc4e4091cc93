/** An aggregate plan in, one statement out: groups first, aggregates behind them. */
import { expect, test } from "vitest";
import type { AggregateGroup, AggregatePlan } from "../../src/plan/statement/read-plan.ts";
import { compileAggregate } from "../../src/sql/compile-aggregate.ts";
import { column, plainSql } from "./plain-sql.ts";
import type { PlainSql } from "./plain-sql.ts";

const articles: AggregatePlan = {
  table: { schema: "public", table: "articles", rows: null },
  alias: "t0",
  joins: [],
  condition: null,
  groups: [],
  cells: [],
  sort: [],
  page: { limit: null, offset: 0 },
  prepared: false,
  layout: [],
};

const byStatus: AggregateGroup = { key: "status", expression: column("t0.status"), decode: "text" };
const byYear: AggregateGroup = {
  key: "day_year",
  expression: { kind: "datePart", part: "month", operand: column("t0.day") },
  decode: "integer",
};
const sumOfViews = { kind: "aggregate", function: "sum", operand: column("t0.views") } as const;

test.each<readonly [what: string, plan: Partial<AggregatePlan>, sql: PlainSql]>([
  ["all rows are one group", { cells: [{ kind: "countAll" }] }, ["select count(*) from public.articles as t0"]],
  ["which is there when nothing is asked of it", {}, ["select null from public.articles as t0 having true"]],
  [
    "equal values are counted once",
    { cells: [{ kind: "aggregate", function: "countDistinct", operand: column("t0.author") }] },
    ["select count(distinct t0.author) from public.articles as t0"],
  ],
  [
    "groups are named by their position",
    { groups: [byStatus, byYear], cells: [sumOfViews] },
    ["select t0.status, extract(month from t0.day)::int, sum(t0.views) from public.articles as t0 group by 1, 2"],
  ],
  [
    "groups are ordered by an aggregate, and by themselves",
    {
      groups: [byStatus],
      sort: [
        { kind: "cell", cell: sumOfViews, descending: true },
        { kind: "group", index: 0, descending: false },
      ],
      page: { limit: 5, offset: 10 },
    },
    ["select t0.status from public.articles as t0 group by 1 order by sum(t0.views) desc, 1 asc limit $1 offset $2", "5", "10"],
  ],
  [
    "only rows that meet the condition are grouped",
    {
      groups: [byStatus],
      condition: { kind: "compare", operator: ">", left: column("t0.views"), right: { text: "10", sqlType: "integer" } },
    },
    ["select t0.status from public.articles as t0 where t0.views > $1::integer group by 1", "10"],
  ],
])("%s", (_what, plan, sql) => {
  expect(plainSql(compileAggregate({ ...articles, ...plan }).read.statement)).toEqual(sql);
});
