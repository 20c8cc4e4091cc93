/**
 * What an access lets be seen, or changed: the rules of its permissions as conditions on the scopes of a statement. The
 * relations inside a rule are followed as they are, without the rules of their targets, as Directus does.
 */
import { actionAccess, fieldAccess, mayAct } from "../../access/access.ts";
import type { Action, Rule } from "../../access/access.ts";
import { RequestError } from "../../errors.ts";
import type { Filter } from "../../filter/filter.ts";
import type { PlanContext } from "../../request/plan-context.ts";
import { anyOf, isConstant, never } from "../statement/condition.ts";
import type { Condition } from "../statement/read-plan.ts";
import { columnOf, createScope, fullSight, tableOf } from "../statement/scope.ts";
import type { AliasedCollection, Scope, Sight } from "../statement/scope.ts";
import { planFilter } from "./plan-filter.ts";
import type { FilterPlace } from "./plan-filter.ts";

export type SightContext = Pick<PlanContext, "access" | "user" | "now" | "slots">;

/**
 * `versioned` is the alias of a base that reads as one of its versions: rules are held against the item as it is stored,
 * which nobody can propose to be another.
 */
export function createSight(context: SightContext, action: Action = "read", versioned: string | null = null): Sight {
  if (context.access.kind === "admin") return fullSight;
  const accessTo = (at: AliasedCollection): ReturnType<typeof actionAccess> => actionAccess(context.access, at.collection.name, action);
  const apart = (scope: Scope, at: AliasedCollection, rule: Rule): Condition =>
    at.alias === versioned ? planStored({ context, scope, at }, rule) : planApart({ context, scope, at }, rule);
  return {
    rows(scope) {
      const allowed = accessTo(scope.base);
      if (allowed.kind === "none") return never;
      if (allowed.kind === "all" || allowed.rule === null) return null;
      const place: FilterPlace = { context, scope: withoutSight(scope), at: scope.base };
      return scope.base.alias === versioned ? planStored(place, allowed.rule) : planRule(place, allowed.rule);
    },
    joined(scope, at) {
      const allowed = accessTo(at);
      if (allowed.kind === "none") return never;
      return allowed.kind === "all" || allowed.rule === null ? null : planApart({ context, scope, at }, allowed.rule);
    },
    field(scope, at, field) {
      const allowed = fieldAccess(accessTo(at), field);
      if (allowed.kind === "none") return never;
      return allowed.kind === "all" ? null : apart(scope, at, allowed.rule);
    },
    // As a foreign key, the key of an item is shown whether or not the item may be read; but not where none may.
    members: ({ allowed }) => (allowed.some((name) => mayAct(context.access, name, action)) ? null : never),
  };
}

/** The same FROM clause, with joins of its own that no rule of their targets restricts. */
function withoutSight(scope: Scope): Scope {
  return { ...scope, sight: fullSight, joined: new Map() };
}

/** A condition without joins: where the rule needs some, it asks whether the item is among those that it holds for. */
function planApart(place: FilterPlace, rule: Rule): Condition {
  const scope: Scope = { ...withoutSight(place.scope), base: place.at, joins: [] };
  const condition = planRule({ ...place, scope }, rule);
  return scope.joins.length === 0 ? condition : planStored(place, rule);
}

/** Whether the item is among those that the rule holds for: `exists (select 1 from articles as t3 where t3.id = t0.id and ...)`. */
function planStored({ context, scope, at }: FilterPlace, rule: Rule): Condition {
  const { primaryKey } = at.collection;
  if (primaryKey === null) return never;
  const inner = createScope({ model: scope.model, sight: fullSight }, at.collection, scope.createAlias);
  const condition = planRule({ context, scope: inner, at: inner.base }, rule);
  return {
    kind: "exists",
    subquery: {
      table: tableOf(at.collection),
      alias: inner.base.alias,
      links: [{ kind: "equal", left: columnOf(inner.base, primaryKey), right: columnOf(at, primaryKey), cast: null }],
      joins: inner.joins,
      condition: isConstant(condition, true) ? null : condition,
    },
  };
}

function planRule(place: FilterPlace, { alternatives }: Rule): Condition {
  return anyOf(alternatives.map((filter) => planOrDeny(place, filter)));
}

/** A value that does not fit makes the rule false as a whole: below a negation, a false part would let everything in. */
export function planOrDeny(place: FilterPlace, filter: Filter): Condition {
  try {
    return planFilter(place, filter);
  } catch (error) {
    if (error instanceof RequestError) return never;
    throw error;
  }
}
