/** Permissions and policies by the column names of Directus, wherever they were stored. */
import { type FormObject, type FormPlace, addFault, at, describe, isObject, parseFlag, parseName, parseNames, parseText } from "./form.ts";
import type { Permission, PermissionAction, Policy, StoredRule } from "./policies.ts";

/** Without its permissions. */
export type PolicyRow = Omit<Policy, "permissions">;

/** Undefined for a permission that says anything of a wrong form: understood by half, it might allow too much. */
export function parsePermission(row: FormObject, place: FormPlace): Permission | undefined {
  const faultsBefore = place.faults.length;
  const collection = parseName(row, "collection", place);
  const action = parseAction(row, place);
  const permission = {
    rule: parseJsonObject(row, "permissions", place),
    fields: parseNames(row, "fields", place) ?? [],
    presets: parseJsonObject(row, "presets", place) ?? {},
    validation: parseJsonObject(row, "validation", place),
  };
  if (collection === undefined || action === undefined || place.faults.length > faultsBefore) return undefined;
  return { collection, action, ...permission };
}

/** The actions of Directus beside the four are about its own app. */
export function isOtherAction(row: FormObject): boolean {
  return row["action"] === "share" || row["action"] === "comment";
}

/** Undefined where it is not even known whom it admits from where. */
export function parsePolicy(row: FormObject, key: string, place: FormPlace): PolicyRow | undefined {
  const faultsBefore = place.faults.length;
  const policy = {
    key,
    name: parseText(row, "name", place) ?? key,
    adminAccess: parseFlag(row, "admin_access", place) ?? false,
    appAccess: parseFlag(row, "app_access", place) ?? false,
    ipAccess: parseNames(row, "ip_access", place) ?? [],
  };
  return place.faults.length > faultsBefore ? undefined : policy;
}

const actions: readonly PermissionAction[] = ["create", "read", "update", "delete"];

function parseAction(row: FormObject, place: FormPlace): PermissionAction | undefined {
  const action = actions.find((candidate) => candidate === row["action"]);
  if (action === undefined) addFault(at(place, "action"), `expected one of ${actions.join(", ")}, got ${describe(row["action"])}.`);
  return action;
}

/** A rule or presets: an object, or its text, since the column may hold either. */
function parseJsonObject(row: FormObject, key: string, place: FormPlace): StoredRule | null {
  const value = row[key];
  const rule = typeof value === "string" ? parseJsonText(value) : value;
  if (rule === undefined || rule === null) return null;
  if (isObject(rule)) return rule;
  addFault(at(place, key), `expected an object, got ${describe(value)}.`);
  return null;
}

function parseJsonText(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
