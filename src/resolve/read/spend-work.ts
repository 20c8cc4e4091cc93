import { stepsOfValues } from "../../plan/statement/statement-work.ts";
import type { CompiledEdge, CompiledNode } from "../../sql/compile-plan.ts";
import { fillRead } from "../../sql/compiled-read.ts";
import type { SpentWork, WorkBudget } from "../request-context.ts";
import type { FilledPlan } from "./plan-roots.ts";

/**
 * What the statements of all roots together come to; throws when that is too much work, before the first of them
 * runs. `plans` are those of the roots; roots that are alike are read once.
 */
export function spendWork(
  budget: WorkBudget,
  roots: readonly { readonly key: string }[],
  plans: readonly (FilledPlan | Error)[],
): SpentWork {
  const counted = plans.flatMap((filled, index): readonly CountedRoot[] => {
    if (filled instanceof Error) return [];
    const { work } = filled.plan;
    const added = stepsOfValues(work, filled.values);
    return [{ key: roots[index]?.key ?? "", filled, steps: work.steps + added, usualSteps: work.usualSteps + added }];
  });
  const sum = sumOf(counted);
  if (budget.fits(sum)) {
    budget.spend("", sum);
    return describeUsual(counted);
  }
  const distinct = [...new Map(counted.map((root) => [signatureOf(root.filled), root])).values()];
  const [dearest] = distinct.toSorted((left, right) => right.steps - left.steps);
  if (dearest !== undefined) budget.spend(dearest.key, sumOf(distinct));
  return describeUsual(distinct);
}

function describeUsual(roots: readonly CountedRoot[]): SpentWork {
  return {
    steps: roots.reduce((sum, { usualSteps }) => sum + usualSteps, 0),
    statements: roots.reduce((sum, { filled }) => sum + filled.plan.work.statements, 0),
  };
}

interface CountedRoot {
  readonly key: string;
  readonly filled: FilledPlan;
  readonly steps: number;
  readonly usualSteps: number;
}

function sumOf(roots: readonly CountedRoot[]): number {
  return roots.reduce((sum, { steps }) => sum + steps, 0);
}

/** Equal for roots whose statements are. */
function signatureOf({ plan, values }: FilledPlan): string {
  const signatureOfNode = ({ read, edges }: CompiledNode): string =>
    `${fillRead(read, values).signature}(${edges.map((edge) => nodesOf(edge).map(signatureOfNode).join()).join(";")})`;
  return plan.kind === "aggregate" ? fillRead(plan.read, values).signature : signatureOfNode(plan.node);
}

function nodesOf(edge: CompiledEdge): readonly CompiledNode[] {
  return edge.kind === "any" ? [...edge.members.values()].map(({ node }) => node) : [edge.child];
}
