/** In which order what is written by one input is written: rows and deletions in, steps out. */
import { expect, test } from "vitest";
import { collectionOf } from "../../src/model/look-up.ts";
import type { Deletion } from "../../src/plan/write/deselect-rows.ts";
import { noTexts, textCell } from "../../src/plan/write/rows.ts";
import type { WriteRow } from "../../src/plan/write/rows.ts";
import { planWrites } from "../../src/plan/write/write-plan.ts";
import type { WriteStep } from "../../src/plan/write/write-plan.ts";
import { column, key, manyToOne, modelOf, uniqueKey } from "../schema/model-of.ts";

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
  badges: { fields: [key(), { ...manyToOne("profile", "profiles"), ...required, cascades: true }] },
});

/** A row stands for a link to it, by its place among the rows. */
type Values = Readonly<Record<string, string | null | { readonly to: number }>>;

/** An item that exists, with what is stored of the fields that it changes. */
function known(collection: string, itemKey: string, values: Values = {}, stored: Readonly<Record<string, string>> = {}): WriteRow {
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
    isKeyStated: true,
    cells: new Map(cells),
    stated: Object.keys(values),
    isDescribed: true,
    leaves: false,
    visible: actual,
    actual,
    returned: noTexts,
    needs: new Set(links),
    emptied: [],
    claimed: new Set(),
  };
}

function deleted(collection: string, link: string, ...keys: readonly string[]): Deletion {
  return { collection: collectionOf(model, collection), links: [link], keys, path: "data" };
}

/** Each with its place for its name. */
function placed(rows: readonly WriteRow[]): readonly WriteRow[] {
  return rows.map((row, id) => ({ ...row, id }));
}

function printStep(step: WriteStep): string {
  switch (step.kind) {
    case "insert":
    case "update":
      return `${step.kind} ${step.group.rows[0]?.collection.name ?? ""} ${step.group.rows.map((row) => row.key).join(", ")}: ${step.group.fields.map(({ name }) => name).join(", ")}`;
    case "delete":
      return `delete ${step.deletion.collection.name} ${step.deletion.keys.join(", ")}`;
    case "empty":
      return `empty ${step.collection.name} ${step.keys.join(", ")}: ${step.field.name}`;
  }
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
    "items go before those that they refer to",
    [],
    [deleted("chapters", "book", "1"), deleted("sections", "chapter", "4")],
    ["delete sections 4", "delete chapters 1"],
  ],
])("%s", (_what, rows, deletions, steps) => {
  expect(planWrites(model, placed(rows), deletions).steps.map(printStep)).toEqual(steps);
});

test("constraints that can wait do so, and what a cascade can reach has to be there in the end", () => {
  const rows = placed([known("sections", "1"), known("posts", "1"), created("sections", "7")]);
  const plan = planWrites(model, rows, [deleted("chapters", "book", "1"), deleted("sections", "chapter", "4")]);
  expect(plan.deferrable).toEqual(["public.chapters_pos_key"]);
  expect(plan.kept).toEqual([rows[0]]);
});
