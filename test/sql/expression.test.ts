/** What a plan says of values and conditions, and the SQL that says the same. */
import { describe, expect, test } from "vitest";
import type { Condition, Expression, KeyCast } from "../../src/plan/statement/read-plan.ts";
import { compileExpression, conjunction } from "../../src/sql/expression.ts";
import { column, comments, equal, plainSql } from "./plain-sql.ts";
import type { PlainSql } from "./plain-sql.ts";

const title = column("t0.title");
const settings = column("t0.settings");
const day = column("t0.day");
const isDraft: Condition = { kind: "compare", operator: "=", left: column("t0.status"), right: { text: "draft", sqlType: "text" } };
const isApproved: Condition = {
  kind: "compare",
  operator: "=",
  left: column("t1.approved"),
  right: { text: "true", sqlType: "boolean" },
};

describe("an expression", () => {
  test.each<readonly [what: string, expression: Expression, sql: PlainSql]>([
    ["a column", title, ["t0.title"]],
    ["an array as json", { kind: "asJson", operand: column("t0.codes") }, ["to_json(t0.codes)"]],
    ["the text of a value", { kind: "asText", operand: column("t0.id") }, ["t0.id::text"]],
    ["the text of an address, without a length", { kind: "addressAsText", operand: column("t0.host") }, ["abbrev(t0.host)"]],
    [
      "a field that may be seen on some rows",
      { kind: "guarded", operand: title, condition: isDraft },
      ["case when t0.status = $1::text then t0.title end", "draft"],
    ],
    [
      "a year, which infinity has none of",
      { kind: "datePart", part: "year", operand: day },
      ["case when isfinite(t0.day) then extract(year from t0.day)::int end"],
    ],
    ["a month", { kind: "datePart", part: "month", operand: day }, ["extract(month from t0.day)::int"]],
    ["a day of the week", { kind: "datePart", part: "weekday", operand: day }, ["extract(dow from t0.day)::int"]],
    ["whole seconds", { kind: "datePart", part: "second", operand: day }, ["floor(extract(second from t0.day))::int"]],
    [
      "the elements of a jsonb array",
      { kind: "jsonLength", operand: settings, jsonType: "jsonb" },
      ["case when jsonb_typeof(t0.settings::jsonb) = 'array' then jsonb_array_length(t0.settings::jsonb) end"],
    ],
    [
      "a value within json",
      { kind: "jsonPath", operand: settings, jsonType: "json", path: ["a", "0"], as: "json" },
      ["(t0.settings::json #> $1::text[])", ["a", "0"]],
    ],
    [
      "its text",
      { kind: "jsonPath", operand: settings, jsonType: "jsonb", path: ["a"], as: "text" },
      ["(t0.settings::jsonb #>> $1::text[])", ["a"]],
    ],
    [
      "how many there are",
      { kind: "count", subquery: comments() },
      ["(select count(*) from public.comments as t1 where t1.article = t0.id)"],
    ],
    [
      "how many there are that may be seen",
      { kind: "count", subquery: comments(isApproved) },
      ["(select count(*) from public.comments as t1 where t1.article = t0.id and t1.approved = $1::boolean)", "true"],
    ],
    [
      "the least of a list",
      { kind: "extreme", subquery: comments(), value: column("t1.text"), descending: false },
      ["(select t1.text from public.comments as t1 where t1.article = t0.id order by t1.text asc nulls last limit 1)"],
    ],
    [
      "the greatest of a list",
      { kind: "extreme", subquery: comments(), value: column("t1.text"), descending: true },
      ["(select t1.text from public.comments as t1 where t1.article = t0.id order by t1.text desc nulls last limit 1)"],
    ],
  ])("is %s", (_what, expression, sql) => {
    expect(plainSql(compileExpression(expression))).toEqual(sql);
  });

  test("quotes every name, so that no name ends it", () => {
    const name = 'a" from secrets --';
    expect(plainSql(compileExpression({ kind: "column", alias: "t0", column: name }))).toEqual(['t0."a"" from secrets --"']);
  });

  test("parses a text that holds json once, however often it looks at it", () => {
    const [sql] = plainSql(compileExpression({ kind: "jsonLength", operand: settings, jsonType: "text" }));
    expect(sql).toMatch(/^\(select case when json_typeof\(v\.json\) .* end from \(select .* as json offset 0\) as v\)$/s);
    expect(sql.split("v.json")).toHaveLength(3);
  });
});

describe("a condition", () => {
  const text = (value: string): { readonly text: string; readonly sqlType: string } => ({ text: value, sqlType: "text" });

  test.each<readonly [what: string, condition: Condition, sql: PlainSql]>([
    ["a comparison", { kind: "compare", operator: ">=", left: title, right: text("m") }, ["t0.title >= $1::text", "m"]],
    [
      "two of them",
      { kind: "and", parts: [isDraft, isApproved] },
      ["(t0.status = $1::text and t1.approved = $2::boolean)", "draft", "true"],
    ],
    ["one of two", { kind: "or", parts: [isDraft, isApproved] }, ["(t0.status = $1::text or t1.approved = $2::boolean)", "draft", "true"]],
    ["none of two", { kind: "not", part: { kind: "or", parts: [isDraft] } }, ["not (t0.status = $1::text)", "draft"]],
    ["the opposite of one", { kind: "not", part: isDraft }, ["not (t0.status = $1::text)", "draft"]],
    ["what is known to hold", { kind: "isTrue", part: isDraft }, ["(t0.status = $1::text) is true", "draft"]],
    ["always", { kind: "constant", value: true }, ["true"]],
    ["never", { kind: "constant", value: false }, ["false"]],
    ["unknown", { kind: "constant", value: null }, ["null::boolean"]],
    ["null", { kind: "isNull", operand: title, negated: false }, ["t0.title is null"]],
    ["not null", { kind: "isNull", operand: title, negated: true }, ["t0.title is not null"]],
    ["empty", { kind: "isEmpty", operand: title, negated: false }, ["(t0.title is null or t0.title = '')"]],
    ["not empty", { kind: "isEmpty", operand: title, negated: true }, ["(t0.title is not null and t0.title <> '')"]],
    [
      "one of many, as one parameter",
      { kind: "oneOf", operand: title, values: ["a", "b"], sqlType: "text", negated: false },
      ["t0.title = any($1::text[])", ["a", "b"]],
    ],
    ["none of many", { kind: "oneOf", operand: title, values: [], sqlType: "text", negated: true }, ["t0.title <> all($1::text[])", []]],
    [
      "a range",
      { kind: "between", operand: title, low: text("a"), high: text("m"), negated: false },
      ["t0.title between $1::text and $2::text", "a", "m"],
    ],
    [
      "outside of a range",
      { kind: "between", operand: title, low: text("a"), high: text("m"), negated: true },
      ["t0.title not between $1::text and $2::text", "a", "m"],
    ],
    ["a pattern", { kind: "like", operand: title, pattern: "a%", caseInsensitive: false, negated: false }, ["t0.title like $1", "a%"]],
    ["no pattern", { kind: "like", operand: title, pattern: "a%", caseInsensitive: true, negated: true }, ["t0.title not ilike $1", "a%"]],
    [
      "that there is one",
      { kind: "exists", subquery: comments() },
      ["exists (select 1 from public.comments as t1 where t1.article = t0.id)"],
    ],
    [
      "that there is none",
      { kind: "not", part: { kind: "exists", subquery: comments() } },
      ["not exists (select 1 from public.comments as t1 where t1.article = t0.id)"],
    ],
    ["a link", equal("t1.article", "t0.id"), ["t1.article = t0.id"]],
  ])("is %s", (_what, condition, sql) => {
    expect(plainSql(conjunction([condition]))).toEqual(sql);
  });

  test("beside others is joined to them by AND", () => {
    expect(plainSql(conjunction([isDraft, equal("t1.article", "t0.id")]))).toEqual([
      "t0.status = $1::text and t1.article = t0.id",
      "draft",
    ]);
  });
});

describe("the text of an any-link meets a key", () => {
  test.each<readonly [what: string, cast: KeyCast, sql: PlainSql]>([
    ["as text", { kind: "toText", isAddress: false }, ["t0.item = t1.id::text"]],
    ["as an address without a length", { kind: "toText", isAddress: true }, ["t0.item = abbrev(t1.id)"]],
    [
      "as a uuid where it is one",
      { kind: "fromText", type: "uuid", sqlType: "uuid" },
      ["case when t0.item ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then t0.item::uuid end = t1.id"],
    ],
    [
      "as a boolean",
      { kind: "fromText", type: "boolean", sqlType: "boolean" },
      ["case when t0.item in ('true', 'false') then t0.item::boolean end = t1.id"],
    ],
    [
      "as a label of an enum",
      { kind: "fromText", type: { labels: ["calm", "it's"] }, sqlType: "mood" },
      ["case when t0.item in ('calm', 'it''s') then t0.item::mood end = t1.id"],
    ],
    [
      "as an integer that fits",
      { kind: "fromText", type: "smallInteger", sqlType: "smallint" },
      [
        "case when length(t0.item) < 5 and t0.item ~ '^-?[0-9]+$' then t0.item::smallint when t0.item ~ '^-?[0-9]{4,5}$' " +
          "then case when t0.item::numeric between -32768 and 32767 then t0.item::smallint end end = t1.id",
      ],
    ],
  ])("%s", (_what, cast, sql) => {
    expect(plainSql(conjunction([{ kind: "equal", left: column("t0.item"), right: column("t1.id"), cast }]))).toEqual(sql);
  });
});
