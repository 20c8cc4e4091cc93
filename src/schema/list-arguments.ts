import { GraphQLID, GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLString } from "graphql";
import type { GraphQLArgumentConfig, GraphQLFieldConfigArgumentMap } from "graphql";
import { memoize } from "../shared/memoize.ts";
import type { FilterInputs } from "./filter-inputs.ts";

export interface ListArguments {
  /** What a list of a collection's items takes; so does every relation that leads to the collection. */
  list(collection: string): GraphQLFieldConfigArgumentMap;
  aggregated(collection: string): GraphQLFieldConfigArgumentMap;
}

export function createListArguments(filters: FilterInputs): ListArguments {
  const list = memoize((collection: string) => ({ filter: { type: filters.filter(collection) }, ...page }));
  return {
    list,
    aggregated: (collection) => ({ groupBy: { type: names }, ...list(collection) }),
  };
}

const names = new GraphQLList(GraphQLString);

const page: GraphQLFieldConfigArgumentMap = {
  sort: { type: names },
  limit: { type: GraphQLInt },
  offset: { type: GraphQLInt },
  page: { type: GraphQLInt },
  search: { type: GraphQLString },
};

export const id: GraphQLArgumentConfig = { type: new GraphQLNonNull(GraphQLID) };

/** `articles_by_id(id: 1, version: "draft")` */
export const byIdArguments: GraphQLFieldConfigArgumentMap = { id, version: { type: GraphQLString } };

/** `globals(version: "draft")` */
export const singletonArguments: GraphQLFieldConfigArgumentMap = { version: { type: GraphQLString } };

const version = { type: new GraphQLNonNull(GraphQLString) };

/** `articles_by_version(version: "draft", id: 1)`; a singleton needs no key. */
export const byVersionArguments: GraphQLFieldConfigArgumentMap = { version, id };
export const singletonByVersionArguments: GraphQLFieldConfigArgumentMap = { version };
