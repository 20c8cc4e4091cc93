import { afterAll, beforeAll, expect, test } from "vitest";
import type { Permission } from "../../src/metadata/policies.ts";
import { serveFixture } from "../harness/serve-fixture.ts";
import type { ServedFixture } from "../harness/serve-fixture.ts";
import { accessOf } from "./access-of.ts";
import { contextOf } from "./leak-matrix.ts";

let served: ServedFixture;

beforeAll(async () => {
  served = await serveFixture("postgres", "secrets");
});

afterAll(async () => {
  await served.close();
});

function reading(collection: string, rule: Permission["rule"]): Permission {
  return { collection, action: "read", rule, fields: ["*"], presets: {}, validation: null };
}

/** What a role is told that reads all mentions of articles and of authors, of which it reads those that the rules allow. */
async function mentionsFor(...permissions: readonly Permission[]): Promise<unknown> {
  const all = [reading("mentions", null), ...permissions];
  const access = accessOf(served.model, [{ key: "a", name: "a", adminAccess: false, ipAccess: [], permissions: all }]);
  const document = `{
    groups: mentions_aggregated(groupBy: ["collection", "item"]) { group count { item } }
    counts: mentions_aggregated { count { item } countDistinct { item } }
    sorted: mentions(sort: ["item", "id"]) { id }
  }`;
  const { data, errors } = await served.run(document, {}, contextOf(access));
  expect(errors).toBeUndefined();
  return JSON.parse(JSON.stringify(data));
}

test("the key of a many-to-any shows like a foreign key, whether or not its item may be read", async () => {
  expect(await mentionsFor(reading("authors", { region: { _eq: "us" } }))).toEqual({
    groups: [
      { group: { collection: "articles", item: "1" }, count: { item: 2 } },
      { group: { collection: "articles", item: "4" }, count: { item: 1 } },
      { group: { collection: "authors", item: "1" }, count: { item: 1 } },
      { group: { collection: "authors", item: "2" }, count: { item: 1 } },
      { group: { collection: "authors", item: "3" }, count: { item: 1 } },
    ],
    counts: [{ count: { item: 6 }, countDistinct: { item: 4 } }],
    sorted: [1, 2, 4, 6, 5, 3].map((id) => ({ id: String(id) })),
  });
});

test("where no member may be read, no key shows", async () => {
  expect(await mentionsFor()).toEqual({
    groups: [
      { group: { collection: "articles", item: null }, count: { item: 0 } },
      { group: { collection: "authors", item: null }, count: { item: 0 } },
    ],
    counts: [{ count: { item: 0 }, countDistinct: { item: 0 } }],
    sorted: [1, 2, 3, 4, 5, 6].map((id) => ({ id: String(id) })),
  });
});

test("a foreign key shows whether or not its item may be read, and the item is none", async () => {
  const permissions = [reading("comments", null), reading("articles", { id: { _eq: 1 } })];
  const access = accessOf(served.model, [{ key: "a", name: "a", adminAccess: false, ipAccess: [], permissions }]);
  const document = `{
    groups: comments_aggregated(groupBy: ["article"]) { group count { id } }
    hidden: comments(filter: { article: { id: { _null: true } } }) { id article { id } }
  }`;
  const { data } = await served.run(document, {}, contextOf(access));
  const counts = new Map([
    [1, 3],
    [2, 1],
    [3, 2],
    [4, 1],
    [5, 1],
    [7, 1],
    [null, 1],
  ] as const);
  expect(JSON.parse(JSON.stringify(data))).toEqual({
    groups: [...counts].map(([article, id]) => ({ group: { article }, count: { id } })),
    hidden: [4, 5, 7, 9, 10, 6, 8].map((id) => ({ id: String(id), article: null })),
  });
});
