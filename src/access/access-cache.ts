import type { Model } from "../model/model.ts";
import type { Access } from "./access.ts";
import { mergePolicies } from "./merge-policies.ts";
import type { ParsedPolicy } from "./parse-policies.ts";

/** How many combinations of policies are remembered; a database has few. */
const capacity = 1_000;

/** The access of policies: equal ones are one object, so that ten thousand users of three roles share three. */
export function createAccesses(model: Model): (policies: readonly ParsedPolicy[]) => Access {
  const byPolicies = new Map<string, Access>();
  const byName = new Map<string, Access>();
  return (policies) => {
    const key = JSON.stringify(policies.map((policy) => policy.key));
    const known = byPolicies.get(key);
    if (known !== undefined) return known;
    if (byPolicies.size >= capacity) {
      byPolicies.clear();
      byName.clear();
    }
    const merged = mergePolicies(model, policies);
    const access = merged.kind === "admin" ? merged : (byName.get(merged.name) ?? merged);
    if (access.kind === "limited") byName.set(access.name, access);
    byPolicies.set(key, access);
    return access;
  };
}
