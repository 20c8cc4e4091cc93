/**
 * Rows are written straight to text, or objects that graphql-js completes: both answer the same bytes, whatever is asked
 * for, and nothing goes the long way without need. Queries at random, by roles at random, in both modes of nullability.
 */
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
import { matrixRoles } from "../access/roles.ts";
import { readOverlay } from "../harness/case-files.ts";
import { generousSettings } from "../harness/engine-settings.ts";
import { listFixtures } from "../harness/fixture.ts";
import { isLong } from "../harness/long.ts";
import { serveFixture } from "../harness/serve-fixture.ts";
import type { ServedFixture } from "../harness/serve-fixture.ts";
import { createChoices } from "../mutations/random-tables/choices.ts";
import type { Choices } from "../mutations/random-tables/choices.ts";
import { createAccess } from "./random-reads/random-access.ts";
import { createRead } from "./random-reads/random-operation.ts";
import { readSamples } from "./random-reads/read-samples.ts";
import type { Samples } from "./random-reads/read-samples.ts";
import { shrinkRead } from "./random-reads/shrink-read.ts";

const fixtures = isLong
  ? listFixtures().filter((fixture) => fixture !== "empty")
  : ["demo", "lab", "library", "oddities", "relational", "secrets", "values", "versions", "key-types", "keys"];
const requests = (isLong ? 20_000 : 2_000) / fixtures.length;
const now = new Date("2024-06-01T12:00:00Z");

describe.each(fixtures)("random queries of %s", (fixture) => {
  let served: ServedFixture;
  let samples: Samples;
  beforeAll(async () => {
    served = await serveFixture("postgres", fixture, readOverlay(fixture));
    samples = await readSamples(served);
  });
  afterAll(async () => {
    await served.close();
  });

  test("are answered by the same bytes in both forms", async () => {
    const choices = createChoices(fixtures.indexOf(fixture) + 1);
    const counts: Record<Compared["kind"], number> = { written: 0, failed: 0, completed: 0, detour: 0, different: 0 };
    const faults: string[] = [];
    const engines = { strict: await createSides(served, "strict"), directus: await createSides(served, "directus") };
    for (const { access, nullability } of createAskers(choices, served, samples)) {
      const sides = engines[nullability];
      const { schema } = await sides.texts.schemaOf(access);
      const world = { choices, samples, schema, model: served.model };
      for (let asked = 0; asked < requests / askers;) {
        const read = createRead(world);
        for (const variables of read.variables) {
          asked += 1;
          const ask = (source: string): Promise<Compared> => compare(sides, access, { ...read, source, variables });
          const { kind } = await ask(read.source);
          counts[kind] += 1;
          if (kind !== "different" && kind !== "detour") continue;
          const least = await shrinkRead(schema, read.source, async (smaller) => (await ask(smaller)).kind === kind);
          faults.push([kind, nullability, JSON.stringify(variables), least, (await ask(least)).why].join("\n"));
        }
      }
    }
    expect(faults).toEqual([]);
    const { written, failed, completed } = counts;
    expect(written / (written + completed)).toBeGreaterThan(0.9);
    expect(failed / requests).toBeLessThan(0.5);
  }, 600_000);
});

describe("answers of the laboratory", () => {
  let served: ServedFixture;
  let sides: Sides;
  beforeAll(async () => {
    served = await serveFixture("postgres", "lab");
    sides = await createSides(served, "strict");
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

/** How many ask of one fixture. */
const askers = 5;

interface RandomAsker {
  readonly access: Access;
  readonly nullability: NullabilityMode;
}

function createAskers(choices: Choices, { model }: ServedFixture, samples: Samples): readonly RandomAsker[] {
  const limited = (): Access =>
    model.collections.has("vault") && choices.percent(60)
      ? accessOf(model, choices.pick(readingRoles).policies)
      : createAccess({ choices, model, samples });
  return Array.from({ length: askers }, (_, index) => ({
    access: index < 2 ? admin : limited(),
    nullability: index % 2 === 0 ? "strict" : "directus",
  }));
}

/** One that reads nothing asks for nothing. */
const readingRoles = matrixRoles.filter(({ policies }) =>
  policies.some(({ permissions }) => permissions.some(({ action }) => action === "read")),
);

interface Sides {
  readonly objects: Engine;
  readonly texts: Engine;
}

async function createSides({ database, model }: ServedFixture, nullability: NullabilityMode): Promise<Sides> {
  const settings = { ...generousSettings, nullability };
  return { objects: await createEngine({ database, model, settings }), texts: await createEngine({ database, model, settings }) };
}

interface Asked {
  readonly source: string;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
}

interface Compared {
  /**
   * In both forms an error was told; or the answer was written; or graphql-js completed it because it has to, or without
   * need; or the answers differ.
   */
  readonly kind: "failed" | "written" | "completed" | "detour" | "different";
  readonly why: string;
}

/** Each is planned anew, by another text, where the other side uses what it keeps. */
let comparisons = 0;

async function compare(sides: Sides, access: Access, asked: Asked): Promise<Compared> {
  const { source, operationName, variables } = asked;
  const asker = { user: nobody, access, now };
  const run = async (engine: Engine, document: string, form: "text" | "objects"): Promise<OperationResult> => {
    const prepared = prepareOperation(await engine.schemaOf(access), document, operationName);
    return prepared.kind === "prepared" ? runOperation(engine, prepared, { asker, variables, form }) : prepared;
  };
  const completed = await run(sides.objects, `${source}\n# ${comparisons++}`, "objects");
  const answered = await run(sides.texts, source, "text");
  const [expected, actual] = [printAnswer(completed), printAnswer(answered)];
  const isFault = completed.kind !== "executed" || completed.result.errors !== undefined;
  if (expected !== actual || (isFault && answered.kind === "written")) return { kind: "different", why: `${expected}\n${actual}` };
  if (isFault) return { kind: "failed", why: expected };
  if (answered.kind === "written") return { kind: "written", why: "" };
  return {
    kind: /\b(?:__schema|__type|_empty)\b/.test(source) || (await asksNull(sides.texts, access, asked)) ? "completed" : "detour",
    why: "",
  };
}

/** A condition that is null is an error, if execution comes to it: no writer foresees that. */
async function asksNull({ schemaOf }: Engine, access: Access, { source, operationName, variables }: Asked): Promise<boolean> {
  const prepared = prepareOperation(await schemaOf(access), source, operationName);
  return prepared.kind === "prepared" && [...prepared.planned.conditions].some((name) => variables[name] === null);
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
