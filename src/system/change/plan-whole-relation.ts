/**
 * A relation as a whole, from one side to the other: the columns or the junction that it needs, as far as they are missing, its
 * foreign keys with an index on each, what is said about it, and the aliases on both sides.
 */
import { invalidPayload } from "../../errors.ts";
import { fieldTypeOf } from "../../model/field-type.ts";
import type { ReferenceAction } from "../../sql/structure-step.ts";
import { columnOf, keyOf } from "../structure.ts";
import type { Facts, Structure } from "../structure.ts";
import { type ChangePlan, type PlanPart, noChange, planInOrder, planOf } from "./change-plan.ts";
import { nameFor } from "./names.ts";
import { planNewCollection } from "./plan-collection.ts";
import { planFieldUpdate, planNewField } from "./plan-field.ts";
import { planNewRelation } from "./plan-relation.ts";
import type { ColumnRequest, FieldRequest } from "./requests.ts";

export interface WholeRelationRequest {
  readonly kind: RelationKind;
  readonly collection: string;
  /** The column of an m2o, o2o or a2o; the alias of the others. */
  readonly field: string;
  /** What it leads to; null for one that leads to any of `members`. */
  readonly related: string | null;
  readonly members: readonly string[];
  /** The name on the other side: the alias of an m2o or m2m, the column of an o2m, the list of each member of an a2o or m2a. */
  readonly relatedField: string | null;
  readonly junction: string | null;
  /** The column that says of which collection an item of an a2o or m2a is. */
  readonly collectionField: string | null;
  /** The column that the items of a list are sorted by. */
  readonly sortField: string | null;
  readonly isRequired: boolean;
  /** Null for what suits the kind. */
  readonly onDelete: ReferenceAction | null;
  readonly onUpdate: ReferenceAction | null;
  readonly deselect: "nullify" | "delete" | null;
}

export const relationKinds = ["m2o", "o2o", "o2m", "a2o", "m2m", "m2a", "translations"] as const;

export type RelationKind = (typeof relationKinds)[number];

export function planWholeRelation(structure: Structure, request: WholeRelationRequest): ChangePlan {
  return planInOrder(structure, partsOf(structure, request));
}

function partsOf(structure: Structure, request: WholeRelationRequest): readonly PlanPart[] {
  const { kind, collection, field, relatedField, sortField, members } = request;
  switch (kind) {
    case "m2o":
    case "o2o":
      return linkTo({
        request,
        many: collection,
        column: field,
        one: relatedOf(request),
        alias: aliasOf(relatedField, kind === "o2o" ? ["o2m", "o2o"] : ["o2m"]),
        isUnique: kind === "o2o",
        sortField,
      });
    case "o2m": {
      const related = relatedOf(request);
      return linkTo({
        request,
        many: related,
        column: relatedField ?? collection,
        one: collection,
        alias: aliasOf(field, ["o2m"]),
        sortField,
      });
    }
    case "a2o":
      return linkToAny({
        many: collection,
        column: field,
        collectionField: request.collectionField ?? `${field}_collection`,
        members,
        back: relatedField,
      });
    case "m2m":
      return throughJunction(structure, request, relatedOf(request), "m2m");
    case "translations":
      return [
        (now) => planLanguages(now, request.related ?? languages),
        (now) => planInOrder(now, throughJunction(now, request, request.related ?? languages, "translations")),
      ];
    case "m2a":
      return throughAnyJunction(structure, request);
  }
}

const languages = "languages";

function relatedOf({ related, kind }: WholeRelationRequest): string {
  if (related === null) throw invalidPayload("related", `expected a collection that the ${kind} leads to, got nothing.`);
  return related;
}

interface Alias {
  readonly field: string;
  readonly special: readonly string[];
  readonly options?: Facts;
}

function aliasOf(field: string | null, special: readonly string[]): Alias | null {
  return field === null ? null : { field, special };
}

interface Link {
  readonly request: WholeRelationRequest;
  readonly many: string;
  readonly column: string;
  readonly one: string;
  readonly alias: Alias | null;
  readonly isUnique?: boolean;
  readonly sortField?: string | null;
  /** Of a junction: its column that leads on. */
  readonly junctionField?: string;
  readonly ofJunction?: boolean;
}

/** A column that refers to the key of another collection. */
function linkTo({
  request,
  many,
  column,
  one,
  alias,
  isUnique = false,
  sortField = null,
  junctionField,
  ofJunction = false,
}: Link): readonly PlanPart[] {
  const isRequired = request.isRequired && !ofJunction;
  const meta = {
    one_field: alias?.field ?? null,
    one_deselect_action: request.deselect ?? (ofJunction ? "delete" : "nullify"),
    sort_field: sortField,
    junction_field: junctionField ?? null,
  };
  const onDelete = request.onDelete ?? (ofJunction ? "CASCADE" : isRequired ? "NO ACTION" : "SET NULL");
  const actions = { onDelete, onUpdate: request.onUpdate ?? "NO ACTION" };
  return [
    (now) => planKeyColumn(now, { many, column, one, isUnique, isNullable: !isRequired }),
    (now) =>
      sortField === null
        ? noChange
        : planColumn(now, many, { ...bareField(sortField, "integer"), meta: { interface: "input", hidden: true } }),
    (now) => (alias === null ? noChange : planAlias(now, one, alias)),
    (now) => planNewRelation(now, { collection: many, field: column, related: one, meta, actions }),
    (now) => planIndex(now, many, sortField === null ? [column] : [column, sortField]),
  ];
}

interface KeyColumn {
  readonly many: string;
  readonly column: string;
  readonly one: string;
  readonly isUnique: boolean;
  readonly isNullable: boolean;
}

function planKeyColumn(structure: Structure, { many, column, one, isUnique, isNullable }: KeyColumn): ChangePlan {
  const table = structure.tables.get(one);
  if (table === undefined) throw invalidPayload("related", `collection "${one}" does not exist, or is a folder.`);
  const key = keyOf(table);
  if (key === null) throw invalidPayload("related", `collection "${one}" has no key of one column to refer to.`);
  const size: ColumnRequest = key.type === "varchar" && key.length !== null ? { length: key.length } : {};
  if (columnOf(structure, many, column) !== undefined)
    return isUnique ? planFieldUpdate(structure, many, { ...bareField(column, ""), type: null, column: { isUnique } }) : noChange;
  const request = { ...bareField(column, fieldTypeOf(key, [])), column: { ...size, isUnique, isNullable } };
  return planColumn(structure, many, { ...request, meta: { interface: "select-dropdown-m2o", special: ["m2o"] } });
}

/** A column that there is already serves as it is. */
function planColumn(structure: Structure, collection: string, request: FieldRequest): ChangePlan {
  return columnOf(structure, collection, request.field) === undefined ? planNewField(structure, collection, request) : noChange;
}

function bareField(field: string, type: string): FieldRequest {
  return { field, type, meta: null, column: null, isOurs: true, path: "field" };
}

function planAlias(structure: Structure, collection: string, { field, special, options }: Alias): ChangePlan {
  const meta = { interface: interfaces[special[0] ?? ""] ?? null, special, ...(options === undefined ? {} : { options }) };
  return planNewField(structure, collection, { ...bareField(field, "alias"), meta });
}

const interfaces: Readonly<Record<string, string>> = { o2m: "list-o2m", m2m: "list-m2m", m2a: "list-m2a", translations: "translations" };

/** One that begins with the same columns serves as well. */
function planIndex({ tables }: Structure, table: string, columns: readonly string[]): ChangePlan {
  const known = tables.get(table);
  const isThere = known?.indexes.some((index) => columns.every((column, place) => index.columns[place] === column)) === true;
  if (known === undefined || known.isView || isThere) return noChange;
  return planOf([{ kind: "add index", table, name: nameFor(table, columns, "index"), columns }]);
}

interface AnyLink {
  readonly many: string;
  readonly column: string;
  readonly collectionField: string;
  readonly members: readonly string[];
  readonly junctionField?: string;
  /** The field of each member that lists what leads to it. */
  readonly back: string | null;
}

/** Two columns: of which collection an item is, and its key. */
function linkToAny({ many, column, collectionField, members, junctionField, back }: AnyLink): readonly PlanPart[] {
  if (members.length === 0) throw invalidPayload("members", "expected the collections that it may lead to, got none.");
  const meta = { one_collection_field: collectionField, one_allowed_collections: members, junction_field: junctionField ?? null };
  return [
    (now) => planColumn(now, many, itemColumn(collectionField)),
    (now) => planColumn(now, many, itemColumn(column)),
    (now) => planNewRelation(now, { collection: many, field: column, related: null, meta, actions: null }),
    (now) => planIndex(now, many, [collectionField, column]),
    ...members.map((member): PlanPart => {
      const alias = { special: ["o2a"], options: { relation: `${many}.${column}` } };
      return (now) => (back === null ? noChange : planAlias(now, member, { field: back, ...alias }));
    }),
  ];
}

/** Of the key of an item of any collection, as a text. */
function itemColumn(field: string): FieldRequest {
  return { ...bareField(field, "string"), meta: { interface: "input", hidden: true } };
}

function planJunction(structure: Structure, junction: string): ChangePlan {
  if (structure.tables.has(junction)) return noChange;
  return planNewCollection(structure, {
    collection: junction,
    meta: { hidden: true, icon: "import_export" },
    isOurs: true,
    hasTable: true,
    fields: [],
  });
}

function throughJunction(
  structure: Structure,
  request: WholeRelationRequest,
  related: string,
  special: "m2m" | "translations",
): readonly PlanPart[] {
  const { collection, field, relatedField, sortField } = request;
  const junction = request.junction ?? (special === "translations" ? `${collection}_translations` : `${collection}_${related}`);
  const own = columnFor(structure, collection);
  const other = related === collection ? `related_${own}` : columnFor(structure, related);
  const shared = { request, many: junction, ofJunction: true };
  const column = { many: junction, isUnique: false, isNullable: true };
  return [
    (now) => planJunction(now, junction),
    // Each half names the column of the other one.
    (now) => planKeyColumn(now, { ...column, column: own, one: collection }),
    (now) => planKeyColumn(now, { ...column, column: other, one: related }),
    (now) =>
      planInOrder(
        now,
        linkTo({ ...shared, column: own, one: collection, alias: { field, special: [special] }, junctionField: other, sortField }),
      ),
    (now) =>
      planInOrder(now, linkTo({ ...shared, column: other, one: related, alias: aliasOf(relatedField, ["m2m"]), junctionField: own })),
  ];
}

/** `articles_id`: a junction's column, by what it refers to. */
function columnFor({ tables }: Structure, collection: string): string {
  return `${collection}_${keyOf(tables.get(collection))?.name ?? "id"}`;
}

function throughAnyJunction(structure: Structure, request: WholeRelationRequest): readonly PlanPart[] {
  const { collection, field, members, sortField, collectionField, relatedField: back } = request;
  const junction = request.junction ?? `${collection}_${field}`;
  const own = columnFor(structure, collection);
  const link: Link = {
    request,
    many: junction,
    column: own,
    one: collection,
    alias: { field, special: ["m2a"] },
    junctionField: "item",
    sortField,
    ofJunction: true,
  };
  return [
    (now) => planJunction(now, junction),
    (now) => planColumn(now, junction, itemColumn("item")),
    (now) => planInOrder(now, linkTo(link)),
    (now) =>
      planInOrder(
        now,
        linkToAny({ many: junction, column: "item", collectionField: collectionField ?? "collection", members, junctionField: own, back }),
      ),
  ];
}

/** The languages that there are translations into, made where there are none yet. */
function planLanguages(structure: Structure, collection: string): ChangePlan {
  if (structure.tables.has(collection)) return noChange;
  const code: FieldRequest = {
    ...bareField("code", "string"),
    column: { isPrimary: true, isNullable: false },
    meta: { interface: "input" },
  };
  const name: FieldRequest = { ...bareField("name", "string"), meta: { interface: "input" } };
  return planNewCollection(structure, { collection, meta: { icon: "translate" }, isOurs: true, hasTable: true, fields: [code, name] });
}
