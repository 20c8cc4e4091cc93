import type { EngineSettings } from "../../src/operation/engine-settings.ts";

/** As for anybody, but that a test may ask for much at once. */
export const generousSettings: EngineSettings = {
  nullability: "strict",
  introspection: true,
  document: { maxLength: 10_000_000, maxTokens: 1_000_000, depth: 200, aliases: Infinity, directives: Infinity },
  mostConditions: Infinity,
  cost: { most: Infinity, listSize: 10 },
  queryLimitDefault: 100,
  queryLimitMax: -1,
  maxRelationalDepth: 10,
  maxBatchMutation: Infinity,
  mostSteps: Infinity,
  keepsHistory: false,
};
