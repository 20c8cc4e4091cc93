/** Rules held against an item that is about to be written, before the database knows of it. */
import { expect, test } from "vitest";
import { nameOf } from "../../src/filter/facts.ts";
import { collectionOf } from "../../src/model/look-up.ts";
import { judge } from "../../src/plan/filter/judge.ts";
import { parseRule } from "../../src/rule/parse-rule.ts";
import { context } from "./newsroom.ts";

const articles = collectionOf(context.model, "articles");

/** `true`, `false`, or what the database has to say, of an article that is written with these texts. */
function verdictOf(rule: unknown, written: Readonly<Record<string, string | null>>): unknown {
  const parsed = parseRule(context.model, articles, "written", rule);
  if (parsed.kind === "fault") throw new Error(parsed.sentence);
  const item = {
    collection: articles,
    states: (field: string) => field in written,
    isKnown: () => true,
    read: (field: string) => written[field] ?? null,
  };
  const verdict = judge(context, parsed.filter, item);
  return typeof verdict === "boolean" ? verdict : nameOf(verdict);
}

const title = { title: "Breaking news" };

test.each<readonly [what: string, rule: unknown, written: Readonly<Record<string, string | null>>, verdict: boolean]>([
  ["what is not written breaks nothing", { title: { _eq: "a" } }, {}, true],
  ["nor below a negation", { _not: { title: { _eq: "a" } } }, {}, true],
  ["an equal text", { title: { _eq: "Breaking news" } }, title, true],
  ["another text", { title: { _in: ["a", "b"] } }, title, false],
  ["a text that is none of a list", { title: { _nin: ["a"] } }, title, true],
  ["a null is none of a list", { title: { _nin: ["a"] } }, { title: null }, true],
  ["a null is no part of anything", { title: { _contains: "a" } }, { title: null }, false],
  ["a part, in its case", { title: { _contains: "news" } }, title, true],
  ["a part in another case", { title: { _contains: "News" } }, title, false],
  ["a beginning in any case", { title: { _istarts_with: "BREAK" } }, title, true],
  ["not that beginning", { title: { _nistarts_with: "BREAK" } }, title, false],
  ["not that end", { title: { _niends_with: "NEWS" } }, title, false],
  ["a pattern", { title: { _regex: "^B.*s$" } }, title, true],
  ["a pattern in any case, again and again", { title: { _regex: "/NEWS/gi" } }, title, true],
  ["an empty text", { title: { _empty: true } }, { title: "" }, true],
  ["a number in another spelling", { views: { _eq: "007" } }, { views: "7" }, true],
  ["a number beyond a bound", { views: { _gt: 10 } }, { views: "9" }, false],
  ["a number with a fraction for a bound", { views: { _lt: 9.5 } }, { views: "9" }, true],
  ["a number within a range", { views: { _between: [1, 10] } }, { views: "10" }, true],
  ["a number outside of one", { views: { _nbetween: [1, 10] } }, { views: "11" }, true],
  ["one of alternatives", { _or: [{ views: { _gt: 10 } }, { title: { _nnull: true } }] }, { views: "1", ...title }, true],
  ["that a field is stated", { title: { _submitted: true } }, title, true],
  ["that a field that is missing is stated", { title: { _submitted: true } }, { views: "1" }, false],
  ["a value that names nobody neither holds", { title: { _eq: "$CURRENT_USER" } }, title, false],
  ["nor does its negation", { _not: { title: { _eq: "$CURRENT_USER" } } }, title, false],
])("%s: the rule %j of %j", (_what, rule, written, verdict) => {
  expect(verdictOf(rule, written)).toBe(verdict);
});

test.each<readonly [what: string, rule: unknown, written: Readonly<Record<string, string | null>>]>([
  ["the order of texts", { title: { _gt: "a" } }, title],
  ["moments", { day: { _lte: "2024-01-01" } }, { day: "2024-01-02" }],
  ["functions", { "year(day)": { _eq: 2024 } }, { day: "2024-01-02" }],
  ["related items", { author: { name: { _eq: "A" } } }, { author: "1" }],
  ["lists", { comments: { _some: {} } }, { comments: null }],
])("the database tells %s once the item is there", (_what, rule, written) => {
  expect(verdictOf(rule, written)).toBe(verdictOf(rule, { ...written, views: "1" }));
  expect(verdictOf(rule, written)).toEqual(expect.any(String));
});

test("of a rule with parts, the database is asked for those alone that it has to tell", () => {
  const day = { day: { _lte: "2024-01-01" } };
  const written = { day: "2024-01-02", ...title };
  const asked = verdictOf(day, written);
  expect(verdictOf({ ...day, title: { _nempty: true } }, written)).toBe(asked);
  expect(verdictOf({ ...day, title: { _empty: true } }, written)).toBe(false);
  expect(verdictOf({ _or: [day, { title: { _empty: true } }] }, written)).toBe(asked);
  expect(verdictOf({ _or: [day, { title: { _nempty: true } }] }, written)).toBe(true);
});
