import type { ExecutionResult, GraphQLError } from "graphql";
import type { RequestError } from "../errors.ts";

/** What becomes of an operation. Only what nobody expects is thrown. */
export type OperationResult = Executed | Written | InvalidDocument | InvalidRequest | Refused;

/** It ran; some of its fields may have failed. */
export interface Executed {
  readonly kind: "executed";
  readonly result: ExecutionResult;
}

/** It ran without a fault, and its answer is written already. */
export interface Written {
  readonly kind: "written";
  /** The JSON of `data`, in pieces. */
  readonly data: readonly string[];
}

/** The document is none, or does not fit the schema. */
export interface InvalidDocument {
  readonly kind: "invalid document";
  readonly errors: readonly GraphQLError[];
}

/** The variables do not fit, or no such operation is in the document. */
export interface InvalidRequest {
  readonly kind: "invalid request";
  readonly errors: readonly GraphQLError[];
}

/** It asks for more than is allowed. */
export interface Refused {
  readonly kind: "refused";
  readonly error: RequestError;
}
