/** What a mutation has written, read back. */
import { unknownItem } from "../../errors.ts";
import { countSteps, estimateItems } from "../../plan/statement/statement-work.ts";
import type { Connection } from "../../database/database.ts";
import type { AskedField } from "../../request/running-operation.ts";
import type { MutationSelection } from "../../request/selection.ts";
import type { LoadedRoot } from "../read/load-roots.ts";
import { isLoadedAtOnce, loadForest } from "../read/load.ts";
import type { Tree } from "../read/load.ts";
import { createLoader } from "../read/loader.ts";
import type { Filled } from "../read/plan-cache.ts";
import type { KeptAnswer, MutationContext } from "./mutation-context.ts";
import { planAnswer, slotOfKeys } from "./plan-answer.ts";

export interface Answering {
  readonly context: MutationContext;
  readonly root: AskedField;
  readonly collection: string;
  readonly form: "item" | "list";
  /** Null for a role that may write the collection but not read it: its answer is `true`. */
  readonly filled: Filled<KeptAnswer> | null;
}

export function planAnswering(context: MutationContext, root: AskedField, selection: MutationSelection, form: "item" | "list"): Answering {
  return { context, root, collection: selection.mutation.collection, form, filled: planAnswer(context, root, selection, form) };
}

/** Whether all of it is asked for as soon as the keys are known. */
export function isAnsweredAtOnce({ form, filled }: Answering): boolean {
  return filled === null || (form === "item" && isLoadedAtOnce(treeOf(filled, "")));
}

/** Counts what the answer about so many items will come to; throws where that is too much. */
export function spendAnswer({ context, root, filled }: Answering, count: number): void {
  if (filled !== null) context.work.spend(root.key, countSteps(estimateItems(filled.node, count), filled.values));
}

/** By the keys of what was written; `onAsked` is called when nothing more will have to be asked for. */
export async function readAnswer(
  answering: Answering,
  connection: Connection,
  keys: readonly string[],
  onAsked: () => void,
): Promise<LoadedRoot> {
  const { context, collection, form, filled } = answering;
  if (filled === null || (form === "list" && keys.length === 0)) {
    onAsked();
    return { kind: "value", value: filled === null ? true : [] };
  }
  const { plan, writer } = filled;
  const values = form === "list" ? filled.values.with(slotOfKeys, keys) : filled.values;
  const tree = treeOf({ ...filled, values }, form === "item" ? (keys[0] ?? "") : null);
  const loading = loadForest([tree], createLoader(connection, context));
  if (isLoadedAtOnce(tree)) onAsked();
  const [loaded] = await loading;
  if (loaded === undefined || loaded instanceof Error) throw loaded ?? new Error("A tree was asked for.");
  // It is written all the same: who may write an item need not be one who may read it.
  if (form === "item" && loaded.rows.length === 0) return { kind: "failed", error: unknownItem(collection) };
  return { kind: "items", plan, loaded, writer };
}

function treeOf({ plan, values }: Filled<KeptAnswer>, key: string | null): Tree {
  return { node: plan.node, key, values };
}
