import type { Diagnostic } from "../errors.ts";
import type { Permission, Policies, Policy } from "../metadata/policies.ts";
import type { Model } from "../model/model.ts";
import { didYouMean } from "../shared/did-you-mean.ts";
import { reportPermission } from "./report-permission.ts";

/** Collections and fields that permissions name and that do not exist. They give no rights, which may not be what was meant. */
export function validateNames(model: Model, { policies, diagnostics }: Policies): readonly Diagnostic[] {
  const found = [...policies.values()].flatMap((policy) =>
    policy.permissions.flatMap((permission) => validatePermissionNames(model, policy, permission)),
  );
  return [...diagnostics, ...found];
}

function validatePermissionNames(model: Model, policy: Policy, permission: Permission): readonly Diagnostic[] {
  const { collection: name, fields, presets } = permission;
  const collection = model.collections.get(name);
  if (collection === undefined) {
    // Those of Directus that are not served need no word.
    if (name.startsWith("directus_")) return [];
    return [reportPermission(policy, permission, `collection "${name}" does not exist.${didYouMean(name, model.collections.keys())}`)];
  }
  const isUnknown = (field: string): boolean => field !== "*" && !collection.fields.has(field);
  const report = (what: string, field: string): Diagnostic =>
    reportPermission(policy, permission, `${what} "${field}" does not exist.${didYouMean(field, collection.fields.keys())}`);
  return [
    ...fields.filter(isUnknown).map((field) => report("field", field)),
    ...Object.keys(presets)
      .filter(isUnknown)
      .map((field) => report("preset field", field)),
  ];
}
