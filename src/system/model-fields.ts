/** `collections`, `fields` and `relations`, all, of one collection, or one by its name. */
import { GraphQLList, GraphQLNonNull, GraphQLString } from "graphql";
import type { GraphQLFieldConfig, GraphQLObjectType } from "graphql";
import type { Access } from "../access/access.ts";
import { unknownItem } from "../errors.ts";
import type { Engine } from "../operation/engine.ts";
import type { FixedFields } from "../schema/schema-context.ts";
import { collectionType, extensionType, fieldType, relationType } from "./model-types.ts";
import { describeCollections, describeFields, describeRelations } from "./describe-structure.ts";
import { readStructure } from "./read-structure.ts";

/** For administrators, in a database that has Directus's tables, which are in the schema. */
export function modelFields({ database, model }: Engine, access: Access, schema: string | null): FixedFields {
  if (access.kind !== "admin" || schema === null) return {};
  return {
    // There are none here: they extend Directus's own application.
    extensions: { type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(extensionType))), resolve: () => [] },
    ...fieldsOf("collections", collectionType, ["name"], async ({ name }) => {
      const collections = describeCollections(await readStructure(database, schema), model);
      return name === undefined ? collections : collections.filter(({ collection }) => collection === name);
    }),
    ...fieldsOf("fields", fieldType, ["collection", "field"], async (asked) =>
      select(describeFields(await readStructure(database, schema), model), asked),
    ),
    ...fieldsOf("relations", relationType, ["collection", "field"], async (asked) =>
      select(describeRelations(await readStructure(database, schema), model), asked),
    ),
  };
}

interface Named {
  readonly name?: string;
  readonly collection?: string;
  readonly field?: string;
}

function select<Part extends { readonly collection: string; readonly field: string }>(
  parts: readonly Part[],
  { collection, field }: Named,
): readonly Part[] {
  return parts.filter((part) => (collection ?? part.collection) === part.collection && (field ?? part.field) === part.field);
}

/** One that is not there is told as any item that is not. */
function fieldsOf(
  kind: string,
  type: GraphQLObjectType,
  key: readonly (keyof Named)[],
  read: (asked: Named) => Promise<readonly unknown[]>,
): FixedFields {
  const argumentsOf = (names: readonly string[]): NonNullable<GraphQLFieldConfig<unknown, unknown>["args"]> =>
    Object.fromEntries(names.map((name) => [name, { type: required }]));
  const list = new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(type)));
  const inCollection: FixedFields = key.includes("collection")
    ? { [`${kind}_in_collection`]: { type: list, args: argumentsOf(["collection"]), resolve: (_source, asked: Named) => read(asked) } }
    : {};
  return {
    [kind]: { type: list, resolve: () => read({}) },
    ...inCollection,
    [`${kind}_by_name`]: {
      type,
      args: argumentsOf(key),
      async resolve(_source, asked: Named) {
        const [found] = await read(asked);
        if (found === undefined) throw unknownItem(`directus_${kind}`);
        return found;
      },
    },
  };
}

const required = new GraphQLNonNull(GraphQLString);
