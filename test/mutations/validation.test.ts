/** Rules of fields that speak of other fields, for those who may not see these. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Access, ActionAccess } from "../../src/access/access.ts";
import { isRuleBroken, mentionedFields } from "../../src/plan/filter/judge-field-rule.ts";
import { databaseKinds } from "../harness/open-database.ts";
import { serveFixture } from "../harness/serve-fixture.ts";
import type { ServedFixture } from "../harness/serve-fixture.ts";

const allowed = (fields: readonly string[]): ActionAccess => ({
  rule: {},
  fields: new Map(fields.map((name) => [name, null])),
  presets: {},
  validation: null,
});

/** May write codes, but not see ages. */
const clerk: Access = {
  kind: "limited",
  shape: "clerk",
  collections: new Map([["members", { read: allowed(["id", "code"]), update: allowed(["code"]) }]]),
};

describe.each(databaseKinds)("a rule on %s", (kind) => {
  let served: ServedFixture;
  beforeAll(async () => {
    served = await serveFixture(kind, "refusals");
  });
  afterAll(() => served.close());

  test.each([
    ["holds", 1, undefined],
    ["is broken", 2, "data.code: A code needs an age."],
  ])("that speaks of a hidden field %s for item %j as it does for anyone", async (_, id, message) => {
    const document = `mutation { update_members_item(id: ${id}, data: { code: "Z" }) { id } }`;
    const { errors } = await served.run(document, undefined, { access: clerk });
    expect(errors?.[0]?.message).toBe(message);
  });
});

test.each([
  [{ age: { _eq: 30 } }, "30.00", false],
  [{ age: { _neq: 30 } }, "30.00", true],
  [{ age: { _in: [29, 30] } }, "30.00", false],
  [{ age: { _nin: [29, 30] } }, "30.00", true],
  [{ age: { _eq: "30" } }, "30.00", true],
  [{ age: { _eq: 0 } }, "", true],
])("the rule %j on a stored %j is broken: %j", (rule, stored, broken) => {
  expect(isRuleBroken(rule, () => stored)).toBe(broken);
});

test("a rule speaks of the fields in all of its parts", () => {
  const rule = { a: {}, _and: [{ b: {} }, { _or: [{ c: {} }, null, { _and: "x" }] }] };
  expect([rule, null, "x"].map((one) => mentionedFields(one))).toEqual([["a", "b", "c"], [], []]);
});
