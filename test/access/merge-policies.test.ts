/** Policies into one access: what several of them allow together. */
import { expect, test } from "vitest";
import { createAccesses } from "../../src/access/access-cache.ts";
import type { Access, LimitedAccess } from "../../src/access/access.ts";
import { parsePolicy } from "../../src/access/parse-policies.ts";
import type { Diagnostic } from "../../src/errors.ts";
import type { Filter } from "../../src/filter/filter.ts";
import type { Permission, Policy } from "../../src/metadata/policies.ts";
import { collectionOf } from "../../src/model/look-up.ts";
import { parseRule } from "../../src/rule/parse-rule.ts";
import { column, modelOf } from "../schema/model-of.ts";
import { accessOf } from "./access-of.ts";

const model = modelOf({
  articles: { fields: [column("id", "integer"), column("title", "string"), column("status", "string"), column("owner", "uuid")] },
  authors: { fields: [column("id", "integer"), column("name", "string")] },
  directus_users: { fields: [column("id", "uuid"), column("team", "string"), column("office", "string")] },
  directus_roles: { fields: [column("id", "uuid"), column("name", "string")] },
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

function filterOf(rule: unknown): Filter {
  const parsed = parseRule(model, collectionOf(model, "articles"), "rows", rule);
  if (parsed.kind === "fault") throw new Error(parsed.sentence);
  return parsed.filter;
}

/** What several rules allow together. */
function anyOf(...rules: readonly unknown[]): unknown {
  const name: unknown = expect.any(String);
  return { name, alternatives: rules.map(filterOf) };
}

function merge(...policies: readonly Policy[]): LimitedAccess {
  const access = accessOf(model, policies);
  if (access.kind === "admin") throw new Error("expected a limited access");
  return access;
}

function readOf(...policies: readonly Policy[]): unknown {
  const { rule, fields = new Map() } = merge(...policies).collections.get("articles")?.read ?? {};
  return { rule, fields: Object.fromEntries(fields) };
}

test("one policy is taken as it stands, and a star is every field of the collection", () => {
  expect(readOf(policy("a", { rule: published }))).toEqual({
    rule: anyOf(published),
    fields: { id: null, title: null, status: null, owner: null },
  });
  expect(readOf(policy("a", { fields: ["title", "gone", "id"] }))).toEqual({ rule: null, fields: { id: null, title: null } });
});

test("the rows of several policies add up, and one without a rule opens all", () => {
  expect(readOf(policy("a", { rule: published }), policy("b", { rule: own }))).toMatchObject({ rule: anyOf(published, own) });
  for (const everything of [null, {}, { _and: [] }, { _and: [{}] }])
    expect(readOf(policy("a", { rule: published }), policy("b", { rule: everything }))).toMatchObject({ rule: null });
  expect(readOf(policy("a", { rule: published }), policy("b", { rule: { ...published } }))).toMatchObject({ rule: anyOf(published) });
});

test("a field that only some policies show counts on the rows of those", () => {
  expect(
    readOf(
      policy("a", { rule: published, fields: ["id", "title"] }),
      policy("b", { rule: own, fields: ["id", "status"] }),
      policy("c", { fields: ["id"] }),
    ),
  ).toEqual({ rule: null, fields: { id: null, title: anyOf(published), status: anyOf(own) } });
  expect(readOf(policy("a", { rule: published, fields: ["id"] }), policy("b", { rule: own }))).toEqual({
    rule: anyOf(published, own),
    fields: { id: null, title: anyOf(own), status: anyOf(own), owner: anyOf(own) },
  });
});

test("a permission that shows no field opens no row", () => {
  expect(readOf(policy("a", { rule: published }), policy("b", { fields: [] }), policy("c", { fields: ["gone"] }))).toMatchObject({
    rule: anyOf(published),
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
    validation: [filterOf(published), filterOf(own)],
  });
});

test("an administrator's policy wins over all others, and no policies allow nothing", () => {
  expect(accessOf(model, [policy("a"), { ...policy("b"), adminAccess: true }])).toEqual({ kind: "admin" });
  expect(merge().collections.size).toBe(0);
});

test("equal rights are one object of one name, however they came about", () => {
  const parsed = createAccesses(model);
  const cachedAccessOf = (policies: readonly Policy[]): Access =>
    parsed(
      policies.map((one) => parsePolicy(model, one, [])),
      false,
    );
  const one = cachedAccessOf([policy("a", { rule: published, fields: ["id", "title"] })]);
  const same = cachedAccessOf([policy("b", { rule: { ...published }, fields: ["title", "id"] }), policy("c", { collection: "gone" })]);
  expect(same).toBe(one);
  expect(cachedAccessOf([policy("a")])).toBe(one);
  expect(cachedAccessOf([policy("d", { fields: ["id"] })])).not.toBe(one);
  expect(parsed([], true)).toMatchObject({ isAnonymous: true });
  expect(parsed([], true)).not.toBe(parsed([], false));
});

test("a thousand policies are merged", () => {
  const many = Array.from({ length: 1_000 }, (_, index) => policy(`p${index}`, { rule: { id: { _eq: index } } }));
  expect(readOf(...many)).toMatchObject({ rule: anyOf(...many.map((_, index) => ({ id: { _eq: index } }))) });
});

test("what rules ask of the user is found wherever it stands, down to a column", () => {
  const access = merge(
    policy(
      "a",
      { rule: { _and: [{ owner: { _in: ["$CURRENT_USER.team"] } }] } },
      { action: "create", presets: { title: "$CURRENT_ROLE.name" } },
    ),
    policy("b", { rule: own, fields: ["id"] }, { action: "update", validation: { owner: { _in: "$CURRENT_USER.office, $CURRENT_USER" } } }),
  );
  expect(Object.fromEntries(access.paths)).toEqual({
    "$CURRENT_USER.team": { collection: "directus_users", steps: ["team"] },
    "$CURRENT_ROLE.name": { collection: "directus_roles", steps: ["name"] },
    "$CURRENT_USER.office": { collection: "directus_users", steps: ["office"] },
  });
});

test.each<readonly [string, Partial<Permission>, string]>([
  [
    "a field that does not exist",
    { rule: { stats: { _eq: 1 } } },
    'its rule cannot be understood, so it allows no row: rule.stats: collection "articles" has no field "stats". Did you mean "status"?',
  ],
  [
    "an operator that does not exist",
    { rule: { _not: { title: { _like: "a" } } } },
    'its rule cannot be understood, so it allows no row: rule._not.title._like: operator "_like" is unknown.',
  ],
  [
    "a path that leads nowhere",
    { validation: { owner: { _eq: "$CURRENT_USER.nowhere" } } },
    'its validation cannot be understood, so it lets no item pass: rule: the path "$CURRENT_USER.nowhere" leads nowhere.',
  ],
])("a rule that names %s is told, and allows nothing", (_, permission, sentence) => {
  const diagnostics: Diagnostic[] = [];
  const [parsed] = parsePolicy(model, policy("a", permission), diagnostics).permissions;
  expect([parsed?.rule, parsed?.validation]).toContainEqual({ kind: "constant", value: false });
  expect(diagnostics).toMatchObject([{ severity: "warning", message: expect.stringContaining(sentence) }]);
});
