/** Which test files need a database: those whose imports lead to a driver of one. Nobody has to say it, or to keep it true. */
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The test files, as paths below `root`, with and without a database. */
export interface TestFiles {
  readonly pure: readonly string[];
  readonly database: readonly string[];
}

export function listTestFiles(root: string): TestFiles {
  const files = globSync("test/**/*.test.ts", { cwd: root }).toSorted();
  const { pure = [], database = [] } = Object.groupBy(files, (file) => (reachesDriver(join(root, file), new Set()) ? "database" : "pure"));
  return { pure, database };
}

const drivers = /\bfrom "(?:pg|@electric-sql\/pglite)"/;
const relativeImports = /\bfrom "(\.[^"]+)"/g;

function reachesDriver(path: string, seen: Set<string>): boolean {
  if (seen.has(path) || !existsSync(path)) return false;
  seen.add(path);
  const text = readFileSync(path, "utf8");
  return drivers.test(text) || [...text.matchAll(relativeImports)].some(([, name = ""]) => reachesDriver(join(dirname(path), name), seen));
}
