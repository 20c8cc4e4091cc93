/**
 * How what a mutation has written is read back. It depends on what the operation asks for, not on what was written: planned
 * once, it serves the same operation again.
 */
import { collectionOf } from "../../model/look-up.ts";
import { ownLink } from "../../plan/read/key-links.ts";
import { planRead } from "../../plan/read/plan-read.ts";
import type { ReadNode } from "../../plan/statement/read-plan.ts";
import type { PlanContext } from "../../request/plan-context.ts";
import type { AskedField } from "../../request/running-operation.ts";
import type { ItemSelection, MutationSelection } from "../../request/selection.ts";
import { createSlots, holdValue } from "../../request/slots.ts";
import { invariant } from "../../shared/invariant.ts";
import { compileNode } from "../../sql/compile-plan.ts";
import { compileWriter } from "../read/compile-writer.ts";
import type { Filled } from "../read/plan-cache.ts";
import type { KeptAnswer, MutationContext } from "./mutation-context.ts";

/** The keys of written items fill the first slot of a list's plan. */
export const slotOfKeys = 0;

/** Null where nothing may be read of what is written: the answer is `true`. */
export function planAnswer(
  context: MutationContext,
  root: AskedField,
  selection: AnswerSelection,
  answer: "item" | "list",
): Filled<KeptAnswer> | null {
  const { item } = selection;
  if (item === null) return null;
  const { plans, shape, variables } = context.answers;
  const inputs = { user: context.user, now: context.now, variables };
  const of = shape === null ? null : { root: root.key, shape };
  const kept = of === null ? undefined : plans.find(of, inputs);
  if (kept !== undefined) return kept;
  const slots = createSlots(inputs);
  const made = compileAnswer({ ...context, slots }, root, { ...selection, item }, answer);
  return of === null || !plans.isRepeated() ? { ...made, values: slots.values } : plans.keep(of, made, slots);
}

type AnswerSelection = Pick<MutationSelection, "arguments" | "item">;

type ItemsOfMutation = AnswerSelection & { readonly item: ItemSelection };

function compileAnswer(context: PlanContext, root: AskedField, selection: ItemsOfMutation, answer: "item" | "list"): KeptAnswer {
  const node = answer === "item" ? planItem(context, selection) : planList(context, selection);
  const compiled = compileNode(node);
  const plan: KeptAnswer["plan"] = answer === "item" ? { kind: "item", node: compiled, key: "" } : { kind: "list", node: compiled };
  return { node, plan, writer: compileWriter(root, plan) };
}

function planItem(context: PlanContext, { item }: ItemsOfMutation): ReadNode {
  const { primaryKey } = collectionOf(context.model, item.collection);
  invariant(primaryKey !== null, `collection "${item.collection}" is written by its key`);
  return planRead(context, item, { link: ownLink(primaryKey), arguments: {}, defaultSort: null, rows: "one", depth: 0, path: "" });
}

/** The list arguments of a mutation sort and filter its answer, which by default is of all that was written. */
function planList(context: PlanContext, { item, arguments: given }: ItemsOfMutation): ReadNode {
  const { parameter } = holdValue(context, () => ({ variant: "keys", parameter: [] }));
  return planRead(context, item, {
    link: { kind: "root" },
    arguments: { limit: -1, ...given },
    defaultSort: collectionOf(context.model, item.collection).sortField,
    rows: "many",
    depth: 0,
    path: "",
    among: parameter ?? [],
  });
}
