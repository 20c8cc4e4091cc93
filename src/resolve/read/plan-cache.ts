/**
 * The plans of one schema's operations. A plan belongs to an operation, to a root field of it, and to the shape of the
 * request; requests of one shape may still need a few plans, such as one for users and one for nobody.
 */
import type { Parameter } from "../../database/database.ts";
import type { RootPlan } from "../../plan/statement/read-plan.ts";
import type { Variables } from "../../request/given-value.ts";
import type { RequestSettings } from "../../request/plan-context.ts";
import type { RootRequest } from "../../request/selection.ts";
import { fillSlots } from "../../request/slots.ts";
import type { HeldValue, Inputs, Slots } from "../../request/slots.ts";
import { createRecentMap } from "../../shared/recent-map.ts";

/** A plan, and what fills its slots for one request. */
export interface FilledPlan {
  readonly plan: RootPlan;
  readonly values: readonly Parameter[];
}

export interface PlanCache {
  /** Whether the operation has come before: what is sent only once would push out what is sent again. */
  expects(request: RootRequest): boolean;
  find(request: RootRequest, settings: RequestSettings, inputs: Inputs): FilledPlan | undefined;
  keep(request: RootRequest, settings: RequestSettings, plan: RootPlan, slots: Slots): void;
}

interface KeptPlan {
  readonly plan: RootPlan;
  readonly held: readonly HeldValue[];
}

/** Plans of one shape; an older one gives way. */
const mostPlans = 8;

export function createPlanCache(capacity = 1_000): PlanCache {
  const kept = createRecentMap<string, readonly KeptPlan[]>(capacity);
  const firstSeen = new WeakMap<object, Variables>();
  const numberOf = createNumbers();
  const keyOf = ({ operation, shape }: RootRequest, settings: RequestSettings): string =>
    `${numberOf(operation)} ${numberOf(settings)} ${shape ?? ""}`;
  return {
    expects({ operation, variables }) {
      const first = firstSeen.get(operation) ?? variables;
      firstSeen.set(operation, first);
      // Each request has variables of its own.
      return first !== variables;
    },
    find(request, settings, inputs) {
      if (request.shape === null) return undefined;
      for (const { plan, held } of kept.get(keyOf(request, settings)) ?? []) {
        const values = fillSlots(held, inputs);
        if (values !== null) return { plan, values };
      }
      return undefined;
    },
    keep(request, settings, plan, { held }) {
      const key = keyOf(request, settings);
      kept.set(key, [{ plan, held }, ...(kept.get(key) ?? [])].slice(0, mostPlans));
    },
  };
}

/** A number of its own for each object, as part of keys. */
function createNumbers(): (of: object) => number {
  const numbers = new WeakMap<object, number>();
  let next = 0;
  return (of) => {
    const number = numbers.get(of) ?? next++;
    numbers.set(of, number);
    return number;
  };
}
