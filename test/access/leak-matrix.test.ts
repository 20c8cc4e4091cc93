import { type GraphQLField, GraphQLObjectType, getNamedType, isLeafType } from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ItemEvent } from "../../src/plan/write/item-event.ts";
import { subscriptionMeaning } from "../../src/schema/names/meaning.ts";
import { readDataset } from "./dataset.ts";
import type { ServedFixture } from "../harness/serve-fixture.ts";
import { accessOf } from "./access-of.ts";
import { expectedItems, itemsIn, listRoots, plainSelection } from "./expected-items.ts";
import { answerOf, contextOf, markersIn, openMatrix, openReal, sample, suites } from "./leak-matrix.ts";
import type { Matrix } from "./leak-matrix.ts";
import { readCells } from "./read-cells.ts";
import type { ReadCell } from "./read-cells.ts";
import { administrator } from "./roles.ts";
import { createRoleModel } from "./rule-model.ts";
import type { Dataset } from "./rule-model.ts";

const perOperation = 40;

describe.each(suites)("$fixture at the $endpoint endpoint", (suite) => {
  let real: ServedFixture;
  let data: Dataset;
  const counted = { reads: 0, items: 0, events: 0 };

  beforeAll(async () => {
    ({ real, data } = await openReal(suite));
  });

  afterAll(async () => {
    await real.close();
    // oxlint-disable-next-line no-console -- how much was tried is part of the result.
    console.log(
      `Leak matrix: ${suite.fixture} at ${suite.endpoint}, ${counted.reads} cells of reading, ${suite.roles.length} roles; ${counted.items} items that are to be seen, ${counted.events} events.`,
    );
  });

  for (const role of suite.roles) {
    test(`"${role.name}" reads nothing that it may not see, and cannot tell whether it is there`, async () => {
      const matrix = await openMatrix(real, data, role, suite.fixture);
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

  for (const role of suite.roles) {
    test(`"${role.name}" is told of no event of an item that it may not see`, async () => {
      const matrix = await openMatrix(real, data, role, suite.fixture);
      try {
        const { schema } = await real.schemaFor(matrix.access);
        const twinData = await readDataset(matrix.twin, real.model);
        for (const field of Object.values(schema.getSubscriptionType()?.getFields() ?? {})) {
          const name = subscriptionMeaning(field)?.collection ?? "";
          // Who may read what a version states reads all of it there.
          if (name === "directus_versions") continue;
          const document = `subscription { told: ${field.name} { key event data ${dataSelection(field)} } }`;
          const key = real.model.collections.get(name)?.primaryKey?.name ?? "";
          const seen = await real.tell(document, eventsOf(name, key, data), contextOf(matrix.access));
          const other = await real.tell(document, eventsOf(name, key, twinData), { ...contextOf(matrix.access), database: matrix.twin });
          const [told, twinTold] = [seen, other].map((some) =>
            JSON.stringify(some.flatMap((one) => (one === null ? [] : [answerOf({ ...one, statements: [] })]))),
          );
          expect(markersIn(matrix.markers, told ?? "", document)).toEqual([]);
          expect(told).toBe(twinTold);
          // Hiding everything would pass.
          const visible = (data.get(name) ?? []).filter((row) => matrix.sees.may("read", name, row));
          expect(seen.filter((one) => one !== null).length).toBeGreaterThanOrEqual(visible.length);
          counted.events += seen.length;
        }
      } finally {
        await matrix.close();
      }
    });
  }

  // What an item of Directus's own shows is held against a recording of Directus elsewhere.
  for (const role of suite.endpoint === "items" ? [...suite.roles, administrator] : []) {
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
});

/** Each item is changed, and gone. */
function eventsOf(collection: string, key: string, data: Dataset): readonly ItemEvent[] {
  return (data.get(collection) ?? []).flatMap((row): readonly ItemEvent[] => [
    { collection, event: "update", key: String(row[key]), was: null },
    { collection, event: "delete", key: String(row[key]), was: JSON.stringify(row) },
  ]);
}

function dataSelection(field: GraphQLField<unknown, unknown>): string {
  const type = getNamedType(field.type);
  const item = type instanceof GraphQLObjectType ? getNamedType(type.getFields()["data"]?.type) : undefined;
  const fields = item instanceof GraphQLObjectType ? Object.values(item.getFields()) : [];
  const texts = fields.map(({ name, type: inner }) => (isLeafType(getNamedType(inner)) ? name : `${name} { __typename }`));
  return `{ __typename ${texts.join(" ")} }`;
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
