/** Whether what a mutation has changed is what the role may change, by the plain words of its policies. */
import type { ColumnField, Model } from "../../src/model/model.ts";
import { currentUser, withCurrentUser } from "./roles.ts";
import { collectionNamed, createRoleModel, rowsOf, validationsOf } from "./rule-model.ts";
import type { Dataset, RoleModel, Row } from "./rule-model.ts";

/** What was changed against the policies, in words. */
export function forbiddenChanges(model: Model, before: RoleModel, data: Dataset): readonly string[] {
  const after = createRoleModel(model, data, before.role);
  const faultsOfItems = [...model.collections.values()]
    .filter(({ name }) => before.data.has(name))
    .flatMap((collection) => {
      const { name } = collection;
      const key = collection.primaryKey?.name ?? "";
      const [old, now] = [byKey(rowsOf(before.data, name), key), byKey(rowsOf(data, name), key)];
      const faults: string[] = [];
      for (const [id, row] of old) {
        const changed = now.get(id);
        const isGone = changed === undefined && !wentAlong(model, before, after, name, row);
        if (isGone && !before.may("delete", name, row)) faults.push(`${name} ${id} was deleted`);
        if (changed !== undefined)
          faults.push(...changeFaults(model, before, after, collection.name, row, changed).map((fault) => `${name} ${id}: ${fault}`));
      }
      for (const [id, row] of now)
        if (!old.has(id)) faults.push(...creationFaults(model, before, after, name, row).map((fault) => `new ${name} ${id}: ${fault}`));
      return faults;
    });
  return [...faultsOfItems, ...goneSessions(before, after)];
}

/** A consequence: whoever has a new password logs in again. Other sessions go with their users alone. */
function goneSessions(before: RoleModel, after: RoleModel): readonly string[] {
  const left = byKey(rowsOf(after.data, "directus_sessions"), "token");
  const [users, now] = [byKey(rowsOf(before.data, "directus_users"), "id"), byKey(rowsOf(after.data, "directus_users"), "id")];
  return rowsOf(before.data, "directus_sessions").flatMap(({ token, user }) => {
    const [old, changed] = [users.get(String(user)), now.get(String(user))];
    const mayGo = changed === undefined || changed["password"] !== old?.["password"];
    return left.has(String(token)) || mayGo ? [] : [`the session ${String(token)} was ended`];
  });
}

function byKey(rows: readonly Row[], key: string): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [String(row[key]), row]));
}

function changeFaults(model: Model, before: RoleModel, after: RoleModel, name: string, row: Row, now: Row): readonly string[] {
  const fields = columnsOf(model, name).filter((field) => JSON.stringify(row[field.name]) !== JSON.stringify(now[field.name]));
  // What a deleted item leaves behind is the database's doing.
  const left = fields.filter(
    (field) =>
      !(now[field.name] === null && wasDeleted(model, before, after, field, row)) && !wasSuspended(model, before, after, field, row),
  );
  const changed = left.filter((field) => !isFilledIn(field, "updated", now[field.name]));
  if (changed.length === 0) return left.length === 0 || before.may("update", name, row) ? [] : ["it was marked as changed"];
  const presets = presetsOf(before, "update", name);
  const faults = changed.flatMap((field) =>
    before.may("update", name, row, field.name) || presets.get(field.name) === now[field.name] ? [] : [`field "${field.name}" was changed`],
  );
  return [
    ...faults,
    ...changed.flatMap((field) => linkFaults(model, before, after, name, field, now)),
    ...ruleFaults(before, "update", name, now, changed),
  ];
}

function creationFaults(model: Model, before: RoleModel, after: RoleModel, name: string, row: Row): readonly string[] {
  if (!after.may("create", name, row)) return ["it may not be created"];
  const presets = presetsOf(before, "create", name);
  const stated = columnsOf(model, name).filter((column) => {
    const { name: field, default: byDefault } = column;
    const value = row[field];
    return (
      value !== null &&
      byDefault?.includes(typeof value === "string" ? value : JSON.stringify(value)) !== true &&
      presets.get(field) !== value &&
      !isFilledIn(column, "created", value)
    );
  });
  const isKey = (field: ColumnField): boolean => field === collectionNamed(model, name).primaryKey;
  const faults = stated.flatMap((field) =>
    isKey(field) || after.may("create", name, row, field.name) ? [] : [`field "${field.name}" was given`],
  );
  for (const [field, value] of presets) {
    if (!before.mayAtAll("create", name, field) && row[field] !== value) faults.push(`field "${field}" is not as it is preset`);
    if (value !== null && row[field] === null) faults.push(`field "${field}" lacks its preset`);
  }
  return [
    ...faults,
    ...stated.flatMap((field) => linkFaults(model, before, after, name, field, row)),
    ...ruleFaults(before, "create", name, row, stated),
  ];
}

/** Who and when: what is filled in where an item is written, or of a new one by a default. */
function isFilledIn({ special, default: byDefault }: ColumnField, event: "created" | "updated", value: unknown): boolean {
  if (special.includes(`user-${event}`)) return value === currentUser;
  return special.includes(`date-${event}`) || (event === "created" && special.includes("date-updated") && byDefault !== null);
}

/** A consequence: whoever had a role that is deleted may not ask any more. */
function wasSuspended(model: Model, before: RoleModel, after: RoleModel, { collection, name }: ColumnField, row: Row): boolean {
  const role = model.collections.get("directus_users")?.fields.get("role");
  return collection === "directus_users" && name === "status" && role?.kind === "column" && wasDeleted(model, before, after, role, row);
}

function columnsOf(model: Model, name: string): readonly ColumnField[] {
  return [...collectionNamed(model, name).fields.values()].filter((field) => field.kind === "column");
}

/** The database deletes an item along with the one that it belongs to. */
function wentAlong(model: Model, before: RoleModel, after: RoleModel, name: string, row: Row): boolean {
  return columnsOf(model, name).some((field) => field.cascades && row[field.name] !== null && wasDeleted(model, before, after, field, row));
}

function wasDeleted(model: Model, before: RoleModel, after: RoleModel, field: ColumnField, row: Row): boolean {
  if (field.relation?.kind !== "m2o") return false;
  const { target } = field.relation;
  const key = collectionNamed(model, target).primaryKey?.name ?? "";
  const isThere = (sees: RoleModel): boolean => rowsOf(sees.data, target).some((one) => one[key] === row[field.name]);
  return isThere(before) && !isThere(after);
}

/** A key may come to name an item that may be seen, that is new, or whose list may be changed. */
function linkFaults(model: Model, before: RoleModel, after: RoleModel, name: string, field: ColumnField, row: Row): readonly string[] {
  const { relation } = field;
  if (relation === null || row[field.name] === null) return [];
  const target = relation.kind === "m2o" ? relation.target : String(row[relation.collectionField]);
  const key = model.collections.get(target)?.primaryKey?.name ?? "";
  if (relation.kind === "m2o" && !before.mayAtAll("read", target)) return [];
  const find = (sees: RoleModel): Row | undefined => rowsOf(sees.data, target).find((one) => String(one[key]) === String(row[field.name]));
  const item = find(before);
  if (item === undefined) return find(after) === undefined ? [`field "${name}.${field.name}" leads nowhere`] : [];
  const isListed = listsOf(model, target, field).some((list) => before.may("update", target, item, list));
  return before.may("read", target, item) || isListed ? [] : [`field "${field.name}" names a hidden item`];
}

/** The lists that the field is the other side of. */
function listsOf(model: Model, target: string, { collection, name }: ColumnField): readonly string[] {
  return [...(model.collections.get(target)?.fields.values() ?? [])].flatMap(({ kind, name: list, relation }) =>
    kind === "alias" && relation.target === collection && relation.targetField === name ? [list] : [],
  );
}

function presetsOf({ role }: RoleModel, action: "create" | "update", name: string): ReadonlyMap<string, unknown> {
  const permissions = role.policies
    .flatMap((policy) => policy.permissions)
    .filter((one) => one.collection === name && one.action === action);
  return new Map(permissions.flatMap(({ presets }) => Object.entries(presets)).map(([field, value]) => [field, withCurrentUser(value)]));
}

/** The validation of a policy speaks of what is written. */
function ruleFaults(
  sees: RoleModel,
  action: "create" | "update",
  name: string,
  row: Row,
  written: readonly ColumnField[],
): readonly string[] {
  return validationsOf(sees, action, name).flatMap(([field, operators]) =>
    !written.some((one) => one.name === field) || sees.holds({ [field]: operators }, name, row)
      ? []
      : [`field "${field}" breaks the validation`],
  );
}
