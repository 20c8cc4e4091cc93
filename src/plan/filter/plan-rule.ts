/**
 * The rules of permissions as conditions. A rule is a filter by the Model's names; the relations inside it are followed
 * as they are, without the rules of their targets, as Directus does. A rule that cannot be understood allows nothing.
 */
import { actionAccess, mayFollow } from "../../access/access.ts";
import type { Action, Rule } from "../../access/access.ts";
import { RequestError, invalidQuery } from "../../errors.ts";
import { collectionOf } from "../../model/look-up.ts";
import type { AnyToOne, ColumnField, ManyToOne, OneToAny, OneToMany } from "../../model/model.ts";
import type { PlanContext } from "../../request/plan-context.ts";
import { holdValue } from "../../request/slots.ts";
import type { Inputs, Outcome } from "../../request/slots.ts";
import { functionsOfField } from "../../value/functions.ts";
import { columnOperand, countOperand, datePartOperand, jsonLengthOperand } from "../statement/operand.ts";
import type { Condition } from "../statement/read-plan.ts";
import {
  columnNamed,
  columnOf,
  createScope,
  createSubquery,
  fullSight,
  joinMember,
  joinToOne,
  memberLinks,
  namesCollection,
  tableOf,
} from "../statement/scope.ts";
import type { AliasedCollection, Scope, Sight } from "../statement/scope.ts";
import { parseFieldPath } from "./field-path.ts";
import { allOf, negate, planJsonOperators, planOperators, recordOf } from "./plan-operators.ts";

export type RuleContext = Pick<PlanContext, "model" | "access" | "user" | "now" | "slots">;

/**
 * What the access lets be seen, or changed, of items and of their fields. `versioned` is the alias of a base that reads
 * as one of its versions: rules are held against the item as it is stored, which nobody can propose to be another.
 */
export function createSight(context: RuleContext, action: Action = "read", versioned: string | null = null): Sight {
  if (context.access.kind === "admin") return fullSight;
  return {
    base: (scope) => {
      const allowed = actionAccess(context.access, scope.base.collection.name, action);
      if (allowed === null) return nothing;
      const rule = allowed?.rule ?? null;
      if (rule === null) return null;
      if (scope.base.alias === versioned) return planStored(context, scope, scope.base, rule);
      return planRuleAt(context, ruleScope(scope), scope.base, rule);
    },
    item: (scope, at) => {
      const allowed = actionAccess(context.access, at.collection.name, action);
      if (allowed === null) return nothing;
      const rule = allowed?.rule ?? null;
      return rule === null ? null : planAlone(context, scope, at, rule);
    },
    field: (scope, at, field) => {
      const allowed = actionAccess(context.access, at.collection.name, action);
      if (allowed === undefined) return null;
      const rule = allowed === null ? undefined : allowed.fields.get(field);
      if (rule === undefined) return nothing;
      if (rule === null) return null;
      return at.alias === versioned ? planStored(context, scope, at, rule) : planAlone(context, scope, at, rule);
    },
    key: (scope, at, relation) => {
      if (relation.kind === "a2o") return planMembers(context, action, scope, at, relation);
      const rule = actionAccess(context.access, relation.target, action)?.rule ?? null;
      return rule === null || !mayFollow(context.access, action, relation) ? null : planTarget(context, scope, at, relation, rule);
    },
  };
}

const nothing: Condition = { kind: "constant", value: false };
const always: Condition = { kind: "constant", value: true };

/** The same FROM clause, with joins of its own that no rule of their targets restricts. */
function ruleScope(scope: Scope): Scope {
  return { ...scope, sight: fullSight, joined: new Map() };
}

/** A condition without joins: where the rule needs some, it asks whether the item is among those that it holds for. */
function planAlone(context: RuleContext, scope: Scope, at: AliasedCollection, rule: Rule): Condition {
  const own: Scope = { ...ruleScope(scope), base: at, joins: [] };
  const condition = planRuleAt(context, own, at, rule);
  return own.joins.length === 0 ? condition : planStored(context, scope, at, rule);
}

/** Whether the item is among those that the rule holds for. */
function planStored(context: RuleContext, scope: Scope, at: AliasedCollection, rule: Rule): Condition {
  const { primaryKey } = at.collection;
  if (primaryKey === null) return nothing;
  const inner = createScope({ model: scope.model, sight: fullSight }, at.collection, scope.createAlias);
  const innerCondition = planRuleAt(context, inner, inner.base, rule);
  return {
    kind: "exists",
    subquery: {
      table: tableOf(at.collection),
      alias: inner.base.alias,
      links: [{ kind: "equal", left: columnOf(inner.base, primaryKey), right: columnOf(at, primaryKey), cast: null }],
      joins: inner.joins,
      condition: innerCondition,
    },
  };
}

/** Whether the item that a key names is among those that the rule holds for. */
function planTarget(context: RuleContext, scope: Scope, at: AliasedCollection, relation: ManyToOne, rule: Rule): Condition {
  const target = collectionOf(scope.model, relation.target);
  const inner = createScope({ model: scope.model, sight: fullSight }, target, scope.createAlias);
  const condition = planRuleAt(context, inner, inner.base, rule);
  const links: readonly Condition[] = [
    { kind: "equal", left: columnNamed(inner.base, relation.targetField), right: columnNamed(at, relation.field), cast: null },
  ];
  return { kind: "exists", subquery: { table: tableOf(target), alias: inner.base.alias, links, joins: inner.joins, condition } };
}

/** Whether the item that a pair names belongs to a member that may be read, and is among those that its rule holds for. */
function planMembers(context: RuleContext, action: Action, scope: Scope, at: AliasedCollection, relation: AnyToOne): Condition {
  const parts = relation.allowed.flatMap((name): readonly Condition[] => {
    const allowed = actionAccess(context.access, name, action);
    if (allowed === null) return [];
    if (allowed === undefined || allowed.rule === null) return [namesCollection(at, relation.collectionField, name)];
    const member = collectionOf(scope.model, name);
    const inner = createScope({ model: scope.model, sight: fullSight }, member, scope.createAlias);
    const condition = planRuleAt(context, inner, inner.base, allowed.rule);
    const links = memberLinks(at, relation, inner.base);
    return [{ kind: "exists", subquery: { table: tableOf(member), alias: inner.base.alias, links, joins: inner.joins, condition } }];
  });
  return parts.length === 0 ? nothing : { kind: "or", parts };
}

function planRuleAt(context: RuleContext, scope: Scope, at: AliasedCollection, rule: Rule): Condition {
  const { _or: alternatives, ...others } = rule;
  // Policies are joined by "or" at the top: one that cannot be understood takes nothing from the others.
  if (Array.isArray(alternatives) && Object.keys(others).length === 0) {
    const parts = alternatives.map((part: unknown) => planOrDeny(context, scope, at, part));
    return parts.some((part) => part.kind === "constant" && part.value === true) ? always : { kind: "or", parts: [nothing, ...parts] };
  }
  return planOrDeny(context, scope, at, rule);
}

/** What is wrong anywhere in a rule makes it false as a whole: below a negation, a false part would let everything in. */
function planOrDeny(context: RuleContext, scope: Scope, at: AliasedCollection, rule: unknown): Condition {
  try {
    return planRule(context, scope, at, rule, "rule");
  } catch (error) {
    if (error instanceof RequestError) return nothing;
    throw error;
  }
}

/** The condition of a rule on the scope's base; what never holds, where any part of it cannot be understood. */
export function planRuleOrDeny(context: RuleContext, scope: Scope, rule: unknown): Condition {
  return planOrDeny(context, scope, scope.base, rule);
}

/** The same; an error where any part cannot be understood. */
export function planWholeRule(context: RuleContext, scope: Scope, rule: unknown): Condition {
  return planRule(context, scope, scope.base, rule, "rule");
}

function refuseRule(path: string): never {
  throw invalidQuery(path, "this part of a rule cannot be understood.");
}

/** A path of the user that leads nowhere in the model has no values to compare with, not even none. */
function assertKnownValues(context: RuleContext, value: unknown, path: string): void {
  if (Array.isArray(value)) value.forEach((one: unknown) => assertKnownValues(context, one, path));
  else if (typeof value === "object" && value !== null)
    Object.values(value).forEach((one: unknown) => assertKnownValues(context, one, path));
  else if (typeof value === "string" && /^\$CURRENT_(?:USER|ROLE)\./.test(value)) {
    const compute = ({ user }: Inputs): Outcome => ({ shape: user.values.has(value) ? "known" : "unknown", parameter: null });
    if (holdValue(context, compute, `known ${value}`).shape === "unknown") refuseRule(path);
  }
}

function planRule(context: RuleContext, scope: Scope, at: AliasedCollection, rule: unknown, path: string): Condition {
  const parts = Object.entries(recordOf(rule, path)).map(([key, value]) => planPart(context, scope, at, key, value, `${path}.${key}`));
  return allOf(parts);
}

function planPart(context: RuleContext, scope: Scope, at: AliasedCollection, key: string, value: unknown, path: string): Condition {
  if (key === "_and" || key === "_or") {
    if (!Array.isArray(value)) return refuseRule(path);
    const parts = value.map((part, index) => planRule(context, scope, at, part, `${path}[${index}]`));
    if (key === "_and") return allOf(parts);
    if (parts.some((part) => part.kind === "constant" && part.value === true)) return always;
    return parts.length === 0 ? nothing : { kind: "or", parts };
  }
  if (key === "_not") return negate(planRule(context, scope, at, value, path));
  const member = /^(.+?)(?::|__)(.+)$/.exec(key);
  const field = at.collection.fields.get(key);
  if (field === undefined && member !== null) return planMember(context, scope, at, member[1] ?? "", member[2] ?? "", value, path);
  if (field === undefined) return planFunction(context, scope, at, key, value, path);
  if (field.kind === "alias") return planToMany(context, scope, at, field.relation, value, path);
  if (field.relation?.kind === "m2o" && !isOperators(value)) {
    return planRule(context, scope, joinToOne(scope, at, field.relation), value, path);
  }
  return planColumn(context, scope, at, field, value, path);
}

/** `{ "_eq": 1 }` and not a rule over a related item. */
export function isOperators(value: unknown): boolean {
  const keys = typeof value === "object" && value !== null ? Object.keys(value) : [];
  return keys.length > 0 && keys.every((key) => key.startsWith("_") && !["_and", "_or", "_not", "_some", "_none", "_every"].includes(key));
}

function planColumn(
  context: RuleContext,
  scope: Scope,
  at: AliasedCollection,
  field: ColumnField,
  value: unknown,
  path: string,
): Condition {
  const operators = withLists(value);
  assertKnownValues(context, operators, path);
  const operand = columnOperand(scope, at, field);
  return field.type === "json"
    ? planJsonOperators(context, operand, field, operators, path)
    : planOperators(context, operand, operators, path);
}

/** A list may be written as one text, `draft,archived`. In filters, whose lists have a type, a text stays one value. */
function withLists(operators: unknown): unknown {
  if (typeof operators !== "object" || operators === null) return operators;
  return Object.fromEntries(
    Object.entries(operators).map(([name, value]: readonly [string, unknown]) => {
      if (name === "_json" && typeof value === "object" && value !== null)
        return [
          name,
          Object.fromEntries(Object.entries(value).map(([path, inner]: readonly [string, unknown]) => [path, withLists(inner)])),
        ];
      return [name, typeof value === "string" && listOperators.has(name) ? splitText(value) : value];
    }),
  );
}

/** Texts stay as they are, blanks included; values such as `$CURRENT_USER` are known without them. */
function splitText(text: string): readonly string[] {
  return text.split(",").map((one) => (one.trim().startsWith("$") ? one.trim() : one));
}

const listOperators: ReadonlySet<string> = new Set(["_in", "_nin", "_between", "_nbetween"]);

/** `item:headings` or `item__headings`. */
function planMember(
  context: RuleContext,
  scope: Scope,
  at: AliasedCollection,
  name: string,
  member: string,
  value: unknown,
  path: string,
): Condition {
  const relation = at.collection.fields.get(name)?.relation;
  if (relation?.kind === "a2o" && relation.allowed.includes(member)) {
    return planRule(context, scope, joinMember(scope, at, relation, member), value, path);
  }
  return refuseRule(path);
}

/** `year(published_at)`, `count(tags)`, and the same as `published_at_func: { year: ... }`. */
function planFunction(context: RuleContext, scope: Scope, at: AliasedCollection, key: string, given: unknown, path: string): Condition {
  const value = withLists(given);
  assertKnownValues(context, value, path);
  if (key.endsWith("_func")) {
    const parts = Object.entries(recordOf(value, path)).map(([name, operators]) =>
      planFunction(context, scope, at, `${name}(${key.slice(0, -"_func".length)})`, operators, path),
    );
    return allOf(parts);
  }
  const parsed = parseFieldPath(key, path);
  const field = parsed.steps.length === 1 ? at.collection.fields.get(parsed.steps[0] ?? "") : undefined;
  if (field === undefined || parsed.function === null || parsed.function === "json") return refuseRule(path);
  if (!functionsOfField(field).includes(parsed.function)) return refuseRule(path);
  if (field.kind === "alias") {
    return planOperators(context, countOperand(createSubquery(scope, at, field.relation, () => null).subquery), value, path);
  }
  const operand = parsed.function === "count" ? jsonLengthOperand(scope, at, field) : datePartOperand(columnOf(at, field), parsed.function);
  return planOperators(context, operand, value, path);
}

function planToMany(
  context: RuleContext,
  scope: Scope,
  at: AliasedCollection,
  relation: OneToMany | OneToAny,
  value: unknown,
  path: string,
): Condition {
  const { _some: some, _none: none, _every: every, ...implicit } = recordOf(value, path);
  const exists = (rule: unknown, negated: boolean): Condition => ({
    kind: "exists",
    subquery: createSubquery(scope, at, relation, (inner) => {
      const condition = planRule(context, inner, inner.base, rule, path);
      return negated ? { kind: "not", part: { kind: "isTrue", part: condition } } : condition;
    }).subquery,
  });
  const parts: Condition[] = [];
  if (some !== undefined) parts.push(exists(some, false));
  if (none !== undefined) parts.push({ kind: "not", part: exists(none, false) });
  if (every !== undefined) parts.push({ kind: "not", part: exists(every, true) });
  if (Object.keys(implicit).length > 0) parts.push(exists(implicit, false));
  return allOf(parts);
}
