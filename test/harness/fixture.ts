/** Fixtures are SQL scripts by name, which may come after another one that their first line names: `test/fixtures/<name>.sql`, `demo`, and the oracle's two databases where they exist. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type ScriptPart, parseScript } from "./script.ts";

/** What a real Directus answered, and its databases: beside this repository, for its developers alone. */
export const oracleFolder: string = join(import.meta.dirname, "../../../shared/oracle");

export const hasOracle: boolean = existsSync(join(oracleFolder, "agencyos.sql"));

export interface Fixture {
  readonly name: string;
  /** Changes with the content. */
  readonly hash: string;
  readonly parts: readonly ScriptPart[];
}

export async function readFixture(name: string): Promise<Fixture> {
  const own = await readFile(join(folderOf(name), `${name}.sql`), "utf8");
  const [, before] = /^-- after (\S+)\n/.exec(own) ?? [];
  const script = before === undefined ? own : `${await readFile(join(import.meta.dirname, "../..", before), "utf8")}\n${own}`;
  return {
    name,
    hash: createHash("sha256").update(script).digest("hex").slice(0, 8),
    parts: parseScript(script),
  };
}

/** The names of those that come with the project. */
export function listFixtures(): readonly string[] {
  const files = readdirSync(fixtureFolder).filter((file) => file.endsWith(".sql"));
  return ["demo", ...files.map((file) => file.replace(/\.sql$/, ""))].toSorted();
}

function folderOf(name: string): string {
  if (name === "demo") return join(import.meta.dirname, "../../src/demo");
  return oracleNames.has(name) ? oracleFolder : fixtureFolder;
}

const fixtureFolder = join(import.meta.dirname, "../fixtures");
const oracleNames: ReadonlySet<string> = new Set(["agencyos", "agencyos-pure"]);
