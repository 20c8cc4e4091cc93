/**
 * The root fields of a query. All of them are planned, and loaded together as one forest (each root field is a tree of
 * statements), before graphql-js executes the operation. That then finds each answer, or its error, under the field's
 * response key.
 */
import type { Parameter } from "../../database/database.ts";
import { unknownItem } from "../../errors.ts";
import { isSlot } from "../../request/slots.ts";
import type { Slot } from "../../request/slots.ts";
import { rootMeaning } from "../../schema/names/meaning.ts";
import { invariant } from "../../shared/invariant.ts";
import type { CompiledPlan } from "../../sql/compile-plan.ts";
import { fillRead } from "../../sql/compiled-read.ts";
import type { RequestContext } from "../request-context.ts";
import { finishAggregate } from "./finish-aggregate.ts";
import { createItem, finishObjects } from "./finish-objects.ts";
import type { Item } from "./finish-objects.ts";
import { loadForest } from "./load.ts";
import type { LoadedNode, Tree } from "./load.ts";
import { createLoader } from "./loader.ts";
import type { Loader } from "./loader.ts";
import type { FilledPlan } from "./plan-cache.ts";
import { planRoots } from "./plan-roots.ts";
import type { PlanRequest } from "./plan-roots.ts";
import { spendWork } from "./spend-work.ts";

/** Finished objects, lists of them, nulls and errors, by response key. Throws where all of them together are too much work. */
export async function readRoots(context: RequestContext, request: PlanRequest): Promise<Item> {
  const loader = createLoader(context.database, context.signal);
  const roots = [...context.roots.values()].filter(({ field }) => rootMeaning(field) !== undefined);
  const plans = await planRoots(context, request, roots, loader);
  spendWork(context.work, roots, plans);
  const values = await loadRoots(plans, loader);
  const answer = createItem();
  roots.forEach(({ key }, index) => (answer[key] = values[index]));
  return answer;
}

async function loadRoots(plans: readonly (FilledPlan | Error)[], loader: Loader): Promise<readonly unknown[]> {
  const trees = plans.map((filled) => (filled instanceof Error ? null : treeOf(filled)));
  const forest = loadForest(
    trees.filter((tree) => tree !== null),
    loader,
  );
  const aggregates = plans.map((filled) => (filled instanceof Error ? null : resolveAggregate(filled, loader)));
  const loaded = [...(await forest)];
  return Promise.all(
    plans.map(async (filled, index): Promise<unknown> => {
      if (filled instanceof Error) return filled;
      const { plan } = filled;
      if (plan.kind === "aggregate") return aggregates[index];
      const tree = loaded.shift();
      return tree === undefined || tree instanceof Error ? tree : finishRoot(plan, tree);
    }),
  );
}

/** Nothing for an aggregate, which is no tree of items. */
function treeOf({ plan, values }: FilledPlan): Tree | null {
  if (plan.kind === "aggregate") return null;
  return { node: plan.node, key: plan.kind === "item" ? keyOf(plan.key, values) : null, values };
}

function keyOf(key: string | Slot, values: readonly Parameter[]): string {
  const text = isSlot(key) ? values[key.slot] : key;
  invariant(typeof text === "string", "a key is a text");
  return text;
}

async function resolveAggregate({ plan, values }: FilledPlan, loader: Loader): Promise<unknown> {
  if (plan.kind !== "aggregate") return null;
  try {
    return await finishAggregate(plan.plan, await loader.loadRoot(fillRead(plan.read, values)));
  } catch (error) {
    return error;
  }
}

async function finishRoot(plan: Exclude<CompiledPlan, { kind: "aggregate" }>, loaded: LoadedNode): Promise<unknown> {
  const items = await finishObjects(loaded);
  switch (plan.kind) {
    case "list":
      return items;
    case "item":
      return items[0] ?? unknownItem(plan.node.layout.collection ?? "");
    case "singleton":
      return items[0] ?? Object.fromEntries(plan.defaults);
  }
}
