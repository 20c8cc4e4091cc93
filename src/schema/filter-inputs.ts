import { GraphQLInputObjectType, GraphQLList } from "graphql";
import type { GraphQLInputFieldConfig } from "graphql";
import { collectionOf } from "../model/look-up.ts";
import type { Collection, Field } from "../model/model.ts";
import { memoize } from "../shared/memoize.ts";
import { functionsOf } from "../value/functions.ts";
import { functionFilters } from "./filter-operators.ts";
import { isHidden } from "./is-hidden.ts";
import { extensionsOf } from "./names/meaning.ts";
import type { FilterMeaning } from "./names/meaning.ts";
import type { SchemaContext } from "./schema-context.ts";
import { filterTypeOf } from "./value-types.ts";

export interface FilterInputs {
  /** `articles_filter`: conditions on one item. */
  filter(collection: string): GraphQLInputObjectType;
  /** `articles_quantifier_filter`: conditions on the items of a to-many relation. */
  quantifierFilter(collection: string): GraphQLInputObjectType;
}

type Keys = Record<string, GraphQLInputFieldConfig>;

export function createFilterInputs(context: SchemaContext): FilterInputs {
  const { names } = context;
  const inputs: FilterInputs = {
    filter: memoize(
      (collection) => new GraphQLInputObjectType({ name: names.typeName(collection, "filter"), fields: () => keys(collection) }),
    ),
    quantifierFilter: memoize(
      (collection) =>
        new GraphQLInputObjectType({
          name: names.typeName(collection, "quantifierFilter"),
          fields: () => ({ ...keys(collection), ...quantifierKeys(context, inputs, collection) }),
        }),
    ),
  };
  const keys = memoize((collection: string) => filterKeys(context, inputs, collectionOf(context.model, collection)));
  return inputs;
}

function filterKeys(context: SchemaContext, inputs: FilterInputs, collection: Collection): Keys {
  const keys: Keys = {};
  for (const field of collection.fields.values()) {
    Object.assign(keys, fieldKeys(context, inputs, collection.name, field));
  }
  const filter = inputs.filter(collection.name);
  return { ...keys, ...logicKeys(context, collection.name, filter) };
}

function fieldKeys(context: SchemaContext, inputs: FilterInputs, collection: string, field: Field): Keys {
  if (field.relation?.kind === "a2o" && field.relation.allowed.length > 0) {
    return memberKeys(context, inputs, collection, field.name, field.relation.allowed);
  }
  // What is hidden is not to be found out by its conditions either.
  if (isHidden(context, field)) return {};
  const name = context.names.fieldName(collection, field.name);
  const keys: Keys = {
    [name]: { type: conditionType(inputs, field), extensions: extensionsOf({ kind: "field", field: field.name }) },
  };
  const functions = functionsOf(field);
  const functionsName = context.names.functionsName(collection, field.name);
  if (functions !== null && functionsName !== null) {
    keys[functionsName] = {
      type: functionFilters[functions === "json" ? "count" : functions],
      extensions: extensionsOf({ kind: "functions", field: field.name }),
    };
  }
  return keys;
}

function conditionType(inputs: FilterInputs, field: Field): GraphQLInputObjectType {
  if (field.kind === "alias") return inputs.quantifierFilter(field.relation.target);
  return field.relation?.kind === "m2o" ? inputs.filter(field.relation.target) : filterTypeOf(field);
}

/** `item__headings: headings_filter`, once for each allowed collection; the item itself has no key. */
function memberKeys(context: SchemaContext, inputs: FilterInputs, collection: string, field: string, allowed: readonly string[]): Keys {
  const keys: Keys = {};
  for (const member of allowed) {
    const meaning: FilterMeaning = { kind: "member", field, collection: member };
    keys[context.names.memberName(collection, field, member)] = { type: inputs.filter(member), extensions: extensionsOf(meaning) };
  }
  return keys;
}

/** The operators combine filters of one item, and so do not grow into the filter with quantifiers. */
function logicKeys({ names }: SchemaContext, collection: string, filter: GraphQLInputObjectType): Keys {
  const keys: Keys = {};
  for (const operator of ["_and", "_or", "_not"] as const) {
    const type = operator === "_not" ? filter : new GraphQLList(filter);
    keys[names.logicName(collection, operator)] = { type, extensions: extensionsOf({ kind: "logic", operator }) };
  }
  return keys;
}

function quantifierKeys({ names }: SchemaContext, inputs: FilterInputs, collection: string): Keys {
  const keys: Keys = {};
  for (const quantifier of ["_some", "_none", "_every"] as const) {
    keys[names.logicName(collection, quantifier)] = {
      type: inputs.filter(collection),
      extensions: extensionsOf({ kind: "quantifier", quantifier }),
    };
  }
  return keys;
}
