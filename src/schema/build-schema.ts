/**
 * Model and access in, GraphQL schema out: Directus's surface, name for name, as far as the access goes.
 *
 * Types are made when something leads to them, so a filter or a system collection that nothing uses does not appear.
 * Everything that a request can name carries its meaning (`meaning.ts`); resolvers are attached elsewhere.
 */
import { GraphQLSchema, specifiedDirectives } from "graphql";
import type { Access } from "../access/access.ts";
import { restrictModel } from "../access/restrict-model.ts";
import type { Diagnostic } from "../errors.ts";
import type { Model } from "../model/model.ts";
import { type Steps, finishAtOnce } from "../shared/steps.ts";
import { createAggregateTypes } from "./aggregate-types.ts";
import { completeTypes } from "./complete-types.ts";
import { createFilterInputs } from "./filter-inputs.ts";
import { createFunctionTypes } from "./function-types.ts";
import { createWrittenInputs } from "./item-inputs.ts";
import type { WritableModels } from "./item-inputs.ts";
import { createItemTypes } from "./item-types.ts";
import { createListArguments } from "./list-arguments.ts";
import { liveDirective } from "./live-directive.ts";
import { buildMutationRoot } from "./mutation-root.ts";
import { buildNames } from "./names/names.ts";
import type { SchemaNames } from "./names/names.ts";
import type { Endpoint } from "./names/root-kinds.ts";
import { buildQueryRoot } from "./query-root.ts";
import type { FixedRoots, NullabilityMode, SchemaContext } from "./schema-context.ts";
import { buildSubscriptionRoot } from "./subscription-root.ts";
import { createVersionTypes } from "./version-types.ts";
import { buildMutationSchema } from "./wire/mutation-schema.ts";

export interface Schemas {
  /** What clients see; queries run on it. */
  readonly schema: GraphQLSchema;
  /** What mutations run on: the same, but that its written inputs take more than is printed. Null without mutations. */
  readonly mutationSchema: GraphQLSchema | null;
}

export interface BuiltSchema extends Schemas {
  /** Warnings of names that differ from those expected: `articles_filter_2`. */
  readonly diagnostics: readonly Diagnostic[];
  readonly names: SchemaNames;
}

export interface SchemaOptions {
  readonly nullability: NullabilityMode;
  readonly access: Access;
  readonly endpoint?: Endpoint;
  /** Further fields of the root types. */
  readonly fixed?: FixedRoots;
}

export function buildSchema(model: Model, options: SchemaOptions): BuiltSchema {
  const { names, diagnostics } = buildNames(model, options.endpoint);
  return { ...finishAtOnce(buildSchemaInSteps(model, names, options)), diagnostics, names };
}

/** With the names of the whole model, so that a name is the same for all who see what it names. */
export function* buildSchemaInSteps(
  model: Model,
  names: SchemaNames,
  { nullability, access, endpoint = "items", fixed = { query: {}, mutation: {} } }: SchemaOptions,
): Steps<Schemas> {
  const context: SchemaContext = { model: restrictModel(model, access, "read"), names, nullability, access, endpoint };
  const writable: WritableModels = {
    whole: model,
    create: restrictModel(model, access, "create"),
    update: restrictModel(model, access, "update"),
  };
  // Inputs first: fields take them as arguments.
  const listArguments = createListArguments(createFilterInputs(context));
  const functionTypes = createFunctionTypes(context);
  const items = createItemTypes(context, listArguments, functionTypes);
  const versions = createVersionTypes(context, functionTypes, writable.update);
  const ofQuery = { ...items, ...createAggregateTypes(context), ...versions, listArguments, fixedFields: fixed.query };
  const query = yield* buildQueryRoot(context, ofQuery);
  const ofMutation = { ...items, ...createWrittenInputs(context, writable), listArguments, fixedFields: fixed.mutation };
  const mutation = yield* buildMutationRoot(context, writable, ofMutation);
  const subscription = yield* buildSubscriptionRoot(context, items);
  yield* completeTypes([query, mutation, subscription].filter((root) => root !== null));
  // What GraphQL's own validation looks for cannot happen here, and it takes as long as building does.
  const directives = [...specifiedDirectives, liveDirective];
  const schema = new GraphQLSchema({ query, mutation, subscription, directives, assumeValid: true });
  return { schema, mutationSchema: yield* buildMutationSchema(schema) };
}
