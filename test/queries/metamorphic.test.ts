/** An operation that is written differently and means the same has the same answer, at the cost of as many statements. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, validate } from "graphql";
import type { DocumentNode, GraphQLError } from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasOracle, oracleFolder } from "../harness/fixture.ts";
import { serveFixture } from "../harness/serve-fixture.ts";
import type { RunResult, ServedFixture } from "../harness/serve-fixture.ts";
import { transformations } from "./transform.ts";
import type { Operation, Transformation } from "./transform.ts";

interface NamedOperation extends Operation {
  readonly name: string;
}

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
    for (const operation of operations) {
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

function readCases(fixture: string): readonly NamedOperation[] {
  const folder = join(import.meta.dirname, fixture);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(".graphql"))
    .map((file) => {
      const variables = join(folder, file.replace(/\.graphql$/, ".variables.json"));
      return {
        name: file,
        document: parse(readFileSync(join(folder, file), "utf8")),
        variables: existsSync(variables) ? readObject(variables) : {},
      };
    });
}

/** The recorded reads. What does not even parse has no other form, and introspection is not ours. */
function readRecordings(): readonly NamedOperation[] {
  const folder = join(oracleFolder, "corpus");
  return readdirSync(folder)
    .filter((file) => !/^(?:mut-|perm-|system|introspection|error)/.test(file))
    .flatMap((file) => Object.values(readObject(join(folder, file))).flatMap((list) => readList(list)))
    .flatMap(({ name, category, query, variables, operationName }) => {
      const document = query === undefined || operationName !== undefined ? undefined : tryToParse(query);
      return document === undefined ? [] : [{ name: `${category}: ${name}: ${query}`, document, variables: variables ?? {} }];
    });
}

interface Recording {
  readonly name: string;
  readonly category: string;
  readonly query?: string;
  readonly operationName?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

function readList(list: unknown): readonly Recording[] {
  // The recordings' own form; see their README.
  return Array.isArray(list) ? (list as readonly Recording[]) : [];
}

function readObject(path: string): Readonly<Record<string, unknown>> {
  const content: unknown = JSON.parse(readFileSync(path, "utf8"));
  // An object, or a list of recordings.
  return Array.isArray(content) ? { all: content } : (content as Readonly<Record<string, unknown>>);
}

function tryToParse(query: string): DocumentNode | undefined {
  try {
    return parse(query);
  } catch {
    return undefined;
  }
}
