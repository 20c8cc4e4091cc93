/** Who asks, and what follows from it: the access of the policies that apply, and the values that its rules speak of. */
import { createAccesses } from "../access/access-cache.ts";
import { type Access, admin } from "../access/access.ts";
import { type Asker, type GrantIndex, findApplicablePolicies, indexGrants } from "../access/applicable-policies.ts";
import { findDynamicPaths } from "../access/dynamic-paths.ts";
import type { Policies, Policy } from "../metadata/policies.ts";
import type { CurrentUser } from "../request/current-user.ts";
import { type ReadValues, readUserValues } from "./read-user-values.ts";

/** The rights that a database or a file grants. */
export interface Rights {
  readonly grants: GrantIndex;
  readonly accessOf: (policies: readonly Policy[]) => Access;
  readonly valuesOf: (asker: Asker, access: Access) => Values | Promise<Values>;
}

export interface Identity {
  readonly user: CurrentUser;
  readonly access: Access;
}

type Values = CurrentUser["values"];

const noValues: Values = new Map();

export function createRights(policies: Policies, served: ReadValues): Rights {
  return { grants: indexGrants(policies), accessOf: createAccesses(served.model), valuesOf: createValues(served) };
}

/** Without rights, everyone may do everything. `address` is null where it is not known. */
export async function identify(rights: Rights | null, asker: Asker, address: string | null): Promise<Identity> {
  const [role = null] = asker.roles;
  if (rights === null)
    return { user: { id: asker.user, role, roles: asker.roles, policies: asker.policies, values: noValues }, access: admin };
  const { roles, policies } = findApplicablePolicies(rights.grants, asker, address);
  const access = rights.accessOf(policies);
  const values = await rights.valuesOf(asker, access);
  return { user: { id: asker.user, role, roles, policies: policies.map(({ key }) => key), values }, access };
}

/** What a path leads to is read again after this time, in milliseconds. */
const lifetime = 5_000;
const capacity = 1_000;

function createValues(served: ReadValues): Rights["valuesOf"] {
  const remembered = new Map<string, { readonly values: Promise<Values>; readonly until: number }>();
  return (asker, access) => {
    const paths = findDynamicPaths(access);
    if (paths.size === 0 || access.kind === "admin") return noValues;
    const [role = null] = asker.roles;
    const name = JSON.stringify([asker.user, role, access.shape]);
    const now = Date.now();
    const known = remembered.get(name);
    if (known !== undefined && known.until >= now) return known.values;
    const values = readUserValues(served, { user: asker.user, role }, paths);
    remembered.delete(name);
    remembered.set(name, { values, until: now + lifetime });
    if (remembered.size > capacity) remembered.delete(remembered.keys().next().value ?? "");
    values.catch(() => remembered.delete(name));
    return values;
  };
}
