/** The mutations that make and take away a relation as a whole. */
import { GraphQLBoolean, GraphQLEnumType, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLString } from "graphql";
import type { GraphQLFieldConfigArgumentMap } from "graphql";
import type { RequestContext } from "../resolve/request-context.ts";
import type { FixedFields } from "../schema/schema-context.ts";
import { type ReferenceAction, referenceActions } from "../sql/structure-step.ts";
import { type RelationKind, type WholeRelationRequest, planWholeRelation, relationKinds } from "./change/plan-whole-relation.ts";
import { planWholeRelationDeletion } from "./change/plan-whole-relation-deletion.ts";
import type { Model } from "../model/model.ts";
import { assertHere } from "./assert-here.ts";
import { changeList } from "./model-types.ts";
import { runChange } from "./run-change.ts";

const kindType = new GraphQLEnumType({
  name: "relation_kind",
  values: Object.fromEntries(relationKinds.map((kind) => [kind, {}])),
});

/** `SET_NULL` is `SET NULL`. */
const actionType = new GraphQLEnumType({
  name: "reference_action",
  values: Object.fromEntries(referenceActions.map((action) => [action.replace(" ", "_"), { value: action }])),
});

const deselectType = new GraphQLEnumType({ name: "deselect_action", values: { nullify: {}, delete: {} } });

const changedRelation = new GraphQLObjectType({
  name: "changed_relation",
  fields: {
    collection: { type: new GraphQLNonNull(GraphQLString) },
    field: { type: new GraphQLNonNull(GraphQLString) },
    changes: { type: new GraphQLNonNull(changeList) },
  },
});

const text = { type: GraphQLString };
const name = { type: new GraphQLNonNull(GraphQLString) };
const flag = { type: new GraphQLNonNull(GraphQLBoolean), default: { value: false } };

const dryRun = { ...flag, description: "Does nothing, and answers in `changes` what would be done." };

const createArguments: GraphQLFieldConfigArgumentMap = {
  type: { type: new GraphQLNonNull(kindType) },
  collection: { ...name, description: "Where the relation begins." },
  field: { ...name, description: "Its field there: a column of m2o, o2o and a2o, made where it is missing; a list of the others." },
  related: { ...text, description: "The collection that it leads to; of translations, the languages." },
  members: {
    type: new GraphQLList(new GraphQLNonNull(GraphQLString)),
    description: "Of a2o and m2a: the collections that it may lead to.",
  },
  related_field: {
    ...text,
    description: "Its field on the other side: of o2m the column, else the list that leads back, of a2o and m2a in each member.",
  },
  junction: { ...text, description: "The collection in between, made where it is missing." },
  collection_field: { ...text, description: "Of a2o and m2a: the column that says of which collection an item is." },
  sort_field: { ...text, description: "The column that the list is sorted by, made where it is missing." },
  required: { ...flag, description: "Whether the column must have a value." },
  on_delete: { type: actionType },
  on_update: { type: actionType },
  deselect: { type: deselectType, description: "What becomes of an item that is taken out of the list." },
  dryRun,
};

interface CreateArguments {
  readonly type: RelationKind;
  readonly collection: string;
  readonly field: string;
  readonly related?: string | null;
  readonly members?: readonly string[] | null;
  readonly related_field?: string | null;
  readonly junction?: string | null;
  readonly collection_field?: string | null;
  readonly sort_field?: string | null;
  readonly required: boolean;
  readonly on_delete?: ReferenceAction | null;
  readonly on_update?: ReferenceAction | null;
  readonly deselect?: "nullify" | "delete" | null;
  readonly dryRun: boolean;
}

function readRequest(given: CreateArguments): WholeRelationRequest {
  return {
    kind: given.type,
    collection: given.collection,
    field: given.field,
    related: given.related ?? null,
    members: given.members ?? [],
    relatedField: given.related_field ?? null,
    junction: given.junction ?? null,
    collectionField: given.collection_field ?? null,
    sortField: given.sort_field ?? null,
    isRequired: given.required,
    onDelete: given.on_delete ?? null,
    onUpdate: given.on_update ?? null,
    deselect: given.deselect ?? null,
  };
}

interface DeleteArguments {
  readonly collection: string;
  readonly field: string;
  readonly columns: boolean;
  readonly dryRun: boolean;
}

/** `schema` is where Directus's tables are. */
export function relationMutations(model: Model, schema: string): FixedFields {
  return {
    create_relation: {
      type: changedRelation,
      description: "Makes a relation with all that it needs: columns or a junction, foreign keys, indexes, and the fields on both sides.",
      args: createArguments,
      async resolve(_source, given, context) {
        // graphql-js has held them to their types, and whoever executes an operation hands in a request's context.
        const request = readRequest(given as CreateArguments);
        const { collection, field } = request;
        const isDry = (given as CreateArguments).dryRun;
        for (const one of [collection, ...(request.related === null ? [] : [request.related])]) assertHere(model, schema, one);
        const { changes } = await runChange(context as RequestContext, {
          schema,
          collection,
          isDry,
          plan: (structure) => planWholeRelation(structure, request),
        });
        return { collection, field, changes };
      },
    },
    delete_relation: {
      type: changedRelation,
      description: "Takes a relation away: its foreign keys, what is said about it, and its lists on both sides.",
      args: {
        collection: name,
        field: { ...name, description: "The relation's field on either side." },
        columns: { ...flag, description: "Whether its column goes, too; of one through a junction, the whole junction." },
        dryRun,
      },
      async resolve(_source, given, context) {
        // As above.
        const { collection, field, columns, dryRun: isDry } = given as DeleteArguments;
        assertHere(model, schema, collection);
        const { changes } = await runChange(context as RequestContext, {
          schema,
          collection,
          isDry,
          plan: (structure) => planWholeRelationDeletion(structure, { collection, field, withColumns: columns }),
        });
        return { collection, field, changes };
      },
    },
  };
}
