import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { buildSchema as parseSchema } from "graphql";
import { expect, test } from "vitest";
import { admin } from "../../src/access/access.ts";
import { readCatalog } from "../../src/database/catalog.ts";
import { readMetadata } from "../../src/metadata/read-metadata.ts";
import { buildModel } from "../../src/model/build-model.ts";
import type { Model } from "../../src/model/model.ts";
import { buildSchema } from "../../src/schema/build-schema.ts";
import { hasOracle, oracleFolder } from "../harness/fixture.ts";
import { openTestDatabase } from "../harness/open-database.ts";
import { compareSurface } from "./compare-surface.ts";
import { isSafeNull, isTypedJson } from "./explained.ts";

test.skipIf(!hasOracle)("every type, field and argument that Directus offers for reading is here, with a compatible type", async () => {
  const model = await readModel();
  const directus = parseSchema(await readFile(join(oracleFolder, "sdl/items.graphql"), "utf8"));
  for (const nullability of ["directus", "strict"] as const) {
    const { schema } = buildSchema(model, { nullability, access: admin });
    const { total, differences, allowed } = compareSurface(directus, schema, {
      surface: "read",
      ignoreNullability: false,
      allow: (difference, actual) => isTypedJson(difference, actual) || isSafeNull(model, nullability, difference),
    });
    process.stdout.write(
      `Directus's read surface, nullability "${nullability}": ${total - differences.length} of ${total} coordinates, ` +
        `${allowed.length} of them as explained: json as Directus 12 types it, or a null that Directus denies.\n`,
    );
    expect(differences).toEqual([]);
  }
});

test.skipIf(!hasOracle)("every mutation and input that Directus offers for writing is here, and takes what Directus's takes", async () => {
  const model = await readModel();
  const directus = parseSchema(await readFile(join(oracleFolder, "sdl/items.graphql"), "utf8"));
  const { schema } = buildSchema(model, { nullability: "strict", access: admin });
  const { total, differences } = compareSurface(directus, schema, { surface: "write", ignoreNullability: false, allow: () => false });
  process.stdout.write(`Directus's write surface: ${total - differences.length} of ${total} coordinates.\n`);
  expect(differences).toEqual([]);
});

test.skipIf(!hasOracle)("every subscription that Directus offers is here", async () => {
  const model = await readModel();
  const directus = parseSchema(await readFile(join(oracleFolder, "sdl/items.graphql"), "utf8"));
  const { schema } = buildSchema(model, { nullability: "directus", access: admin });
  const { total, differences } = compareSurface(directus, schema, { surface: "events", ignoreNullability: false, allow: isTypedJson });
  process.stdout.write(`Directus's subscriptions: ${total - differences.length} of ${total} coordinates.\n`);
  expect(differences).toEqual([]);
});

async function readModel(): Promise<Model> {
  const database = await openTestDatabase("postgres", "agencyos");
  try {
    const catalog = await readCatalog(database, ["public"]);
    const metadata = await readMetadata({ connection: database, catalog, source: "auto", schema: "public" });
    return buildModel(metadata, catalog).model;
  } finally {
    await database.close();
  }
}
