/** Who may read which version: a version that a role may not read is one that there is not, and the item shows as it is. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Permission } from "../../src/metadata/policies.ts";
import { serveFixture } from "../harness/serve-fixture.ts";
import type { ServedFixture } from "../harness/serve-fixture.ts";
import { accessOf } from "./access-of.ts";
import { contextOf } from "./leak-matrix.ts";

let served: ServedFixture;

beforeAll(async () => {
  served = await serveFixture("postgres", "secrets");
});

afterAll(async () => {
  await served.close();
});

const item = "SECRET-articles-1-title";
const version = "SECRET-versions-1-title";

test.each<readonly [what: string, right: Partial<Permission> | null, title: string]>([
  ["without a right to versions", null, item],
  ["with a right to all versions", {}, version],
  ["with a right to versions of this key", { rule: { key: { _eq: "next" } } }, version],
  ["with a right to versions of other keys", { rule: { key: { _eq: "final" } } }, item],
  ["with a right to versions of other items", { rule: { item: { _neq: "1" } } }, item],
  ["with a right to versions, but not to what they say", { fields: ["id", "key", "collection", "item"] }, item],
])("a role %s reads the item so", async (_, right, title) => {
  const granted = { action: "read", rule: null, fields: ["*"], presets: {}, validation: null } as const;
  const permissions: readonly Permission[] = [
    { ...granted, collection: "articles" },
    ...(right === null ? [] : [{ ...granted, collection: "directus_versions", ...right }]),
  ];
  const access = accessOf(served.model, [{ key: "reader", name: "reader", adminAccess: false, ipAccess: [], permissions }]);
  const document = `{ articles_by_id(id: 1, version: "next") { title } articles_by_version(id: 1, version: "next") { title } }`;
  const { data } = await served.run(document, {}, contextOf(access));
  expect(data).toEqual({ articles_by_id: { title }, articles_by_version: { title } });
});

test("what a policy shows of a version on some rows alone is shown on those", async () => {
  const granted = { action: "read", fields: ["*"], presets: {}, validation: null } as const;
  const policies = [
    { ...granted, collection: "articles", rule: null },
    { ...granted, collection: "directus_versions", rule: null, fields: ["id"] },
    { ...granted, collection: "directus_versions", rule: { item: { _eq: "1" } } },
  ].map((permission, index) => ({
    key: `${index}`,
    name: `${index}`,
    adminAccess: false,
    ipAccess: [],
    permissions: [permission],
  }));
  const { data } = await served.run(
    `{ first: articles_by_id(id: 1, version: "next") { title } third: articles_by_id(id: 3, version: "next") { title } }`,
    {},
    contextOf(accessOf(served.model, policies)),
  );
  expect(data).toEqual({ first: { title: version }, third: { title: "SECRET-articles-3-title" } });
});
