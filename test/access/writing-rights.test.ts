/** Rights of writing that only several policies together put to the test, and what is let go of. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { mergePolicies } from "../../src/access/merge-policies.ts";
import type { Permission, PermissionAction, Policy } from "../../src/metadata/policies.ts";
import { serveFixture } from "../harness/serve-fixture.ts";
import type { ServedFixture } from "../harness/serve-fixture.ts";
import { readDataset, writeDataset } from "./dataset.ts";
import { answerOf, contextOf } from "./leak-matrix.ts";
import { currentUser } from "./roles.ts";
import { rowsOf } from "./rule-model.ts";
import type { Dataset, Row } from "./rule-model.ts";

let served: ServedFixture;
let data: Dataset;

beforeAll(async () => {
  served = await serveFixture("postgres", "secrets");
  data = await readDataset(served.database, served.model);
});

afterEach(() => served.database.transaction((connection) => writeDataset(connection, data)));

afterAll(async () => {
  await served.close();
});

type Given = Partial<Permission> & { readonly collection: string; readonly action: PermissionAction };

function policy(...permissions: readonly Given[]): Policy {
  return {
    key: JSON.stringify(permissions),
    name: "policy",
    adminAccess: false,
    ipAccess: [],
    permissions: permissions.map((one) => ({ rule: null, fields: ["*"], presets: {}, validation: null, ...one })),
  };
}

const written = "written";

/** `written`, or the code and the path of the first error. */
async function write(policies: readonly Policy[], mutation: string): Promise<string> {
  const access = mergePolicies(served.model, policies);
  const { errors } = answerOf(await served.run(`mutation { ${mutation} }`, {}, contextOf(access)));
  const [error] = errors as readonly {
    readonly code: string;
    readonly message: string;
    readonly details?: { readonly problems?: unknown };
  }[];
  return error === undefined ? written : error.code === "GRAPHQL" ? error.message : error.code;
}

async function rows(collection: string): Promise<readonly Row[]> {
  return rowsOf(await readDataset(served.database, served.model), collection);
}

async function expectUnchanged(): Promise<void> {
  expect(await readDataset(served.database, served.model)).toEqual(data);
}

const own = { owner: { _eq: "$CURRENT_USER" } };

/** Article 4 is another's draft, article 3 is another's and published, article 2 is the user's. */
const authors = policy(
  { collection: "articles", action: "read", rule: { _or: [own, { status: { _eq: "published" } }] } },
  { collection: "articles", action: "update", rule: own, fields: ["owner", "comments", "tags", "mentions"] },
  { collection: "comments", action: "create" },
  { collection: "comments", action: "read" },
  { collection: "comments", action: "update" },
  { collection: "mentions", action: "read" },
);
const editors = policy({ collection: "articles", action: "update", fields: ["body"] });

const other = "aaaaaaaa-0000-4000-8000-000000000002";

describe("a list of an item", () => {
  test.each([
    ["hidden", 4, 'comments_changes: { create: [{ text: "evil" }] }'],
    ["hidden", 4, "comments_changes: { update: [{ id: 4 }] }"],
    ["hidden", 4, "comments: [{ id: 4 }]"],
    ["seen", 3, 'comments_changes: { create: [{ text: "evil" }] }'],
    ["seen", 3, "comments: []"],
    ["seen", 3, 'body: "as may be", comments_changes: { create: [{ text: "evil" }] }'],
  ])("is not changed where only other fields of the item may be, which is %s: %i, %s", async (_, id, text) => {
    expect(await write([authors, editors], `update_articles_item(id: ${id}, data: { ${text} }) { id }`)).toBe("FORBIDDEN");
    await expectUnchanged();
  });

  test("is not changed below another item either", async () => {
    const nesting = policy(
      { collection: "authors", action: "read" },
      { collection: "authors", action: "update" },
      { collection: "articles", action: "create" },
    );
    const text = `update_authors_item(id: 3, data: { articles_changes: { update: [{ id: 3, comments_changes: { create: [{ text: "evil" }] } }] } }) { id }`;
    const linking = policy({ collection: "articles", action: "update", fields: ["id", "author"] });
    expect(await write([authors, nesting, linking], text)).toBe("FORBIDDEN");
    await expectUnchanged();
  });

  test("is changed where it may be", async () => {
    const text = `update_articles_item(id: 2, data: { body: "mine", comments_changes: { create: [{ text: "mine" }] } }) { id }`;
    expect(await write([authors, editors], text)).toBe(written);
    expect(await rows("comments")).toContainEqual(expect.objectContaining({ article: 2, text: "mine" }));
  });
});

describe("an item", () => {
  test.each([
    ["update_articles_item(id: 1, data: { owner: %other })"],
    ['update_articles_item(id: 1, data: { owner: null, body: "as may be" })'],
    ["update_articles_items(ids: [1, 2], data: { owner: %other })"],
    ["update_authors_item(id: 1, data: { articles_changes: { update: [{ id: 1, owner: %other }] } })"],
  ])("is not moved out of the rule that allowed it, where another policy opens other fields: %s", async (mutation) => {
    const nesting = policy(
      { collection: "authors", action: "read" },
      { collection: "authors", action: "update" },
      { collection: "articles", action: "update", fields: ["id", "author"] },
    );
    expect(await write([authors, editors, nesting], `${mutation.replace("%other", `"${other}"`)} { id }`)).toBe("FORBIDDEN");
    await expectUnchanged();
  });

  test("is not created with a field that only items of another kind may be created with", async () => {
    const policies = [
      authors,
      policy({ collection: "articles", action: "create", fields: ["title", "status"] }),
      policy({ collection: "articles", action: "create", rule: { status: { _eq: "draft" } }, fields: ["body"] }),
    ];
    const create = (status: string): Promise<string> =>
      write(policies, `create_articles_item(data: { status: "${status}", body: "new" }) { id }`);
    expect(await create("published")).toBe("FORBIDDEN");
    await expectUnchanged();
    // What is created may not be read: it has no owner.
    await create("draft");
    expect(await rows("articles")).toContainEqual(expect.objectContaining({ status: "draft", body: "new" }));
  });

  test("may be changed as far as the rule allows it", async () => {
    expect(await write([authors, editors], `update_articles_item(id: 1, data: { owner: "${currentUser}", body: "mine" }) { id }`)).toBe(
      written,
    );
  });
});

describe("an item that leaves a list", () => {
  /** Mention 2, of article 1, is private. */
  const mentioning = policy(
    { collection: "articles", action: "read" },
    { collection: "articles", action: "update" },
    { collection: "mentions", action: "read" },
    { collection: "mentions", action: "update", fields: ["id", "item", "quote"] },
  );
  const whatOf = policy({ collection: "mentions", action: "update", rule: { status: { _eq: "public" } }, fields: ["collection"] });

  test("loses the name of the collection only where that may be changed", async () => {
    const leave = (ids: string): Promise<string> =>
      write([mentioning, whatOf], `update_articles_item(id: 1, data: { mentions: [${ids}] }) { id }`);
    expect(await leave("1")).toBe("FORBIDDEN");
    await expectUnchanged();
    expect(await leave("2")).toBe(written);
    expect(await rows("mentions")).toContainEqual(expect.objectContaining({ id: 1, item: null, collection: null }));
  });

  test("stays where a rule for one of its fields allows the change, and the change breaks it", async () => {
    const named = policy({ collection: "mentions", action: "update", rule: { collection: { _eq: "articles" } }, fields: ["collection"] });
    expect(await write([mentioning, named], `update_articles_item(id: 1, data: { mentions: [2] }) { id }`)).toBe("FORBIDDEN");
    await expectUnchanged();
  });
});
