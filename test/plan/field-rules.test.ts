/** The rules that metadata gives to fields, once the model is built. */
import { expect, test } from "vitest";
import { completeField } from "../../src/metadata/rows.ts";
import { validateFieldRules } from "../../src/plan/filter/validate-field-rules.ts";
import { addFieldRules } from "../../src/rule/field-rules.ts";
import { context } from "./newsroom.ts";

function ruled(validation: unknown): ReturnType<typeof addFieldRules> {
  return addFieldRules(context.model, [{ ...completeField({ collection: "articles", field: "title" }), validation }]);
}

test("a rule knows which other fields it speaks of", () => {
  const { model, diagnostics } = ruled({
    _and: [{ title: { _nempty: true } }, { _or: [{ views: { _gt: 0 } }, { status: { _null: true } }] }],
  });
  expect(model.collections.get("articles")?.rules.get("title")).toMatchObject({ mentions: ["views", "status"], message: null });
  expect(diagnostics).toEqual([]);
});

test.each([null, {}, { _and: [] }])("the rule %j is none", (validation) => {
  expect(ruled(validation).model.collections.get("articles")?.rules.size).toBe(0);
});

test.each([
  ["an operator that does not exist", { title: { _nicontains: "a" } }, 'operator "_nicontains" is unknown'],
  ["a field that does not exist", { titel: { _eq: "a" } }, 'collection "articles" has no field "titel"'],
  ["no object", "title", "expected an object"],
])("a rule that names %s lets nothing pass, and is told", (_what, validation, sentence) => {
  const { model, diagnostics } = ruled(validation);
  expect(model.collections.get("articles")?.rules.get("title")).toMatchObject({ filter: { kind: "constant", value: false } });
  expect(diagnostics).toMatchObject([{ severity: "warning", coordinate: "articles.title", message: expect.stringContaining(sentence) }]);
});

test("a rule that compares what cannot be compared is told", () => {
  const { model } = ruled({ views: { _gt: "many" } });
  expect(validateFieldRules(model)).toMatchObject([
    { coordinate: "articles.title", message: expect.stringContaining("expected a number") },
  ]);
  expect(validateFieldRules(ruled({ title: { _regex: "^[A-Z]" } }).model)).toEqual([]);
});
