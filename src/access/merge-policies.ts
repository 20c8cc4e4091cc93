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
import { dynamicTextsOf, nameOf } from "../filter/facts.ts";
import type { Filter } from "../filter/filter.ts";
import { metadataTables } from "../metadata/directus-tables.ts";
import type { Collection, Model } from "../model/model.ts";
import { resolveDynamicPath } from "../rule/dynamic-path.ts";
import type { DynamicPath } from "../rule/dynamic-path.ts";
import { type Access, type Action, type CollectionAccess, type Rule, type SomeAccess, admin } from "./access.ts";
import type { ParsedPermission, ParsedPolicy } from "./parse-policies.ts";

export function mergePolicies(model: Model, policies: readonly ParsedPolicy[], isAnonymous = false): Access {
  if (policies.some(({ adminAccess }) => adminAccess)) return admin;
  const permissions = groupPermissions(policies);
  const collections = new Map<string, CollectionAccess>();
  for (const [name, collection] of model.collections) {
    const actions: Partial<Record<Action, SomeAccess>> = {};
    for (const [action, given] of permissions.get(name) ?? []) {
      // A permission without an existing field grants nothing, except to delete.
      const effective = given.filter(
        ({ fields }) => action === "delete" || fields.some((field) => field === "*" || collection.fields.has(field)),
      );
      if (effective.length > 0) actions[action] = mergeAction(collection, effective);
    }
    if (Object.keys(actions).length > 0) collections.set(name, actions);
  }
  const modelTables = new Set(metadataTables.filter((table) => permissions.get(table)?.has("read") === true));
  const name = nameAll(isAnonymous, collections, modelTables);
  const isPersonal = [...collections.values()].some((actions) => Object.values(actions).flatMap(textsOf).length > 0);
  return { kind: "limited", name, isAnonymous, isPersonal, collections, modelTables, paths: findPaths(model, collections) };
}

type PermissionsByAction = ReadonlyMap<Action, readonly ParsedPermission[]>;

function groupPermissions(policies: readonly ParsedPolicy[]): ReadonlyMap<string, PermissionsByAction> {
  const groups = new Map<string, Map<Action, ParsedPermission[]>>();
  for (const permission of policies.flatMap((policy) => policy.permissions)) {
    const ofCollection = groups.get(permission.collection) ?? new Map<Action, ParsedPermission[]>();
    groups.set(permission.collection, ofCollection);
    const ofAction = ofCollection.get(permission.action);
    if (ofAction === undefined) ofCollection.set(permission.action, [permission]);
    else ofAction.push(permission);
  }
  return groups;
}

function mergeAction(collection: Collection, permissions: readonly ParsedPermission[]): SomeAccess {
  const rule = disjoin(permissions);
  return {
    kind: "some",
    rule,
    fields: mergeFields(collection, permissions, rule),
    presets: Object.fromEntries(
      permissions.flatMap(({ presets }) => Object.entries(presets).filter(([field]) => collection.fields.has(field))),
    ),
    validation: [...distinctOf(permissions.flatMap(({ validation }) => validation ?? [])).values()],
  };
}

/** In the order of the collection. Fields that the same policies show share one rule. */
function mergeFields(collection: Collection, permissions: readonly ParsedPermission[], all: Rule | null): SomeAccess["fields"] {
  const shown = permissions.map(({ fields }) => new Set(fields));
  // By the permissions that show a field, then by what these allow.
  const bySource = new Map<string, Rule | null>();
  const byName = new Map<string, Rule | null>();
  const ruleOf = (source: string, showing: readonly ParsedPermission[]): Rule | null => {
    const own = showing.length === permissions.length ? all : disjoin(showing);
    // Null as well where the field's own rows are all that may be seen.
    const rule = own === null || own.name === all?.name ? null : (byName.get(own.name) ?? own);
    bySource.set(source, rule);
    if (rule !== null) byName.set(rule.name, rule);
    return rule;
  };
  const fields = new Map<string, Rule | null>();
  for (const field of collection.fields.keys()) {
    const showing = permissions.filter((_, index) => shown[index]?.has("*") === true || shown[index]?.has(field) === true);
    if (showing.length === 0) continue;
    const source = showing.map((permission) => permissions.indexOf(permission)).join();
    fields.set(field, bySource.has(source) ? (bySource.get(source) ?? null) : ruleOf(source, showing));
  }
  return fields;
}

/** Null: all rows. */
function disjoin(permissions: readonly ParsedPermission[]): Rule | null {
  if (permissions.some(({ rule }) => rule === null)) return null;
  const alternatives = distinctOf(permissions.flatMap(({ rule }) => rule ?? []));
  return { name: [...alternatives.keys()].toSorted().join("\n"), alternatives: [...alternatives.values()] };
}

/** Each filter once, whatever the order of its parts, by its name. */
function distinctOf(filters: readonly Filter[]): ReadonlyMap<string, Filter> {
  return new Map(filters.map((filter) => [nameOf(filter), filter]));
}

function nameAll(isAnonymous: boolean, collections: ReadonlyMap<string, CollectionAccess>, modelTables: ReadonlySet<string>): string {
  const text = JSON.stringify([
    isAnonymous,
    [...modelTables],
    [...collections].map(([name, actions]) => [
      name,
      Object.entries(actions)
        .toSorted(([left], [right]) => (left < right ? -1 : 1))
        .map(([action, { rule, fields, presets, validation }]) => [
          action,
          rule?.name,
          [...fields].map(([field, fieldRule]) => [field, fieldRule?.name]),
          Object.entries(presets).toSorted(([left], [right]) => (left < right ? -1 : 1)),
          validation.map(nameOf),
        ]),
    ]),
  ]);
  return createHash("sha256").update(text).digest("hex");
}

/** `$CURRENT_USER.<path>` and `$CURRENT_ROLE.<path>`, wherever rules, validations and presets mention them. */
function findPaths(model: Model, collections: ReadonlyMap<string, CollectionAccess>): ReadonlyMap<string, DynamicPath> {
  const texts = [...collections.values()].flatMap((actions) => Object.values(actions).flatMap(textsOf));
  return new Map(
    texts.flatMap((text) => {
      const path = resolveDynamicPath(model, text);
      return path === null ? [] : [[text, path] as const];
    }),
  );
}

function textsOf({ rule, fields, presets, validation }: SomeAccess): readonly string[] {
  const rules = [rule, ...fields.values()].flatMap((one) => one?.alternatives ?? []);
  const preset = Object.values(presets).filter((value) => typeof value === "string");
  return [...new Set([...rules, ...validation])].flatMap(dynamicTextsOf).concat(preset);
}
