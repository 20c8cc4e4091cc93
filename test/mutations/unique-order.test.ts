/** Values of unique keys that are handed on at random, in lists and without: what is valid in the end is written, whatever stands in between. */
import fc from "fast-check";
import type { Arbitrary } from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { RequestError } from "../../src/errors.ts";
import { readOverlay } from "../harness/case-files.ts";
import { keepDatabaseState } from "../harness/database-state.ts";
import type { DatabaseState } from "../harness/database-state.ts";
import { isLong } from "../harness/long.ts";
import { serveFixture } from "../harness/serve-fixture.ts";
import type { ServedFixture } from "../harness/serve-fixture.ts";

const seed = 20_240_601;
const numRuns = isLong ? 2000 : 100;

let served: ServedFixture;
let state: DatabaseState;
beforeAll(async () => {
  served = await serveFixture("postgres", "order", readOverlay("order"));
  state = await keepDatabaseState(served.database);
});
afterAll(async () => {
  await served.close();
});

type Data = Readonly<Record<string, unknown>>;

/** The rows of a table as texts, in a total order. */
async function readRows(query: string): Promise<readonly string[]> {
  return (await served.database.run({ sql: query, parameters: [] })).map((row) => row.map((cell) => cell ?? "-").join(" ")).toSorted();
}

interface Outcome {
  readonly codes: readonly unknown[];
  readonly rows: readonly string[];
}

async function write(document: string, data: readonly Data[], query: string): Promise<Outcome> {
  const { errors } = await served.run(document, { data });
  const codes = (errors ?? []).map(({ originalError, message }) => (originalError instanceof RequestError ? originalError.code : message));
  return { codes, rows: await readRows(query) };
}

/** What may not be is refused, and changes nothing. */
function outcomeOf(isValid: boolean, before: readonly string[], after: readonly string[]): Outcome {
  return isValid ? { codes: [], rows: after.toSorted() } : { codes: ["RECORD_NOT_UNIQUE"], rows: before };
}

function isUnique(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}

interface NamedItem {
  readonly id: string;
  readonly value: string | null;
}

/** Some of the items, each with a value; most often those that others have. */
function someItems(ids: readonly string[], values: Arbitrary<string | null>): Arbitrary<readonly NamedItem[]> {
  const shuffled = fc.shuffledSubarray([...ids], { minLength: 1 });
  return shuffled.chain((chosen) => fc.tuple(...chosen.map((id) => values.map((value) => ({ id, value })))));
}

test.each([
  {
    what: "texts that may be empty",
    collection: "slots",
    field: "name",
    stored: { 1: "a", 2: "b", 3: "c", 4: null },
    values: fc.constantFrom("a", "b", "c", "d", null),
  },
  {
    what: "numbers that may not",
    collection: "steps",
    field: "pos",
    stored: { 1: "1", 2: "2", 3: "3", 4: "4", 5: "5", 6: "6" },
    values: fc.constantFrom("1", "2", "3", "4", "5", "6", "7", "8"),
  },
  {
    what: "numbers of which NULL is one",
    collection: "turns",
    field: "turn",
    stored: { 1: "1", 2: "2", 3: null },
    values: fc.constantFrom("1", "2", "3", null),
  },
])("$what are handed on in any order", async ({ collection, field, stored, values }) => {
  const query = `select id::text, ${field}::text from ${collection}`;
  const document = `mutation ($data: [update_${collection}_input!]) { update_${collection}_batch(data: $data) { id } }`;
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(someItems(Object.keys(stored), values), async (items) => {
      await state.restore();
      const after = new Map<string, string | null>([...Object.entries(stored), ...items.map(({ id, value }) => [id, value] as const)]);
      const held = [...after.values()].filter((value) => value !== null || collection === "turns").map(String);
      const isValid = isUnique(held);
      const data = items.map(({ id, value }) => ({ id, [field]: value === null || collection === "slots" ? value : Number(value) }));
      const expected = [...after].map(([id, value]) => `${id} ${value ?? "-"}`);
      const before = await readRows(query);
      expect(await write(document, data, query)).toEqual(outcomeOf(isValid, before, expected));
      if (isValid) accepted++;
    }),
    { seed, numRuns },
  );
  expect(accepted).toBeGreaterThan(numRuns / 10);
});

interface Volume {
  readonly id: string | null;
  readonly pos: number | null;
}

const storedVolumes: ReadonlyMap<string, { readonly shelf: number; readonly pos: number }> = new Map([
  ["1", { shelf: 1, pos: 1 }],
  ["2", { shelf: 1, pos: 2 }],
  ["3", { shelf: 1, pos: 3 }],
  ["4", { shelf: 2, pos: 1 }],
  ["5", { shelf: 2, pos: 2 }],
]);

/** Every volume on one of two shelves, or on none, at its place or another; and new ones among them. */
const shelves: Arbitrary<readonly (readonly Volume[])[]> = fc
  .tuple(
    fc.shuffledSubarray([...storedVolumes.keys()], { minLength: 2 }),
    fc.array(fc.tuple(fc.boolean(), fc.option(fc.integer({ min: 1, max: 5 }))), { minLength: 5, maxLength: 5 }),
    fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 1, max: 5 })), { maxLength: 2 }),
  )
  .map(([ids, moves, news]) => {
    const named = ids.map((id, index) => ({ id, onFirst: moves[index]?.[0] ?? true, pos: moves[index]?.[1] ?? null }));
    const created = news.map(([onFirst, pos]) => ({ id: null, onFirst, pos }));
    return [true, false].map((first) => [...created, ...named].filter(({ onFirst }) => onFirst === first));
  });

test("places on shelves are handed on in any order, among volumes that move, come and go", async () => {
  const query = "select case when id <= 5 then id end::text, shelf::text, pos::text from volumes";
  const document = "mutation ($data: [update_shelves_input!]) { update_shelves_batch(data: $data) { id } }";
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(shelves, async (lists) => {
      await state.restore();
      const placed = lists.flatMap((volumes, index) =>
        volumes.map(({ id, pos }) => ({ id, place: `${index + 1} ${pos ?? storedVolumes.get(id ?? "")?.pos ?? ""}` })),
      );
      const isValid = isUnique(placed.map(({ place }) => place));
      const data = lists.map((volumes, index) => ({
        id: index + 1,
        volumes: volumes.map(({ id, pos }) => ({ ...(id === null ? {} : { id }), ...(pos === null ? {} : { pos }) })),
      }));
      const expected = placed.map(({ id, place }) => `${id ?? "-"} ${place}`);
      const before = await readRows(query);
      expect(await write(document, data, query)).toEqual(outcomeOf(isValid, before, expected));
      if (isValid) accepted++;
    }),
    { seed, numRuns },
  );
  expect(accepted).toBeGreaterThan(numRuns / 10);
});

test("profiles are handed on in any order, among new ones and others that go", async () => {
  const query = "select case when id <= 2 then id end::text, member::text from profiles where member is not null";
  const document = "mutation ($data: [update_members_input!]) { update_members_batch(data: $data) { id } }";
  const assignments = fc.tuple(
    fc.shuffledSubarray([1, 2, 3], { minLength: 1 }),
    fc.shuffledSubarray(["1", "2", "new", "another", "none"], { minLength: 3, maxLength: 3 }),
  );
  await fc.assert(
    fc.asyncProperty(assignments, async ([members, profiles]) => {
      await state.restore();
      const after = new Map(members.map((member, index) => [member, profiles[index] ?? "none"]));
      const named = new Set(after.values());
      const kept = [1, 2].filter((id) => !after.has(id) && !named.has(String(id))).map((id) => `${id} ${id}`);
      const data = [...after].map(([id, profile]) => {
        if (profile === "none") return { id, profile: null };
        return { id, profile: profile === "1" || profile === "2" ? { id: profile } : { name: profile } };
      });
      const given = [...after].filter(([, profile]) => profile !== "none");
      const expected = [...kept, ...given.map(([member, profile]) => `${/\d/.test(profile) ? profile : "-"} ${member}`)];
      expect(await write(document, data, query)).toEqual(outcomeOf(true, [], expected));
    }),
    { seed, numRuns },
  );
});

test("a thousand places are shifted by as many statements as ten", async () => {
  await state.restore();
  const document = "mutation ($data: [update_steps_input!]) { update_steps_batch(data: $data) { id } }";
  await served.database.run({ sql: "insert into steps (pos) select generate_series(7, 1000)", parameters: [] });
  for (const count of [10, 1000]) {
    const keys = Array.from({ length: count }, (_, index) => index + 1);
    const query = `select id::text, pos::text from steps where id <= ${count}`;
    const places = new Map((await readRows(query)).map((row): [number, number] => [Number(row.split(" ")[0]), Number(row.split(" ")[1])]));
    // Those of ten are free again for those of a thousand.
    const by = count === 10 ? 5000 : 1;
    const shifted = keys.map((id) => ({ id, pos: (places.get(id) ?? 0) + by }));
    const result = await served.run(document, { data: shifted });
    expect(result.errors).toBeUndefined();
    expect(await readRows(query)).toEqual(shifted.map(({ id, pos }) => `${id} ${pos}`).toSorted());
    // One that locks, one that writes, one that reads; where places are handed on, one that gives them up.
    expect(result.statements).toHaveLength(count === 10 ? 3 : 4);
  }
});
