import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Connection, Database, Parameter, Row, Statement } from "../../src/database/database.ts";
import { databaseKinds, openTestDatabase } from "../harness/open-database.ts";

describe.each(databaseKinds)("the port on %s", (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await openTestDatabase(kind, "things");
  });
  afterAll(() => database.close());

  const run = (sql: string, ...parameters: Parameter[]): Promise<readonly Row[]> => database.run({ sql, parameters });

  test.each([
    ["true", "t"],
    ["12345678901234567890.10::numeric", "12345678901234567890.10"],
    ["9007199254740993::bigint", "9007199254740993"],
    ["0.1::float8 + 0.2::float8", "0.30000000000000004"],
    ["1.50::numeric(10, 2)", "1.50"],
    ["'2024-02-29'::date", "2024-02-29"],
    ["'2024-02-29 12:00:00.123456'::timestamp", "2024-02-29 12:00:00.123456"],
    ["'2024-02-29 12:00:00+02'::timestamptz", "2024-02-29 10:00:00+00"],
    ["'01/02/2024'::date", "2024-01-02"],
    ["'1 day 2 hours'::interval", "1 day 02:00:00"],
    [`'{"b": 1, "a": [null]}'::jsonb`, '{"a": [null], "b": 1}'],
    [`'{"b":1}'::json`, '{"b":1}'],
    ["array['a', null, 'b \"c']", '{a,NULL,"b \\"c"}'],
    ["array[1, 2]", "{1,2}"],
    ["'\\xdeadbeef'::bytea", "\\xdeadbeef"],
    ["null::int", null],
    ["''", ""],
  ])("%s reads as PostgreSQL's text", async (expression, text) => {
    expect(await run(`select ${expression}`)).toEqual([[text]]);
  });

  test("cells of the same name stay apart, and a row without cells is a row", async () => {
    expect(await run("select 1 as a, 2 as a")).toEqual([["1", "2"]]);
    expect(await run("select from generate_series(1, 2)")).toEqual([[], []]);
  });

  test.each([
    ["text", 'it\'s "quoted" \\ back'],
    ["text", ""],
    ["boolean", "t"],
    ["integer", "42"],
    ["numeric", "0.10"],
    ["jsonb", '{"a": "\\"ä\\""}'],
    ["timestamptz", "2024-01-01 00:00:00+00"],
    ["uuid", "7c9e6679-7425-40de-944b-e07fc1f90ae7"],
    ["text[]", "{a,b}"],
    ["bytea", "\\x00ff"],
  ])("a %s goes in as text and comes back", async (type, value) => {
    expect(await run(`select $1::${type}, $2::${type}`, value, null)).toEqual([[value, null]]);
  });

  test.each([
    [[]],
    [["plain"]],
    [["", "NULL", "null", null]],
    [['"', "\\", '\\"', "\\\\", "{}", "{a,b}", ","]],
    [[" leading and trailing ", "line\nbreak", "tab\t"]],
    [["ä", "日本語", "🎬", "\u0001"]],
  ])("the array %j keeps its elements", async (values) => {
    const rows = await run("select v from unnest($1::text[]) with ordinality u (v, n) order by n", values);
    expect(rows.map(([value]) => value)).toEqual(values);
  });

  test("a long array is one parameter", async () => {
    const keys = Array.from({ length: 100_000 }, (_, index) => String(index));
    expect(await run("select count(*), sum(k) from unnest($1::int[]) k", keys)).toEqual([["100000", "4999950000"]]);
  });

  test("a failed statement leaves the connection well", async () => {
    await expect(run("select $1::integer", "abc")).rejects.toMatchObject({ code: "22P02" });
    await expect(run("select $1::text", "nul \0 byte")).rejects.toMatchObject({ code: "22021" });
    expect(await run("select 1")).toEqual([["1"]]);
  });

  test("prepared statements answer as others do, also when their table has changed since", async () => {
    const statement = { sql: "select * from kinds where label = any($1::text[])", parameters: [["two"]], prepared: true };
    for (let round = 0; round < 3; round++) expect(await database.run(statement)).toEqual([["2", "two", "2"]]);
    await run("alter table kinds add note text default 'new'");
    for (let round = 0; round < 6; round++) expect(await database.run(statement)).toEqual([["2", "two", "2", "new"]]);
    await run("alter table kinds drop note");
  });

  test("a transaction commits what its work has done, and answers with its result", async () => {
    const answer = await database.transaction(async (connection) => {
      await connection.run({ sql: "insert into kinds (label) values ($1)", parameters: ["kept"] });
      return connection.run({ sql: "select label from kinds where label = 'kept'", parameters: [] });
    });
    expect(answer).toEqual([["kept"]]);
    expect(await run("select count(*) from kinds where label = 'kept'")).toEqual([["1"]]);
  });

  test("a transaction whose work throws leaves nothing", async () => {
    const work = database.transaction(async (connection) => {
      await connection.run({ sql: "insert into kinds (label) values ('gone')", parameters: [] });
      throw new Error("on purpose");
    });
    await expect(work).rejects.toThrow("on purpose");
    expect(await run("select count(*) from kinds where label = 'gone'")).toEqual([["0"]]);
  });

  test("a transaction with a failed statement never counts as committed", async () => {
    const work = database.transaction(async (connection) => {
      await connection.run({ sql: "insert into kinds (label) values ('half')", parameters: [] });
      await connection.run({ sql: "select 1 / 0", parameters: [] }).catch(() => {});
      return "done";
    });
    await expect(work).rejects.toThrow("division by zero");
    expect(await run("select count(*) from kinds where label = 'half'")).toEqual([["0"]]);
  });

  test("a transaction commits behind what was asked for, as long as none of it fails", async () => {
    const insert = (connection: Connection, label: string): Promise<unknown> =>
      connection.run({ sql: "insert into kinds (label) values ($1)", parameters: [label] });
    const whole = database.transaction(async (connection) => {
      const written = insert(connection, "after");
      connection.commit();
      return written;
    });
    expect(await whole).toEqual([]);
    const failed = database.transaction(async (connection) => {
      const written = insert(connection, "taken");
      const wrong = connection.run({ sql: "select 1 / 0", parameters: [] });
      connection.commit();
      await written;
      return wrong.catch(() => "told otherwise");
    });
    await expect(failed).rejects.toThrow("division by zero");
    expect(await run("select label from kinds where label in ('after', 'taken')")).toEqual([["after"]]);
  });

  test("a transaction at once is whole, and answers what each of its statements finds", async () => {
    const insert = { sql: "insert into kinds (label) select unnest($1::text[])", parameters: [["1st", "2nd"]], prepared: true };
    const select = { sql: "select label from kinds where label = any ($1) order by label", parameters: [["1st", "2nd"]] };
    const found = await database.transactionAtOnce((connection) =>
      Promise.all([connection.run(insert), connection.run(select), connection.run({ ...select, parameters: [["1st"]] })]),
    );
    expect(found).toEqual([[], [["1st"], ["2nd"]], [["1st"]]]);
    expect(await database.run(select)).toEqual([["1st"], ["2nd"]]);
  });

  test.each([
    ["a statement of it", { sql: "select 1 / $1::int", parameters: ["0"], prepared: true }, "division by zero"],
    ["what waits for its end", { sql: "insert into waiting (kind) values ($1)", parameters: ["77"], prepared: true }, "foreign key"],
  ])("a transaction at once leaves nothing where %s fails", async (_what, wrong, message) => {
    await run("create table if not exists waiting (kind integer references kinds deferrable initially deferred)");
    const statements: readonly Statement[] = [
      { sql: "insert into kinds (label) values ($1)", parameters: ["vain"], prepared: true },
      wrong,
      { sql: "select count(*) from kinds where label = $1", parameters: ["vain"], prepared: true },
    ];
    for (let round = 0; round < 2; round++) {
      const outcomes = await database
        .transactionAtOnce((connection) => Promise.all(statements.map((statement) => connection.run(statement))))
        .catch((error: unknown) => error);
      expect(outcomes).toEqual(expect.objectContaining({ message: expect.stringContaining(message) }));
      expect(await run("select count(*) from kinds where label = 'vain'")).toEqual([["0"]]);
    }
    await run("drop table waiting");
  });

  test("statements of a transaction may be asked for at once, and wait for each other", async () => {
    const rows = await database.transaction((connection) =>
      Promise.all(["1", "2", "3"].map((value) => connection.run({ sql: "select $1::int", parameters: [value] }))),
    );
    expect(rows).toEqual([[["1"]], [["2"]], [["3"]]]);
  });

  test("a transaction's connection is of no use after it", async () => {
    const kept = await database.transaction((connection) => Promise.resolve(connection));
    await expect(kept.run({ sql: "select 1", parameters: [] })).rejects.toThrow("ended");
    const ofOne = await database.transactionAtOnce((connection) => Promise.resolve(connection));
    await expect(ofOne.run({ sql: "select 1", parameters: [] })).rejects.toThrow("ended");
  });

  test("transactions at the same time do not see each other", async () => {
    const counts = await Promise.all(
      ["x1", "x2", "x3"].map((label) =>
        database.transaction(async (connection) => {
          await connection.run({ sql: "insert into kinds (label) values ($1)", parameters: [label] });
          return connection.run({ sql: "select count(*) from kinds where label = $1", parameters: [label] });
        }),
      ),
    );
    expect(counts).toEqual([[["1"]], [["1"]], [["1"]]]);
  });

  test("a signal that is aborted already runs nothing", async () => {
    const signal = AbortSignal.abort(new Error("gone away"));
    const statement = { sql: "insert into kinds (label) values ('never')", parameters: [] };
    await expect(database.run(statement, { signal })).rejects.toThrow("gone away");
    expect(await run("select count(*) from kinds where label = 'never'")).toEqual([["0"]]);
  });
});
