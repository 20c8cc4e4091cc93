import { GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLString, GraphQLUnionType } from "graphql";
import type { GraphQLFieldConfig, GraphQLFieldConfigMap, GraphQLNullableOutputType, GraphQLOutputType } from "graphql";
import { collectionOf } from "../model/look-up.ts";
import type { AliasField, AnyToOne, Collection, ColumnField, Field } from "../model/model.ts";
import { invariant } from "../shared/invariant.ts";
import { memoize } from "../shared/memoize.ts";
import type { FunctionTypes } from "./function-types.ts";
import { isHidden } from "./is-hidden.ts";
import { itemType } from "./item-type.ts";
import type { ListArguments } from "./list-arguments.ts";
import { extensionsOf } from "./names/meaning.ts";
import { canPromise, isNonNullColumn } from "./nullability.ts";
import type { SchemaContext } from "./schema-context.ts";
import { someFields } from "./some-fields.ts";
import { valueTypeOf } from "./value-types.ts";

export interface ItemTypes {
  item(collection: string): GraphQLObjectType;
}

interface Parts {
  readonly context: SchemaContext;
  readonly items: ItemTypes;
  readonly listArguments: ListArguments;
  readonly functionTypes: FunctionTypes;
}

type Fields = GraphQLFieldConfigMap<unknown, unknown>;

/** The type of a collection's items: columns, functions of them, and relations to other items. */
export function createItemTypes(context: SchemaContext, listArguments: ListArguments, functionTypes: FunctionTypes): ItemTypes {
  const items: ItemTypes = {
    item: memoize((name) => {
      const collection = collectionOf(context.model, name);
      return new GraphQLObjectType({
        name: context.names.typeName(name, "item"),
        description: collection.note,
        fields: () => itemFields({ context, items, listArguments, functionTypes }, collection),
        extensions: extensionsOf({ kind: "item", collection: name }),
      });
    }),
  };
  return items;
}

function itemFields(parts: Parts, collection: Collection): Fields {
  const { names } = parts.context;
  const fields: Fields = {};
  for (const field of collection.fields.values()) {
    fields[names.fieldName(collection.name, field.name)] =
      field.kind === "alias" ? toManyField(parts, collection, field) : columnField(parts, collection, field);
    const functionsName = names.functionsName(collection.name, field.name);
    const functions = functionsName === null ? null : parts.functionTypes.functions(field);
    if (functionsName === null || functions === null) continue;
    fields[functionsName] = {
      type: canPromise(parts.context, collection, field) ? new GraphQLNonNull(functions) : functions,
      extensions: extensionsOf({ kind: "functions", field: field.name }),
    };
  }
  return someFields(fields);
}

function columnField(parts: Parts, collection: Collection, field: ColumnField): GraphQLFieldConfig<unknown, unknown> {
  const { relation } = field;
  if (relation?.kind === "m2o") return relationField(parts, field, relation.target, parts.items.item(relation.target));
  if (relation?.kind === "a2o" && relation.allowed.length > 0) {
    return { description: field.note, type: unionType(parts, relation), extensions: extensionsOf({ kind: "relation", field: field.name }) };
  }
  if (isHidden(parts.context, field)) {
    return { description: field.note, type: GraphQLString, extensions: extensionsOf({ kind: "hidden", field: field.name }) };
  }
  return {
    description: field.note,
    type: columnType(parts.context, collection, field),
    extensions: extensionsOf({ kind: "column", field: field.name }),
  };
}

function columnType(context: SchemaContext, collection: Collection, field: ColumnField): GraphQLOutputType {
  const type = valueTypeOf(field, field.name === collection.primaryKey?.name);
  return isNonNullColumn(context, collection, field) ? new GraphQLNonNull(type) : type;
}

/** A list, or with `single` one object; each may be narrowed by arguments. */
function toManyField(parts: Parts, collection: Collection, field: AliasField): GraphQLFieldConfig<unknown, unknown> {
  const { single, target } = field.relation;
  const item = parts.items.item(target);
  if (single) return relationField(parts, field, target, item);
  const { nullability } = parts.context;
  const list = new GraphQLList(nullability === "strict" ? new GraphQLNonNull(item) : item);
  return relationField(parts, field, target, canPromise(parts.context, collection, field) ? new GraphQLNonNull(list) : list);
}

function relationField(parts: Parts, field: Field, target: string, type: GraphQLOutputType): GraphQLFieldConfig<unknown, unknown> {
  return {
    description: field.note,
    type,
    args: parts.listArguments.list(target),
    extensions: extensionsOf({ kind: "relation", field: field.name }),
  };
}

/** `union pages_blocks_item_union = headings | paragraphs` */
function unionType({ context, items }: Parts, relation: AnyToOne): GraphQLNullableOutputType {
  const { names } = context;
  return new GraphQLUnionType({
    name: names.unionName(relation.collection, relation.field),
    types: () => relation.allowed.map((member) => items.item(member)),
    resolveType: (value) => names.typeName(collectionOfItem(value), "item"),
  });
}

function collectionOfItem(value: unknown): string {
  const name = typeof value === "object" && value !== null && itemType in value ? value[itemType] : undefined;
  invariant(typeof name === "string", "the value of a union says which collection it is of");
  return name;
}
