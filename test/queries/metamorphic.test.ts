/** An operation that is written differently and means the same has the same answer, at the cost of as many statements. */
import { validate } from "graphql";
import type { GraphQLError } from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasOracle } from "../harness/fixture.ts";
import { isLong } from "../harness/long.ts";
import { serveFixture } from "../harness/serve-fixture.ts";
import type { RunResult, ServedFixture } from "../harness/serve-fixture.ts";
import { readCases, readRecordings } from "./read-operations.ts";
import type { NamedOperation } from "./read-operations.ts";
import { transformations } from "./transform.ts";
import type { Operation, Transformation } from "./transform.ts";

const suites: readonly (readonly [fixture: string, operations: readonly NamedOperation[]])[] = [
  ["lab", readCases("lab")],
  ["library", readCases("library")],
  ["agencyos", hasOracle ? readRecordings() : []],
];

describe.each(suites.filter(([, operations]) => operations.length > 0))("operations on %s", (fixture, operations) => {
  let served: ServedFixture;
  let answers: Map<string, RunResult>;
  beforeAll(async () => {
    served = await serveFixture("postgres", fixture);
    answers = new Map();
    for (const { name, document, variables } of operations) {
      if (validate(served.schema, document).length === 0) answers.set(name, await served.run(document, variables));
    }
  });
  afterAll(async () => {
    await served.close();
  });

  test.each(transformations)("$name", async (transformation) => {
    const faults: unknown[] = [];
    for (const operation of operations.filter((_, index) => isLong || isTried(fixture, index, transformations.indexOf(transformation)))) {
      const expected = answers.get(operation.name);
      if (expected === undefined) continue;
      const actual = await runTransformed(served, operation, transformation);
      const pair = [describeAnswer(expected, (data) => data), describeAnswer(actual, transformation.restore)] as const;
      if (pair[0] !== pair[1]) faults.push([operation.name, ...pair]);
    }
    expect(answers.size).toBeGreaterThan(0);
    expect(faults).toEqual([]);
  });
});

/** Of the many recordings a third, of which each transformation has another; in the long run, all. */
function isTried(fixture: string, operation: number, transformation: number): boolean {
  return fixture !== "agencyos" || operation % 3 === transformation % 3;
}

function runTransformed(served: ServedFixture, operation: Operation, { transform }: Transformation): Promise<RunResult> {
  const { document, variables } = transform(served.schema, operation);
  return served.run(document, variables);
}

/** What has to be equal, as a text: data whatever the order of its fields, the errors, how many statements ran. */
function describeAnswer({ data, errors, statements }: RunResult, restore: (data: unknown) => unknown): string {
  const messages = new Set((errors ?? []).map((error: GraphQLError) => restore(error.message)));
  return JSON.stringify([sortKeys(restore(data)), [...messages].map(String).toSorted(), statements.length]);
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, inner]) => [key, sortKeys(inner)]),
  );
}
