import { expect, test } from "vitest";
import type { Access, Rule } from "../../src/access/access.ts";
import type { Collection } from "../../src/model/model.ts";
import { createSight } from "../../src/plan/filter/plan-rule.ts";
import type { Condition } from "../../src/plan/statement/read-plan.ts";
import { createScope } from "../../src/plan/statement/scope.ts";
import { columnField } from "../model/column-field.ts";

const id = columnField({ name: "id", column: "id", type: "integer", sqlType: "integer", nullable: false, unique: true });
const title = columnField();
const articles: Collection = {
  name: "articles",
  schema: "public",
  table: "articles",
  kind: "table",
  isSystem: false,
  singleton: false,
  note: null,
  primaryKey: id,
  sortField: null,
  fields: new Map([id, title].map((field) => [field.name, field])),
  mayKeepDeleted: false,
};
const model = { collections: new Map([["articles", articles]]) };

const user = { id: null, role: null, roles: [], policies: [], values: new Map([["$CURRENT_USER.team.id", []]]) };

/** The condition that a role with this rule on reading articles is held to. */
function conditionOf(rule: Rule): Condition | null {
  const fields = new Map([...articles.fields.keys()].map((name) => [name, null]));
  const access: Access = {
    kind: "limited",
    shape: "test",
    collections: new Map([["articles", { read: { rule, fields, presets: {}, validation: null } }]]),
  };
  const sight = createSight({ model, access, user, now: new Date(0) });
  return sight.base(createScope({ model, sight }, articles));
}

const denied: Condition = { kind: "constant", value: false };

test.each<readonly [string, Rule]>([
  ["a field that does not exist", { nowhere: { _eq: 1 } }],
  ["the negation of one", { _not: { nowhere: { _eq: 1 } } }],
  ["one beside what is understood", { title: { _nnull: true }, nowhere: { _eq: 1 } }],
  ["an operator that does not exist", { _not: { title: { _like: "a" } } }],
  ["a value of the wrong type", { _not: { id: { _eq: "x" } } }],
  ["a path of the user that leads nowhere in the model", { id: { _nin: ["$CURRENT_USER.nowhere.id"] } }],
  ["the same compared", { title: { _neq: "$CURRENT_USER.nope" } }],
  ["the same under a negation", { _not: { title: { _eq: "$CURRENT_ROLE.nope" } } }],
  ["logic that is no list", { _or: "x" }],
  ["a part of what is no date", { "year(title)": { _neq: 1 } }],
  ["a function of a field that does not exist", { _not: { "year(nowhere)": { _eq: 1 } } }],
])("a rule that names %s allows nothing", (_, rule) => {
  expect(conditionOf(rule)).toEqual(denied);
});

test("of two policies, one that cannot be understood takes nothing from the other", () => {
  const condition = conditionOf({ _or: [{ _not: { nowhere: { _eq: 1 } } }, { id: { _eq: 1 } }] });
  expect(condition).toMatchObject({ kind: "or", parts: [denied, denied, { kind: "compare", operator: "=" }] });
});

test("a comparison with nobody is unknown, also when it is negated", () => {
  expect(conditionOf({ title: { _eq: "$CURRENT_USER" } })).toEqual({ kind: "constant", value: null });
  expect(conditionOf({ _not: { title: { _eq: "$CURRENT_USER" } } })).toEqual({ kind: "constant", value: null });
  expect(conditionOf({ title: { _nin: ["$CURRENT_USER"] } })).toEqual({ kind: "constant", value: null });
});

test("a path of the user that leads to nothing is an empty list", () => {
  expect(conditionOf({ id: { _in: ["$CURRENT_USER.team.id"] } })).toEqual(denied);
  expect(conditionOf({ id: { _nin: ["$CURRENT_USER.team.id"] } })).toEqual({ kind: "constant", value: true });
});

test("a list may be one text, split at its commas", () => {
  expect(conditionOf({ title: { _in: "draft,archived" } })).toMatchObject({ kind: "oneOf", values: ["draft", "archived"], negated: false });
  expect(conditionOf({ title: { _nin: "draft" } })).toMatchObject({ kind: "oneOf", values: ["draft"], negated: true });
  expect(conditionOf({ id: { _between: "1,5" } })).toMatchObject({ kind: "between", low: { text: "1" }, high: { text: "5" } });
  expect(conditionOf({ id: { _nbetween: "1,5" } })).toMatchObject({ kind: "between", negated: true });
  expect(conditionOf({ title: { _eq: "draft,archived" } })).toMatchObject({ kind: "compare", right: { text: "draft,archived" } });
  expect(conditionOf({ title: { _in: "$CURRENT_USER.team.id" } })).toEqual(denied);
  expect(conditionOf({ title: { _in: "draft, $CURRENT_USER.team.id" } })).toMatchObject({ kind: "oneOf", values: ["draft"] });
});
