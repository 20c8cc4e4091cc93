import { sql } from "kysely";
import { compileSql } from "../database/compile-sql.ts";
import type { Statement } from "../database/database.ts";
import type { Join, ReadPlan, SortTerm } from "../plan/statement/read-plan.ts";
import { baseColumnsOf } from "./base-columns.ts";
import { compiledRead, keys } from "./compiled-read.ts";
import type { CompiledRead } from "./compiled-read.ts";
import { castToText, compileBase, compileExpression, compileJoins, conjunction, direction } from "./expression.ts";
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
 * One with to-one hops is whole before it is joined, which PostgreSQL would else do for each parent anew:
 *     select t0."key n", t1.name from (select k.n as "key n", t0.* from unnest($1::integer[]) with ordinality as k(key, n)
 *       cross join lateral (...) as t0 offset 0) as t0 left join users as t1 on t0.user = t1.id order by t0."key n", t0.id asc
 * A key level:
 *     select k.n, t0.id, t0.name from unnest($1::integer[]) with ordinality as k(key, n)
 *       inner join authors as t0 on t0.id = k.key
 * A level of one key, which needs neither:
 *     select 1, t0.id from comments as t0 where t0.article = $1::integer order by t0.id asc limit 3
 *     select 1, t0.id, t0.name from authors as t0 where t0.id = $1::integer
 */
export function compileRead(plan: ReadPlan): CompiledRead {
  const { link, prepared } = plan;
  const statementOf = (query: Sql): Statement => ({ ...compileSql(query), prepared });
  if (link.kind === "root") return compiledRead(statementOf(compileRows(plan, [], [])));
  return compiledRead(statementOf(compileLevel(plan, link)), () =>
    statementOf(compileRows(plan, [sql`1`], [linkedTo(plan, link, oneKey(link))])),
  );
}

/**
 * Whether an item that may be gone is one of the plan's rows; `was` is JSON of its values by their columns:
 *     select 1 from json_populate_record(null::public.articles, $1::json) as t0 where ...
 */
export function asItWas(plan: ReadPlan, was: string): Statement {
  const { schema, table } = plan.table;
  const record = sql`json_populate_record(null::${sql.id(schema, table)}, ${was}::json) as ${sql.id(plan.alias)}`;
  return compileSql(sql`select 1 from ${record}${compileJoins(plan.joins)}${whereOf(plan, [])} limit 1`);
}

/** The rows of one list: `cells` before those of the plan, `conditions` before its own. */
function compileRows(plan: ReadPlan, cells: readonly Sql[], conditions: readonly Sql[]): Sql {
  const columns = columnList([...cells, ...plan.columns.map(compileExpression)]);
  if (plan.selectionJoins.length === 0) {
    return sql`select ${columns} from ${compileBase(plan)}${compileJoins(plan.joins)}${whereOf(plan, conditions)}${compileOrder(plan.sort)}${compilePage(plan)}`;
  }
  const paged = pagedQuery(plan, conditions);
  return sql`select ${columns} from (${paged.query}) as ${sql.id(plan.alias)}${compileJoins(plan.selectionJoins)}${compileOrder(paged.sort)}`;
}

function compileLevel(plan: ReadPlan, link: KeysLink): Sql {
  const columns = plan.columns.map(compileExpression);
  const from = sql`unnest(${keys}::${sql.raw(link.sqlType)}[]) with ordinality as k(key, n)`;
  const onKey = linkedTo(plan, link, castOf(link, sql`k.key`));
  if (plan.page.limit === null && plan.page.offset === 0) {
    const order = plan.sort.length === 0 ? sql`` : sql` order by k.n, ${sortList(plan.sort)}`;
    return sql`select ${columnList([sql`k.n`, ...columns])} from ${from} inner join ${compileBase(plan)} on ${onKey}${compileJoins(plan.joins)}${whereOf(plan, [])}${order}`;
  }
  const alias = sql.id(plan.alias);
  const paged = pagedQuery(plan, [onKey]);
  const pages = sql`${from} cross join lateral (${paged.query}) as ${alias}`;
  const order = sortList(paged.sort);
  if (plan.selectionJoins.length === 0) return sql`select ${columnList([sql`k.n`, ...columns])} from ${pages} order by k.n, ${order}`;
  const n = sql.id(plan.alias, "key n");
  return sql`select ${columnList([n, ...columns])} from (select k.n as "key n", ${alias}.* from ${pages} offset 0) as ${alias}${compileJoins(plan.selectionJoins)} order by ${n}, ${order}`;
}

type KeysLink = Extract<ReadPlan["link"], { kind: "keys" }>;

function oneKey(link: KeysLink): Sql {
  return castOf(link, sql`${keys}::${sql.raw(link.sqlType)}`);
}

function castOf({ castKeys }: KeysLink, key: Sql): Sql {
  return castKeys === undefined ? key : sql`${key}::${sql.raw(castKeys)}`;
}

/** `t0.item = k.key and t0.collection = 'headings'` */
function linkedTo({ alias }: ReadPlan, { column, cast, operators, where }: KeysLink, key: Sql): Sql {
  const own = sql`${sql.id(alias, column)}`;
  const left = cast === null ? own : castToText(own, cast);
  return sql`${left} ${operatorIn(operators, "=")} ${key}${where.length === 0 ? sql`` : sql` and ${conjunction(where)}`}`;
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
  return {
    query: sql`select ${list} from ${compileBase(plan)}${compileJoins(plan.joins)}${whereOf(plan, conditions)}${compileOrder(plan.sort)}${compilePage(plan)}`,
    sort,
  };
}

function whereOf({ condition }: ReadPlan, conditions: readonly Sql[]): Sql {
  const all = condition === null ? conditions : [...conditions, conjunction([condition])];
  return all.length === 0 ? sql`` : sql` where ${sql.join([...all], sql` and `)}`;
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
