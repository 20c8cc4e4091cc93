/**
 * One GraphQL request from its parameters to its answer: parse, validate, authenticate, execute. graphql-js executes
 * itself, since resolvers are written against its version of what they are told.
 */
import { type ExecutionResult, executeRootSelectionSet, getOperationAST, validateExecutionArgs } from "graphql";
import { RequestError } from "../errors.ts";
import type { Identity } from "../identity/rights.ts";
import type { Documents } from "../operation/documents.ts";
import type { AssertConditions } from "../operation/limits/filter-conditions.ts";
import type { CostedOperation } from "../operation/limits/operation-cost.ts";
import type { RequestContext, RequestSettings } from "../resolve/request-context.ts";
import { runInOneTransaction } from "../resolve/write/operation-transaction.ts";
import { explainVariables } from "../schema/wire/explain-variables.ts";
import { findRoundedVariables } from "../schema/wire/rounded-key.ts";
import { type Answer, type RequestFacts, answerInvalidDocument, answerInvalidRequest, answerResult } from "./answer.ts";
import type { OperationRequest } from "./request-body.ts";
import type { Ready, Served } from "./served.ts";

/** `relata-transaction: operation` makes all fields of a mutation one transaction. */
const transactionHeader = "relata-transaction";

export interface OperationRunner {
  readonly documents: Documents;
  readonly identify: (request: Request, served: Ready) => Promise<Identity>;
  /** Throws when the operation's filters state too much. */
  readonly assertConditions: AssertConditions;
  /** Throws when the operation may answer too much. */
  readonly assertCost: (operation: CostedOperation) => void;
  readonly settings: RequestSettings;
  /** Without it, no error suggests names of the schema. */
  readonly introspection: boolean;
}

export async function runOperation(
  operationRequest: OperationRequest,
  request: Request,
  served: Served,
  facts: RequestFacts,
  { documents, identify, assertConditions, assertCost, settings, introspection }: OperationRunner,
): Promise<Answer> {
  if (served.kind === "not ready") throw new RequestError("SERVICE_UNAVAILABLE", served.reason);
  const { user, access } = await identify(request, served);
  const { schema, mutationSchema } = served.schemaOf(access);
  const checked = documents.check(schema, operationRequest.query);
  if (checked.kind === "invalid") return answerInvalidDocument(checked.errors, facts);
  const operation = getOperationAST(checked.document, operationRequest.operationName);
  if (operation?.operation === "mutation" && request.method === "GET")
    throw new RequestError("METHOD_NOT_ALLOWED", "A mutation must be sent by POST.");
  assertTransactionHeader(request);
  const contextValue: RequestContext = {
    database: served.database,
    user,
    access,
    settings,
    now: new Date(),
    transaction: null,
    signal: facts.signal,
  };
  const variables = operationRequest.variables ?? {};
  if (operation) assertConditions(checked.document, operation, variables);
  const execution = validateExecutionArgs({
    schema: operation?.operation === "mutation" ? (mutationSchema ?? schema) : schema,
    document: checked.document,
    contextValue,
    variableValues: variables,
    operationName: operationRequest.operationName ?? null,
    hideSuggestions: !introspection,
  });
  if (!("schema" in execution)) return answerInvalidRequest(explainVariables(schema, execution, variables, !introspection), facts);
  const rounded = findRoundedVariables(schema, execution.operation, variables);
  if (rounded.length > 0) return answerInvalidRequest(rounded, facts);
  assertCost(execution);
  const wantsOneTransaction = operation?.operation === "mutation" && request.headers.get(transactionHeader)?.toLowerCase() === "operation";
  const result: ExecutionResult = await (wantsOneTransaction
    ? runInOneTransaction(served.database, async (transaction) =>
        executeRootSelectionSet({ ...execution, contextValue: { ...contextValue, transaction } }),
      )
    : executeRootSelectionSet(execution));
  return answerResult(result, facts, operation?.name?.value);
}

/** A word that is not understood is an error: whoever sends one relies on it. */
function assertTransactionHeader(request: Request): void {
  const word = request.headers.get(transactionHeader) ?? "operation";
  if (word.toLowerCase() === "operation") return;
  throw new RequestError("INVALID_PAYLOAD", `Header "${transactionHeader}": expected "operation", got "${word}".`);
}
