/**
 * Is the leak matrix worth its time? Each of these mistakes is made in a copy of the sources, and the matrix has to
 * catch it. It takes minutes: `RELATA_LONG_TESTS=true npx vitest run test/access/mistakes.test.ts`.
 */
import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isLong } from "../harness/long.ts";

const root = join(import.meta.dirname, "../..");

interface Mistake {
  readonly what: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly matrix: "leak-matrix.test.ts" | "leak-matrix-writes.test.ts" | "system-leaks.test.ts" | "writing-rights.test.ts";
}

const reading = "leak-matrix.test.ts";
const writing = "leak-matrix-writes.test.ts";
const fixed = "system-leaks.test.ts";
const table = "writing-rights.test.ts";

const mistakes: readonly Mistake[] = [
  {
    what: "rows of a list are not restricted",
    file: "plan/filter/plan-condition.ts",
    from: "scope.sight.rows(scope)",
    to: "null",
    matrix: reading,
  },
  {
    what: "joined items are not restricted",
    file: "plan/statement/scope.ts",
    from: "presentConditions(scope.sight.joined(scope, at))",
    to: "[]",
    matrix: reading,
  },
  {
    what: "items of a subquery are not restricted",
    file: "plan/statement/scope.ts",
    from: "    scope.sight.rows(scope),\n",
    to: "",
    matrix: reading,
  },
  {
    what: "a field of some rows shows on all",
    file: "plan/statement/scope.ts",
    from: "const condition = scope.sight.field(scope, at, field);",
    to: "const condition = null;",
    matrix: reading,
  },
  {
    what: "hidden items of a list can be let go of",
    file: "resolve/write/read-survey.ts",
    from: "members.filter(({ key }) => visible.has(key))",
    to: "members",
    matrix: writing,
  },
  {
    what: "that an item is gone is told to whoever could never see it",
    file: "resolve/read-events.ts",
    from: "return rows.length > 0;",
    to: "return true;",
    matrix: reading,
  },
  {
    what: "an event of an item is told to whoever may not see it",
    file: "resolve/read-events.ts",
    from: "node.rows.length === 0)) continue;",
    to: "false)) continue;",
    matrix: reading,
  },
  {
    what: "any item may be updated",
    file: "resolve/write/assert-may-write.ts",
    from: 'await selectReachable(context, first.collection, "update", keys, first.stated)',
    to: "new Map(keys.map((key) => [key, key]))",
    matrix: writing,
  },
  {
    what: "a link's own visibility is forgotten in lists",
    file: "plan/statement/scope.ts",
    from: "    ...linkSight(scope, relation),\n",
    to: "",
    matrix: reading,
  },
  {
    what: "links to hidden items are allowed",
    file: "resolve/write/assert-may-write.ts",
    from: "  await assertMayLink(context, rows);\n",
    to: "",
    matrix: writing,
  },
  {
    what: "any item may be deleted",
    file: "resolve/write/write-root-field.ts",
    from: 'await selectReachable(writeContext(running), collection, "delete", distinct)',
    to: "new Map(distinct.map((key) => [key, key]))",
    matrix: writing,
  },
  {
    what: "items may be created beyond reach",
    file: "resolve/write/run-write.ts",
    from: "  await assertMayHaveCreated(context, written.rows);\n",
    to: "",
    matrix: writing,
  },
  {
    what: "hidden items can be named",
    file: "resolve/write/read-survey.ts",
    from: "known === null ? item.cells : known.get(item.key)",
    to: "item.cells",
    matrix: writing,
  },
  {
    what: "rules are held against a version of an item",
    file: "plan/read/plan-read.ts",
    from: 'createSight(context, "read", delta === null ? null : baseAlias)',
    to: "createSight(context)",
    matrix: reading,
  },
  {
    what: "versions are told that may not be read",
    file: "plan/read/version.ts",
    from: '[sight.rows(scope), sight.field(scope, base, "delta")]',
    to: "[null]",
    matrix: reading,
  },
  {
    what: "the members of a union are told where it is hidden",
    file: "plan/read/plan-read.ts",
    from: "guarded(draft.scope, at, relation.field, columnNamed(at, relation.field))",
    to: "columnNamed(at, relation.field)",
    matrix: reading,
  },
  {
    what: "a field that one policy shows counts wherever another shows the item",
    file: "access/merge-policies.ts",
    from: "own === null || own.name === all?.name ? null : (byName.get(own.name) ?? own)",
    to: "null",
    matrix: reading,
  },
  {
    what: "a field that may be updated on some items is updated on all",
    file: "resolve/write/assert-may-write.ts",
    from: '"update", keys, first.stated',
    to: '"update", keys',
    matrix: writing,
  },
  {
    what: "the lists of any item that is known may be changed",
    file: "plan/write/row-draft.ts",
    from: ", ...lists])",
    to: "])",
    matrix: writing,
  },
  {
    what: "the validation of policies is forgotten",
    file: "resolve/write/run-write.ts",
    from: ", ...ofPolicies.problems",
    to: "",
    matrix: writing,
  },
  {
    what: "presets are not applied",
    file: "plan/write/complete-rows.ts",
    from: ", ...preset]",
    to: "]",
    matrix: writing,
  },
  {
    what: "presets are not applied to new items of a known shape",
    file: "plan/write/complete-rows.ts",
    from: ', ...presetFields(context, collection, "create", "data")',
    to: "",
    matrix: table,
  },
  {
    what: "new items of a known shape may link to hidden ones",
    file: "resolve/write/create.ts",
    from: "assertAll(keys, await selectLinkable(asking, target, keys));",
    to: "",
    matrix: table,
  },
  {
    what: "new items of a known shape may be created beyond reach",
    file: "resolve/write/create.ts",
    from: 'assertAll(created, await selectReachable(asking, collection, "create", created, fields));',
    to: "",
    matrix: table,
  },
  {
    what: "a masked value can be taken apart",
    file: "request/parse-filter.ts",
    from: "if (field.masked) assertAsksForEmptiness(field, given, place.path);",
    to: "",
    matrix: reading,
  },
  {
    what: "a collection that may not be used is told to refer to an item",
    file: "resolve/write/write-root-field.ts",
    from: "throw hideReferrer(context.access, error);",
    to: "throw error;",
    matrix: writing,
  },
  {
    what: "all sessions end with one user's password",
    file: "sql/system-rules.ts",
    from: `directus_sessions")} where "user" = any(`,
    to: `directus_sessions")} where "user" is not null or "user" = any(`,
    matrix: writing,
  },
  {
    what: "the model is told beyond what may be read",
    file: "system/model-fields.ts",
    from: "all.filter(isSeen)",
    to: "all",
    matrix: fixed,
  },
  {
    what: "items are sorted of which some may not be",
    file: "system/utility-mutations.ts",
    from: `fieldAccess(allowed, sortField.name).kind !== "all" || `,
    to: "",
    matrix: fixed,
  },
];

test("every mistake can still be made in the file that it names", async () => {
  const files = await Promise.all(mistakes.map(({ file }) => readFile(join(root, "src", file), "utf8").catch(() => "no such file")));
  expect(mistakes.filter(({ from }, index) => files[index]?.includes(from) !== true)).toEqual([]);
});

describe.runIf(isLong)("the leak matrix catches it when", () => {
  let copy: string;
  beforeAll(async () => {
    copy = await mkdtemp(join(tmpdir(), "relata-mistakes-"));
    for (const name of ["test", "package.json", "tsconfig.json", "vitest.config.ts"])
      await cp(join(root, name), join(copy, name), { recursive: true });
    await symlink(join(root, "node_modules"), join(copy, "node_modules"));
  });
  afterAll(async () => {
    await rm(copy, { recursive: true });
  });

  test.each(mistakes)(
    "$what",
    async ({ file, from, to, matrix }) => {
      await rm(join(copy, "src"), { recursive: true, force: true });
      await cp(join(root, "src"), join(copy, "src"), { recursive: true });
      const path = join(copy, "src", file);
      await writeFile(path, (await readFile(path, "utf8")).replace(from, to));
      expect(await runMatrix(copy, matrix)).toContain("AssertionError");
    },
    600_000,
  );
});

/** What the run of the matrix prints; a cell that leaks is a failed assertion. */
function runMatrix(folder: string, matrix: string): Promise<string> {
  const words = [join(root, "node_modules/vitest/vitest.mjs"), "run", "--bail=1", join("test/access", matrix)];
  // Every way in at least once for every role, of which the usual run tries a part.
  const env = { ...process.env, RELATA_LONG_TESTS: "false", LEAK_MATRIX: "1" };
  return new Promise((resolve) => {
    execFile(process.execPath, words, { cwd: folder, env, maxBuffer: 2 ** 28 }, (_, stdout, stderr) => resolve(stdout + stderr));
  });
}
