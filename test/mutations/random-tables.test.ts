/**
 * Random inputs over random tables leave the database as a model of the rules says, or untouched with an error, and tell
 * what they have changed. The model (`model/`) knows nothing of statements or of their order, and shares no code with the
 * program; `random-tables/` makes the tables, the roles and the inputs, and holds the two against each other.
 *
 *     RELATA_LONG_TESTS=true npx vitest run test/mutations/random-tables.test.ts                # a million rows
 *     RELATA_LONG_TESTS=true RELATA_WRITTEN_ROWS=20000 RELATA_FIRST_SCHEMA=500 npx vitest run test/mutations/random-tables.test.ts
 */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "../../src/database/database.ts";
import { isLong } from "../harness/long.ts";
import { openTestDatabase } from "../harness/open-database.ts";
import { features } from "./random-tables/features.ts";
import { createTally, runSchema } from "./random-tables/run-schema.ts";
import type { Tally } from "./random-tables/run-schema.ts";

const firstSchema = Number(process.env["RELATA_FIRST_SCHEMA"] ?? 1);
const mostRows = Number(process.env["RELATA_WRITTEN_ROWS"] ?? 1_000_000);

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase("postgres", "empty");
});
afterAll(() => database.close());

test(
  "what is written of random tables is what the model says, or nothing",
  { timeout: isLong ? 24 * 3_600_000 : 120_000 },
  async ({ annotate }) => {
    const tally = createTally();
    const failures: string[] = [];
    const isEnough = (schemas: number): boolean => failures.length >= 10 || (isLong ? tally.written >= mostRows : schemas === 10);
    for (let schemas = 0; !isEnough(schemas); schemas++) {
      failures.push(
        ...(await runSchema(database, firstSchema + schemas, isLong ? { inputs: 400, width: 80 } : { inputs: 150, width: 3 }, tally)),
      );
    }
    await annotate(describeTally(tally));
    expect(failures.join("\n\n")).toBe("");
    // A property that everything is refused by would hold of an engine that refuses everything.
    expect(tally.accepted).toBeGreaterThan(tally.inputs / 4);
    // A few inputs have not yet met with everything.
    const expected = tally.inputs < 1_000 ? [] : features;
    expect(expected.filter((feature) => !tally.features.has(feature))).toEqual([]);
  },
);

function describeTally({ inputs, accepted, written, refused, excused }: Tally): string {
  const list = (counts: ReadonlyMap<string, number>): string =>
    [...counts]
      .toSorted(([, left], [, right]) => right - left)
      .map(([name, count]) => `\n  ${count} ${name}`)
      .join("");
  return `${inputs} inputs, ${written} rows written, ${accepted} accepted; refused, as the model says:${list(refused)}\nrefused, though the model accepts:${list(excused)}`;
}
