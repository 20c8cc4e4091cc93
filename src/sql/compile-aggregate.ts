import { sql } from "kysely";
import { compileSql } from "../database/compile-sql.ts";
import type { Statement } from "../database/database.ts";
import type { AggregateCell, AggregateFunction, AggregatePlan } from "../plan/statement/read-plan.ts";
import { compilePage } from "./compile-read.ts";
import { compiledRead } from "./compiled-read.ts";
import type { CompiledRead } from "./compiled-read.ts";
import { compileExpression, compileJoins, compileTable, compileWhere, direction } from "./expression.ts";
import type { Sql } from "./expression.ts";

/**
 * Groups first, aggregates behind them:
 *     select t0.status, count(t0.id), avg(t0.views) from articles as t0 group by 1 order by 1 asc limit 100
 * Groups stand in GROUP BY and ORDER BY by their position, so that an expression with values is the same in all three.
 */
export function compileAggregate(plan: AggregatePlan): CompiledRead {
  return compiledRead(compileStatement(plan));
}

function compileStatement(plan: AggregatePlan): Statement {
  const groups = plan.groups.map((group) => compileExpression(group.expression));
  const cells = plan.cells.map(compileCell);
  const columns = groups.length + cells.length === 0 ? sql`null` : sql.join([...groups, ...cells]);
  const positions = plan.groups.map((_, index) => position(index));
  // Rows that nobody groups are one group, also when no aggregate is asked for.
  const grouping = positions.length > 0 ? sql` group by ${sql.join(positions)}` : cells.length === 0 ? sql` having true` : sql``;
  const terms = plan.sort.map(
    (term) => sql`${term.kind === "group" ? position(term.index) : compileCell(term.cell)} ${direction(term.descending)}`,
  );
  const order = terms.length === 0 ? sql`` : sql` order by ${sql.join(terms)}`;
  const where = compileWhere(plan.condition === null ? [] : [plan.condition]);
  const compiled = compileSql(
    sql`select ${columns} from ${compileTable(plan.table, plan.alias)}${compileJoins(plan.joins)}${where}${grouping}${order}${compilePage(plan)}`,
  );
  return { ...compiled, prepared: plan.prepared };
}

function position(index: number): Sql {
  return sql`${sql.lit(index + 1)}`;
}

function compileCell(cell: AggregateCell): Sql {
  if (cell.kind === "countAll") return sql`count(*)`;
  return aggregates[cell.function](compileExpression(cell.operand));
}

const aggregates: Readonly<Record<AggregateFunction, (operand: Sql) => Sql>> = {
  count: (operand) => sql`count(${operand})`,
  countDistinct: (operand) => sql`count(distinct ${operand})`,
  avg: (operand) => sql`avg(${operand})`,
  sum: (operand) => sql`sum(${operand})`,
  avgDistinct: (operand) => sql`avg(distinct ${operand})`,
  sumDistinct: (operand) => sql`sum(distinct ${operand})`,
  min: (operand) => sql`min(${operand})`,
  max: (operand) => sql`max(${operand})`,
};
