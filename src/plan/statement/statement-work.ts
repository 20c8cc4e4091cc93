/**
 * What the statements of a root field come to, in the steps of `work.ts`: as if each condition were evaluated for every
 * row that its statement may look at, which PostgreSQL often knows to avoid, and never exceeds by much.
 */
import type { Parameter } from "../../database/database.ts";
import { addCondition, addExpression, addJoins, readBy } from "./condition-work.ts";
import type {
  AggregateCell,
  AggregateFunction,
  AggregatePlan,
  Condition,
  Edge,
  Expression,
  ReadNode,
  ReadPlan,
  RootPlan,
} from "./read-plan.ts";
import { rowsOf, weights, withTables } from "./work.ts";
import type { Work, WorkPlace } from "./work.ts";

/** The steps that are sure, those that the values in slots add, and how many statements take them. */
export interface StatementWork {
  readonly steps: number;
  /** The same, if rules let through as much as they usually do. */
  readonly usualSteps: number;
  readonly statements: number;
  readonly perLength: ReadonlyMap<number, number>;
}

export function estimateWork(plan: RootPlan): StatementWork {
  const work = estimate(plan, everyRow);
  return { ...work, usualSteps: plan.kind === "list" ? estimate(plan, usualRows).steps : work.steps };
}

function estimate(plan: RootPlan, looked: (plan: ReadPlan) => number): Work {
  const work: Work = { steps: 0, statements: 0, perLength: new Map() };
  switch (plan.kind) {
    case "list":
      addNode(work, plan.node, looked(plan.node.plan));
      break;
    case "item":
    case "singleton":
      addNode(work, plan.node, 1);
      break;
    case "aggregate":
      addAggregate(work, plan.plan);
      break;
  }
  return work;
}

/** The same of items that are known by their keys, so many. */
export function estimateItems(node: ReadNode, items: number): StatementWork {
  const work: Work = { steps: 0, statements: 0, perLength: new Map() };
  addNode(work, node, items);
  return { ...work, usualSteps: work.steps };
}

/** What the values of a request add to the steps. */
export function stepsOfValues({ perLength }: StatementWork, values: readonly Parameter[]): number {
  let sum = 0;
  for (const [slot, weight] of perLength) sum += (values[slot]?.length ?? 0) * weight;
  return sum;
}

/** For a request whose values these are. */
export function countSteps(work: StatementWork, values: readonly Parameter[]): number {
  return work.steps + stepsOfValues(work, values);
}

/** A table that is small when Relata looks may have grown. */
const leastRows = 1_000;

/** Whatever rules let through: perhaps only the last row of all. */
function everyRow(plan: ReadPlan): number {
  return plan.condition === null ? rowsUntil(plan, 1) : Math.max(rowsOf(plan.table), leastRows);
}

/** Rules seldom let through less than a tenth. A prepared statement has no other condition. */
function usualRows(plan: ReadPlan): number {
  return plan.condition !== null && plan.prepared ? rowsUntil(plan, 10) : everyRow(plan);
}

/** In the order of an index, whatever comes behind the page is not looked at; of so many rows, one belongs to it. */
function rowsUntil({ table, sort, page }: ReadPlan, ofRows: number): number {
  const rows = Math.max(rowsOf(table), leastRows);
  const isInOrder = sort.length === 1 && sort[0]?.expression.kind === "column";
  return isInOrder && page.limit !== null ? Math.min(rows, (page.offset + page.limit) * ofRows) : rows;
}

/** `looked`: how many rows of its table a statement looks at. */
function addNode(work: Work, node: ReadNode, looked: number): void {
  const { plan } = node;
  const place = addRows(work, plan, looked);
  for (const { expression } of plan.sort) addOrder(work, expression, place);
  const answered = plan.link.kind === "root" && plan.page.limit !== null ? Math.min(looked, plan.page.limit) : looked;
  const selected: WorkPlace = { times: answered, rows: withTables(place.rows, plan.selectionJoins), isNested: false };
  addJoins(work, plan.selectionJoins, selected);
  for (const column of plan.columns) addExpression(work, column, selected);
  for (const edge of node.edges) addEdge(work, plan, edge, selected);
}

/** All rows of a level are looked at together, each for the one key that it belongs to. */
function addEdge(work: Work, { columns }: ReadPlan, edge: Edge, parents: WorkPlace): void {
  if (edge.kind === "any") {
    for (const { node } of edge.members.values()) addNode(work, node, Math.min(parents.times, rowsOf(node.plan.table)));
    return;
  }
  const key = columns[edge.keyCell];
  const rows = rowsOf(edge.child.plan.table);
  const ofParents = parents.rows.get((key === undefined ? undefined : readBy(key)?.alias) ?? "") ?? rows;
  const keys = Math.min(parents.times, ofParents);
  const perKey = edge.kind === "many" ? Math.max(1, rows / ofParents) : 1;
  addNode(work, edge.child, Math.min(rows, keys * perKey));
}

function addAggregate(work: Work, plan: AggregatePlan): void {
  const place = addRows(work, plan, Math.max(rowsOf(plan.table), leastRows));
  for (const { expression } of plan.groups) addGroup(work, expression, place);
  for (const cell of plan.cells) addCell(work, cell, place);
}

function addCell(work: Work, cell: AggregateCell, place: WorkPlace): void {
  if (cell.kind === "countAll") return;
  addExpression(work, cell.operand, place);
  work.steps += place.times * aggregateWeights[cell.function];
}

/** Distinct values are sorted; some of them are texts. */
const aggregateWeights: Readonly<Record<AggregateFunction, number>> = {
  count: 3,
  avg: 8,
  sum: 8,
  min: 5,
  max: 5,
  avgDistinct: 50,
  sumDistinct: 50,
  countDistinct: 100,
};

/** Rows are told apart by all of what groups them, and sorted by it. */
function addGroup(work: Work, expression: Expression, place: WorkPlace): void {
  addExpression(work, expression, place);
  work.steps += place.times * weights.grouped;
}

function addOrder(work: Work, expression: Expression, place: WorkPlace): void {
  addExpression(work, expression, place);
  work.steps += place.times * weights.sorted;
}

/** What stands in FROM and WHERE. */
function addRows(work: Work, plan: Pick<ReadPlan, "table" | "alias" | "joins" | "condition">, looked: number): WorkPlace {
  const rows = new Map([[plan.alias, Math.max(looked, rowsOf(plan.table))]]);
  const place: WorkPlace = { times: looked, rows: withTables(rows, plan.joins), isNested: false };
  work.statements++;
  work.steps += weights.statement + looked * weights.row + planningSteps(plan);
  addJoins(work, plan.joins, place);
  if (plan.condition !== null) addCondition(work, plan.condition, place);
  return place;
}

/** PostgreSQL weighs each pair of tables that EXISTS joins to the others against each of the rest: for 50, two seconds. */
function planningSteps({ joins, condition }: Pick<ReadPlan, "joins" | "condition">): number {
  const tables = condition === null ? 0 : countFlattened(condition);
  return tables ** 3 * 2_000 + joins.length ** 2 * 1_000;
}

/** How many tables conditions add to FROM: those of each EXISTS, negated or not, that all have to hold. */
function countFlattened(condition: Condition): number {
  switch (condition.kind) {
    case "and":
      return condition.parts.reduce((sum, part) => sum + countFlattened(part), 0);
    case "not":
      return condition.part.kind === "exists" ? countFlattened(condition.part) : 0;
    case "exists": {
      const { joins, condition: inner } = condition.subquery;
      return 1 + joins.length + (inner === null ? 0 : countFlattened(inner));
    }
    case "or":
    case "isTrue":
    case "constant":
    case "isNull":
    case "isEmpty":
    case "compare":
    case "oneOf":
    case "between":
    case "like":
    case "equal":
      return 0;
  }
}
