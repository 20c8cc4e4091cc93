import type { Action } from "../../access/access.ts";
import type { Filter } from "../../filter/filter.ts";
import type { Collection, ColumnField } from "../../model/model.ts";
import { createSight, planOrDeny } from "../../plan/filter/sight.ts";
import { allOf, always, anyOf } from "../../plan/statement/condition.ts";
import type { Expression } from "../../plan/statement/read-plan.ts";
import { columnOf } from "../../plan/statement/scope.ts";
import type { Scope, Sight } from "../../plan/statement/scope.ts";
import { askOfKeys } from "../read/ask-question.ts";
import type { QuestionContext } from "../read/ask-question.ts";

/**
 * Which of the items may be reached by the action, and with it each of the fields. An administrator reaches all: these come
 * back as they are given, also where there are none such. A statement
 * is run also for no keys: how many there are must not tell whether hidden ones are among them. By the keys as they are
 * asked for, the keys as they are stored.
 */
export async function selectReachable(
  context: QuestionContext,
  collection: Collection,
  action: Action,
  keys: readonly string[],
  fields: readonly string[] = [],
): Promise<ReadonlyMap<string, string>> {
  if (context.access.kind === "admin") return new Map(keys.map((key) => [key, key]));
  const sight = createSight(context, action);
  const rows = await askOfKeys(context, collection, keys, (scope) => {
    const conditions = [sight.rows(scope), ...fields.map((field) => sight.field(scope, scope.base, field))];
    return { condition: allOf(conditions.filter((condition) => condition !== null)), columns: [] };
  });
  return new Map(rows.map(([place, key]) => [keyAt(keys, place), key ?? ""]));
}

/** Those of the items that the filter holds of; none, where its values do not fit. */
export async function selectSatisfying(
  context: QuestionContext,
  collection: Collection,
  filter: Filter,
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await askOfKeys(context, collection, keys, (scope) => ({
    condition: planOrDeny({ context, scope, at: scope.base }, filter),
    columns: [],
  }));
  return new Set(rows.map(([place]) => keyAt(keys, place)));
}

/**
 * The items that may be read or updated, by key, with some of their columns as they may be read. Of others, nothing may
 * be told, not even that they exist.
 */
export async function selectKnown(
  context: QuestionContext,
  collection: Collection,
  keys: readonly string[],
  fields: readonly ColumnField[],
): Promise<ReadonlyMap<string, readonly (string | null)[]>> {
  const read = createSight(context, "read");
  const rows = await askOfKeys(context, collection, keys, (scope) => {
    const parts = (["read", "update"] as const).map((action) => createSight(context, action).rows(scope));
    return {
      condition: anyOf(parts.map((part) => part ?? always)),
      columns: fields.map((field) => ({ kind: "asText", operand: asRead(read, scope, field) })),
    };
  });
  return new Map(rows.map(([place, , ...cells]) => [keyAt(keys, place), cells]));
}

/** The key as it was asked for. */
function keyAt(keys: readonly string[], place: string | null | undefined): string {
  return keys[Number(place) - 1] ?? "";
}

/** Null where the item or its field may not be read. */
function asRead(read: Sight, scope: Scope, field: ColumnField): Expression {
  const conditions = [read.joined(scope, scope.base), read.field(scope, scope.base, field.name)].filter((condition) => condition !== null);
  const operand = columnOf(scope.base, field);
  return conditions.length === 0 ? operand : { kind: "guarded", operand, condition: allOf(conditions) };
}
