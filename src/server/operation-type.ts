import { type OperationTypeNode, getOperationAST, parse } from "graphql";

/** Null for what cannot be read, or not be chosen from: its answer says why. */
export function readOperationType(query: string, operationName: string | null | undefined, maxTokens: number): OperationTypeNode | null {
  try {
    return getOperationAST(parse(query, { maxTokens, noLocation: true }), operationName)?.operation ?? null;
  } catch {
    return null;
  }
}
