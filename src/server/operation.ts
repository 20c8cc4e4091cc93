/** One GraphQL request from its parameters to its answer: identify, prepare, run. */
import { RequestError } from "../errors.ts";
import type { Identity } from "../identity/rights.ts";
import { prepareOperation } from "../operation/prepare-operation.ts";
import { runOperation } from "../operation/run-operation.ts";
import { type Answer, type RequestFacts, answerOperation } from "./answer.ts";
import type { RequestParameters } from "./request-body.ts";
import type { Ready, Served } from "./served.ts";

/** `relata-transaction: operation` makes all fields of a mutation one transaction. */
const transactionHeader = "relata-transaction";

export type Identify = (request: Request, served: Ready) => Promise<Identity>;

export async function answerRequest(
  { query, operationName, variables = {} }: RequestParameters,
  request: Request,
  served: Served,
  facts: RequestFacts,
  identify: Identify,
): Promise<Answer> {
  if (served.kind === "not ready") throw new RequestError("SERVICE_UNAVAILABLE", served.reason);
  const { engine } = served;
  const asker = { ...(await identify(request, served)), now: new Date() };
  const prepared = prepareOperation(engine.schemaOf(asker.access), query, operationName ?? null);
  if (prepared.kind !== "prepared") return answerOperation(prepared, facts, undefined);
  const { operation } = prepared;
  if (operation.operation === "mutation" && request.method === "GET")
    throw new RequestError("METHOD_NOT_ALLOWED", "A mutation must be sent by POST.");
  const transaction = readTransactionHeader(request);
  const result = await runOperation(engine, prepared, { asker, variables, transaction, signal: facts.signal });
  return answerOperation(result, facts, operation.name?.value);
}

/** A word that is not understood is an error: whoever sends one relies on it. */
function readTransactionHeader(request: Request): "of each field" | "of the operation" {
  const word = request.headers.get(transactionHeader);
  if (word === null) return "of each field";
  if (word.toLowerCase() === "operation") return "of the operation";
  throw new RequestError("INVALID_PAYLOAD", `Header "${transactionHeader}": expected "operation", got "${word}".`);
}
