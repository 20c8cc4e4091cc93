import { type OperationDefinitionNode, getDirectiveValues, getOperationAST, parse } from "graphql";
import { liveDirective } from "../schema/live-directive.ts";

/** `live`: a query that is to be answered again and again. Null for what cannot be read, or not be chosen from: its answer says why. */
export type OperationType = "query" | "live" | "mutation" | "subscription";

export interface OperationText {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

export function readOperationType({ query, operationName, variables }: OperationText, maxTokens: number): OperationType | null {
  try {
    const operation = getOperationAST(parse(query, { maxTokens, noLocation: true }), operationName);
    if (operation === null || operation === undefined) return null;
    return operation.operation === "query" && isLive(operation, variables ?? {}) ? "live" : operation.operation;
  } catch {
    return null;
  }
}

function isLive(operation: OperationDefinitionNode, variables: Readonly<Record<string, unknown>>): boolean {
  return getDirectiveValues(liveDirective, operation, { sources: {}, coerced: { ...variables } })?.["if"] === true;
}
