import { GraphQLBoolean, GraphQLID, GraphQLList, GraphQLNonNull, GraphQLObjectType } from "graphql";
import type { GraphQLFieldConfig, GraphQLFieldConfigArgumentMap } from "graphql";
import { mayAct } from "../access/access.ts";
import type { Collection } from "../model/model.ts";
import { hasInput } from "../model/writable.ts";
import type { Steps } from "../shared/steps.ts";
import type { WritableModels, WrittenInputs } from "./item-inputs.ts";
import type { ItemTypes } from "./item-types.ts";
import { id } from "./list-arguments.ts";
import type { ListArguments } from "./list-arguments.ts";
import { extensionsOf } from "./names/meaning.ts";
import type { MutationMeaning } from "./names/meaning.ts";
import { mutationKindsOf } from "./names/root-kinds.ts";
import type { FixedFields, SchemaContext } from "./schema-context.ts";

interface Parts extends ItemTypes, WrittenInputs {
  readonly listArguments: ListArguments;
  readonly fixedFields: FixedFields;
}

/** `type Mutation`, or null where nothing can be written. Directus shows first what creates, then what updates, then what deletes. */
export function* buildMutationRoot(context: SchemaContext, writable: WritableModels, parts: Parts): Steps<GraphQLObjectType | null> {
  const { access, model, names, endpoint } = context;
  const fields: Record<string, GraphQLFieldConfig<unknown, unknown>> = { ...parts.fixedFields };
  for (const verb of ["create", "update", "delete"] as const) {
    for (const collection of writable.whole.collections.values()) {
      const isAllowed = verb === "delete" ? mayAct(access, collection.name, verb) : hasInput(writable[verb], collection.name);
      if (!isAllowed) continue;
      const isReadable = model.collections.has(collection.name);
      for (const kind of mutationKindsOf(collection, endpoint)) {
        if (!kind.startsWith(verb)) continue;
        fields[names.mutationName(collection.name, kind)] = {
          ...mutationField(parts, collection, kind, isReadable),
          extensions: extensionsOf({ kind, collection: collection.name }),
        };
      }
      yield;
    }
  }
  return Object.keys(fields).length === 0 ? null : new GraphQLObjectType({ name: "Mutation", fields });
}

/** Who may write but not read is told that it is done, and nothing more. */
function mutationField(
  parts: Parts,
  { name }: Collection,
  kind: MutationMeaning["kind"],
  isReadable: boolean,
): GraphQLFieldConfig<unknown, unknown> {
  const one = isReadable ? parts.item(name) : GraphQLBoolean;
  const many = isReadable ? required(listOf(parts.item(name))) : GraphQLBoolean;
  const page = isReadable ? parts.listArguments.list(name) : {};
  switch (kind) {
    case "createItems":
      return { type: many, args: { ...page, data: { type: listOf(parts.create(name)) } } };
    case "createItem":
      return { type: one, args: { data: { type: required(parts.create(name)) } } };
    case "updateItems":
      return { type: many, args: { ...page, ...ids, data: { type: required(parts.update(name)) } } };
    case "updateBatch":
      return { type: many, args: { ...page, data: { type: listOf(parts.update(name)) } } };
    case "updateItem":
      return { type: one, args: { id, data: { type: required(parts.update(name)) } } };
    case "updateSingleton":
      return { type: one, args: { data: { type: required(parts.update(name)) } } };
    case "updateCurrentUser":
      return { type: one, args: { data: { type: parts.update(name) } } };
    case "deleteItems":
      return { type: deleteMany, args: ids };
    case "deleteItem":
      return { type: deleteOne, args: { id } };
  }
}

const keys = new GraphQLNonNull(new GraphQLList(GraphQLID));

const ids: GraphQLFieldConfigArgumentMap = { ids: { type: keys } };

const deleteMany = new GraphQLObjectType({ name: "delete_many", fields: { ids: { type: keys } } });

const deleteOne = new GraphQLObjectType({ name: "delete_one", fields: { id: { type: new GraphQLNonNull(GraphQLID) } } });

function required<Type extends GraphQLObjectType | WrittenType | GraphQLList<GraphQLNonNull<GraphQLObjectType>>>(
  type: Type,
): GraphQLNonNull<Type> {
  return new GraphQLNonNull(type);
}

type WrittenType = ReturnType<WrittenInputs["create"]>;

function listOf<Type extends GraphQLObjectType | WrittenType>(type: Type): GraphQLList<GraphQLNonNull<Type>> {
  return new GraphQLList(new GraphQLNonNull(type));
}
