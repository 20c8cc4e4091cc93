import { afterAll, beforeAll, expect, test } from "vitest";
import type { ServedFixture } from "../harness/serve-fixture.ts";
import { accessOf } from "./access-of.ts";
import { expectedItems, itemsIn, listRoots, plainSelection } from "./expected-items.ts";
import { answerOf, contextOf, markersIn, openMatrix, openReal, sample } from "./leak-matrix.ts";
import type { Matrix } from "./leak-matrix.ts";
import { readCells } from "./read-cells.ts";
import type { ReadCell } from "./read-cells.ts";
import { administrator, matrixRoles } from "./roles.ts";
import { createRoleModel } from "./rule-model.ts";
import type { Dataset } from "./rule-model.ts";

const perOperation = 40;

let real: ServedFixture;
let data: Dataset;
const counted = { reads: 0, items: 0 };

beforeAll(async () => {
  ({ real, data } = await openReal());
});

afterAll(async () => {
  await real.close();
  // oxlint-disable-next-line no-console -- how much was tried is part of the result.
  console.log(`Leak matrix: ${counted.reads} cells of reading, ${matrixRoles.length} roles; ${counted.items} items that are to be seen.`);
});

for (const role of matrixRoles) {
  test(`"${role.name}" reads nothing that it may not see, and cannot tell whether it is there`, async () => {
    const matrix = await openMatrix(real, data, role);
    try {
      const cells = sample(readCells(real.model, (await real.schemaFor(matrix.access)).schema, matrix.sees), role.name);
      counted.reads += cells.length;
      const leaks: string[] = [];
      for (let start = 0; start < cells.length; start += perOperation) {
        const batch = cells.slice(start, start + perOperation);
        if ((await leaksOf(matrix, batch)).length === 0) continue;
        // One by one, to tell which.
        for (const cell of batch) leaks.push(...(await leaksOf(matrix, [cell])));
        if (leaks.length > 30) break;
      }
      expect(leaks).toEqual([]);
    } finally {
      await matrix.close();
    }
  }, 600_000);
}

for (const role of [...matrixRoles, administrator]) {
  test(`"${role.name}" reads all that it may see`, async () => {
    const access = accessOf(real.model, role.policies);
    const sees = createRoleModel(real.model, data, role);
    for (const { name, collection, type } of listRoots(real.model, (await real.schemaFor(access)).schema)) {
      const key = JSON.stringify(collection.primaryKey?.name);
      const whole = listRoots(real.model, real.schema).find((root) => root.name === name);
      if (whole === undefined) throw new Error(`The administrator has no "${name}".`);
      const all = await real.run(`{ ${name}(sort: [${key}], limit: -1) ${plainSelection(whole.type)} }`);
      const seen = await real.run(
        `{ ${name}(sort: [${key}], limit: -1) ${plainSelection(type)} ${name}_aggregated { countAll } }`,
        {},
        contextOf(access),
      );
      const expected = expectedItems(real.model, sees, collection, type, itemsIn(all.data, name));
      expect(plain(seen)).toEqual({ data: { [name]: expected, [`${name}_aggregated`]: [{ countAll: expected.length }] }, errors: [] });
      counted.items += expected.length;
    }
  });
}

/** Without the missing prototypes of answers. */
function plain(result: Parameters<typeof answerOf>[0]): unknown {
  return JSON.parse(JSON.stringify(answerOf(result)));
}

async function leaksOf(matrix: Matrix, cells: readonly ReadCell[]): Promise<readonly string[]> {
  const document = `{ ${cells.map(({ text }, index) => `c${index}: ${text}`).join("\n")} }`;
  const context = contextOf(matrix.access);
  const [seen, other] = await Promise.all([
    matrix.real.run(document, {}, context),
    matrix.real.run(document, {}, { ...context, database: matrix.twin }),
  ]);
  const [answer, twinAnswer] = [JSON.stringify(answerOf(seen)), JSON.stringify(answerOf(other))];
  const name = `${cells[0]?.collection ?? ""}, ${cells[0]?.way ?? ""}: ${document}`;
  const found = markersIn(matrix.markers, answer, document);
  if (found.length > 0) return [`${name}\n  shows ${found.join(", ")}\n  ${answer}`];
  if (answer !== twinAnswer) return [`${name}\n  is told apart:\n  ${answer}\n  ${twinAnswer}`];
  if (seen.statements.length !== other.statements.length)
    return [`${name}\n  runs ${seen.statements.length} and ${other.statements.length} statements`];
  if (/"code":"(?:unexpected|GRAPHQL)/.test(answer)) return [`${name}\n  is no answer: ${answer.slice(0, 2000)}`];
  return [];
}
