import { collectionOf, columnFieldOf } from "../../model/look-up.ts";
import type { AnyToOne, Collection, ColumnField, ManyToOne, Model, OneToAny, OneToMany } from "../../model/model.ts";
import { invariant } from "../../shared/invariant.ts";
import { castKeyTypeOf } from "../../value/key-text.ts";
import { isTextual, textType } from "../../value/sql-types.ts";
import { allOf, isConstant } from "./condition.ts";
import type { Condition, Expression, Join, KeyCast, Subquery, TableRef, TextCast } from "./read-plan.ts";

/** One FROM clause in the making: its base table, and the to-one joins that conditions and sorts have asked for. */
export interface Scope {
  readonly model: Model;
  readonly sight: Sight;
  readonly base: AliasedCollection;
  readonly joins: Join[];
  /** Joins by the path that led to them: equal hops share one. */
  readonly joined: Map<string, AliasedCollection>;
  /** The next free alias of the whole statement. */
  readonly createAlias: () => string;
}

/** What a role may see: conditions that items, and single fields of them, have to meet; null where there are none. */
export interface Sight {
  /** Of the base of a scope, to whose joins the condition may add. */
  readonly rows: (scope: Scope) => Condition | null;
  /** Of an item that is joined or asked for by itself. Self-contained: adds no joins to the FROM clause around it. */
  readonly joined: (scope: Scope, at: AliasedCollection) => Condition | null;
  /** Of a field, self-contained as well. */
  readonly field: (scope: Scope, at: AliasedCollection, field: string) => Condition | null;
  /** Of the key that a many-to-any column holds, which shows where items of any of its members may be read. */
  readonly members: (relation: AnyToOne) => Condition | null;
}

/** An administrator's. */
export const fullSight: Sight = { rows: () => null, joined: () => null, field: () => null, members: () => null };

export interface AliasedCollection {
  readonly alias: string;
  readonly collection: Collection;
}

export function createScope(
  { model, sight }: Pick<Scope, "model" | "sight">,
  collection: Collection,
  createAlias: () => string = createAliases(),
): Scope {
  return { model, sight, base: { alias: createAlias(), collection }, joins: [], joined: new Map(), createAlias };
}

/** `t0`, `t1`, ... */
function createAliases(): () => string {
  let count = 0;
  return () => `t${count++}`;
}

export function tableOf(collection: Collection): TableRef {
  return { schema: collection.schema, table: collection.table, rows: collection.rows };
}

export function columnOf(at: AliasedCollection, { column, operators, maxLength }: ColumnField): Expression {
  return { kind: "column", alias: at.alias, column, ...operatorsIn(operators), ...(maxLength === null ? {} : { maxLength }) };
}

/** The schema of a type's operators as part of a plan; absent where PostgreSQL finds them by itself. */
export function operatorsIn(operators: string | null): { readonly operators?: string } {
  return operators === null ? {} : { operators };
}

/** A text as LIKE and regular expressions can work with it. */
export function plainText(operand: Expression, field: ColumnField): Expression {
  return field.isDeterministic ? operand : { kind: "collated", operand };
}

/** The value of a field as the role may see it. */
export function readColumn(scope: Scope, at: AliasedCollection, field: ColumnField): Expression {
  const column = guarded(scope, at, field.name, columnOf(at, field));
  const condition = field.relation?.kind === "a2o" ? scope.sight.members(field.relation) : null;
  return condition === null ? column : { kind: "guarded", operand: column, condition };
}

/** An expression over a field: null on rows on which the field may not be seen. */
export function guarded(scope: Scope, at: AliasedCollection, field: string, operand: Expression): Expression {
  const condition = scope.sight.field(scope, at, field);
  return condition === null ? operand : { kind: "guarded", operand, condition };
}

/** The column of a field that must have one: a key, a foreign key, one of the two columns of a many-to-any. */
export function columnNamed(at: AliasedCollection, name: string): Expression {
  return columnOf(at, columnFieldOf(at.collection, name));
}

/** The related item of an `m2o`, joined once per hop. */
export function joinToOne(scope: Scope, from: AliasedCollection, relation: ManyToOne): AliasedCollection {
  return joinOnce(scope, `${from.alias}.${relation.field}`, collectionOf(scope.model, relation.target), (at) => [
    { kind: "equal", left: columnNamed(from, relation.field), right: columnNamed(at, relation.targetField), cast: null },
    ...presentConditions(scope.sight.field(scope, from, relation.field)),
  ]);
}

function presentConditions(...conditions: readonly (Condition | null)[]): readonly Condition[] {
  return conditions.filter((condition) => condition !== null);
}

/** The item of an `a2o` where it belongs to `member`, joined once per hop and member. */
export function joinMember(scope: Scope, from: AliasedCollection, relation: AnyToOne, member: string): AliasedCollection {
  const key = `${from.alias}.${relation.field}:${member}`;
  return joinOnce(scope, key, collectionOf(scope.model, member), (at) => [
    ...memberLinks(from, relation, at),
    ...presentConditions(scope.sight.field(scope, from, relation.field)),
  ]);
}

function joinOnce(
  scope: Scope,
  key: string,
  collection: Collection,
  on: (at: AliasedCollection) => readonly Condition[],
): AliasedCollection {
  const known = scope.joined.get(key);
  if (known !== undefined) return known;
  const at = { alias: scope.createAlias(), collection };
  scope.joined.set(key, at);
  scope.joins.push(joinOn(at, [...on(at), ...presentConditions(scope.sight.joined(scope, at))]));
  return at;
}

/** The join of at most one item. */
export function joinOn({ alias, collection }: AliasedCollection, on: readonly Condition[]): Join {
  const columns = [...collection.fields.values()].flatMap((field) => (field.kind === "column" ? [field.column] : []));
  return { table: tableOf(collection), alias, on, firstOf: collection.hasHeirs ? columns : null };
}

/** `from.collection = 'headings' and from.item = headings.id`, the item cast to the key's type where it can be one. */
function memberLinks(from: AliasedCollection, relation: AnyToOne, member: AliasedCollection): readonly Condition[] {
  const key = member.collection.primaryKey;
  invariant(key !== null, `allowed collection "${member.collection.name}" has a key`);
  const item = columnFieldOf(from.collection, relation.field);
  return [
    namesCollection(from, relation.collectionField, member.collection.name),
    { kind: "equal", left: itemKey(from, item, key), right: columnOf(member, key), cast: keyCast(item, key) },
  ];
}

/** The related items of a to-many relation that may be seen and of which `condition` holds, as a subquery of their own scope. */
export function createSubquery(
  outer: Scope,
  from: AliasedCollection,
  relation: OneToMany | OneToAny,
  condition: (scope: Scope) => Condition,
): Subquery {
  const scope = createScope(outer, collectionOf(outer.model, relation.target), outer.createAlias);
  const planned = condition(scope);
  const conditions = presentConditions(
    outer.sight.field(outer, from, relation.field),
    scope.sight.rows(scope),
    ...linkSight(scope, relation),
  );
  const whole = allOf([...conditions, planned]);
  return {
    table: tableOf(scope.base.collection),
    alias: scope.base.alias,
    links: toManyLinks(from, relation, scope.base),
    joins: scope.joins,
    condition: isConstant(whole, true) ? null : whole,
  };
}

/** That an item is listed under a parent reveals its foreign key. So lists show only items whose foreign key the role may read. */
export function linkSight(scope: Scope, relation: OneToMany | OneToAny): readonly Condition[] {
  const names = relation.kind === "o2m" ? [relation.targetField] : [relation.targetField, relation.collectionField];
  return presentConditions(...names.map((name) => scope.sight.field(scope, scope.base, name)));
}

function toManyLinks(from: AliasedCollection, relation: OneToMany | OneToAny, target: AliasedCollection): readonly Condition[] {
  const left = columnNamed(target, relation.targetField);
  const key = columnFieldOf(from.collection, relation.keyField);
  if (relation.kind === "o2m") return [{ kind: "equal", left, right: columnOf(from, key), cast: null }];
  const item = columnFieldOf(target.collection, relation.targetField);
  // Here the item column is the one to be searched: the key is cast to text, so that an index on the pair serves.
  const cast = isTextual(item) && item.sqlType !== key.sqlType ? toText(key) : null;
  return [
    namesCollection(target, relation.collectionField, relation.collection),
    { kind: "equal", left, right: columnOf(from, key), cast },
  ];
}

/** `t0.collection = 'headings'`; an enum that lacks the label names no such collection. */
export function namesCollection(at: AliasedCollection, collectionField: string, name: string): Condition {
  const field = columnFieldOf(at.collection, collectionField);
  if (field.enumLabels?.includes(name) === false) return { kind: "constant", value: false };
  const sqlType = field.enumLabels === null ? textType(field) : field.sqlType;
  return { kind: "compare", operator: "=", left: columnOf(at, field), right: { text: name, sqlType } };
}

/** The item column of a many-to-any; a text that is to become a key is matched with regular expressions before it is cast. */
function itemKey(from: AliasedCollection, item: ColumnField, key: ColumnField): Expression {
  const column = columnOf(from, item);
  return keyCast(item, key)?.kind === "fromText" ? plainText(column, item) : column;
}

/** An item column that is no text holds keys of its own kind, such as numbers, which compare as they are. */
function keyCast(item: ColumnField, key: ColumnField): KeyCast | null {
  if (!isTextual(item) || isTextual(key)) return null;
  const type = castKeyTypeOf(key);
  return type === null ? toText(key) : { kind: "fromText", type, sqlType: key.sqlType };
}

/** How a key becomes a text, as the item column of a many-to-any holds it. */
export function toText({ sqlType }: ColumnField): TextCast {
  return { kind: "toText", isAddress: sqlType === "inet" };
}
