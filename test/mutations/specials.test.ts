/** What is filled in for others than an administrator with a place among the users: see `cases.test.ts` for that one. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { keepDatabaseState } from "../harness/database-state.ts";
import type { DatabaseState } from "../harness/database-state.ts";
import { databaseKinds } from "../harness/open-database.ts";
import { serveFixture } from "../harness/serve-fixture.ts";
import type { ServedFixture } from "../harness/serve-fixture.ts";

const nobody = { role: null, roles: [], policies: [], values: new Map<string, readonly string[]>() };

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
});
