/**
 * The root fields of a query. All of an operation's roots are planned and loaded as one forest, through one DataLoader
 * per request; each resolver waits for its own tree.
 */
import DataLoader from "dataloader";
import { toRequestError } from "../database/sql-error.ts";
import { unknownItem } from "../errors.ts";
import { collectionOf } from "../model/look-up.ts";
import type { Model } from "../model/model.ts";
import { isKeyText, keyTypeOf } from "../plan/key-text.ts";
import { planRoot } from "../plan/plan-root.ts";
import type { RootPlan } from "../plan/read-plan.ts";
import type { RootSelection } from "../plan/selection.ts";
import { planVersion } from "../plan/version.ts";
import type { Delta, VersionRequest } from "../plan/version.ts";
import type { SchemaNames } from "../schema/names.ts";
import { compileAggregate } from "../sql/compile-aggregate.ts";
import { compiledRoot } from "../sql/compile-read.ts";
import { selectVersion } from "../sql/select-version.ts";
import type { RequestContext } from "./context.ts";
import { finishAggregate } from "./finish-aggregate.ts";
import { finishObjects } from "./finish-objects.ts";
import { loadForest } from "./load.ts";
import type { LoadedNode, Tree } from "./load.ts";
import { createLoader } from "./loader.ts";
import { selectReachable } from "./reachable.ts";
import type { Loader } from "./loader.ts";

/** What a schema's resolvers share. */
export interface Served {
  readonly model: Model;
  readonly names: SchemaNames;
}

/** Reads a root field's selection; throws what is wrong with its arguments. */
export type ReadSelection = () => RootSelection;

/** The value of a root field: finished objects, lists of them, or null. */
export function resolveQuery(served: Served, context: RequestContext, readSelection: ReadSelection): Promise<unknown> {
  return rootsOf(served, context).load(readSelection);
}

/** The roots of one request, gathered in the tick in which graphql-js starts them. */
function rootsOf(served: Served, context: RequestContext): DataLoader<ReadSelection, unknown> {
  const known = roots.get(context);
  if (known !== undefined) return known;
  const loader = createLoader(context.database, context.signal);
  const created = new DataLoader<ReadSelection, unknown>((selections) => resolveRoots(served, context, loader, selections), {
    cache: false,
  });
  roots.set(context, created);
  return created;
}

const roots = new WeakMap<RequestContext, DataLoader<ReadSelection, unknown>>();

async function resolveRoots(
  served: Served,
  context: RequestContext,
  loader: Loader,
  selections: readonly ReadSelection[],
): Promise<readonly unknown[]> {
  const plans = await Promise.all(selections.map((readSelection) => planOne(served, context, loader, readSelection)));
  const trees = plans.map((plan) => (plan instanceof Error || plan.kind === "aggregate" ? null : treeOf(plan)));
  const forest = loadForest(
    trees.filter((tree) => tree !== null),
    loader,
  );
  const aggregates = plans.map((plan) => (!(plan instanceof Error) && plan.kind === "aggregate" ? resolveAggregate(plan, loader) : null));
  const loaded = [...(await forest)];
  return Promise.all(
    plans.map((plan, index) => {
      if (plan instanceof Error) return plan;
      if (plan.kind === "aggregate") return aggregates[index];
      const tree = loaded.shift();
      return tree === undefined || tree instanceof Error ? tree : finishRoot(plan, tree);
    }),
  );
}

/** The plan of a root field, or the error that its own arguments earn it. */
async function planOne(served: Served, context: RequestContext, loader: Loader, readSelection: ReadSelection): Promise<RootPlan | Error> {
  try {
    const selection = readSelection();
    const request = planVersion(served.model, selection.root.collection, selection.arguments);
    const delta = request === null || !(await mayRead(served, context, request)) ? null : await loadDelta(loader, request);
    return planRoot(
      { ...served, settings: context.settings, user: context.user, access: context.access, now: context.now },
      selection,
      delta,
    );
  } catch (error) {
    const known = toRequestError(error) ?? error;
    return known instanceof Error ? known : new Error("Planning failed.", { cause: error });
  }
}

/** A version's values are cast before rows are looked at: of an item that is hidden, not even their faults may show. */
async function mayRead({ model }: Served, context: RequestContext, { collection: name, item }: VersionRequest): Promise<boolean> {
  const collection = collectionOf(model, name);
  if (item === null) return true;
  if (collection.primaryKey === null || !isKeyText(item, keyTypeOf(collection.primaryKey))) return false;
  const reached = await selectReachable({ ...context, model, connection: context.database }, collection, "read", [item]);
  return reached.size > 0;
}

/** An unknown version reads as the item itself. */
async function loadDelta(loader: Loader, request: VersionRequest): Promise<Delta | null> {
  const [row] = await loader.loadRoot(compiledRoot(selectVersion(request)));
  const delta: unknown = JSON.parse(row?.[0] ?? "null");
  // A json object; what Directus stores as a delta is one.
  return typeof delta === "object" && !Array.isArray(delta) ? (delta as Delta | null) : null;
}

function treeOf(plan: Exclude<RootPlan, { kind: "aggregate" }>): Tree {
  return { node: plan.node, key: plan.kind === "item" ? plan.key : null };
}

async function resolveAggregate(plan: Extract<RootPlan, { kind: "aggregate" }>, loader: Loader): Promise<unknown> {
  try {
    return finishAggregate(plan.plan, await loader.loadRoot(compiledRoot(compileAggregate(plan.plan))));
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
