/** Steps that are one statement, where it matters who asks and what fails; the cases of `joins` show the statements. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../src/database/database.ts";
import { readOverlay } from "../harness/case-files.ts";
import { databaseKinds, openTestDatabase } from "../harness/open-database.ts";
import { recordStatements } from "../harness/record-statements.ts";
import { serveFixture } from "../harness/serve-fixture.ts";
import { serveWrites } from "./serve-writes.ts";

describe.each(databaseKinds)("on %s", (kind) => {
  test.each<readonly [role: string | undefined, statements: number]>([
    ["porter", 2],
    [undefined, 1],
  ])("row security that looks at the parent sees it, as %s", async (role, statements) => {
    const served = await serveFixture(kind, "joins", { ...readOverlay("joins"), ...(role === undefined ? {} : { role }) });
    const result = await served.run('mutation { create_members_item(data: { name: "Mo", badges: [{}, {}] }) { badges { id } } }');
    await served.close();
    expect(result.data).toEqual({ create_members_item: { badges: [{ id: "1" }, { id: "2" }] } });
    expect(result.statements.filter(({ sql }) => sql.includes("insert into"))).toHaveLength(statements);
  });

  describe("an error that does not tell which step is at fault", () => {
    let opened: Database;
    beforeAll(async () => {
      opened = await openTestDatabase(kind, "joins");
    });
    afterAll(() => opened.close());

    // Of both texts "here", only one is no address.
    const fault = 'create_books_item(data: { title: "One", shelf: "here", author: { name: "here" } }) { id }';
    const refused = { extensions: { code: "INVALID_PAYLOAD", path: "data.shelf", field: "shelf", collection: "books" } };

    test.each([
      ["of a field", {}],
      ["of an operation", { "relata-transaction": "operation" }],
    ])("is told when the transaction %s has been done again, with its steps apart", async (_what, headers) => {
      const { database, statements } = recordStatements(opened);
      const { ask } = await serveWrites(database);
      const before = statements.length;
      const { body } = await ask(`mutation { first: create_authors_item(data: { name: "A" }) { id } second: ${fault} }`, {}, headers);
      expect(body.errors).toMatchObject([refused]);
      const writing = statements.slice(before).filter(({ sql }) => sql.includes("insert into"));
      expect(writing.filter(({ sql }) => sql.startsWith("with"))).toHaveLength(1);
      expect(writing.slice(-2).map(({ sql }) => /^insert into "public"."(\w+)"/.exec(sql)?.[1])).toEqual(["authors", "books"]);
    });

    test("leaves nothing behind", async () => {
      expect(await opened.run({ sql: "select name from authors where name = 'here'", parameters: [] })).toEqual([]);
      expect(await opened.run({ sql: "select name from authors where name = 'A'", parameters: [] })).toEqual([["A"]]);
    });
  });
});
