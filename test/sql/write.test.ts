/** The statements of writing. Rows are arrays of texts, one per column, so that any number of them is one statement. */
import { expect, test } from "vitest";
import type { Statement } from "../../src/database/database.ts";
import { collectionOf, columnFieldOf } from "../../src/model/look-up.ts";
import type { Collection, OneToAny, OneToMany } from "../../src/model/model.ts";
import type { RowBatch } from "../../src/plan/write/row-groups.ts";
import { createStatementTexts } from "../../src/sql/statement-texts.ts";
import { splitRows, writeGroups } from "../../src/sql/write-groups.ts";
import * as write from "../../src/sql/write.ts";
import { column, key, modelOf, oneToAny, oneToMany } from "../schema/model-of.ts";
import { plainSql } from "./plain-sql.ts";
import type { PlainSql } from "./plain-sql.ts";

const text = { sqlType: "text" };
const model = modelOf({
  tags: { fields: [key(), column("name", "string", text), column("day", "date")] },
  comments: { fields: [key(), column("article", "integer"), column("item", "string", text), column("collection", "string", text)] },
  articles: { fields: [key(), oneToMany("comments", "comments", "article"), oneToAny("remarks", "comments")] },
});
const tags = collectionOf(model, "tags");
const comments = collectionOf(model, "comments");
const articles = collectionOf(model, "articles");
const id = columnFieldOf(tags, "id");

test.each<readonly [what: string, statement: Statement, sql: PlainSql]>([
  [
    "keys are drawn from every sequence at once",
    write.drawKeys([
      { sequence: "tags_id_seq", count: 2 },
      { sequence: "comments_id_seq", count: 1 },
    ]),
    [
      "select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count)",
      ["tags_id_seq", "comments_id_seq"],
      ["2", "1"],
    ],
  ],
  [
    "keys of another making come from the column's default",
    write.drawDefaultKeys("gen_random_uuid()", 3),
    ["select (gen_random_uuid())::text from generate_series(1, $1::int)", "3"],
  ],
  [
    "items are locked in the order of their keys",
    write.lockRows({ collection: tags, key: id, columns: [columnFieldOf(tags, "name")], keys: ["2", "1"], isShared: false, lists: [] }),
    [
      "select k.n::text, t.id::text, t.name::text from unnest($1::integer[]) with ordinality as k (key, n) " +
        "join public.tags as t on t.id = k.key order by t.id for no key update of t",
      ["2", "1"],
    ],
  ],
  [
    "those that are only linked are kept, and others may go on to write them",
    write.lockRows({ collection: tags, key: id, columns: [], keys: ["2", "1"], isShared: true, lists: [] }),
    [
      "select k.n::text, t.id::text from unnest($1::integer[]) with ordinality as k (key, n) " +
        "join public.tags as t on t.id = k.key order by t.id for key share of t",
      ["2", "1"],
    ],
  ],
  ["a singleton without an item is locked whole", write.lockCollection(tags), ["lock table public.tags in share row exclusive mode"]],
  [
    "a singleton with one is locked by it",
    write.lockSingleton(tags, id),
    ["select t.id::text from public.tags as t order by t.id limit 1 for no key update"],
  ],
  [
    "keys are looked up",
    write.selectKeys(tags, id, ["1"]),
    ["select k.n::text, t.id::text from unnest($1::integer[]) with ordinality as k (key, n) join public.tags as t on t.id = k.key", ["1"]],
  ],
  [
    "keys that would be taken apart are looked up as texts",
    write.selectKeys(tags, { ...id, sqlType: "integer[]" }, ["{1,2}"]),
    [
      "select k.n::text, t.id::text from unnest($1::text[]) with ordinality as k (key, n) join public.tags as t on t.id = k.key::integer[]",
      ["{1,2}"],
    ],
  ],
  [
    "a list is read with its parents",
    write.lockRows({ collection: comments, key: id, columns: [], keys: null, isShared: false, lists: [membersOf("comments")] }),
    [
      "select k.n::text, t.id::text from unnest($1::integer[]) with ordinality as k (key, n) " +
        "join public.comments as t on t.article = k.key order by t.id for no key update of t",
      ["7"],
    ],
  ],
  [
    "named items and the members of lists are locked in one order",
    write.lockRows({
      collection: comments,
      key: id,
      columns: [columnFieldOf(comments, "item")],
      keys: ["3", "4"],
      isShared: false,
      lists: [membersOf("comments"), membersOf("remarks")],
    }),
    [
      "select k.n::text, k1.n::text, k2.n::text, t.id::text, t.item::text from public.comments as t " +
        "left join unnest($1::integer[]) with ordinality as k (key, n) on t.id = k.key " +
        "left join unnest($2::integer[]) with ordinality as k1 (key, n) on t.article = k1.key " +
        "left join unnest($3::text[]) with ordinality as k2 (key, n) on t.item = k2.key and t.collection = $4 " +
        "where t.id = any($5::integer[]) or t.article = any($6::integer[]) or t.item = any($7::text[]) and t.collection = $8 " +
        "order by t.id for update of t",
      ["3", "4"],
      ["7"],
      ["7"],
      "articles",
      ["3", "4"],
      ["7"],
      ["7"],
      "articles",
    ],
  ],
  [
    "a list of an any-link is that of its collection, locked to be deleted",
    write.lockRows({ collection: comments, key: id, columns: [], keys: null, isShared: false, lists: [membersOf("remarks")] }),
    [
      "select k.n::text, t.id::text from unnest($1::text[]) with ordinality as k (key, n) " +
        "join public.comments as t on t.item = k.key and t.collection = $2 order by t.id for update of t",
      ["7"],
      "articles",
    ],
  ],
  [
    "rows are inserted in the order in which they were given",
    writeAll(batchOf(["1", "2"], { name: ["red", "blue"], day: ["2024-02-29", null] })),
    [
      "insert into public.tags (id, name, day) select v.c0::integer, v.c1::text, v.c2::date " +
        "from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v(c0, c1, c2, n) order by v.n returning id::text",
      ["1", "2"],
      ["red", "blue"],
      ["2024-02-29", null],
    ],
  ],
  [
    "a key that is generated always is drawn beforehand, and so overridden",
    writeAll({ ...batchOf(["1"]), key: { ...id, isGenerated: true } }),
    [
      "insert into public.tags (id) overriding system value select v.c0::integer from unnest($1::text[]) with ordinality as v(c0, n) order by v.n returning id::text",
      ["1"],
    ],
  ],
  [
    "what others refer to comes back beside the key",
    writeAll({ ...batchOf(["1"]), returned: [columnFieldOf(tags, "name")] }),
    [
      "insert into public.tags (id) select v.c0::integer from unnest($1::text[]) with ordinality as v(c0, n) order by v.n returning id::text, name::text",
      ["1"],
    ],
  ],
  [
    "keys that only the database draws come back",
    writeAll({ ...batchOf([null], { name: ["red"] }), hasKeys: false }),
    [
      "insert into public.tags (name) select v.c0::text from unnest($1::text[]) with ordinality as v(c0, n) order by v.n returning id::text",
      ["red"],
    ],
  ],
  [
    "an item of which nothing is stated is all defaults",
    writeAll({ ...batchOf([null]), hasKeys: false }),
    ["insert into public.tags default values returning id::text"],
  ],
  [
    "rows are updated each with its own values",
    writeAll({ ...batchOf(["1", "2"], { name: ["red", "blue"], day: [null, null] }), isNew: false }),
    [
      "update public.tags as t set name = v.c1::text, day = v.c2::date " +
        "from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v(c0, c1, c2, n) where t.id = v.c0::integer returning v.n::text",
      ["1", "2"],
      ["red", "blue"],
      [null, null],
    ],
  ],
  [
    "several groups are one statement, whose answers are as wide as the widest",
    writeAll(
      batchOf(["1"], { name: ["red"] }),
      { ...batchOf(["2", "3"], { day: [null, null] }), isNew: false, returned: [columnFieldOf(tags, "name")] },
      { ...batchOf([null]), hasKeys: false },
    ),
    [
      "with w0 as (insert into public.tags (id, name) select v.c0::integer, v.c1::text " +
        "from unnest($1::text[], $2::text[]) with ordinality as v(c0, c1, n) order by v.n returning id::text), " +
        "w1 as (update public.tags as t set day = v.c1::date " +
        "from unnest($3::text[], $4::text[]) with ordinality as v(c0, c1, n) where t.id = v.c0::integer returning v.n::text, t.name::text), " +
        "w2 as (insert into public.tags default values returning id::text) " +
        "select '0', w0.*, null::text from w0 union all select '1', w1.* from w1 union all select '2', w2.*, null::text from w2",
      ["1"],
      ["red"],
      ["2", "3"],
      [null, null],
    ],
  ],
  [
    "links are emptied",
    write.emptyField(comments, id, columnFieldOf(comments, "article"), ["4", "5"]),
    ["update public.comments as t set article = null where t.id = any($1::integer[])", ["4", "5"]],
  ],
  [
    "numbers make way for others",
    write.parkValues({ collection: comments, field: columnFieldOf(comments, "article"), within: [], keys: ["4", "5"], greatest: "7" }, id),
    [
      "update public.comments as t set article = m.top + v.n " +
        "from (select t.id as key, k.n from unnest($1::integer[]) with ordinality as k (key, n) join public.comments as t on t.id = k.key) as v, " +
        "(select coalesce(greatest(max(o.article), $2::bigint), 0) as top from public.comments as o) as m where t.id = v.key",
      ["4", "5"],
      "7",
    ],
  ],
  [
    "numbers of a list make way for others, where other lists may have the same",
    write.parkValues(
      {
        collection: comments,
        field: columnFieldOf(comments, "article"),
        within: [columnFieldOf(comments, "item")],
        keys: ["4"],
        greatest: null,
      },
      id,
    ),
    [
      "update public.comments as t set article = m.top + v.n " +
        "from (select t.id as key, k.n from unnest($1::integer[]) with ordinality as k (key, n) join public.comments as t on t.id = k.key) as v, " +
        "(select coalesce(greatest(max(o.article), $2::bigint), 0) as top from public.comments as o " +
        "where o.item = any (select t.item from public.comments as t where t.id = any($3::integer[]))) as m where t.id = v.key",
      ["4"],
      null,
      ["4"],
    ],
  ],
  [
    "rows are deleted, and which of them were there is told",
    write.deleteRows(comments, id, ["4", "5"], false),
    ["delete from public.comments as t where t.id = any($1::integer[]) returning t.id::text", ["4", "5"]],
  ],
])("%s", (_what, statement, sql) => {
  expect(plainSql(statement)).toEqual(sql);
});

test("a text is compiled once for a shape, however many rows there are", () => {
  const texts = createStatementTexts();
  const one = writeGroups(texts, [batchOf(["1"], { name: ["red"] })]);
  const two = writeGroups(texts, [batchOf(["2", "3"], { name: ["green", "blue"] })]);
  const other = writeGroups(texts, [batchOf(["4"], { day: [null] })]);
  expect(two).toEqual({
    ...one,
    parameters: [
      ["2", "3"],
      ["green", "blue"],
    ],
  });
  expect(other.sql).not.toBe(one.sql);
  expect(plainSql(writeGroups(texts, [batchOf([null], { name: ["red"] })]))).toEqual(
    plainSql(writeAll(batchOf([null], { name: ["red"] }))),
  );
});

test("what comes back is told apart by the group", () => {
  const narrow = batchOf(["1", "2"]);
  const wide = { ...batchOf(["3"]), returned: [columnFieldOf(tags, "name")] };
  const rows = [
    ["0", "1", null],
    ["1", "3", "red"],
    ["0", "2", null],
  ];
  expect(splitRows([narrow, wide, narrow], rows)).toEqual([[["1"], ["2"]], [["3", "red"]], []]);
  expect(splitRows([narrow], [["1"], ["2"]])).toEqual([[["1"], ["2"]]]);
});

function writeAll(...batches: readonly RowBatch[]): Statement {
  return writeGroups(createStatementTexts(), batches);
}

/** Those of article 7. */
function membersOf(name: string): write.ListMembers {
  const relation = listOf(articles, name);
  const link = columnFieldOf(comments, relation.targetField);
  const isAny = relation.kind === "o2a";
  return {
    link,
    sqlType: isAny ? link.sqlType : id.sqlType,
    collection: isAny ? { field: columnFieldOf(comments, relation.collectionField), name: "articles" } : null,
    parents: ["7"],
    mayDelete: relation.deselectAction === "delete",
  };
}

function listOf(collection: Collection, name: string): OneToMany | OneToAny {
  const field = collection.fields.get(name);
  if (field?.kind !== "alias") throw new Error(`"${name}" is no list.`);
  return field.relation;
}

/** Tags with these keys and, column by column, their values. */
function batchOf(keys: readonly (string | null)[], columns: Readonly<Record<string, readonly (string | null)[]>> = {}): RowBatch {
  const fields = Object.keys(columns).map((name) => columnFieldOf(tags, name));
  return {
    collection: tags,
    isNew: true,
    key: id,
    hasKeys: true,
    fields,
    returned: [],
    rows: [],
    texts: [keys, ...Object.values(columns)],
  };
}
