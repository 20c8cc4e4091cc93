import { makeExecutableSchema } from "@graphql-tools/schema";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { admin } from "../../src/access/access.ts";
import { buildSchema } from "../../src/schema/build-schema.ts";
import { printSDL } from "../../src/schema/print-schema.ts";
import { serveFixture } from "../harness/serve-fixture.ts";
import type { ServedFixture } from "../harness/serve-fixture.ts";

describe.each(["lab", "library"])("the printed schema of %s", (fixture) => {
  let served: ServedFixture;
  beforeAll(async () => {
    served = await serveFixture("postgres", fixture);
  });
  afterAll(async () => {
    await served.close();
  });

  test.each(["strict", "directus"] as const)("is what others can build a schema from (%s)", (nullability) => {
    const { schema } = buildSchema(served.model, { nullability, access: admin });
    const rebuilt = makeExecutableSchema({ typeDefs: printSDL(schema) });
    expect(Object.keys(rebuilt.getTypeMap()).toSorted()).toEqual(Object.keys(schema.getTypeMap()).toSorted());
  });
});
