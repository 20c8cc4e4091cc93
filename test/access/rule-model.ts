/** What a role may see and do, by the plain words of its policies, held against rows in memory: the model of the matrix. */
import type { PermissionAction, StoredRule } from "../../src/metadata/policies.ts";
import type { Collection, Field, Model } from "../../src/model/model.ts";
import { withCurrentUser } from "./roles.ts";
import type { MatrixRole } from "./roles.ts";

export type Row = Readonly<Record<string, unknown>>;
export type Dataset = ReadonlyMap<string, readonly Row[]>;

export interface RoleModel {
  readonly role: MatrixRole;
  readonly data: Dataset;
  /** Whether a policy allows the action on the row, and with it the field. */
  may(action: PermissionAction, collection: string, row: Row, field?: string): boolean;
  /** Whether a policy allows the action on some rows, and with it the field. */
  mayAtAll(action: PermissionAction, collection: string, field?: string): boolean;
  /** Whether the item exists as far as the role can know. */
  isKnown(collection: string, row: Row): boolean;
  holds(rule: StoredRule | null, collection: string, row: Row): boolean;
}

export function createRoleModel(model: Model, data: Dataset, role: MatrixRole): RoleModel {
  const isAdmin = role.policies.some(({ adminAccess }) => adminAccess);
  const permissions = role.policies.flatMap((policy) => policy.permissions);
  const holds: RoleModel["holds"] = (rule, collection, row) => rule === null || holdsFor({ model, data }, rule, collection, row) === true;
  const allowing = (action: PermissionAction, collection: string, field?: string): typeof permissions =>
    permissions.filter(
      (one) =>
        one.collection === collection &&
        one.action === action &&
        (field === undefined || one.fields.includes("*") || one.fields.includes(field)),
    );
  const may: RoleModel["may"] = (action, collection, row, field) =>
    isAdmin || allowing(action, collection, field).some(({ rule }) => holds(rule, collection, row));
  return {
    role,
    data,
    may,
    mayAtAll: (action, collection, field) => isAdmin || allowing(action, collection, field).length > 0,
    isKnown: (collection, row) => (["read", "update", "delete"] as const).some((action) => may(action, collection, row)),
    holds,
  };
}

interface World {
  readonly model: Model;
  readonly data: Dataset;
}

/** Null for unknown, as in SQL. */
type Truth = boolean | null;

function holdsFor(world: World, rule: unknown, collection: string, row: Row): Truth {
  return and(Object.entries(recordOf(rule)).map(([key, value]) => partHolds(world, key, value, collection, row)));
}

function partHolds(world: World, key: string, value: unknown, collection: string, row: Row): Truth {
  if (key === "_and" || key === "_or") {
    const parts = (Array.isArray(value) ? value : []).map((part: unknown) => holdsFor(world, part, collection, row));
    return key === "_and" ? and(parts) : not(and(parts.map(not)));
  }
  if (key === "_not") return not(holdsFor(world, value, collection, row));
  const counted = /^count\((.+)\)$/.exec(key)?.[1];
  if (counted !== undefined) return operatorsHold(value, related(world, fieldOf(world, collection, counted), row).length);
  const [name = "", member] = key.split(":");
  const field = fieldOf(world, collection, name);
  const { relation } = field;
  if (field.kind === "alias") {
    const items = related(world, field, row).map((item) => [field.relation.target, item] as const);
    const { _some: some, _none: none } = recordOf(value);
    const any = (inner: unknown): boolean => items.some(([target, item]) => holdsFor(world, inner, target, item) === true);
    return and([...(some === undefined ? [] : [any(some)]), ...(none === undefined ? [] : [!any(none)])]);
  }
  if (relation?.kind === "m2o" && Object.keys(recordOf(value)).every((inner) => !isOperator(inner))) {
    return holdsFor(world, value, relation.target, related(world, field, row)[0] ?? {}) === true;
  }
  if (member !== undefined) {
    const item = row["collection"] === member ? related(world, field, row)[0] : undefined;
    return holdsFor(world, value, member, item ?? {}) === true;
  }
  return operatorsHold(value, row[name] ?? null);
}

function isOperator(key: string): boolean {
  return key.startsWith("_") && !["_and", "_or", "_not"].includes(key);
}

function operatorsHold(operators: unknown, value: unknown): Truth {
  return and(Object.entries(recordOf(operators)).map(([name, operand]) => operatorHolds(name, operand, value)));
}

function operatorHolds(name: string, operand: unknown, value: unknown): Truth {
  if (name === "_null" || name === "_nnull") return (value === null) === (name === "_null");
  if (value === null) return null;
  const given = withCurrentUser(operand);
  switch (name) {
    case "_eq":
      return value === given;
    case "_neq":
      return value !== given;
    case "_in":
      return Array.isArray(given) && given.includes(value);
    case "_gt":
      return Number(value) > Number(given);
    case "_lte":
      return Number(value) <= Number(given);
    case "_starts_with":
      return typeof value === "string" && typeof given === "string" && value.startsWith(given);
    case "_nempty":
      return value !== "";
    default:
      throw new Error(`The model knows no operator "${name}".`);
  }
}

function and(parts: readonly Truth[]): Truth {
  if (parts.includes(false)) return false;
  return parts.includes(null) ? null : true;
}

function not(truth: Truth): Truth {
  return truth === null ? null : !truth;
}

/** What the validations of the role's policies want of the fields that it writes. */
export function validationsOf(
  { role }: RoleModel,
  action: "create" | "update",
  collection: string,
): readonly (readonly [field: string, operators: unknown])[] {
  return role.policies
    .flatMap((policy) => policy.permissions)
    .filter((one) => one.collection === collection && one.action === action)
    .flatMap(({ validation }) => Object.entries(recordOf(validation)));
}

/** The rows that a relation leads to. */
export function related(world: World, field: Field, row: Row): readonly Row[] {
  const { relation } = field;
  switch (relation?.kind) {
    case "m2o":
      return rowsOf(world.data, relation.target).filter(
        (item) => row[relation.field] !== null && item[relation.targetField] === row[relation.field],
      );
    case "a2o": {
      const member = String(row[relation.collectionField]);
      const key = world.model.collections.get(member)?.primaryKey?.name ?? "";
      return relation.allowed.includes(member)
        ? rowsOf(world.data, member).filter((item) => String(item[key]) === row[relation.field])
        : [];
    }
    case "o2m":
      return rowsOf(world.data, relation.target).filter(
        (item) => item[relation.targetField] !== null && item[relation.targetField] === row[relation.keyField],
      );
    case "o2a":
      return rowsOf(world.data, relation.target).filter(
        (item) => item[relation.collectionField] === relation.collection && item[relation.targetField] === String(row[relation.keyField]),
      );
    case undefined:
      return [];
  }
}

export function rowsOf(data: Dataset, collection: string): readonly Row[] {
  return data.get(collection) ?? [];
}

export function collectionNamed(model: Model, name: string): Collection {
  const collection = model.collections.get(name);
  if (collection === undefined) throw new Error(`The fixture has no collection "${name}".`);
  return collection;
}

function fieldOf({ model }: World, collection: string, name: string): Field {
  const field = collectionNamed(model, collection).fields.get(name);
  if (field === undefined) throw new Error(`The fixture has no field "${collection}.${name}".`);
  return field;
}

export function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  // An object that is neither null nor a list has string keys.
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : {};
}
