/** Who asks, and what follows from it: the access of the policies that apply, and the values that its rules speak of. */
import { createAccesses } from "../access/access-cache.ts";
import { type Access, admin } from "../access/access.ts";
import { type GrantIndex, type Principal, findApplicablePolicies, indexGrants, isAnonymous } from "../access/applicable-policies.ts";
import type { ParsedPolicies, ParsedPolicy } from "../access/parse-policies.ts";
import type { Asker } from "../request/asker.ts";
import type { CurrentUser } from "../request/current-user.ts";
import { createShortMemory } from "../shared/short-memory.ts";
import { type ReadValues, readUserValues } from "./read-user-values.ts";

/** The rights that a database or a file grants. */
export interface Rights {
  readonly grants: GrantIndex;
  readonly accessOf: (policies: readonly ParsedPolicy[], isAnonymous: boolean) => Access;
  readonly valuesOf: (principal: Principal, access: Access) => Values | Promise<Values>;
}

export type Identity = Pick<Asker, "user" | "access">;

type Values = CurrentUser["values"];

const noValues: Values = new Map();

export function createRights(policies: ParsedPolicies, served: ReadValues): Rights {
  return { grants: indexGrants(policies), accessOf: createAccesses(served.model), valuesOf: createValues(served) };
}

/** Without rights, everyone may do everything. `address` is null where it is not known. */
export async function identify(rights: Rights | null, principal: Principal, address: string | null): Promise<Identity> {
  const [role = null] = principal.roles;
  if (rights === null)
    return { user: { id: principal.user, role, roles: principal.roles, policies: principal.policies, values: noValues }, access: admin };
  const { roles, policies } = findApplicablePolicies(rights.grants, principal, address);
  const access = rights.accessOf(policies, isAnonymous(principal));
  const values = await rights.valuesOf(principal, access);
  return { user: { id: principal.user, role, roles, policies: policies.map(({ key }) => key), values }, access };
}

/** What a path leads to is read again after this time, in milliseconds. */
const lifetime = 5_000;
const capacity = 1_000;

function createValues(served: ReadValues): Rights["valuesOf"] {
  const remember = createShortMemory<Values>({ lifetime, capacity });
  return (principal, access) => {
    if (access.kind === "admin" || access.paths.size === 0) return noValues;
    const [role = null] = principal.roles;
    const name = JSON.stringify([principal.user, role, access.name]);
    return remember(name, () => readUserValues(served, { user: principal.user, role }, access.paths));
  };
}
