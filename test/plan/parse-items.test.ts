/** What a client states of an item, and the tree of items to write that it comes to. */
import { expect, test } from "vitest";
import { admin } from "../../src/access/access.ts";
import type { Access } from "../../src/access/access.ts";
import { RequestError, mostProblems } from "../../src/errors.ts";
import { collectionOf } from "../../src/model/look-up.ts";
import type { ItemWrite, ToManyWrite } from "../../src/plan/write/item-tree.ts";
import { parseItems } from "../../src/plan/write/parse-items.ts";
import type { RootItem } from "../../src/plan/write/parse-items.ts";
import { finishAtOnce } from "../../src/shared/steps.ts";
import { limitedTo, someAccess } from "../access/access-of.ts";
import { column, key, manyToOne, modelOf, oneToMany } from "../schema/model-of.ts";
import { context } from "./newsroom.ts";
import { readInput } from "./read-input.ts";

function parse(...given: Parameters<typeof parseItems>): readonly ItemWrite[] {
  return finishAtOnce(parseItems(...given));
}

/** `update articles#1 { title: "A", author: save authors#5 {}, comments: = [create comments {}] }` */
function print({ intent, collection, key: itemKey, values, toOne, toAny, toMany }: ItemWrite): string {
  const parts = [
    ...[...values].map(([field, text]) => `${field}: ${JSON.stringify(text)}`),
    ...toOne.map(({ field, target }) => `${field.name}: ${print(target)}`),
    ...toAny.map((any) => {
      const said = any.kind === "item" ? print(any.target) : `${any.member ?? "?"}#${any.item ?? "?"}`;
      return `${any.relation.field}: ${said}`;
    }),
    ...toMany.map((list) => `${list.relation.field}: ${printList(list)}`),
  ];
  return `${intent} ${collection.name}${itemKey === null ? "" : `#${itemKey}`} {${parts.length === 0 ? "" : ` ${parts.join(", ")} `}}`;
}

function printList({ kind, items, removed }: ToManyWrite): string {
  const members = [...items.map(print), ...removed.map((one) => `delete #${one.key}`)];
  return `${kind} [${members.join(", ")}]`;
}

test.each<readonly [what: string, json: unknown, tree: string]>([
  ["values", { title: "A", views: 7, author: 5 }, `update articles#1 { title: "A", views: "7", author: "5" }`],
  ["null", { author: null, comments: null }, `update articles#1 { author: null, comments: set [] }`],
  ["its own key, which is ignored", { id: 2, title: "A" }, `update articles#1 { title: "A" }`],
  ["an object without a key, which is new", { author: { name: "B" } }, `update articles#1 { author: create authors { name: "B" } }`],
  ["an object with one, which may be there", { author: { id: 5 } }, `update articles#1 { author: save authors#5 {} }`],
  [
    "a list",
    { comments: [2, { text: "A" }, { id: 3 }] },
    `update articles#1 { comments: set [update comments#2 {}, create comments { text: "A" }, save comments#3 {}] }`,
  ],
  [
    "changes to a list",
    { comments: { create: [{ id: 2, text: "A" }], update: [{ id: 3, text: "B" }, 4], delete: [5] } },
    `update articles#1 { comments: changes [create comments#2 { text: "A" }, update comments#3 { text: "B" }, update comments#4 {}, delete #5] }`,
  ],
  [
    "pairs of a many-to-any, in four ways",
    {
      sections: [{ collection: "headings", item: 1 }, { item__headings: 1 }, { item__headings: { title: "A" } }, { collection: "images" }],
    },
    `update articles#1 { sections: set [create sections { item: headings#1 }, create sections { item: headings#1 }, create sections { item: create headings { title: "A" } }, create sections { item: images#? }] }`,
  ],
  [
    "an object whose collection is said beside it, whatever comes first",
    { sections: [{ item: { title: "A", sections: { delete: [3] } }, collection: "headings" }] },
    `update articles#1 { sections: set [create sections { item: create headings { title: "A", sections: changes [delete #3] } }] }`,
  ],
])("%s", (_what, json, tree) => {
  const root: RootItem = { input: readInput(context.model, "update_articles_input", json), path: "data", intent: "update", key: "1" };
  expect(parse(context, collectionOf(context.model, "articles"), [root]).map(print)).toEqual([tree]);
});

test.each<readonly [what: string, article: unknown, tree: string]>([
  ["as it says itself is itself", { title: "A" }, `create comments { text: "B" }`],
  ["in other words is another one", { title: "C" }, `create comments { text: "B", article: create articles { title: "C" } }`],
  ["without a word is another one", {}, `create comments { text: "B", article: create articles {} }`],
  ["by its key is another one", { id: 5, title: "A" }, `create comments { text: "B", article: save articles#5 { title: "A" } }`],
])("an item that is named in its own list %s", (_what, article, tree) => {
  const input = readInput(context.model, "update_articles_input", { comments: [{ text: "B", article }], title: "A" });
  const root: RootItem = { input, path: "data", intent: "create" };
  expect(parse(context, collectionOf(context.model, "articles"), [root]).map(print)).toEqual([
    `create articles { title: "A", comments: set [${tree}] }`,
  ]);
});

test("one object is one item, also for several that are given it", () => {
  const input = readInput(context.model, "update_articles_input", { author: { name: "B" }, comments: [{ text: "A" }] });
  const roots = ["1", "2"].map((id): RootItem => ({ input, path: "data", intent: "update", key: id }));
  const [first, second] = parse(context, collectionOf(context.model, "articles"), roots);
  expect(first?.toOne[0]?.target).toBe(second?.toOne[0]?.target);
  expect(first?.toMany[0]?.items[0]).not.toBe(second?.toMany[0]?.items[0]);
});

function faultsOf(parsing: () => unknown): readonly string[] {
  try {
    parsing();
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    const { problems } = error.details;
    // As `failedValidation` tells them.
    return Array.isArray(problems) ? (problems as readonly { readonly message: string }[]).map(({ message }) => message) : [error.message];
  }
  return [];
}

test.each<readonly [what: string, json: unknown, ...faults: readonly string[]]>([
  ["a key for a whole item", 5, `data: expected an object, got "5".`],
  ["changes for a whole item", { create: [{ id: 1, title: "A" }] }, `data.create: field "create" does not exist in "articles".`],
  [
    "a value that does not fit",
    { author: "x", day: "x" },
    `data.author: expected an integer, got "x".`,
    `data.day: expected a date in ISO 8601 form, got "x".`,
  ],
  [
    "a list in both forms",
    { comments: [], comments_changes: { delete: [1] } },
    `data.comments_changes: expected either the whole list or its changes, got both for "comments".`,
  ],
  [
    "faults in an object whose collection is said beside it",
    {
      sections: [
        { item: {} },
        { collection: "heading", item: {} },
        { collection: "headings", item: { titel: 1, sections_changes: { creat: [], delete: ["x"] } } },
        { collection: "headings", item: { sections_changes: 5, sections: [[1]] } },
      ],
    },
    'data.sections[0].item: expected "collection" beside the item.',
    'data.sections[1].collection: expected one of the allowed collections "headings", "images", got "heading". Did you mean "headings"?',
    'data.sections[2].item.titel: field "titel" does not exist in "headings".',
    'data.sections[2].item.sections_changes.creat: expected one of "create", "update", "delete".',
    'data.sections[2].item.sections_changes.delete[0]: expected an integer, got "x".',
    "data.sections[3].item.sections_changes: expected an object of create, update and delete, got 5.",
    'data.sections[3].item.sections: expected either the whole list or its changes, got both for "sections".',
  ],
])("%s is told with its place", (_what, json, ...faults) => {
  const root: RootItem = { input: readInput(context.model, "update_articles_input", json), path: "data", intent: "update", key: "1" };
  expect(faultsOf(() => parse(context, collectionOf(context.model, "articles"), [root]))).toEqual(faults);
});

const required = { nullable: false } as const;
const staff = modelOf({
  people: {
    fields: [
      key(),
      column("name", "string", required),
      column("role", "string", { ...required, default: "'guest'" }),
      column("made", "timestamp", { ...required, special: ["date-created"] }),
      { ...manyToOne("boss", "people"), ...required },
      oneToMany("staff", "people", "boss"),
      column("born", "date"),
    ],
  },
});

test.each<[what: string, access: Access, json: unknown, missing: readonly string[]]>([
  ["of what only the input can give", admin, { born: "x" }, ["data.name", "data.boss"]],
  ["but not of what cannot be read", admin, { born: "x", boss: "x" }, ["data.name"]],
  ["nor of what a list says", admin, { born: "x", boss: 1, name: "A", staff: [{}, { name: "B" }] }, ["data.staff[0].name"]],
  ["nor of an item that may be there", admin, { born: "x", boss: { id: 5 }, name: "A", staff: [6, { id: 7 }] }, []],
  ["nor of what the role's presets give", limited({ presets: { name: "A" } }), { born: "x" }, ["data.boss"]],
  ["nor of what the role may not state", limited({}, ["id", "born", "boss"]), { born: "x" }, ["data.boss"]],
  ["nor of items that the role may not create", limitedTo(new Map()), { born: "x" }, []],
])("what is missing is told beside what is wrong: %s", (_what, access, json, missing) => {
  const people = collectionOf(staff, "people");
  const root: RootItem = { input: readInput(staff, "update_people_input", json), path: "data", intent: "create" };
  const faults = faultsOf(() => parse({ ...context, model: staff, access }, people, [root]));
  const told = faults.filter((fault) => fault.endsWith("expected a value, got none."));
  expect(faults.length).toBeGreaterThan(told.length);
  expect(told.map((fault) => fault.replace(/: .*/, ""))).toEqual(missing);
});

test("of an input that lacks far more than is told, the first is told", () => {
  const input = readInput(staff, "update_people_input", { born: "x", staff: Array.from({ length: 50_000 }, () => ({})) });
  const parseAll = (): unknown =>
    parse({ ...context, model: staff }, collectionOf(staff, "people"), [{ input, path: "data", intent: "create" }]);
  expect(faultsOf(parseAll)).toHaveLength(mostProblems);
  expect(parseAll).toThrow(/There are more problems than these\.$/);
});

function limited(given: Parameters<typeof someAccess>[1], names: readonly string[] = ["id", "name", "boss", "born", "staff"]): Access {
  return limitedTo(new Map([["people", { create: someAccess(new Map(names.map((name) => [name, null])), given) }]]));
}
