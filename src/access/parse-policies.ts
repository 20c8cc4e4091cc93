/**
 * The rules of permissions, parsed at boot. One that cannot be understood is told here; one that names what does not exist
 * in `validate-names.ts`, one whose values do not fit in `identity/compile-rights.ts`.
 */
import type { Diagnostic } from "../errors.ts";
import { never } from "../filter/filter.ts";
import type { Filter } from "../filter/filter.ts";
import { metadataTables } from "../metadata/directus-tables.ts";
import type { Permission, Policies, Policy, StoredRule } from "../metadata/policies.ts";
import type { Collection, Model } from "../model/model.ts";
import { parseRule } from "../rule/parse-rule.ts";
import type { RuleUse } from "../rule/parse-rule.ts";
import { appPermissions } from "./app-access.ts";
import { reportPermission } from "./report-permission.ts";

export type ParsedPolicies = Policies<Filter>;
export type ParsedPolicy = Policy<Filter>;
export type ParsedPermission = Permission<Filter>;

/** A rule that cannot be understood is told, and allows nothing. Permissions on what is not served are left out. */
export function parsePolicies(
  model: Model,
  stored: Policies,
): { readonly policies: ParsedPolicies; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const policies = [...stored.policies].map(([key, policy]) => [key, parsePolicy(model, policy, diagnostics)] as const);
  return { policies: { ...stored, policies: new Map(policies) }, diagnostics };
}

/** Adds to `diagnostics`. */
export function parsePolicy(model: Model, policy: Policy, diagnostics: Diagnostic[]): ParsedPolicy {
  const permissions = policy.permissions.flatMap((permission): readonly ParsedPermission[] => {
    if (describesModel(permission)) return [{ ...permission, rule: null, validation: null }];
    const collection = model.collections.get(permission.collection);
    if (collection === undefined) return [];
    const tell = (sentence: string): unknown => diagnostics.push(reportPermission(policy, permission, sentence));
    const rule = parseStored({ model, collection, use: "rows", tell }, permission.rule);
    const validation = parseStored({ model, collection, use: "written", tell }, permission.validation);
    return [{ ...permission, rule, validation }];
  });
  return { ...policy, permissions: policy.appAccess === true ? [...permissions, ...parseAppPermissions(model)] : permissions };
}

/** Of the tables that the model is read from, of which all that is shown goes by what may be read of the collections themselves. */
function describesModel({ collection, action, rule }: Permission): boolean {
  return action === "read" && metadataTables.includes(collection) && (rule === null || Object.keys(rule).length === 0);
}

/** As far as this version of Directus has what they speak of. */
function parseAppPermissions(model: Model): readonly ParsedPermission[] {
  return appPermissions.flatMap((permission): readonly ParsedPermission[] => {
    if (describesModel(permission)) return [{ ...permission, rule: null, validation: null }];
    const collection = model.collections.get(permission.collection);
    if (collection === undefined) return [];
    const faults: string[] = [];
    const tell = (sentence: string): unknown => faults.push(sentence);
    const rule = parseStored({ model, collection, use: "rows", tell }, permission.rule);
    const validation = parseStored({ model, collection, use: "written", tell }, permission.validation);
    return faults.length > 0 ? [] : [{ ...permission, rule, validation }];
  });
}

interface Parsing {
  readonly model: Model;
  readonly collection: Collection;
  readonly use: RuleUse;
  readonly tell: (sentence: string) => unknown;
}

/** Null for a rule that holds of everything: `{}`, `{ "_and": [] }` and the like, which Directus's app leaves behind. */
function parseStored({ model, collection, use, tell }: Parsing, stored: StoredRule | null): Filter | null {
  if (stored === null) return null;
  const parsed = parseRule(model, collection, use, stored);
  if (parsed.kind === "rule") return parsed.filter.kind === "constant" && parsed.filter.value ? null : parsed.filter;
  const consequence = use === "rows" ? "so it allows no row" : "so it lets no item pass";
  tell(`its ${use === "rows" ? "rule" : "validation"} cannot be understood, ${consequence}: ${parsed.sentence}`);
  return never;
}
