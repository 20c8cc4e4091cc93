/** Expressions and conditions of plans as fragments of SQL. Names are quoted as identifiers, values are parameters. */
import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { DatePart } from "../filter/filter.ts";
import type {
  Condition,
  Expression,
  Join,
  JsonType,
  KeyCast,
  ReadPlan,
  Subquery,
  TableRef,
  TextCast,
  Value,
} from "../plan/statement/read-plan.ts";
import { castKey } from "./cast-key.ts";
import { listOf, operatorOf, operatorsOf } from "./operators.ts";
import { textAsJson } from "./text-as-json.ts";

export type Sql = RawBuilder<unknown>;

export function compileTable(table: TableRef, alias: string): Sql {
  return sql`${sql.id(table.schema, table.table)} as ${sql.id(alias)}`;
}

/** The table of a statement's base; for a version, a table that holds the version's values. */
export function compileBase(plan: Pick<ReadPlan, "table" | "alias" | "versioned">): Sql {
  if (plan.versioned === null) return compileTable(plan.table, plan.alias);
  const columns = plan.versioned.map(({ column, override }) =>
    override === null ? sql.id(column) : sql`${override.text}::${sql.raw(override.sqlType)} as ${sql.id(column)}`,
  );
  return sql`(select ${sql.join(columns)} from ${sql.id(plan.table.schema, plan.table.table)}) as ${sql.id(plan.alias)}`;
}

export function compileExpression(expression: Expression): Sql {
  switch (expression.kind) {
    case "column":
      return sql`${sql.id(expression.alias, expression.column)}`;
    case "asJson":
      return sql`to_json(${compileExpression(expression.operand)})`;
    case "asText":
      return sql`${compileExpression(expression.operand)}::text`;
    case "asTexts":
      return sql`${compileExpression(expression.operand)}::text[]`;
    case "addressAsText":
      return sql`abbrev(${compileExpression(expression.operand)})`;
    case "collated":
      return sql`${compileExpression(expression.operand)} collate "default"`;
    case "guarded":
      return sql`case when ${compileCondition(expression.condition)} then ${compileExpression(expression.operand)} end`;
    case "zone":
      return sql`extract(timezone from ${compileExpression(expression.operand)})::int`;
    case "datePart":
      return compileDatePart(expression.part, compileExpression(expression.operand));
    case "jsonLength":
      return compileJsonLength(expression.jsonType, compileExpression(expression.operand));
    case "jsonPath":
      return compileJsonPath(expression);
    case "count":
      // (select count(*) from items as t1 where t1.node = t0.id)
      return sql`(select count(*) from ${compileSubquery(expression.subquery)})`;
    case "extreme":
      // (select t1.label from items as t1 where t1.node = t0.id order by t1.label limit 1)
      return sql`(select ${compileExpression(expression.value)} from ${compileSubquery(expression.subquery)} order by ${compileExpression(expression.value)} ${direction(expression.descending)} nulls last limit 1)`;
  }
}

export function direction(descending: boolean): Sql {
  return descending ? sql`desc` : sql`asc`;
}

function compileDatePart(part: DatePart, operand: Sql): Sql {
  // A second may have a fraction, which the whole seconds leave out.
  if (part === "second") return sql`floor(extract(second from ${operand}))::int`;
  // The other parts of an infinite date are null; its year is infinite, and no integer.
  if (part === "year") return sql`case when isfinite(${operand}) then extract(year from ${operand})::int end`;
  return sql`extract(${dateParts[part]} from ${operand})::int`;
}

const dateParts: Readonly<Record<Exclude<DatePart, "second" | "year">, Sql>> = {
  month: sql`month`,
  week: sql`week`,
  day: sql`day`,
  weekday: sql`dow`,
  hour: sql`hour`,
  minute: sql`minute`,
};

function compileJsonLength(type: JsonType, operand: Sql): Sql {
  return ofJson(type, operand, (json) =>
    type === "jsonb"
      ? sql`case when jsonb_typeof(${json}) = 'array' then jsonb_array_length(${json}) end`
      : sql`case when json_typeof(${json}) = 'array' then json_array_length(${json}) end`,
  );
}

function compileJsonPath({ operand, jsonType, path: steps, as }: Extract<Expression, { kind: "jsonPath" }>): Sql {
  const path = sql`${steps}::text[]`;
  return ofJson(jsonType, compileExpression(operand), (json) => {
    switch (as) {
      case "json":
        return sql`(${json} #> ${path})`;
      case "text":
        return sql`(${json} #>> ${path})`;
      case "number": {
        const typeOf = jsonType === "jsonb" ? sql`jsonb_typeof` : sql`json_typeof`;
        return sql`case when ${typeOf}(${json} #> ${path}) = 'number' then (${json} #>> ${path})::numeric end`;
      }
    }
  });
}

/** What stands in a text is parsed once, however often it is mentioned: `(select ... from (select ... as json offset 0) as v)`. */
function ofJson(type: JsonType, operand: Sql, compile: (json: Sql) => Sql): Sql {
  if (type !== "text") return compile(sql`${operand}::${sql.raw(type)}`);
  return sql`(select ${compile(sql`v.json`)} from (select ${textAsJson(operand)} as json offset 0) as v)`;
}

/** `items as t1 left join ... where t1.node = t0.id and ...` */
function compileSubquery(subquery: Subquery): Sql {
  const conditions = [...subquery.links, ...(subquery.condition === null ? [] : [subquery.condition])];
  return sql`${compileTable(subquery.table, subquery.alias)}${compileJoins(subquery.joins)}${compileWhere(conditions)}`;
}

export function compileJoins(joins: readonly Join[]): Sql {
  return concat(joins.map(compileJoin));
}

/**
 *     left join authors as t1 on t0.author = t1.id
 *     left join lateral (select t1.id, t1.name from animals as t1 where t0.animal = t1.id
 *       order by t1.tableoid <> 'animals'::regclass, t1.tableoid limit 1) as t1 on true
 */
function compileJoin({ table, alias, on, firstOf }: Join): Sql {
  if (firstOf === null) return sql` left join ${compileTable(table, alias)} on ${conjunction(on)}`;
  const columns = sql.join(firstOf.map((column) => sql.id(alias, column)));
  const origin = sql.id(alias, "tableoid");
  const name = sql.lit([table.schema, table.table].map((part) => `"${part.replaceAll('"', '""')}"`).join("."));
  return sql` left join lateral (select ${columns} from ${compileTable(table, alias)} where ${conjunction(on)} order by ${origin} <> ${name}::regclass, ${origin} limit 1) as ${sql.id(alias)} on true`;
}

export function compileWhere(conditions: readonly Condition[]): Sql {
  return conditions.length === 0 ? empty : sql` where ${conjunction(conditions)}`;
}

const empty: Sql = sql``;

function concat(parts: readonly Sql[]): Sql {
  return parts.length === 0 ? empty : sql.join([...parts], sql``);
}

export function conjunction(conditions: readonly Condition[]): Sql {
  return sql.join(conditions.map(compileCondition), sql` and `);
}

function compileCondition(condition: Condition): Sql {
  switch (condition.kind) {
    case "and":
      return sql`(${sql.join(condition.parts.map(compileCondition), sql` and `)})`;
    case "or":
      return sql`(${sql.join(condition.parts.map(compileCondition), sql` or `)})`;
    case "not":
      return sql`not ${parenthesized(condition.part)}`;
    case "isTrue":
      return sql`${parenthesized(condition.part)} is true`;
    case "constant":
      return condition.value === null ? sql`null::boolean` : condition.value ? sql`true` : sql`false`;
    case "isNull":
      return sql`${compileExpression(condition.operand)} is ${condition.negated ? sql`not null` : sql`null`}`;
    case "isEmpty": {
      const operand = compileExpression(condition.operand);
      return condition.negated ? sql`(${operand} is not null and ${operand} <> '')` : sql`(${operand} is null or ${operand} = '')`;
    }
    case "compare":
      return sql`${compileExpression(condition.left)} ${operatorOf(condition.left, condition.operator)} ${compileValue(condition.right)}`;
    case "oneOf": {
      const values = listOf(condition.values, condition.sqlType);
      return condition.negated
        ? sql`${compileExpression(condition.operand)} ${operatorOf(condition.operand, "<>")} all(${values})`
        : sql`${compileExpression(condition.operand)} ${operatorOf(condition.operand, "=")} any(${values})`;
    }
    case "between":
      return compileBetween(condition);
    case "like":
      return compileLike(condition);
    case "exists":
      return sql`exists (select 1 from ${compileSubquery(condition.subquery)})`;
    case "equal":
      return compileEqual(condition.left, condition.right, condition.cast);
  }
}

function compileBetween({ operand, low, high, negated }: Extract<Condition, { kind: "between" }>): Sql {
  const value = compileExpression(operand);
  if (operatorsOf(operand) === undefined)
    return sql`${value} ${negated ? sql`not between` : sql`between`} ${compileValue(low)} and ${compileValue(high)}`;
  const inside = sql`(${value} ${operatorOf(operand, ">=")} ${compileValue(low)} and ${value} ${operatorOf(operand, "<=")} ${compileValue(high)})`;
  return negated ? sql`not ${inside}` : inside;
}

function compileLike({ operand, pattern, caseInsensitive, negated }: Extract<Condition, { kind: "like" }>): Sql {
  const value = compileExpression(operand);
  if (operatorsOf(operand) === undefined)
    return sql`${value} ${negated ? sql`not ` : empty}${caseInsensitive ? sql`ilike` : sql`like`} ${pattern}`;
  return sql`${value} ${operatorOf(operand, `${negated ? "!" : ""}~~${caseInsensitive ? "*" : ""}`)} ${pattern}`;
}

/** `not (...)` around everything that is not in parentheses by itself. */
function parenthesized(condition: Condition): Sql {
  const compiled = compileCondition(condition);
  return condition.kind === "and" || condition.kind === "or" || condition.kind === "exists" ? compiled : sql`(${compiled})`;
}

function compileEqual(left: Expression, right: Expression, cast: KeyCast | null): Sql {
  const [leftSql, rightSql] = [compileExpression(left), compileExpression(right)];
  if (cast === null) return sql`${leftSql} ${operatorsOf(left) === operatorsOf(right) ? operatorOf(left, "=") : sql`=`} ${rightSql}`;
  if (cast.kind === "toText") return sql`${leftSql} = ${castToText(rightSql, cast)}`;
  return sql`${castKey(leftSql, cast)} = ${rightSql}`;
}

export function castToText(key: Sql, { isAddress }: TextCast): Sql {
  return isAddress ? sql`abbrev(${key})` : sql`${key}::text`;
}

function compileValue(value: Value): Sql {
  return sql`${value.text}::${sql.raw(value.sqlType)}`;
}
