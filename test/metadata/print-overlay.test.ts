import { expect, test } from "vitest";
import { readCatalog } from "../../src/database/catalog.ts";
import { listAnyCandidates } from "../../src/metadata/any-candidates.ts";
import { inferMetadata } from "../../src/metadata/inference.ts";
import { applyOverlay, parseOverlay } from "../../src/metadata/overlay.ts";
import { printOverlay } from "../../src/metadata/print-overlay.ts";
import { openTestDatabase } from "../harness/open-database.ts";

test.each(["library", "relational"])("what is inferred of %s and laid over itself as an overlay changes nothing", async (fixture) => {
  const database = await openTestDatabase("postgres", fixture);
  const catalog = await readCatalog(database, ["public"]);
  await database.close();
  const metadata = inferMetadata(catalog);
  const overlay = parseOverlay(printOverlay(metadata, listAnyCandidates(catalog)), "overlay.yaml");
  expect(overlay.relations).toHaveLength(metadata.relations.length);
  expect({ ...applyOverlay(metadata, overlay), source: "" }).toEqual({ ...metadata, source: "" });
});
