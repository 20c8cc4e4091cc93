import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Catalog, type CatalogColumn, type CatalogTable, readCatalog } from "../../src/database/catalog.ts";
import { listWholeKeys } from "../../src/database/whole-keys.ts";
import type { Database } from "../../src/database/database.ts";
import { hasOracle } from "../harness/fixture.ts";
import { databaseKinds, openTestDatabase } from "../harness/open-database.ts";
import { recordStatements } from "../harness/record-statements.ts";

/** Takes back what a transaction made. */
const undone = new Error("undone");

describe.each(databaseKinds)("the catalog on %s", (kind) => {
  let database: Database;
  let catalog: Catalog;
  beforeAll(async () => {
    database = await openTestDatabase(kind, "catalog");
    catalog = await readCatalog(database, ["public"]);
  });
  afterAll(() => database.close());

  const table = (name: string): CatalogTable | undefined => catalog.tables.find((candidate) => candidate.name === name);
  const column = (of: string, name: string): CatalogColumn | undefined => table(of)?.columns.find((candidate) => candidate.name === name);

  test("tables and views stand in order of schema and name, partitions under their table", () => {
    expect(catalog.tables.map(({ kind: tableKind, name }) => `${tableKind} ${name}`)).toEqual([
      'table a"b',
      "table articles",
      "view author_counts",
      "view author_names",
      "table authors",
      "table event_notes",
      "table events",
      "table keyless",
      "table notes",
      "table types",
    ]);
  });

  test("schemas stand in the order of the search path", async () => {
    const both = await readCatalog(database, ["other", "public"]);
    expect(both.tables.map(({ schema, name }) => `${schema}.${name}`).slice(0, 2)).toEqual(["other.countries", 'public.a"b']);
  });

  test.each<[table: string, column: string, expected: Partial<CatalogColumn>]>([
    ["authors", "id", { type: "int4", sqlType: "integer", nullable: false, sequence: "public.authors_id_seq", isGenerated: false }],
    ["authors", "email", { type: "varchar", sqlType: "character varying", maxLength: 255, nullable: false, default: null }],
    ["authors", "name", { type: "text", default: "'nobody'::text", maxLength: null }],
    [
      "authors",
      "nick",
      {
        type: "varchar",
        sqlType: "character varying",
        maxLength: 20,
        nullable: false,
        default: "'none'::character varying",
        comment: "Short; optional",
      },
    ],
    ["authors", "mood", { type: "mood", sqlType: "public.mood", enumLabels: ["sad", `it's "fine"`, "happy"], isArray: false }],
    ["authors", "moods", { type: "_mood", sqlType: "public.mood[]", enumLabels: null, isArray: true }],
    ["authors", "moods", { elementType: "mood", comparison: "order" }],
    ["authors", "scores", { elementType: "int4", comparison: "order" }],
    ["authors", "name", { elementType: null, comparison: "order", isRow: false, isDeterministic: true }],
    ["types", "document", { comparison: "none" }],
    ["types", "documents", { comparison: "none" }],
    ["types", "binary_document", { comparison: "order" }],
    ["types", "place", { comparison: "none" }],
    ["types", "period", { comparison: "order" }],
    ["types", "network", { comparison: "order" }],
    ["types", "words", { comparison: "order" }],
    ["types", "transaction", { comparison: "equality" }],
    ["types", "pair", { type: "pair", isRow: true, comparison: "order" }],
    ["types", "spot", { isRow: true, comparison: "none" }],
    ["types", "spots", { isRow: false, comparison: "none" }],
    ["types", "email", { comparison: "order", isDeterministic: false }],
    ["types", "mail_domain", { type: "text", isDeterministic: false }],
    ["authors", "size", { type: "size", sqlType: "other.size", enumLabels: ["s", "m"] }],
    ["authors", "tags", { type: "_text", sqlType: "text[]", isArray: true, nullable: false }],
    ["authors", "keywords", { type: "_text", sqlType: "text[]", isArray: true }],
    ["authors", "scores", { type: "_int4", sqlType: "public.positive[]", isArray: true }],
    ["authors", "age", { type: "int4", sqlType: "integer" }],
    ["authors", "initial", { type: "char", sqlType: '"char"' }],
    ["authors", "code", { type: "bpchar", sqlType: "bpchar", maxLength: 3 }],
    ["authors", "flags", { type: "bit", sqlType: '"bit"', maxLength: null }],
    ["authors", "rating", { type: "numeric", sqlType: "numeric", nullable: true }],
    ["authors", "created", { type: "timestamptz", sqlType: "timestamp with time zone", default: "now()" }],
    ["authors", "nothing", { default: "NULL::character varying", maxLength: 10 }],
    ["authors", "vector", { type: "int2vector", isArray: false }],
    ["authors", "greeting", { type: "text", isGenerated: true, default: null }],
    ["articles", "number", { isGenerated: true, sequence: "public.articles_number_seq", nullable: false, default: null }],
    ["articles", "draft", { isGenerated: false, sequence: "public.articles_draft_seq" }],
    ['a"b', 'c"d', { type: "text" }],
    ['a"b', "äö ü", { sqlType: "public.mood" }],
    ["author_names", "id", { type: "int4", nullable: true }],
    ["author_counts", "total", { type: "int8" }],
    ["authors", "rating", { checks: ["authors_rating_check", "low rating"] }],
    ["authors", "age", { checks: [], sharesChecks: false }],
    ["authors", "name", { checks: [], sharesChecks: true }],
    ["keyless", "number", { sequence: null, default: "nextval('shared_numbers'::regclass)" }],
  ])("column %s.%s", (of, name, expected) => {
    expect(column(of, name)).toMatchObject(expected);
  });

  test("columns stand in the order of the table, without the dropped ones", () => {
    expect(table('a"b')?.columns.map(({ name }) => name)).toEqual(["select", 'c"d', "äö ü"]);
    expect(column("authors", "gone")).toBeUndefined();
  });

  test("comments are read", () => {
    expect(table("authors")?.comment).toBe('People who "write"');
    expect(table("notes")?.comment).toBeNull();
  });

  test("keys stand in key order", () => {
    expect(table("authors")?.primaryKey).toEqual(["id"]);
    expect(table("articles")?.primaryKey).toEqual(["edition", "number"]);
    expect(table("events")?.primaryKey).toEqual(["id", "day"]);
    expect(table("author_names")?.primaryKey).toEqual([]);
  });

  test("unique keys come from constraints and from indexes, those that hold among all rows apart from others", () => {
    const authors = table("authors");
    expect(authors && listWholeKeys(authors)).toEqual([["email"], ["name", "country"], ["rating", "age"]]);
    const key = { isPartial: false, hasExpressions: false, deferrable: false, nullsNotDistinct: false, referred: [] };
    expect(authors?.uniqueKeys).toEqual([
      { ...key, columns: ["email"] },
      { ...key, columns: ["name"], hasExpressions: true },
      { ...key, columns: ["name", "country"] },
      { ...key, columns: ["age"], isPartial: true },
      { ...key, columns: ["rating", "age"], deferrable: true, nullsNotDistinct: true },
    ]);
    expect(table('a"b')?.uniqueKeys).toEqual([{ ...key, columns: ['c"d'] }]);
  });

  test("foreign keys pair their columns, across schemas and partitions", () => {
    expect(table("notes")?.foreignKeys).toEqual([
      {
        name: "notes to articles",
        cascades: false,
        waits: false,
        follows: false,
        isEnforced: true,
        columns: ["article_number", "article_edition"],
        targetSchema: "public",
        targetTable: "articles",
        targetColumns: ["number", "edition"],
      },
      expect.objectContaining({ columns: ["parent"], targetTable: "notes", targetColumns: ["id"] }),
    ]);
    expect(table("authors")?.foreignKeys).toEqual([
      expect.objectContaining({ columns: ["country"], targetSchema: "other", targetTable: "countries" }),
    ]);
    expect(table("event_notes")?.foreignKeys).toEqual([
      expect.objectContaining({ columns: ["event", "day"], targetTable: "events", targetColumns: ["id", "day"] }),
    ]);
  });

  test("a foreign key whose triggers are switched off is not enforced", async () => {
    for (const sql of [
      "create table probe (id int primary key, above int references probe, beside int references probe)",
      "alter table probe disable trigger all",
    ])
      await database.run({ sql, parameters: [] });
    const enforced = async (): Promise<readonly boolean[] | undefined> => {
      const { tables } = await readCatalog(database, ["public"]);
      return tables.find(({ name }) => name === "probe")?.foreignKeys.map(({ isEnforced }) => isEnforced);
    };
    try {
      expect(await enforced()).toEqual([false, false]);
      await database.run({ sql: "alter table probe enable trigger all", parameters: [] });
      expect(await enforced()).toEqual([true, true]);
    } finally {
      await database.run({ sql: "drop table probe", parameters: [] });
    }
  });

  test("tables have as many rows as PostgreSQL knows of, partitions together; how many a view has is not known", async () => {
    await database.run({ sql: "create table counted (id int) partition by hash (id)", parameters: [] });
    await database.run({ sql: "create table counted_0 partition of counted for values with (modulus 2, remainder 0)", parameters: [] });
    await database.run({ sql: "create table counted_1 partition of counted for values with (modulus 2, remainder 1)", parameters: [] });
    await database.run({ sql: "create table uncounted (text text)", parameters: [] });
    await database.transaction(async (connection) => {
      // What is noted later than the table is analyzed would be counted once more.
      await connection.run({ sql: "select pg_stat_force_next_flush()", parameters: [] });
      await connection.run({ sql: "insert into counted select generate_series(1, 5000)", parameters: [] });
      await connection.run({ sql: "insert into uncounted select repeat('x', 100) from generate_series(1, 5000)", parameters: [] });
    });
    await database.run({ sql: "analyze counted", parameters: [] });
    try {
      const { tables } = await readCatalog(database, ["public"]);
      const rowsOf = (name: string): number | null | undefined => tables.find((candidate) => candidate.name === name)?.rows;
      expect(rowsOf("counted")).toBe(5_000);
      expect(rowsOf("uncounted")).toBeGreaterThan(3_000);
      expect(rowsOf("authors")).toBeLessThan(1_000);
      expect(rowsOf("author_names")).toBeNull();
    } finally {
      await database.run({ sql: "drop table counted, uncounted", parameters: [] });
    }
  });

  test.each<[what: string, isPlain: boolean, statements: readonly string[]]>([
    ["a table", true, ["create table probe (id serial primary key, name text)"]],
    ["a foreign key", true, ["create table probe (id int primary key, parent int references probe on delete cascade deferrable)"]],
    [
      "PostgreSQL's own functions",
      true,
      [
        "create table probe (id uuid default gen_random_uuid(), name text check (length(name) < 9), low text generated always as (lower(name)) stored)",
      ],
    ],
    ["domains and enums", true, ["create table probe (age positive, nick shorter_text, mood mood)"]],
    ["a trigger", false, ["create table probe (id int)", "create trigger t after insert on probe execute function seen()"]],
    [
      "a trigger that is switched off",
      true,
      [
        "create table probe (id int)",
        "create trigger t after insert on probe execute function seen()",
        "alter table probe disable trigger t",
      ],
    ],
    [
      "a rule",
      false,
      ["create table probe (id int)", "create rule r as on insert to probe do also delete from other.countries where false"],
    ],
    ["partitions", false, ["create table probe (id int) partition by hash (id)"]],
    ["heirs", false, ["create table probe (id int)", "create table heir () inherits (probe)"]],
    ["a view", false, ["create view probe as select 1 as id"]],
    ["a check that calls a function", false, ["create table probe (id int check (known(id)))"]],
    ["a default that calls one", false, ["create table probe (id int default (case when known(1) then 1 end))"]],
    ["a generated column that calls one", false, ["create table probe (id int, big boolean generated always as (known(id)) stored)"]],
    ["an index that calls one", false, ["create table probe (id int)", "create index on probe (known(id))"]],
    ["an operator that does", false, ["create table probe (id int check (id ### 1))"]],
    [
      "a domain of a domain that does",
      false,
      ["create domain first as int check (known(value))", "create domain second as first", "create table probe (id second)"],
    ],
    ["a domain's default that does", false, ["create domain first as boolean default known(1)", "create table probe (id first)"]],
    [
      "rows of such domains",
      false,
      ["create domain first as int check (known(value))", "create type two as (a int, b first)", "create table probe (ids two[])"],
    ],
  ])("with %s, whether nothing else happens is %s", async (_what, isPlain, statements) => {
    let found: boolean | undefined;
    await database
      .transaction(async (connection) => {
        const functions = [
          "create function seen() returns trigger language plpgsql as 'begin return null; end'",
          "create function known(int) returns boolean immutable language sql as 'select true'",
          "create function same(int, int) returns boolean language sql as 'select true'",
          "create operator ### (leftarg = int, rightarg = int, function = same)",
        ];
        for (const sql of [...functions, ...statements]) await connection.run({ sql, parameters: [] });
        const { tables } = await readCatalog(connection, ["public"]);
        found = tables.find(({ name }) => name === "probe")?.isPlain;
        throw undone;
      })
      .catch((error: unknown) => {
        if (error !== undone) throw error;
      });
    expect(found).toBe(isPlain);
  });

  test("four statements read it", async () => {
    const { database: recorded, statements } = recordStatements(database);
    await readCatalog(recorded, ["public", "other"]);
    expect(statements).toHaveLength(4);
  });

  test("an unknown schema is empty", async () => {
    expect(await readCatalog(database, ["nowhere"])).toEqual({ tables: [], hiddenTables: [] });
  });
});

test.skipIf(!hasOracle)("the catalog of a Directus database", async () => {
  const database = await openTestDatabase("postgres", "agencyos");
  try {
    const { tables } = await readCatalog(database, ["public"]);
    expect(tables.length).toBeGreaterThan(90);
    expect(tables.every(({ primaryKey, kind }) => kind === "view" || primaryKey.length > 0)).toBe(true);
  } finally {
    await database.close();
  }
});
