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
import type { Collection, Model } from "../model/model.ts";
import { resolveDynamicPath } from "../rule/dynamic-path.ts";
import type { DynamicPath } from "../rule/dynamic-path.ts";
import { type Access, type Action, type CollectionAccess, type Rule, type SomeAccess, admin } from "./access.ts";
import type { ParsedPermission, ParsedPolicy } from "./parse-policies.ts";

export function mergePolicies(model: Model, policies: readonly ParsedPolicy[]): Access {
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
  return { kind: "limited", name: nameAll(collections), collections, paths: findPaths(model, collections) };
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
  const all = disjoin(permissions.map(({ rule }) => rule));
  return {
    kind: "some",
    rule: all.rule,
    fields: mergeFields(collection, permissions, all),
    presets: Object.fromEntries(
      permissions.flatMap(({ presets }) => Object.entries(presets).filter(([field]) => collection.fields.has(field))),
    ),
    validation: distinctOf(permissions.flatMap(({ validation }) => validation ?? [])),
  };
}

/** In the order of the collection. Fields that the same policies show share one rule. */
function mergeFields(collection: Collection, permissions: readonly ParsedPermission[], all: Disjunction): SomeAccess["fields"] {
  const shown = permissions.map(({ fields }) => new Set(fields));
  const known = new Map<string, Rule | null>();
  const fields = new Map<string, Rule | null>();
  for (const field of collection.fields.keys()) {
    const showing = permissions.filter((_, index) => shown[index]?.has("*") === true || shown[index]?.has(field) === true);
    if (showing.length === 0) continue;
    const { rule, name } = disjoin(showing.map((permission) => permission.rule));
    // Null as well where the field's own rows are all that may be seen.
    if (!known.has(name)) known.set(name, name === all.name ? null : rule);
    fields.set(field, known.get(name) ?? null);
  }
  return fields;
}

interface Disjunction {
  /** Null: all rows. */
  readonly rule: Rule | null;
  /** Equal for what allows the same by the same words, in whatever order. */
  readonly name: string;
}

function disjoin(rules: readonly (Filter | null)[]): Disjunction {
  if (rules.includes(null)) return { rule: null, name: "" };
  const alternatives = distinctOf(rules.filter((rule) => rule !== null));
  return { rule: { alternatives }, name: nameOfRule({ alternatives }) };
}

/** Each filter once, whatever the order of its parts. */
function distinctOf(filters: readonly Filter[]): readonly Filter[] {
  return [...new Map(filters.map((filter) => [nameOf(filter), filter])).values()];
}

function nameOfRule({ alternatives }: Rule): string {
  return alternatives.map(nameOf).toSorted().join("\n");
}

function nameAll(collections: ReadonlyMap<string, CollectionAccess>): string {
  const text = JSON.stringify(
    [...collections].map(([name, actions]) => [
      name,
      Object.entries(actions)
        .toSorted(([left], [right]) => (left < right ? -1 : 1))
        .map(([action, { rule, fields, presets, validation }]) => [
          action,
          rule === null ? null : nameOfRule(rule),
          [...fields].map(([field, fieldRule]) => [field, fieldRule === null ? null : nameOfRule(fieldRule)]),
          Object.entries(presets).toSorted(([left], [right]) => (left < right ? -1 : 1)),
          validation.map(nameOf),
        ]),
    ]),
  );
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
