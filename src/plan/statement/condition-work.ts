/** The work of conditions and expressions, and of what they find in other tables. */
import type { Condition, Expression, Join, Subquery } from "./read-plan.ts";
import { addLength, jsonWeights, rowsOf, searchWeights, weights, withTables } from "./work.ts";
import type { Work, WorkPlace } from "./work.ts";

export function addCondition(work: Work, condition: Condition, place: WorkPlace): void {
  switch (condition.kind) {
    case "constant":
      return;
    case "and":
    case "or":
      for (const part of condition.parts) addCondition(work, part, place);
      return;
    case "not":
    case "isTrue":
      addCondition(work, condition.part, place);
      return;
    case "isNull":
    case "isEmpty":
      addOperand(work, condition.operand, place);
      return;
    case "compare":
      addOperand(work, condition.left, place);
      return;
    case "between":
      addOperand(work, condition.operand, place, 2);
      return;
    case "oneOf":
      addOperand(work, condition.operand, place, 3);
      addLength(work, condition.values, weights.listedValue);
      return;
    case "like": {
      const { operand, pattern, caseInsensitive } = condition;
      addOperand(work, operand, place, searchWeights[isShort(operand) ? "short" : "long"][caseInsensitive ? "anyCase" : "exact"]);
      addLength(work, pattern, caseInsensitive ? place.times * weights.searchedLetter : 1);
      return;
    }
    case "exists":
      addSubquery(work, condition.subquery, place, place.isNested ? weights.foundWithin : weights.hashed);
      return;
    case "equal":
      addOperand(work, condition.left, place, condition.cast === null ? 1 : weights.keyCast);
      addOperand(work, condition.right, place);
  }
}

export function addExpression(work: Work, expression: Expression, place: WorkPlace): void {
  switch (expression.kind) {
    case "column":
      return;
    case "asJson":
    case "asText":
    case "asTexts":
    case "addressAsText":
      addOperand(work, expression.operand, place, 10);
      return;
    case "collated":
      addExpression(work, expression.operand, place);
      return;
    case "guarded":
      addCondition(work, expression.condition, place);
      addExpression(work, expression.operand, place);
      return;
    case "datePart":
    case "zone":
      addOperand(work, expression.operand, place, weights.datePart);
      return;
    case "jsonLength":
      addOperand(work, expression.operand, place, 2 * jsonWeights[expression.jsonType]);
      return;
    case "jsonPath":
      addOperand(work, expression.operand, place, jsonWeights[expression.jsonType] * (expression.as === "number" ? 3 : 1));
      return;
    case "count":
      addSubquery(work, expression.subquery, place, weights.found);
      return;
    case "extreme":
      addOperand(work, expression.value, addSubquery(work, expression.subquery, place, weights.ordered), weights.row);
  }
}

/** `own`: the steps that are taken with the operand's value. */
function addOperand(work: Work, operand: Expression, place: WorkPlace, own = 1): void {
  addExpression(work, operand, place);
  work.steps += place.times * own;
}

export function addJoins(work: Work, joins: readonly Join[], place: WorkPlace): void {
  for (const { on } of joins) {
    work.steps += place.times * weights.joined;
    for (const condition of on) addCondition(work, condition, place);
  }
}

/** The place of what is evaluated for each of the rows that are found. */
function addSubquery(work: Work, subquery: Subquery, place: WorkPlace, probe: number): WorkPlace {
  const { table, alias, joins, condition } = subquery;
  const outer = outerAlias(subquery);
  const found = Math.max(1, rowsOf(table) / ((outer === null ? undefined : place.rows.get(outer)) ?? rowsOf(table)));
  const within: WorkPlace = { times: place.times * found, rows: withTables(place.rows, [{ table, alias }, ...joins]), isNested: true };
  work.steps += place.times * probe + within.times * weights.row;
  addJoins(work, joins, within);
  if (condition !== null) addCondition(work, condition, within);
  return within;
}

/** The table that a subquery's rows belong to: the other side of its link. */
function outerAlias({ alias, links }: Subquery): string | null {
  for (const link of links) {
    if (link.kind !== "equal") continue;
    const other = [readBy(link.left), readBy(link.right)].find((column) => column !== null && column.alias !== alias);
    if (other !== undefined && other !== null) return other.alias;
  }
  return null;
}

/** Whether a text is known to be no longer than a line. */
function isShort(text: Expression): boolean {
  const column = readBy(text);
  // A text that is made of another value is short.
  if (column === null || text.kind === "asText") return true;
  return column.maxLength !== undefined && column.maxLength <= longestLine;
}

const longestLine = 255;

/** The column that an expression reads; null for what is of several rows. */
export function readBy(expression: Expression): Extract<Expression, { kind: "column" }> | null {
  switch (expression.kind) {
    case "column":
      return expression;
    case "asJson":
    case "asText":
    case "asTexts":
    case "addressAsText":
    case "collated":
    case "guarded":
    case "datePart":
    case "zone":
    case "jsonLength":
    case "jsonPath":
      return readBy(expression.operand);
    case "count":
    case "extreme":
      return null;
  }
}
