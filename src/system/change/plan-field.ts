import { RequestError, invalidPayload, unknownItem } from "../../errors.ts";
import { isSystemTable } from "../../metadata/system-collections.ts";
import type { DefaultValue, NewColumn, StructureStep } from "../../sql/structure-step.ts";
import { columnOf, fieldName, hasField, listReferences, textOf } from "../structure.ts";
import type { Column, Facts, Structure, Table } from "../structure.ts";
import { type ChangePlan, joinPlans, noChange, planInOrder, planOf, storeRow } from "./change-plan.ts";
import { columnTypeOf } from "./column-types.ts";
import { dropAlias, dropInverses, forgetField } from "./forget-field.ts";
import { assertNewName, nameFor } from "./names.ts";
import { assertTable, defaultOf, planColumnUpdate } from "./plan-column-update.ts";
import type { ColumnRequest, FieldRequest } from "./requests.ts";

/** In a collection that there is: a column or none, and a row for what is said about it. */
export function planNewField(structure: Structure, collection: string, request: FieldRequest): ChangePlan {
  const table = structure.tables.get(collection);
  if (table === undefined) throw unknownCollection(structure, collection);
  const { field, path } = request;
  assertNewName(field, `${path}.field`);
  if (hasField(structure, collection, field)) throw invalidPayload(`${path}.field`, `field "${collection}.${field}" exists already.`);
  const column = newColumnOf(request);
  const row = planNewRow(structure, collection, request, findNextSort(structure, collection, request.meta));
  if (column === null) return row;
  assertTable(table);
  if (column.isPrimary) throw invalidPayload(`${path}.schema.is_primary_key`, `collection "${collection}" has its key already.`);
  // Where there are rows, each would have to have a value.
  const isFilled = column.isNullable || column.default !== null || column.type.isSerial;
  const step: StructureStep = { kind: "add column", table: collection, column };
  const added = planOf([step], isFilled ? [] : [{ kind: "empty", table: collection, column: field }]);
  return joinPlans([added, planExtras(collection, column.name, request.column), row]);
}

function unknownCollection({ collections }: Structure, collection: string): RequestError {
  return collections.has(collection)
    ? invalidPayload("collection", `"${collection}" is a folder of collections, and has no fields.`)
    : unknownItem("directus_collections");
}

/** Null for a field without a column. */
export function newColumnOf({ field, type, column, path }: FieldRequest): NewColumn | null {
  if (type === null) throw invalidPayload(`${path}.type`, `expected a type for field "${field}", got nothing.`);
  const options = {
    length: column?.length ?? null,
    precision: column?.precision ?? null,
    scale: column?.scale ?? null,
    isSerial: column?.isSerial === true,
  };
  const sqlType = column?.sqlType ?? columnTypeOf(type, options, `${path}.type`);
  if (sqlType === null) return null;
  const computed = column?.computedDefault;
  const byDefault: DefaultValue | null =
    computed === undefined ? defaultOf(column?.default ?? null) : { kind: "expression", sql: computed };
  if (byDefault !== null && sqlType.isSerial)
    throw invalidPayload(`${path}.schema.default_value`, "a field that counts up has no other default.");
  const isPrimary = column?.isPrimary === true;
  return { name: field, type: sqlType, default: byDefault, isNullable: column?.isNullable ?? true, isPrimary };
}

/** What is made beside a new column. */
export function planExtras(table: string, column: string, request: ColumnRequest | null): ChangePlan {
  const steps: StructureStep[] = [];
  const isPrimary = request?.isPrimary === true;
  if (request?.isUnique === true && !isPrimary)
    steps.push({ kind: "add unique", table, name: nameFor(table, [column], "unique"), columns: [column] });
  if (request?.isIndexed === true && !isPrimary)
    steps.push({ kind: "add index", table, name: nameFor(table, [column], "index"), columns: [column] });
  if (typeof request?.comment === "string" && request.comment !== "")
    steps.push({ kind: "set comment", table, column, comment: request.comment });
  return planOf(steps);
}

/** Only of fields about which something is said, and of those that mean nothing without. */
export function planNewRow(structure: Structure, collection: string, request: FieldRequest, nextSort: number): ChangePlan {
  const { field, type, meta, isWhole = false, isOurs = false } = request;
  if (meta === null && type !== "json" && type !== "alias") return noChange;
  const special = meta?.["special"] ?? (type === "json" ? ["cast-json"] : null);
  const sort = isWhole ? null : nextSort;
  const row = { ...rowDefaults, sort, ...withoutAbsent(meta ?? {}), special, collection, field };
  return planOf([
    {
      kind: "insert row",
      table: "directus_fields",
      row: storeRow(structure, "directus_fields", row, isOurs ? {} : withoutAbsent(meta ?? {})),
    },
  ]);
}

const rowDefaults: Facts = { width: "full", hidden: false, readonly: false, required: false, searchable: true };

/** Null says the same as nothing of a new row. */
function withoutAbsent(meta: Facts): Facts {
  return Object.fromEntries(Object.entries(meta).filter(([, value]) => value !== null && value !== undefined));
}

/** Behind all others of its group. */
function findNextSort({ fields }: Structure, collection: string, meta: Facts | null): number {
  const group = textOf(meta ?? {}, "group");
  const sorts = [...fields.values()].flatMap((row) =>
    row["collection"] === collection && textOf(row, "group") === group && typeof row["sort"] === "number" ? [row["sort"]] : [],
  );
  return Math.max(0, ...sorts) + 1;
}

/** What is stated of it is merged with what is there. Neither its name nor its collection changes. */
export function planFieldUpdate(structure: Structure, collection: string, request: FieldRequest): ChangePlan {
  const { field, column, meta, path } = request;
  if (!hasField(structure, collection, field)) throw unknownItem("directus_fields");
  const isOwn = isSystemTable(collection) && !structure.fields.has(fieldName(collection, field));
  const saysMore =
    meta !== null || Object.keys(column ?? {}).some((key) => key !== "isIndexed") || (column !== null && request.type !== null);
  if (isOwn && saysMore)
    throw invalidPayload(path, `field "${collection}.${field}" is Directus's own: of it, only schema.is_indexed can be changed.`);
  const table = structure.tables.get(collection);
  const known = columnOf(structure, collection, field);
  const ofColumn =
    column === null || table === undefined || known === undefined ? noChange : planColumnUpdate(table, known, request, column);
  return joinPlans([ofColumn, planRowUpdate(structure, collection, request)]);
}

function planRowUpdate(structure: Structure, collection: string, request: FieldRequest): ChangePlan {
  const { field, meta } = request;
  if (meta === null) return noChange;
  const stored = structure.fields.get(fieldName(collection, field));
  if (stored === undefined) return planNewRow(structure, collection, request, findNextSort(structure, collection, meta));
  const set = storeRow(structure, "directus_fields", meta, meta);
  if (Object.keys(set).length === 0) return noChange;
  return planOf([{ kind: "update rows", table: "directus_fields", where: { collection, field }, set }]);
}

/**
 * The column with all that hangs on it; the relation whose many side it is, with the alias on the other side; of a field without a
 * column, the name that its relation has for it. What names the field is told to forget it.
 */
export function planFieldDeletion(structure: Structure, collection: string, field: string): ChangePlan {
  if (!hasField(structure, collection, field)) throw unknownItem("directus_fields");
  if (isSystemTable(collection) && !structure.fields.has(fieldName(collection, field)))
    throw invalidPayload("field", `field "${collection}.${field}" is Directus's own, and stays.`);
  const table = structure.tables.get(collection);
  const column = columnOf(structure, collection, field);
  return planInOrder(structure, [
    ...[...structure.relations.values()].map((row) => (left: Structure) => planRelationOf(left, row, collection, field)),
    (left) => forgetField(left, collection, field),
    (left) => (table !== undefined && column !== undefined ? planColumnDeletion(left, table, column) : noChange),
  ]);
}

/** What becomes of a relation when a field goes: it goes as well, or has one name less. */
function planRelationOf(structure: Structure, row: Facts, collection: string, field: string): ChangePlan {
  const [many, manyField] = [textOf(row, "many_collection"), textOf(row, "many_field")];
  const [one, alias] = [textOf(row, "one_collection"), textOf(row, "one_field")];
  const where = { many_collection: many, many_field: manyField };
  const isMany = many === collection && (manyField === field || textOf(row, "one_collection_field") === field);
  if (isMany) {
    return planInOrder(structure, [
      () => planOf([{ kind: "delete rows", table: "directus_relations", where }]),
      (left) => dropInverses(left, collection, manyField ?? ""),
      (left) => (one === null || alias === null ? noChange : dropAlias(left, one, alias)),
    ]);
  }
  const set = {
    ...(one === collection && alias === field && columnOf(structure, collection, field) === undefined ? { one_field: null } : {}),
    ...(many === collection && textOf(row, "sort_field") === field ? { sort_field: null } : {}),
  };
  return Object.keys(set).length === 0 ? noChange : planOf([{ kind: "update rows", table: "directus_relations", where, set }]);
}

function planColumnDeletion(structure: Structure, table: Table, { name }: Column): ChangePlan {
  assertTable(table);
  const referring = listReferences(structure, table.name).filter(({ targetColumns }) => targetColumns.includes(name));
  if (referring.length > 0) throw stillReferred(`field "${table.name}.${name}"`, referring);
  const key = table.indexes.find(({ isPrimary }) => isPrimary);
  if (key?.columns.includes(name) === true)
    throw invalidPayload("field", `field "${table.name}.${name}" is what the items are told apart by, and stays.`);
  const constraints = table.foreignKeys.filter(({ columns }) => columns.includes(name));
  const indexes = table.indexes.filter(({ columns }) => columns.includes(name));
  return planOf([
    ...constraints.map((one): StructureStep => ({ kind: "drop constraint", table: table.name, name: one.name })),
    ...indexes.map((one): StructureStep => ({
      kind: one.isConstraint ? "drop constraint" : "drop index",
      table: table.name,
      name: one.name,
    })),
    { kind: "drop column", table: table.name, column: name },
  ]);
}

/** What others refer to stays as long as they do. */
export function stillReferred(what: string, referring: ReturnType<typeof listReferences>): RequestError {
  const names = referring.map(({ from, columns }) => `"${from}.${columns.join(", ")}"`);
  const sentence = `${what[0]?.toUpperCase() ?? ""}${what.slice(1)} cannot be deleted, because foreign keys refer to it: ${names.join(", ")}. Delete these first.`;
  return new RequestError("INVALID_FOREIGN_KEY", sentence, {
    details: { references: referring.map(({ from, name }) => ({ table: from, constraint: name })) },
  });
}
