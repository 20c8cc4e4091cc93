/** What a write says of itself is what it has changed in the database, but for what the database does by its own rules. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { admin } from "../../src/access/access.ts";
import type { Database } from "../../src/database/database.ts";
import { collectionOf, toManyOf } from "../../src/model/look-up.ts";
import type { ItemWrite } from "../../src/plan/write/item-tree.ts";
import type { WriteOutcome } from "../../src/plan/write/write-outcome.ts";
import { nobodyHears } from "../../src/operation/engine.ts";
import { nobody } from "../../src/request/current-user.ts";
import { runWrite } from "../../src/resolve/write/run-write.ts";
import { readOverlay } from "../harness/case-files.ts";
import { keepDatabaseState } from "../harness/database-state.ts";
import type { DatabaseChanges, DatabaseState, StoredRow } from "../harness/database-state.ts";
import { createStatementTexts } from "../../src/sql/statement-texts.ts";
import { serveFixture } from "../harness/serve-fixture.ts";
import type { Circumstances, ServedFixture } from "../harness/serve-fixture.ts";

let served: ServedFixture;
let state: DatabaseState;
beforeAll(async () => {
  served = await serveFixture("postgres", "order", readOverlay("order"));
  state = await keepDatabaseState(served.database);
});
afterAll(async () => {
  await served.close();
});

type Values = Readonly<Record<string, string | null>>;

function item(
  collection: string,
  key: string | null,
  values: Values,
  lists: Readonly<Record<string, readonly ItemWrite[]>> = {},
): ItemWrite {
  const owner = collectionOf(served.model, collection);
  return {
    collection: owner,
    path: "data",
    place: null,
    intent: key === null ? "create" : "update",
    key,
    isNew: key === null,
    values: new Map(Object.entries(values)),
    toOne: [],
    toAny: [],
    toMany: Object.entries(lists).map(([name, items]) => ({
      kind: "set",
      relation: toManyOf(owner, name),
      items,
      removed: [],
      path: `data.${name}`,
    })),
  };
}

function write(root: ItemWrite): Promise<WriteOutcome> {
  return served.database.transaction(async (connection) => {
    const asker = { user: nobody, access: admin, now: new Date() };
    const { outcome } = await runWrite(
      {
        ...asker,
        model: served.model,
        connection,
        texts: createStatementTexts(),
        audience: nobodyHears,
        mayJoin: true,
        changesGoing: true,
      },
      [root],
      {
        skipUnknown: false,
        hashes: new Map(),
        onForetold: () => {},
      },
    );
    return outcome;
  });
}

const itemNames = (rows: readonly StoredRow[] | undefined, table: string): readonly string[] =>
  (rows ?? []).map((row) => `${table} ${String(row["id"])}`);

/** `books 1`, of the tables that the write is about. */
function namesOf(changes: DatabaseChanges, kind: "created" | "changed" | "deleted", without: readonly string[]): readonly string[] {
  return Object.entries(changes)
    .filter(([table]) => !without.includes(table))
    .flatMap(([table, of]) => itemNames(of[kind], table))
    .toSorted();
}

const named = (items: readonly { readonly collection: string; readonly key: string }[]): readonly string[] =>
  items.map(({ collection, key }) => `${collection} ${key}`).toSorted();

test("what is created, updated and deleted is told; what a cascade deletes is not", async () => {
  await state.restore();
  const outcome = await write(
    item(
      "books",
      "1",
      { title: "Second edition" },
      {
        chapters: [
          item("chapters", "2", { title: "changed" }, { sections: [item("sections", "1", {}), item("sections", "3", {})] }),
          item("chapters", null, { title: "new", pos: "3" }),
        ],
      },
    ),
  );
  const changes = await state.readChanges();
  // Section 2 and its remark go with the chapter that leaves the list.
  expect(namesOf(changes, "deleted", ["chapters"])).toEqual(["remarks 2", "sections 2"]);
  expect(named(outcome.deleted)).toEqual(namesOf(changes, "deleted", ["sections", "remarks"]));
  expect(named(outcome.created)).toEqual(namesOf(changes, "created", []));
  expect(named(outcome.updated)).toEqual(namesOf(changes, "changed", []));
  expect(outcome.unlinked).toEqual([]);
  expect(outcome.updated).toContainEqual({ collection: "sections", key: "1", fields: ["chapter"] });
});

test("an item that only leaves a list is told apart from those that the input names", async () => {
  await state.restore();
  const outcome = await write(item("profiles", "1", {}, { notes: [item("notes", "1", { body: "changed" })] }));
  expect(outcome).toEqual({
    created: [],
    updated: [{ collection: "notes", key: "1", fields: ["body"] }],
    unlinked: [{ collection: "notes", key: "2", fields: ["profile"] }],
    deleted: [],
  });
  expect(namesOf(await state.readChanges(), "changed", [])).toEqual(["notes 1", "notes 2"]);
});

describe("what is written through GraphQL is told when it is committed", () => {
  interface Told {
    readonly told: readonly WriteOutcome[];
    /** How many transactions had ended when each was told. */
    readonly after: readonly number[];
    readonly errors: number;
  }

  /** A first transaction that is `lost` meets another one at its end. */
  async function mutate(fields: string, circumstances: Circumstances = {}, { lost = false } = {}): Promise<Told> {
    await state.restore();
    const told: WriteOutcome[] = [];
    const after: number[] = [];
    let ended = 0;
    let isLost = lost;
    const database: Database = {
      ...served.database,
      async transaction(work) {
        try {
          return await served.database.transaction(async (connection) => {
            const done = await work(connection);
            if (isLost) await connection.run({ sql: metAnother, parameters: [] });
            return done;
          });
        } finally {
          isLost = false;
          ended++;
        }
      },
    };
    const onWritten = (outcome: WriteOutcome): void => {
      told.push(outcome);
      after.push(ended);
    };
    const { errors = [] } = await served.run(`mutation { ${fields} }`, {}, { ...circumstances, database, onWritten });
    return { told, after, errors: errors.length };
  }

  const metAnother = `do $$ begin raise exception using errcode = 'serialization_failure'; end $$`;
  const oneTransaction: Circumstances = { transaction: "of the operation" };

  const nothing: WriteOutcome = { created: [], updated: [], unlinked: [], deleted: [] };

  test("for each field on its own, in their order", async () => {
    const { told, after, errors } = await mutate(`
      a: create_books_item(data: { title: "C", chapters: [{ pos: 1, title: "one" }] }) { id }
      b: update_books_items(ids: [1, 4711], data: { title: "D" }) { id }
      c: delete_chapters_item(id: 1) { id }
      d: update_books_item(id: 1, data: {}) { id }`);
    expect([errors, after]).toEqual([0, [1, 2, 3, 4]]);
    expect(told).toEqual([
      {
        ...nothing,
        created: [
          { collection: "books", key: "2", fields: ["title"] },
          { collection: "chapters", key: "3", fields: ["book", "pos", "title"] },
        ],
      },
      { ...nothing, updated: [{ collection: "books", key: "1", fields: ["title"] }] },
      { ...nothing, deleted: [{ collection: "chapters", key: "1" }] },
      nothing,
    ]);
  });

  test("by the roots that delete, each item once, and without what a cascade deletes", async () => {
    const { told } = await mutate(`delete_chapters_items(ids: ["2", "1", "02"]) { ids }`);
    expect(told.map((outcome) => named(outcome.deleted))).toEqual([["chapters 1", "chapters 2"]]);
    expect(namesOf(await state.readChanges(), "deleted", ["chapters"])).toEqual([
      "remarks 1",
      "remarks 2",
      "remarks 3",
      "sections 1",
      "sections 2",
      "sections 3",
    ]);
    expect((await mutate(`delete_chapters_items(ids: []) { ids }`)).told).toEqual([nothing]);
  });

  const updated: WriteOutcome = { ...nothing, updated: [{ collection: "books", key: "1", fields: ["title"] }] };
  const created: WriteOutcome = { ...nothing, created: [{ collection: "books", key: "2", fields: ["title"] }] };
  const both = `
    a: update_books_item(id: 1, data: { title: "C" }) { id }
    b: create_books_item(data: { title: "D" }) { id }`;
  const failing = `
    a: update_books_item(id: 1, data: { title: "C" }) { id }
    b: update_books_item(id: 4711, data: { title: "D" }) { id }`;

  test("but not of a field that fails", async () => {
    expect(await mutate(failing)).toEqual({ told: [updated], after: [1], errors: 1 });
  });

  test("at the end of an operation that is one transaction, unless one of its fields fails", async () => {
    expect(await mutate(both, oneTransaction)).toEqual({ told: [updated, created], after: [1, 1], errors: 0 });
    expect(await mutate(failing, oneTransaction)).toEqual({ told: [], after: [], errors: 1 });
  });

  test("once, however often a transaction is repeated", async () => {
    const lost = { lost: true };
    expect(await mutate(both, {}, lost)).toEqual({ told: [updated, created], after: [2, 3], errors: 0 });
    const { told, after, errors } = await mutate(both, oneTransaction, lost);
    // Sequences do not turn back.
    expect([told.map(({ created: items }) => named(items)), after, errors]).toEqual([[[], ["books 3"]], [2, 2], 0]);
  });
});
