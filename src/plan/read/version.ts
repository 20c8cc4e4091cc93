/**
 * Content versions: `directus_versions` keeps, for an item and a version's key, the fields that differ (`delta`). The
 * item is read as if its columns held the delta's values, so that joins, functions and nested lists follow them.
 */
import { actionAccess, fieldAccess, mayUseField } from "../../access/access.ts";
import { currentValue } from "../../filter/variable-value.ts";
import type { VariableValue } from "../../filter/variable-value.ts";
import { collectionOf, columnFieldOf } from "../../model/look-up.ts";
import type { Collection, ColumnField } from "../../model/model.ts";
import type { PlanContext } from "../../request/plan-context.ts";
import { types } from "../../value/types.ts";
import { createSight } from "../filter/sight.ts";
import { allOf } from "../statement/condition.ts";
import type { BaseColumn, Condition, ReadPlan } from "../statement/read-plan.ts";
import { columnNamed, createScope, tableOf } from "../statement/scope.ts";

/** Which version of which item a root field asks for. */
export interface VersionRequest {
  readonly collection: string;
  /** Null for a singleton, which has one item. */
  readonly item: string | null;
  readonly version: string;
}

/** Null where there is nothing to ask: no `version` argument, a database without content versions, or a role that reads none. */
export function planVersion(
  { model, access }: Pick<PlanContext, "model" | "access">,
  collection: string,
  given: { readonly id?: string | VariableValue; readonly version?: string },
): VersionRequest | null {
  if (given.version === undefined || given.version.includes("\0")) return null;
  const fields = model.collections.get(versions)?.fields;
  const isThere = fields !== undefined && columnsOfVersions.every((name) => fields.has(name));
  if (!isThere || !mayUseField(access, versions, "read", "delta")) return null;
  return {
    collection,
    item: given.id === undefined ? null : String(currentValue(given.id)),
    version: given.version,
  };
}

const versions = "directus_versions";
const columnsOfVersions: readonly string[] = ["collection", "key", "item", "delta", "date_created"];

/**
 * The delta of the version as far as the role may read versions: a row of one cell, or none.
 *
 * ```sql
 * select t0.delta::text from directus_versions as t0
 * where t0.collection = 'pages' and t0.key = 'draft' and t0.item = '7' and <rules> order by t0.date_created desc limit 1
 * ```
 */
export function planDelta(context: PlanContext, { collection, item, version }: VersionRequest): ReadPlan {
  const scope = createScope({ model: context.model, sight: createSight(context) }, collectionOf(context.model, versions));
  const { base, sight } = scope;
  const equal = (name: string, text: string): Condition => {
    const { sqlType } = columnFieldOf(base.collection, name);
    return { kind: "compare", operator: "=", left: columnNamed(base, name), right: { text, sqlType } };
  };
  const asked = [equal("collection", collection), equal("key", version), ...(item === null ? [] : [equal("item", item)])];
  const rules = [sight.rows(scope), sight.field(scope, base, "delta")].filter((rule) => rule !== null);
  return {
    table: tableOf(base.collection),
    alias: base.alias,
    link: { kind: "root" },
    versioned: null,
    columns: [{ kind: "asText", operand: columnNamed(base, "delta") }],
    joins: scope.joins,
    selectionJoins: [],
    condition: allOf([...asked, ...rules]),
    sort: [{ expression: columnNamed(base, "date_created"), descending: true }],
    page: { limit: 1, offset: 0 },
    prepared: false,
  };
}

export type Delta = Readonly<Record<string, unknown>>;

/** The base's columns with the delta's values. A related object that is yet to be created has no key and changes nothing. */
export function planVersioned(collection: Collection, delta: Delta | null): readonly BaseColumn[] | null {
  if (delta === null) return null;
  return [...collection.fields.values()].flatMap((field): readonly BaseColumn[] => {
    if (field.kind === "alias") return [];
    const isStated = Object.hasOwn(delta, field.name) && field.name !== collection.primaryKey?.name;
    const text = isStated ? columnText(field, namesNoItem(field, delta) ? null : delta[field.name]) : undefined;
    // A null that the column cannot hold would never be published, and may be promised never to show.
    const isKept = text === undefined || (text === null && !field.nullable);
    return [{ column: field.column, override: isKept ? null : { text, sqlType: field.sqlType } }];
  });
}

/**
 * Whether what a version says may be told as it stands, with all items that it names: only where every field and every
 * item of these collections may be read, because a delta does not tell what else of them there is.
 */
export function mayTell(context: Pick<PlanContext, "model" | "access">, collection: Collection, said: unknown): boolean {
  if (context.access.kind === "admin") return true;
  if (Array.isArray(said)) return said.every((one: unknown) => mayTell(context, collection, one));
  if (typeof said !== "object" || said === null) return true;
  return Object.entries(said).every(([name, value]: readonly [string, unknown]) => {
    const field = collection.fields.get(name);
    if (field === undefined) return (name === "create" || name === "update" || name === "delete") && mayTell(context, collection, value);
    if (fieldAccess(actionAccess(context.access, collection.name, "read"), name).kind !== "all") return false;
    const { relation } = field;
    if (relation === null || value === null) return true;
    // Which collection a pair names is said beside it, or nowhere.
    if (relation.kind === "a2o") return typeof value !== "object";
    return readsAll(context, relation.target) && mayTell(context, collectionOf(context.model, relation.target), value);
  });
}

function readsAll({ access }: Pick<PlanContext, "access">, collection: string): boolean {
  const allowed = actionAccess(access, collection, "read");
  return allowed.kind === "all" || (allowed.kind === "some" && allowed.rule === null);
}

/** An item that is yet to be created in the collection that the version names: the stored key is another collection's. */
function namesNoItem({ name, relation }: ColumnField, delta: Delta): boolean {
  return relation?.kind === "a2o" && typeof delta[name] === "object" && Object.hasOwn(delta, relation.collectionField);
}

/** The column's value as text; undefined for what is no value of a column, such as an object that is yet to be created. */
function columnText(field: ColumnField, value: unknown): string | null | undefined {
  if (value === null || value === undefined) return null;
  const stated = field.relation?.kind === "m2o" ? keyOf(value, field.relation.targetField) : value;
  const reading = stated === undefined ? null : types[field.type].write(stated, field);
  return reading?.kind === "text" ? reading.text : undefined;
}

/** The key that a related object names; of a bare key, that itself. */
function keyOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Object.entries(value).find(([name]) => name === key)?.[1] : value;
}
