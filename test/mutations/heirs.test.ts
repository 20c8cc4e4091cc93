/** What is written of items whose key may name several, since tables inherit from theirs. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readOverlay } from "../harness/case-files.ts";
import { databaseKinds } from "../harness/open-database.ts";
import { serveFixture } from "../harness/serve-fixture.ts";
import type { ServedFixture } from "../harness/serve-fixture.ts";

describe.each(databaseKinds)("a key across tables that inherit on %s", (kind) => {
  let served: ServedFixture;
  beforeAll(async () => {
    served = await serveFixture(kind, "heirs", readOverlay("heirs"));
  });
  afterAll(() => served.close());

  const readAges = async (): Promise<readonly unknown[]> =>
    served.database.run({ sql: "select name, age from animals order by name", parameters: [] });

  test.each([
    ["update_animals_item(id: 1, data: { age: 3 }) { id }", "data"],
    ["update_animals_items(ids: [2, 1], data: { age: 3 }) { id }", "data"],
    ["delete_animals_item(id: 1) { id }", "id"],
    ["delete_animals_items(ids: [7, 1]) { ids }", "ids"],
    ["update_visits_item(id: 1, data: { animal: { id: 1, age: 3 } }) { id }", "data.animal"],
  ])("that names two items changes none: %s", async (mutation, path) => {
    const before = await readAges();
    const { errors } = await served.run(`mutation { ${mutation} }`);
    const message = `${path}: the key "1" names several items of "animals" and of the tables that inherit from it, expected one.`;
    expect(errors).toMatchObject([{ message, originalError: { code: "INVALID_PAYLOAD", path } }]);
    expect(await readAges()).toEqual(before);
  });

  test.each<readonly [mutation: string, answer: unknown]>([
    ["update_animals_item(id: 7, data: { age: 13 }) { name age }", { name: "Boy", age: 13 }],
    ["update_animals_item(id: 2, data: { age: 3 }) { name age }", { name: "Bee", age: 3 }],
    ["update_dogs_item(id: 1, data: { age: 14 }) { name age }", { name: "Ace", age: 14 }],
    ["update_visits_item(id: 3, data: { animal: { id: 1 } }) { animal { name } }", { animal: { name: "Ape" } }],
    ["delete_animals_item(id: 7) { id }", { id: "7" }],
    ['update_rooms_item(id: 11, data: { name: "Top" }) { name }', { name: "Top" }],
  ])("that names one item is written: %s", async (mutation, answer) => {
    expect(await served.run(`mutation { answer: ${mutation} }`)).toMatchObject({ data: { answer } });
  });

  test("is reported", () => {
    expect(served.diagnostics.map(({ message }) => message)).toEqual([
      'Collection "animals": found tables that inherit from it, across which the key "id" is not unique; of several items with one key the first is shown, and none is changed.',
    ]);
  });
});
