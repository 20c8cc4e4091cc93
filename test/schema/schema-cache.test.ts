import { expect, test } from "vitest";
import { admin } from "../../src/access/access.ts";
import type { Access } from "../../src/access/access.ts";
import type { Model } from "../../src/model/model.ts";
import { createSchemaCache } from "../../src/schema/schema-cache.ts";
import { modelOf } from "./model-of.ts";

test("ten thousand users of three shapes and the administrator make four schemas", () => {
  const { built, schemaFor } = createCounted(100);
  const model = modelOf({});
  for (let user = 0; user < 10_000; user += 1) schemaFor(model, user % 4 === 0 ? admin : limited(`role ${user % 4}`));
  expect(built).toEqual(["admin", "role 1", "role 2", "role 3"]);
});

test("the one that was not used for longest gives way", () => {
  const { built, schemaFor } = createCounted(2);
  const model = modelOf({});
  for (const shape of ["a", "b", "a", "c", "a", "b"]) schemaFor(model, limited(shape));
  expect(built).toEqual(["a", "b", "c", "b"]);
});

test("another model has schemas of its own, and a shape called admin is no administrator", () => {
  const { built, schemaFor } = createCounted(100);
  const first = modelOf({});
  expect(schemaFor(first, admin)).not.toBe(schemaFor(modelOf({}), admin));
  expect(schemaFor(first, admin)).not.toBe(schemaFor(first, limited("admin")));
  expect(built).toEqual(["admin", "admin", "admin"]);
});

test("what fails is not kept", () => {
  let attempts = 0;
  const schemaFor = createSchemaCache(() => {
    attempts += 1;
    if (attempts === 1) throw new Error("no");
    return attempts;
  });
  const model = modelOf({});
  expect(() => schemaFor(model, admin)).toThrow("no");
  expect(schemaFor(model, admin)).toBe(2);
});

function createCounted(capacity: number): { readonly built: string[]; readonly schemaFor: (model: Model, access: Access) => object } {
  const built: string[] = [];
  const build = (_model: Model, access: Access): object => {
    built.push(access.kind === "admin" ? "admin" : access.shape);
    return {};
  };
  return { built, schemaFor: createSchemaCache(build, capacity) };
}

function limited(shape: string): Access {
  return { kind: "limited", shape, collections: new Map() };
}
