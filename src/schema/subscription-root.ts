import { GraphQLEnumType, GraphQLID, GraphQLNonNull, GraphQLObjectType } from "graphql";
import type { GraphQLFieldConfig } from "graphql";
import type { Collection } from "../model/model.ts";
import type { Steps } from "../shared/steps.ts";
import type { ItemTypes } from "./item-types.ts";
import { extensionsOf } from "./names/meaning.ts";
import type { SchemaContext } from "./schema-context.ts";

/** What has been done to an item. */
const eventType: GraphQLEnumType = new GraphQLEnumType({
  name: "EventEnum",
  values: { create: { value: "create" }, update: { value: "update" }, delete: { value: "delete" } },
});

/** `type Subscription`: for each collection, what is done to its items; null where none has a key. The same on both endpoints. */
export function* buildSubscriptionRoot({ model, names }: SchemaContext, items: ItemTypes): Steps<GraphQLObjectType | null> {
  const fields: Record<string, GraphQLFieldConfig<unknown, unknown>> = {};
  for (const collection of model.collections.values()) {
    if (collection.primaryKey === null || Object.keys(items.item(collection.name).getFields()).length === 0) continue;
    fields[names.subscriptionName(collection.name)] = {
      type: mutatedType(names.typeName(collection.name, "mutated"), collection, items),
      args: { event: { type: eventType } },
      extensions: extensionsOf({ kind: "mutated", collection: collection.name }),
    };
    yield;
  }
  return Object.keys(fields).length === 0 ? null : new GraphQLObjectType({ name: "Subscription", fields });
}

/** `type articles_mutated { key: ID! event: EventEnum data: articles }` */
function mutatedType(name: string, collection: Collection, items: ItemTypes): GraphQLObjectType {
  return new GraphQLObjectType({
    name,
    fields: {
      key: { type: new GraphQLNonNull(GraphQLID), extensions: extensionsOf({ kind: "event", part: "key" }) },
      event: { type: eventType, extensions: extensionsOf({ kind: "event", part: "event" }) },
      data: { type: items.item(collection.name), extensions: extensionsOf({ kind: "event", part: "data" }) },
    },
    extensions: extensionsOf({ kind: "other", collection: collection.name }),
  });
}
