/** Which steps of a write are one statement: groups of rows in, numbers of statements out. */
import { expect, test } from "vitest";
import { collectionOf, columnFieldOf } from "../../src/model/look-up.ts";
import type { Deletion } from "../../src/plan/write/deselect-rows.ts";
import { joinSteps, keepApart } from "../../src/plan/write/join-steps.ts";
import type { RowGroup } from "../../src/plan/write/row-groups.ts";
import { noTexts, textCell } from "../../src/plan/write/rows.ts";
import type { Cell, WriteRow } from "../../src/plan/write/rows.ts";
import type { WritePlan, WriteStep } from "../../src/plan/write/write-plan.ts";
import { anyToOne, column, key, manyToOne, modelOf, uniqueKey } from "../schema/model-of.ts";

const text = { sqlType: "character varying" };
const model = modelOf({
  authors: { fields: [key(), column("name", "string"), column("email", "string")], uniqueKeys: [uniqueKey(["email"])] },
  books: { fields: [key(), column("title", "string"), manyToOne("author", "authors")] },
  tags: { fields: [column("code", "string", { ...text, maxLength: 4 })] },
  prices: { fields: [column("amount", "decimal", { sqlType: "numeric" })] },
  remarks: { fields: [key(), anyToOne("item", ["prices", "tags"]), column("collection", "string")] },
  watched: { fields: [key(), manyToOne("author", "authors")], isPlain: false },
});

/** A cell is a text, or a field of the row at a place: `1.id`. */
type Values = Readonly<Record<string, string>>;

interface Writing {
  readonly collection: string;
  readonly isNew: boolean;
  readonly key: string | null;
  readonly values: Values;
  readonly keyFrom: string | null;
}

function insert(collection: string, itemKey: string | null, values: Values = {}, keyFrom: string | null = null): Writing {
  return { collection, isNew: true, key: itemKey, values, keyFrom };
}

function update(collection: string, itemKey: string, values: Values): Writing {
  return { collection, isNew: false, key: itemKey, values, keyFrom: null };
}

function planOf(steps: readonly (Writing | "delete" | "empty")[]): WritePlan {
  const rows: WriteRow[] = [];
  const written = steps.map((step): WriteStep => {
    if (step === "delete") return { kind: "delete", deletion };
    if (step === "empty") return { kind: "empty", collection: books, field: columnFieldOf(books, "author"), keys: ["1"], path: "data" };
    const row = rowOf(step, rows.length);
    rows.push(row);
    return { kind: step.isNew ? "insert" : "update", group: groupOf(step, row) };
  });
  return { rows, steps: written, deferrable: [], kept: [] };
}

const books = collectionOf(model, "books");
const deletion: Deletion = { collection: books, links: ["author"], keys: ["1"], path: "data" };

function rowOf({ collection, isNew, key: itemKey, values, keyFrom }: Writing, id: number): WriteRow {
  const cells = Object.entries(values).map(([name, value]) => [name, cellOf(value)] as const);
  const from = keyFrom === null ? null : cellOf(keyFrom);
  return {
    id,
    path: "data",
    intent: isNew ? "create" : "update",
    collection: collectionOf(model, collection),
    isNew,
    key: itemKey,
    keyFrom: from?.kind === "field" ? from : null,
    cells: new Map(cells),
    stated: Object.keys(values),
    isDescribed: true,
    leaves: false,
    visible: null,
    actual: null,
    returned: noTexts,
    needs: new Set(),
    claimed: new Set(),
  };
}

function cellOf(value: string): Cell {
  const [, row, field] = /^(\d)\.(\w+)$/.exec(value) ?? [];
  return row === undefined || field === undefined ? textCell(value) : { kind: "field", row: Number(row), field };
}

function groupOf({ isNew, key: itemKey, values }: Writing, row: WriteRow): RowGroup {
  const { collection } = row;
  const { primaryKey } = collection;
  if (primaryKey === null) throw new Error("A collection without a key is not written.");
  const fields = Object.keys(values).map((name) => columnFieldOf(collection, name));
  return { collection, isNew, key: primaryKey, hasKeys: itemKey !== null, fields, returned: [], rows: [row] };
}

const author = insert("authors", "7", { name: "Ann" });

test.each<readonly [what: string, steps: readonly (Writing | "delete" | "empty")[], together: string]>([
  ["a row and one that refers to its key", [author, insert("books", "8", { author: "0.id" })], "0+1"],
  ["an update of what refers to a new row", [author, update("books", "8", { author: "0.id" })], "0+1"],
  ["an update, and what refers to its item", [update("authors", "7", { name: "Ann" }), insert("books", "8", { author: "0.id" })], "0+1"],
  ["several inserts into one collection", [author, insert("authors", "8", { email: "a" })], "0+1"],
  ["a text that refers to a text", [insert("tags", "red"), insert("remarks", "1", { item: "0.code", collection: "tags" })], "0+1"],
  ["a row whose key the database draws, to which nothing refers", [author, insert("books", null, { author: "0.id" })], "0+1"],
  ["a key that is that of another", [author, insert("books", "7", {}, "0.id")], "0+1"],
  ["but not where the database draws that", [insert("authors", null), insert("books", "7", { author: "0.id" })], "0 1"],
  [
    "nor where it is taken from another yet",
    [author, insert("books", null, {}, "0.id"), insert("books", "9", { author: "1.id" })],
    "0+1 2",
  ],
  ["nor where it is another column", [author, insert("books", "8", { author: "0.email" })], "0 1"],
  ["nor where it is printed in other letters", [insert("prices", "1.5"), insert("remarks", "1", { item: "0.amount" })], "0 1"],
  ["nor where it may be cut", [insert("tags", "red  "), insert("remarks", "1", { item: "0.code" })], "0 1"],
  ["nor where it is no number as it is printed", [insert("authors", "007"), insert("books", "1", { author: "0.id" })], "0 1"],
  ["what is watched stays apart", [author, insert("watched", "1", { author: "0.id" }), insert("books", "8", { title: "A" })], "0 1 2"],
  ["so does an update that frees a value", [author, update("authors", "1", { email: "a" }), insert("books", "8", { title: "A" })], "0 1 2"],
  ["so do an update and an insert of one collection", [update("authors", "1", { name: "A" }), author], "0 1"],
  ["in either order", [author, update("authors", "1", { name: "A" })], "0 1"],
  ["so do two updates of one collection", [update("books", "1", { title: "A" }), update("books", "2", { author: "1" })], "0 1"],
  ["what is in between of another kind parts them", [author, "delete", insert("books", "8", { title: "A" })], "0 delete 1"],
  ["as does a link that is emptied", [author, "empty", insert("books", "8", { title: "A" }), insert("tags", "red")], "0 empty 1+2"],
  [
    "what an earlier statement has written is known by then",
    [insert("authors", null), insert("books", "8", { author: "0.id" }), insert("tags", "red"), insert("remarks", "1", { item: "0.id" })],
    "0 1+2+3",
  ],
])("%s", (_what, steps, together) => {
  const plan = planOf(steps);
  expect(printSteps(joinSteps(plan))).toBe(together);
  expect(printSteps(keepApart(plan))).toBe(together.replaceAll("+", " "));
});

test("a statement does not grow without bound", () => {
  const { steps } = joinSteps(planOf(Array.from({ length: 60 }, (_, index) => insert("books", String(index + 1), { title: "A" }))));
  expect(steps.map((step) => (step.kind === "write" ? step.groups.length : 0))).toEqual([24, 24, 12]);
});

function printSteps({ steps }: ReturnType<typeof joinSteps>): string {
  return steps.map((step) => (step.kind === "write" ? step.groups.map(({ rows }) => rows[0]?.id).join("+") : step.kind)).join(" ");
}
