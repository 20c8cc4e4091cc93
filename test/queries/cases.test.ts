/**
 * Beside each query stand every statement that it runs (`.sql`) and its answer (`.json`). Both databases give the same
 * statements and answer.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listCaseFolders, printStatements } from "../harness/case-files.ts";
import { serveFixture } from "../harness/serve-fixture.ts";
import type { ServedFixture } from "../harness/serve-fixture.ts";

describe.each(listCaseFolders(import.meta.dirname, ["sql", "json"]))("cases of $fixture", (folder) => {
  test("every answer and statement file belongs to a case", () => {
    expect(folder.orphans).toEqual([]);
  });

  describe.each(folder.databases)("on %s", (kind) => {
    let served: ServedFixture;
    beforeAll(async () => {
      served = await serveFixture(kind, folder.fixture, folder.overlay);
    });
    afterAll(async () => {
      await served.close();
    });

    test.each(folder.cases)("%s", async (name) => {
      const { document, variables, pathOf } = folder.read(name);
      const { data, errors, statements } = await served.run(document, variables);
      const answer = errors === undefined ? { data } : { data, errors: errors.map((error) => error.message) };
      await expect(`${JSON.stringify(answer, null, 2)}\n`).toMatchFileSnapshot(pathOf("json"));
      await expect(printStatements(statements)).toMatchFileSnapshot(pathOf("sql"));
    });
  });
});
