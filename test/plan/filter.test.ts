/** Rules, which know all that filters of clients know and more, and the conditions that they become. */
import { expect, test } from "vitest";
import { nameOf } from "../../src/filter/facts.ts";
import { collectionOf } from "../../src/model/look-up.ts";
import { planFilter } from "../../src/plan/filter/plan-filter.ts";
import { parseRule } from "../../src/rule/parse-rule.ts";
import { context, scopeOf } from "./newsroom.ts";
import { printCondition, printJoins } from "./print-plan.ts";

test.each<readonly [how: string, collection: string, rule: unknown, condition: string, joins: readonly string[]]>([
  ["two operators that both hold", "articles", { id: { _gte: 1, _lt: 5 } }, "(t0.id >= '1'::integer and t0.id < '5'::integer)", []],
  ["null, asked for by equality", "articles", { title: { _eq: null } }, "t0.title is null", []],
  ["a comparison with null otherwise", "articles", { views: { _gt: null } }, "false", []],
  ["a list", "articles", { views: { _in: [1, 2, null] } }, "t0.views = any(['1','2']::integer[])", []],
  ["a list that needs a wider type", "articles", { views: { _in: [1, 3000000000] } }, "t0.views = any(['1','3000000000']::bigint[])", []],
  ["an empty list", "articles", { views: { _in: [] } }, "false", []],
  ["anything but an empty list", "articles", { views: { _nin: [] } }, "true", []],
  [
    "a list in one text",
    "articles",
    { status: { _in: "draft,archived" } },
    "t0.status = any(['draft','archived']::character varying[])",
    [],
  ],
  ["outside of a range", "articles", { views: { _nbetween: [1, 5] } }, "t0.views not between '1'::integer and '5'::integer", []],
  [
    "a text with wildcards, which stand for themselves",
    "articles",
    { title: { _icontains: "50%_" } },
    "t0.title ilike '%50\\\\%\\\\_%'",
    [],
  ],
  ["what is not empty", "articles", { title: { _nempty: true } }, "(t0.title is not null and t0.title <> '')", []],
  ["a flag that is false, which means the opposite", "articles", { title: { _null: false } }, "t0.title is not null", []],
  [
    "a part of a date",
    "articles",
    { "year(day)": { _eq: 2024 } },
    "case when isfinite(t0.day) then extract(year from t0.day)::int end = '2024'::integer",
    [],
  ],
  [
    "the same in the spelling of clients",
    "articles",
    { day_func: { year: { _eq: 2024 }, month: { _gt: 6 } } },
    "(case when isfinite(t0.day) then extract(year from t0.day)::int end = '2024'::integer and extract(month from t0.day)::int > '6'::integer)",
    [],
  ],
  [
    "a path of json as a text",
    "articles",
    { settings: { _json: { "a.b[0]": { _eq: "x" } } } },
    "(t0.settings::jsonb #>> ['a','b','0']::text[]) = 'x'::text",
    [],
  ],
  [
    "a path of json as a number",
    "articles",
    { settings: { _json: { "a.b[0]": { _gt: 1 } } } },
    "case when jsonb_typeof(t0.settings::jsonb #> ['a','b','0']::text[]) = 'number' then (t0.settings::jsonb #>> ['a','b','0']::text[])::numeric end > '1'::numeric",
    [],
  ],
  ["the moment", "articles", { day: { _lt: "$NOW(-1 day)" } }, "t0.day < '2024-02-28 10:20:30.400Z'::date", []],
  [
    "roles, of which there are none",
    "articles",
    { title: { _in: ["$CURRENT_ROLES", "x"] } },
    "t0.title = any(['x']::character varying[])",
    [],
  ],
  ["the user, who is nobody", "articles", { title: { _eq: "$CURRENT_USER" } }, "null::boolean", []],
  [
    "alternatives",
    "articles",
    { _or: [{ id: { _eq: 1 } }, { title: { _eq: "a" } }] },
    "(t0.id = '1'::integer or t0.title = 'a'::character varying)",
    [],
  ],
  ["alternatives of which one states nothing", "articles", { _or: [{ id: { _eq: 1 } }, {}] }, "true", []],
  ["a negation, which leaves out nulls", "articles", { _not: { title: { _eq: "a" } } }, "not (t0.title = 'a'::character varying)", []],
  [
    "an item that is joined, once",
    "articles",
    { author: { name: { _eq: "A" } }, _or: [{ author: { id: { _eq: 1 } } }] },
    "(t1.name = 'A'::character varying and t1.id = '1'::integer)",
    ["authors t1 on t0.author = t1.id"],
  ],
  [
    "an item two hops away",
    "comments",
    { article: { author: { name: { _eq: "A" } } } },
    "t2.name = 'A'::character varying",
    ["articles t1 on t0.article = t1.id", "authors t2 on t1.author = t2.id"],
  ],
  [
    "a negated item, also where there is none",
    "articles",
    { _not: { author: { name: { _eq: "A" } } } },
    "not ((t1.name = 'A'::character varying) is true)",
    ["authors t1 on t0.author = t1.id"],
  ],
  [
    "the same beside a column, whose nulls it leaves out",
    "articles",
    { _not: { title: { _eq: "a" }, author: { name: { _eq: "A" } } } },
    "not (t0.title = 'a'::character varying and (t1.name = 'A'::character varying) is true)",
    ["authors t1 on t0.author = t1.id"],
  ],
  [
    "a negation behind an item, which is there",
    "articles",
    { author: { _not: { name: { _eq: "A" } } } },
    "not (t1.name = 'A'::character varying)",
    ["authors t1 on t0.author = t1.id"],
  ],
  [
    "a negation that compares with nobody",
    "articles",
    { _not: { author: { name: { _eq: "$CURRENT_USER" } } } },
    "null::boolean",
    ["authors t1 on t0.author = t1.id"],
  ],
  [
    "a list of which one fits",
    "articles",
    { comments: { text: { _eq: "a" }, position: { _eq: 1 } } },
    "exists (select 1 from comments as t1 where t1.article = t0.id and (t1.text = 'a'::character varying and t1.position = '1'::integer))",
    [],
  ],
  [
    "a list of which none fits",
    "articles",
    { comments: { _none: { text: { _eq: "a" } } } },
    "not exists (select 1 from comments as t1 where t1.article = t0.id and t1.text = 'a'::character varying)",
    [],
  ],
  [
    "a list of which every one fits",
    "articles",
    { comments: { _every: { text: { _eq: "a" } } } },
    "not exists (select 1 from comments as t1 where t1.article = t0.id and not ((t1.text = 'a'::character varying) is true))",
    [],
  ],
  ["a list of any items", "articles", { comments: { _some: {} } }, "exists (select 1 from comments as t1 where t1.article = t0.id)", []],
  [
    "a negated list",
    "articles",
    { _not: { comments: { _some: { answers: { text: { _eq: "a" } } } } } },
    "not exists (select 1 from comments as t1 left join comments as t2 on t1.answers = t2.id where t1.article = t0.id and t2.text = 'a'::character varying)",
    [],
  ],
  [
    "a negation behind a list",
    "articles",
    { comments: { _some: { _not: { answers: { text: { _eq: "a" } } } } } },
    "exists (select 1 from comments as t1 left join comments as t2 on t1.answers = t2.id where t1.article = t0.id and not ((t2.text = 'a'::character varying) is true))",
    [],
  ],
  [
    "the number of a list's items",
    "articles",
    { "count(comments)": { _gt: 1 } },
    "(select count(*) from comments as t1 where t1.article = t0.id) > '1'::bigint",
    [],
  ],
  [
    "a member",
    "sections",
    { "item:headings": { title: { _eq: "A" } } },
    "t1.title = 'A'::character varying",
    [
      "headings t1 on t0.collection = 'headings'::character varying and case when length(t0.item) < 10 and t0.item ~ '^-?[0-9]+$' then t0.item::integer when t0.item ~ '^-?[0-9]{9,10}$' then case when t0.item::numeric between -2147483648 and 2147483647 then t0.item::integer end end = t1.id",
    ],
  ],
  [
    "a negated member, also of items of other collections",
    "sections",
    { _not: { item__headings: { title: { _eq: "A" } } } },
    "not ((t1.title = 'A'::character varying) is true)",
    [
      "headings t1 on t0.collection = 'headings'::character varying and case when length(t0.item) < 10 and t0.item ~ '^-?[0-9]+$' then t0.item::integer when t0.item ~ '^-?[0-9]{9,10}$' then case when t0.item::numeric between -2147483648 and 2147483647 then t0.item::integer end end = t1.id",
    ],
  ],
  [
    "a list of pairs",
    "headings",
    { sections: { id: { _eq: 1 } } },
    "exists (select 1 from sections as t1 where t1.collection = 'headings'::character varying and t1.item = t0.id::text and t1.id = '1'::integer)",
    [],
  ],
])("a rule asks for %s", (_how, collection, rule, condition, joins) => {
  const parsed = parseRule(context.model, collectionOf(context.model, collection), "rows", rule);
  if (parsed.kind === "fault") throw new Error(parsed.sentence);
  const scope = scopeOf(collection);
  expect(printCondition(planFilter({ context, scope, at: scope.base }, parsed.filter))).toBe(condition);
  expect(printJoins(scope.joins)).toEqual(joins);
});

test.each<readonly [what: string, rule: unknown, sentence: string]>([
  ["a field", { titel: { _eq: 1 } }, 'rule.titel: collection "articles" has no field "titel".'],
  ["an operator", { title: { _gtt: 1 } }, 'rule.title._gtt: operator "_gtt" is unknown. Did you mean "_gt"?'],
  ["a member", { "sections:pages": {} }, 'rule.sections:pages: collection "articles" has no field "sections:pages".'],
  ["a function", { "month(title)": { _eq: 1 } }, 'rule.month(title): field "title" has no function "month".'],
  ["a list of another length", { id: { _between: [1] } }, "rule.id._between: expected a list of two values, got [1]."],
  ["a value of a wrong form", { id: { _eq: { a: 1 } } }, 'rule.id._eq: expected a single value, got {"a":1}.'],
  ["logic of a wrong form", { _and: {} }, "rule._and: expected a list."],
  ["an operator of written items", { title: { _regex: "a" } }, 'rule.title._regex: "_regex" holds of fields of written items alone.'],
  ["json of what is none", { title: { _json: { a: { _eq: 1 } } } }, 'rule.title._json: field "title" is no json.'],
  ["a path of the user that leads nowhere", { title: { _eq: "$CURRENT_USER.team" } }, 'rule: the path "$CURRENT_USER.team" leads nowhere.'],
])("%s that cannot be understood is told by its place", (_what, rule, sentence) => {
  expect(parseRule(context.model, collectionOf(context.model, "articles"), "rows", rule)).toEqual({ kind: "fault", sentence });
});

test("filters that say the same have one name, wherever and in whatever order they say it", () => {
  const nameFor = (rule: unknown): string => {
    const parsed = parseRule(context.model, collectionOf(context.model, "articles"), "rows", rule);
    return parsed.kind === "rule" ? nameOf(parsed.filter) : parsed.sentence;
  };
  const name = nameFor({ views: { _in: [1, 9007199254740993n] }, author: { name: { _eq: "A" } } });
  expect(nameFor({ _and: [{ author: { name: { _eq: "A" } } }, { views: { _in: [1, 9007199254740993n] } }] })).toBe(name);
  expect(nameFor({ views: { _in: [1, 2] }, author: { name: { _eq: "A" } } })).not.toBe(name);
  expect(nameFor({ _or: [{ views: { _in: [1, 9007199254740993n] } }, { author: { name: { _eq: "A" } } }] })).not.toBe(name);
});
