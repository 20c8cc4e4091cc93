import type { DocumentNode, GraphQLSchema } from "graphql";
import type { Fragments } from "../request/walk-selections.ts";
import { type OperationPlans, createPlanCache } from "../resolve/read/plan-cache.ts";
import type { KeptPlan } from "../resolve/read/plan-roots.ts";
import type { KeptAnswer, KnownCreations } from "../resolve/write/mutation-context.ts";
import { type RecentMap, createRecentMap } from "../shared/recent-map.ts";
import type { EngineSettings } from "./engine-settings.ts";
import type { InvalidDocument } from "./operation-result.ts";
import type { PreparedOperation } from "./prepared-operation.ts";

/** What the operations of one access run on, with all that is remembered of them. */
export interface ServedSchema {
  /** What clients see; queries run on it, and documents are validated against it. */
  readonly schema: GraphQLSchema;
  /** What mutations run on; null without mutations. */
  readonly mutationSchema: GraphQLSchema | null;
  readonly settings: EngineSettings;
  /** By their text. */
  readonly documents: RecentMap<string, PreparedDocument | InvalidDocument>;
  /** Room for the plans of one more operation. */
  readonly createPlans: () => OperationPlans<KeptPlan>;
  /** The same of how mutations read back what they have written. */
  readonly createAnswers: () => OperationPlans<KeptAnswer>;
  readonly creations: KnownCreations;
}

/** A document that may run. Its operations are prepared when they are first asked for. */
export interface PreparedDocument {
  readonly kind: "document";
  readonly document: DocumentNode;
  readonly fragments: Fragments;
  /** By name; one that has none by the empty text. */
  readonly operations: Map<string, PreparedOperation>;
}

/** How many documents are remembered: applications send the same few over and over. */
const capacity = 1_000;

/** Each takes some kilobytes. */
const mostCreations = 200;

export function createServedSchema(
  { schema, mutationSchema }: Pick<ServedSchema, "schema" | "mutationSchema">,
  settings: EngineSettings,
): ServedSchema {
  return {
    schema,
    mutationSchema,
    settings,
    documents: createRecentMap(capacity),
    createPlans: createPlanCache(),
    createAnswers: createPlanCache(),
    creations: createRecentMap(mostCreations),
  };
}
