/**
 * A write as its values, without a database: what an input names is locked, settled into rows and put in order. In: an input, and
 * what exists. Out: what is locked, the rows, the steps.
 */
import { describe, expect, test } from "vitest";
import { admin } from "../../src/access/access.ts";
import { collectionOf, toManyOf } from "../../src/model/look-up.ts";
import { completeRows } from "../../src/plan/write/complete-rows.ts";
import { listItems } from "../../src/plan/write/item-tree.ts";
import type { ItemWrite } from "../../src/plan/write/item-tree.ts";
import { nameItems } from "../../src/plan/write/name-items.ts";
import { parseItems } from "../../src/plan/write/parse-items.ts";
import type { Cell, WriteRow } from "../../src/plan/write/rows.ts";
import { settle } from "../../src/plan/write/settle.ts";
import { itemName, planLocks } from "../../src/plan/write/survey.ts";
import type { LockPlan, Survey } from "../../src/plan/write/survey.ts";
import { planWrites } from "../../src/plan/write/write-plan.ts";
import { finishAtOnce } from "../../src/shared/steps.ts";
import { nobody } from "../../src/request/current-user.ts";
import { column, key, manyToOne, modelOf, oneToMany } from "../schema/model-of.ts";
import { context } from "./newsroom.ts";
import { printStep } from "./print-plan.ts";
import { readInput } from "./read-input.ts";

/** The database would keep no chapter without its book. */
const ownChapters = oneToMany("chapters", "chapters", "book");

const model = modelOf({
  books: {
    lockRank: 1,
    fields: [
      key(),
      column("title", "string"),
      manyToOne("author", "authors"),
      { ...ownChapters, relation: { ...ownChapters.relation, deselectAction: "delete" } },
      oneToMany("notes", "notes", "book"),
    ],
  },
  authors: { lockRank: 0, fields: [key(), column("name", "string"), oneToMany("books", "books", "author")] },
  chapters: { lockRank: 2, fields: [key(), column("title", "string"), manyToOne("book", "books")] },
  notes: { lockRank: 3, fields: [key(), manyToOne("book", "books"), column("changed", "timestamp", { special: ["date-updated"] })] },
  nodes: { lockRank: 4, fields: [key(), manyToOne("parent", "nodes"), oneToMany("children", "nodes", "parent")] },
});

type Texts = Readonly<Record<string, string | null>>;

interface Existing {
  /** By `books#1`, what is stored of the fields that were asked for. */
  readonly items?: Readonly<Record<string, Texts>>;
  /** By `books#1.chapters`, the keys of its members. */
  readonly members?: Readonly<Record<string, readonly string[]>>;
}

function parse(collection: string, intent: "create" | "update", json: unknown): readonly ItemWrite[] {
  const input = readInput(model, `${intent}_${collection}_input`, json);
  const place = { input, path: "data", intent } as const;
  return finishAtOnce(
    parseItems({ ...context, model }, collectionOf(model, collection), [intent === "create" ? place : { ...place, key: "1" }]),
  );
}

function surveyOf({ items = {}, members = {} }: Existing): Survey {
  return {
    items: new Map(
      Object.entries(items).map(([name, stored]) => {
        const [collection = "", itemKey = ""] = name.split("#");
        const cells = new Map(Object.entries(stored));
        return [itemName(collectionOf(model, collection), itemKey), { key: itemKey, visible: cells, actual: cells }];
      }),
    ),
    members: new Map(
      Object.entries(members).map(([name, keys]) => {
        const [collection = "", itemKey = "", list = ""] = name.split(/[#.]/);
        return [toManyOf(collectionOf(model, collection), list), new Map([[itemKey, keys]])];
      }),
    ),
    spellings: new Map(),
  };
}

/** Keys as a sequence draws them, from 101 on. */
function drawn(items: readonly ItemWrite[]): ReadonlyMap<ItemWrite, string> {
  return new Map(items.filter((item) => item.key === null).map((item, index) => [item, String(101 + index)]));
}

/** `lock books 1 (title) and the members of books.chapters` */
function printLock({ collection, keys, columns, lists }: LockPlan): string {
  const named = keys.length === 0 ? [] : [`${keys.join(", ")} (${columns.map(({ name }) => name).join(", ")})`];
  return `lock ${collection.name}: ${[...named, ...lists.map(({ relation }) => `${relation.collection}.${relation.field}`)].join("; ")}`;
}

/** `books#1 title = 'A', author = authors#101` */
function printRow(rows: readonly WriteRow[], row: WriteRow): string {
  const nameOf = ({ collection, key: itemKey }: WriteRow): string => `${collection.name}#${itemKey}`;
  const printCell = (cell: Cell): string => {
    if (cell.kind === "text") return cell.text === null ? "null" : `'${cell.text}'`;
    const target = rows[cell.row];
    return target === undefined ? "?" : `${nameOf(target)}${cell.field === "id" ? "" : `.${cell.field}`}`;
  };
  return [
    nameOf(row),
    row.isNew ? "new" : row.leaves ? "leaves" : "",
    [...row.cells].map(([name, cell]) => `${name} = ${printCell(cell)}`).join(", "),
  ]
    .filter((part) => part !== "")
    .join(" ");
}

interface Case {
  readonly what: string;
  readonly input: readonly [collection: string, intent: "create" | "update", json: unknown];
  readonly existing?: Existing;
  readonly locks: readonly string[];
  readonly rows: readonly string[];
  readonly steps: readonly string[];
}

const cases: readonly Case[] = [
  {
    what: "new items are linked by the keys that they were given",
    input: ["books", "create", { title: "A", author: { name: "B" }, chapters: [{ title: "One" }] }],
    locks: [],
    rows: [
      "authors#101 new name = 'B'",
      "books#102 new title = 'A', author = authors#101",
      "chapters#103 new title = 'One', book = books#102",
    ],
    steps: ["insert authors 101: name", "insert books 102: author, title", "insert chapters 103: book, title"],
  },
  {
    what: "an item that exists is updated, also under a parent that is new",
    input: ["authors", "create", { name: "B", books: [{ id: 7, title: "A" }, 8] }],
    existing: { items: { "books#7": { author: "1" }, "books#8": { author: "1" } } },
    locks: ["lock books: 7, 8 (author)"],
    rows: ["authors#101 new name = 'B'", "books#7 title = 'A', author = authors#101", "books#8 author = authors#101"],
    steps: ["insert authors 101: name", "update books 7: author, title", "update books 8: author"],
  },
  {
    what: "what a list leaves out leaves it, what it holds already stays",
    input: ["books", "update", { notes: [3, {}] }],
    existing: { items: { "books#1": {}, "notes#3": { book: "1" } }, members: { "books#1.notes": ["3", "4"] } },
    locks: ["lock books: 1 ()", "lock notes: 3 (book); books.notes"],
    rows: ["books#1", "notes#3", "notes#101 new book = books#1", "notes#4 leaves changed = '2024-06-01T12:00:00.000Z', book = null"],
    steps: ["update notes 4: book, changed", "insert notes 101: book"],
  },
  {
    what: "or is deleted, where the list says so, before others take its place",
    input: ["books", "update", { chapters: [{ title: "One" }] }],
    existing: { items: { "books#1": {} }, members: { "books#1.chapters": ["4"] } },
    locks: ["lock books: 1 ()", "lock chapters: books.chapters"],
    rows: ["books#1", "chapters#101 new title = 'One', book = books#1"],
    steps: ["delete chapters 4", "insert chapters 101: book, title"],
  },
  {
    what: "members of lists of one collection are locked after those whose lists they are in",
    input: ["nodes", "update", { children: [2, { id: 3, children: [4] }] }],
    existing: {
      items: { "nodes#1": {}, "nodes#2": { parent: "1" }, "nodes#3": { parent: null }, "nodes#4": { parent: "2" } },
      members: { "nodes#1.children": ["2"], "nodes#3.children": [] },
    },
    locks: ["lock nodes: 1, 3 (parent)", "lock nodes: 2, 4 (parent); nodes.children"],
    rows: ["nodes#1", "nodes#2", "nodes#3 parent = nodes#1", "nodes#4 parent = nodes#3"],
    steps: ["update nodes 3, 4: parent"],
  },
  {
    what: "one item that is named in two places is one row",
    input: ["books", "update", { title: "A", author: { id: 5, name: "B", books: { update: [{ id: 1, title: "A" }] } } }],
    existing: { items: { "books#1": { author: "5" }, "authors#5": {} } },
    locks: ["lock authors: 5 ()", "lock books: 1 (author)"],
    rows: ["authors#5 name = 'B'", "books#1 title = 'A'"],
    steps: ["update authors 5: name", "update books 1: title"],
  },
];

describe("from input to steps", () => {
  test.each(cases)("$what", ({ input, existing = {}, locks, rows, steps }) => {
    const roots = parse(...input);
    expect(finishAtOnce(planLocks(model, listItems(roots))).map(printLock)).toEqual(locks);
    const survey = surveyOf(existing);
    const named = nameItems(roots, survey.items);
    const settled = finishAtOnce(settle(model, named, survey, drawn(named.items)));
    const complete = completeRows({ user: nobody, access: admin, now: new Date("2024-06-01T12:00:00Z") }, settled.rows, new Set());
    expect(complete.map((row) => printRow(complete, row))).toEqual(rows);
    expect(finishAtOnce(planWrites(model, complete, settled.deletions)).steps.map(printStep)).toEqual(steps);
  });
});

test("no step changes a row that another has made", () => {
  const roots = parse("books", "update", { title: "A", notes: [{}] });
  const survey = surveyOf({ items: { "books#1": {} }, members: { "books#1.notes": ["4"] } });
  const named = nameItems(roots, survey.items);
  const { rows } = finishAtOnce(settle(model, named, survey, drawn(named.items)));
  const before = rows.map((row) => printRow(rows, row));
  completeRows({ user: nobody, access: admin, now: new Date() }, rows, new Set([0]));
  finishAtOnce(planWrites(model, rows, []));
  expect(rows.map((row) => printRow(rows, row))).toEqual(before);
});
