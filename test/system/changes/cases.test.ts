/**
 * Beside each change of the model stand the statements that make it (`.sql`), its answer (`.json`), and what is different afterwards
 * (`.after.json`). It is only told first: that does nothing, and tells the same.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { GraphQLError } from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { RequestError } from "../../../src/errors.ts";
import type { Connection, Database } from "../../../src/database/database.ts";
import { readStructure } from "../../../src/system/read-structure.ts";
import type { Structure } from "../../../src/system/structure.ts";
import { listCaseFolders } from "../../harness/case-files.ts";
import { openTestDatabase } from "../../harness/open-database.ts";
import { compileSystem } from "./compile-system.ts";
import type { AskSystem } from "./compile-system.ts";
import { diffStructures } from "./diff-structures.ts";

describe.each(listCaseFolders(import.meta.dirname, ["sql", "json", "after.json"]))("changes of $fixture", (folder) => {
  test("every file belongs to a case", () => {
    expect(folder.orphans).toEqual([]);
  });

  describe.each(folder.databases)("on %s", (kind) => {
    let database: Database;
    let ask: AskSystem;
    beforeAll(async () => {
      database = await openTestDatabase(kind, folder.fixture);
      ask = await compileSystem(database);
    });
    afterAll(async () => {
      await database.close();
    });

    test.each(folder.cases)("%s", async (name) => {
      const { document: operation, pathOf } = folder.read(name);
      const document = withFragments(operation);
      const { told, done, changes } = await withinTransaction(database, async (connection) => {
        const before = await readStructure(connection, "public");
        const answers = { told: await ask(document, { dryRun: true }, connection) };
        expect(await readStructure(connection, "public")).toEqual(before);
        const made = await ask(document, { dryRun: false }, connection);
        // A transaction in which a statement failed answers nothing more.
        const after: Structure = made.errors === undefined ? await readStructure(connection, "public") : before;
        return { ...answers, done: made, changes: diffStructures(before, after) };
      });
      const roots = Object.values(done.data ?? {}).flatMap((root): readonly unknown[] => (Array.isArray(root) ? root : [root]));
      const statements = roots.flatMap((root) => listChanges(root)).map(({ sql }) => `${sql};\n`);
      await expect(`${JSON.stringify(describeAnswer(told), null, 2)}\n`).toMatchFileSnapshot(pathOf("json"));
      await expect(`${JSON.stringify(changes, null, 2)}\n`).toMatchFileSnapshot(pathOf("after.json"));
      await expect(statements.join("")).toMatchFileSnapshot(pathOf("sql"));
      // What is told beforehand is what is done, if nothing is done meanwhile; only then are rows counted.
      const isComparable = !isRefusedByDatabase(done.errors) && roots.length <= 1;
      expect(withoutRows(describeAnswer(isComparable ? done : told))).toEqual(withoutRows(describeAnswer(told)));
    });
  });
});

/** With those of `fragments.graphql` that it spreads, and that these spread. */
function withFragments(operation: string): string {
  const text = readFileSync(join(import.meta.dirname, "fragments.graphql"), "utf8");
  const fragments = text.split(/\n(?=fragment )/);
  let document = operation;
  for (const fragment of fragments) {
    const [, name = ""] = /^fragment (\w+)/.exec(fragment) ?? [];
    if (new RegExp(`\\.\\.\\.${name}\\b`).test(document)) document += `\n${fragment}`;
  }
  return document;
}

interface Told {
  readonly sql: string;
}

function listChanges(root: unknown): readonly Told[] {
  // The documents of this folder ask for them.
  return typeof root === "object" && root !== null && "changes" in root ? (root.changes as readonly Told[]) : [];
}

type Answer = Awaited<ReturnType<AskSystem>>;

function describeAnswer({ data, errors }: Answer): object {
  return errors === undefined ? { data } : { data, errors: errors.map(describeError) };
}

function describeError({ originalError, message }: GraphQLError): object {
  return originalError instanceof RequestError ? { code: originalError.code, message, ...originalError.details } : { message };
}

function isRefusedByDatabase(errors: Answer["errors"]): boolean {
  return errors?.some(({ originalError }) => originalError instanceof RequestError && "reason" in originalError.details) === true;
}

function withoutRows(answer: object): unknown {
  return JSON.parse(
    JSON.stringify(answer, (key, value: unknown) => ((key === "rows" || key === "orphans") && typeof value === "number" ? null : value)),
  );
}

/** Takes back all that was done. */
async function withinTransaction<T>(database: Database, work: (connection: Connection) => Promise<T>): Promise<T> {
  const done: T[] = [];
  const rollback = new Error("Enough.");
  await database
    .transaction(async (connection) => {
      done.push(await work(connection));
      throw rollback;
    })
    .catch((error: unknown) => {
      if (error !== rollback) throw error;
    });
  const [result] = done;
  if (result === undefined) throw new Error("The work was not done.");
  return result;
}
