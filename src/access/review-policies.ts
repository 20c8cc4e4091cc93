import type { Diagnostic } from "../errors.ts";
import type { Permission, Policies, Policy } from "../metadata/policies.ts";
import type { Model } from "../model/model.ts";
import { didYouMean } from "../shared/did-you-mean.ts";

/** What permissions name that is not there. It gives no rights, which may not be what was meant. */
export function reviewPolicies(model: Model, { policies, diagnostics }: Policies): readonly Diagnostic[] {
  const found = [...policies.values()].flatMap((policy) =>
    policy.permissions.flatMap((permission) => reviewPermission(model, policy, permission)),
  );
  return [...diagnostics, ...found];
}

function reviewPermission(model: Model, policy: Policy, permission: Permission): readonly Diagnostic[] {
  const { collection: name, fields } = permission;
  const collection = model.collections.get(name);
  if (collection === undefined) {
    // Those of Directus that are not served need no word.
    if (name.startsWith("directus_")) return [];
    return [reportPermission(policy, permission, `collection "${name}" does not exist.${didYouMean(name, model.collections.keys())}`)];
  }
  return fields
    .filter((field) => field !== "*" && !collection.fields.has(field))
    .map((field) => reportPermission(policy, permission, `field "${field}" does not exist.${didYouMean(field, collection.fields.keys())}`));
}

export function reportPermission(
  { name }: Pick<Policy, "name">,
  { collection, action }: Pick<Permission, "collection" | "action">,
  sentence: string,
): Diagnostic {
  const coordinate = `policy "${name}", ${action} of "${collection}"`;
  return { severity: "warning", coordinate, message: `Permission of ${coordinate}: ${sentence}` };
}
