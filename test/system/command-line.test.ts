/** The commands that make and change a model, as an operator runs them on an empty database. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Ended, runRelata } from "../cli/run-relata.ts";
import { createTestDatabase, type TestDatabase } from "../harness/test-database.ts";

let testDatabase: TestDatabase;
let folder: string;

beforeAll(async () => {
  testDatabase = await createTestDatabase("empty");
  folder = await mkdtemp(join(tmpdir(), "relata-"));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
  await testDatabase.drop();
});

test("a model goes to a file and comes back, and takes nothing away unasked", async () => {
  expect(await relata("schema", "snapshot")).toEqual({
    code: 2,
    output: "",
    complaint: expect.stringContaining("`relata bootstrap` makes them") as unknown,
  });
  expect(await relata("bootstrap", "--admin-email", "ada@example.com", "--admin-password", "analytical")).toMatchObject({
    code: 0,
    output: expect.stringContaining("an administrator: ada@example.com.") as unknown,
  });
  const empty = join(folder, "empty.yaml");
  await writeFile(empty, (await relata("schema", "snapshot")).output);
  const poems = join(folder, "poems.json");
  await writeFile(poems, JSON.stringify(poetry));
  expect(await relata("schema", "diff", poems)).toMatchObject({
    code: 0,
    output: expect.stringMatching(/create table .*poems.*\d changes? to be made\.\n$/su) as unknown,
  });
  expect(await relata("schema", "apply", poems)).toMatchObject({
    code: 0,
    output: expect.stringMatching(/changes? made\.\n$/u) as unknown,
  });
  // What is refused is told in the words of the refusal alone.
  expect(await relata("schema", "apply", empty)).toEqual({
    code: 1,
    output: "",
    complaint: expect.stringMatching(/^[^\n]*would take away what cannot be made again[^\n]*\n$/u) as unknown,
  });
  expect(await relata("schema", "apply", empty, "--allow-destructive")).toMatchObject({
    code: 0,
    output: expect.stringMatching(/drop table .*poems.*made\.\n$/su) as unknown,
  });
});

const poetry = {
  version: 1,
  directus: "11.0.0",
  vendor: "postgres",
  collections: [{ collection: "poems", meta: null, schema: { name: "poems" } }],
  fields: [
    {
      collection: "poems",
      field: "id",
      type: "integer",
      meta: null,
      schema: { name: "id", data_type: "integer", is_nullable: false, is_primary_key: true, has_auto_increment: true },
    },
    {
      collection: "poems",
      field: "title",
      type: "string",
      meta: null,
      schema: { name: "title", data_type: "character varying", max_length: 255, is_nullable: true },
    },
  ],
  relations: [],
};

function relata(...words: readonly string[]): Promise<Ended> {
  return runRelata([...words, "--database-url", testDatabase.url]);
}
