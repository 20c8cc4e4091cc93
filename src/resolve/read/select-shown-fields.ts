import { actionAccess } from "../../access/access.ts";
import type { Collection } from "../../model/model.ts";
import { createSight } from "../../plan/filter/sight.ts";
import type { Question } from "../../plan/read/plan-question.ts";
import type { Expression } from "../../plan/statement/read-plan.ts";
import { columnOf } from "../../plan/statement/scope.ts";
import type { Scope, Sight } from "../../plan/statement/scope.ts";
import { invariant } from "../../shared/invariant.ts";
import { askOfFirst, askOfKeys } from "./ask-question.ts";
import type { QuestionContext } from "./ask-question.ts";

/**
 * The names of the fields that may be read on an item, or, without a key, on the singleton's; null where the item itself
 * may not be read.
 */
export async function selectShownFields(
  context: QuestionContext,
  collection: Collection,
  key: string | null,
): Promise<ReadonlySet<string> | null> {
  const allowed = actionAccess(context.access, collection.name, "read");
  if (allowed.kind === "all") return new Set(collection.fields.keys());
  if (allowed.kind === "none" || collection.primaryKey === null) return null;
  const onSome = [...allowed.fields].flatMap(([name, rule]) => (rule === null ? [] : [name]));
  const sight = createSight(context, "read");
  const ask = (scope: Scope): Question => ({
    condition: sight.rows(scope),
    columns: onSome.map((name) => asShown(sight, scope, name)),
  });
  const row = key === null ? await askOfFirst(context, collection, ask) : (await askOfKeys(context, collection, [key], ask))[0]?.slice(1);
  if (row === undefined) return null;
  const [, ...cells] = row;
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
