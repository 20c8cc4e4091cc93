/**
 * How long a schema takes to build and to print, by the number of collections: `node bench/schema-growth.ts [collections ...]`.
 * Both schemas are built, the one that clients see and the one that mutations run on; the first is counted and printed.
 * Then a role asks for the first time, that may do everything with every collection by a rule: how long it waits, and for how
 * long the event loop is held up at most meanwhile.
 * Each collection has ten columns and three relations: two `m2o`, of which one is a tree, and the `o2m` of the other.
 */
import { monitorEventLoopDelay } from "node:perf_hooks";
import { admin } from "../src/access/access.ts";
import { mergePolicies } from "../src/access/merge-policies.ts";
import { parsePolicy } from "../src/access/parse-policies.ts";
import type { ParsedPolicy } from "../src/access/parse-policies.ts";
import type { Model } from "../src/model/model.ts";
import { createEngine } from "../src/operation/engine.ts";
import { buildSchema } from "../src/schema/build-schema.ts";
import { printSDL } from "../src/schema/print-schema.ts";
import { generousSettings } from "../test/harness/engine-settings.ts";
import { noDatabase } from "../test/harness/no-database.ts";
import { column, key, manyToOne, modelOf, oneToMany } from "../test/schema/model-of.ts";
import { validateTrustedSchema } from "../test/schema/validate-schema.ts";

const sizes = process.argv.slice(2).map(Number);
for (const size of sizes.length > 0 ? sizes : [76, 250, 1000]) {
  const model = modelOfSize(size);
  const rounds = Array.from({ length: 5 }, () => measure(model));
  const median = (pick: (round: Round) => number): string => {
    const sorted = rounds.map(pick).toSorted((left, right) => left - right);
    return `${Math.round(sorted[2] ?? 0)} ms`;
  };
  const [first] = rounds;
  const role = await measureRole(model);
  process.stdout.write(
    `${size} collections, ${first?.types ?? 0} types: build ${median((round) => round.build)} (first ${Math.round(first?.build ?? 0)} ms), ` +
      `print ${median((round) => round.print)}, ${Math.round((first?.bytes ?? 0) / 1024)} KiB, heap ${Math.round((first?.heap ?? 0) / 1024 / 1024)} MiB, ` +
      `GraphQL's validation (not run when serving) ${median((round) => round.validate)}, ` +
      `a role's first request ${Math.round(role.wait)} ms, longest stall ${Math.round(role.stall)} ms\n`,
  );
}

interface Round {
  readonly build: number;
  readonly print: number;
  readonly validate: number;
  readonly types: number;
  readonly bytes: number;
  readonly heap: number;
}

function measure(model: Model): Round {
  const heapBefore = process.memoryUsage().heapUsed;
  const start = performance.now();
  const { schema } = buildSchema(model, { nullability: "strict", access: admin });
  const built = performance.now();
  const heap = process.memoryUsage().heapUsed - heapBefore;
  const beforePrint = performance.now();
  const { length: bytes } = printSDL(schema);
  const printed = performance.now();
  const errors = validateTrustedSchema(schema);
  const validated = performance.now();
  if (errors.length > 0) throw errors[0] ?? new Error("invalid");
  return {
    build: built - start,
    print: printed - beforePrint,
    validate: validated - printed,
    types: Object.keys(schema.getTypeMap()).length,
    bytes,
    heap,
  };
}

/** In milliseconds. */
interface FirstRequest {
  readonly wait: number;
  readonly stall: number;
}

async function measureRole(model: Model): Promise<FirstRequest> {
  const engine = await createEngine({ database: noDatabase, model, settings: generousSettings });
  const policy = policyOver(model);
  const resolution = 1;
  const delays = monitorEventLoopDelay({ resolution });
  delays.enable();
  await nextTurn();
  const start = performance.now();
  await engine.schemaOf(mergePolicies(model, [policy]));
  const wait = performance.now() - start;
  await nextTurn();
  return { wait, stall: Math.max(0, delays.max / 1e6 - resolution) };
}

async function nextTurn(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 5));
}

function policyOver(model: Model): ParsedPolicy {
  const actions = ["create", "read", "update", "delete"] as const;
  const permissions = [...model.collections.keys()].flatMap((collection) =>
    actions.map((action) => ({ collection, action, fields: ["*"], rule: { status: { _eq: "draft" } }, validation: null, presets: {} })),
  );
  return parsePolicy(model, { key: "p", name: "p", adminAccess: false, ipAccess: [], permissions }, []);
}

function modelOfSize(size: number): Model {
  const name = (index: number): string => `collection_${(index + size) % size}`;
  return modelOf(
    Object.fromEntries(
      Array.from({ length: size }, (_, index) => [
        name(index),
        {
          fields: [
            key(),
            column("title", "string", { nullable: false }),
            column("slug", "string"),
            column("status", "string", { nullable: false, default: "'draft'" }),
            column("body", "text"),
            column("views", "bigInteger"),
            column("price", "decimal"),
            column("settings", "json"),
            column("published_at", "timestamp"),
            column("is_public", "boolean"),
            manyToOne("parent", name(index)),
            manyToOne("owner", name(index + 1)),
            oneToMany("owned", name(index - 1), "owner"),
          ],
        },
      ]),
    ),
  );
}
