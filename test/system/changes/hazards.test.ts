/** What a change of the model could get wrong without a word, and does not. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database, Row } from "../../../src/database/database.ts";
import { openTestDatabase } from "../../harness/open-database.ts";
import { compileSystem } from "./compile-system.ts";

let database: Database;

beforeAll(async () => {
  database = await openTestDatabase("postgres", "tenants");
});

afterAll(async () => {
  await database.close();
});

async function run(...statements: readonly string[]): Promise<readonly Row[]> {
  const results: (readonly Row[])[] = [];
  for (const sql of statements) results.push(await database.run({ sql, parameters: [] }));
  return results.at(-1) ?? [];
}

async function ask(document: string): Promise<unknown> {
  const { data, errors } = await (await compileSystem(database))(document);
  return errors === undefined ? data : errors[0]?.message;
}

test("a permission forgets both names of a relation that goes, not one by turns", async () => {
  await run(
    "alter table notes add column parent integer references notes (id)",
    "insert into directus_fields (collection, field, special) values ('notes', 'parent', 'm2o'), ('notes', 'children', 'o2m')",
    "insert into directus_relations (many_collection, many_field, one_collection, one_field) values ('notes', 'parent', 'notes', 'children')",
    "update directus_permissions set fields = 'id,parent,children,text' where collection = 'notes' and action = 'read'",
  );
  expect(await ask(`mutation { delete_fields_item(collection: "notes", field: "parent") { field } }`)).toEqual({
    delete_fields_item: { field: "parent" },
  });
  expect(await run("select distinct fields from directus_permissions where collection = 'notes' and action = 'read'")).toEqual([
    ["id,text"],
  ]);
});

test("a computed default stays computed when the column becomes another type", async () => {
  await run("alter table notes add column code uuid default gen_random_uuid()");
  expect(
    await ask(`mutation { update_fields_item(collection: "notes", field: "code", data: { type: "string", schema: {} }) { type } }`),
  ).toEqual({
    update_fields_item: { type: "string" },
  });
  const [row] = await run("insert into notes (text) values ('new') returning code");
  expect(row?.[0]).toMatch(/^[\da-f-]{36}$/);
});

test("numbers are not rounded", async () => {
  await run("alter table notes add column price numeric(10, 5)", "update notes set price = 1.23456");
  expect(
    await ask(`mutation { update_fields_item(collection: "notes", field: "price", data: { schema: { numeric_scale: 2 } }) { field } }`),
  ).toContain(`Field "notes.price" has more than 2 digits behind the point`);
  expect(
    await ask(`mutation { update_fields_item(collection: "notes", field: "price", data: { schema: { numeric_scale: 6 } }) { field } }`),
  ).toEqual({
    update_fields_item: { field: "price" },
  });
});

test("what is in another schema is left to whoever defines it", async () => {
  await run(
    "create schema billing",
    "create table billing.customers (id serial primary key)",
    "alter table notes add column customer integer references billing.customers (id)",
    "insert into directus_collections (collection) values ('customers')",
  );
  const actions = `schema: { table: "notes", column: "customer", foreign_key_table: "customers", foreign_key_column: "id", on_update: "NO ACTION", on_delete: "CASCADE" }`;
  expect(await ask(`mutation { update_relations_item(collection: "notes", field: "customer", data: { ${actions} }) { field } }`)).toContain(
    `the schema "billing"`,
  );
  expect(await run("select count(*)::text from pg_constraint where conname = 'notes_customer_fkey'")).toEqual([["1"]]);
});

test("a computed column, and one that counts by a sequence of somebody's, are not made from a snapshot as something else", async () => {
  const apply = (field: object): Promise<unknown> =>
    ask(
      `mutation { apply_schema(dryRun: true, snapshot: ${printValue({
        collections: [{ collection: "totals", meta: {}, schema: { name: "totals" } }],
        fields: [
          {
            collection: "totals",
            field: "id",
            type: "integer",
            meta: null,
            schema: { data_type: "integer", is_primary_key: true, has_auto_increment: true },
          },
          { collection: "totals", field: "sum", type: "integer", meta: null, ...field },
        ],
        relations: [],
      })}) { changes { sql } } }`,
    );
  expect(await apply({ schema: { data_type: "integer", is_generated: true, generation_expression: "(a + b)" } })).toContain(
    "is computed by the database",
  );
  expect(await apply({ schema: { data_type: "integer", default_value: "nextval('shared_seq'::regclass)" } })).toContain(
    "sequence of its own making",
  );
  const made = JSON.stringify(await apply({ type: "uuid", schema: { data_type: "uuid", default_value: "gen_random_uuid()" } }));
  expect(made).toContain(String.raw`\"sum\" uuid default gen_random_uuid()`);
  const quoted = JSON.stringify(
    await apply({ type: "string", schema: { data_type: "character varying", max_length: 50, default_value: "gen_random_uuid()" } }),
  );
  expect(quoted).toContain("default 'gen_random_uuid()'");
});

/** A value as GraphQL writes it. */
function printValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(printValue).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(([key, part]) => `${key}: ${printValue(part)}`)
    .join(", ")} }`;
}
