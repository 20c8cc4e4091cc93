/** A subscription: what it listens to, and what whoever asks is told of each event. */
import { type ExecutionResult, executeRootSelectionSet, getArgumentValues } from "graphql";
import { RequestError } from "../errors.ts";
import type { EventName, ItemEvent } from "../plan/write/item-event.ts";
import type { Asker } from "../request/asker.ts";
import { anyClient } from "../request/client.ts";
import { assertReadable, readEvents } from "../resolve/read-events.ts";
import { createItem } from "../resolve/read/finish-objects.ts";
import { subscriptionMeaning } from "../schema/names/meaning.ts";
import { invariant } from "../shared/invariant.ts";
import type { Engine } from "./engine.ts";
import { assertCost } from "./limits/operation-cost.ts";
import type { InvalidRequest, Refused } from "./operation-result.ts";
import type { PreparedOperation } from "./prepared-operation.ts";
import { createContext, readVariables } from "./run-operation.ts";

export interface Listener {
  readonly kind: "listener";
  readonly collection: string;
  /** Null: all. */
  readonly event: EventName | null;
  /** For each of these events of the collection an answer; null where nothing may be told. */
  readonly read: (events: readonly ItemEvent[]) => Promise<readonly (ExecutionResult | null)[]>;
}

export interface ListenRequest {
  /** `now` is that of each event. */
  readonly asker: Omit<Asker, "now">;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What the request is at fault for is a result; what is thrown is a fault of ours. */
export function listen(
  engine: Engine,
  prepared: PreparedOperation,
  { asker, variables }: ListenRequest,
): Listener | InvalidRequest | Refused {
  try {
    const execution = readVariables(engine, prepared, variables);
    if ("kind" in execution) return execution;
    assertCost(prepared.costOf(execution.variableValues), engine.settings.cost.most);
    const contextAt = (now: Date): ReturnType<typeof createContext> =>
      createContext(engine, prepared, execution, { asker: { ...asker, now }, client: anyClient });
    const context = contextAt(new Date());
    const root = context.roots.find(({ asked }) => asked !== null)?.asked ?? null;
    invariant(root !== null, "a subscription has a root field");
    assertReadable(context, root);
    const meaning = subscriptionMeaning(root.field);
    invariant(meaning !== undefined, `root field "${root.field.name}" has a meaning`);
    const { event } = getArgumentValues(root.field, root.node, execution.variableValues);
    return {
      kind: "listener",
      collection: meaning.collection,
      // Of the enum's values.
      event: (event ?? null) as EventName | null,
      async read(events) {
        const then = contextAt(new Date());
        const items = await readEvents(then, root, events);
        return Promise.all(
          items.map(async (item) => {
            if (item === null) return null;
            const rootValue = createItem();
            rootValue[root.key] = item;
            return executeRootSelectionSet({ ...execution, contextValue: then, rootValue });
          }),
        );
      },
    };
  } catch (error) {
    if (error instanceof RequestError) return { kind: "refused", error };
    throw error;
  }
}
