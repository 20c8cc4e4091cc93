/**
 * Subscriptions, however they arrive. In: who asks, and an operation. Out: what is told of each event, until nobody listens any more.
 * Whoever may not read any more is told nothing, and told again when they may.
 */
import type { Hub, Reading } from "../events/hub.ts";
import { listen } from "../operation/listen.ts";
import type { Listener } from "../operation/listen.ts";
import { createQueue } from "./event-queue.ts";
import {
  type Begun,
  type LastingRequest,
  type Moment,
  type Told,
  createFind,
  eventsAreOff,
  isGone,
  refusalOf,
  tell,
} from "./lasting-request.ts";
import type { Identify } from "./operation.ts";
import type { Served } from "./served.ts";

export interface SubscriptionNeeds {
  readonly served: () => Served;
  readonly identify: Identify;
  /** Null where events are off. */
  readonly hub: Hub<Told> | null;
  /** So many answers wait for one who reads slowly. */
  readonly mostWaiting: number;
}

export async function subscribe(asked: LastingRequest, needs: SubscriptionNeeds): Promise<Begun> {
  const { parameters, facts, onFull, onGone } = asked;
  const { hub, mostWaiting } = needs;
  if (hub === null) return eventsAreOff(facts);
  const find = createFind(asked, needs, (moment) => listenAt(moment, parameters.variables ?? {}));
  let first: Awaited<ReturnType<typeof find>>;
  try {
    first = await find();
  } catch (error) {
    return refusalOf(error, facts);
  }
  if (first.kind === "refused") return first;
  const queue = createQueue<Told>(mostWaiting, () => unsubscribe());
  const unsubscribe = hub.subscribe({
    collection: first.listener.collection,
    async find() {
      try {
        const found = await find();
        return found.kind === "refused" ? null : readingOf(found);
      } catch (error) {
        if (!isGone(error)) throw error;
        queue.end();
        onGone();
        return null;
      }
    },
    take(told) {
      if (!queue.add(told)) onFull();
    },
    end: () => queue.end(),
  });
  return { kind: "begun", told: queue };

  function readingOf({ name, listener }: Found): Reading<Told> {
    return {
      name,
      event: listener.event,
      async read(events) {
        const results = await listener.read(events);
        return results.map((result) => (result === null ? null : tell(result, facts, parameters.operationName)));
      },
    };
  }
}

interface Found {
  readonly kind: "found";
  readonly name: string;
  readonly listener: Listener;
}

function listenAt(
  { ready, identity, prepared, name }: Moment,
  variables: Readonly<Record<string, unknown>>,
): Found | Exclude<ReturnType<typeof listen>, Listener> {
  const listener = listen(ready.engine, prepared, { asker: identity, variables });
  return listener.kind === "listener" ? { kind: "found", name, listener } : listener;
}
