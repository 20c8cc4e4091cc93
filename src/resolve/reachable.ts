import { actionAccess } from "../access/access.ts";
import type { Action, Rule } from "../access/access.ts";
import type { Row as DatabaseRow } from "../database/database.ts";
import type { Collection, ColumnField } from "../model/model.ts";
import { keyLink } from "../plan/list-link.ts";
import { createSight, planRuleOrDeny } from "../plan/plan-rule.ts";
import { allOf } from "../plan/plan-operators.ts";
import type { Condition, Expression, ReadPlan } from "../plan/read-plan.ts";
import { columnOf, createScope, fullSight, tableOf } from "../plan/scope.ts";
import type { Scope, Sight } from "../plan/scope.ts";
import { canonicalKey } from "../plan/write-rows.ts";
import { invariant } from "../shared/invariant.ts";
import { compileRead } from "../sql/compile-read.ts";
import { withKeys } from "../sql/compiled-read.ts";
import type { WriteContext } from "./write-context.ts";

/**
 * Which of the items may be reached by the action, and with it each of the fields; of an administrator's all. A statement
 * is run also for no keys: how many there are must not tell whether hidden ones are among them.
 */
export async function selectReachable(
  context: WriteContext,
  collection: Collection,
  action: Action,
  keys: readonly string[],
  fields: readonly string[] = [],
): Promise<ReadonlySet<string>> {
  if (context.access.kind === "admin") return new Set(keys);
  const sight = createSight(context, action);
  const rows = await selectWhere(context, collection, keys, (scope) => {
    const conditions = [sight.base(scope), ...fields.map((field) => sight.field(scope, scope.base, field))];
    return { condition: allOf(conditions.filter((condition) => condition !== null)), columns: [] };
  });
  return new Set(rows.map(([, key]) => canonicalKey(collection, key ?? "")));
}

/** Those of the items that the rule holds of; none, where it cannot be understood. */
export async function selectKeeping(
  context: WriteContext,
  collection: Collection,
  rule: Rule,
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await selectWhere(context, collection, keys, (scope) => ({ condition: planRuleOrDeny(context, scope, rule), columns: [] }));
  return new Set(rows.map(([, key]) => canonicalKey(collection, key ?? "")));
}

/**
 * The items that may be read or updated, by key, with some of their columns as they may be read. Of others, nothing may
 * be told, not even that they exist.
 */
export async function selectKnown(
  context: WriteContext,
  collection: Collection,
  keys: readonly string[],
  fields: readonly ColumnField[],
): Promise<ReadonlyMap<string, readonly (string | null)[]>> {
  const read = createSight(context, "read");
  const rows = await selectWhere(context, collection, keys, (scope) => {
    const parts = (["read", "update"] as const).map((action) => createSight(context, action).base(scope));
    return {
      condition: parts.includes(null) ? null : { kind: "or", parts: parts.filter((part) => part !== null) },
      columns: fields.map((field) => ({ kind: "asText", operand: asRead(read, scope, field) })),
    };
  });
  return new Map(rows.map(([, key, ...cells]) => [canonicalKey(collection, key ?? ""), cells]));
}

/**
 * The names of the fields that may be read on an item, or, without a key, on the singleton's; null where the item itself
 * may not be read.
 */
export async function selectShownFields(
  context: WriteContext,
  collection: Collection,
  key: string | null,
): Promise<ReadonlySet<string> | null> {
  const allowed = actionAccess(context.access, collection.name, "read");
  if (allowed === undefined) return new Set(collection.fields.keys());
  if (allowed === null || collection.primaryKey === null) return null;
  const onSome = [...allowed.fields].flatMap(([name, rule]) => (rule === null ? [] : [name]));
  const sight = createSight(context, "read");
  const [row] = await selectWhere(context, collection, key === null ? "first" : [key], (scope) => ({
    condition: sight.base(scope),
    columns: onSome.map((name) => asShown(sight, scope, name)),
  }));
  if (row === undefined) return null;
  const [, , ...cells] = row;
  const hidden = new Set(onSome.filter((_, index) => cells[index] === null));
  return new Set([...allowed.fields.keys()].filter((name) => !hidden.has(name)));
}

/** The key where the field may be read, and else null. */
function asShown(sight: Sight, scope: Scope, field: string): Expression {
  const { primaryKey } = scope.base.collection;
  invariant(primaryKey !== null, `collection "${scope.base.collection.name}" has a key`);
  const operand = columnOf(scope.base, primaryKey);
  const condition = sight.field(scope, scope.base, field);
  return condition === null ? operand : { kind: "guarded", operand, condition };
}

/** Null where the item or its field may not be read. */
function asRead(read: Sight, scope: Scope, field: ColumnField): Expression {
  const conditions = [read.item(scope, scope.base), read.field(scope, scope.base, field.name)].filter((condition) => condition !== null);
  const operand = columnOf(scope.base, field);
  return conditions.length === 0 ? operand : { kind: "guarded", operand, condition: allOf(conditions) };
}

/** Of the items with these keys, or of the first that there is: an ordinal, the key and the columns. */
async function selectWhere(
  context: WriteContext,
  collection: Collection,
  keys: readonly string[] | "first",
  plan: (scope: Scope) => { readonly condition: Condition | null; readonly columns: readonly Expression[] },
): Promise<readonly DatabaseRow[]> {
  const { primaryKey } = collection;
  invariant(primaryKey !== null, `collection "${collection.name}" has a key`);
  const scope = createScope({ model: context.model, sight: fullSight }, collection);
  const { condition, columns } = plan(scope);
  const isFirst = keys === "first";
  const key = columnOf(scope.base, primaryKey);
  const read: ReadPlan = {
    table: tableOf(collection),
    alias: scope.base.alias,
    link: isFirst ? { kind: "root" } : keyLink(primaryKey),
    versioned: null,
    columns: [{ kind: "asText", operand: key }, ...columns],
    joins: scope.joins,
    selectionJoins: [],
    condition,
    sort: isFirst ? [{ expression: key, descending: false }] : [],
    page: { limit: isFirst ? 1 : null, offset: 0 },
    prepared: false,
  };
  if (!isFirst) return context.connection.run(withKeys(compileRead(read), keys));
  const rows = await context.connection.run(compileRead(read).statement);
  return rows.map((row) => [null, ...row]);
}
