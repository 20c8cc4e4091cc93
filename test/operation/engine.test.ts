import { expect, test } from "vitest";
import { admin } from "../../src/access/access.ts";
import type { Access } from "../../src/access/access.ts";
import { createEngine } from "../../src/operation/engine.ts";
import type { Engine } from "../../src/operation/engine.ts";
import { prepareOperation } from "../../src/operation/prepare-operation.ts";
import type { ServedSchema } from "../../src/operation/served-schema.ts";
import { limitedTo } from "../access/access-of.ts";
import { generousSettings } from "../harness/engine-settings.ts";
import { noDatabase } from "../harness/no-database.ts";
import { column, modelOf } from "../schema/model-of.ts";

test("ten thousand users of three shapes and the administrator make four schemas", async () => {
  const engine = await engineWithoutDatabase();
  const users = Array.from({ length: 10_000 }, (_, user) => (user % 4 === 0 ? admin : limited(`role ${user % 4}`)));
  expect(new Set(await Promise.all(users.map((access) => engine.schemaOf(access)))).size).toBe(4);
});

test("two who ask at the same time wait for one schema", async () => {
  const engine = await engineWithoutDatabase();
  expect(engine.schemaOf(limited("role"))).toBe(engine.schemaOf(limited("role")));
});

test("a shape called admin is no administrator", async () => {
  const engine = await engineWithoutDatabase();
  expect(await engine.schemaOf(limited("admin"))).not.toBe(await engine.schemaOf(admin));
});

test("an operation is prepared once for its document and name", async () => {
  const served = await schemaWithoutDatabase();
  const source = "query One { notes { id } } query Two { notes { id } }";
  const [one, two] = [prepareOperation(served, source, "One"), prepareOperation(served, source, "Two")];
  expect(one.kind).toBe("prepared");
  expect(prepareOperation(served, source, "One")).toBe(one);
  expect(two).not.toBe(one);
  const alone = "query One { notes { id } }";
  expect(prepareOperation(served, alone, "One")).toBe(prepareOperation(served, alone, null));
});

test.each([
  ["query One { notes { id } } query Two { notes { id } }", null, "Must provide operation name if query contains multiple operations."],
  ["query One { notes { id } }", "Three", 'Unknown operation named "Three".'],
])("an operation that is not there is none: %s", async (source, name, message) => {
  expect(prepareOperation(await schemaWithoutDatabase(), source, name)).toMatchObject({
    kind: "invalid request",
    errors: [{ message }],
  });
});

async function schemaWithoutDatabase(): Promise<ServedSchema> {
  return (await engineWithoutDatabase()).schemaOf(admin);
}

function engineWithoutDatabase(): Promise<Engine> {
  const model = modelOf({ notes: { fields: [column("id", "integer", { nullable: false })] } });
  return createEngine({ database: noDatabase, model, settings: generousSettings });
}

function limited(name: string): Access {
  return limitedTo(new Map(), name);
}
