/**
 * A request that lasts, of which rights and model are those of each moment: who asks and what is asked for are looked at again when
 * something else is served, and after a while.
 */
import type { ExecutionResult, GraphQLFormattedError } from "graphql";
import { RequestError } from "../errors.ts";
import type { RequestHead } from "../identity/request-head.ts";
import type { Identity } from "../identity/rights.ts";
import type { InvalidRequest, Refused } from "../operation/operation-result.ts";
import { prepareOperation } from "../operation/prepare-operation.ts";
import type { PreparedOperation } from "../operation/prepared-operation.ts";
import type { Endpoint } from "../schema/names/root-kinds.ts";
import { type RequestFacts, answerOperation, answerThrown } from "./answer.ts";
import type { Queue } from "./event-queue.ts";
import type { Identify } from "./operation.ts";
import type { RequestParameters } from "./request-body.ts";
import type { Ready, Served } from "./served.ts";

export interface LastingRequest {
  readonly parameters: RequestParameters;
  readonly request: RequestHead;
  readonly address: string | null;
  readonly endpoint: Endpoint;
  readonly facts: RequestFacts;
  /** Told when more waits than may; what was asked for has ended then. */
  readonly onFull: () => void;
  /** Told when the credential is good no more. */
  readonly onGone: () => void;
}

/** What is told at a time. */
export type Told = Pick<ExecutionResult, "data"> & { readonly errors?: readonly GraphQLFormattedError[] };

/** What is told, or why nothing will be. */
export type Begun = { readonly kind: "begun"; readonly told: Queue<Told> } | RefusedRequest;

export interface RefusedRequest {
  readonly kind: "refused";
  readonly errors: readonly GraphQLFormattedError[];
}

/** What was found out is looked at again after this time, in milliseconds. */
const lifetime = 5_000;

/** Who asks at the moment, what for, and of what is served then. */
export interface Moment {
  readonly ready: Ready;
  readonly identity: Identity;
  readonly prepared: PreparedOperation;
  /** Equal for all who ask for the same and see the same of it. */
  readonly name: string;
}

/** Makes of each moment what the request needs, or finds it refused. */
export function createFind<Made extends { readonly kind: string }>(
  { parameters, request, address, endpoint, facts }: LastingRequest,
  { served, identify }: { readonly served: () => Served; readonly identify: Identify },
  make: (moment: Moment) => Made | InvalidRequest | Refused,
): () => Made | RefusedRequest | Promise<Made | RefusedRequest> {
  const { query, operationName = null, variables = {} } = parameters;
  const isDynamic = /\$(?:CURRENT|NOW)/.test(query + JSON.stringify(variables));
  let last: { readonly ready: Ready; readonly until: number; readonly found: Made | RefusedRequest } | null = null;
  const refuse = (result: Parameters<typeof answerOperation>[0]): RefusedRequest => ({
    kind: "refused",
    errors: answerOperation(result, facts, undefined).errors ?? [],
  });
  const findNow = async (ready: Ready): Promise<Made | RefusedRequest> => {
    const identity = await identify(request, address, ready);
    const prepared = prepareOperation(await ready.engine.schemaOf(identity.access, endpoint), query, operationName);
    if (prepared.kind !== "prepared") return refuse(prepared);
    const made = make({
      ready,
      identity,
      prepared,
      name: JSON.stringify([endpoint, whose(identity, isDynamic), query, operationName, variables]),
    });
    return isRefusal(made) ? refuse(made) : made;
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

function isRefusal(made: { readonly kind: string }): made is InvalidRequest | Refused {
  return made.kind === "invalid request" || made.kind === "refused";
}

/** Equal for all who see the same. */
function whose({ user, access }: Identity, isDynamic: boolean): unknown {
  const name = access.kind === "admin" ? "admin" : access.name;
  const isPersonal = isDynamic || (access.kind === "limited" && access.isPersonal);
  return isPersonal ? [name, user.id, user.role, user.roles, user.policies, [...user.values]] : name;
}

function assertReady(served: Served): Ready {
  if (served.kind === "not ready") throw new RequestError("SERVICE_UNAVAILABLE", served.reason);
  return served;
}

/** Whether an error says that the credential is good no more. */
export function isGone(error: unknown): boolean {
  return error instanceof RequestError && (error.code === "INVALID_CREDENTIALS" || error.code === "TOKEN_EXPIRED");
}

export function refusalOf(error: unknown, facts: RequestFacts): RefusedRequest {
  return { kind: "refused", errors: answerThrown(error, facts).errors ?? [] };
}

export function eventsAreOff(facts: RequestFacts): RefusedRequest {
  return refusalOf(new RequestError("INVALID_QUERY", "Events are off here: EVENTS says so."), facts);
}

/** A result in the form of an answer. */
export function tell(result: ExecutionResult, facts: RequestFacts, operationName: string | undefined): Told {
  const { data, errors } = answerOperation({ kind: "executed", result }, facts, operationName);
  return { data: data ?? null, ...(errors === undefined ? {} : { errors }) };
}
