/**
 * Errors of an operation that nobody expects. What a database refuses of a statement that does not fit it any more is one
 * of them, and so is a null where the schema promises a value.
 */
import { GraphQLError } from "graphql";
import { isStaleStructure } from "../database/sql-error.ts";
import { structureChanged } from "../database/sql-sentences.ts";
import { RequestError } from "../errors.ts";
import type { OperationResult } from "./operation-result.ts";

/** What a resolver threw, under the layers that graphql-js puts around it. */
export function originOf(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError !== undefined ? originOf(error.originalError) : error;
}

/** Whether an error is neither a fault of the request nor one of the circumstances, such as a database that is away. */
export function isUnexpected(error: unknown): boolean {
  const origin = originOf(error);
  return !(origin instanceof RequestError) && !(error instanceof GraphQLError && isClientsFault(origin));
}

/**
 * graphql-js complains of arguments while it executes as well, when a variable turns out to be absent; such an error
 * points at the argument. Of a value that cannot be printed, which is ours, it says no place of its own.
 */
function isClientsFault(origin: unknown): boolean {
  return origin instanceof GraphQLError && origin.path === undefined && origin.nodes !== undefined && origin.nodes.length > 0;
}

export function hasUnexpected(result: OperationResult): boolean {
  return result.kind === "executed" && (result.result.errors ?? []).some(isUnexpected);
}

/** The same, where the structure has turned out to be another one: what did not fit it may be sent again. */
export function explainStale(result: OperationResult): OperationResult {
  if (result.kind !== "executed" || result.result.errors === undefined) return result;
  const errors = result.result.errors.map((error) => {
    const origin = originOf(error);
    if (!isStaleStructure(origin)) return error;
    const known = structureChanged(origin);
    return new GraphQLError(known.message, { nodes: error.nodes, path: error.path, originalError: known });
  });
  return { ...result, result: { ...result.result, errors } };
}
