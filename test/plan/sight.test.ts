/** What a role with a rule is held to, as conditions. */
import { expect, test } from "vitest";
import { mergePolicies } from "../../src/access/merge-policies.ts";
import { parsePolicy } from "../../src/access/parse-policies.ts";
import { collectionOf } from "../../src/model/look-up.ts";
import { createSight } from "../../src/plan/filter/sight.ts";
import type { Condition } from "../../src/plan/statement/read-plan.ts";
import { createScope } from "../../src/plan/statement/scope.ts";
import { column, modelOf } from "../schema/model-of.ts";

const model = modelOf({
  articles: { fields: [column("id", "integer"), column("title", "string")] },
  directus_users: { fields: [column("id", "uuid"), column("team", "integer")] },
});

const user = { id: null, role: null, roles: [], policies: [], values: new Map([["$CURRENT_USER.team", []]]) };

/** The condition that a role with these rules, one for each of its policies, is held to on reading articles. */
function conditionOf(...rules: readonly Readonly<Record<string, unknown>>[]): Condition | null {
  const policies = rules.map((rule, index) => {
    const permission = { collection: "articles", action: "read", rule, fields: ["*"], presets: {}, validation: null } as const;
    const policy = { key: String(index), name: "a", adminAccess: false, ipAccess: [], permissions: [permission] };
    return parsePolicy(model, policy, []);
  });
  const sight = createSight({ access: mergePolicies(model, policies), user, now: new Date(0) });
  return sight.rows(createScope({ model, sight }, collectionOf(model, "articles")));
}

const denied: Condition = { kind: "constant", value: false };

test.each([
  ["a field that does not exist", { nowhere: { _eq: 1 } }],
  ["the negation of one", { _not: { nowhere: { _eq: 1 } } }],
  ["one beside what is understood", { title: { _nnull: true }, nowhere: { _eq: 1 } }],
  ["an operator that does not exist", { _not: { title: { _like: "a" } } }],
  ["an operator of written items", { title: { _regex: "a" } }],
  ["a value of the wrong type", { _not: { id: { _eq: "x" } } }],
  ["a path of the user that leads nowhere in the model", { id: { _nin: ["$CURRENT_USER.nowhere.id"] } }],
  ["the same compared", { title: { _neq: "$CURRENT_USER.nope" } }],
  ["the same under a negation", { _not: { title: { _eq: "$CURRENT_ROLE.nope" } } }],
  ["logic that is no list", { _or: "x" }],
  ["no alternative", { _or: [] }],
  ["a part of what is no date", { "year(title)": { _neq: 1 } }],
  ["a function of a field that does not exist", { _not: { "year(nowhere)": { _eq: 1 } } }],
])("a rule that names %s allows nothing", (_, rule) => {
  expect(conditionOf(rule)).toEqual(denied);
});

test("of two policies, one that cannot be understood takes nothing from the other", () => {
  const compare = { kind: "compare", operator: "=", right: { text: "1" } };
  expect(conditionOf({ _not: { nowhere: { _eq: 1 } } }, { id: { _eq: 1 } })).toMatchObject(compare);
  expect(conditionOf({ id: { _eq: "x" } }, { id: { _eq: 1 } })).toMatchObject(compare);
});

test("a comparison with nobody is unknown, also when it is negated", () => {
  expect(conditionOf({ title: { _eq: "$CURRENT_USER" } })).toEqual({ kind: "constant", value: null });
  expect(conditionOf({ _not: { title: { _eq: "$CURRENT_USER" } } })).toEqual({ kind: "constant", value: null });
  expect(conditionOf({ title: { _nin: ["$CURRENT_USER"] } })).toEqual({ kind: "constant", value: null });
});

test("a path of the user that leads to nothing is an empty list", () => {
  expect(conditionOf({ id: { _in: ["$CURRENT_USER.team"] } })).toEqual(denied);
  expect(conditionOf({ id: { _nin: ["$CURRENT_USER.team"] } })).toEqual({ kind: "constant", value: true });
});

test("a list may be one text, split at its commas", () => {
  expect(conditionOf({ title: { _in: "draft,archived" } })).toMatchObject({ kind: "oneOf", values: ["draft", "archived"], negated: false });
  expect(conditionOf({ title: { _nin: "draft" } })).toMatchObject({ kind: "oneOf", values: ["draft"], negated: true });
  expect(conditionOf({ id: { _between: "1,5" } })).toMatchObject({ kind: "between", low: { text: "1" }, high: { text: "5" } });
  expect(conditionOf({ id: { _nbetween: "1,5" } })).toMatchObject({ kind: "between", negated: true });
  expect(conditionOf({ title: { _eq: "draft,archived" } })).toMatchObject({ kind: "compare", right: { text: "draft,archived" } });
  expect(conditionOf({ title: { _in: "$CURRENT_USER.team" } })).toEqual(denied);
  expect(conditionOf({ title: { _in: "draft, $CURRENT_USER.team" } })).toMatchObject({ kind: "oneOf", values: ["draft"] });
});
