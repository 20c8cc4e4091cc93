/**
 * Random changes of the model, one after the other. After each, the schema that is compiled from the live database is the one that
 * is compiled from a fresh snapshot of it; and the snapshot of before brings all of it back.
 */
import { afterEach, expect, test } from "vitest";
import { readCatalog } from "../../../src/database/catalog.ts";
import type { Database } from "../../../src/database/database.ts";
import { printYaml } from "../../../src/metadata/print-yaml.ts";
import { readMetadata } from "../../../src/metadata/read-metadata.ts";
import { compileModel } from "../../../src/operation/compile-model.ts";
import { buildSchema } from "../../../src/schema/build-schema.ts";
import { printSDL } from "../../../src/schema/print-schema.ts";
import { admin } from "../../../src/access/access.ts";
import { createRandom, isLong } from "../../harness/long.ts";
import { openTestDatabase } from "../../harness/open-database.ts";
import { type AskSystem, compileSystem } from "./compile-system.ts";

const sequences = isLong ? 60 : 2;
const steps = isLong ? 12 : 8;

let database: Database | undefined;

afterEach(async () => {
  await database?.close();
});

async function printSchema(source: Database, snapshot: unknown): Promise<string> {
  const catalog = await readCatalog(source, ["public"]);
  const from = snapshot === null ? "auto" : { text: printYaml(snapshot), fileName: "snapshot.yaml" };
  const metadata = await readMetadata({ connection: source, catalog, source: from, schema: "public" });
  const { model } = compileModel(metadata, catalog);
  return printSDL(buildSchema(model, { nullability: "strict", access: admin }).schema);
}

async function takeSnapshot(ask: AskSystem): Promise<object> {
  const { data } = await ask("{ schema_snapshot }");
  return data?.["schema_snapshot"] as object;
}

type Random = () => number;

function pick<Item>(random: Random, items: readonly Item[]): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error("There is nothing to pick from.");
  return item;
}

const collections = ["nodes", "types", "people", "tags", "texts", "media", "captions", "counters", "links"];
const types = [
  "string",
  "text",
  "integer",
  "bigInteger",
  "float",
  "decimal",
  "boolean",
  "date",
  "timestamp",
  "json",
  "uuid",
  "csv",
  "hash",
];

/** A mutation, which may well be refused. */
function drawChange(random: Random, number: number): string {
  const name = `n${number}`;
  const [one, other] = [pick(random, collections), pick(random, collections)];
  const relation = (kind: string, more: string): string =>
    `create_relation(type: ${kind}, collection: "${one}", field: "${name}"${more}) { changes { sql } }`;
  const field = pick(random, ["name", "sort", "author", "parent", "item", "label", "body", `n${Math.floor(random() * number)}`]);
  return pick(random, [
    () =>
      `create_collections_item(data: { collection: "${name}", meta: {}, fields: [{ field: "t", type: "${pick(random, types)}", meta: {} }] }) { changes { sql } }`,
    () =>
      `create_fields_item(collection: "${one}", data: { field: "${name}", type: "${pick(random, types)}", meta: { note: "${name}" }, schema: { is_indexed: ${String(random() < 0.5)} } }) { changes { sql } }`,
    () => relation("m2o", `, related: "${other}"${random() < 0.5 ? `, related_field: "b${number}"` : ""}`),
    () => relation("o2o", `, related: "${other}", related_field: "b${number}"`),
    () => relation("o2m", `, related: "${other}", related_field: "b${number}", sort_field: "s${number}"`),
    () => relation("m2m", `, related: "${other}", related_field: "b${number}", junction: "j${number}"`),
    () => relation("m2a", `, members: ["${other}", "languages"], junction: "j${number}"`),
    () => relation("a2o", `, members: ["${other}", "languages"], related_field: "b${number}"`),
    () =>
      `update_fields_item(collection: "${one}", field: "${field}", data: { meta: { note: "${name}", hidden: true }, schema: { is_nullable: true } }) { changes { sql } }`,
    () => `update_collections_item(collection: "${one}", data: { meta: { note: "${name}" } }) { changes { sql } }`,
    () => `delete_fields_item(collection: "${one}", field: "${field}") { changes { sql } }`,
    () => `delete_relation(collection: "${one}", field: "${field}", columns: ${String(random() < 0.5)}) { changes { sql } }`,
    () =>
      `delete_collections_item(collection: "${pick(random, [...collections, "sections", "nodes_tags", "remarks", `j${Math.floor(random() * number)}`])}") { changes { sql } }`,
  ])();
}

test.each(Array.from({ length: sequences }, (_, index) => index + 1))("sequence %i", { timeout: 120_000 }, async (seed) => {
  database = await openTestDatabase("postgres", "lab");
  const random = createRandom(seed);
  // What no snapshot holds goes first: types of somebody's making, and a view.
  await database.run({ sql: "alter table types drop column e, drop column ai, drop column at", parameters: [] });
  await database.run({ sql: "drop view node_counts", parameters: [] });
  // And so are rows, for which a field could not be made anew that must have a value.
  await database.run({
    sql: "truncate people, nodes, tags, texts, media, captions, links, counters, types, languages cascade",
    parameters: [],
  });
  await database.run({ sql: "delete from directus_collections where collection = 'node_counts'", parameters: [] });
  let ask = await compileSystem(database);
  const before = await takeSnapshot(ask);
  const schemaBefore = await printSchema(database, null);
  let made = 0;
  for (let number = 1; number <= steps; number++) {
    const change = drawChange(random, number);
    const { errors = [] } = await ask(`mutation { change: ${change} }`);
    // What is refused is refused in words of ours.
    expect(
      errors.map(({ originalError, message }) => (originalError?.name === "RequestError" ? "" : `${change}: ${message}`)).join(""),
    ).toBe("");
    if (errors.length === 0) made++;
    ask = await compileSystem(database);
    expect(`${change}\n${await printSchema(database, await takeSnapshot(ask))}`).toBe(`${change}\n${await printSchema(database, null)}`);
  }
  expect(made).toBeGreaterThan(2);
  const undone = await ask(
    "mutation ($snapshot: JSON!) { apply_schema(snapshot: $snapshot, allowDestructive: true) { changes { sql } } }",
    {
      snapshot: before,
    },
  );
  expect(undone.errors).toBeUndefined();
  expect(sortedLines(await printSchema(database, null))).toEqual(sortedLines(schemaBefore));
  const again = await (
    await compileSystem(database)
  )("mutation ($snapshot: JSON!) { apply_schema(snapshot: $snapshot, dryRun: true) { changes { sql } } }", { snapshot: before });
  expect(again).toEqual({ data: { apply_schema: { changes: [] } } });
});

/** What is made anew stands at the end of its table. */
function sortedLines(text: string): readonly string[] {
  return text.split("\n").toSorted();
}
