/**
 * Plans that are kept. A plan belongs to an operation, to a root field of it, and to the shape of the request; requests
 * of one shape may still need a few plans, such as one for users and one for nobody.
 */
import type { Parameter } from "../../database/database.ts";
import { fillSlots } from "../../request/slots.ts";
import type { HeldValue, Inputs, Slots } from "../../request/slots.ts";
import { createRecentMap } from "../../shared/recent-map.ts";
import type { CompiledPlan } from "../../sql/compile-plan.ts";
import type { RootWriter } from "./compile-writer.ts";

/** A plan, and how its rows are written; null where graphql-js has to complete them, or shall. */
export interface KeptPlan {
  readonly plan: CompiledPlan;
  readonly writer: RootWriter | null;
}

/** With what fills its slots for one request. */
export interface FilledPlan extends KeptPlan {
  readonly values: readonly Parameter[];
}

/** The plans of one operation. */
export interface OperationPlans {
  /** Counts a request; true from the second on, so that what is sent only once does not push out what is sent again. */
  isRepeated(): boolean;
  find(of: PlanKey, inputs: Inputs): FilledPlan | undefined;
  keep(of: PlanKey, kept: KeptPlan, slots: Slots): FilledPlan;
}

export interface PlanKey {
  /** The response key of a root field. */
  readonly root: string;
  readonly shape: string;
}

interface HeldPlan extends KeptPlan {
  readonly held: readonly HeldValue[];
}

/** Plans of one shape; an older one gives way. */
const mostPlans = 8;

/** Makes room for each operation's plans; all of them together are no more than `capacity` shapes. */
export function createPlanCache(capacity = 1_000): () => OperationPlans {
  const kept = createRecentMap<string, readonly HeldPlan[]>(capacity);
  let operations = 0;
  return () => {
    operations += 1;
    const operation = operations;
    const nameOf = ({ root, shape }: PlanKey): string => `${operation} ${root} ${shape}`;
    let requests = 0;
    return {
      isRepeated() {
        requests += 1;
        return requests > 1;
      },
      find(of, inputs) {
        for (const { plan, writer, held } of kept.get(nameOf(of)) ?? []) {
          const values = fillSlots(held, inputs);
          if (values !== null) return { plan, writer, values };
        }
        return undefined;
      },
      keep(of, { plan, writer }, { held, values }) {
        const name = nameOf(of);
        kept.set(name, [{ plan, writer, held }, ...(kept.get(name) ?? [])].slice(0, mostPlans));
        return { plan, writer, values };
      },
    };
  };
}
