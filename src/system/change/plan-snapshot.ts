/**
 * From the model as it is to the one of a snapshot. What keeps data comes first: relations go before their fields change, new
 * collections and fields are there before relations lead to them, and what the snapshot lacks goes last.
 */
import { invalidPayload } from "../../errors.ts";
import { isSystemTable } from "../../metadata/system-collections.ts";
import { type ReferenceAction, type StructureStep, referenceActions } from "../../sql/structure-step.ts";
import type { DescribedField, DescribedRelation } from "../describe-structure.ts";
import type { Snapshot } from "../snapshot.ts";
import { columnOf, fieldName, hasCollection, hasField, textOf } from "../structure.ts";
import type { Column, Facts, Structure } from "../structure.ts";
import { type ChangePlan, type PlanPart, noChange, planInOrder, planOf } from "./change-plan.ts";
import { planCollectionDeletion, planCollectionUpdate, planNewCollection } from "./plan-collection.ts";
import { planFieldDeletion, planFieldUpdate, planNewField } from "./plan-field.ts";
import { planNewRelation, planRelationDeletion, planRelationUpdate } from "./plan-relation.ts";
import type { ColumnRequest, FieldRequest, RelationRequest } from "./requests.ts";
import { assertMakeable, requestOf, without } from "./snapshot-field.ts";

/** `now` is the snapshot of what there is, with the same names for the same things. */
export function planSnapshot(structure: Structure, now: Snapshot, wanted: Snapshot): ChangePlan {
  const own = wanted.collections.find(({ collection }) => isSystemTable(collection));
  if (own !== undefined) throw invalidPayload("snapshot.collections", `collection "${own.collection}" is Directus's own.`);
  const wantedCollections = new Set(wanted.collections.map(({ collection }) => collection));
  const wantedFields = new Set(wanted.fields.map(nameOf));
  const wantedRelations = new Map(wanted.relations.map((relation) => [nameOf(relation), relation]));
  const fieldsOf = Map.groupBy(wanted.fields, ({ collection }) => collection);
  return planInOrder(structure, [
    ...now.relations
      .filter((relation) => !wantedRelations.has(nameOf(relation)))
      .map(
        ({ collection, field }): PlanPart =>
          (left) =>
            planRelationDeletion(left, collection, field),
      ),
    ...inGroups(wanted).map(({ collection, meta, schema }): PlanPart => (left) => {
      if (hasCollection(left, collection)) {
        assertSameKind(left, collection, schema !== null);
        return planCollectionUpdate(left, collection, changedMeta(left.collections.get(collection), meta, ["collection"]));
      }
      const described = (fieldsOf.get(collection) ?? []).filter(isMade);
      for (const field of described) assertMakeable(field);
      const fields = described.map(requestOf);
      if (schema !== null && !fields.some(({ column }) => column?.isPrimary === true))
        throw invalidPayload(
          `snapshot.collections.${collection}`,
          "expected a field that is the key: one of several columns, and none, cannot be made from a snapshot.",
        );
      return planNewCollection(left, {
        collection,
        meta: without(meta ?? {}, ["collection"]),
        hasTable: schema !== null,
        fields: schema === null ? [] : fields,
      });
    }),
    ...wanted.fields.filter(isMade).map(
      (field): PlanPart =>
        (left) =>
          planField(left, field),
    ),
    ...wanted.relations.filter(isStored).map(
      (relation): PlanPart =>
        (left) =>
          planRelation(left, relation),
    ),
    ...now.fields
      .filter((field) => !wantedFields.has(nameOf(field)) && (wantedCollections.has(field.collection) || isSystemTable(field.collection)))
      .map(
        ({ collection, field }): PlanPart =>
          (left) =>
            hasField(left, collection, field) ? planFieldDeletion(left, collection, field) : noChange,
      ),
    ...listGone(now, wantedCollections).map(
      (collection): PlanPart =>
        (left) =>
          planCollectionDeletion(left, collection),
    ),
  ]);
}

function nameOf({ collection, field }: { readonly collection: string; readonly field: string }): string {
  return fieldName(collection, field);
}

/** A folder does not become a table, nor a table a folder. */
function assertSameKind({ tables }: Structure, collection: string, isTable: boolean): void {
  if (tables.has(collection) === isTable) return;
  const [here, wanted] = isTable ? ["is a folder here", "has a table"] : ["has a table here", "is a folder"];
  throw invalidPayload(
    `snapshot.collections.${collection}`,
    `collection "${collection}" ${here}, and ${wanted} in the snapshot: delete it first.`,
  );
}

/** Those that others are grouped in come first. */
function inGroups({ collections }: Snapshot): Snapshot["collections"] {
  const placed = new Set<string>();
  const ordered: Snapshot["collections"][number][] = [];
  const place = (one: Snapshot["collections"][number], within: readonly string[]): void => {
    if (placed.has(one.collection) || within.includes(one.collection)) return;
    const group = textOf(one.meta ?? {}, "group");
    const outer = group === null ? undefined : collections.find(({ collection }) => collection === group);
    if (outer !== undefined) place(outer, [...within, one.collection]);
    placed.add(one.collection);
    ordered.push(one);
  };
  for (const one of collections) place(one, []);
  return ordered;
}

/** Those that refer to others go before these. */
function listGone(now: Snapshot, wanted: ReadonlySet<string>): readonly string[] {
  const gone = now.collections.map(({ collection }) => collection).filter((collection) => !wanted.has(collection));
  const placed: string[] = [];
  const place = (collection: string, within: readonly string[]): void => {
    if (placed.includes(collection) || within.includes(collection)) return;
    for (const { collection: many, related_collection: one } of now.relations)
      if (one === collection && gone.includes(many)) place(many, [...within, collection]);
    placed.push(collection);
  };
  for (const collection of gone) place(collection, []);
  return placed;
}

/** Fields of Directus's own that it makes itself are not in question. */
function isMade({ collection, meta, schema }: DescribedField): boolean {
  return !isSystemTable(collection) || meta !== null || schema === null;
}

function isStored({ meta, schema }: DescribedRelation): boolean {
  return meta !== null || schema !== null;
}

function planField(structure: Structure, field: DescribedField): ChangePlan {
  const { collection, field: name, meta } = field;
  const request = requestOf(field);
  if (!hasField(structure, collection, name)) {
    assertMakeable(field);
    return planNewField(structure, collection, request);
  }
  const column = columnOf(structure, collection, name);
  if (column === undefined && field.schema !== null)
    throw invalidPayload(request.path, `field "${collection}.${name}" has no column here, and has one in the snapshot: delete it first.`);
  if (column !== undefined && field.schema === null)
    throw invalidPayload(request.path, `field "${collection}.${name}" has a column here, and none in the snapshot: delete it first.`);
  const stored = structure.fields.get(fieldName(collection, name));
  const update: FieldRequest = {
    ...request,
    type: null,
    meta: changedMeta(stored, meta, ["id", "collection", "field"]),
    // What the database computes is changed where it is defined.
    column: column === undefined || column.isGenerated || request.column === null ? null : changedColumn(column, request.column),
  };
  const forgotten: readonly StructureStep[] =
    meta === null && stored !== undefined ? [{ kind: "delete rows", table: "directus_fields", where: { collection, field: name } }] : [];
  return planInOrder(structure, [(left) => planFieldUpdate(left, collection, update), () => planOf(forgotten)]);
}

/** Without what is not stated of a column that is there: whether it counts up is decided when it is made. */
function changedColumn(known: Column, request: ColumnRequest): ColumnRequest {
  const { sqlType, ...wanted } = request;
  const isSame =
    sqlType === undefined ||
    (sqlType.words === known.dataType &&
      sqlType.length === known.length &&
      (sqlType.words !== "numeric" || (sqlType.precision === known.precision && sqlType.scale === known.scale)));
  return isSame ? wanted : { ...wanted, sqlType };
}

/** What the snapshot says otherwise; null for nothing. */
function changedMeta(stored: Facts | undefined, wanted: Facts | null, names: readonly string[]): Facts | null {
  if (wanted === null) return null;
  if (stored === undefined) return without(wanted, names);
  const changed = Object.entries(without(wanted, names)).filter(([key, value]) => !isSameValue(stored[key] ?? null, value ?? null));
  return changed.length === 0 ? null : Object.fromEntries(changed);
}

/** Lists of words are stored as texts. */
function isSameValue(stored: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted) && typeof stored === "string") return stored === wanted.join(",");
  if (Array.isArray(wanted) && wanted.length === 0 && stored === null) return true;
  return JSON.stringify(sorted(stored)) === JSON.stringify(sorted(wanted));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  );
}

function planRelation(
  structure: Structure,
  { collection, field, related_collection: related, meta, schema }: DescribedRelation,
): ChangePlan {
  const key = structure.tables.get(collection)?.foreignKeys.find(({ columns }) => columns.length === 1 && columns[0] === field);
  const row = structure.relations.get(fieldName(collection, field));
  const names = ["id", "many_collection", "many_field", "one_collection"];
  const actions = schema === null ? null : { onUpdate: actionIn(schema, "on_update"), onDelete: actionIn(schema, "on_delete") };
  const request: RelationRequest = {
    collection,
    field,
    related,
    meta: meta === null ? null : without(meta, names),
    actions,
    hasKey: schema !== null,
  };
  if (key === undefined && row === undefined) return planNewRelation(structure, request);
  const isSameKey = key?.table === related && key.onUpdate === actions?.onUpdate && key.onDelete === actions.onDelete;
  const update = { ...request, meta: changedMeta(row, meta, names), actions: isSameKey ? null : actions };
  const where = { many_collection: collection, many_field: field };
  const forgotten: readonly StructureStep[] =
    meta === null && row !== undefined ? [{ kind: "delete rows", table: "directus_relations", where }] : [];
  return planInOrder(structure, [(left) => planRelationUpdate(left, update), () => planOf(forgotten)]);
}

function actionIn(schema: Facts, key: string): ReferenceAction {
  const found = referenceActions.find((action) => action === textOf(schema, key)?.toUpperCase());
  return found ?? "NO ACTION";
}

/** Whether the step may lose what cannot be made again. */
export function isDestructive(step: StructureStep): boolean {
  return step.kind === "drop table" || step.kind === "drop column" || (step.kind === "set type" && step.isCast);
}
