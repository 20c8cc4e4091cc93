/** The mutations that change the model: of collections, fields and relations, as Directus names them. */
import { GraphQLList, GraphQLNonNull, GraphQLString } from "graphql";
import type { Access } from "../access/access.ts";
import type { Engine } from "../operation/engine.ts";
import type { RequestContext } from "../resolve/request-context.ts";
import type { FixedFields } from "../schema/schema-context.ts";
import { type ChangePlan, planInOrder } from "./change/change-plan.ts";
import { planCollectionDeletion, planCollectionUpdate, planNewCollection } from "./change/plan-collection.ts";
import { planFieldDeletion, planFieldUpdate, planNewField } from "./change/plan-field.ts";
import { planNewRelation, planRelationDeletion, planRelationUpdate } from "./change/plan-relation.ts";
import { assertHere } from "./assert-here.ts";
import { describeCollections, describeFields, describeRelations } from "./describe-structure.ts";
import {
  collectionInput,
  fieldInput,
  readCollectionMeta,
  readCollectionRequest,
  readFieldRequest,
  readRelationRequest,
  relationInput,
} from "./model-inputs.ts";
import { deletedCollection, deletedField, deletedRelation, writtenCollection, writtenField, writtenRelation } from "./model-types.ts";
import { type Options, mutation } from "./mutation.ts";
import { relationMutations } from "./relation-mutations.ts";
import { runChange } from "./run-change.ts";
import type { ChangeResult } from "./run-change.ts";
import type { Structure } from "./structure.ts";

type Given = Parameters<typeof readFieldRequest>[0];

interface Named {
  readonly collection: string;
  readonly field: string;
}

interface Arguments extends Named {
  readonly data: Given;
}

/** For administrators, in a database that has Directus's tables, which are in the schema. */
export function modelMutations(engine: Engine, access: Access, schema: string | null): FixedFields {
  if (access.kind !== "admin" || schema === null) return {};
  const { model } = engine;
  const run = (
    context: RequestContext,
    collection: string,
    { dryRun }: Options,
    plan: (structure: Structure) => ChangePlan,
  ): Promise<ChangeResult> => {
    assertHere(model, schema, collection);
    return runChange(context, { schema, collection, plan, isDry: dryRun });
  };
  const collectionOf = ({ structure, changes }: ChangeResult, name: string): object => ({
    ...describeCollections(structure, model).find(({ collection }) => collection === name),
    changes,
  });
  const fieldOf = ({ structure, changes }: ChangeResult, collection: string, name: string): object => ({
    ...describeFields(structure, model).find((one) => one.collection === collection && one.field === name),
    changes,
  });
  const relationOf = ({ structure, changes }: ChangeResult, collection: string, name: string): object => ({
    ...describeRelations(structure, model).find((one) => one.collection === collection && one.field === name),
    changes,
  });
  return {
    create_collections_item: mutation<{ data: Given }>(writtenCollection, { data: collectionInput }, async ({ data }, options, context) => {
      const request = readCollectionRequest(data);
      const { collection } = request;
      return collectionOf(await run(context, collection, options, (structure) => planNewCollection(structure, request)), collection);
    }),
    update_collections_item: mutation<Arguments>(
      writtenCollection,
      { collection: GraphQLString, data: collectionInput },
      async ({ collection, data }, options, context) => {
        const meta = readCollectionMeta(data);
        return collectionOf(
          await run(context, collection, options, (structure) => planCollectionUpdate(structure, collection, meta)),
          collection,
        );
      },
    ),
    delete_collections_item: mutation<Named>(deletedCollection, { collection: GraphQLString }, async ({ collection }, options, context) => {
      const { changes } = await run(context, collection, options, (structure) => planCollectionDeletion(structure, collection));
      return { collection, changes };
    }),
    create_fields_item: mutation<Arguments>(
      writtenField,
      { collection: GraphQLString, data: fieldInput },
      async ({ collection, data }, options, context) => {
        const request = readFieldRequest(data, "data");
        return fieldOf(
          await run(context, collection, options, (structure) => planNewField(structure, collection, request)),
          collection,
          request.field,
        );
      },
    ),
    update_fields_item: mutation<Arguments>(
      writtenField,
      { collection: GraphQLString, field: GraphQLString, data: fieldInput },
      async ({ collection, field, data }, options, context) => {
        const request = readFieldRequest({ ...data, field }, "data");
        return fieldOf(
          await run(context, collection, options, (structure) => planFieldUpdate(structure, collection, request)),
          collection,
          field,
        );
      },
    ),
    update_fields_items: mutation<{ collection: string; data: readonly Given[] | null }>(
      new GraphQLList(new GraphQLNonNull(writtenField)),
      { collection: GraphQLString, data: new GraphQLList(new GraphQLNonNull(fieldInput)) },
      async ({ collection, data }, options, context) => {
        const requests = (data ?? []).map((given, index) => readFieldRequest(given, `data[${index}]`));
        const result = await run(context, collection, options, (structure) =>
          planInOrder(
            structure,
            requests.map((request) => (left) => planFieldUpdate(left, collection, request)),
          ),
        );
        return requests.map(({ field }) => fieldOf(result, collection, field));
      },
    ),
    delete_fields_item: mutation<Named>(
      deletedField,
      { collection: GraphQLString, field: GraphQLString },
      async ({ collection, field }, options, context) => {
        const { changes } = await run(context, collection, options, (structure) => planFieldDeletion(structure, collection, field));
        return { collection, field, changes };
      },
    ),
    create_relations_item: mutation<{ data: Given }>(writtenRelation, { data: relationInput }, async ({ data }, options, context) => {
      const request = readRelationRequest(data);
      const { collection, field } = request;
      return relationOf(await run(context, collection, options, (structure) => planNewRelation(structure, request)), collection, field);
    }),
    update_relations_item: mutation<Arguments>(
      writtenRelation,
      { collection: GraphQLString, field: GraphQLString, data: relationInput },
      async ({ collection, field, data }, options, context) => {
        const request = readRelationRequest({ ...data, collection, field });
        return relationOf(
          await run(context, collection, options, (structure) => planRelationUpdate(structure, request)),
          collection,
          field,
        );
      },
    ),
    delete_relations_item: mutation<Named>(
      deletedRelation,
      { collection: GraphQLString, field: GraphQLString },
      async ({ collection, field }, options, context) => {
        const { changes } = await run(context, collection, options, (structure) => planRelationDeletion(structure, collection, field));
        return { collection, field, changes };
      },
    ),
    ...relationMutations(model, schema),
  };
}
