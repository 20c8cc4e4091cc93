import { GraphQLList, GraphQLNonNull, GraphQLObjectType } from "graphql";
import type { GraphQLFieldConfig } from "graphql";
import type { Collection } from "../model/model.ts";
import type { Steps } from "../shared/steps.ts";
import type { AggregateTypes } from "./aggregate-types.ts";
import type { ItemTypes } from "./item-types.ts";
import { byIdArguments, byVersionArguments, singletonArguments, singletonByVersionArguments } from "./list-arguments.ts";
import type { ListArguments } from "./list-arguments.ts";
import { extensionsOf } from "./names/meaning.ts";
import type { RootMeaning } from "./names/meaning.ts";
import { rootKindsOf } from "./names/root-kinds.ts";
import type { FixedFields, SchemaContext } from "./schema-context.ts";
import { someFields } from "./some-fields.ts";
import type { VersionTypes } from "./version-types.ts";

interface Parts extends ItemTypes, AggregateTypes, VersionTypes {
  readonly listArguments: ListArguments;
  readonly fixedFields: FixedFields;
}

/** `type Query`: for each collection its list, one item, aggregates and versions. */
export function* buildQueryRoot({ model, names, endpoint }: SchemaContext, parts: Parts): Steps<GraphQLObjectType> {
  const fields: Record<string, GraphQLFieldConfig<unknown, unknown>> = { ...parts.fixedFields };
  for (const collection of model.collections.values()) {
    for (const kind of rootKindsOf(collection, endpoint)) {
      fields[names.rootName(collection.name, kind)] = {
        ...rootField(parts, collection, kind),
        extensions: extensionsOf({ kind, collection: collection.name }),
      };
    }
    yield;
  }
  return new GraphQLObjectType({ name: "Query", fields: someFields(fields) });
}

function rootField(parts: Parts, collection: Collection, kind: RootMeaning["kind"]): GraphQLFieldConfig<unknown, unknown> {
  const { name } = collection;
  switch (kind) {
    case "list":
      return { type: listOf(parts.item(name)), args: parts.listArguments.list(name) };
    case "byId":
      return { type: parts.item(name), args: byIdArguments };
    case "aggregated":
      return { type: listOf(parts.aggregated(name)), args: parts.listArguments.aggregated(name) };
    case "byVersion":
      return { type: parts.version(name), args: collection.singleton ? singletonByVersionArguments : byVersionArguments };
    case "singleton":
      return { type: parts.item(name), args: collection.primaryKey === null ? {} : singletonArguments };
    case "currentUser":
      return { type: parts.item(name) };
    case "currentRoles":
      return { type: new GraphQLList(parts.item(name)) };
  }
}

function listOf(type: GraphQLObjectType): GraphQLNonNull<GraphQLList<GraphQLNonNull<GraphQLObjectType>>> {
  return new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(type)));
}
