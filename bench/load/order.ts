/** What the load generator is asked, and what it answers. */
import type { Variables, Workload } from "../workloads/workload.ts";

export interface Order {
  /** Which workload. */
  readonly workload: string;
  readonly target: Target;
  readonly connections: number;
  readonly seconds: number;
  /** The number of the first request: what writes must not write the same again. */
  readonly first: number;
}

export interface Target {
  readonly port: number;
  readonly dialect: Dialect;
  readonly token?: string;
}

/** Whose names the operations use. */
export type Dialect = "relata" | "postgraphile";

export interface LoadResult {
  readonly requests: number;
  readonly seconds: number;
  /** Milliseconds. */
  readonly median: number;
  readonly p99: number;
  /** Milliseconds of the load generator's own. */
  readonly cpu: number;
}

/** A fault is a sentence. */
export type Reply = LoadResult | { readonly fault: string };

export interface RequestBody {
  readonly operationName: string;
  readonly query: string;
  readonly variables: Variables;
}

/** Request `n` of a workload. */
export function composeBody(workload: Workload, dialect: Dialect, n: number): RequestBody {
  const { name, relata, postgraphile, variables, postgraphileVariables = variables } = workload;
  return dialect === "relata"
    ? { operationName: name, query: relata, variables: variables?.(n) ?? {} }
    : { operationName: name, query: postgraphile, variables: postgraphileVariables?.(n) ?? {} };
}
