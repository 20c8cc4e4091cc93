/** Whatever goes wrong on the way, and wherever: the model and what is stored about it are exactly as before. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Connection, Database } from "../../../src/database/database.ts";
import { readStructure } from "../../../src/system/read-structure.ts";
import { openTestDatabase } from "../../harness/open-database.ts";
import { compileSystem } from "./compile-system.ts";

let database: Database;

beforeAll(async () => {
  database = await openTestDatabase("postgres", "lab");
});

afterAll(async () => {
  await database.close();
});

/** Fails at the statement of that number that changes something, counted from 0; tells how many there were. */
function failAt(place: number): { readonly database: Database; readonly count: () => number } {
  let count = 0;
  const failing = (connection: Connection): Connection => ({
    run(statement, options) {
      const changes = /^(?:create|alter|drop|insert|update|delete|comment)\b/.test(statement.sql);
      if (changes && count++ === place) return Promise.reject(new Error("The power went out."));
      return connection.run(statement, options);
    },
  });
  return {
    count: () => count,
    database: {
      ...database,
      run: (statement, options) => failing(database).run(statement, options),
      transaction: (work) => database.transaction((connection) => work({ ...failing(connection), commit: () => connection.commit() })),
    },
  };
}

test.each([
  [
    "a many-to-any with its junction",
    `mutation { create_relation(type: m2a, collection: "people", field: "works", members: ["texts", "media"], related_field: "makers", sort_field: "sort") { field } }`,
  ],
  ["a junction that goes", `mutation { delete_collections_item(collection: "nodes_tags") { collection } }`],
  [
    "a collection",
    `mutation { create_collections_item(data: { collection: "books", meta: { note: "x" }, fields: [{ field: "a", type: "json" }] }) { collection } }`,
  ],
  [
    "a field that becomes another",
    `mutation { update_fields_item(collection: "types", field: "i", data: { type: "decimal", meta: { note: "x" }, schema: { numeric_precision: 20, is_indexed: true, default_value: "1" } }) { field } }`,
  ],
])("%s: a step that fails", async (_what, document) => {
  const before = await readStructure(database, "public");
  let place = 0;
  let faulty = failAt(place);
  for (;;) {
    const ask = await compileSystem(faulty.database);
    const { errors } = await ask(document);
    // There were no more steps than these, and then all was done.
    if (errors === undefined) break;
    expect(errors[0]?.message).toContain("The power went out.");
    expect(await readStructure(database, "public")).toEqual(before);
    faulty = failAt(++place);
  }
  expect(place).toBe(faulty.count());
  expect(place).toBeGreaterThan(2);
  expect(await readStructure(database, "public")).not.toEqual(before);
});

test("a session that is ended on the way", async () => {
  const before = await readStructure(database, "public");
  const killed: Database = {
    ...database,
    transaction: (work) =>
      database.transaction((connection) =>
        work({
          commit: () => connection.commit(),
          async run(statement, options) {
            if (!statement.sql.startsWith("insert into")) return connection.run(statement, options);
            const [row] = await connection.run({ sql: "select pg_backend_pid()::text", parameters: [] });
            await database.run({ sql: "select pg_terminate_backend($1::int)", parameters: [row?.[0] ?? ""] });
            return connection.run(statement, options);
          },
        }),
      ),
  };
  const ask = await compileSystem(killed);
  const { errors } = await ask(`mutation { create_collections_item(data: { collection: "films", meta: {} }) { collection } }`);
  expect(errors).toHaveLength(1);
  expect(await readStructure(database, "public")).toEqual(before);
});

test("a table that is in use is waited for shortly, again and again", async () => {
  const ask = await compileSystem(database);
  const held = Promise.withResolvers<undefined>();
  const holding = database.transaction(async (connection) => {
    await connection.run({ sql: "lock table tags in access share mode", parameters: [] });
    await held.promise;
  });
  const changing = ask(`mutation { create_fields_item(collection: "tags", data: { field: "colour", type: "string" }) { field } }`);
  // Whoever comes after the change reads on meanwhile.
  for (let count = 0; count < 20; count++) await database.run({ sql: "select from tags", parameters: [] });
  held.resolve(undefined);
  await holding;
  expect(await changing).toEqual({ data: { create_fields_item: { field: "colour" } } });
});

test("changes that are asked for at once are made one after the other", async () => {
  const ask = await compileSystem(database);
  const names = Array.from({ length: 8 }, (_, index) => `at_once_${index}`);
  const answers = await Promise.all(
    names.map((name) =>
      ask(
        `mutation { create_fields_item(collection: "tags", data: { field: "${name}", type: "string", meta: {} }) { field meta { sort } } }`,
      ),
    ),
  );
  expect(answers.filter(({ errors }) => errors !== undefined)).toEqual([]);
  const { tables, fields } = await readStructure(database, "public");
  expect(names.every((name) => tables.get("tags")?.columns.has(name))).toBe(true);
  const sorts = names.map((name) => fields.get(JSON.stringify(["tags", name]))?.["sort"]);
  expect(new Set(sorts).size).toBe(names.length);
});
