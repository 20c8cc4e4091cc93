/**
 * A question asks which of some items a condition holds of, and what some expressions over them come to. In: what to ask
 * over a scope. Out: a read plan whose rows are an ordinal, the key and the columns.
 *
 * ```sql
 * select k.n, t0.id::text, ... from unnest($1::integer[]) with ordinality as k (key, n) join articles as t0 on t0.id = k.key where <condition>
 * ```
 */
import type { Collection, Model } from "../../model/model.ts";
import { invariant } from "../../shared/invariant.ts";
import type { Condition, Expression, ReadPlan } from "../statement/read-plan.ts";
import { columnOf, createScope, fullSight, tableOf } from "../statement/scope.ts";
import type { Scope } from "../statement/scope.ts";
import { keyLink } from "./key-links.ts";

export interface Question {
  readonly condition: Condition | null;
  readonly columns: readonly Expression[];
}

/** Of the items with the keys that the statement is given, or of the first that there is. */
export function planQuestion(model: Model, collection: Collection, of: "keys" | "first", ask: (scope: Scope) => Question): ReadPlan {
  const { primaryKey } = collection;
  invariant(primaryKey !== null, `collection "${collection.name}" has a key`);
  const scope = createScope({ model, sight: fullSight }, collection);
  const { condition, columns } = ask(scope);
  const key = columnOf(scope.base, primaryKey);
  return {
    table: tableOf(collection),
    alias: scope.base.alias,
    link: of === "first" ? { kind: "root" } : keyLink(primaryKey),
    versioned: null,
    columns: [{ kind: "asText", operand: key }, ...columns],
    joins: scope.joins,
    selectionJoins: [],
    condition,
    sort: of === "first" ? [{ expression: key, descending: false }] : [],
    page: { limit: of === "first" ? 1 : null, offset: 0 },
    prepared: false,
  };
}
