import type { DocumentNode, GraphQLSchema, OperationDefinitionNode, VariableValues } from "graphql";
import type { Fragments } from "../request/walk-selections.ts";
import type { PlannedVariables } from "../request/request-shape.ts";
import type { OperationPlans } from "../resolve/read/plan-cache.ts";
import type { KeptPlan } from "../resolve/read/plan-roots.ts";
import type { KeptAnswer, KnownCreations } from "../resolve/write/mutation-context.ts";
import type { StatedConditions } from "./limits/filter-conditions.ts";

/** An operation that may run, with all that can be said of it before its variables are known. */
export interface PreparedOperation {
  readonly kind: "prepared";
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Fragments;
  /** What it runs on: for a mutation, the schema whose inputs take more than is printed. */
  readonly schema: GraphQLSchema;
  /** What clients see. */
  readonly printedSchema: GraphQLSchema;
  readonly conditions: StatedConditions;
  readonly planned: PlannedVariables;
  /** How many items it may answer, about. */
  readonly costOf: (variables: VariableValues) => number;
  readonly plans: OperationPlans<KeptPlan>;
  readonly answers: OperationPlans<KeptAnswer>;
  /** Those of all operations of the schema. */
  readonly creations: KnownCreations;
}
