import { RequestError, invalidPayload, unknownItem } from "../../errors.ts";
import { isSystemTable } from "../../metadata/system-collections.ts";
import type { NewColumn } from "../../sql/structure-step.ts";
import { hasCollection, listReferences, textOf, wordsOf } from "../structure.ts";
import type { Facts, Structure } from "../structure.ts";
import { applySteps } from "./apply-steps.ts";
import { type ChangePlan, joinPlans, noChange, planInOrder, planOf, storeRow } from "./change-plan.ts";
import { dropAlias, dropInverses } from "./forget-field.ts";
import { assertNewCollection, assertNewName } from "./names.ts";
import { newColumnOf, planExtras, planNewRow, stillReferred } from "./plan-field.ts";
import type { CollectionRequest, FieldRequest } from "./requests.ts";

/** A table with its fields, or a folder, which has neither. */
export function planNewCollection(structure: Structure, request: CollectionRequest): ChangePlan {
  const { collection, meta, hasTable, isOurs = false } = request;
  assertNewCollection(collection, "data.collection");
  if (hasCollection(structure, collection)) throw invalidPayload("data.collection", `collection "${collection}" exists already.`);
  if (!hasTable) {
    if (request.fields.length > 0) throw invalidPayload("data.fields", "a folder of collections has no fields.");
    return planNewCollectionRow(structure, collection, meta ?? {});
  }
  const fields = withKey(request.fields);
  assertOnce(fields);
  const columns = fields.map(newColumnOf).filter((column): column is NewColumn => column !== null);
  const table = planOf([{ kind: "create table", table: collection, columns }]);
  const made = applySteps(structure, table.steps);
  const rows = fields.map((field, index) => planNewRow(made, collection, field, index + 1));
  const extras = columns.map(({ name }) => planExtras(collection, name, fields.find(({ field }) => field === name)?.column ?? null));
  return joinPlans([table, ...extras, ...rows, ...(meta === null ? [] : [planNewCollectionRow(structure, collection, meta, isOurs)])]);
}

/** Each item has a key: a number that counts up, where no field is said to be it. */
function withKey(fields: readonly FieldRequest[]): readonly FieldRequest[] {
  const keys = fields.filter(({ column }) => column?.isPrimary === true);
  const [, second] = keys;
  if (second !== undefined)
    throw invalidPayload(`${second.path}.schema.is_primary_key`, "a collection has one key, and another field is it already.");
  if (keys.length === 1) return fields;
  const taken = fields.find(({ field }) => field === ownKey.field);
  if (taken !== undefined)
    throw invalidPayload(
      `${taken.path}.field`,
      `a collection without a key gets one of the name "${ownKey.field}": say which field is the key.`,
    );
  return [ownKey, ...fields];
}

const ownKey: FieldRequest = {
  isOurs: true,
  field: "id",
  type: "integer",
  meta: { hidden: true, interface: "numeric", readonly: true },
  column: { isPrimary: true, isSerial: true },
  path: "data.fields",
};

function assertOnce(fields: readonly FieldRequest[]): void {
  const known = new Set<string>();
  for (const { field, path } of fields) {
    assertNewName(field, `${path}.field`);
    if (known.has(field)) throw invalidPayload(`${path}.field`, `field "${field}" is there twice.`);
    known.add(field);
  }
}

function planNewCollectionRow(structure: Structure, collection: string, meta: Facts, isOurs = false): ChangePlan {
  assertGroup(structure, meta);
  const stated = Object.fromEntries(Object.entries(meta).filter(([, value]) => value !== null && value !== undefined));
  const row = storeRow(structure, "directus_collections", { ...rowDefaults, ...stated, collection }, isOurs ? {} : stated);
  return planOf([{ kind: "insert row", table: "directus_collections", row }]);
}

const rowDefaults: Facts = {
  hidden: false,
  singleton: false,
  archive_app_filter: true,
  accountability: "all",
  collapse: "open",
  versioning: false,
};

/** What is said about it; its fields and its name stay. */
export function planCollectionUpdate(structure: Structure, collection: string, meta: Facts | null): ChangePlan {
  if (!hasCollection(structure, collection)) throw unknownItem("directus_collections");
  if (meta === null) return noChange;
  if (!structure.collections.has(collection)) return planNewCollectionRow(structure, collection, meta);
  assertGroup(structure, meta, collection);
  const set = storeRow(structure, "directus_collections", meta, meta);
  if (Object.keys(set).length === 0) return noChange;
  return planOf([{ kind: "update rows", table: "directus_collections", where: { collection }, set }]);
}

function assertGroup({ collections }: Structure, meta: Facts, within?: string): void {
  const group = textOf(meta, "group");
  if (group === null) return;
  if (!collections.has(group)) throw invalidGroup(`collection "${group}" does not exist, or nothing is stored about it.`);
  // Whose groups lead back to it is shown nowhere.
  for (let outer: string | null = group, steps = 0; outer !== null && steps <= collections.size; steps++) {
    if (outer === within) throw invalidPayload("data.meta.group", `collection "${within}" cannot be within itself.`);
    outer = textOf(collections.get(outer), "group");
  }
}

function invalidGroup(sentence: string): RequestError {
  return new RequestError("INVALID_FOREIGN_KEY", `data.meta.group: ${sentence}`, {
    path: "data.meta.group",
    details: { collection: "directus_collections", field: "group" },
  });
}

/** With its table, its relations and the aliases that these have elsewhere, and whatever was allowed of it. */
export function planCollectionDeletion(structure: Structure, collection: string): ChangePlan {
  if (!hasCollection(structure, collection)) throw unknownItem("directus_collections");
  if (isSystemTable(collection)) throw invalidPayload("collection", `collection "${collection}" is Directus's own, and stays.`);
  const referring = listReferences(structure, collection).filter(({ from }) => from !== collection);
  if (referring.length > 0) throw stillReferred(`collection "${collection}"`, referring);
  const table = structure.tables.get(collection);
  return planInOrder(structure, [
    (left) => planRelationsOf(left, collection),
    (left) => planRowsOf(left, collection),
    () => (table === undefined || table.isView ? noChange : planOf([{ kind: "drop table", table: collection }])),
  ]);
}

function planRelationsOf(structure: Structure, collection: string): ChangePlan {
  const rows = [...structure.relations.values()];
  return planInOrder(
    structure,
    rows.map((row) => (left: Structure) => planRelationOf(left, row, collection)),
  );
}

function planRelationOf(structure: Structure, row: Facts, collection: string): ChangePlan {
  const [many, one, alias] = [textOf(row, "many_collection"), textOf(row, "one_collection"), textOf(row, "one_field")];
  const where = { many_collection: many, many_field: textOf(row, "many_field") };
  if (many === collection || one === collection) {
    return planInOrder(structure, [
      () => planOf([{ kind: "delete rows", table: "directus_relations", where }]),
      (left) => dropInverses(left, many ?? "", where.many_field ?? ""),
      (left) => (one !== null && alias !== null && one !== collection ? dropAlias(left, one, alias) : noChange),
    ]);
  }
  const members = wordsOf(row["one_allowed_collections"]);
  if (members?.includes(collection) !== true) return noChange;
  const left = members.filter((member) => member !== collection);
  const set = { one_allowed_collections: left.length === 0 ? null : left.join(",") };
  const kind = textOf(row, "one_collection_field");
  const orphans = many === null || kind === null ? {} : { orphans: { table: many, column: kind, value: collection } };
  return planOf([{ kind: "update rows", table: "directus_relations", where, set, ...orphans }]);
}

function planRowsOf(structure: Structure, collection: string): ChangePlan {
  const { collections, fields, permissions, tables } = structure;
  const hasFields = [...fields.values()].some((row) => row["collection"] === collection);
  const hasPermissions = permissions.some((permission) => permission.collection === collection);
  const hasChildren = [...collections.values()].some((row) => textOf(row, "group") === collection);
  const deletions = [
    ...(hasFields ? ["directus_fields"] : []),
    ...(hasPermissions ? ["directus_permissions"] : []),
    ...(tables.has("directus_presets") ? ["directus_presets"] : []),
  ];
  return planOf([
    ...deletions.map((table) => ({ kind: "delete rows", table, where: { collection } }) as const),
    ...(hasChildren
      ? [{ kind: "update rows", table: "directus_collections", where: { group: collection }, set: { group: null } } as const]
      : []),
    ...(collections.has(collection) ? [{ kind: "delete rows", table: "directus_collections", where: { collection } } as const] : []),
  ]);
}
