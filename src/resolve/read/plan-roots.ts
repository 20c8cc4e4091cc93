/**
 * Plans of root fields: kept ones where there are such, and else made, before graphql-js executes anything. In: the
 * fields that are asked for. Out: for each a plan with what fills its slots, or the error that its arguments earn it.
 */
import { toRequestError } from "../../database/sql-error.ts";
import type { Variables } from "../../filter/variable-value.ts";
import { planRoot } from "../../plan/read/plan-root.ts";
import { planVersion } from "../../plan/read/version.ts";
import { buildSelection } from "../../request/build-selection.ts";
import type { AskedField } from "../../request/running-operation.ts";
import { createSlots } from "../../request/slots.ts";
import { memoize } from "../../shared/memoize.ts";
import { compilePlan } from "../../sql/compile-plan.ts";
import type { CompiledPlan } from "../../sql/compile-plan.ts";
import type { RequestContext } from "../request-context.ts";
import { compileWriter } from "./compile-writer.ts";
import type { RootWriter } from "./compile-writer.ts";
import { createLoader } from "./loader.ts";
import type { Loader } from "./loader.ts";
import type { Filled, OperationPlans } from "./plan-cache.ts";
import { readVersion } from "./read-version.ts";
import { giveWay } from "../../shared/turns.ts";

/** A plan, and how its rows are written; null where graphql-js has to complete them. */
export interface KeptPlan {
  readonly plan: CompiledPlan;
  readonly writer: RootWriter | null;
}

export type FilledPlan = Filled<KeptPlan>;

/** What may be planned already. */
export interface PlanRequest<Kept extends object> {
  readonly plans: OperationPlans<Kept>;
  /** Null where plans for the request are not to be kept. */
  readonly shape: string | null;
  readonly variables: Variables;
}

export async function planRoots(
  context: RequestContext,
  request: PlanRequest<KeptPlan>,
  roots: readonly AskedField[],
): Promise<readonly (FilledPlan | Error)[]> {
  const planner: Planner = {
    ...request,
    context,
    openLoader: memoize<void, Loader>(() => createLoader(context.database, context)),
    keeps: request.plans.isRepeated(),
  };
  const plans: Promise<FilledPlan | Error>[] = [];
  for (const root of roots) {
    if (plans.length > 0) await giveWay();
    plans.push(planOne(planner, root));
  }
  return Promise.all(plans);
}

interface Planner extends PlanRequest<KeptPlan> {
  readonly context: RequestContext;
  /** Of the versions that fields ask for; few do. */
  readonly openLoader: () => Loader;
  /** Whether plans that are made are kept. */
  readonly keeps: boolean;
}

async function planOne(planner: Planner, root: AskedField): Promise<FilledPlan | Error> {
  const { context, plans, shape, variables } = planner;
  try {
    const inputs = { ...context, variables };
    const of = shape === null ? null : { root: root.key, shape };
    const kept = of === null ? undefined : plans.find(of, inputs);
    if (kept !== undefined) return kept;
    const selection = buildSelection(root);
    const version = selection.kind === "aggregated" ? null : planVersion(context, selection.collection, selection.arguments);
    if (version !== null || of === null || !planner.keeps) {
      const delta =
        version === null ? null : await readVersion({ ...context, connection: context.database }, planner.openLoader(), version);
      return { ...withWriter(root, compilePlan(planRoot(context, selection, delta))), values: [] };
    }
    const slots = createSlots(inputs);
    return plans.keep(of, withWriter(root, compilePlan(planRoot({ ...context, slots }, selection, null))), slots);
  } catch (error) {
    const known = toRequestError(error) ?? error;
    return known instanceof Error ? known : new Error("Planning failed.", { cause: error });
  }
}

function withWriter(root: AskedField, plan: CompiledPlan): KeptPlan {
  return { plan, writer: compileWriter(root, plan) };
}
