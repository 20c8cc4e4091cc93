/**
 * The root fields of a query. All of an operation's roots are planned and loaded as one forest, through one DataLoader
 * per request; each resolver waits for its own tree.
 */
import DataLoader from "dataloader";
import type { Parameter } from "../../database/database.ts";
import { toRequestError } from "../../database/sql-error.ts";
import { unknownItem } from "../../errors.ts";
import { collectionOf } from "../../model/look-up.ts";
import type { Model } from "../../model/model.ts";
import { planRoot } from "../../plan/read/plan-root.ts";
import { planDelta, planVersion } from "../../plan/read/version.ts";
import type { Delta, VersionRequest } from "../../plan/read/version.ts";
import type { RootPlan } from "../../plan/statement/read-plan.ts";
import type { PlanContext } from "../../request/plan-context.ts";
import type { RootRequest } from "../../request/selection.ts";
import { createSlots, isSlot } from "../../request/slots.ts";
import type { Slot } from "../../request/slots.ts";
import type { SchemaNames } from "../../schema/names/names.ts";
import { invariant } from "../../shared/invariant.ts";
import { compileAggregate } from "../../sql/compile-aggregate.ts";
import { compileRead } from "../../sql/compile-read.ts";
import { isKeyText, keyTypeOf } from "../../value/key-text.ts";
import type { RequestContext } from "../request-context.ts";
import type { QuestionContext } from "./ask-question.ts";
import { finishAggregate } from "./finish-aggregate.ts";
import { finishObjects } from "./finish-objects.ts";
import { loadForest } from "./load.ts";
import type { LoadedNode, Tree } from "./load.ts";
import { createLoader } from "./loader.ts";
import type { Loader } from "./loader.ts";
import type { FilledPlan, PlanCache } from "./plan-cache.ts";
import { selectShownFields } from "./select-shown-fields.ts";

/** What a schema's resolvers share. */
export interface Served {
  readonly model: Model;
  readonly names: SchemaNames;
  readonly plans: PlanCache;
}

/** The value of a root field: finished objects, lists of them, or null. */
export function resolveQuery(served: Served, context: RequestContext, request: RootRequest): Promise<unknown> {
  return rootsOf(served, context).load(request);
}

/** The roots of one request, gathered in the tick in which graphql-js starts them. */
function rootsOf(served: Served, context: RequestContext): DataLoader<RootRequest, unknown> {
  const known = roots.get(context);
  if (known !== undefined) return known;
  const loader = createLoader(context.database, context.signal);
  const created = new DataLoader<RootRequest, unknown>((requests) => resolveRoots(served, context, loader, requests), {
    cache: false,
  });
  roots.set(context, created);
  return created;
}

const roots = new WeakMap<RequestContext, DataLoader<RootRequest, unknown>>();

async function resolveRoots(
  served: Served,
  context: RequestContext,
  loader: Loader,
  requests: readonly RootRequest[],
): Promise<readonly unknown[]> {
  const plans = await Promise.all(requests.map((request) => planOne(served, context, loader, request)));
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

/** The plan of a root field, or the error that its own arguments earn it. */
async function planOne(served: Served, context: RequestContext, loader: Loader, request: RootRequest): Promise<FilledPlan | Error> {
  const { settings, user, access, now } = context;
  try {
    const inputs = { variables: request.variables, user, now };
    const kept = served.plans.find(request, settings, inputs);
    if (kept !== undefined) return kept;
    const selection = request.buildSelection();
    const { model, names } = served;
    const planContext = { model, names, settings, user, access, now };
    const version = planVersion(planContext, selection.root.collection, selection.arguments);
    if (version !== null || request.shape === null || !served.plans.expects(request)) {
      const delta = version === null ? null : await readVersion({ ...planContext, connection: context.database }, loader, version);
      return { plan: planRoot(planContext, selection, delta), values: [] };
    }
    const slots = createSlots(inputs);
    const plan = planRoot({ ...planContext, slots }, selection, null);
    served.plans.keep(request, settings, plan, slots);
    return { plan, values: slots.values };
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
  const [row] = await loader.loadRoot(compileRead(planDelta(context, request)));
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
    return finishAggregate(plan.plan, await loader.loadRoot(compileAggregate(plan.plan, values)));
  } catch (error) {
    return error;
  }
}

function finishRoot(plan: Exclude<RootPlan, { kind: "aggregate" }>, loaded: LoadedNode): unknown {
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
