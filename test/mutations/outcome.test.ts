/** What a write says of itself is what it has changed in the database, but for what the database does by its own rules. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { admin } from "../../src/access/access.ts";
import { collectionOf, toManyOf } from "../../src/model/look-up.ts";
import type { ItemWrite } from "../../src/plan/write/item-tree.ts";
import type { WriteOutcome } from "../../src/plan/write/write-outcome.ts";
import { nobody } from "../../src/request/current-user.ts";
import { runWrite } from "../../src/resolve/write/run-write.ts";
import { readOverlay } from "../harness/case-files.ts";
import { keepDatabaseState } from "../harness/database-state.ts";
import type { DatabaseChanges, DatabaseState, StoredRow } from "../harness/database-state.ts";
import { createStatementTexts } from "../../src/sql/statement-texts.ts";
import { serveFixture } from "../harness/serve-fixture.ts";
import type { ServedFixture } from "../harness/serve-fixture.ts";

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
      deleted: [],
      path: `data.${name}`,
    })),
  };
}

function write(root: ItemWrite): Promise<WriteOutcome> {
  return served.database.transaction(async (connection) => {
    const asker = { user: nobody, access: admin, now: new Date() };
    const { outcome } = await runWrite({ ...asker, model: served.model, connection, texts: createStatementTexts(), joins: true }, [root], {
      skipUnknown: false,
      hashes: new Map(),
    });
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
