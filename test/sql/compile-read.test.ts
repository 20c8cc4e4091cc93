/** A read plan in, one statement out. */
import { describe, expect, test } from "vitest";
import type { Condition, Join, Link, ReadPlan, SortTerm } from "../../src/plan/statement/read-plan.ts";
import { compileRead } from "../../src/sql/compile-read.ts";
import { fillRead, withKeys } from "../../src/sql/compiled-read.ts";
import { column, comments, equal, plainSql } from "./plain-sql.ts";
import type { PlainSql } from "./plain-sql.ts";

const articles: ReadPlan = {
  table: { schema: "public", table: "articles", rows: null },
  alias: "t0",
  link: { kind: "root" },
  versioned: null,
  columns: [column("t0.id"), column("t0.title")],
  joins: [],
  selectionJoins: [],
  condition: null,
  sort: [{ expression: column("t0.id"), descending: false }],
  page: { limit: null, offset: 0 },
  prepared: false,
};

const author: Join = {
  table: { schema: "public", table: "authors", rows: null },
  alias: "t1",
  on: [equal("t0.author", "t1.id")],
  firstOf: null,
};
const isDraft: Extract<Condition, { kind: "compare" }> = {
  kind: "compare",
  operator: "=",
  left: column("t0.status"),
  right: { text: "draft", sqlType: "text" },
};
const byAuthor: readonly SortTerm[] = [{ expression: column("t1.name"), descending: true }, ...articles.sort];
const ofParents: Link = { kind: "keys", column: "magazine", sqlType: "integer", cast: null, where: [] };

describe("a root", () => {
  test.each<readonly [what: string, plan: Partial<ReadPlan>, sql: PlainSql]>([
    ["is ordered", {}, ["select t0.id, t0.title from public.articles as t0 order by t0.id asc"]],
    ["may want no column", { columns: [] }, ["select null from public.articles as t0 order by t0.id asc"]],
    [
      "has its condition and its page as parameters",
      { condition: isDraft, page: { limit: 3, offset: 6 } },
      [
        "select t0.id, t0.title from public.articles as t0 where t0.status = $1::text order by t0.id asc limit $2 offset $3",
        "draft",
        "3",
        "6",
      ],
    ],
    [
      "that is prepared has its page in its text",
      { prepared: true, page: { limit: 3, offset: 0 } },
      ["select t0.id, t0.title from public.articles as t0 order by t0.id asc limit 3"],
    ],
    [
      "is joined for its order",
      { joins: [author], sort: byAuthor },
      [
        "select t0.id, t0.title from public.articles as t0 left join public.authors as t1 on t0.author = t1.id order by t1.name desc, t0.id asc",
      ],
    ],
    [
      "is paged before it is joined for its selection",
      { columns: [column("t0.title"), column("t1.name")], selectionJoins: [author], page: { limit: 3, offset: 0 } },
      [
        "select t0.title, t1.name from " +
          "(select t0.title, t0.author, t0.id from public.articles as t0 order by t0.id asc limit $1) as t0 " +
          "left join public.authors as t1 on t0.author = t1.id order by t0.id asc",
        "3",
      ],
    ],
    [
      "hands out of its page what it is ordered by",
      {
        columns: [column("t2.name")],
        joins: [author],
        sort: byAuthor,
        selectionJoins: [{ ...author, alias: "t2", on: [equal("t0.author", "t2.id")] }],
      },
      [
        'select t2.name from (select t0.author, t0.id, t1.name as "sort 0" from public.articles as t0 ' +
          "left join public.authors as t1 on t0.author = t1.id order by t1.name desc, t0.id asc) as t0 " +
          'left join public.authors as t2 on t0.author = t2.id order by t0."sort 0" desc, t0.id asc',
      ],
    ],
    [
      "of one version reads the version's values in place of its own",
      {
        columns: [column("t0.title")],
        versioned: [
          { column: "id", override: null },
          { column: "title", override: { text: "Draft", sqlType: "text" } },
          { column: "day", override: { text: null, sqlType: "date" } },
        ],
      },
      ["select t0.title from (select id, $1::text as title, $2::date as day from public.articles) as t0 order by t0.id asc", "Draft", null],
    ],
    [
      "counts in its selection",
      { columns: [{ kind: "count", subquery: comments() }] },
      ["select (select count(*) from public.comments as t1 where t1.article = t0.id) from public.articles as t0 order by t0.id asc"],
    ],
  ])("%s", (_what, plan, sql) => {
    expect(plainSql(compileRead({ ...articles, ...plan }).read.statement)).toEqual(sql);
  });
});

describe("a level, of which each row begins with the number of its key,", () => {
  const from = "select k.n, t0.id, t0.title from unnest($1::integer[]) with ordinality as k(key, n)";

  test.each<readonly [what: string, plan: Partial<ReadPlan>, sql: PlainSql]>([
    ["joins the rows to the keys", { sort: [] }, [`${from} inner join public.articles as t0 on t0.magazine = k.key`, ["1", "2"]]],
    [
      "is ordered within each key",
      {},
      [`${from} inner join public.articles as t0 on t0.magazine = k.key order by k.n, t0.id asc`, ["1", "2"]],
    ],
    [
      "has so many rows for each key",
      { page: { limit: 3, offset: 0 }, condition: isDraft },
      [
        `${from} cross join lateral (select t0.id, t0.title from public.articles as t0 ` +
          "where t0.magazine = k.key and t0.status = $2::text order by t0.id asc limit $3) as t0 order by k.n, t0.id asc",
        ["1", "2"],
        "draft",
        "3",
      ],
    ],
    [
      "is whole before it is joined for its selection",
      { columns: [column("t0.title"), column("t1.name")], selectionJoins: [author], page: { limit: 3, offset: 0 } },
      [
        'select t0."key n", t0.title, t1.name from (select k.n as "key n", t0.* from unnest($1::integer[]) with ordinality as k(key, n) ' +
          "cross join lateral (select t0.title, t0.author, t0.id from public.articles as t0 where t0.magazine = k.key order by t0.id asc limit $2) as t0 " +
          'offset 0) as t0 left join public.authors as t1 on t0.author = t1.id order by t0."key n", t0.id asc',
        ["1", "2"],
        "3",
      ],
    ],
    [
      "of a many-to-any asks for the name of the collection too",
      {
        link: { ...ofParents, column: "item", sqlType: "text", where: [{ ...isDraft, left: column("t0.collection") }] },
        sort: [],
      },
      [
        "select k.n, t0.id, t0.title from unnest($1::text[]) with ordinality as k(key, n) " +
          "inner join public.articles as t0 on t0.item = k.key and t0.collection = $2::text",
        ["1", "2"],
        "draft",
      ],
    ],
    [
      "compares keys as texts where they are of no other type",
      { link: { ...ofParents, sqlType: "text", cast: { kind: "toText", isAddress: false } }, sort: [] },
      [
        "select k.n, t0.id, t0.title from unnest($1::text[]) with ordinality as k(key, n) " +
          "inner join public.articles as t0 on t0.magazine::text = k.key",
        ["1", "2"],
      ],
    ],
  ])("%s", (_what, plan, sql) => {
    const { read } = compileRead({ ...articles, link: ofParents, ...plan });
    expect(plainSql(withKeys(read, ["1", "2"]))).toEqual(sql);
  });
});

describe("a level of one key", () => {
  const from = "select 1, t0.id, t0.title from public.articles as t0";
  const ofMember: Link = { ...ofParents, column: "item", sqlType: "text", where: [{ ...isDraft, left: column("t0.collection") }] };

  test.each<readonly [what: string, plan: Partial<ReadPlan>, sql: PlainSql]>([
    ["asks for the key itself", { sort: [] }, [`${from} where t0.magazine = $1::integer`, "7"]],
    [
      "is ordered and has so many rows, as a list",
      { page: { limit: 3, offset: 0 }, condition: isDraft },
      [`${from} where t0.magazine = $1::integer and t0.status = $2::text order by t0.id asc limit $3`, "7", "draft", "3"],
    ],
    [
      "is paged before it is joined for its selection",
      { columns: [column("t1.name")], selectionJoins: [author], page: { limit: 3, offset: 0 }, prepared: true },
      [
        "select 1, t1.name from (select t0.author, t0.id from public.articles as t0 where t0.magazine = $1::integer order by t0.id asc limit 3) as t0 " +
          "left join public.authors as t1 on t0.author = t1.id order by t0.id asc",
        "7",
      ],
    ],
    [
      "of a many-to-any asks for the name of the collection too",
      { link: ofMember, sort: [] },
      [`${from} where t0.item = $1::text and t0.collection = $2::text`, "7", "draft"],
    ],
    [
      "compares keys as texts where they are of no other type",
      { link: { ...ofParents, sqlType: "text", cast: { kind: "toText", isAddress: false } }, sort: [] },
      [`${from} where t0.magazine::text = $1::text`, "7"],
    ],
    [
      "casts keys that are arrays from their texts",
      { link: { ...ofParents, sqlType: "text", castKeys: "integer[]" }, sort: [] },
      [`${from} where t0.magazine = $1::text::integer[]`, "7"],
    ],
    [
      "compares by an operator of another schema",
      { link: { ...ofParents, sqlType: "extensions.citext", operators: "extensions" }, sort: [] },
      [`${from} where t0.magazine operator(extensions.=) $1::extensions.citext`, "7"],
    ],
    [
      "of a version reads the version's values",
      { sort: [], columns: [column("t0.title")], versioned: [{ column: "title", override: { text: "Draft", sqlType: "text" } }] },
      ["select 1, t0.title from (select $1::text as title from public.articles) as t0 where t0.magazine = $2::integer", "Draft", "7"],
    ],
  ])("%s", (_what, plan, sql) => {
    const { read } = compileRead({ ...articles, link: ofParents, ...plan });
    expect(plainSql(withKeys(read, ["7"]))).toEqual(sql);
  });

  test("is filled in as that of many is", () => {
    const condition: Condition = { ...isDraft, right: { text: { slot: 0 }, sqlType: "text" } };
    const read = fillRead(compileRead({ ...articles, link: ofParents, condition, sort: [] }), ["draft"]);
    const sql = "where t0.magazine = $1::integer and t0.status = $2::text";
    expect(plainSql(withKeys(read, ["7"]))).toEqual([`${from} ${sql}`, "7", "draft"]);
    expect(withKeys(read, ["7", "8"]).parameters).toEqual([["7", "8"], "draft"]);
  });
});

test("a plan that serves many requests is filled in for each of them", () => {
  const plan: ReadPlan = {
    ...articles,
    condition: { kind: "compare", operator: "=", left: column("t0.status"), right: { text: { slot: 1 }, sqlType: "text" } },
  };
  const compiled = compileRead(plan);
  const [first, second] = [fillRead(compiled, ["not me", "draft"]), fillRead(compiled, ["nor me", "done"])];
  expect([first.statement.parameters, second.statement.parameters]).toEqual([["draft"], ["done"]]);
  expect(first.statement.sql).toBe(second.statement.sql);
  expect(first.signature).not.toBe(second.signature);
});
