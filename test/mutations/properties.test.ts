/** Random inputs, basic and detailed, beside a model of the rules in memory; and random values of every type, there and back. */
import fc from "fast-check";
import type { Arbitrary } from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { keepDatabaseState } from "../harness/database-state.ts";
import type { DatabaseState } from "../harness/database-state.ts";
import { serveFixture } from "../harness/serve-fixture.ts";
import type { ServedFixture } from "../harness/serve-fixture.ts";
import { applyWrite } from "./model/apply-write.ts";
import type { Root } from "./model/mentions.ts";
import { Refusal } from "./model/tables.ts";
import type { Tables } from "./model/tables.ts";
import { now, readTables, relationalWorld } from "./relational-model.ts";

const seed = 20_240_601;

let served: ServedFixture;
let state: DatabaseState;
let tables: Tables;
beforeAll(async () => {
  served = await serveFixture("postgres", "relational");
  state = await keepDatabaseState(served.database);
  tables = await readTables(served.database);
});
afterAll(async () => {
  await served.close();
});

type Data = Readonly<Record<string, unknown>>;

/** Each key is there or not. */
function some(fields: Readonly<Record<string, Arbitrary<unknown>>>, required: readonly string[] = []): Arbitrary<Data> {
  return fc.record(fields, { requiredKeys: [...required] });
}

/** A list in every form: `cities`, `cities_changes`, none of them, seldom both. */
function list(
  name: string,
  member: Arbitrary<unknown>,
  created: Arbitrary<Data>,
  updated: Arbitrary<unknown>,
  keys: Arbitrary<unknown>,
): Arbitrary<Data> {
  const few = (one: Arbitrary<unknown>): Arbitrary<unknown[]> => fc.array(one, { maxLength: 3 });
  const changes = some({ create: few(created), update: few(updated), delete: few(keys) });
  const whole = fc.array(member, { maxLength: 5 });
  return fc.oneof(
    { weight: 5, arbitrary: whole.map((value) => ({ [name]: value })) },
    { weight: 3, arbitrary: changes.map((value) => ({ [`${name}_changes`]: value })) },
    { weight: 2, arbitrary: changes.map((value) => ({ [name]: value })) },
    { weight: 1, arbitrary: fc.constant({ [name]: null }) },
    { weight: 1, arbitrary: fc.constant({}) },
    { weight: 1, arbitrary: fc.tuple(whole, changes).map(([basic, detailed]) => ({ [name]: basic, [`${name}_changes`]: detailed })) },
  );
}

/** A list of items that have a few fields; `known` keys and one that is not there. */
function itemList(
  name: string,
  known: readonly number[],
  fields: Readonly<Record<string, Arbitrary<unknown>>>,
  needed: readonly string[],
): Arbitrary<Data> {
  const key = fc.constantFrom(...known, ...known, 900);
  const created = some(fields, needed);
  const keyed = some({ id: key, ...fields }, ["id"]);
  return list(
    name,
    fc.oneof(key, keyed, created),
    fc.oneof({ weight: 9, arbitrary: created }, { weight: 1, arbitrary: keyed }),
    fc.oneof(key, keyed),
    key,
  );
}

function joined(...parts: readonly Arbitrary<Data>[]): Arbitrary<Data> {
  return fc.tuple(...parts).map((all): Data => Object.fromEntries(all.flatMap((one) => Object.entries(one))));
}

const word = fc.constantFrom("a", "b", "c");
const count = fc.option(fc.integer({ min: 0, max: 3 }));

const countryData = joined(
  some({ name: word }),
  itemList("cities", [2, 5, 7, 149], { name: word, population: fc.nat(3), altitude: count }, ["name"]),
);

const invoiceData = joined(
  itemList("lines", [1, 2, 3], { label: word, amount: fc.integer({ min: 0, max: 9 }) }, ["label"]),
  fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: itemList("reminders", [1], { body: word }, []) }),
);

/** Names that no tag has yet, so that only new ones meet. */
const tagName = fc.constantFrom("n1", "n2", "n3", "n4", "n5", "n6");
const tag = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(1, 7, 12, 149) },
  { weight: 1, arbitrary: fc.constantFrom(null, 900) },
  { weight: 2, arbitrary: some({ id: fc.constantFrom(1, 7, 12), name: tagName }, ["id"]) },
  { weight: 2, arbitrary: some({ name: tagName }, ["name"]) },
);
const tagList = itemList("tags", [2, 3, 5, 19, 20], { tag_id: tag, note: word, sort: count }, []);
const articleData = joined(
  some({ title: word, rating: count }),
  tagList,
  fc.oneof(fc.constant({}), itemList("comments", [1, 2, 3, 4], { body: word, sort: count }, ["body"])),
);

const paragraph = fc.constantFrom("bbbbbbbb-0000-4000-8000-000000000001", "bbbbbbbb-0000-4000-8000-000000000002");
const heading = some({ title: word, level: fc.integer({ min: 1, max: 6 }) }, ["title"]);
const keyedHeading = some({ id: fc.constantFrom(1, 2), title: word }, ["id"]);
const pair: Arbitrary<Data> = fc.oneof(
  fc.record({ collection: fc.constant("headings"), item: fc.oneof(fc.constantFrom(1, 2, 99), heading, keyedHeading) }),
  fc.record({ collection: fc.constant("paragraphs"), item: paragraph }),
  fc.record({ item__headings: fc.oneof(fc.constantFrom(1, 2), heading, keyedHeading) }),
  fc.record({ item__videos: fc.oneof(fc.constantFrom(1, 15, 99), some({ title: word })) }),
  fc.record({ item__paragraphs: paragraph }),
  fc.record({ collection: fc.constant(null), item: fc.constant(null) }),
  fc.record({ item: fc.constantFrom(1, 2, null) }),
  fc.record({ collection: fc.constantFrom("headings", "videos", "tags") }),
  fc.constant({}),
);
/** Every section once, because what a pair says in between is checked too. */
const pageData: Arbitrary<Data> = fc
  .tuple(
    fc.uniqueArray(fc.constantFrom(1, 2, 3, 4), { maxLength: 4 }),
    fc.array(joined(pair, some({ sort: count, width: word })), { minLength: 6, maxLength: 6 }),
    fc.nat(2),
    fc.subarray([1, 2, 3]),
    fc.constantFrom("list", "changes", "own name"),
  )
  .map(([keys, data, news, deleted, form]): Data => {
    const keyed = keys.map((id, index) => (index === 3 ? id : { id, ...data[index] }));
    const created = data.slice(4, 4 + news);
    if (form === "list") return { sections: [...keyed, ...created] };
    return { [form === "changes" ? "sections_changes" : "sections"]: { create: created, update: keyed, delete: deleted } };
  });

const authorKeys = ["aaaaaaaa-0000-4000-8000-000000000001", "aaaaaaaa-0000-4000-8000-000000000002"];
/** Every article once, because a list that is stated twice is refused. */
const authorData: Arbitrary<Data> = fc
  .tuple(
    fc.uniqueArray(fc.constantFrom(1, 2, 15), { maxLength: 3 }),
    fc.array(articleData, { minLength: 4, maxLength: 4 }),
    fc.nat(1),
    fc.boolean(),
  )
  .map(([keys, data, news, isWhole]): Data => {
    const keyed = keys.map((id, index) => ({ id, ...data[index] }));
    const created = data.slice(3, 3 + news).map((one) => ({ title: "new", ...one }));
    return isWhole ? { articles: [...keyed, ...created] } : { articles_changes: { update: keyed, create: created } };
  });

test.each([
  { collection: "countries", data: countryData, keys: ["1", "2"], needed: { name: "New" }, runs: 150 },
  { collection: "invoices", data: invoiceData, keys: ["1", "2"], needed: { number: "N-1" }, runs: 150 },
  { collection: "articles", data: articleData, keys: ["1", "2"], needed: { title: "New" }, runs: 150 },
  { collection: "pages", data: pageData, keys: ["1", "2"], needed: { title: "New" }, runs: 150 },
  { collection: "authors", data: authorData, keys: authorKeys, needed: null, runs: 100 },
])("what is written of $collection is what the rules say, or nothing", async ({ collection, data, keys, needed, runs }) => {
  const updates = fc
    .tuple(fc.subarray([...keys], { minLength: 1 }), fc.array(data, { minLength: 2, maxLength: 2 }))
    .map(([chosen, all]): readonly Root[] =>
      chosen.map((key, index) => ({ table: collection, verb: "update", key, data: all[index] ?? {} })),
    );
  const creation = data.map((one): readonly Root[] => [{ table: collection, verb: "create", key: null, data: { ...needed, ...one } }]);
  const roots = needed === null ? updates : fc.oneof({ weight: 4, arbitrary: updates }, { weight: 1, arbitrary: creation });
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(roots, async (given) => {
      await state.restore();
      const expected = expectedTables(given);
      const { errors } = await write(collection, given);
      const refusal = expected instanceof Refusal ? expected.message : "no refusal";
      expect(errors?.map(({ message }) => message) ?? [], `expected ${refusal}`).toHaveLength(expected instanceof Refusal ? 1 : 0);
      const outcome = expected instanceof Refusal ? tables : expected;
      expect(await readTables(served.database)).toEqual(outcome);
      // New items of a shape are written in another way from the third time on.
      const times = given[0]?.key === null && errors === undefined ? 2 : 0;
      for (let time = 0; time < times; time++) {
        await state.restore();
        await write(collection, given);
        expect(await readTables(served.database)).toEqual(outcome);
      }
      if (!(expected instanceof Refusal)) accepted++;
    }),
    { seed, numRuns: runs },
  );
  // A property that everything is refused by would hold of an engine that refuses everything.
  expect(accepted).toBeGreaterThan(runs / 8);
});

function expectedTables(roots: readonly Root[]): Tables | Refusal {
  try {
    const circumstances = { world: relationalWorld, before: tables, role: null, user: null, now };
    return applyWrite(circumstances, { kind: "save", roots, skipsUnknown: false }).after;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

function write(collection: string, roots: readonly Root[]): ReturnType<ServedFixture["run"]> {
  const [first] = roots;
  if (first?.key === null) {
    return served.run(`mutation ($data: create_${collection}_input!) { create_${collection}_item(data: $data) { id } }`, {
      data: first.data,
    });
  }
  return served.run(`mutation ($data: [update_${collection}_input!]) { update_${collection}_batch(data: $data) { id } }`, {
    data: roots.map(({ key, data }) => ({ id: key, ...data })),
  });
}

describe("a value of any type reads back as it was written", () => {
  test.each(["postgres", "pglite"] as const)("on %s", async (kind) => {
    const other = kind === "postgres" ? served : await serveFixture(kind, "relational");
    const document = `mutation ($data: update_samples_input!) { update_samples_item(id: 1, data: $data) { ${Object.keys(types).join(" ")} } }`;
    await fc.assert(
      fc.asyncProperty(
        some(Object.fromEntries(Object.entries(types).map(([name, { value }]) => [name, fc.option(value)]))),
        async (data) => {
          const { data: answer, errors } = await other.run(document, { data });
          expect(errors).toBeUndefined();
          const read = (answer?.["update_samples_item"] ?? {}) as Data;
          for (const [name, value] of Object.entries(data)) {
            const normal = types[name]?.normal ?? ((one: unknown) => one);
            expect({ [name]: value === null ? read[name] : normal(read[name]) }).toEqual({ [name]: value === null ? null : normal(value) });
          }
        },
      ),
      { seed, numRuns: kind === "postgres" ? 150 : 30 },
    );
    if (other !== served) await other.close();
  });
});

interface SampleType {
  readonly value: Arbitrary<unknown>;
  /** What has to be equal of the two. */
  readonly normal?: (value: unknown) => unknown;
}

const anyText = (maxLength: number): Arbitrary<string> => fc.string({ unit: "binary", maxLength }).filter((text) => !text.includes("\0"));
const json = fc.jsonValue({ maxDepth: 3 }).filter((value) => value !== null && !JSON.stringify(value).includes("\\u0000"));
const moment = fc.date({ min: new Date("0001-01-01T00:00:00Z"), max: new Date("9999-12-31T23:59:59Z"), noInvalidDate: true });
const isoText = moment.map((date) => date.toISOString());

const types: Readonly<Record<string, SampleType>> = {
  name: { value: anyText(20) },
  body: { value: anyText(200) },
  small: { value: fc.integer({ min: -32_768, max: 32_767 }) },
  whole: { value: fc.integer() },
  big: { value: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String) },
  exact: { value: fc.integer({ min: -999_999_999, max: 999_999_999 }).map((one) => one / 10_000), normal: withoutNegativeZero },
  ratio: { value: fc.double({ noNaN: true, noDefaultInfinity: true }), normal: withoutNegativeZero },
  single: {
    value: fc.float({ noNaN: true, noDefaultInfinity: true }),
    normal: (value) => withoutNegativeZero(typeof value === "number" ? Math.fround(value) : value),
  },
  flag: { value: fc.boolean() },
  day: { value: isoText.map((text) => text.slice(0, 10)) },
  clock: { value: isoText.map((text) => text.slice(11, 19)) },
  local: { value: isoText.map((text) => text.slice(0, 19)) },
  moment: { value: isoText },
  words: {
    value: fc.array(
      anyText(8).filter((text) => text !== "" && !text.includes(",")),
      { maxLength: 4 },
    ),
  },
  structure: { value: json, normal: sortedJson },
  document: { value: json, normal: sortedJson },
  shape: { value: fc.uuid(), normal: (value) => (typeof value === "string" ? value.toLowerCase() : value) },
  season: { value: fc.constantFrom("spring", "summer", "autumn", "winter") },
  list: { value: fc.array(fc.option(anyText(8)), { maxLength: 4 }) },
  numbers: { value: fc.array(fc.option(fc.integer()), { maxLength: 4 }) },
};

function withoutNegativeZero(value: unknown): unknown {
  return value === 0 ? 0 : value;
}

/** As text, whatever order the keys are in. */
function sortedJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sortedJson).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).toSorted(([left], [right]) => (left < right ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${sortedJson(one)}`).join()}}`;
}
