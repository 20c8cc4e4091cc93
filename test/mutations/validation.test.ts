/** Rules of fields that speak of other fields, for those who may not see these. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SomeAccess } from "../../src/access/access.ts";
import { limitedTo, someAccess } from "../access/access-of.ts";
import { databaseKinds } from "../harness/open-database.ts";
import { serveFixture } from "../harness/serve-fixture.ts";
import type { ServedFixture } from "../harness/serve-fixture.ts";

const allowed = (fields: readonly string[]): SomeAccess => someAccess(new Map(fields.map((name) => [name, null])));

/** May write codes, but not see ages. */
const clerk = limitedTo(new Map([["members", { read: allowed(["id", "code"]), update: allowed(["code"]) }]]));

describe.each(databaseKinds)("a rule on %s", (kind) => {
  let served: ServedFixture;
  beforeAll(async () => {
    served = await serveFixture(kind, "refusals");
  });
  afterAll(() => served.close());

  test.each([
    ["holds", 1, undefined],
    ["is broken", 2, "data.code: A code needs an age."],
  ])("that speaks of a hidden field %s for item %j as it does for anyone", async (_, id, message) => {
    const document = `mutation { update_members_item(id: ${id}, data: { code: "Z" }) { id } }`;
    const { errors } = await served.run(document, undefined, { access: clerk });
    expect(errors?.[0]?.message).toBe(message);
  });
});
