import { GraphQLObjectType, getNullableType, isIntrospectionType, isListType } from "graphql";
import type { GraphQLField, GraphQLSchema } from "graphql";
import { mutationMeaning, outputMeaning, rootMeaning } from "../schema/names/meaning.ts";
import { invariant } from "../shared/invariant.ts";
import { finishRoot } from "./read/finish-roots.ts";
import { takeInTurns } from "../shared/turns.ts";
import type { Steps } from "../shared/steps.ts";
import type { MutationContext } from "./write/mutation-context.ts";
import { writeRootField } from "./write/write-root-field.ts";

type Resolve = NonNullable<GraphQLField<unknown, unknown>["resolve"]>;

/**
 * Sets the resolvers of a schema that `buildSchema` built, in place. A query is read before it is executed, so its fields
 * only read properties of finished objects by their response keys; a root field of a mutation writes when its turn comes.
 */
export function* attachResolvers(schema: GraphQLSchema): Steps<void> {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!(type instanceof GraphQLObjectType) || isIntrospectionType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (mutationMeaning(field) !== undefined && type === schema.getMutationType()) field.resolve = write;
      else if (rootMeaning(field) !== undefined || outputMeaning(field) !== undefined)
        field.resolve = isListType(getNullableType(field.type)) ? readList : readProperty;
    }
    yield;
  }
}

const readProperty: Resolve = (source, _arguments, _context, info) =>
  // Finished objects are all that stands above a field with a meaning.
  (source as Readonly<Record<string | number, unknown>>)[info.path.key];

const readList: Resolve = (...given) => inTurns(readProperty(...given));

/** graphql-js completes a list at one go, but for one whose items may let it wait. */
function inTurns(value: unknown): unknown {
  return Array.isArray(value) && value.length > longList ? takeInTurns<unknown>(value) : value;
}

/** Shorter ones are completed in less than a turn. */
const longList = 500;

/** One that was written before it is executed is read like a query's. */
const write: Resolve = async (source, given, handedIn, info) => {
  if (source !== undefined) return readList(source, given, handedIn, info);
  // Whoever executes an operation hands in a request's context.
  const context = handedIn as MutationContext;
  const root = context.roots.find(({ key }) => key === info.path.key)?.asked ?? undefined;
  invariant(root !== undefined, `root field "${info.path.key}" is asked for`);
  return inTurns(await finishRoot(await writeRootField(context, root)));
};
