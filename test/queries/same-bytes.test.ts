/** Rows are written straight to text, or objects that graphql-js completes: both answer the same bytes. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { admin } from "../../src/access/access.ts";
import type { Access } from "../../src/access/access.ts";
import { createEngine } from "../../src/operation/engine.ts";
import type { Engine } from "../../src/operation/engine.ts";
import type { OperationResult } from "../../src/operation/operation-result.ts";
import { prepareOperation } from "../../src/operation/prepare-operation.ts";
import { runOperation } from "../../src/operation/run-operation.ts";
import { nobody } from "../../src/request/current-user.ts";
import type { NullabilityMode } from "../../src/schema/schema-context.ts";
import { accessOf } from "../access/access-of.ts";
import { generousSettings } from "../harness/engine-settings.ts";
import { serveFixture } from "../harness/serve-fixture.ts";
import type { ServedFixture } from "../harness/serve-fixture.ts";

const now = new Date("2024-06-01T12:00:00Z");

describe("answers of the laboratory", () => {
  let served: ServedFixture;
  let sides: Sides;
  beforeAll(async () => {
    served = await serveFixture("postgres", "lab");
    sides = createSides(served, "strict");
  });
  afterAll(async () => {
    await served.close();
  });

  test.each([
    ["a field", "nodes(limit: 1) { id name @include(if: $if) }"],
    ["a fragment", "nodes(limit: 1) { id tags { ... on nodes_tags @skip(if: $if) { id } } }"],
    ["a root field", "nodes(limit: 1) @skip(if: $if) { id }"],
  ])("a condition of %s that is null is an error", async (_, selection) => {
    const source = `query ($if: Boolean = true) { ${selection} }`;
    expect(await compare(sides, admin, { source, operationName: null, variables: { if: null } })).toMatchObject({ kind: "failed" });
    expect(await compare(sides, admin, { source, operationName: null, variables: {} })).toMatchObject({ kind: "written" });
  });

  test("a singleton without a row is written as its defaults", async () => {
    const source = '{ preferences { id theme density __typename } preferences_by_version(version: "none") { theme } }';
    expect(await compare(sides, admin, { source, operationName: null, variables: {} })).toMatchObject({ kind: "written" });
  });

  test.each([
    ["settings", { id: { _null: true } }, '{ settings { title limits_func { toString: count constructor: json(path: "a") } } }'],
    ["remarks", null, "{ remarks { constructor: item toString: item } }"],
  ])("what nobody answers is null, however it is named: %s", async (collection, rule, source) => {
    const permissions = [{ collection, action: "read", rule, fields: ["*"], presets: {}, validation: null } as const];
    const access = accessOf(served.model, [{ key: "one", name: "one", adminAccess: false, ipAccess: [], permissions }]);
    const { kind, why } = await compare(sides, access, { source, operationName: null, variables: {} });
    expect([kind, why]).toEqual(["written", ""]);
  });
});

interface Sides {
  readonly objects: Engine;
  readonly texts: Engine;
}

function createSides({ database, model }: ServedFixture, nullability: NullabilityMode): Sides {
  const settings = { ...generousSettings, nullability };
  return { objects: createEngine({ database, model, settings }), texts: createEngine({ database, model, settings }) };
}

interface Asked {
  readonly source: string;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
}

interface Compared {
  /**
   * In both forms an error was told, or the answer was written; or graphql-js completed it where that is its own matter; or
   * where that is a detour; or the answers differ.
   */
  readonly kind: "failed" | "written" | "introspection" | "detour" | "different";
  readonly why: string;
}

/** Each is planned anew, by another text, where the other side uses what it keeps. */
let comparisons = 0;

async function compare(sides: Sides, access: Access, { source, operationName, variables }: Asked): Promise<Compared> {
  const asker = { user: nobody, access, now };
  const run = async (engine: Engine, document: string, form: "text" | "objects"): Promise<OperationResult> => {
    const prepared = prepareOperation(engine.schemaOf(access), document, operationName);
    return prepared.kind === "prepared" ? runOperation(engine, prepared, { asker, variables, form }) : prepared;
  };
  const completed = await run(sides.objects, `${source}\n# ${comparisons++}`, "objects");
  const answered = await run(sides.texts, source, "text");
  const [expected, actual] = [printAnswer(completed), printAnswer(answered)];
  const isFault = completed.kind !== "executed" || completed.result.errors !== undefined;
  if (expected !== actual || (isFault && answered.kind === "written")) return { kind: "different", why: `${expected}\n${actual}` };
  if (isFault) return { kind: "failed", why: expected };
  if (answered.kind === "written") return { kind: "written", why: "" };
  return { kind: /\b__(?:schema|type)\b/.test(source) ? "introspection" : "detour", why: "" };
}

function printAnswer(result: OperationResult): string {
  switch (result.kind) {
    case "executed":
      return JSON.stringify(result.result);
    case "written":
      return `{"data":${result.data.join("")}}`;
    case "invalid document":
    case "invalid request":
      return JSON.stringify({ errors: result.errors });
    case "refused":
      return JSON.stringify({ errors: [result.error.message] });
  }
}
