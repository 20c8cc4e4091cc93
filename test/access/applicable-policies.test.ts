/** Which policies apply to whom, and from where. */
import { expect, test } from "vitest";
import { findApplicablePolicies, indexGrants } from "../../src/access/applicable-policies.ts";
import type { ParsedPolicies, ParsedPolicy } from "../../src/access/parse-policies.ts";
import type { Grant } from "../../src/metadata/policies.ts";

function policiesOf(
  roles: Readonly<Record<string, string | null>>,
  grants: readonly Grant[],
  ip: Readonly<Record<string, readonly string[]>> = {},
): ParsedPolicies {
  const names = [...new Set(grants.map(({ policy }) => policy))];
  return {
    origin: "directus",
    policies: new Map(
      names.map((key): [string, ParsedPolicy] => [key, { key, name: key, adminAccess: false, ipAccess: ip[key] ?? [], permissions: [] }]),
    ),
    roles: new Map(Object.entries(roles).map(([key, parent]) => [key, { key, name: key, parent }])),
    grants,
    tokens: new Map(),
    diagnostics: [],
  };
}

const tree = policiesOf({ top: null, middle: "top", leaf: "middle", round: "about", about: "round", lost: "gone" }, [
  { policy: "of leaf", role: "leaf", user: null },
  { policy: "of ada", role: null, user: "ada" },
  { policy: "of top", role: "top", user: null },
  { policy: "of public", role: null, user: null },
  { policy: "of round", role: "round", user: null },
  { policy: "of about", role: "about", user: null },
  { policy: "of lost", role: "lost", user: null },
]);

test.each([
  ["nobody", null, [], [], ["of public"]],
  ["a user without a role", "eve", [], [], ["of public"]],
  ["a user with policies of their own and no role", "ada", [], [], ["of public", "of ada"]],
  ["a role, with those above it first", null, ["leaf"], ["top", "middle", "leaf"], ["of top", "of leaf"]],
  ["a user with a role, whose own come last", "ada", ["leaf"], ["top", "middle", "leaf"], ["of top", "of leaf", "of ada"]],
  ["roles above one another in a circle", null, ["round"], ["about", "round"], ["of about", "of round"]],
  ["a role whose parent is gone", null, ["lost"], ["lost"], ["of lost"]],
  ["a role that is gone, which is not the public", null, ["gone"], [], []],
] as const)("%s", (_name, user, given, roles, policies) => {
  const found = findApplicablePolicies(indexGrants(tree), { user, roles: given, policies: [] }, null);
  expect([found.roles, found.policies.map(({ key }) => key)]).toEqual([roles, policies]);
});

test("a token may name policies itself, and unknown ones are none", () => {
  const found = findApplicablePolicies(indexGrants(tree), { user: null, roles: ["top"], policies: ["of leaf", "of top", "gone"] }, null);
  expect(found.policies.map(({ key }) => key)).toEqual(["of top", "of leaf"]);
});

test.each([
  ["10.0.0.1", true],
  ["10.0.0.2", false],
  ["::ffff:10.0.0.1", true],
  ["192.168.7.9", true],
  ["192.169.0.1", false],
  ["172.16.0.5", true],
  ["172.16.0.10", false],
  ["fe80::1", true],
  ["fe00::1", false],
  ["not an address", false],
  [null, false],
])("from %s a policy that is bound to addresses applies: %s", (address, applies) => {
  const ip = { office: ["10.0.0.1", " 192.168.0.0/16", "172.16.0.1-172.16.0.9", "fe80::/10", "junk", "1.2.3.4/99", "9.9.9.9-1.1.1.1"] };
  const policies = policiesOf({}, [{ policy: "office", role: null, user: null }], ip);
  expect(findApplicablePolicies(indexGrants(policies), { user: null, roles: [], policies: [] }, address).policies.length > 0).toBe(applies);
});
