import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../src/database/database.ts";
import { RequestError } from "../../src/errors.ts";
import type { Dataset } from "./rule-model.ts";
import type { ServedFixture } from "../harness/serve-fixture.ts";
import { recordStatements } from "../harness/record-statements.ts";
import { forbiddenChanges } from "./allowed-changes.ts";
import { readDataset, restartSequences } from "./dataset.ts";
import { answerOf, contextOf, markersIn, openMatrix, openReal, sample, suites, withoutChance } from "./leak-matrix.ts";
import type { Matrix } from "./leak-matrix.ts";
import { writeCells } from "./write-cells.ts";
import type { WriteCell } from "./write-cells.ts";

describe.each(suites)("$fixture at the $endpoint endpoint", (suite) => {
  let real: ServedFixture;
  let data: Dataset;
  const counted = { cells: 0, done: 0, inherent: new Map<string, number>() };

  beforeAll(async () => {
    ({ real, data } = await openReal(suite));
  });

  afterAll(async () => {
    await real.close();
    // oxlint-disable-next-line no-console -- how much was tried is part of the result.
    console.log(
      `Leak matrix: ${suite.fixture} at ${suite.endpoint}, ${counted.cells} cells of writing, ${counted.done} of which wrote, ${suite.roles.length} roles.`,
    );
    // oxlint-disable-next-line no-console -- as above.
    for (const [reason, count] of counted.inherent) console.log(`  ${count} may be told apart: ${reason}`);
  });

  for (const role of suite.roles) {
    test(`"${role.name}" writes nothing that it may not, and cannot tell what it may not see`, async () => {
      const matrix = await openMatrix(real, data, role, suite.fixture);
      try {
        const cells = sample(writeCells(real.model, (await real.schemaFor(matrix.access)).schema, matrix.sees), role.name);
        const leaks: string[] = [];
        for (const cell of cells) {
          leaks.push(...(await leaksOf(matrix, cell)));
          if (leaks.length > 60) break;
        }
        counted.cells += cells.length;
        expect(leaks).toEqual([]);
      } finally {
        await matrix.close();
      }
    }, 600_000);
  }

  async function leaksOf(matrix: Matrix, cell: WriteCell): Promise<readonly string[]> {
    const document = `mutation { answer: ${cell.text} }`;
    const [seen, other] = await Promise.all([runCell(matrix, real.database, document), runCell(matrix, matrix.twin, document)]);
    const name = `${cell.collection}, ${cell.way}: ${document}`;
    const found = markersIn(matrix.markers, seen.answer, document);
    if (seen.isDone) counted.done++;
    if (found.length > 0) return [`${name}\n  shows ${found.join(", ")}\n  ${seen.answer}`];
    const forbidden = seen.after === null ? [] : forbiddenChanges(real.model, matrix.sees, seen.after);
    if (forbidden.length > 0) return [`${name}\n  changes what may not be changed: ${forbidden.join("; ")}\n  ${seen.answer}`];
    if (/"code":"(?:unexpected|GRAPHQL)/.test(seen.answer)) return [`${name}\n  is no answer: ${seen.answer.slice(0, 2000)}`];
    if (cell.inherent !== null) {
      counted.inherent.set(cell.inherent, (counted.inherent.get(cell.inherent) ?? 0) + 1);
      return [];
    }
    if (seen.answer !== other.answer) return [`${name}\n  is told apart:\n  ${seen.answer}\n  ${other.answer}`];
    if (seen.statements !== other.statements)
      return [`${name}\n  runs ${seen.statements} and ${other.statements} statements\n  ${seen.answer}`];
    return [];
  }

  /** Runs the mutation, looks at what it did, and takes it back. */
  async function runCell(matrix: Matrix, on: Database, document: string): Promise<Outcome> {
    const { database, statements } = recordStatements(on);
    let outcome: Outcome | undefined;
    const undone = new Error("Taken back.");
    try {
      await database.transaction(async (transaction) => {
        await restartSequences(transaction);
        const begun = statements.length;
        const result = await real.run(document, {}, { ...contextOf(matrix.access), transaction });
        const ran = statements.length - begun;
        const isDone = on === real.database && result.errors === undefined;
        // What was written and may not be read is told as an item that does not exist: with no path into the input.
        const mayBeDone = on === real.database && (result.errors ?? []).every(({ originalError }) => isOfNoPlace(originalError));
        const after = mayBeDone ? await readDataset(transaction, real.model) : null;
        outcome = { answer: withoutChance(JSON.stringify(answerOf(result))), statements: ran, isDone, after };
        throw undone;
      });
    } catch (error) {
      if (error !== undone) throw error;
    }
    if (outcome === undefined) throw new Error("The mutation was not run.");
    return outcome;
  }
});

interface Outcome {
  readonly answer: string;
  readonly statements: number;
  readonly isDone: boolean;
  /** What the database holds afterwards; null where the input was refused. */
  readonly after: Dataset | null;
}

function isOfNoPlace(error: unknown): boolean {
  return error instanceof RequestError && error.code === "FORBIDDEN" && error.path === undefined;
}
