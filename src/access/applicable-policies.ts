/**
 * Which policies apply to whoever asks, in the order in which they are merged: those of the topmost role first, those
 * of the user last.
 *
 * As in Directus: the public's policies are for whoever has no role, users without one included; a user with a role
 * has that role's policies and those of all roles above, and not the public's.
 */
import type { Grant } from "../metadata/policies.ts";
import { isAddressAmong } from "./ip-access.ts";
import type { ParsedPolicies, ParsedPolicy } from "./parse-policies.ts";

/** Who asks, by keys. */
export interface Principal {
  readonly user: string | null;
  /** Roles that are given directly: one in Directus, any number in a token of another issuer. */
  readonly roles: readonly string[];
  /** Policies that a token names itself. */
  readonly policies: readonly string[];
}

export function isAnonymous({ user, roles, policies }: Principal): boolean {
  return user === null && roles.length === 0 && policies.length === 0;
}

export interface ApplicablePolicies {
  /** The roles with all that are above them, the topmost first. */
  readonly roles: readonly string[];
  readonly policies: readonly ParsedPolicy[];
}

/** `address` is null where it is not known: then no policy applies that is bound to addresses. */
export function findApplicablePolicies(index: GrantIndex, principal: Principal, address: string | null): ApplicablePolicies {
  const roles = [...new Set(principal.roles.flatMap((role) => readAncestry(index.policies, role)))];
  const hasNoRole = principal.roles.length === 0;
  const keys = [
    ...(hasNoRole ? index.ofPublic : roles.flatMap((role) => index.ofRole.get(role) ?? [])),
    ...(principal.user === null ? [] : (index.ofUser.get(principal.user) ?? [])),
    ...principal.policies,
  ];
  const policies = [...new Set(keys)].flatMap((key) => index.policies.policies.get(key) ?? []);
  return { roles, policies: policies.filter(({ ipAccess }) => ipAccess.length === 0 || isAddressAmong(address, ipAccess)) };
}

/** Grants by whom they are for. */
export interface GrantIndex {
  readonly policies: ParsedPolicies;
  readonly ofPublic: readonly string[];
  readonly ofRole: ReadonlyMap<string, readonly string[]>;
  readonly ofUser: ReadonlyMap<string, readonly string[]>;
}

export function indexGrants(policies: ParsedPolicies): GrantIndex {
  const { grants } = policies;
  return {
    policies,
    ofPublic: grants.filter(({ role, user }) => role === null && user === null).map(({ policy }) => policy),
    ofRole: groupPolicies(grants, ({ role }) => role),
    ofUser: groupPolicies(grants, ({ user }) => user),
  };
}

function groupPolicies(grants: readonly Grant[], holderOf: (grant: Grant) => string | null): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const grant of grants) {
    const holder = holderOf(grant);
    if (holder === null) continue;
    const group = groups.get(holder);
    if (group === undefined) groups.set(holder, [grant.policy]);
    else group.push(grant.policy);
  }
  return groups;
}

/** The role and those above it, the topmost first. Parents that lead back end the way; an unknown role has no rights. */
function readAncestry({ roles }: ParsedPolicies, role: string): readonly string[] {
  const ancestry: string[] = [];
  for (let key: string | null = role; key !== null && !ancestry.includes(key); key = roles.get(key)?.parent ?? null) {
    if (roles.has(key)) ancestry.push(key);
    else break;
  }
  return ancestry.toReversed();
}
