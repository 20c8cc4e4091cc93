import type { RequestSettings } from "../request/plan-context.ts";
import type { NullabilityMode } from "../schema/schema-context.ts";
import type { DocumentLimits } from "./limits/document-limits.ts";
import type { CostSettings } from "./limits/operation-cost.ts";

/** What an engine is told once: how its schemas look, and what its operations may ask for. */
export interface EngineSettings extends RequestSettings {
  readonly nullability: NullabilityMode;
  /** Without it, clients cannot read the schema, and no error suggests names of it. */
  readonly introspection: boolean;
  readonly document: DocumentSettings;
  /** The most conditions that the filters of an operation state. */
  readonly mostConditions: number;
  readonly cost: CostSettings;
  /** Who wrote what is noted in Directus's tables. */
  readonly keepsHistory: boolean;
}

export interface DocumentSettings extends DocumentLimits {
  /** In characters. */
  readonly maxLength: number;
  readonly maxTokens: number;
}
