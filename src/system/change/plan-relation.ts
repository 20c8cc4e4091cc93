import { invalidPayload } from "../../errors.ts";
import { isSystemTable } from "../../metadata/system-collections.ts";
import { comparableKindOf } from "../../model/field-type.ts";
import type { ReferenceAction } from "../../sql/structure-step.ts";
import { columnOf, fieldName, foreignKeyOf, hasCollection, hasField, keyOf, textOf, wordsOf } from "../structure.ts";
import type { Column, Facts, ForeignKey, Structure } from "../structure.ts";
import { type ChangePlan, joinPlans, noChange, planOf, storeRow } from "./change-plan.ts";
import { dropInverses } from "./forget-field.ts";
import { assertNewName, nameFor } from "./names.ts";
import type { RelationRequest } from "./requests.ts";

type Actions = NonNullable<RelationRequest["actions"]>;

/** Of a field that there is: a foreign key, where it leads to one collection, and a row for what is said about it. */
export function planNewRelation(structure: Structure, request: RelationRequest): ChangePlan {
  const { collection, field, meta, actions } = request;
  const column = assertColumn(structure, request);
  if (findRelation(structure, collection, field) !== null)
    throw invalidPayload("data.field", `field "${collection}.${field}" is a relation already.`);
  const related = assertRelated(structure, request);
  assertMeta(structure, collection, related, meta);
  const row = { one_deselect_action: "nullify", ...stated(meta), many_collection: collection, many_field: field, one_collection: related };
  return joinPlans([
    related === null || request.hasKey === false
      ? noChange
      : planForeignKey(structure, { collection, column, related, actions: actions ?? usual }),
    planOf([{ kind: "insert row", table: "directus_relations", row: storeRow(structure, "directus_relations", row, stated(meta)) }]),
  ]);
}

const usual: Actions = { onUpdate: "NO ACTION", onDelete: "NO ACTION" };

function assertColumn(structure: Structure, { collection, field }: RelationRequest): Column {
  if (!hasCollection(structure, collection)) throw invalidPayload("data.collection", `collection "${collection}" does not exist.`);
  const column = columnOf(structure, collection, field);
  if (column !== undefined) return column;
  const sentence = hasField(structure, collection, field) ? "has no column, which a relation needs" : "does not exist";
  throw invalidPayload("data.field", `field "${collection}.${field}" ${sentence}.`);
}

/** Null for a many-to-any. */
function assertRelated(structure: Structure, { related = null, meta }: RelationRequest): string | null {
  if (related !== null) {
    if (!structure.tables.has(related))
      throw invalidPayload("data.related_collection", `collection "${related}" does not exist, or is a folder.`);
    return related;
  }
  const isAny = textOf(meta ?? {}, "one_collection_field") !== null;
  if (isAny) return null;
  throw invalidPayload(
    "data.related_collection",
    "expected a collection; or, for a many-to-any, meta.one_collection_field and meta.one_allowed_collections.",
  );
}

/** The names in it are of what there is. */
function assertMeta(structure: Structure, collection: string, related: string | null, meta: Facts | null): void {
  if (meta === null) return;
  const action = meta["one_deselect_action"];
  if (action !== undefined && action !== null && action !== "nullify" && action !== "delete")
    throw invalidPayload("data.meta.one_deselect_action", `expected "nullify" or "delete", got ${JSON.stringify(action)}.`);
  for (const key of ["one_collection_field", "junction_field", "sort_field"]) {
    const name = textOf(meta, key);
    if (name !== null && columnOf(structure, collection, name) === undefined)
      throw invalidPayload(`data.meta.${key}`, `field "${collection}.${name}" does not exist, or has no column.`);
  }
  const members = namesOf(meta["one_allowed_collections"]);
  const unknown = members.find((member) => !structure.tables.has(member));
  if (unknown !== undefined)
    throw invalidPayload("data.meta.one_allowed_collections", `collection "${unknown}" does not exist, or is a folder.`);
  const alias = textOf(meta, "one_field");
  if (alias === null || related === null) return;
  assertNewName(alias, "data.meta.one_field");
  if (columnOf(structure, related, alias) !== undefined)
    throw invalidPayload("data.meta.one_field", `field "${related}.${alias}" has a column, so it cannot be the other side of a relation.`);
}

function namesOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((name) => typeof name === "string") : (wordsOf(value) ?? []);
}

function stated(meta: Facts | null): Facts {
  return Object.fromEntries(Object.entries(meta ?? {}).filter(([, value]) => value !== null && value !== undefined));
}

interface NewKey {
  readonly collection: string;
  readonly column: Column;
  readonly related: string;
  readonly actions: { readonly onUpdate: ReferenceAction; readonly onDelete: ReferenceAction };
  /** Of one that is replaced. */
  readonly name?: string;
}

/** Views have none: then only metadata tells of the relation. */
function planForeignKey(structure: Structure, { collection, column, related, actions, name }: NewKey): ChangePlan {
  const [table, target] = [structure.tables.get(collection), structure.tables.get(related)];
  if (table === undefined || table.isView || target === undefined || target.isView) return noChange;
  const key = keyOf(target);
  if (key === null) throw invalidPayload("data.related_collection", `collection "${related}" has no key of one column to refer to.`);
  const [own, other] = [column, key].map((one) => comparableKindOf({ ...one, sqlType: one.type }));
  if (own !== other)
    throw invalidPayload(
      "data.field",
      `field "${collection}.${column.name}" is of the type ${column.dataType}, and cannot refer to "${related}.${key.name}" of the type ${key.dataType}.`,
    );
  const place = { table: collection, column: column.name, target: related, targetColumn: key.name };
  const constraint = name ?? nameFor(collection, [column.name], "foreign");
  return planOf([{ kind: "add foreign key", ...place, name: constraint, ...actions }], [{ kind: "refers", ...place }]);
}

/** A relation by its many side: by its row, by its foreign key, or by both. */
interface Known {
  readonly row: Facts | null;
  readonly key: ForeignKey | null;
}

function findRelation({ relations, tables }: Structure, collection: string, field: string): Known | null {
  const row = relations.get(fieldName(collection, field)) ?? null;
  const key = foreignKeyOf(tables.get(collection), field) ?? null;
  return row === null && key === null ? null : { row, key };
}

/** The foreign key is replaced under its name; what is said about the relation is merged with what is there. */
export function planRelationUpdate(structure: Structure, request: RelationRequest): ChangePlan {
  const { collection, field, meta, actions, hasKey = true } = request;
  const known = assertRelation(structure, collection, field);
  if (known.key !== null && known.key.schema !== structure.schema)
    throw invalidPayload(
      "field",
      `field "${collection}.${field}" refers to a table of the schema "${known.key.schema}", and is changed there.`,
    );
  const before = textOf(known.row ?? {}, "one_collection") ?? known.key?.table ?? null;
  const related = request.related === undefined ? before : request.related;
  const isMoved = related !== before;
  if (isMoved) assertRelated(structure, { ...request, meta: { ...known.row, ...meta } });
  assertMeta(structure, collection, related, meta);
  return joinPlans([
    actions === null && !isMoved && hasKey ? noChange : replaceKey(structure, request, known, related),
    planRowUpdate(structure, request, known, { related, isMoved }),
  ]);
}

function assertRelation(structure: Structure, collection: string, field: string): Known {
  const known = findRelation(structure, collection, field);
  if (known === null) throw invalidPayload("field", `field "${collection}.${field}" does not exist, or is no relation.`);
  if (isSystemTable(collection) && !structure.fields.has(fieldName(collection, field)) && known.row === null)
    throw invalidPayload("field", `relation "${collection}.${field}" is Directus's own, and stays as it is.`);
  return known;
}

function replaceKey(structure: Structure, request: RelationRequest, { key }: Known, related: string | null): ChangePlan {
  const { collection } = request;
  const gone = key === null ? noChange : planOf([{ kind: "drop constraint", table: collection, name: key.name }]);
  if (related === null || request.hasKey === false) return gone;
  const column = assertColumn(structure, request);
  const actions = request.actions ?? (key === null ? usual : actionsOf(key));
  const named = key === null ? {} : { name: key.name };
  return joinPlans([gone, planForeignKey(structure, { collection, column, related, actions, ...named })]);
}

function actionsOf({ onUpdate, onDelete }: ForeignKey): Actions {
  // The catalog prints no others.
  return { onUpdate: onUpdate as ReferenceAction, onDelete: onDelete as ReferenceAction };
}

function planRowUpdate(
  structure: Structure,
  { collection, field, meta }: RelationRequest,
  { row }: Known,
  { related, isMoved }: { readonly related: string | null; readonly isMoved: boolean },
): ChangePlan {
  const where = { many_collection: collection, many_field: field };
  if (row === null && (meta !== null || isMoved)) {
    const made = { one_deselect_action: "nullify", ...stated(meta), ...where, one_collection: related };
    return planOf([
      { kind: "insert row", table: "directus_relations", row: storeRow(structure, "directus_relations", made, stated(meta)) },
    ]);
  }
  const set = storeRow(structure, "directus_relations", { ...meta, ...(isMoved ? { one_collection: related } : {}) }, meta ?? {});
  return Object.keys(set).length === 0 ? noChange : planOf([{ kind: "update rows", table: "directus_relations", where, set }]);
}

/** The foreign key and what is said about the relation; its field stays, and so does what is said of an alias on the other side. */
export function planRelationDeletion(structure: Structure, collection: string, field: string): ChangePlan {
  const { row, key } = assertRelation(structure, collection, field);
  return joinPlans([
    key === null ? noChange : planOf([{ kind: "drop constraint", table: collection, name: key.name }]),
    row === null
      ? noChange
      : planOf([{ kind: "delete rows", table: "directus_relations", where: { many_collection: collection, many_field: field } }]),
    dropInverses(structure, collection, field),
  ]);
}
