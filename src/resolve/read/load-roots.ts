/**
 * The root fields of a query. All of them are planned, and loaded together as one forest (each root field is a tree of
 * statements), before anything is finished: into text (`finish-text.ts`), or into objects that graphql-js completes
 * (`finish-roots.ts`).
 */
import type { Parameter, Row } from "../../database/database.ts";
import type { AskedField } from "../../request/running-operation.ts";
import { isSlot } from "../../request/slots.ts";
import type { Slot } from "../../request/slots.ts";
import { rootMeaning } from "../../schema/names/meaning.ts";
import { invariant } from "../../shared/invariant.ts";
import type { CompiledRoot } from "../../sql/compile-plan.ts";
import { fillRead } from "../../sql/compiled-read.ts";
import type { RequestContext } from "../request-context.ts";
import type { RootWriter } from "./compile-writer.ts";
import { loadForest } from "./load.ts";
import type { LoadedNode, Tree } from "./load.ts";
import { createLoader } from "./loader.ts";
import type { Loader } from "./loader.ts";
import { planRoots } from "./plan-roots.ts";
import type { FilledPlan, KeptPlan, PlanRequest } from "./plan-roots.ts";
import { spendWork } from "./spend-work.ts";

/** What a root field reads, before it is finished; or the error that it met. */
export type LoadedRoot =
  | {
      readonly kind: "items";
      readonly plan: Exclude<CompiledRoot, { kind: "aggregate" }>;
      readonly loaded: LoadedNode;
      readonly writer: RootWriter | null;
    }
  | {
      readonly kind: "groups";
      readonly plan: Extract<CompiledRoot, { kind: "aggregate" }>;
      readonly rows: readonly Row[];
      readonly writer: RootWriter | null;
    }
  /** What no rows are read for. */
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "failed"; readonly error: unknown };

/** By response key. Throws where all of them together are too much work. */
export async function loadRoots(context: RequestContext, request: PlanRequest<KeptPlan>): Promise<ReadonlyMap<string, LoadedRoot>> {
  const roots = context.roots.flatMap(({ asked }): readonly AskedField[] =>
    asked === null || rootMeaning(asked.field) === undefined ? [] : [asked],
  );
  const plans = await planRoots(context, request, roots);
  const spent = spendWork(context.work, roots, plans);
  const loaded = await loadPlans(plans, createLoader(context.database, { signal: context.signal, spent }));
  return new Map(
    roots.flatMap(({ key }, index) => {
      const root = loaded[index];
      return root === undefined ? [] : [[key, root] as const];
    }),
  );
}

async function loadPlans(plans: readonly (FilledPlan | Error)[], loader: Loader): Promise<readonly LoadedRoot[]> {
  const trees = plans.map((filled) => (filled instanceof Error ? null : treeOf(filled)));
  const forest = loadForest(
    trees.filter((tree) => tree !== null),
    loader,
  );
  const aggregates = plans.map((filled) => (filled instanceof Error ? null : loadGroups(filled, loader)));
  const loaded = [...(await forest)];
  return Promise.all(
    plans.map(async (filled, index): Promise<LoadedRoot> => {
      if (filled instanceof Error) return { kind: "failed", error: filled };
      const { plan, writer } = filled;
      const groups = await aggregates[index];
      if (groups !== null && groups !== undefined) return groups;
      const tree = loaded.shift();
      invariant(plan.kind !== "aggregate" && tree !== undefined, "what is no aggregate is a tree");
      return tree instanceof Error ? { kind: "failed", error: tree } : { kind: "items", plan, loaded: tree, writer };
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

async function loadGroups({ plan, values, writer }: FilledPlan, loader: Loader): Promise<LoadedRoot | null> {
  if (plan.kind !== "aggregate") return null;
  try {
    return { kind: "groups", plan, rows: await loader.loadRoot(fillRead(plan.read, values)), writer };
  } catch (error) {
    return { kind: "failed", error };
  }
}
