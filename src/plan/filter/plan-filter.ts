/**
 * A filter becomes a condition: columns compare, to-one hops become joins of their scope, every quantifier on a to-many
 * relation becomes an EXISTS of its own. A client's filter and the rule of a permission are planned alike; only the sight of
 * the scope differs: the client's sees what the role sees, the rule follows relations as they are.
 *
 * ```sql
 * -- { author: { name: { _eq: "A" } }, tags: { _none: { hidden: { _eq: true } } } }
 * t1.name = 'A' and not exists (select from tags as t2 where t2.article = t0.id and t2.hidden = true)
 * ```
 */
import type { Filter, Subject } from "../../filter/filter.ts";
import { anyToOneOf, columnFieldOf, manyToOneOf, toManyOf } from "../../model/look-up.ts";
import type { SlotContext } from "../../request/slots.ts";
import { allOf, always, anyOf, isNotTrue, isTrue, mentionsUnknown, never, not } from "../statement/condition.ts";
import { columnOperand, countOperand, datePartOperand, jsonLengthOperand, jsonOf, jsonPathOperand } from "../statement/operand.ts";
import type { Operand } from "../statement/operand.ts";
import type { Condition } from "../statement/read-plan.ts";
import { createSubquery, guarded, joinMember, joinToOne, readColumn } from "../statement/scope.ts";
import type { AliasedCollection, Scope } from "../statement/scope.ts";
import { planComparison } from "./plan-comparison.ts";

/** What a filter is planned on: the base of a scope, or an item that is joined to it. */
export interface FilterPlace {
  readonly context: SlotContext;
  readonly scope: Scope;
  readonly at: AliasedCollection;
  /** Below a negation it matters whether a condition is false or unknown. */
  readonly isNegated?: boolean;
}

/** Throws a `RequestError` for a value that does not fit what it is compared with. */
export function planFilter(place: FilterPlace, filter: Filter): Condition {
  switch (filter.kind) {
    case "constant":
      return filter.value ? always : never;
    case "and":
      return allOf(filter.parts.map((part) => planFilter(place, part)));
    case "or":
      return anyOf(filter.parts.map((part) => planFilter(place, part)));
    case "not":
      return not(planFilter({ ...place, isNegated: true }, filter.part));
    case "toOne":
      return planRelated(place, joinToOne(place.scope, place.at, manyToOneOf(place.at.collection, filter.field)), filter.filter);
    case "member": {
      const relation = anyToOneOf(place.at.collection, filter.field);
      return planRelated(place, joinMember(place.scope, place.at, relation, filter.collection), filter.filter);
    }
    case "toMany":
      return planToMany(place, filter);
    case "compare":
      return planComparison(place.context, planSubject(place, filter.subject), filter);
  }
}

/**
 * Whether there is a related item of which the filter holds: where there is none, that is false, and its negation holds.
 * What compares with a value that names nobody (`$CURRENT_USER` without a user) stays unknown: a negated rule must not let
 * everything through to nobody.
 */
function planRelated(place: FilterPlace, at: AliasedCollection, filter: Filter): Condition {
  const condition = planFilter({ ...place, at }, filter);
  return place.isNegated === true && !mentionsUnknown(condition) ? isTrue(condition) : condition;
}

function planToMany(place: FilterPlace, { field, quantifier, filter }: Filter & { readonly kind: "toMany" }): Condition {
  const { context, scope, at } = place;
  const exists = (state: (condition: Condition) => Condition): Condition => ({
    kind: "exists",
    subquery: createSubquery(scope, at, toManyOf(at.collection, field), (inner) =>
      state(planFilter({ context, scope: inner, at: inner.base }, filter)),
    ),
  });
  switch (quantifier) {
    case "some":
      return exists((condition) => condition);
    case "none":
      return not(exists((condition) => condition));
    case "every":
      // No counterexample: none of which the filter is false or unknown.
      return not(exists(isNotTrue));
  }
}

function planSubject(place: FilterPlace, subject: Subject): Operand {
  const { scope, at } = place;
  if (subject.kind === "count") return countAt(place, subject.field);
  const field = columnFieldOf(at.collection, subject.field);
  switch (subject.kind) {
    case "column":
      return columnOperand(scope, at, field);
    case "datePart":
      return datePartOperand(readColumn(scope, at, field), subject.part);
    case "length":
      return jsonLengthOperand(scope, at, field);
    case "jsonPath":
      return jsonPathOperand(jsonOf(scope, at, field), field, subject);
  }
}

function countAt(place: FilterPlace, field: string): Operand {
  const { scope, at } = place;
  const counted = countOperand(createSubquery(scope, at, toManyOf(at.collection, field), () => always));
  return { ...counted, expression: guarded(scope, at, field, counted.expression) };
}
