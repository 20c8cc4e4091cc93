/**
 * Policies in a file, for a database without Directus's tables, in the terms of those tables:
 *
 *     policies:
 *       - name: readers
 *         permissions:
 *           - { collection: articles, action: read, fields: [id, title], permissions: { status: { _eq: published } } }
 *       - { name: owners, admin_access: true }
 *     public: [readers]                # whoever has no role
 *     roles: { staff: [readers, owners] }
 *     tokens: { "s3cret": { user: ada, role: staff } }
 *
 * A file of rights that is understood by half is not served at all.
 */
import { createHash } from "node:crypto";
import { type Diagnostic, MetadataError } from "../errors.ts";
import { didYouMean } from "../shared/did-you-mean.ts";
import {
  type FormObject,
  type FormPlace,
  addFault,
  at,
  describe,
  isObject,
  parseList,
  parseName,
  parseNames,
  parseObject,
  parseText,
} from "./form.ts";
import { parseFile } from "./parse-file.ts";
import { parsePermission, parsePolicy } from "./permission-rows.ts";
import type { Grant, Permission, Policies, Policy, Role, TokenHolder } from "./policies.ts";

/** Throws a `MetadataError` with everything that is wrong. */
export function parsePolicyFile(text: string, fileName: string): Policies {
  const file = parseFile(text, fileName);
  const faults: Diagnostic[] = [];
  const place: FormPlace = { coordinate: `${fileName}: `, faults };
  assertKeys(file, ["policies", "public", "roles", "tokens"], place);
  const policies = parsePolicies(file["policies"], at(place, "policies"));
  const known = new Set(policies.keys());
  const rolePolicies = parseRoles(file["roles"], known, at(place, "roles"));
  const granted = (names: readonly string[], role: string | null): readonly Grant[] =>
    names.map((policy) => ({ policy, role, user: null }));
  const grants = [
    ...granted(parsePolicyNames(file, "public", known, place), null),
    ...[...rolePolicies].flatMap(([role, names]) => granted(names, role)),
  ];
  const roles = new Map([...rolePolicies.keys()].map((key): readonly [string, Role] => [key, { key, name: key, parent: null }]));
  const tokens = parseTokens(file["tokens"], known, roles, at(place, "tokens"));
  if (faults.length > 0) throw new MetadataError(faults);
  return { origin: "file", policies, roles, grants, tokens, diagnostics: [] };
}

/** What a token is known by, so that none stands in memory and none is found by the time that a look-up takes. */
export function digestToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

function parsePolicies(value: unknown, place: FormPlace): Map<string, Policy> {
  const policies = new Map<string, Policy>();
  parseList(value, place).forEach((entry, index) => {
    const here = at(place, index);
    const row = parseObject(entry, here);
    const name = row === undefined ? undefined : parseName(row, "name", here);
    if (row === undefined || name === undefined) return;
    assertKeys(row, ["name", "admin_access", "ip_access", "permissions"], here);
    if (policies.has(name)) addFault(here, `the name ${describe(name)} is taken by another policy.`);
    const policy = parsePolicy(row, name, here);
    const permissions = parseList(row["permissions"], at(here, "permissions")).flatMap((permission, number) =>
      parsePermissionEntry(permission, at(at(here, "permissions"), number)),
    );
    if (policy !== undefined) policies.set(name, { ...policy, permissions });
  });
  return policies;
}

function parsePermissionEntry(value: unknown, place: FormPlace): readonly Permission[] {
  const row = parseObject(value, place);
  if (row === undefined) return [];
  assertKeys(row, ["collection", "action", "fields", "permissions", "validation", "presets"], place);
  const permission = parsePermission(row, place);
  return permission === undefined ? [] : [permission];
}

function parseRoles(value: unknown, known: ReadonlySet<string>, place: FormPlace): ReadonlyMap<string, readonly string[]> {
  const roles = value === undefined || value === null ? {} : (parseObject(value, place) ?? {});
  return new Map(Object.keys(roles).map((name) => [name, parsePolicyNames(roles, name, known, place)] as const));
}

function parseTokens(
  value: unknown,
  known: ReadonlySet<string>,
  roles: ReadonlyMap<string, Role>,
  place: FormPlace,
): ReadonlyMap<string, TokenHolder> {
  const tokens = value === undefined || value === null ? {} : (parseObject(value, place) ?? {});
  return new Map(
    Object.entries(tokens).flatMap(([token, holder], index): (readonly [string, TokenHolder])[] => {
      // Not by its text, since messages are logged.
      const here = at(place, index);
      if (!isObject(holder)) {
        addFault(here, `expected an object, got ${describe(holder)}.`);
        return [];
      }
      assertKeys(holder, ["user", "role", "policies"], here);
      const role = parseText(holder, "role", here) ?? null;
      if (role !== null && !roles.has(role))
        addFault(at(here, "role"), `role ${describe(role)} does not exist.${didYouMean(role, roles.keys())}`);
      const policies = parsePolicyNames(holder, "policies", known, here);
      return [[digestToken(token), { user: parseText(holder, "user", here) ?? null, role, policies }]];
    }),
  );
}

function parsePolicyNames(object: FormObject, key: string, known: ReadonlySet<string>, place: FormPlace): readonly string[] {
  const names = parseNames(object, key, place) ?? [];
  for (const name of names) {
    if (!known.has(name)) addFault(at(place, key), `policy ${describe(name)} does not exist.${didYouMean(name, known)}`);
  }
  return names;
}

/** A key that is not known may be a misspelt rule, which would then not hold. */
function assertKeys(object: FormObject, expected: readonly string[], place: FormPlace): void {
  for (const key of Object.keys(object)) {
    if (!expected.includes(key)) addFault(at(place, key), `this key is unknown.${didYouMean(key, expected)}`);
  }
}
