/** One GraphQL request from its parameters to its answer: identify, prepare, run. */
import { isStaleStructure } from "../database/sql-error.ts";
import { structureChanged } from "../database/sql-sentences.ts";
import { RequestError } from "../errors.ts";
import { readCookie } from "../identity/credential.ts";
import type { RequestHead } from "../identity/request-head.ts";
import type { Identity } from "../identity/rights.ts";
import type { OperationResult } from "../operation/operation-result.ts";
import { prepareOperation } from "../operation/prepare-operation.ts";
import { type Client, printCookie } from "../request/client.ts";
import { runOperation } from "../operation/run-operation.ts";
import { explainStale, hasUnexpected, isUnexpected } from "../operation/unexpected-faults.ts";
import type { Endpoint } from "../schema/names/root-kinds.ts";
import { type Answer, type RequestFacts, answerOperation } from "./answer.ts";
import type { RequestParameters } from "./request-body.ts";
import type { Ready, Served } from "./served.ts";

/** `relata-transaction: operation` makes all fields of a mutation one transaction. */
const transactionHeader = "relata-transaction";

/** `address` is the client's; null where there is no connection. */
export type Identify = (request: RequestHead, address: string | null, served: Ready) => Promise<Identity>;

export interface OperationNeeds {
  readonly served: () => Served;
  /** Looks at the database anew, and tells what is served from then on. */
  readonly renew: (served: Ready) => Promise<Served>;
  readonly identify: Identify;
  /** Null unless something was written that decides what is served: then it ends when that is served. */
  readonly settled: () => Promise<void> | null;
  /** What takes back the cookie of a session that holds no more; null where a request was asked with another credential. */
  readonly forgetCookie: (request: RequestHead) => string | null;
}

export interface Asked {
  readonly parameters: RequestParameters;
  readonly request: RequestHead;
  readonly address: string | null;
  readonly endpoint: Endpoint;
  readonly facts: RequestFacts;
}

/**
 * What fails unexpectedly may have met a structure that is not the one that is served. Then a query runs once more on the
 * structure as it is now. A mutation does not, since some of it may have been done: it may be sent again.
 */
export async function answerRequest(asked: Asked, { served, renew, settled, identify, forgetCookie }: OperationNeeds): Promise<Answer> {
  const first = assertReady(served());
  const attempt = await runAttempt(asked, first, identify);
  if (attempt.outcome.kind === "thrown" && isUnknownCredential(attempt.outcome.error)) {
    const forgotten = forgetCookie(asked.request);
    if (forgotten !== null) asked.facts.cookies.push(forgotten);
  }
  // Whoever has changed the model, or rights, finds them changed.
  if (attempt.isMutation) await settled();
  if (!isOfOurs(attempt)) return conclude(attempt, asked);
  const now = await renew(first);
  if (now.kind === "ready" && now.engine === first.engine) return conclude(attempt, asked);
  if (attempt.isMutation) return conclude(explainAttempt(attempt), asked);
  return conclude(await runAttempt(asked, assertReady(now), identify), asked);
}

function isUnknownCredential(error: unknown): boolean {
  return error instanceof RequestError && (error.code === "INVALID_CREDENTIALS" || error.code === "TOKEN_EXPIRED");
}

function assertReady(served: Served): Ready {
  if (served.kind === "not ready") throw new RequestError("SERVICE_UNAVAILABLE", served.reason);
  return served;
}

/** What became of a request, or what was thrown on the way. */
interface Attempt {
  readonly outcome: { readonly kind: "result"; readonly result: OperationResult } | { readonly kind: "thrown"; readonly error: unknown };
  readonly isMutation: boolean;
  readonly operationName: string | undefined;
}

async function runAttempt(
  { parameters, request, address, endpoint, facts }: Asked,
  { engine, realm, kind }: Ready,
  identify: Identify,
): Promise<Attempt> {
  const { query, operationName, variables = {} } = parameters;
  let asked: Omit<Attempt, "outcome"> = { isMutation: false, operationName: undefined };
  try {
    const asker = { ...(await identify(request, address, { engine, realm, kind })), now: new Date() };
    const prepared = prepareOperation(await engine.schemaOf(asker.access, endpoint), query, operationName ?? null);
    if (prepared.kind !== "prepared") return { ...asked, outcome: { kind: "result", result: prepared } };
    const { operation, name } = prepared.operation;
    asked = { isMutation: operation === "mutation", operationName: name?.value };
    if (asked.isMutation && request.method === "GET") throw new RequestError("METHOD_NOT_ALLOWED", "A mutation must be sent by POST.");
    const transaction = readTransactionHeader(request);
    const client = describeClient(request, address, facts);
    const result = await runOperation(engine, prepared, { asker, variables, transaction, form: "text", client, signal: facts.signal });
    return { ...asked, outcome: { kind: "result", result } };
  } catch (error) {
    return { ...asked, outcome: { kind: "thrown", error } };
  }
}

function describeClient({ headers }: RequestHead, address: string | null, { cookies }: RequestFacts): Client {
  return {
    address,
    // Few are asked for.
    get agent() {
      return headers.get("user-agent");
    },
    get origin() {
      return headers.get("origin");
    },
    readCookie: (name) => readCookie(headers.get("cookie"), name),
    writeCookie: (cookie) => void cookies.push(printCookie(cookie)),
  };
}

function isOfOurs({ outcome }: Attempt): boolean {
  return outcome.kind === "thrown" ? isUnexpected(outcome.error) : hasUnexpected(outcome.result);
}

function explainAttempt(attempt: Attempt): Attempt {
  const { outcome } = attempt;
  if (outcome.kind === "result") return { ...attempt, outcome: { kind: "result", result: explainStale(outcome.result) } };
  return isStaleStructure(outcome.error) ? { ...attempt, outcome: { kind: "thrown", error: structureChanged(outcome.error) } } : attempt;
}

function conclude({ outcome, operationName }: Attempt, { facts }: Asked): Answer {
  if (outcome.kind === "thrown") throw outcome.error;
  return answerOperation(outcome.result, facts, operationName);
}

/** A word that is not understood is an error: whoever sends one relies on it. */
function readTransactionHeader(request: RequestHead): "of each field" | "of the operation" {
  const word = request.headers.get(transactionHeader);
  if (word === null) return "of each field";
  if (word.toLowerCase() === "operation") return "of the operation";
  throw new RequestError("INVALID_PAYLOAD", `Header "${transactionHeader}": expected "operation", got "${word}".`);
}
