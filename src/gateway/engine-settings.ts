import type { Config } from "../config/config.ts";
import type { EngineSettings } from "../operation/engine-settings.ts";

/** What the configuration says to an engine. */
export function engineSettingsOf(config: Config): EngineSettings {
  return {
    nullability: config.NULLABILITY,
    introspection: config.GRAPHQL_INTROSPECTION,
    document: {
      maxLength: config.GRAPHQL_QUERY_SIZE_LIMIT,
      maxTokens: config.GRAPHQL_QUERY_TOKEN_LIMIT,
      depth: config.GRAPHQL_QUERY_DEPTH_LIMIT,
      aliases: config.GRAPHQL_QUERY_ALIAS_LIMIT,
      directives: config.GRAPHQL_QUERY_DIRECTIVE_LIMIT,
    },
    mostConditions: config.GRAPHQL_QUERY_CONDITION_LIMIT,
    cost: { most: config.GRAPHQL_QUERY_COST_LIMIT, listSize: config.GRAPHQL_QUERY_COST_LIST },
    queryLimitDefault: config.QUERY_LIMIT_DEFAULT,
    queryLimitMax: config.QUERY_LIMIT_MAX,
    maxRelationalDepth: config.MAX_RELATIONAL_DEPTH,
    maxBatchMutation: config.MAX_BATCH_MUTATION,
    mostSteps: config.GRAPHQL_QUERY_WORK_LIMIT,
    keepsHistory: config.HISTORY,
  };
}
