import type { Action } from "../access/access.ts";
import type { Row as DatabaseRow } from "../database/database.ts";
import type { Collection, ColumnField } from "../model/model.ts";
import { createSight } from "../plan/plan-rule.ts";
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

/** Null where the item or its field may not be read. */
function asRead(read: Sight, scope: Scope, field: ColumnField): Expression {
  const conditions = [read.item(scope, scope.base), read.field(scope, scope.base, field.name)].filter((condition) => condition !== null);
  const operand = columnOf(scope.base, field);
  return conditions.length === 0 ? operand : { kind: "guarded", operand, condition: allOf(conditions) };
}

async function selectWhere(
  context: WriteContext,
  collection: Collection,
  keys: readonly string[],
  plan: (scope: Scope) => { readonly condition: Condition | null; readonly columns: readonly Expression[] },
): Promise<readonly DatabaseRow[]> {
  const { primaryKey } = collection;
  invariant(primaryKey !== null, `collection "${collection.name}" has a key`);
  const scope = createScope({ model: context.model, sight: fullSight }, collection);
  const { condition, columns } = plan(scope);
  const read: ReadPlan = {
    table: tableOf(collection),
    alias: scope.base.alias,
    link: { kind: "keys", column: primaryKey.column, sqlType: primaryKey.sqlType, where: [] },
    versioned: null,
    columns: [{ kind: "asText", operand: columnOf(scope.base, primaryKey) }, ...columns],
    joins: scope.joins,
    selectionJoins: [],
    condition,
    sort: [],
    page: { limit: null, offset: 0 },
    prepared: false,
  };
  return context.connection.run(withKeys(compileRead(read), keys));
}
