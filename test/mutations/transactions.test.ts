/** What an error leaves behind: nothing of its field, or nothing of its operation, where the client asks for that. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../src/database/database.ts";
import { databaseKinds, openTestDatabase } from "../harness/open-database.ts";
import { touchedTables } from "./lab-trees.ts";
import { serveWrites, type WriteServer } from "./serve-writes.ts";

const wholeOperation = { "relata-transaction": "operation" };

describe.each(databaseKinds)("on %s", (kind) => {
  let database: Database;
  let server: WriteServer;
  let transactions = 0;

  beforeAll(async () => {
    const opened = await openTestDatabase(kind, "lab");
    // Checked at COMMIT only.
    await opened.run({ sql: "alter table lockers add constraint late unique (person) deferrable initially deferred", parameters: [] });
    await opened.run({ sql: "alter table lockers drop constraint lockers_person_key", parameters: [] });
    database = {
      ...opened,
      transaction: (work) => {
        transactions += 1;
        return opened.transaction(work);
      },
    };
    server = await serveWrites(database);
  });

  afterAll(() => database.close());

  const dump = async (): Promise<string> => {
    const tables = [...touchedTables, "lockers", "passports"].map((table) => `select '${table}' || t::text as line from ${table} as t`);
    const sql = `select string_agg(line, e'\\n' order by line) from (${tables.join(" union all ")}) as lines`;
    return (await database.run({ sql, parameters: [] }))[0]?.[0] ?? "";
  };

  describe("an error in the depth of a nested input leaves nothing of its field", () => {
    const deep = (grandchild: unknown): unknown => ({
      name: "top",
      parent: { name: "above" },
      tags: [{ tags_code: { code: "fresh", label: "Fresh" } }, { id: 1, note: "changed" }],
      children: [
        { id: 2, name: "changed" },
        { name: "child", children: [grandchild] },
      ],
    });
    const create = "mutation ($data: create_nodes_input!) { create_nodes_item(data: $data) { id } }";
    const update = "mutation ($data: update_nodes_input!) { update_nodes_item(id: 1, data: $data) { id } }";

    const faults: readonly (readonly [string, unknown, string])[] = [
      ["a foreign key", { name: "x", tags: [{ tags_code: "nowhere" }] }, "INVALID_FOREIGN_KEY"],
      ["an any-link", { name: "x", sections: [{ collection: "texts", item: "4711" }] }, "FORBIDDEN"],
      [
        "a unique column",
        { name: "x", remarks: [{ person: { name: "Dup", passport: { number: "P-9", expires: "2030-01-01" } } }] },
        "RECORD_NOT_UNIQUE",
      ],
      [
        "a constraint checked at COMMIT",
        { name: "x", remarks: [{ person: { name: "Two", lockers: [{ id: 8 }, { id: 9 }] } }] },
        "RECORD_NOT_UNIQUE",
      ],
      ["a missing value", { name: "x", children: [{ id: 4711 }] }, "FAILED_VALIDATION"],
      ["an unknown item", { name: "x", children_changes: { update: [{ id: 4711, name: "y" }] } }, "FORBIDDEN"],
    ];

    beforeAll(async () => {
      await database.run({ sql: "alter table passports add constraint once unique (expires)", parameters: [] });
    });

    test.each(faults)("%s", async (_name, grandchild, code) => {
      const before = await dump();
      for (const document of [create, update]) {
        const { body } = await server.ask(document, { data: deep(grandchild) });
        expect([body.errors?.map(({ extensions }) => extensions["code"]), await dump()]).toEqual([[code], before]);
      }
    });

    test("an answer that cannot be read", async () => {
      const before = await dump();
      const document = `mutation ($data: create_nodes_input!) { create_nodes_item(data: $data) { id children(sort: ["nope"]) { id } } }`;
      const { body } = await server.ask(document, { data: deep({ name: "x" }) });
      expect([body.errors?.[0]?.extensions["code"], await dump()]).toEqual(["FORBIDDEN", before]);
    });
  });

  const three = `mutation ($second: create_tags_input!) {
    a: create_tags_item(data: { code: "a", label: "A" }) { code }
    b: create_tags_item(data: $second) { code }
    c: create_tags_item(data: { code: "c", label: "C" }) { code }
  }`;
  const codes = async (): Promise<readonly unknown[]> => {
    const rows = await database.run({ sql: "select code from tags where length(code) = 1 order by code", parameters: [] });
    return rows.map(([code]) => code);
  };
  const forget = async (): Promise<void> => {
    await database.run({ sql: "delete from tags where length(code) = 1", parameters: [] });
    transactions = 0;
  };
  const notUnique = {
    message: 'Field "tags.code": the value is not unique, another item has it already.',
    path: ["b"],
    extensions: { code: "RECORD_NOT_UNIQUE", collection: "tags", field: "code", path: "data.code" },
  };

  test("each field of an operation is a transaction of its own, and later ones run after one that failed", async () => {
    await forget();
    const { status, body } = await server.ask(three, { second: { code: "hot", label: "Again" } });
    expect(status).toBe(200);
    expect(body.data).toEqual({ a: { code: "a" }, b: null, c: { code: "c" } });
    expect(body.errors).toMatchObject([notUnique]);
    expect([await codes(), transactions]).toEqual([["a", "c"], 3]);
  });

  test("with `relata-transaction: operation`, all fields are written in one transaction", async () => {
    await forget();
    const { status, body } = await server.ask(three, { second: { code: "b", label: "B" } }, wholeOperation);
    expect([status, body]).toEqual([200, { data: { a: { code: "a" }, b: { code: "b" }, c: { code: "c" } } }]);
    expect([await codes(), transactions]).toEqual([["a", "b", "c"], 1]);
  });

  test("or none is, and the answer holds the error alone", async () => {
    await forget();
    const { status, body } = await server.ask(three, { second: { code: "hot", label: "Again" } }, wholeOperation);
    expect([status, body]).toEqual([200, { errors: [expect.objectContaining(notUnique)] }]);
    expect([await codes(), transactions]).toEqual([[], 1]);
    expect(server.lines).toEqual([]);
  });

  test("none is either when the input of a later field is at fault, or its answer", async () => {
    for (const second of [
      `update_nodes_item(id: 4711, data: { name: "x" }) { id }`,
      `delete_tags_item(id: "nowhere") { id }`,
      `create_nodes_item(data: { name: "x", children: [{ id: "abc" }] }) { id }`,
      `create_nodes_items(data: [{ name: "x" }], sort: ["nope"]) { id }`,
    ]) {
      await forget();
      const { body } = await server.ask(`mutation { create_tags_item(data: { code: "a" }) { code } b: ${second} }`, {}, wholeOperation);
      expect([body.data, body.errors?.length, await codes()]).toEqual([undefined, 1, []]);
    }
  });

  test("a field sees what earlier fields of its transaction wrote", async () => {
    await forget();
    const document = `mutation {
      create_tags_item(data: { code: "a", label: "A" }) { label }
      update_tags_item(id: "a", data: { label: "B" }) { label }
      delete_tags_item(id: "a") { id }
    }`;
    const { body } = await server.ask(document, {}, wholeOperation);
    expect(body).toEqual({
      data: { create_tags_item: { label: "A" }, update_tags_item: { label: "B" }, delete_tags_item: { id: "a" } },
    });
    expect(await codes()).toEqual([]);
  });

  test("what COMMIT refuses is told as what it is", async () => {
    const before = await dump();
    const document = `mutation {
      create_people_item(data: { name: "Two", lockers: [{ id: 8 }, { id: 9 }] }) { name }
      create_tags_item(data: { code: "a" }) { code }
    }`;
    const { status, body } = await server.ask(document, {}, wholeOperation);
    expect([status, body.data, body.errors?.map(({ extensions }) => extensions["code"])]).toEqual([200, undefined, ["RECORD_NOT_UNIQUE"]]);
    expect(await dump()).toBe(before);
  });

  test("a word that is not understood is refused before anything is written", async () => {
    await forget();
    const { status, body } = await server.ask(three, { second: { code: "b" } }, { "relata-transaction": "request" });
    const message = 'Header "relata-transaction": expected "operation", got "request".';
    expect([status, body]).toEqual([400, { errors: [{ message, extensions: { code: "INVALID_PAYLOAD" } }] }]);
    expect(await codes()).toEqual([]);
  });
});
