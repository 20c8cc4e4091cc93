/**
 * Subscriptions, however they arrive. In: who asks, and an operation. Out: what is told of each event, until nobody listens any more.
 * Rights and the model are those of the moment of each event: whoever may not read any more is told nothing, and told again when they
 * may.
 */
import type { ExecutionResult, GraphQLFormattedError } from "graphql";
import { RequestError } from "../errors.ts";
import type { Hub, Reading } from "../events/hub.ts";
import type { RequestHead } from "../identity/request-head.ts";
import type { Identity } from "../identity/rights.ts";
import { type Listener, listen } from "../operation/listen.ts";
import { prepareOperation } from "../operation/prepare-operation.ts";
import type { Endpoint } from "../schema/names/root-kinds.ts";
import { type RequestFacts, answerOperation, answerThrown } from "./answer.ts";
import { type Queue, createQueue } from "./event-queue.ts";
import type { Identify } from "./operation.ts";
import type { RequestParameters } from "./request-body.ts";
import type { Ready, Served } from "./served.ts";

/** What is told of one event. */
export type Told = Pick<ExecutionResult, "data"> & { readonly errors?: readonly GraphQLFormattedError[] };

export interface SubscriptionNeeds {
  readonly served: () => Served;
  readonly identify: Identify;
  /** Null where events are off. */
  readonly hub: Hub<Told> | null;
}

export interface SubscriptionRequest {
  readonly parameters: RequestParameters;
  readonly request: RequestHead;
  readonly address: string | null;
  readonly endpoint: Endpoint;
  readonly facts: RequestFacts;
  /** Told when more waits than may; the subscription has ended then. */
  readonly onFull: () => void;
  /** Told when the credential is good no more. */
  readonly onGone: () => void;
}

/** What is told, or why nothing will be. */
export type Subscribed =
  | { readonly kind: "subscribed"; readonly told: Queue<Told> }
  | { readonly kind: "refused"; readonly errors: readonly GraphQLFormattedError[] };

/** What was found out is looked at again after this time, in milliseconds, or when something else is served. */
const lifetime = 5_000;
/** So many answers wait for one who reads slowly. */
const mostWaiting = 1_000;

export async function subscribe(asked: SubscriptionRequest, { served, identify, hub }: SubscriptionNeeds): Promise<Subscribed> {
  const { parameters, facts, onFull, onGone } = asked;
  const refuse = (errors: readonly GraphQLFormattedError[]): Subscribed => ({ kind: "refused", errors });
  if (hub === null) return refuse(errorsOf(new RequestError("INVALID_QUERY", "Events are off here: EVENTS says so."), facts));
  const find = createFind(asked, served, identify);
  let first: Found;
  try {
    first = await find();
  } catch (error) {
    return refuse(errorsOf(error, facts));
  }
  if (first.kind === "refused") return refuse(first.errors);
  const stop = (): void => unsubscribe();
  const queue = createQueue<Told>(mostWaiting, stop);
  const unsubscribe = hub.subscribe({
    collection: first.listener.collection,
    async find() {
      try {
        const found = await find();
        return found.kind === "refused" ? null : readingOf(found, facts, parameters);
      } catch (error) {
        if (!(error instanceof RequestError) || (error.code !== "INVALID_CREDENTIALS" && error.code !== "TOKEN_EXPIRED")) throw error;
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
  return { kind: "subscribed", told: queue };
}

type Found =
  | { readonly kind: "found"; readonly name: string; readonly listener: Listener }
  | { readonly kind: "refused"; readonly errors: readonly GraphQLFormattedError[] };

/** What the operation listens to at the moment, as whoever asks may; what was found last is known for a while. */
function createFind(
  { parameters, request, address, endpoint, facts }: SubscriptionRequest,
  served: () => Served,
  identify: Identify,
): () => Found | Promise<Found> {
  const { query, operationName = null, variables = {} } = parameters;
  const isDynamic = /\$(?:CURRENT|NOW)/.test(query + JSON.stringify(variables));
  let last: { readonly ready: Ready; readonly until: number; readonly found: Found } | null = null;
  const findNow = async (ready: Ready): Promise<Found> => {
    const { user, access } = await identify(request, address, ready);
    const prepared = prepareOperation(await ready.engine.schemaOf(access, endpoint), query, operationName);
    if (prepared.kind !== "prepared") return { kind: "refused", errors: answerOperation(prepared, facts, undefined).errors ?? [] };
    const listener = listen(ready.engine, prepared, { asker: { user, access }, variables });
    if (listener.kind !== "listener") return { kind: "refused", errors: answerOperation(listener, facts, undefined).errors ?? [] };
    return {
      kind: "found",
      listener,
      name: JSON.stringify([endpoint, whose({ user, access }, isDynamic), query, operationName, variables]),
    };
  };
  return () => {
    const ready = assertReady(served());
    if (last !== null && last.ready === ready && Date.now() < last.until) return last.found;
    return findNow(ready).then((found) => {
      last = { ready, until: Date.now() + lifetime, found };
      return found;
    });
  };
}

/** Equal for all who see the same. */
function whose({ user, access }: Identity, isDynamic: boolean): unknown {
  const name = access.kind === "admin" ? "admin" : access.name;
  const isPersonal = isDynamic || (access.kind === "limited" && access.isPersonal);
  return isPersonal ? [name, user.id, user.role, user.roles, user.policies, [...user.values]] : name;
}

function readingOf(
  { name, listener }: Extract<Found, { kind: "found" }>,
  facts: RequestFacts,
  { operationName }: RequestParameters,
): Reading<Told> {
  return {
    name,
    event: listener.event,
    async read(events) {
      const results = await listener.read(events);
      return results.map((result) => (result === null ? null : format(result, facts, operationName ?? undefined)));
    },
  };
}

function format(result: ExecutionResult, facts: RequestFacts, operationName: string | undefined): Told {
  const { data, errors } = answerOperation({ kind: "executed", result }, facts, operationName);
  return { data: data ?? null, ...(errors === undefined ? {} : { errors }) };
}

function errorsOf(error: unknown, facts: RequestFacts): readonly GraphQLFormattedError[] {
  return answerThrown(error, facts).errors ?? [];
}

function assertReady(served: Served): Ready {
  if (served.kind === "not ready") throw new RequestError("SERVICE_UNAVAILABLE", served.reason);
  return served;
}
