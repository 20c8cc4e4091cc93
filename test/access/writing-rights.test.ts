/** Rights of writing that only several policies together put to the test, and what is let go of. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sql } from "kysely";
import { compileSql } from "../../src/database/compile-sql.ts";
import { RequestError } from "../../src/errors.ts";
import type { Permission, PermissionAction, Policy, StoredRule } from "../../src/metadata/policies.ts";
import { serveFixture } from "../harness/serve-fixture.ts";
import type { ServedFixture } from "../harness/serve-fixture.ts";
import { accessOf } from "./access-of.ts";
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
  const access = accessOf(served.model, policies);
  const context = contextOf(access);
  const user = { ...context.user, role: null, roles: ["role", "above"] };
  const { errors } = answerOf(await served.run(`mutation { ${mutation} }`, {}, { ...context, user }));
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
  ])("may become one that the rule which allowed the change does not allow any more: %s", async (mutation) => {
    const nesting = policy(
      { collection: "authors", action: "read" },
      { collection: "authors", action: "update" },
      { collection: "articles", action: "update", fields: ["id", "author"] },
    );
    await write([authors, editors, nesting], `${mutation.replace("%other", `"${other}"`)} { id }`);
    expect((await rows("articles")).find(({ id }) => id === 1)?.["owner"]).toBe(mutation.includes("%other") ? other : null);
  });

  test("is changed only where the rule holds of it as it was", async () => {
    const drafts = policy(
      { collection: "articles", action: "read" },
      { collection: "articles", action: "update", rule: { status: { _eq: "draft" } }, fields: ["status"] },
    );
    const publish = (id: number): Promise<string> =>
      write([drafts], `update_articles_item(id: ${id}, data: { status: "published" }) { id }`);
    expect(await publish(4)).toBe(written);
    expect(await publish(4)).toBe("FORBIDDEN");
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

  test("that may be written but not read is written, and answered as one that does not exist", async () => {
    const writers = [policy({ collection: "articles", action: "read", rule: own }, { collection: "articles", action: "update" })];
    expect(await write(writers, `update_articles_item(id: 4, data: { body: "unseen" }) { id }`)).toBe("FORBIDDEN");
    expect(await rows("articles")).toContainEqual(expect.objectContaining({ id: 4, body: "unseen" }));
    expect(await write(writers, `update_articles_items(ids: [2, 4], data: { body: "unseen" }) { id }`)).toBe(written);
    expect((await rows("articles")).filter(({ body }) => body === "unseen").map(({ id }) => id)).toEqual([2, 4]);
  });

  test("may be changed as far as the rule allows it", async () => {
    expect(await write([authors, editors], `update_articles_item(id: 1, data: { owner: "${currentUser}", body: "mine" }) { id }`)).toBe(
      written,
    );
  });
});

describe("an item that others refer to is kept, and whose they are is told only to", () => {
  const referTo = (action: string): Promise<unknown> =>
    served.database.run(
      compileSql(
        sql.raw(`alter table vault drop constraint vault_article_fkey,
          add constraint vault_article_fkey foreign key (article) references articles (id) on delete ${action}`),
      ),
    );
  beforeAll(() => referTo("restrict"));
  afterAll(() => referTo("set null"));

  const deleting = policy({ collection: "articles", action: "read" }, { collection: "articles", action: "delete" });
  test.each([
    ["whoever may use them", [deleting, policy({ collection: "vault", action: "read", fields: ["id"] })], "vault"],
    ["nobody else", [deleting], undefined],
  ])("%s", async (_, policies, collection) => {
    const refused = `{ delete_articles_item(id: 1) { id } }`;
    const { data: answer, errors = [] } = await served.run(`mutation ${refused}`, {}, contextOf(accessOf(served.model, policies)));
    const [error] = errors;
    const refusal = error?.originalError;
    expect(answer).toEqual({ delete_articles_item: null });
    expect(refusal).toMatchObject({ code: "INVALID_FOREIGN_KEY", path: "id" });
    expect(refusal instanceof RequestError && refusal.details).toEqual(collection === undefined ? {} : { collection });
    expect(String(error).includes("vault")).toBe(collection !== undefined);
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

  test("may break the rule that allowed the change of one of its fields", async () => {
    const named = policy({ collection: "mentions", action: "update", rule: { collection: { _eq: "articles" } }, fields: ["collection"] });
    expect(await write([mentioning, named], `update_articles_item(id: 1, data: { mentions: [2] }) { id }`)).toBe(written);
    expect(await rows("mentions")).toContainEqual(expect.objectContaining({ id: 1, item: null, collection: null }));
  });
});

describe("the validation of a permission", () => {
  const broken = "FAILED_VALIDATION";
  const owner = (id: string): string => `owner: "${id}"`;

  // Article 1 is the user's and its author is European; author 3 is not. The time of the requests is noon of 2024-06-01.
  test.each<readonly [validation: unknown, data: string, answer: string]>([
    // Texts that are equal to the database.
    [{ owner: { _neq: currentUser } }, owner(currentUser.toUpperCase()), broken],
    [{ owner: { _neq: currentUser.toUpperCase() } }, owner(currentUser), broken],
    [{ owner: { _nin: [other, currentUser.toUpperCase()] } }, owner(currentUser), broken],
    [{ owner: { _eq: currentUser.toUpperCase() } }, owner(currentUser), written],
    [{ owner: { _eq: "$CURRENT_USER" } }, owner(currentUser.toUpperCase()), written],
    [{ owner: { _neq: "$CURRENT_USER" } }, owner(currentUser), broken],
    [{ owner: { _neq: "$CURRENT_USER" } }, "owner: null", written],
    [{ views: { _nin: ["007"] } }, "views: 7", broken],
    [{ views: { _lte: 9.5 } }, "views: 9", written],
    [{ views: { _lte: 9.5 } }, "views: 10", broken],
    [{ views: { _between: [5, 15] } }, "views: 10", written],
    [{ views: { _nbetween: ["5", "15"] } }, "views: 10", broken],
    [{ published_at: { _eq: "2024-01-02" } }, `published_at: "2024-01-02T00:00:00"`, written],
    [{ published_at: { _lte: "$NOW" } }, `published_at: "2024-06-01T11:59:00"`, written],
    [{ published_at: { _lte: "$NOW" } }, `published_at: "2024-06-01T12:01:00"`, broken],
    // Every operator.
    [{ title: { _contains: "b" } }, `title: "abc"`, written],
    [{ title: { _contains: "B" } }, `title: "abc"`, broken],
    [{ title: { _icontains: "B" } }, `title: "abc"`, written],
    [{ title: { _ncontains: "b" } }, `title: "abc"`, broken],
    [{ title: { _starts_with: "a" } }, `title: "abc"`, written],
    [{ title: { _nstarts_with: "a" } }, `title: "abc"`, broken],
    [{ title: { _istarts_with: "A" } }, `title: "abc"`, written],
    [{ title: { _nistarts_with: "A" } }, `title: "abc"`, broken],
    [{ title: { _nistarts_with: "B" } }, `title: "abc"`, written],
    [{ title: { _ends_with: "c" } }, `title: "abc"`, written],
    [{ title: { _nends_with: "c" } }, `title: "abc"`, broken],
    [{ title: { _iends_with: "C" } }, `title: "abc"`, written],
    [{ title: { _niends_with: "C" } }, `title: "abc"`, broken],
    [{ title: { _gt: "abd" } }, `title: "abc"`, broken],
    [{ title: { _regex: "^[a-c]+$" } }, `title: "abc"`, written],
    [{ title: { _regex: "^[d-f]+$" } }, `title: "abc"`, broken],
    [{ title: { _nempty: true } }, `title: ""`, broken],
    [{ title: { _empty: true } }, `title: ""`, written],
    [{ title: { _nnull: true } }, "title: null", broken],
    [{ title: { _null: false } }, "title: null", broken],
    [{ title: { _submitted: true } }, `body: "abc"`, broken],
    [{ title: { _submitted: true } }, `title: "abc"`, written],
    // Logic.
    [{ _not: { title: { _eq: "abc" } } }, `title: "abc"`, broken],
    [{ _not: { title: { _eq: "abc" } } }, `title: "abd"`, written],
    [{ _not: { title: { _eq: "abc" } } }, `body: "abc"`, written],
    [{ _not: { _and: [{ title: { _eq: "abc" } }, { views: { _eq: 1 } }] } }, `title: "abc"`, written],
    [{ _not: { _and: [{ title: { _eq: "abc" } }, { views: { _eq: 1 } }] } }, `title: "abc", views: 1`, broken],
    [{ _or: [{ title: { _eq: "abc" } }, { title: { _eq: "def" } }] }, `title: "def"`, written],
    [{ _or: [{ title: { _eq: "abc" } }, { title: { _eq: "def" } }] }, `title: "ghi"`, broken],
    [{ _or: [] }, `title: "abc"`, broken],
    // Values that stand for many, and for nobody.
    [{ title: { _nin: "$CURRENT_ROLES" } }, `title: "role"`, broken],
    [{ title: { _nin: "$CURRENT_ROLES" } }, `title: "above"`, broken],
    [{ title: { _nin: ["x", "$CURRENT_ROLES"] } }, `title: "above"`, broken],
    [{ title: { _in: "$CURRENT_ROLES" } }, `title: "above"`, written],
    [{ title: { _eq: "$CURRENT_ROLES" } }, `title: "above"`, written],
    [{ title: { _neq: "$CURRENT_ROLES" } }, `title: "above"`, broken],
    [{ title: { _nin: "$CURRENT_ROLES" } }, `title: "other"`, written],
    [{ title: { _nin: "$CURRENT_POLICIES" } }, `title: "other"`, written],
    [{ title: { _in: "$CURRENT_POLICIES" } }, `title: "other"`, broken],
    [{ title: { _neq: "$CURRENT_ROLE" } }, `title: "other"`, broken],
    [{ title: { _nin: ["x", "$CURRENT_ROLE"] } }, `title: "other"`, broken],
    [{ _not: { title: { _eq: "$CURRENT_ROLE" } } }, `title: "other"`, broken],
    [{ title: { _in: ["other", "$CURRENT_ROLE"] } }, `title: "other"`, written],
    [{ title: { _neq: "$CURRENT_USER.nowhere" } }, `title: "other"`, broken],
    // What only the stored item tells.
    [{ "year(published_at)": { _eq: 2024 } }, `published_at: "2024-01-02T00:00:00"`, written],
    [{ "year(published_at)": { _eq: 2023 } }, `published_at: "2024-01-02T00:00:00"`, broken],
    [{ published_at_func: { month: { _gt: 1 } } }, `published_at: "2024-01-02T00:00:00"`, broken],
    [{ "year(published_at)": { _eq: 2023 } }, `title: "abc"`, written],
    [{ settings: { _json: { a: { _eq: 1 } } } }, "settings: { a: 1 }", written],
    [{ settings: { _json: { a: { _eq: 1 } } } }, "settings: { a: 2 }", broken],
    [{ author: { region: { _eq: "eu" } } }, "author: 2", written],
    [{ author: { region: { _eq: "eu" } } }, "author: 3", broken],
    [{ author: { region: { _eq: "eu" } } }, "author: null", broken],
    [{ author: { region: { _eq: "us" } } }, `title: "abc"`, written],
    [{ _not: { author: { region: { _eq: "us" } } } }, "author: 3", broken],
    [{ _or: [{ title: { _eq: "abc" } }, { author: { region: { _eq: "eu" } } }] }, `title: "abc", author: 3`, written],
    [{ _or: [{ title: { _eq: "abc" } }, { author: { region: { _eq: "eu" } } }] }, `title: "def", author: 3`, broken],
    [{ "count(comments)": { _lte: 3 } }, `comments_changes: { create: [{ text: "fourth" }] }`, broken],
    [{ comments: { _none: { text: { _eq: "evil" } } } }, `comments_changes: { create: [{ text: "evil" }] }`, broken],
    [{ comments: { _none: { text: { _eq: "evil" } } } }, `comments_changes: { create: [{ text: "good" }] }`, written],
    // What is not understood, whether it is spoken of or not.
    ...[
      { title: { _like: "a%" } },
      { title: { _nicontains: "x" } },
      { title: { _regex: "(" } },
      { _not: { title: { _regex: "(" } } },
      { title: "abd" },
      { title: { _eq: { a: 1 } } },
      { views: { _eq: "many" } },
      { views: { _between: [1] } },
      { titel: { _neq: "abd" } },
      { _and: { title: { _neq: "abd" } } },
      { "year(title)": { _neq: 1 } },
      { author: { region: { _regex: "." } } },
      { _or: [{ titel: { _null: true } }, { title: { _eq: "abc" } }] },
    ].map((validation) => [validation, `title: "abc", views: 1, author: 1`, broken] as const),
    [{ body: { _like: "a%" } }, `title: "abc"`, broken],
  ])("%j is held against { %s }: %s", async (validation, input, answer) => {
    const validated = policy(
      { collection: "articles", action: "read" },
      // As whoever wrote the rule may have written it.
      { collection: "articles", action: "update", validation: validation as StoredRule },
      { collection: "authors", action: "read" },
      { collection: "comments", action: "read" },
      { collection: "comments", action: "create" },
    );
    expect(await write([validated], `update_articles_item(id: 1, data: { ${input} }) { id }`)).toBe(answer);
    if (answer !== written) await expectUnchanged();
  });

  test("tells where it is broken, of several items at once, before and after they are written", async () => {
    const validated = (validation: StoredRule): readonly Policy[] => [
      policy(
        { collection: "articles", action: "read" },
        { collection: "articles", action: "create", validation },
        { collection: "authors", action: "read" },
      ),
    ];
    const input = `create_articles_items(data: [{ title: "a", author: 1 }, { title: "b", author: 3 }, { title: "b", author: 4 }]) { id }`;
    for (const rule of [{ title: { _neq: "b" } }, { _not: { author: { region: { _eq: "us" } } } }]) {
      const { errors } = await served.run(`mutation { ${input} }`, {}, contextOf(accessOf(served.model, validated(rule))));
      const [name = ""] = Object.keys("title" in rule ? rule : rule._not);
      expect(errors?.map(({ originalError }) => originalError)).toMatchObject([
        { code: broken, details: { problems: [{ path: `data[1].${name}` }, { path: `data[2].${name}` }] } },
      ]);
      await expectUnchanged();
    }
  });
});

describe("new items of a shape that was created before", () => {
  const mine = { text: { _nstarts_with: "evil" } };
  const clerks = policy(
    { collection: "articles", action: "read", rule: own, fields: ["id"] },
    { collection: "comments", action: "create", rule: mine, presets: { text: "preset" } },
    { collection: "comments", action: "read" },
  );
  const comment = (text: string, article: number): string =>
    `create_comments_item(data: { text: "${text}", article: ${article} }) { id text }`;
  const silent = (article: number): string => `create_comments_item(data: { article: ${article} }) { text }`;

  beforeEach(async () => {
    for (const text of ["one", "two", "three"]) {
      const outcomes = [await write([clerks], comment(text, 2)), await write([clerks], silent(2))];
      if (outcomes.some((outcome) => outcome !== written)) throw new Error(`Expected both to be written: ${outcomes.join()}`);
    }
    await served.database.transaction((connection) => writeDataset(connection, data));
  });

  test.each([
    ["what they link to is hidden", comment("four", 4)],
    ["they are beyond reach", comment("evil", 2)],
  ])("are refused where %s", async (_, text) => {
    expect(await write([clerks], text)).toBe("FORBIDDEN");
    await expectUnchanged();
  });

  test("are given what is preset", async () => {
    expect(await write([clerks], silent(2))).toBe(written);
    expect(await rows("comments")).toContainEqual(expect.objectContaining({ article: 2, text: "preset" }));
  });

  test("are held to the rights of whoever asks", async () => {
    const others = policy({ collection: "comments", action: "create", fields: ["text"] }, { collection: "comments", action: "read" });
    expect(await write([others], comment("five", 2))).not.toBe(written);
    await expectUnchanged();
  });
});
