import {
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isLeafType,
} from "graphql";
import { unknownField, unknownItem } from "../errors.ts";
import { actionAccess } from "../access/access.ts";
import type { Collection, Field } from "../model/model.ts";
import { mayBeStated } from "../model/writable.ts";
import type { Engine } from "../operation/engine.ts";
import type { RequestContext } from "../resolve/request-context.ts";
import { mutationMeaning, writeMeaning } from "../schema/names/meaning.ts";
import { askEngine } from "./ask-engine.ts";
import { notInTransaction } from "./auth-mutations.ts";

/**
 * Writes back what a revision holds of its item, as whoever asks may: an update like any other, which is noted in turn. What an
 * update sets itself, such as when it was made, is not written back, nor what the collection has no field for any more.
 */
export async function revertItem(engine: Engine, revision: string, context: RequestContext): Promise<boolean> {
  if (context.transaction !== null) throw notInTransaction();
  if (actionAccess(context.access, "directus_revisions", "read").kind === "none") throw unknownItem("directus_revisions");
  const query = "query ($revision: ID!) { revisions_by_id(id: $revision) { collection item data } }";
  const { revisions_by_id: found } = await askEngine(engine, context, "system", query, { revision });
  // Of the type that the query states.
  const kept = found as KeptRevision | null;
  if (kept === null || kept.collection === null) throw unknownItem("directus_revisions");
  const collection = engine.model.collections.get(kept.collection);
  if (collection === undefined) throw unknownItem(kept.collection);
  const endpoint = collection.isSystem ? "system" : "items";
  const { schema } = await engine.schemaOf(context.access, endpoint);
  const fields = Object.values(schema.getMutationType()?.getFields() ?? {});
  const update = fields.find((field) => isUpdateOf(field, collection));
  const input = getNamedType(update?.args.find(({ name }) => name === "data")?.type);
  if (update === undefined || !isInputObjectType(input)) throw unknownItem(collection.name);
  const data = storedValues(collection, input, kept.data);
  await askEngine(engine, context, endpoint, printUpdate(update), { id: kept.item, data });
  return true;
}

interface KeptRevision {
  /** Null where it may not be read. */
  readonly collection: string | null;
  readonly item: string;
  readonly data: unknown;
}

function isUpdateOf(field: GraphQLField<unknown, unknown>, { name }: Collection): boolean {
  const meaning = mutationMeaning(field);
  return meaning?.collection === name && (meaning.kind === "updateItem" || meaning.kind === "updateSingleton");
}

/** `mutation ($id: ID!, $data: update_tags_input!) { update_tags_item(id: $id, data: $data) { __typename } }` */
function printUpdate({ name, type, args }: GraphQLField<unknown, unknown>): string {
  const stated = args.map((arg) => `$${arg.name}: ${String(arg.type)}`);
  const given = args.map((arg) => `${arg.name}: $${arg.name}`);
  return `mutation (${stated.join(", ")}) { ${name}(${given.join(", ")})${isLeafType(getNullableType(type)) ? "" : " { __typename }"} }`;
}

/** The values of a revision under GraphQL's names; throws where one is there that whoever asks may not write. */
function storedValues(collection: Collection, input: GraphQLInputObjectType, data: unknown): Readonly<Record<string, unknown>> {
  const inputs = new Map(Object.values(input.getFields()).flatMap((field) => namedBy(field)));
  return Object.fromEntries(
    Object.entries(data ?? {}).flatMap(([name, value]) => {
      const field = collection.fields.get(name);
      if (field === undefined || !isRestored(collection, field)) return [];
      const asked = inputs.get(name);
      if (asked === undefined) throw unknownField("revision", name, collection.name, "");
      return [[asked, value] as const];
    }),
  );
}

function namedBy(field: GraphQLInputField): readonly (readonly [field: string, graphqlName: string])[] {
  const meaning = writeMeaning(field);
  return meaning === undefined || meaning.kind === "changes" || meaning.kind === "member" ? [] : [[meaning.field, field.name]];
}

function isRestored(collection: Collection, field: Field): boolean {
  if (field.name === collection.primaryKey?.name || field.special.some((word) => word.endsWith("-updated"))) return false;
  return field.kind === "alias" || mayBeStated(collection, field);
}
