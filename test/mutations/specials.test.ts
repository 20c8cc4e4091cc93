/** What is filled in for others than an administrator with a place among the users: see `cases.test.ts` for that one. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Access } from "../../src/access/access.ts";
import type { Database } from "../../src/database/database.ts";
import type { Permission, PermissionAction, StoredRule } from "../../src/metadata/policies.ts";
import type { Model } from "../../src/model/model.ts";
import { accessOf } from "../access/access-of.ts";
import { keepDatabaseState } from "../harness/database-state.ts";
import type { DatabaseState } from "../harness/database-state.ts";
import { databaseKinds } from "../harness/open-database.ts";
import { serveFixture } from "../harness/serve-fixture.ts";
import type { ServedFixture } from "../harness/serve-fixture.ts";

const nobody = { role: null, roles: [], policies: [], values: new Map<string, readonly string[]>() };

const editor = "dddddddd-0000-4000-8000-000000000001";
const other = "dddddddd-0000-4000-8000-000000000002";

describe.each(databaseKinds)("on %s", (kind) => {
  let served: ServedFixture;
  let state: DatabaseState;
  beforeAll(async () => {
    served = await serveFixture(kind, "relational");
    state = await keepDatabaseState(served.database);
  });
  afterAll(async () => {
    await served.close();
  });
  beforeEach(async () => {
    await state.restore();
  });

  test("a user whose name is no value of the column fills in nothing", async () => {
    const user = { ...nobody, id: "ada" };
    const document = `mutation {
      create_articles_item(data: { title: "New" }) { title user_created { id } }
      update_articles_item(id: 1, data: { rating: 4 }) { rating user_updated { id } }
    }`;
    expect(await served.run(document, {}, { user })).toMatchObject({
      data: {
        create_articles_item: { title: "New", user_created: null },
        update_articles_item: { rating: 4, user_updated: null },
      },
    });
  });

  test("a role that says of an item only what holds already leaves no trace in one that it may not change", async () => {
    const access = accessTo(served.model, {
      authors: { read: null, update: null },
      articles: { read: null, update: { status: { _eq: "draft" } } },
    });
    const field = (author: string, article: number): string =>
      `update_authors_item(id: "${author}", data: { articles_changes: { update: [{ id: ${article}, author: { id: "${author}" } }] } }) { articles { id date_updated } }`;
    const document = `mutation {
      published: ${field("aaaaaaaa-0000-4000-8000-000000000001", 1)}
      draft: ${field("aaaaaaaa-0000-4000-8000-000000000002", 15)}
    }`;
    const { data, errors } = await served.run(document, {}, { access });
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      published: { articles: [{ id: "1", date_updated: null }] },
      draft: { articles: [{ id: "15", date_updated: "2024-06-01T12:00:00" }] },
    });
  });

  test("only an administrator says who wrote an item, and when", async () => {
    const given = `date_created: "2001-02-03T04:05:06Z", date_updated: "2001-02-03T04:05:06Z", user_created: "${other}", user_updated: "${other}"`;
    const fields = "{ date_created date_updated user_created { id } user_updated { id } }";
    const document = `mutation {
      created: create_articles_item(data: { title: "New", ${given} }) ${fields}
      changed: update_articles_item(id: 1, data: { rating: 4, ${given} }) ${fields}
      claimed: update_articles_item(id: 2, data: { ${given} }) ${fields}
    }`;
    await served.database.run({ sql: `insert into directus_users (id) values ('${other}')`, parameters: [] });
    const user = { ...nobody, id: editor };
    const [now, then] = ["2024-06-01T12:00:00", "2001-02-03T04:05:06"];
    const [byEditor, byOther] = [{ id: editor }, { id: other }];

    const all = { read: null, create: null, update: null };
    const access = accessTo(served.model, { articles: all, directus_users: { read: null } });
    expect(await served.run(document, {}, { user, access })).toMatchObject({
      data: {
        created: { date_created: `${now}.000Z`, date_updated: null, user_created: byEditor, user_updated: null },
        changed: { date_created: "2020-01-01T00:00:00.000Z", date_updated: now, user_created: null, user_updated: byEditor },
        claimed: { date_created: null, date_updated: now, user_created: null, user_updated: byEditor },
      },
    });
    const forged = { date_created: `${then}.000Z`, date_updated: then, user_created: byOther, user_updated: byOther };
    expect(await served.run(document, {}, { user })).toMatchObject({ data: { created: forged, changed: forged, claimed: forged } });
  });

  test("a policy may say who wrote an item", async () => {
    const user = { ...nobody, id: editor };
    const access = accessTo(
      served.model,
      { articles: { read: null, create: null }, directus_users: { read: null } },
      { date_created: "2001-02-03T04:05:06Z" },
    );
    const document = `mutation { create_articles_item(data: { title: "New" }) { date_created user_created { id } } }`;
    expect(await served.run(document, {}, { user, access })).toMatchObject({
      data: { create_articles_item: { date_created: "2001-02-03T04:05:06.000Z", user_created: { id: editor } } },
    });
  });

  test("secrets are hashed while the process does other work, and before anything is locked", async () => {
    let inTransaction = 0;
    const database: Database = {
      ...served.database,
      async transaction(work) {
        const begun = performance.now();
        const result = await served.database.transaction(work);
        inTransaction = performance.now() - begun;
        return result;
      },
    };
    const document = "mutation ($data: [create_authors_input!]) { create_authors_items(data: $data) { pin } }";
    const data = Array.from({ length: 6 }, (_, index) => ({ name: `Author ${index}`, pin: "same" }));
    const { answer, elapsed, longestPause } = await watchPauses(() => served.run(document, { data }, { database }));
    const pins = (answer.data?.["create_authors_items"] ?? []) as readonly { readonly pin: string }[];
    expect(new Set(pins.map(({ pin }) => pin)).size).toBe(6);
    expect(inTransaction).toBeLessThan(elapsed / 2);
    expect(longestPause).toBeLessThan(elapsed / 2);
  });
});

type Grants = Readonly<Partial<Record<PermissionAction, StoredRule | null>>>;

/** Every field of the rows that a rule allows. */
function accessTo(model: Model, grants: Readonly<Record<string, Grants>>, presets: Permission["presets"] = {}): Access {
  const permissions = Object.entries(grants).flatMap(([collection, rules]) =>
    Object.entries(rules).map(([action, rule]): Permission => {
      // The keys of `Grants`.
      const named = action as PermissionAction;
      return { collection, action: named, rule, fields: ["*"], presets, validation: null };
    }),
  );
  return accessOf(model, [{ key: "role", name: "role", adminAccess: false, ipAccess: [], permissions }]);
}

/** How long the event loop stood still at most. */
async function watchPauses<T>(
  work: () => Promise<T>,
): Promise<{ readonly answer: T; readonly elapsed: number; readonly longestPause: number }> {
  const begun = performance.now();
  let [last, longestPause] = [begun, 0];
  const look = (): void => {
    const now = performance.now();
    [last, longestPause] = [now, Math.max(longestPause, now - last)];
  };
  const timer = setInterval(look, 1);
  const answer = await work();
  look();
  clearInterval(timer);
  return { answer, elapsed: performance.now() - begun, longestPause };
}
