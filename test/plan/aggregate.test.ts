/** What is asked of groups, and the plan of the one statement that answers it. */
import { describe, expect, test } from "vitest";
import { collectionOf } from "../../src/model/look-up.ts";
import { planAggregate } from "../../src/plan/read/plan-aggregate.ts";
import type { AggregateCell, AggregatePlan, AggregateSort } from "../../src/plan/statement/read-plan.ts";
import type { AggregateSelection, SelectedAggregate } from "../../src/request/selection.ts";
import { codeOf } from "../harness/code-of.ts";
import { context } from "./newsroom.ts";
import { printExpression, printJoins } from "./print-plan.ts";

interface Asked {
  readonly groupBy?: readonly unknown[];
  readonly sort?: readonly unknown[];
  /** `countAll`, `sum.views` */
  readonly fields?: readonly string[];
}

interface Planned {
  /** The key of each group in the answer, and what it is. */
  readonly groups?: Readonly<Record<string, string>>;
  readonly cells?: readonly string[];
  readonly sort?: readonly string[];
  readonly joins?: readonly string[];
}

function planOf({ groupBy, sort, fields = [] }: Asked): Planned {
  const selection: AggregateSelection = {
    kind: "aggregated",
    collection: "articles",
    arguments: { ...(groupBy === undefined ? {} : { groupBy }), ...(sort === undefined ? {} : { sort }) },
    aggregate: fields.map(selectAggregate),
  };
  return describePlan(planAggregate(context, collectionOf(context.model, "articles"), selection));
}

function selectAggregate(text: string): SelectedAggregate {
  if (text === "countAll") return { kind: "countAll", key: text };
  const [aggregate = "", field = ""] = text.split(".");
  // A table names aggregates that there are.
  return { kind: "aggregate", key: aggregate, aggregate: aggregate as "count", fields: [{ key: field, field }] };
}

/** Without what is empty. */
function describePlan({ groups, cells, sort, joins }: AggregatePlan): Planned {
  const described = {
    groups: groups.length === 0 ? undefined : Object.fromEntries(groups.map(({ key, expression }) => [key, printExpression(expression)])),
    cells: cells.length === 0 ? undefined : cells.map(printCell),
    sort: sort.length === 0 ? undefined : sort.map(printTerm),
    joins: joins.length === 0 ? undefined : printJoins(joins),
  };
  return Object.fromEntries(Object.entries(described).filter(([, value]) => value !== undefined));
}

function printCell(cell: AggregateCell): string {
  return cell.kind === "countAll" ? "countAll" : `${cell.function} of ${printExpression(cell.operand)}`;
}

/** A group by its number, or an aggregate. */
function printTerm(term: AggregateSort): string {
  return `${term.kind === "group" ? `group ${term.index}` : printCell(term.cell)}${term.descending ? " desc" : ""}`;
}

const byStatus = { status: "t0.status" };

describe("articles together:", () => {
  test.each<readonly [what: string, asked: Asked, planned: Planned]>([
    ["all of them counted", { fields: ["countAll"] }, { cells: ["countAll"] }],
    ["one aggregate that is asked for twice", { fields: ["sum.views", "sum.views"] }, { cells: ["sum of t0.views"] }],
    [
      "different values of what has no order, by their text",
      { fields: ["countDistinct.spot"] },
      { cells: ["countDistinct of t0.spot::text"] },
    ],
    ["groups, ordered by themselves", { groupBy: ["status"] }, { groups: byStatus, sort: ["group 0"] }],
    [
      "groups by a part of a date",
      { groupBy: ["month(day)"] },
      { groups: { day_month: "extract(month from t0.day)::int" }, sort: ["group 0"] },
    ],
    [
      "groups by a value in json",
      { groupBy: ["json(settings, theme.color)"] },
      { groups: { "settings_json_theme.color": "(t0.settings::jsonb #>> ['theme','color']::text[])" }, sort: ["group 0"] },
    ],
    [
      "groups by a field of a related item",
      { groupBy: ["author.name"] },
      { groups: { "author.name": "t1.name" }, sort: ["group 0"], joins: ["authors t1 on t0.author = t1.id"] },
    ],
    [
      "groups ordered by one of them, and then by the others, so that the order is total",
      { groupBy: ["status", "day"], sort: ["-day"] },
      { groups: { ...byStatus, day: "t0.day" }, sort: ["group 1 desc", "group 0"] },
    ],
    [
      "groups ordered by an aggregate, which need not be asked for",
      { groupBy: ["status"], sort: ["-sum.views"] },
      { groups: byStatus, sort: ["sum of t0.views desc", "group 0"] },
    ],
    [
      "groups ordered by how many there are of each",
      { groupBy: ["status"], sort: ["-countAll"] },
      { groups: byStatus, sort: ["countAll desc", "group 0"] },
    ],
    [
      "groups ordered by the text that asked for one of them, or by its key",
      { groupBy: ["month(day)"], sort: ["-month(day)"] },
      { groups: { day_month: "extract(month from t0.day)::int" }, sort: ["group 0 desc"] },
    ],
  ])("%s", (_what, asked, planned) => {
    expect(planOf(asked)).toEqual(planned);
  });

  test.each<readonly [what: string, asked: Asked, code: string]>([
    ["groups by many items", { groupBy: ["comments.text"] }, "INVALID_QUERY"],
    ["groups by what does not exist", { groupBy: ["titel"] }, "FORBIDDEN"],
    ["groups by a secret of a related item", { groupBy: ["author.token"] }, "FORBIDDEN"],
    ["groups by what is no text", { groupBy: [7] }, "INVALID_QUERY"],
    ["an order by what is no group", { groupBy: ["status"], sort: ["day"] }, "FORBIDDEN"],
    ["an order by the sum of what is no number", { groupBy: ["status"], sort: ["sum.title"] }, "INVALID_QUERY"],
    ["an aggregate of a list", { fields: ["count.comments"] }, "INVALID_QUERY"],
    ["more than a hundred groups", { groupBy: Array.from({ length: 101 }, () => "status") }, "INVALID_QUERY"],
  ])("%s: refused", (_what, asked, code) => {
    expect(codeOf(() => planOf(asked))).toBe(code);
  });
});
