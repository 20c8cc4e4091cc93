/**
 * The root fields of a query. All of them are planned and loaded as one forest before graphql-js executes the operation,
 * which then finds each answer, or the error that it earned, under the field's response key.
 */
import type { Parameter } from "../../database/database.ts";
import { toRequestError } from "../../database/sql-error.ts";
import { unknownItem } from "../../errors.ts";
import type { Variables } from "../../filter/variable-value.ts";
import { collectionOf } from "../../model/look-up.ts";
import { planRoot } from "../../plan/read/plan-root.ts";
import { planDelta, planVersion } from "../../plan/read/version.ts";
import type { Delta, VersionRequest } from "../../plan/read/version.ts";
import type { PlanContext } from "../../request/plan-context.ts";
import type { RootField } from "../../request/running-operation.ts";
import { buildSelection } from "../../request/build-selection.ts";
import { createSlots, isSlot } from "../../request/slots.ts";
import type { Slot } from "../../request/slots.ts";
import { rootMeaning } from "../../schema/names/meaning.ts";
import { invariant } from "../../shared/invariant.ts";
import { compilePlan } from "../../sql/compile-plan.ts";
import type { CompiledPlan } from "../../sql/compile-plan.ts";
import { compileRead } from "../../sql/compile-read.ts";
import { fillRead } from "../../sql/compiled-read.ts";
import { isKeyText, keyTypeOf } from "../../value/key-text.ts";
import type { RequestContext } from "../request-context.ts";
import type { QuestionContext } from "./ask-question.ts";
import { finishAggregate } from "./finish-aggregate.ts";
import { createItem, finishObjects } from "./finish-objects.ts";
import type { Item } from "./finish-objects.ts";
import { loadForest } from "./load.ts";
import type { LoadedNode, Tree } from "./load.ts";
import { createLoader } from "./loader.ts";
import type { Loader } from "./loader.ts";
import type { FilledPlan, OperationPlans } from "./plan-cache.ts";
import { selectShownFields } from "./select-shown-fields.ts";

/** What is to be read, and what of it may be planned already. */
export interface ReadRequest {
  readonly roots: ReadonlyMap<string, RootField>;
  readonly plans: OperationPlans;
  /** Null where plans for the request are not to be kept. */
  readonly shape: string | null;
  readonly variables: Variables;
}

/** Finished objects, lists of them, nulls and errors, by response key. */
export async function readRoots(context: RequestContext, request: ReadRequest): Promise<Item> {
  const loader = createLoader(context.database, context.signal);
  const roots = [...request.roots.values()].filter(({ field }) => rootMeaning(field) !== undefined);
  const planner: Planner = { ...request, context, loader, keeps: request.plans.isRepeated() };
  const plans = await Promise.all(roots.map((root) => planOne(planner, root)));
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
    plans.map((filled, index) => {
      if (filled instanceof Error) return filled;
      const { plan } = filled;
      if (plan.kind === "aggregate") return aggregates[index];
      const tree = loaded.shift();
      return tree === undefined || tree instanceof Error ? tree : finishRoot(plan, tree);
    }),
  );
}

interface Planner extends ReadRequest {
  readonly context: RequestContext;
  readonly loader: Loader;
  /** Whether plans that are made are kept. */
  readonly keeps: boolean;
}

/** The plan of a root field, or the error that its own arguments earn it. */
async function planOne(planner: Planner, root: RootField): Promise<FilledPlan | Error> {
  const { context, plans, shape, variables } = planner;
  try {
    const inputs = { ...context, variables };
    const of = shape === null ? null : { root: root.key, shape };
    const kept = of === null ? undefined : plans.find(of, inputs);
    if (kept !== undefined) return kept;
    const selection = buildSelection(root);
    const version = selection.kind === "aggregated" ? null : planVersion(context, selection.collection, selection.arguments);
    if (version !== null || of === null || !planner.keeps) {
      const delta = version === null ? null : await readVersion({ ...context, connection: context.database }, planner.loader, version);
      return { plan: compilePlan(planRoot(context, selection, delta)), values: [] };
    }
    const slots = createSlots(inputs);
    return plans.keep(of, compilePlan(planRoot({ ...context, slots }, selection, null)), slots);
  } catch (error) {
    const known = toRequestError(error) ?? error;
    return known instanceof Error ? known : new Error("Planning failed.", { cause: error });
  }
}

/** A version's values are cast before rows are looked at: of an item or a field that is hidden, not even their faults may show. */
async function readVersion(context: PlanContext & QuestionContext, loader: Loader, request: VersionRequest): Promise<Delta | null> {
  const collection = collectionOf(context.model, request.collection);
  const { item } = request;
  if (item !== null && (collection.primaryKey === null || !isKeyText(item, keyTypeOf(collection.primaryKey)))) return null;
  const shown = await selectShownFields(context, collection, item);
  const delta = shown === null ? null : await loadDelta(context, loader, request);
  return delta === null ? null : Object.fromEntries(Object.entries(delta).filter(([name]) => shown?.has(name)));
}

/** An unknown version reads as the item itself. */
async function loadDelta(context: PlanContext, loader: Loader, request: VersionRequest): Promise<Delta | null> {
  const [row] = await loader.loadRoot(compileRead(planDelta(context, request)).read);
  const delta: unknown = JSON.parse(row?.[0] ?? "null");
  // A json object; what Directus stores as a delta is one.
  return typeof delta === "object" && !Array.isArray(delta) ? (delta as Delta | null) : null;
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
    return finishAggregate(plan.plan, await loader.loadRoot(fillRead(plan.read, values)));
  } catch (error) {
    return error;
  }
}

function finishRoot(plan: Exclude<CompiledPlan, { kind: "aggregate" }>, loaded: LoadedNode): unknown {
  const items = finishObjects(loaded);
  switch (plan.kind) {
    case "list":
      return items;
    case "item":
      return items[0] ?? unknownItem(plan.node.shape.collection ?? "");
    case "singleton":
      return items[0] ?? Object.fromEntries(plan.defaults);
  }
}
