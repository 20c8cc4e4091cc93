/**
 * A filter becomes a condition: columns compare, to-one hops become joins of their scope, every quantifier on a to-many
 * relation becomes an EXISTS of its own.
 */
import { GraphQLInputObjectType, getNamedType } from "graphql";
import type { GraphQLInputField } from "graphql";
import { invalidQuery, secretField } from "../../errors.ts";
import { fieldOf } from "../../model/look-up.ts";
import type { ColumnField, OneToAny, OneToMany } from "../../model/model.ts";
import type { PlanContext } from "../../request/plan-context.ts";
import { filterMeaning } from "../../schema/names/meaning.ts";
import type { FilterMeaning } from "../../schema/names/meaning.ts";
import { invariant } from "../../shared/invariant.ts";
import { columnOperand, countOperand, datePartOperand, jsonLengthOperand } from "../statement/operand.ts";
import type { Condition, DatePart } from "../statement/read-plan.ts";
import { createSubquery, guarded, joinMember, joinToOne, readColumn } from "../statement/scope.ts";
import type { AliasedCollection, Scope } from "../statement/scope.ts";
import { allOf, negate, planJsonOperators, planOperators, recordOf } from "./plan-operators.ts";

/** Where in a filter planning stands. */
interface Place {
  readonly scope: Scope;
  /** The item that the filter speaks of: the scope's base, or a to-one joined to it. */
  readonly at: AliasedCollection;
  /** Leads here from the argument, for messages: `filter._and[1].author`. */
  readonly path: string;
  /** Relations crossed so far. */
  readonly depth: number;
  /** `_and`, `_or` and `_not` entered so far. */
  readonly nesting: number;
}

/** Far beyond what anybody writes, and far below what PostgreSQL's stack holds. */
const mostNesting = 100;

/** The condition that `filter`, an input of `type`, states about the base of `scope`. */
export function planFilter(
  context: PlanContext,
  scope: Scope,
  filter: unknown,
  type: GraphQLInputObjectType,
  start: { readonly path: string; readonly depth: number },
): Condition {
  return planObject(context, { scope, at: scope.base, nesting: 0, ...start }, filter, type);
}

function planObject(context: PlanContext, place: Place, filter: unknown, type: GraphQLInputObjectType): Condition {
  if (place.depth >= context.settings.maxRelationalDepth) {
    throw invalidQuery(place.path, `the filter nests more than ${context.settings.maxRelationalDepth - 1} relations.`);
  }
  const parts = Object.entries(recordOf(filter, place.path)).map(([key, value]) => {
    const { field, meaning } = inputField(type, key);
    const inner = { ...place, path: `${place.path}.${key}` };
    switch (meaning.kind) {
      case "logic":
        return planLogic(context, inner, meaning.operator, value, type);
      case "functions":
        return planFunctions(context, inner, meaning.field, value);
      case "member":
        return planMember(context, inner, meaning, value, field);
      case "field":
        return planField(context, inner, meaning.field, value, field);
      case "quantifier":
        invariant(false, `a quantifier stands only under a to-many relation: "${inner.path}"`);
    }
  });
  return allOf(parts);
}

function inputField(type: GraphQLInputObjectType, key: string): { readonly field: GraphQLInputField; readonly meaning: FilterMeaning } {
  const field = type.getFields()[key];
  const meaning = field === undefined ? undefined : filterMeaning(field);
  invariant(field !== undefined && meaning !== undefined, `input field "${type.name}.${key}" has a meaning`);
  return { field, meaning };
}

function planLogic(
  context: PlanContext,
  place: Place,
  operator: "_and" | "_or" | "_not",
  value: unknown,
  type: GraphQLInputObjectType,
): Condition {
  if (value === null) return always;
  const nesting = place.nesting + 1;
  if (nesting > mostNesting) throw invalidQuery("filter", `the filter nests more than ${mostNesting} of "_and", "_or" and "_not".`);
  if (operator === "_not") {
    const part = planObject(context, { ...place, nesting }, value, type);
    return negate(part);
  }
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  const parts = items.flatMap((item, index) =>
    item === null ? [] : [planObject(context, { ...place, nesting, path: `${place.path}[${index}]` }, item, type)],
  );
  if (operator === "_and" || parts.length === 0) return allOf(parts);
  // An empty filter among alternatives states no condition, and so holds for every item.
  return parts.some((part) => part.kind === "constant" && part.value === true) ? always : { kind: "or", parts };
}

function planField(context: PlanContext, place: Place, name: string, value: unknown, field: GraphQLInputField): Condition {
  if (value === null) return always;
  const modelField = fieldOf(place.at.collection, name);
  const { relation } = modelField;
  if (modelField.kind === "alias") return planToMany(context, place, modelField.relation, value, targetType(field));
  if (relation?.kind === "m2o" && isFilterOfItems(field)) {
    const at = joinToOne(place.scope, place.at, relation);
    return planObject(context, { ...place, at, depth: place.depth + 1 }, value, targetType(field));
  }
  if (modelField.masked) assertAsksForEmptiness(modelField, value, place.path);
  const operand = columnOperand(place.scope, place.at, modelField);
  return modelField.type === "json"
    ? planJsonOperators(context, operand, modelField, value, place.path)
    : planOperators(context, operand, value, place.path);
}

function assertAsksForEmptiness(field: ColumnField, operators: unknown, path: string): void {
  const other = Object.keys(recordOf(operators, path)).find((name) => !emptinessOperators.has(name));
  if (other !== undefined) throw secretField(`${path}.${other}`, field.collection, field.name);
}

const emptinessOperators: ReadonlySet<string> = new Set(["_null", "_nnull", "_empty", "_nempty"]);

/** Whether the input is a `<c>_filter`, and not the operators of a column. */
function isFilterOfItems(field: GraphQLInputField): boolean {
  const type = getNamedType(field.type);
  return type instanceof GraphQLInputObjectType && Object.values(type.getFields()).some((inner) => filterMeaning(inner) !== undefined);
}

function targetType(field: GraphQLInputField): GraphQLInputObjectType {
  const type = getNamedType(field.type);
  invariant(type instanceof GraphQLInputObjectType, `input field "${field.name}" is a filter`);
  return type;
}

function planMember(
  context: PlanContext,
  place: Place,
  meaning: { readonly field: string; readonly collection: string },
  value: unknown,
  field: GraphQLInputField,
): Condition {
  const modelField = fieldOf(place.at.collection, meaning.field);
  invariant(modelField.relation?.kind === "a2o", `field "${meaning.field}" is a many-to-any`);
  if (value === null) return always;
  const at = joinMember(place.scope, place.at, modelField.relation, meaning.collection);
  return planObject(context, { ...place, at, depth: place.depth + 1 }, value, targetType(field));
}

/** `{ _some: {...}, _none: {...}, _every: {...} }`, and beside them keys without a quantifier, which mean some one item. */
function planToMany(
  context: PlanContext,
  place: Place,
  relation: OneToMany | OneToAny,
  value: unknown,
  type: GraphQLInputObjectType,
): Condition {
  const implicit: Record<string, unknown> = {};
  const parts: Condition[] = [];
  for (const [key, inner] of Object.entries(recordOf(value, place.path))) {
    const { field, meaning } = inputField(type, key);
    if (meaning.kind !== "quantifier") {
      implicit[key] = inner;
      continue;
    }
    if (inner === null) continue;
    const path = `${place.path}.${key}`;
    const filterType = targetType(field);
    switch (meaning.quantifier) {
      case "_some":
        parts.push(planExists(context, { ...place, path }, relation, inner, filterType, false).condition);
        break;
      case "_none":
        parts.push({ kind: "not", part: planExists(context, { ...place, path }, relation, inner, filterType, false).condition });
        break;
      case "_every":
        parts.push({ kind: "not", part: planExists(context, { ...place, path }, relation, inner, filterType, true).condition });
        break;
    }
  }
  if (Object.keys(implicit).length > 0) {
    const exists = planExists(context, place, relation, implicit, type, false);
    // Keys without a condition, such as `items: { label: {} }`, state nothing about the items.
    if (exists.isStated) parts.push(exists.condition);
  }
  return allOf(parts);
}

function planExists(
  context: PlanContext,
  place: Place,
  relation: OneToMany | OneToAny,
  filter: unknown,
  type: GraphQLInputObjectType,
  counterexample: boolean,
): { readonly condition: Condition; readonly isStated: boolean } {
  const { subquery, isStated } = createSubquery(place.scope, place.at, relation, (scope) => {
    const inner = { ...place, scope, at: scope.base, depth: place.depth + 1 };
    const condition = planObject(context, inner, filter, type);
    // A counterexample to "every item fits": one for which the filter is false or unknown.
    if (counterexample)
      return condition.kind === "constant"
        ? { kind: "constant", value: condition.value !== true }
        : { kind: "not", part: { kind: "isTrue", part: condition } };
    return condition.kind === "constant" && condition.value === true ? null : condition;
  });
  return { condition: { kind: "exists", subquery }, isStated };
}

/** `published_at_func: { year: { _eq: 2024 } }`, `items_func: { count: { _gt: 1 } }` */
function planFunctions(context: PlanContext, place: Place, name: string, value: unknown): Condition {
  if (value === null) return always;
  const field = fieldOf(place.at.collection, name);
  if (field.kind === "column" && field.masked) throw secretField(place.path, field.collection, field.name);
  const parts = Object.entries(recordOf(value, place.path)).map(([functionName, operators]) => {
    if (operators === null) return always;
    const path = `${place.path}.${functionName}`;
    if (field.kind === "alias") {
      const counted = countOperand(createSubquery(place.scope, place.at, field.relation, () => null).subquery);
      return planOperators(
        context,
        { ...counted, expression: guarded(place.scope, place.at, field.name, counted.expression) },
        operators,
        path,
      );
    }
    const operand =
      functionName === "count"
        ? jsonLengthOperand(place.scope, place.at, field)
        : // The remaining members of the `_func` filter inputs are the parts of dates.
          datePartOperand(readColumn(place.scope, place.at, field), functionName as DatePart);
    return planOperators(context, operand, operators, path);
  });
  return allOf(parts);
}

const always: Condition = { kind: "constant", value: true };
