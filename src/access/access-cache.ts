import type { Model } from "../model/model.ts";
import { createRecentMap } from "../shared/recent-map.ts";
import type { Access } from "./access.ts";
import { mergePolicies } from "./merge-policies.ts";
import type { ParsedPolicy } from "./parse-policies.ts";

/** How many combinations of policies are remembered; a database has few. */
const capacity = 1_000;

/** The access of policies: equal ones are one object, so that ten thousand users of three roles share three. */
export function createAccesses(model: Model): (policies: readonly ParsedPolicy[], isAnonymous: boolean) => Access {
  const byPolicies = createRecentMap<string, Access>(capacity);
  const byName = createRecentMap<string, Access>(capacity);
  const merge = (policies: readonly ParsedPolicy[], isAnonymous: boolean): Access => {
    const merged = mergePolicies(model, policies, isAnonymous);
    if (merged.kind === "admin") return merged;
    const access = byName.get(merged.name) ?? merged;
    byName.set(merged.name, access);
    return access;
  };
  return (policies, isAnonymous) => {
    const key = JSON.stringify([isAnonymous, ...policies.map((policy) => policy.key)]);
    const access = byPolicies.get(key) ?? merge(policies, isAnonymous);
    byPolicies.set(key, access);
    return access;
  };
}
