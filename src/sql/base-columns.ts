import type { Condition, Expression, Join, Subquery } from "../plan/statement/read-plan.ts";

/** The columns of `alias` that the expressions and joins mention, also from inside their subqueries. */
export function baseColumnsOf(alias: string, expressions: readonly Expression[], joins: readonly Join[]): ReadonlySet<string> {
  const columns = new Set<string>();
  const visit = {
    expression: (expression: Expression): void => {
      switch (expression.kind) {
        case "column":
          if (expression.alias === alias) columns.add(expression.column);
          break;
        case "asJson":
        case "asText":
        case "addressAsText":
        case "asTexts":
        case "zone":
        case "collated":
        case "datePart":
        case "jsonLength":
        case "jsonPath":
          visit.expression(expression.operand);
          break;
        case "guarded":
          visit.expression(expression.operand);
          visit.condition(expression.condition);
          break;
        case "count":
          visit.subquery(expression.subquery);
          break;
        case "extreme":
          visit.subquery(expression.subquery);
          visit.expression(expression.value);
          break;
      }
    },
    subquery: (subquery: Subquery): void => {
      subquery.links.forEach(visit.condition);
      subquery.joins.forEach(visit.join);
      if (subquery.condition !== null) visit.condition(subquery.condition);
    },
    join: (join: Join): void => {
      join.on.forEach(visit.condition);
    },
    condition: (condition: Condition): void => {
      switch (condition.kind) {
        case "and":
        case "or":
          condition.parts.forEach(visit.condition);
          break;
        case "not":
        case "isTrue":
          visit.condition(condition.part);
          break;
        case "constant":
          break;
        case "isNull":
        case "isEmpty":
        case "oneOf":
        case "between":
        case "like":
          visit.expression(condition.operand);
          break;
        case "compare":
          visit.expression(condition.left);
          break;
        case "exists":
          visit.subquery(condition.subquery);
          break;
        case "equal":
          visit.expression(condition.left);
          visit.expression(condition.right);
          break;
      }
    },
  };
  expressions.forEach(visit.expression);
  joins.forEach(visit.join);
  return columns;
}
