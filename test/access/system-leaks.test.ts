/**
 * The fixed fields of the system endpoint: what is told of the model, of rights and of the server, sorting, and going back to a
 * revision. They ask the database of whoever serves them, so the twin is served by itself; and it is another model, too: what no
 * role may read is not there.
 */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Access } from "../../src/access/access.ts";
import { type ServedFixture, serveFixture } from "../harness/serve-fixture.ts";
import { accessOf } from "./access-of.ts";
import { forbiddenChanges } from "./allowed-changes.ts";
import { readDataset, writeDataset } from "./dataset.ts";
import { fixedReads, fixedWrites } from "./fixed-cells.ts";
import { answerOf, contextOf, markersIn, openReal } from "./leak-matrix.ts";
import type { MatrixRole } from "./roles.ts";
import { createRoleModel } from "./rule-model.ts";
import type { Dataset, RoleModel } from "./rule-model.ts";
import { systemRoles } from "./system-roles.ts";
import { buildTwin, hiddenMarkers } from "./twin.ts";

let real: ServedFixture;
let data: Dataset;
const counted = { reads: 0, writes: 0, done: 0 };

beforeAll(async () => {
  ({ real, data } = await openReal({ fixture: "people", endpoint: "system", roles: systemRoles }));
});

afterAll(async () => {
  await real.close();
  // oxlint-disable-next-line no-console -- how much was tried is part of the result.
  console.log(`Fixed fields: ${counted.reads} cells of reading, ${counted.writes} of writing, ${counted.done} of which wrote.`);
});

test.each(systemRoles)("fixed fields tell $name nothing that it may not see, and change nothing that it may not", async (role) => {
  const pair = await openPair(role);
  try {
    const { schema } = await real.schemaFor(pair.access);
    const leaks: string[] = [];
    for (const text of fixedReads(schema)) {
      leaks.push(...(await leaksOf(pair, `{ answer: ${text} }`)));
      counted.reads++;
    }
    for (const text of fixedWrites(schema, data)) {
      leaks.push(...(await leaksOf(pair, `mutation { answer: ${text} }`)), ...(await changesOf(pair, text)));
      counted.writes++;
    }
    expect(leaks).toEqual([]);
  } finally {
    await pair.twin.close();
  }
});

test("of the settings, everybody is shown what a page to log in shows, and nothing else", async () => {
  const nobody: MatrixRole = { name: "nobody", policies: [] };
  const { answer } = await ask(
    real,
    accessOf(real.model, []),
    "{ answer: server_info { project { project_name public_note custom_css } } }",
  );
  const shown = ["project_name", "public_note", "custom_css"].map((field) => `SECRET-settings-1-${field}`);
  expect(markersIn(hiddenMarkers(real.model, createRoleModel(real.model, data, nobody)), answer, "").toSorted()).toEqual(shown.toSorted());
});

interface Pair {
  readonly access: Access;
  readonly sees: RoleModel;
  readonly markers: readonly string[];
  readonly twin: ServedFixture;
  readonly twinData: Dataset;
}

async function openPair(role: MatrixRole): Promise<Pair> {
  const sees = createRoleModel(real.model, data, role);
  const twin = await serveFixture("postgres", "people", { endpoint: "system", before: withoutHushed });
  const twinData = new Map([...buildTwin(real.model, sees)].filter(([name]) => name !== "hush_vault"));
  await restore(twin, twinData);
  return { access: accessOf(real.model, role.policies), sees, markers: hiddenMarkers(real.model, sees), twin, twinData };
}

/** What no role may read of the model is as if it had never been. */
const withoutHushed = `
  update directus_collections set "group" = null, archive_field = null where collection = 'notes';
  update directus_relations set sort_field = null where sort_field = 'hush_sort';
  delete from directus_relations where many_collection = 'hush_vault';
  delete from directus_fields where field = 'hush_vaults';
  delete from directus_collections where collection = 'hush_vault';
  drop table hush_vault;
  alter table notes drop column hush_sort`;

async function restore({ database }: ServedFixture, rows: Dataset): Promise<void> {
  await database.transaction((connection) => writeDataset(connection, rows));
}

async function ask(
  served: ServedFixture,
  access: Access,
  document: string,
): Promise<{ readonly answer: string; readonly isDone: boolean }> {
  const result = await served.run(document, {}, contextOf(access));
  return { answer: JSON.stringify(answerOf(result)), isDone: result.errors === undefined };
}

async function leaksOf({ access, markers, twin }: Pair, document: string): Promise<readonly string[]> {
  const [{ answer }, other] = await Promise.all([ask(real, access, document), ask(twin, access, document)]);
  const found = markersIn(markers, answer, document);
  if (found.length > 0) return [`${document}\n  shows ${found.join(", ")}\n  ${answer}`];
  if (answer !== other.answer) return [`${document}\n  is told apart:\n  ${answer}\n  ${other.answer}`];
  return /"code":"(?:unexpected|GRAPHQL)/.test(answer) ? [`${document}\n  is no answer: ${answer}`] : [];
}

/** What was changed against the policies; then both are again as they were. */
async function changesOf({ sees, twin, twinData }: Pair, text: string): Promise<readonly string[]> {
  const after = await readDataset(real.database, real.model);
  if (JSON.stringify([...after]) === JSON.stringify([...data])) return [];
  counted.done++;
  await Promise.all([restore(real, data), restore(twin, twinData)]);
  return forbiddenChanges(real.model, sees, after).map((fault) => `${text}\n  changes what may not be changed: ${fault}`);
}
