/** What a role's list of a collection is expected to hold: the administrator's answer, less what the policies hide. */
import { GraphQLObjectType, GraphQLUnionType, getNamedType } from "graphql";
import type { GraphQLSchema } from "graphql";
import type { Collection, Field, Model } from "../../src/model/model.ts";
import { outputMeaning, rootMeaning } from "../../src/schema/names/meaning.ts";
import { collectionNamed, recordOf, related, rowsOf } from "./rule-model.ts";
import type { RoleModel, Row } from "./rule-model.ts";

/** The roots that list items, with their collections. */
export function listRoots(
  model: Model,
  schema: GraphQLSchema,
): readonly { readonly name: string; readonly collection: Collection; readonly type: GraphQLObjectType }[] {
  return Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap((root) => {
    const meaning = rootMeaning(root);
    const type = getNamedType(root.type);
    if (meaning?.kind !== "list" || !(type instanceof GraphQLObjectType)) return [];
    return [{ name: root.name, collection: collectionNamed(model, meaning.collection), type }];
  });
}

/** `{ id title author { id } comments { id } comments_func { count } item { __typename } }` */
export function plainSelection(type: GraphQLObjectType): string {
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const inner = getNamedType(field.type);
    if (outputMeaning(field)?.kind === "functions") return inner.name === "count_functions" ? [`${field.name} { count }`] : [];
    if (inner instanceof GraphQLUnionType) return [`${field.name} { __typename }`];
    if (!(inner instanceof GraphQLObjectType)) return [field.name];
    return ["id", "code"].some((name) => name in inner.getFields())
      ? [`${field.name} { ${"id" in inner.getFields() ? "id" : "code"} }`]
      : [];
  });
  return `{ ${fields.join(" ")} }`;
}

/** From rows and the administrator's values of their columns, by key. */
export function expectedItems(
  model: Model,
  sees: RoleModel,
  collection: Collection,
  type: GraphQLObjectType,
  items: readonly Row[],
): readonly unknown[] {
  const key = collection.primaryKey?.name ?? "";
  return items.flatMap((item) => {
    const row = rowsOf(sees.data, collection.name).find((one) => String(one[key]) === item[key]);
    return row !== undefined && sees.may("read", collection.name, row) ? [expectedItem(model, sees, collection, type, item, row)] : [];
  });
}

function expectedItem(model: Model, sees: RoleModel, collection: Collection, type: GraphQLObjectType, item: Row, row: Row): unknown {
  const entries = Object.values(type.getFields()).flatMap((output): readonly (readonly [string, unknown])[] => {
    const meaning = outputMeaning(output);
    if (meaning === undefined || !("field" in meaning)) return [];
    const field = collection.fields.get(meaning.field);
    if (field === undefined) throw new Error(`Field "${collection.name}.${meaning.field}" is of no use.`);
    const isShown = sees.may("read", collection.name, row, field.name);
    const inner = getNamedType(output.type);
    if (meaning.kind === "functions") {
      if (inner.name !== "count_functions") return [];
      return [[output.name, !isShown ? null : { count: field.kind === "alias" ? visibleItems(model, sees, field, row).length : null }]];
    }
    const isObject = inner instanceof GraphQLObjectType || inner instanceof GraphQLUnionType;
    if (meaning.kind === "hidden") return [[output.name, null]];
    if (!isObject) return [[output.name, !isShown ? null : plainValue(item, row, field)]];
    const keyed = visibleItems(model, sees, field, row).map((one) =>
      inner instanceof GraphQLUnionType
        ? { __typename: row["collection"] }
        : "id" in inner.getFields()
          ? { id: String(one["id"]) }
          : { code: one["code"] },
    );
    if (inner instanceof GraphQLObjectType && !("id" in inner.getFields()) && !("code" in inner.getFields())) return [];
    if (field.kind === "alias" && !field.relation.single) return [[output.name, isShown ? keyed : []]];
    return [[output.name, isShown ? (keyed[0] ?? null) : null]];
  });
  return Object.fromEntries(entries);
}

/** A key that the role is shown as such is an object to the administrator. */
function plainValue(item: Row, row: Row, field: Field): unknown {
  const value = item[field.name];
  return typeof value === "object" && value !== null && field.relation !== null ? row[field.name] : value;
}

/** The related items that the role may see, and see that they are related; in the order of the list. */
function visibleItems(model: Model, sees: RoleModel, field: Field, row: Row): readonly Row[] {
  const { relation } = field;
  if (relation === null) return [];
  const target = relation.kind === "a2o" ? String(row[relation.collectionField]) : relation.target;
  const links =
    relation.kind === "o2m" ? [relation.targetField] : relation.kind === "o2a" ? [relation.targetField, relation.collectionField] : [];
  const items = related({ model, data: sees.data }, field, row).filter(
    (one) => sees.may("read", target, one) && links.every((link) => sees.may("read", target, one, link)),
  );
  const order = relation.kind === "o2m" || relation.kind === "o2a" ? relation.sortField : null;
  const key = collectionNamed(model, target).primaryKey?.name ?? "";
  return items.toSorted(
    (left, right) => compare(orderOf(sees, target, left, order), orderOf(sees, target, right, order)) || compare(left[key], right[key]),
  );
}

function orderOf(sees: RoleModel, target: string, row: Row, field: string | null): unknown {
  return field !== null && sees.may("read", target, row, field) ? row[field] : null;
}

/** Nulls last, as PostgreSQL has them. */
function compare(left: unknown, right: unknown): number {
  if (left === right) return 0;
  if (left === null || right === null) return left === null ? 1 : -1;
  if (typeof left === "number" && typeof right === "number") return left - right;
  return JSON.stringify(left) < JSON.stringify(right) ? -1 : 1;
}

export function itemsIn(data: unknown, root: string): readonly Row[] {
  const items = recordOf(data)[root];
  return Array.isArray(items) ? items.map(recordOf) : [];
}
