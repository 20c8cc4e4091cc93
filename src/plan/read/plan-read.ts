/**
 * A selection becomes a tree of read plans: to-one hops are joined into their parent's statement (`join-selection.ts`);
 * each to-many list, and each member of a many-to-any (a collection that its item may come from), is a statement of its
 * own, which hangs on the parent's rows by an edge.
 */
import { actionAccess } from "../../access/access.ts";
import { invalidQuery } from "../../errors.ts";
import { dynamicTextsOf } from "../../filter/facts.ts";
import { anyToOneOf, collectionOf, columnFieldOf, fieldOf } from "../../model/look-up.ts";
import type { AnyToOne, Collection, ColumnField, Field, ManyToOne, OneToAny, OneToMany } from "../../model/model.ts";
import type { PlanContext } from "../../request/plan-context.ts";
import type { ItemSelection, ReadArguments, SelectedField } from "../../request/selection.ts";
import type { Slot } from "../../request/slots.ts";
import { invariant } from "../../shared/invariant.ts";
import { columnDecode, typeDecode } from "../../value/column-decode.ts";
import { castKeyTypeOf } from "../../value/key-text.ts";
import { planCondition } from "../filter/plan-condition.ts";
import { createSight } from "../filter/sight.ts";
import { allOf } from "../statement/condition.ts";
import type { Condition, Expression, ItemLayout, Link, Page, Property, ReadNode } from "../statement/read-plan.ts";
import { columnNamed, columnOf, createScope, guarded, linkSight, readColumn } from "../statement/scope.ts";
import type { Scope } from "../statement/scope.ts";
import { assertFewCells, buildPlan, cellOf, createDraft, edgeProperty } from "../statement/statement-draft.ts";
import { joinForSelection } from "./join-selection.ts";
import { baseAlias, columnLink, memberLink, toManyLink } from "./key-links.ts";
import { outputOf, planFunctions } from "./plan-columns.ts";
import { planPage } from "./plan-page.ts";
import type { PlanPlace } from "./plan-place.ts";
import { planSort } from "./plan-sort.ts";
import { mayTell, planVersioned } from "./version.ts";
import type { Delta } from "./version.ts";

/** What a statement reads of its collection, beside the selection. */
export interface ReadRequest {
  readonly link: Link;
  readonly arguments: ReadArguments;
  /** Orders the list where `sort` is not given; null: the key does. */
  readonly defaultSort: ColumnField | null;
  /** `many`: ordered and paged; `one`: at most one row per key, filtered only. */
  readonly rows: "many" | "one";
  /** Relations crossed so far. */
  readonly depth: number;
  /** Leads to the arguments, for messages: `sections.`. */
  readonly path: string;
  /** The relation whose list the items are: only those show whose link to the parent may be seen. */
  readonly list?: OneToMany | OneToAny;
  /** Only items with these keys: those that a mutation has written. */
  readonly among?: readonly string[] | Slot;
  /** The delta of the version that is read; null when the item itself is. */
  readonly delta?: Delta | null;
  /** For `_by_version`: relations are JSON, and show what the version's delta says of them. */
  readonly asStated?: boolean;
}

export function planRead(context: PlanContext, item: ItemSelection, request: ReadRequest): ReadNode {
  assertDepth(context, request);
  const collection = collectionOf(context.model, item.collection);
  const delta = request.delta ?? null;
  const sight = createSight(context, "read", delta === null ? null : baseAlias);
  const scope = createScope({ model: context.model, sight }, collection);
  const asked = planCondition(context, scope, request.arguments, request.path);
  const links = request.list === undefined ? [] : linkSight(scope, request.list);
  const listed = restrictTo(links, asked);
  const condition = request.among === undefined ? listed : restrictTo([amongKeys(scope, request.among)], listed);
  const sort = request.rows === "many" ? planSort(context, scope, request.arguments.sort, request.defaultSort, `${request.path}sort`) : [];
  const page = request.rows === "many" ? planPage(context.settings, request.arguments, request.path) : allRows;
  const draft = createDraft(scope, page, countCells(item));
  draft.isFiltered = condition !== null && (hasFilter(request) || links.length > 0 || isPersonal(context, collection));
  const { depth, path } = request;
  const stated = request.asStated === true ? delta : null;
  const layout = planItem({ context, draft, at: scope.base, presence: null, depth, path, stated }, item);
  assertFewCells(draft.columns.length, request.path === "" ? item.collection : request.path.replace(/\.$/, ""));
  const plan = { ...buildPlan(draft, request.link, condition, sort, page), versioned: planVersioned(collection, delta) };
  return { plan, layout, edges: draft.edges };
}

/** Whether the items are other ones from one request to the next, beside what the role's rules say. */
function hasFilter({ arguments: { filter, search }, among }: ReadRequest): boolean {
  return filter !== undefined || (search ?? "") !== "" || among !== undefined;
}

/** Whether the rule of the collection's items speaks of who asks, or when. */
function isPersonal({ access }: PlanContext, { name }: Collection): boolean {
  const allowed = actionAccess(access, name, "read");
  return allowed.kind === "some" && allowed.rule?.alternatives.some((filter) => dynamicTextsOf(filter).length > 0) === true;
}

/** The most cells (values in a row) that the item itself needs: of a relation its key, or what tells whether it is there. */
function countCells({ fields }: ItemSelection): number {
  return fields.reduce((count, selected) => {
    switch (selected.kind) {
      case "column":
        return count + 1;
      case "functions":
        return count + selected.functions.length;
      case "relation":
      case "union":
        return count + 2;
    }
  }, 0);
}

function restrictTo(conditions: readonly Condition[], condition: Condition | null): Condition | null {
  if (conditions.length === 0) return condition;
  return allOf(condition === null ? conditions : [...conditions, condition]);
}

function amongKeys({ base }: Scope, keys: readonly string[] | Slot): Condition {
  const { primaryKey } = base.collection;
  invariant(primaryKey !== null, `collection "${base.collection.name}" has a key`);
  return { kind: "oneOf", operand: columnOf(base, primaryKey), values: keys, sqlType: primaryKey.sqlType, negated: false };
}

const allRows: Page = { limit: null, offset: 0 };

function assertDepth(context: PlanContext, request: { readonly depth: number; readonly path: string }): void {
  const { maxRelationalDepth } = context.settings;
  if (request.depth >= maxRelationalDepth) {
    throw invalidQuery(request.path.replace(/\.$/, ""), `the selection nests more than ${maxRelationalDepth - 1} relations.`);
  }
}

function planItem(place: PlanPlace, item: ItemSelection): ItemLayout {
  const properties = item.fields.map((selected) => planProperty(place, selected));
  return { collection: place.at.collection.name, presence: place.presence, properties };
}

function planProperty(place: PlanPlace, selected: SelectedField): Property {
  const { draft, at } = place;
  const field = fieldOf(at.collection, selected.field);
  const { key } = selected;
  const inner = { ...place, path: `${place.path}${key}.` };
  switch (selected.kind) {
    case "column":
      if (field.kind === "alias" || field.relation !== null) return planRawRelation(place, field, key);
      return { kind: "value", key, cell: cellOf(draft, outputOf(draft, at, field)), decode: columnDecode(at.collection, field) };
    case "functions":
      return { kind: "object", key, layout: planFunctions(place, selected) };
    case "union":
      return planAny(inner, anyToOneOf(at.collection, selected.field), selected);
    case "relation":
      return planRelation({ ...inner, depth: place.depth + 1, stated: null }, field, selected);
  }
}

function planRelation(place: PlanPlace, { name, relation }: Field, selected: SelectedRelation): Property {
  switch (relation?.kind) {
    case "m2o":
      return planToOne(place, relation, selected);
    case "o2m":
    case "o2a":
      return planToMany(place, relation, selected);
    case "a2o":
    case undefined:
      invariant(false, `field "${name}" is a relation with items`);
  }
}

/** A relation shown as its raw value: as a version states it, or else the column's own value. */
function planRawRelation({ context, draft, at, stated }: PlanPlace, field: Field, key: string): Property {
  // The item of a many-to-any is no JSON but a text, which the version's column holds.
  const isStated = stated !== null && Object.hasOwn(stated, field.name) && field.relation?.kind !== "a2o";
  if (isStated && mayTell(context, at.collection, { [field.name]: stated[field.name] })) {
    return { kind: "constant", key, value: stated[field.name] };
  }
  if (field.kind === "alias") return { kind: "constant", key, value: null };
  return { kind: "value", key, cell: cellOf(draft, readColumn(draft.scope, at, field)), decode: typeDecode(field) };
}

type SelectedRelation = Extract<SelectedField, { kind: "relation" }>;

/** A join where it can be one; a statement by key where the filter needs joins of its own or there are too many. */
function planToOne(place: PlanPlace, relation: ManyToOne, selected: SelectedRelation): Property {
  const { context, draft, at } = place;
  assertDepth(context, place);
  const { key, item } = selected;
  if (isEmptyPage(context, selected.arguments, place.path)) return { kind: "constant", key, value: null };
  const cells = countCells(item);
  const target = cells > draft.cellsLeft ? null : joinForSelection(place, relation, selected.arguments);
  if (target !== null) {
    draft.cellsLeft -= cells;
    const presence = cellOf(draft, columnNamed(target, relation.targetField));
    return { kind: "object", key, layout: planItem({ ...place, at: target, presence }, item) };
  }
  const keyField = columnFieldOf(at.collection, relation.field);
  const targetField = columnFieldOf(collectionOf(context.model, relation.target), relation.targetField);
  const child = planRead(context, item, {
    link: columnLink(targetField, keyField.sqlType),
    arguments: selected.arguments,
    defaultSort: null,
    rows: "one",
    depth: place.depth,
    path: place.path,
  });
  return edgeProperty(draft, key, { kind: "one", keyCell: cellOf(draft, readColumn(draft.scope, at, keyField)), child });
}

function isEmptyPage(context: PlanContext, given: ReadArguments, path: string): boolean {
  if (given.limit === undefined && given.offset === undefined && given.page === undefined) return false;
  const { limit, offset } = planPage(context.settings, given, path);
  return limit === 0 || offset > 0;
}

function planToMany(place: PlanPlace, relation: OneToMany | OneToAny, selected: SelectedRelation): Property {
  const { context, draft, at } = place;
  const { key, item } = selected;
  if (relation.single && isEmptyPage(context, selected.arguments, place.path)) return { kind: "constant", key, value: null };
  const target = collectionOf(context.model, relation.target);
  const keyField = columnFieldOf(at.collection, relation.keyField);
  const child = planRead(context, item, {
    link: toManyLink(relation, target, keyField),
    list: relation,
    arguments: selected.arguments,
    defaultSort: relation.sortField === null ? null : columnFieldOf(target, relation.sortField),
    rows: relation.single ? "one" : "many",
    depth: place.depth,
    path: place.path,
  });
  const kind = relation.single ? "one" : "many";
  const column = columnOf(at, keyField);
  // The item column of a many-to-any holds a boolean key as the text `true`, where a cell would read `t`.
  const isBooleanKey = relation.kind === "o2a" && keyField.type === "boolean";
  const operand: Expression = isBooleanKey ? { kind: "asText", operand: column } : column;
  const keyCell = cellOf(draft, guarded(draft.scope, at, relation.field, operand));
  return edgeProperty(draft, key, { kind, keyCell, child });
}

function planAny(place: PlanPlace, relation: AnyToOne, selected: Extract<SelectedField, { kind: "union" }>): Property {
  const { context, draft, at } = place;
  const members = selected.members.map((item) => {
    const target = collectionOf(context.model, item.collection);
    const { primaryKey } = target;
    invariant(primaryKey !== null, `allowed collection "${target.name}" has a key`);
    const node = planRead(context, item, {
      link: memberLink(primaryKey),
      arguments: {},
      defaultSort: null,
      rows: "one",
      depth: place.depth + 1,
      path: place.path,
    });
    return [target.name, { node, keyType: castKeyTypeOf(primaryKey) ?? "text" }] as const;
  });
  return edgeProperty(draft, selected.key, {
    kind: "any",
    keyCell: cellOf(draft, { kind: "asText", operand: guarded(draft.scope, at, relation.field, columnNamed(at, relation.field)) }),
    collectionCell: cellOf(draft, columnNamed(at, relation.collectionField)),
    members: new Map(members),
  });
}
