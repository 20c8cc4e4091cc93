/**
 * Plans that are kept. A plan belongs to an operation, to a root field of it, and to the shape of the request; requests
 * of one shape may still need a few plans, such as one for users and one for nobody.
 */
import type { Parameter } from "../../database/database.ts";
import { fillSlots } from "../../request/slots.ts";
import type { HeldValue, Inputs, Slots } from "../../request/slots.ts";
import { createRecentMap } from "../../shared/recent-map.ts";

/** With what fills its slots for one request. */
export type Filled<Kept> = Kept & { readonly values: readonly Parameter[] };

/** The plans of one operation. */
export interface OperationPlans<Kept extends object> {
  /** Counts a request; true from the second on, so that what is sent only once does not push out what is sent again. */
  isRepeated(): boolean;
  find(of: PlanKey, inputs: Inputs): Filled<Kept> | undefined;
  keep(of: PlanKey, kept: Kept, slots: Slots): Filled<Kept>;
}

export interface PlanKey {
  /** The response key of a root field. */
  readonly root: string;
  readonly shape: string;
}

interface Held<Kept> {
  readonly kept: Kept;
  readonly held: readonly HeldValue[];
}

/** Plans of one shape; an older one gives way. */
const mostPlans = 8;

/** Makes room for each operation's plans; all of them together are no more than `capacity` shapes. */
export function createPlanCache<Kept extends object>(capacity = 1_000): () => OperationPlans<Kept> {
  const known = createRecentMap<string, readonly Held<Kept>[]>(capacity);
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
        for (const { kept, held } of known.get(nameOf(of)) ?? []) {
          const values = fillSlots(held, inputs);
          if (values !== null) return { ...kept, values };
        }
        return undefined;
      },
      keep(of, kept, { held, values }) {
        const name = nameOf(of);
        known.set(name, [{ kept, held }, ...(known.get(name) ?? [])].slice(0, mostPlans));
        return { ...kept, values };
      },
    };
  };
}
