/** The model as a snapshot, and from one: over the API what `relata schema snapshot` and its like do on the command line. */
import { GraphQLBoolean, GraphQLNonNull, GraphQLObjectType } from "graphql";
import type { Access } from "../access/access.ts";
import type { Engine } from "../operation/engine.ts";
import type { RequestContext } from "../resolve/request-context.ts";
import { GraphQLJSON } from "../schema/scalars.ts";
import type { FixedFields, FixedRoots } from "../schema/schema-context.ts";
import { applySnapshot } from "./apply-snapshot.ts";
import { changeList } from "./model-types.ts";
import { readStructure } from "./read-structure.ts";
import { describeSnapshot, parseSnapshot, takeSnapshot } from "./snapshot.ts";

const applied = new GraphQLObjectType({ name: "applied_schema", fields: { changes: { type: new GraphQLNonNull(changeList) } } });

interface Given {
  readonly snapshot: unknown;
  readonly allowDestructive: boolean;
  readonly dryRun: boolean;
}

/** For administrators. */
export function snapshotRoots({ database, model }: Engine, access: Access, schema: string | null): FixedRoots {
  if (access.kind !== "admin" || schema === null) return { query: {}, mutation: {} };
  const query: FixedFields = {
    schema_snapshot: {
      type: GraphQLJSON,
      description: "Collections, fields and relations, as Directus writes them into a file.",
      resolve: async () => describeSnapshot(takeSnapshot(await readStructure(database, schema), model)),
    },
  };
  const flag = { type: new GraphQLNonNull(GraphQLBoolean), default: { value: false } };
  const mutation: FixedFields = {
    apply_schema: {
      type: applied,
      description: "Makes the model what a snapshot says, whole or not at all.",
      args: {
        snapshot: { type: new GraphQLNonNull(GraphQLJSON) },
        allowDestructive: { ...flag, description: "Whether columns and tables may go with what they hold." },
        dryRun: { ...flag, description: "Does nothing, and answers in `changes` what would be done." },
      },
      resolve: (_source, { snapshot, allowDestructive, dryRun }: Given, context) =>
        // Whoever executes an operation hands in a request's context.
        applySnapshot(context as RequestContext, {
          schema,
          model,
          snapshot: parseSnapshot(snapshot),
          allowsDestruction: allowDestructive,
          isDry: dryRun,
        }),
    },
  };
  return { query, mutation };
}
