import { GraphQLBoolean, GraphQLList, GraphQLNonNull } from "graphql";
import type { GraphQLFieldConfig, GraphQLFieldConfigArgumentMap, GraphQLNullableInputType } from "graphql";
import { invalidPayload } from "../errors.ts";
import type { RequestContext } from "../resolve/request-context.ts";

export interface Options {
  readonly dryRun: boolean;
}

/** A mutation that changes the model. Arguments that are no lists are required; all such mutations have `dryRun`. */
export function mutation<Args>(
  type: GraphQLFieldConfig<unknown, unknown>["type"],
  args: Readonly<Record<string, GraphQLNullableInputType>>,
  resolve: (args: Args, options: Options, context: RequestContext) => Promise<unknown>,
): GraphQLFieldConfig<unknown, unknown, Args & Given> {
  const own = Object.entries(args).map(
    ([name, input]) => [name, { type: input instanceof GraphQLList ? input : new GraphQLNonNull(input) }] as const,
  );
  const more: GraphQLFieldConfigArgumentMap = { ...(makesIndexes(args) ? { concurrentIndexCreation } : {}), dryRun };
  return {
    type,
    args: { ...Object.fromEntries(own), ...more },
    resolve(_source, given, context) {
      if (given.concurrentIndexCreation === true)
        throw invalidPayload(
          "concurrentIndexCreation",
          "an index is made within the change's transaction, which PostgreSQL does not do concurrently.",
        );
      // Whoever executes an operation hands in a request's context.
      return resolve(given, { dryRun: given.dryRun === true }, context as RequestContext);
    },
  };
}

interface Given {
  readonly dryRun?: boolean | null;
  readonly concurrentIndexCreation?: boolean | null;
}

function makesIndexes(args: object): boolean {
  return "data" in args && !("related" in args);
}

const dryRun: GraphQLFieldConfigArgumentMap[string] = {
  type: GraphQLBoolean,
  default: { value: false },
  description: "Does nothing, and answers in `changes` what would be done.",
};

const concurrentIndexCreation: GraphQLFieldConfigArgumentMap[string] = { type: GraphQLBoolean, default: { value: false } };
