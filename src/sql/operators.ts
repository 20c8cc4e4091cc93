/** Operators of types that lie in a schema of their own, and what stands on their right. */
import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { Expression } from "../plan/statement/read-plan.ts";
import type { Slot } from "../request/slots.ts";

type Sql = RawBuilder<unknown>;

/** What ANY and ALL take: `$1::integer[]`; of arrays `select u.one::integer[] from unnest($1::text[]) as u(one)`, as an array of arrays is none. */
export function listOf(values: readonly string[] | Slot, sqlType: string): Sql {
  if (!sqlType.endsWith("[]")) return sql`${values}::${sql.raw(sqlType)}[]`;
  return sql`select u.one::${sql.raw(sqlType)} from unnest(${values}::text[]) as u(one)`;
}

/** `=`, or `operator(extensions.=)` for a type whose operators lie in a schema that may not be searched. */
export function operatorIn(schema: string | null | undefined, operator: string): Sql {
  return sql.raw(schema === undefined || schema === null ? operator : `operator(${schema}.${operator})`);
}

export function operatorOf(operand: Expression, operator: string): Sql {
  return operatorIn(operatorsOf(operand), operator);
}

/** The schema that the operators of an expression lie in, where that has to be said. */
export function operatorsOf(operand: Expression): string | undefined {
  if (operand.kind === "column") return operand.operators;
  return operand.kind === "guarded" ? operatorsOf(operand.operand) : undefined;
}
