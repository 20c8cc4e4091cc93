/** Plans in short: what a statement reads and joins as data, single values and conditions as one reads SQL. */
import type { Condition, Expression, Join, SortTerm } from "../../src/plan/statement/read-plan.ts";
import type { Release } from "../../src/plan/write/releases.ts";
import type { WriteStep } from "../../src/plan/write/write-plan.ts";
import { compileExpression, conjunction } from "../../src/sql/expression.ts";
import { plainSql } from "../sql/plain-sql.ts";
import type { PlainSql } from "../sql/plain-sql.ts";

export function printExpression(expression: Expression): string {
  return withValues(plainSql(compileExpression(expression)));
}

/** `t0.title = 'a'::character varying` */
export function printCondition(condition: Condition): string {
  return withValues(plainSql(conjunction([condition])));
}

/** `t0.day desc` */
export function printSort(sort: readonly SortTerm[]): readonly string[] {
  return sort.map(({ expression, descending }) => `${printExpression(expression)}${descending ? " desc" : ""}`);
}

/** `authors t1 on t0.author = t1.id` */
export function printJoins(joins: readonly Join[]): readonly string[] {
  return joins.map(({ table, alias, on }) => `${table.table} ${alias} on ${withValues(plainSql(conjunction(on)))}`);
}

/** A value stands in the place of its parameter. */
function withValues([sql, ...parameters]: PlainSql): string {
  return sql
    .replaceAll(/\$(\d+)/g, (_, index) => JSON.stringify(parameters[Number(index) - 1]).replaceAll('"', "'"))
    .replaceAll("public.", "");
}

/** `insert notes 1, 2: section` */
export function printStep(step: WriteStep): string {
  switch (step.kind) {
    case "insert":
    case "update":
      return `${step.kind} ${step.group.rows[0]?.collection.name ?? ""} ${step.group.rows.map((row) => row.key).join(", ")}: ${step.group.fields.map(({ name }) => name).join(", ")}`;
    case "delete":
      return `delete ${step.deletion.collection.name} ${step.deletion.keys.join(", ")}`;
    case "release":
      return printRelease(step.release);
    case "empty":
      return `empty ${step.collection.name} ${step.keys.join(", ")}: ${step.field.name}`;
  }
}

function printRelease(release: Release): string {
  const { kind, collection } = release;
  const [keys, fields] = release.kind === "state" ? [release.rows.map((row) => row.key), release.fields] : [release.keys, [release.field]];
  return `${kind} ${collection.name} ${keys.join(", ")}: ${fields.map(({ name }) => name).join(", ")}`;
}
