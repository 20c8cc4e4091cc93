/** `collections`, `fields` and `relations`, all, of one collection, or one by its name. */
import { GraphQLList, GraphQLNonNull, GraphQLString } from "graphql";
import type { GraphQLFieldConfig, GraphQLObjectType } from "graphql";
import { type Access, mayAct, mayUseField } from "../access/access.ts";
import { unknownItem } from "../errors.ts";
import type { Model } from "../model/model.ts";
import type { Engine } from "../operation/engine.ts";
import type { FixedFields } from "../schema/schema-context.ts";
import { collectionType, extensionType, fieldType, relationType } from "./model-types.ts";
import { describeCollections, describeFields, describeRelations } from "./describe-structure.ts";
import type { Described, DescribedField, DescribedRelation } from "./describe-structure.ts";
import { readStructure } from "./read-structure.ts";
import { textOf } from "./structure.ts";
import type { Facts, Structure } from "./structure.ts";

/** For whoever may read the tables that the model is stored in, each as far as they may read what it describes. */
export function modelFields({ database, model }: Engine, access: Access, schema: string | null): FixedFields {
  if (schema === null) return {};
  const mayRead = (table: string): boolean => access.kind === "admin" || access.modelTables.has(table);
  const read = async <Part extends Described>(
    describe: (structure: Structure, model: Model) => readonly Part[],
    isSeen: (part: Part) => boolean,
  ): Promise<readonly Part[]> => {
    const all = describe(await readStructure(database, schema), model);
    return all.filter(isSeen).map((part) => withoutHidden(part, access));
  };
  const sees = createSight(access);
  return {
    // There are none here: they extend Directus's own application.
    ...(access.kind === "admin"
      ? { extensions: { type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(extensionType))), resolve: () => [] } }
      : {}),
    ...(mayRead("directus_collections")
      ? fieldsOf("collections", collectionType, ["name"], async ({ name }) => {
          const collections = withoutEmptyFolders(await read(describeCollections, sees.collection), access);
          return name === undefined ? collections : collections.filter(({ collection }) => collection === name);
        })
      : {}),
    ...(mayRead("directus_fields")
      ? fieldsOf("fields", fieldType, ["collection", "field"], async (asked) => select(await read(describeFields, sees.field), asked))
      : {}),
    ...(mayRead("directus_relations")
      ? fieldsOf("relations", relationType, ["collection", "field"], async (asked) =>
          select(await read(describeRelations, sees.relation), asked),
        )
      : {}),
  };
}

interface Sight {
  readonly collection: (described: Described) => boolean;
  readonly field: (described: DescribedField) => boolean;
  readonly relation: (described: DescribedRelation) => boolean;
}

/** What may be read of the items is what is told of the model; and of the tables that it is stored in, all. */
function createSight(access: Access): Sight {
  const isRead = (name: string): boolean => isShown(access, name);
  const isFieldRead = (name: string, field: string): boolean => isFieldShown(access, name, field);
  return {
    collection: ({ collection, schema }) => schema === null || isRead(collection),
    field: ({ collection, field }) => isFieldRead(collection, field),
    relation: ({ collection, field, related_collection: related, meta }) => {
      const alias = textOf(meta ?? {}, "one_field");
      const members = listOf(meta?.["one_allowed_collections"]);
      if (related === null && members.length > 0 && !members.some((member) => typeof member === "string" && mayAct(access, member, "read")))
        return false;
      const isOtherSeen = related === null || isRead(related);
      const isAliasSeen = related === null || alias === null || isFieldRead(related, alias);
      return isFieldRead(collection, field) && isOtherSeen && isAliasSeen;
    },
  };
}

function isShown(access: Access, name: string): boolean {
  return mayAct(access, name, "read") || isModelTable(access, name);
}

function isFieldShown(access: Access, name: string, field: string): boolean {
  return mayUseField(access, name, "read", field) || isModelTable(access, name);
}

function isModelTable(access: Access, name: string): boolean {
  return access.kind === "limited" && access.modelTables.has(name);
}

/** Nothing is told of what may not be read: what a column refers to, which members a many-to-any has, by which field items are sorted. */
function withoutHidden<Part extends Described>(part: Part, access: Access): Part {
  if (access.kind === "admin") return part;
  const mayRead = (name: unknown): boolean => typeof name === "string" && isShown(access, name);
  const { collection, meta, schema } = part;
  const target = schema?.["foreign_key_table"];
  return {
    ...part,
    schema:
      target === undefined || target === null || mayRead(target)
        ? schema
        : { ...schema, foreign_key_table: null, foreign_key_column: null },
    meta: meta === null ? null : metaWithoutHidden(collection, meta, access),
  };
}

/** What of the metadata names fields of the collection that it is about. */
const namingFields: readonly string[] = ["archive_field", "sort_field", "junction_field", "one_collection_field"];

function metaWithoutHidden(collection: string, meta: Facts, access: Access): Facts {
  const members = listOf(meta["one_allowed_collections"]);
  const hidden = namingFields.filter((name) => {
    const field = textOf(meta, name);
    return field !== null && !isFieldShown(access, collection, field);
  });
  return {
    ...meta,
    ...Object.fromEntries(hidden.map((name) => [name, null])),
    ...(members.length === 0
      ? {}
      : { one_allowed_collections: members.filter((name) => typeof name === "string" && isShown(access, name)) }),
  };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A folder is shown for what it holds: for administrators, in any case. A collection that is not shown groups no others. */
function withoutEmptyFolders(described: readonly Described[], access: Access): readonly Described[] {
  if (access.kind === "admin") return described;
  const groupOf = new Map(described.map(({ collection, meta }) => [collection, textOf(meta ?? {}, "group")]));
  const holding = new Set<string>();
  for (const { collection, schema } of described) {
    if (schema === null) continue;
    for (let group = groupOf.get(collection) ?? null; group !== null && !holding.has(group); group = groupOf.get(group) ?? null)
      holding.add(group);
  }
  const shown = described.filter(({ collection, schema }) => schema !== null || holding.has(collection));
  return shown.map((one) => {
    const group = textOf(one.meta ?? {}, "group");
    return group === null || groupOf.has(group) ? one : { ...one, meta: { ...one.meta, group: null } };
  });
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
