import { compileSql } from "../../src/database/compile-sql.ts";
import type { Parameter, Statement } from "../../src/database/database.ts";
import type { Condition, Expression, Subquery } from "../../src/plan/statement/read-plan.ts";
import type { Sql } from "../../src/sql/expression.ts";

/** A statement, or a piece of one, and its parameters. */
export type PlainSql = readonly [sql: string, ...parameters: Parameter[]];

/** SQL as one reads it: without the quotes around names that need none, and its parameters behind it. */
export function plainSql(compiled: Sql | Pick<Statement, "sql" | "parameters">): PlainSql {
  const { sql, parameters } = "compile" in compiled ? compileSql(compiled) : compiled;
  return [sql.replaceAll(/(?<!")"([a-z_][a-z0-9_]*)"(?!")/g, "$1"), ...parameters];
}

/** `t0.title` as an expression. */
export function column(name: string): Expression {
  const [alias = "", columnName = ""] = name.split(".");
  return { kind: "column", alias, column: columnName };
}

/** `t1.article = t0.id` as a condition. */
export function equal(left: string, right: string): Condition {
  return { kind: "equal", left: column(left), right: column(right), cast: null };
}

/** The comments of an article, of which a condition may ask more. */
export function comments(condition: Condition | null = null): Subquery {
  return {
    table: { schema: "public", table: "comments", rows: null },
    alias: "t1",
    links: [equal("t1.article", "t0.id")],
    joins: [],
    condition,
  };
}
