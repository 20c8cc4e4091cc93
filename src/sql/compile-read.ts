import { sql } from "kysely";
import { compileSql } from "../database/compile-sql.ts";
import type { Condition, Join, ReadPlan, SortTerm } from "../plan/statement/read-plan.ts";
import { baseColumnsOf } from "./base-columns.ts";
import { compiledRead, keys } from "./compiled-read.ts";
import type { CompiledRead } from "./compiled-read.ts";
import { castToText, compileBase, compileExpression, compileJoins, compileWhere, conjunction, direction } from "./expression.ts";
import type { Sql } from "./expression.ts";
import { operatorIn } from "./operators.ts";

/**
 * The statement of a read plan. With a link, the keys are a parameter and each row starts with the ordinal (from 1) of
 * the key it belongs to.
 *
 * A list:
 *     select t0.id, t0.title from articles as t0 where ... order by t0.id asc limit 100
 * A list with to-one hops is paged before it is joined:
 *     select t0.id, t1.name from (select t0.id, t0.author from articles as t0 order by t0.id asc limit 100) as t0
 *       left join authors as t1 on t0.author = t1.id order by t0.id asc
 * A to-many level, so many rows for each parent:
 *     select k.n, t0.id from unnest($1::integer[]) with ordinality as k(key, n)
 *       cross join lateral (select t0.id from comments as t0 where t0.article = k.key order by t0.id asc limit 3) as t0
 *       order by k.n, t0.id asc
 * A key level:
 *     select k.n, t0.id, t0.name from unnest($1::integer[]) with ordinality as k(key, n)
 *       inner join authors as t0 on t0.id = k.key
 */
export function compileRead(plan: ReadPlan): CompiledRead {
  const query = plan.link.kind === "root" ? compileRoot(plan) : compileLevel(plan, plan.link);
  return compiledRead({ ...compileSql(query), prepared: plan.prepared });
}

function compileRoot(plan: ReadPlan): Sql {
  const columns = columnList(plan.columns.map(compileExpression));
  if (plan.selectionJoins.length === 0) {
    return sql`select ${columns} from ${compileBase(plan)}${compileJoins(plan.joins)}${compileWhere(conditionsOf(plan))}${compileOrder(plan.sort)}${compilePage(plan)}`;
  }
  const paged = pagedQuery(plan, []);
  return sql`select ${columns} from (${paged.query}) as ${sql.id(plan.alias)}${compileJoins(plan.selectionJoins)}${compileOrder(paged.sort)}`;
}

function compileLevel(plan: ReadPlan, link: Extract<ReadPlan["link"], { kind: "keys" }>): Sql {
  const columns = columnList([sql`k.n`, ...plan.columns.map(compileExpression)]);
  const from = sql`unnest(${keys}::${sql.raw(link.sqlType)}[]) with ordinality as k(key, n)`;
  const column = sql`${sql.id(plan.alias, link.column)}`;
  const base = link.cast === null ? column : castToText(column, link.cast);
  const key = link.castKeys === undefined ? sql`k.key` : sql`k.key::${sql.raw(link.castKeys)}`;
  const onKey = sql`${base} ${operatorIn(link.operators, "=")} ${key}${link.where.length === 0 ? sql`` : sql` and ${conjunction(link.where)}`}`;
  if (plan.page.limit === null && plan.page.offset === 0) {
    const order = plan.sort.length === 0 ? sql`` : sql` order by k.n, ${sortList(plan.sort)}`;
    return sql`select ${columns} from ${from} inner join ${compileBase(plan)} on ${onKey}${compileJoins(plan.joins)}${compileWhere(conditionsOf(plan))}${order}`;
  }
  const paged = pagedQuery(plan, [onKey]);
  return sql`select ${columns} from ${from} cross join lateral (${paged.query}) as ${sql.id(plan.alias)}${compileJoins(plan.selectionJoins)} order by k.n, ${sortList(paged.sort)}`;
}

/** The page alone, under the alias of the base table, so that what stands around it reads the same columns. */
function pagedQuery(plan: ReadPlan, conditions: readonly Sql[]): { readonly query: Sql; readonly sort: readonly SortTerm[] } {
  const outerJoins: readonly Join[] = plan.selectionJoins;
  const exposed = new Set(baseColumnsOf(plan.alias, plan.columns, outerJoins));
  const columns: Sql[] = [];
  // A term that is no base column is computed inside and handed out under a name of its own.
  const sort = plan.sort.map((term, index): SortTerm => {
    const { expression } = term;
    if (expression.kind === "column" && expression.alias === plan.alias) {
      exposed.add(expression.column);
      return term;
    }
    const name = `sort ${index}`;
    columns.push(sql`${compileExpression(expression)} as ${sql.id(name)}`);
    return { ...term, expression: { kind: "column", alias: plan.alias, column: name } };
  });
  const list = columnList([...[...exposed].map((column) => sql`${sql.id(plan.alias, column)}`), ...columns]);
  const planned = conditionsOf(plan);
  const all = planned.length === 0 ? conditions : [...conditions, conjunction(planned)];
  const where = all.length === 0 ? sql`` : sql` where ${sql.join([...all], sql` and `)}`;
  return {
    query: sql`select ${list} from ${compileBase(plan)}${compileJoins(plan.joins)}${where}${compileOrder(plan.sort)}${compilePage(plan)}`,
    sort,
  };
}

function conditionsOf(plan: { readonly condition: Condition | null }): readonly Condition[] {
  return plan.condition === null ? [] : [plan.condition];
}

/** A statement may want rows and no column of them, as for `{ articles { __typename } }`. */
function columnList(columns: readonly Sql[]): Sql {
  return columns.length === 0 ? sql`null` : sql.join([...columns]);
}

function compileOrder(terms: readonly SortTerm[]): Sql {
  return terms.length === 0 ? sql`` : sql` order by ${sortList(terms)}`;
}

function sortList(terms: readonly SortTerm[]): Sql {
  return sql.join(terms.map(({ expression, descending }) => sql`${compileExpression(expression)} ${direction(descending)}`));
}

/** A prepared statement holds its page as literals, so that PostgreSQL plans it once, for just this page. */
export function compilePage({ page, prepared }: Pick<ReadPlan, "page" | "prepared">): Sql {
  const value = (rows: number): Sql => (prepared ? sql`${sql.lit(rows)}` : sql`${String(rows)}`);
  const limit = page.limit === null ? sql`` : sql` limit ${value(page.limit)}`;
  return page.offset === 0 ? limit : sql`${limit} offset ${value(page.offset)}`;
}
