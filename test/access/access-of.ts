import type { Access, CollectionAccess, LimitedAccess, SomeAccess } from "../../src/access/access.ts";
import { mergePolicies } from "../../src/access/merge-policies.ts";
import { parsePolicy } from "../../src/access/parse-policies.ts";
import type { Policy } from "../../src/metadata/policies.ts";
import type { Model } from "../../src/model/model.ts";

/** The access of policies as they are stored. */
export function accessOf(model: Model, policies: readonly Policy[]): Access {
  return mergePolicies(
    model,
    policies.map((policy) => parsePolicy(model, policy, [])),
  );
}

/** What may be done by an action on all rows, but for what is said. */
export function someAccess(fields: SomeAccess["fields"], given: Partial<SomeAccess> = {}): SomeAccess {
  return { kind: "some", rule: null, fields, presets: {}, validation: [], ...given };
}

/** An access by hand. */
export function limitedTo(collections: ReadonlyMap<string, CollectionAccess>, name = "test"): LimitedAccess {
  return { kind: "limited", name, isAnonymous: false, isPersonal: false, collections, modelTables: new Set(), paths: new Map() };
}
