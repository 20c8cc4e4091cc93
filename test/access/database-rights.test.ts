/** What the database itself does not let its role do: told as FORBIDDEN, or done in the way that it allows. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readCatalog } from "../../src/database/catalog.ts";
import { RequestError } from "../../src/errors.ts";
import { databaseKinds, openTestDatabase } from "../harness/open-database.ts";
import { serveFixture } from "../harness/serve-fixture.ts";
import type { ServedFixture } from "../harness/serve-fixture.ts";

const forbidden = "FORBIDDEN";

describe.each(databaseKinds)("the rights of the database's role on %s", (kind) => {
  let served: ServedFixture;
  beforeAll(async () => {
    served = await serveFixture(kind, "granted", { role: "clerk" });
  });
  afterAll(() => served.close());

  /** The data, or the code of the first error. */
  async function run(document: string): Promise<unknown> {
    const { data, errors } = await served.run(document);
    const [error] = errors ?? [];
    return error === undefined ? data : error.originalError instanceof RequestError ? error.originalError.code : error.message;
  }

  test.each<readonly [what: string, mutation: string, answer: unknown]>([
    [
      "a create draws the key that may not be stated",
      `create_staff_item(data: { name: "Dan" }) { name team { id } }`,
      { name: "Dan", team: null },
    ],
    [
      "several in their order",
      `create_staff_items(data: [{ name: "Eve", team: { id: 1 } }, { name: "Fay", team: { id: 2 } }, { name: "Gus" }], sort: ["name"]) { name team { id } }`,
      [
        { name: "Eve", team: { id: "1" } },
        { name: "Fay", team: { id: "2" } },
        { name: "Gus", team: null },
      ],
    ],
    ["a field may not be stated", `create_staff_item(data: { name: "x", created_by: "me" }) { id }`, forbidden],
    ["a key may not be stated", `create_staff_item(data: { id: 99, name: "x" }) { id }`, forbidden],
    ["a field may be changed", `update_staff_item(id: 1, data: { name: "Anna" }) { name }`, { name: "Anna" }],
    ["a field may not be changed", `update_staff_item(id: 1, data: { team: { id: 2 } }) { name }`, forbidden],
    ["an item may not be created", `create_teams_item(data: { name: "x" }) { id }`, forbidden],
    ["an item may not be changed", `update_teams_item(id: 1, data: { name: "x" }) { id }`, forbidden],
    ["an item may not be deleted", `delete_teams_item(id: 1) { id }`, forbidden],
    [
      "an item that may not be changed is linked",
      `create_badges_item(data: { code: "B", owner: { id: 2 } }) { code owner { name } }`,
      { code: "B", owner: { name: "Bob" } },
    ],
    ["an item that may not be changed is deleted", `delete_badges_item(id: "B") { id }`, { id: "B" }],
    ["row security keeps a new item out", `create_notes_item(data: { owner: "boss" }) { id }`, forbidden],
    ["row security lets a new item in", `create_notes_item(data: { body: "new" }) { owner }`, { owner: "clerk" }],
    ["row security forbids a value", `update_notes_item(id: 1, data: { body: "forbidden" }) { id }`, forbidden],
    ["row security hides an item from changes", `update_notes_item(id: 2, data: { body: "x" }) { id }`, forbidden],
    ["row security keeps an item", `delete_notes_item(id: 2) { id }`, forbidden],
    ["row security keeps one of several", `delete_notes_items(ids: [1, 2]) { ids }`, forbidden],
    ["row security lets an item go", `delete_notes_item(id: 1) { id }`, { id: "1" }],
    ["a trigger may keep an item nevertheless", `delete_files_item(id: 1) { id }`, { id: "1" }],
  ])("%s", async (_, mutation, answer) => {
    const data = await run(`mutation { answer: ${mutation} }`);
    expect(data).toEqual(answer === forbidden ? forbidden : { answer });
  });

  test("what is linked to an item takes the key that the database draws for it", async () => {
    const { data } = await served.run(
      `mutation { create_badges_item(data: { code: "C", owner: { name: "Hal" } }) { code owner { name } } }`,
    );
    expect(data).toEqual({ create_badges_item: { code: "C", owner: { name: "Hal" } } });
  });

  test("what may not be read is left out, and reported", () => {
    expect(served.diagnostics.map(({ message }) => message)).toEqual([
      `Collection "payslips": the database's role may not read it, so it is left out.`,
      `Field "pay.amount": the database's role may not read the column, so it is left out.`,
      `Field "staff.salary": the database's role may not read the column, so it is left out.`,
      `Collection "visits": found a primary key that the database's role may not read, expected one column; it is served as lists and aggregates only.`,
      `Field "visits.id": the database's role may not read the column, so it is left out.`,
      `Field "visits.visitor": the database's role may not read the column, so it is left out.`,
    ]);
  });
});

test("tables of a schema that may not be used are hidden", async () => {
  const database = await openTestDatabase("postgres", "granted", { role: "clerk" });
  const { hiddenTables, tables } = await readCatalog(database, ["closed", "public"]);
  expect(hiddenTables).toEqual([
    { schema: "closed", name: "ledger" },
    { schema: "public", name: "payslips" },
  ]);
  expect(tables.some(({ name }) => name === "ledger")).toBe(false);
  await database.close();
});
