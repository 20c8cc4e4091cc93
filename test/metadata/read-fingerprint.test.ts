/** Whatever the schema is made of changes the fingerprint, and what is only stored does not. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compileSql } from "../../src/database/compile-sql.ts";
import type { Connection, Database } from "../../src/database/database.ts";
import { type Fingerprint, readFingerprint, readWatchedTables } from "../../src/metadata/read-fingerprint.ts";
import { databaseKinds, openTestDatabase } from "../harness/open-database.ts";

describe.each(databaseKinds)("the fingerprint on %s", (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await openTestDatabase(kind, "granted");
    for (const statement of preparations) await execute(database, statement);
  });
  afterAll(() => database.close());

  const read = async (): Promise<Fingerprint> => readFingerprint(database, await readWatchedTables(database, ["public"]));

  test.each([
    "alter table teams add column color text default ''",
    "alter table teams alter column color type varchar(10)",
    "alter table teams alter column color set not null",
    "alter table teams alter column color set default 'red'",
    "alter table teams rename column color to hue",
    "alter table teams drop column hue",
    "alter table teams add constraint few check (budget < 1000)",
    "create unique index on teams (name)",
    "comment on table teams is 'People'",
    "create table rooms (id int primary key)",
    "alter table rooms rename to halls",
    "create table big_halls () inherits (halls)",
    "drop table halls cascade",
    // Types.
    "alter domain label drop not null",
    "alter domain label set default 'none'",
    "alter domain label add constraint short check (length(value) < 9)",
    "alter domain label drop constraint short",
    "alter domain name_of_label set not null",
    "alter type mood add value 'fine'",
    "alter type mood rename value 'fine' to 'good'",
    "alter type place add attribute floor int",
    "alter type place rename attribute floor to level",
    "alter collation loose rename to looser",
    "alter type mood rename to temper",
    // Rights.
    "revoke select on teams from clerk",
    "grant select (id) on teams to clerk",
    "revoke select (id) on teams from clerk",
    "grant usage on sequence teams_id_seq to clerk",
    "revoke usage on schema public from clerk",
    "grant clerk to current_user",
    "alter table notes disable row level security",
    "alter table notes enable row level security",
    "alter table teams owner to clerk",
    "drop trigger mark_as_gone on files",
    "create rule quiet as on update to teams where old.name = new.name do instead nothing",
  ])("changes with: %s", async (statement) => {
    const before = await read();
    await execute(database, statement);
    expect((await read()).structure).not.toBe(before.structure);
  });

  test.each([
    "insert into teams (name) values ('new')",
    "update teams set budget = 3",
    "truncate payslips",
    "analyze teams",
    "create temporary table gone (id int)",
    "select nextval('teams_id_seq')",
  ])("stays with: %s", async (statement) => {
    const before = await read();
    await execute(database, statement);
    expect(await read()).toEqual(before);
  });
});

const preparations: readonly string[] = [
  "create domain label as text not null",
  "create domain name_of_label as label",
  "create type mood as enum ('sad', 'happy')",
  "create type place as (room text)",
  "create collation loose (provider = icu, locale = 'und')",
];

async function execute(connection: Connection, statement: string): Promise<void> {
  await connection.run(compileSql(sql.raw(statement)));
}
