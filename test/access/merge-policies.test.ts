/** Policies into one access: what several of them allow together. */
import { expect, test } from "vitest";
import { createAccesses } from "../../src/access/access-cache.ts";
import type { LimitedAccess } from "../../src/access/access.ts";
import { findDynamicPaths } from "../../src/access/dynamic-paths.ts";
import { mergePolicies } from "../../src/access/merge-policies.ts";
import type { Permission, Policy } from "../../src/metadata/policies.ts";
import { column, modelOf } from "../schema/model-of.ts";

const model = modelOf({
  articles: { fields: [column("id", "integer"), column("title", "string"), column("status", "string"), column("owner", "uuid")] },
  authors: { fields: [column("id", "integer"), column("name", "string")] },
});

const published = { status: { _eq: "published" } };
const own = { owner: { _eq: "$CURRENT_USER" } };

function policy(key: string, ...permissions: readonly Partial<Permission>[]): Policy {
  const complete = permissions.map((given): Permission => ({
    collection: "articles",
    action: "read",
    rule: null,
    fields: ["*"],
    presets: {},
    validation: null,
    ...given,
  }));
  return { key, name: key, adminAccess: false, ipAccess: [], permissions: complete };
}

function merge(...policies: readonly Policy[]): LimitedAccess {
  const access = mergePolicies(model, policies);
  if (access.kind === "admin") throw new Error("expected a limited access");
  return access;
}

function readOf(...policies: readonly Policy[]): unknown {
  const { rule, fields = new Map() } = merge(...policies).collections.get("articles")?.read ?? {};
  return { rule, fields: Object.fromEntries(fields) };
}

test("one policy is taken as it stands, and a star is every field of the collection", () => {
  expect(readOf(policy("a", { rule: published }))).toEqual({
    rule: published,
    fields: { id: null, title: null, status: null, owner: null },
  });
  expect(readOf(policy("a", { fields: ["title", "gone", "id"] }))).toEqual({ rule: null, fields: { id: null, title: null } });
});

test("the rows of several policies add up, and one without a rule opens all", () => {
  expect(readOf(policy("a", { rule: published }), policy("b", { rule: own }))).toMatchObject({ rule: { _or: [published, own] } });
  for (const everything of [null, {}, { _and: [] }, { _and: [{}] }])
    expect(readOf(policy("a", { rule: published }), policy("b", { rule: everything }))).toMatchObject({ rule: null });
  expect(readOf(policy("a", { rule: published }), policy("b", { rule: { ...published } }))).toMatchObject({ rule: published });
});

test("a field that only some policies show counts on the rows of those", () => {
  expect(
    readOf(
      policy("a", { rule: published, fields: ["id", "title"] }),
      policy("b", { rule: own, fields: ["id", "status"] }),
      policy("c", { fields: ["id"] }),
    ),
  ).toEqual({ rule: null, fields: { id: null, title: published, status: own } });
  expect(readOf(policy("a", { rule: published, fields: ["id"] }), policy("b", { rule: own }))).toEqual({
    rule: { _or: [published, own] },
    fields: { id: null, title: own, status: own, owner: own },
  });
});

test("a permission that shows no field opens no row", () => {
  expect(readOf(policy("a", { rule: published }), policy("b", { fields: [] }), policy("c", { fields: ["gone"] }))).toMatchObject({
    rule: published,
  });
  expect(merge(policy("a", { fields: [] })).collections.size).toBe(0);
  expect(merge(policy("a", { action: "delete", fields: [] })).collections.get("articles")).toMatchObject({ delete: { rule: null } });
});

test("presets of later policies win, and all validations hold", () => {
  const access = merge(
    policy("a", { action: "create", presets: { title: "a", status: "draft", gone: 1 }, validation: published }),
    policy("b", { action: "create", presets: { title: "b" }, validation: {} }),
    policy("c", { action: "create", validation: own }),
  );
  expect(access.collections.get("articles")?.create).toMatchObject({
    presets: { title: "b", status: "draft" },
    validation: { _and: [published, own] },
  });
});

test("an administrator's policy wins over all others, and no policies allow nothing", () => {
  expect(mergePolicies(model, [policy("a"), { ...policy("b"), adminAccess: true }])).toEqual({ kind: "admin" });
  expect(merge().collections.size).toBe(0);
});

test("equal rights are one object of one shape, however they came about", () => {
  const accessOf = createAccesses(model);
  const one = accessOf([policy("a", { rule: published, fields: ["id", "title"] })]);
  const same = accessOf([policy("b", { rule: { ...published }, fields: ["title", "id"] }), policy("c", { collection: "gone" })]);
  expect(same).toBe(one);
  expect(accessOf([policy("a")])).toBe(one);
  expect(accessOf([policy("d", { fields: ["id"] })])).not.toBe(one);
});

test("a thousand policies are merged", () => {
  const many = Array.from({ length: 1_000 }, (_, index) => policy(`p${index}`, { rule: { id: { _eq: index } } }));
  expect(readOf(...many)).toMatchObject({ rule: { _or: many.map((_, index) => ({ id: { _eq: index } })) } });
});

test("what rules ask of the user is found wherever it stands", () => {
  const access = merge(
    policy(
      "a",
      { rule: { _and: [{ owner: { _in: ["$CURRENT_USER.contacts.id"] } }] } },
      { action: "create", presets: { title: "$CURRENT_ROLE.name" } },
    ),
    policy("b", { rule: own, fields: ["id"] }, { action: "update", validation: { owner: { _in: "$CURRENT_USER.a.b, $CURRENT_USER" } } }),
  );
  expect(Object.fromEntries(findDynamicPaths(access))).toEqual({
    "$CURRENT_USER.contacts.id": { of: "user", steps: ["contacts", "id"] },
    "$CURRENT_ROLE.name": { of: "role", steps: ["name"] },
    "$CURRENT_USER.a.b": { of: "user", steps: ["a", "b"] },
  });
});
