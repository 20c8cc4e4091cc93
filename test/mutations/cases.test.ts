/**
 * Beside each mutation stand every statement that it runs (`.sql`), its answer (`.json`), and what it changed in the
 * whole database (`.after.json`). Both databases give the same. Whatever differs from run to run is replaced.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { GraphQLError } from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { RequestError } from "../../src/errors.ts";
import { listCaseFolders, printStatements } from "../harness/case-files.ts";
import { keepDatabaseState } from "../harness/database-state.ts";
import type { DatabaseState } from "../harness/database-state.ts";
import { serveFixture } from "../harness/serve-fixture.ts";
import type { ServedFixture } from "../harness/serve-fixture.ts";
import { replaceGenerated } from "./replace-generated.ts";

const editor = { id: "dddddddd-0000-4000-8000-000000000001", role: null, roles: [], policies: [], values: new Map() };

describe.each(listCaseFolders(import.meta.dirname, ["sql", "json", "after.json"]))("cases of $fixture", (folder) => {
  const fixture = readFileSync(join(import.meta.dirname, `../fixtures/${folder.fixture}.sql`), "utf8");

  test("every answer and statement file belongs to a case", () => {
    expect(folder.orphans).toEqual([]);
  });

  describe.each(folder.databases)("on %s", (kind) => {
    let served: ServedFixture;
    let state: DatabaseState;
    beforeAll(async () => {
      served = await serveFixture(kind, folder.fixture, { ...folder.overlay, as: { user: editor } });
      state = await keepDatabaseState(served.database);
    });
    afterAll(async () => {
      await served.close();
    });

    test.each(folder.cases)("%s", async (name) => {
      await state.restore();
      const { document, variables, pathOf } = folder.read(name);
      const { data, errors, statements } = await served.run(document, variables);
      const answer = errors === undefined ? { data } : { data, errors: errors.map(describeError) };
      const changes = await state.readChanges();
      const [sql, json, after] = replaceGenerated(
        [printStatements(statements), print(answer), print(changes)],
        [fixture, document, JSON.stringify(variables ?? {})],
      );
      await expect(json).toMatchFileSnapshot(pathOf("json"));
      await expect(after).toMatchFileSnapshot(pathOf("after.json"));
      await expect(sql).toMatchFileSnapshot(pathOf("sql"));
      if (kind !== "pglite" || errors !== undefined || !document.includes("create_")) return;
      // New items of a shape are written in another way from the third time on.
      const generated = [fixture, document, JSON.stringify(variables ?? {})];
      const expected = replaceGenerated([print(answer), print(changes)], generated);
      for (let time = 2; time <= 3; time++) {
        await state.restore();
        const again = await served.run(document, variables);
        const found = [print({ data: again.data }), print(await state.readChanges())];
        expect(again.errors).toBeUndefined();
        expect(replaceGenerated(found, generated)).toEqual(expected);
      }
    });
  });
});

function print(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** As a client sees it; what is none of the client's business has no code here. */
function describeError({ originalError, message, path }: GraphQLError): object {
  if (!(originalError instanceof RequestError)) return { message, path };
  const { code, path: input, details } = originalError;
  return { code, input, message, ...details };
}
