import { parsePolicies } from "../access/parse-policies.ts";
import type { ParsedPermission, ParsedPolicies, ParsedPolicy } from "../access/parse-policies.ts";
import { reportPermission } from "../access/report-permission.ts";
import { validateNames } from "../access/validate-names.ts";
import type { Diagnostic } from "../errors.ts";
import type { Policies } from "../metadata/policies.ts";
import type { Model } from "../model/model.ts";
import { findUnfitValue } from "../plan/filter/find-unfit-value.ts";

/** What is stored about rights, ready to be merged; and everything in it that gives other rights than its words say. */
export function compileRights(
  model: Model,
  stored: Policies,
): { readonly policies: ParsedPolicies; readonly diagnostics: readonly Diagnostic[] } {
  const { policies, diagnostics } = parsePolicies(model, stored);
  const unfit = [...policies.policies.values()].flatMap((policy) =>
    policy.permissions.flatMap((permission) => validateValues(model, policy, permission)),
  );
  return { policies, diagnostics: [...validateNames(model, stored), ...diagnostics, ...unfit] };
}

function validateValues(model: Model, policy: ParsedPolicy, permission: ParsedPermission): readonly Diagnostic[] {
  const collection = model.collections.get(permission.collection);
  if (collection === undefined) return [];
  return [permission.rule, permission.validation].flatMap((filter) => {
    const fault = filter === null ? null : findUnfitValue(model, collection, filter);
    return fault === null
      ? []
      : [reportPermission(policy, permission, `its rule compares what cannot be compared, and allows nothing: ${fault}`)];
  });
}
