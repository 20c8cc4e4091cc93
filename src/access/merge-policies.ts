/**
 * Policies into one access. Whoever has several policies may do what any of them allows:
 *
 * - rows: the rules joined by "or"; a policy without a rule opens all rows.
 * - fields: all that any policy shows. A field that only some show counts on just the rows of those.
 * - presets: those of later policies win.
 * - validation: joined by "and", as in Directus 11: it guards the data, so a further policy never weakens it.
 *
 * A policy with `admin_access` makes an administrator, whatever else there is.
 */
import { createHash } from "node:crypto";
import type { Permission, Policy } from "../metadata/policies.ts";
import type { Collection, Model } from "../model/model.ts";
import { type Access, type Action, type ActionAccess, type CollectionAccess, type Rule, admin } from "./access.ts";

export function mergePolicies(model: Model, policies: readonly Policy[]): Access {
  if (policies.some(({ adminAccess }) => adminAccess)) return admin;
  const permissions = groupPermissions(policies);
  const collections = new Map<string, CollectionAccess>();
  for (const [name, collection] of model.collections) {
    const actions: Partial<Record<Action, ActionAccess>> = {};
    for (const [action, given] of permissions.get(name) ?? []) {
      // Without a single field there is nothing to be read or written, nor rows to be told of; to delete takes none.
      const telling = given.filter(
        ({ fields }) => action === "delete" || fields.some((field) => field === "*" || collection.fields.has(field)),
      );
      if (telling.length > 0) actions[action] = mergeAction(collection, telling);
    }
    if (Object.keys(actions).length > 0) collections.set(name, actions);
  }
  return { kind: "limited", shape: hashOf(collections), collections };
}

type PermissionsByAction = ReadonlyMap<Action, readonly Permission[]>;

function groupPermissions(policies: readonly Policy[]): ReadonlyMap<string, PermissionsByAction> {
  const groups = new Map<string, Map<Action, Permission[]>>();
  for (const permission of policies.flatMap((policy) => policy.permissions)) {
    const ofCollection = groups.get(permission.collection) ?? new Map<Action, Permission[]>();
    groups.set(permission.collection, ofCollection);
    const ofAction = ofCollection.get(permission.action);
    if (ofAction === undefined) ofCollection.set(permission.action, [permission]);
    else ofAction.push(permission);
  }
  return groups;
}

function mergeAction(collection: Collection, permissions: readonly Permission[]): ActionAccess {
  const all = disjoin(permissions.map(({ rule }) => rule));
  return {
    rule: all.rule,
    fields: mergeFields(collection, permissions, all),
    presets: Object.fromEntries(
      permissions.flatMap(({ presets }) => Object.entries(presets).filter(([field]) => collection.fields.has(field))),
    ),
    validation: conjoin(permissions.map(({ validation }) => validation)),
  };
}

/** In the order of the collection. Fields that the same policies show share one rule. */
function mergeFields(collection: Collection, permissions: readonly Permission[], all: Disjunction): ReadonlyMap<string, Rule | null> {
  const shown = permissions.map(({ fields }) => new Set(fields));
  const known = new Map<string, Rule | null>();
  const fields = new Map<string, Rule | null>();
  for (const field of collection.fields.keys()) {
    const showing = permissions.filter((_, index) => shown[index]?.has("*") === true || shown[index]?.has(field) === true);
    if (showing.length === 0) continue;
    const { rule, text } = disjoin(showing.map((permission) => permission.rule));
    // Null as well where the field's own rows are all that may be seen.
    if (!known.has(text)) known.set(text, text === all.text ? null : rule);
    fields.set(field, known.get(text) ?? null);
  }
  return fields;
}

interface Disjunction {
  /** Null: all rows. */
  readonly rule: Rule | null;
  /** Equal for what allows the same by the same words, in whatever order. */
  readonly text: string;
}

function disjoin(rules: readonly (Rule | null)[]): Disjunction {
  const distinct = new Map(rules.map((rule) => [canonicalText(rule), rule] as const));
  if (rules.some((rule) => rule === null || isEmpty(rule))) return { rule: null, text: "" };
  const text = [...distinct.keys()].toSorted().join("\n");
  const [first = null, ...more] = distinct.values();
  return { rule: more.length === 0 ? first : { _or: [...distinct.values()] }, text };
}

function conjoin(rules: readonly (Rule | null)[]): Rule | null {
  const distinct = new Map(rules.filter((rule) => rule !== null && !isEmpty(rule)).map((rule) => [canonicalText(rule), rule] as const));
  const [first = null, ...more] = distinct.values();
  return more.length === 0 ? first : { _and: [...distinct.values()] };
}

/** `{}`, `{ "_and": [] }` and the like, which Directus's app leaves behind where a rule was taken out. */
function isEmpty(rule: unknown): boolean {
  if (typeof rule !== "object" || rule === null || Array.isArray(rule)) return false;
  return Object.entries(rule).every(([key, value]) => key === "_and" && Array.isArray(value) && value.every(isEmpty));
}

function hashOf(collections: ReadonlyMap<string, CollectionAccess>): string {
  const text = canonicalText(
    [...collections].map(([name, actions]) => [
      name,
      Object.entries(actions)
        .toSorted(([left], [right]) => (left < right ? -1 : 1))
        .map(([action, { rule, fields, presets, validation }]) => [action, rule, [...fields], presets, validation]),
    ]),
  );
  return createHash("sha256").update(text).digest("hex");
}

/** JSON with sorted keys. */
function canonicalText(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([left], [right]) => (left < right ? -1 : 1)))
      : inner,
  );
}
