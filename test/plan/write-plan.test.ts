/** In which order what is written by one input is written: rows and deletions in, steps out. */
import { expect, test } from "vitest";
import { collectionOf } from "../../src/model/look-up.ts";
import type { Deletion } from "../../src/plan/write/deselect-rows.ts";
import { noTexts, textCell } from "../../src/plan/write/rows.ts";
import type { WriteRow } from "../../src/plan/write/rows.ts";
import { planWrites } from "../../src/plan/write/write-plan.ts";
import { finishAtOnce } from "../../src/shared/steps.ts";
import { column, key, manyToOne, modelOf, uniqueKey } from "../schema/model-of.ts";
import { printStep } from "./print-plan.ts";

const required = { nullable: false };
const model = modelOf({
  posts: { fields: [key()] },
  comments: {
    fields: [key(), manyToOne("post", "posts"), { ...manyToOne("reply_to", "comments"), cascades: true }, column("body", "text")],
  },
  chapters: {
    fields: [key(), column("pos", "integer"), manyToOne("book", "books")],
    uniqueKeys: [uniqueKey(["pos"], { deferrable: true })],
    deferrable: ["public.chapters_pos_key"],
  },
  sections: { fields: [key(), { ...manyToOne("chapter", "chapters"), ...required, cascades: true }, column("title", "text")] },
  notes: { fields: [key(), { ...manyToOne("section", "sections"), cascades: true }, column("body", "text")] },
  profiles: {
    fields: [key(), { ...manyToOne("member", "members"), unique: true }],
    uniqueKeys: [uniqueKey(["member"], { links: ["member"] })],
  },
  members: { fields: [key()] },
  steps: { fields: [key(), column("pos", "integer", required), column("label", "text")], uniqueKeys: [uniqueKey(["pos"])] },
  slots: { fields: [key(), column("name", "text"), column("label", "text")], uniqueKeys: [uniqueKey(["name"])] },
  codes: { fields: [key(), column("code", "text", required), manyToOne("next", "codes")], uniqueKeys: [uniqueKey(["code"])] },
  volumes: {
    fields: [key(), { ...manyToOne("shelf", "shelves"), ...required }, column("pos", "integer", required)],
    uniqueKeys: [uniqueKey(["shelf", "pos"], { links: ["shelf"] })],
  },
  labels: { fields: [key(), { ...manyToOne("volume", "volumes"), ...required }] },
  shelves: { fields: [key()] },
  tasks: {
    fields: [key(), manyToOne("owner", "members"), manyToOne("after", "tasks"), column("rank", "integer", required)],
    uniqueKeys: [uniqueKey(["rank"])],
  },
  turns: { fields: [key(), column("turn", "integer")], uniqueKeys: [uniqueKey(["turn"], { nullsNotDistinct: true })] },
  numbers: { fields: [key(), column("number", "integer")], uniqueKeys: [uniqueKey(["number"], { referred: ["number"] })] },
  mains: { fields: [key(), manyToOne("person", "members")], uniqueKeys: [uniqueKey(["person"], { isPartial: true, links: ["person"] })] },
  codewords: { fields: [key(), column("code", "text", required)], uniqueKeys: [uniqueKey(["code"], { isPartial: true })] },
  emails: { fields: [key(), column("email", "text", { ...required, isDeterministic: false })], uniqueKeys: [uniqueKey(["email"])] },
  lowered: { fields: [key(), column("email", "text")], uniqueKeys: [uniqueKey(["email"], { hasExpressions: true })] },
  badges: { fields: [key(), { ...manyToOne("profile", "profiles"), ...required, cascades: true }] },
});

/** A row stands for a link to it, by its place among the rows. */
type Values = Readonly<Record<string, string | null | { readonly to: number }>>;

/** An item that exists, with what is stored of the fields that it changes. */
function known(collection: string, itemKey: string, values: Values = {}, stored: Readonly<Record<string, string | null>> = {}): WriteRow {
  return rowOf(collection, itemKey, values, new Map(Object.entries(stored)));
}

function created(collection: string, itemKey: string, values: Values = {}): WriteRow {
  return rowOf(collection, itemKey, values, null);
}

function rowOf(collection: string, itemKey: string, values: Values, actual: WriteRow["actual"]): WriteRow {
  const isNew = actual === null;
  const links = Object.values(values).flatMap((value) => (typeof value === "object" && value !== null ? [value.to] : []));
  const cells = Object.entries(values).map(
    ([name, value]) =>
      [
        name,
        typeof value === "object" && value !== null ? { kind: "field" as const, row: value.to, field: "id" } : textCell(value),
      ] as const,
  );
  return {
    id: 0,
    path: "data",
    intent: isNew ? "create" : "update",
    collection: collectionOf(model, collection),
    isNew,
    key: itemKey,
    keyFrom: null,
    cells: new Map(cells),
    stated: Object.keys(values),
    isDescribed: true,
    leaves: false,
    visible: actual,
    actual,
    returned: noTexts,
    needs: new Set(links),
    claimed: new Set(),
  };
}

/** Items that are called by what they have, each of which is to have what the next one has. */
function shift(collection: string, field: string, ...values: readonly string[]): readonly WriteRow[] {
  return values
    .slice(1)
    .map((value, index) => known(collection, values[index] ?? "", { [field]: value }, { [field]: values[index] ?? "" }));
}

function deleted(collection: string, link: string, ...keys: readonly string[]): Deletion {
  return { collection: collectionOf(model, collection), links: [link], keys, path: "data" };
}

/** Each with its place for its name. */
function placed(rows: readonly WriteRow[]): readonly WriteRow[] {
  return rows.map((row, id) => ({ ...row, id }));
}

const newChapter = created("chapters", "9", { pos: "1" });
const newProfile = created("profiles", "9", { member: "1" });

test.each<readonly [what: string, rows: readonly WriteRow[], deletions: readonly Deletion[], steps: readonly string[]]>([
  [
    "what a row refers to comes first",
    [created("notes", "1", { section: { to: 1 } }), created("sections", "3")],
    [],
    ["insert sections 3: ", "insert notes 1: section"],
  ],
  [
    "what an update frees is free for an insert",
    [newChapter, known("chapters", "1", { pos: "2" })],
    [],
    ["update chapters 1: pos", "insert chapters 9: pos"],
  ],
  [
    "what a new item takes of the one that is to refer to it is stated first",
    [known("codes", "1", { code: "b", next: { to: 1 } }, { code: "a" }), created("codes", "9", { code: "a" })],
    [],
    ["state codes 1: code", "insert codes 9: code", "update codes 1: code, next"],
  ],
  [
    "items go before others take their places",
    [known("chapters", "2", { pos: "1" })],
    [deleted("chapters", "book", "1")],
    ["delete chapters 1", "update chapters 2: pos"],
  ],
  [
    "what leads away from an item is written before it goes",
    [known("comments", "2", { reply_to: null }, { reply_to: "1" })],
    [deleted("comments", "post", "1")],
    ["update comments 2: reply_to", "delete comments 1"],
  ],
  [
    "also where a cascade would reach it",
    [known("notes", "1", { section: "3" }, { section: "1" })],
    [deleted("chapters", "book", "1")],
    ["update notes 1: section", "delete chapters 1"],
  ],
  [
    "but not what leads away from another",
    [known("sections", "1", { chapter: "3" }, { chapter: "2" })],
    [deleted("chapters", "book", "1")],
    ["delete chapters 1", "update sections 1: chapter"],
  ],
  [
    "what is to refer to a new item refers to none meanwhile",
    [known("comments", "2", { reply_to: { to: 1 } }, { reply_to: "1" }), created("comments", "9")],
    [deleted("comments", "post", "1")],
    ["empty comments 2: reply_to", "delete comments 1", "insert comments 9: ", "update comments 2: reply_to"],
  ],
  [
    "where it has to refer to one, the new one comes before",
    [newChapter, known("sections", "1", { chapter: { to: 0 } }, { chapter: "1" })],
    [deleted("chapters", "book", "1")],
    ["insert chapters 9: pos", "update sections 1: chapter", "delete chapters 1"],
  ],
  [
    "and what goes makes room for it",
    [newProfile, known("badges", "1", { profile: { to: 0 } }, { profile: "1" })],
    [deleted("profiles", "member", "1")],
    ["empty profiles 1: member", "insert profiles 9: member", "update badges 1: profile", "delete profiles 1"],
  ],
  [
    "a link to a new item is in nobody's place",
    [
      created("profiles", "9", { member: { to: 1 } }),
      created("members", "2"),
      known("badges", "1", { profile: { to: 0 } }, { profile: "1" }),
    ],
    [deleted("profiles", "member", "1")],
    ["insert members 2: ", "insert profiles 9: member", "update badges 1: profile", "delete profiles 1"],
  ],
  [
    "nor is nothing at all",
    [created("profiles", "9"), known("badges", "1", { profile: { to: 0 } }, { profile: "1" })],
    [deleted("profiles", "member", "1")],
    ["insert profiles 9: ", "update badges 1: profile", "delete profiles 1"],
  ],
  [
    "items whose places are taken go first, where nothing has to leave them",
    [known("volumes", "3", { shelf: "2" }, { shelf: "1", pos: "1" })],
    [deleted("volumes", "shelf", "5"), deleted("shelves", "id", "1")],
    ["delete volumes 5", "update volumes 3: shelf", "delete shelves 1"],
  ],
  [
    "what an update frees is free for another",
    [known("steps", "1", { pos: "2" }, { pos: "1" }), known("steps", "2", { pos: "3" }, { pos: "2" })],
    [],
    ["update steps 2: pos", "update steps 1: pos"],
  ],
  [
    "what has nothing to do with it waits for nothing",
    [
      known("steps", "1", { pos: "2" }, { pos: "1" }),
      known("steps", "2", { pos: "3" }, { pos: "02" }),
      known("steps", "7", { pos: "9" }, { pos: "7" }),
      known("steps", "8", { pos: "8" }, { pos: "8" }),
      known("steps", "6", { label: "six" }),
    ],
    [],
    ["update steps 2, 7, 8: pos", "update steps 6: label", "update steps 1: pos"],
  ],
  [
    "two chains take as many updates as the longer one",
    [...shift("slots", "name", "a", "b", "c", "d"), ...shift("slots", "name", "x", "y", "z")],
    [],
    ["update slots c, y: name", "update slots b, x: name", "update slots a: name"],
  ],
  [
    "what many hand on is given up by all",
    shift("slots", "name", "a", "b", "c", "d", "e"),
    [],
    ["empty slots b, c, d: name", "update slots a, b, c, d: name"],
  ],
  [
    "numbers that may not be empty are others meanwhile",
    shift("steps", "pos", "1", "2", "3", "1"),
    [],
    ["park steps 1, 2, 3: pos", "update steps 1, 2, 3: pos"],
  ],
  [
    "texts that may not be empty are handed on in any number of steps",
    shift("codes", "code", "a", "b", "c", "d", "e"),
    [],
    ["update codes d: code", "update codes c: code", "update codes b: code", "update codes a: code"],
  ],
  ["a deferrable key waits for nothing", shift("chapters", "pos", "1", "2", "1"), [], ["update chapters 1, 2: pos"]],
  [
    "items that change lists keep their places in the end",
    [known("volumes", "1", { shelf: "2" }, { shelf: "1", pos: "1" }), known("volumes", "2", { shelf: "1" }, { shelf: "2", pos: "1" })],
    [],
    ["park volumes 1, 2: pos", "update volumes 1, 2: pos, shelf"],
  ],
  [
    "a new item takes what an item frees that waits for another",
    [created("tasks", "9", { rank: "1" }), known("tasks", "1", { rank: "3", owner: { to: 2 } }, { rank: "1" }), created("members", "8")],
    [],
    ["insert members 8: ", "update tasks 1: owner, rank", "insert tasks 9: rank"],
  ],
  [
    "and what one frees that waits for itself",
    [created("tasks", "9", { rank: "1" }), known("tasks", "1", { rank: "3", after: { to: 0 } }, { rank: "1" })],
    [],
    ["park tasks 1: rank", "insert tasks 9: rank", "update tasks 1: after, rank"],
  ],
  [
    "where NULL is a value, it is handed on as well, and nothing is empty meanwhile",
    [known("turns", "1", { turn: null }, { turn: "1" }), known("turns", "2", { turn: "1" }, { turn: null })],
    [],
    ["park turns 1, 2: turn", "update turns 1, 2: turn"],
  ],
  [
    "what others refer to is not empty meanwhile, so that they do not lose it",
    shift("numbers", "number", "1", "2", "1"),
    [],
    ["park numbers 1, 2: number", "update numbers 1, 2: number"],
  ],
  [
    "a key that holds among some items alone is ordered by what might collide",
    [...shift("mains", "person", "1", "2", "1"), known("mains", "3", { person: "2" }, { person: "1" })],
    [],
    ["empty mains 1, 2, 3: person", "update mains 1, 2, 3: person"],
  ],
  ["where that cannot be ordered, the database is asked", shift("codewords", "code", "a", "b", "a"), [], ["update codewords a, b: code"]],
  [
    "texts may be equal in other letters",
    [known("emails", "1", { email: "BÖB" }, { email: "ann" }), known("emails", "2", { email: "Eve" }, { email: "bob" })],
    [],
    ["update emails 2: email", "update emails 1: email"],
  ],
  [
    "as an expression may have it",
    [known("lowered", "1", { email: "BOB" }, { email: "ann" }), known("lowered", "2", { email: "Eve" }, { email: "bob" })],
    [],
    ["update lowered 2: email", "update lowered 1: email"],
  ],
  [
    "what comes before a deletion takes what is given up after it",
    [
      created("volumes", "9", { shelf: "1", pos: "2" }),
      known("labels", "1", { volume: { to: 0 } }, { volume: "1" }),
      known("volumes", "2", { pos: "5" }, { shelf: "1", pos: "2" }),
    ],
    [deleted("volumes", "shelf", "1")],
    [
      "park volumes 2: pos",
      "park volumes 1: pos",
      "insert volumes 9: pos, shelf",
      "update labels 1: volume",
      "delete volumes 1",
      "update volumes 2: pos",
    ],
  ],
  [
    "items go before those that they refer to",
    [],
    [deleted("chapters", "book", "1"), deleted("sections", "chapter", "4")],
    ["delete sections 4", "delete chapters 1"],
  ],
])("%s", (_what, rows, deletions, steps) => {
  expect(finishAtOnce(planWrites(model, placed(rows), deletions)).steps.map(printStep)).toEqual(steps);
});

test("texts that go in a circle, and may not be empty, are refused", () => {
  const rows = placed(shift("codes", "code", "a", "b", "a"));
  expect(() => finishAtOnce(planWrites(model, rows, []))).toThrow(
    'Field "codes.code": the items exchange values that are unique, and the database takes nothing else in their place meanwhile.',
  );
});

test("many thousands that hand on a value each take two statements, and no long time", () => {
  const places = Array.from({ length: 20_001 }, (_, index) => String(index));
  const { steps } = finishAtOnce(planWrites(model, placed(shift("steps", "pos", ...places)), []));
  expect(steps.map(({ kind }) => kind)).toEqual(["release", "update"]);
});

test("constraints that can wait do so, and what a cascade can reach has to be there in the end", () => {
  const rows = placed([known("sections", "1"), known("posts", "1"), created("sections", "7")]);
  const plan = finishAtOnce(planWrites(model, rows, [deleted("chapters", "book", "1"), deleted("sections", "chapter", "4")]));
  expect(plan.deferrable).toEqual(["public.chapters_pos_key"]);
  expect(plan.kept).toEqual([rows[0]]);
});
