/** The schema of each fixture and of the demo is a file, `schema-snapshots/<fixture>.graphql`; `vitest -u` writes it, CI never does. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { makeExecutableSchema } from "@graphql-tools/schema";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { admin } from "../../src/access/access.ts";
import type { Model } from "../../src/model/model.ts";
import { buildSchema } from "../../src/schema/build-schema.ts";
import { printSDL } from "../../src/schema/print-schema.ts";
import { readOverlay } from "../harness/case-files.ts";
import { listFixtures } from "../harness/fixture.ts";
import { serveFixture } from "../harness/serve-fixture.ts";
import type { ServedFixture } from "../harness/serve-fixture.ts";
import { validateTrustedSchema } from "./validate-schema.ts";

const snapshots = join(import.meta.dirname, "../../schema-snapshots");
// Of tables with thousands of columns a schema says nothing that those of others do not.
const fixtures = listFixtures().filter((fixture) => fixture !== "wide");

/** The model that `build-schema.test.ts` makes by hand, under both kinds of nullability. */
const ofNoFixture = ["magazine.directus.graphql", "magazine.strict.graphql"];

test("every recorded schema belongs to a fixture", () => {
  const expected = new Set([...fixtures.map((fixture) => `${fixture}.graphql`), ...ofNoFixture]);
  expect(readdirSync(snapshots).filter((file) => !expected.has(file))).toEqual([]);
});

describe.each(fixtures)("the printed schema of %s", (fixture) => {
  let served: ServedFixture;
  beforeAll(async () => {
    served = await serveFixture("postgres", fixture, readOverlay(fixture));
  });
  afterAll(async () => {
    await served.close();
  });

  test("is the recorded one", async () => {
    await expect(printModel(served.model, "strict")).toMatchFileSnapshot(join(snapshots, `${fixture}.graphql`));
  });

  test.each(["strict", "directus"] as const)("is valid, and others build the same schema from it (%s)", (nullability) => {
    const printed = printModel(served.model, nullability);
    const rebuilt = makeExecutableSchema({ typeDefs: printed });
    expect(validateTrustedSchema(rebuilt)).toEqual([]);
    expect(printSDL(rebuilt)).toBe(printed);
  });
});

function printModel(model: Model, nullability: "strict" | "directus"): string {
  return printSDL(buildSchema(model, { nullability, access: admin }).schema);
}
