/**
 * A case is an operation in a file, `<fixture>/<case>.graphql`, with its variables in `<case>.variables.json`. What it
 * leads to stands in files beside it, which `vitest -u` writes; CI never does.
 */
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import type { Database, Statement } from "../../src/database/database.ts";
import { databaseKinds } from "./open-database.ts";
import type { serveFixture } from "./serve-fixture.ts";

export interface CaseFolder {
  readonly fixture: string;
  readonly cases: readonly string[];
  /** Files that belong to no case. */
  readonly orphans: readonly string[];
  readonly databases: readonly Database["kind"][];
  /** `fixtures/<fixture>.overlay.yaml`, and the role of the database in `fixtures/<fixture>.role`, where there are such files. */
  readonly overlay: Pick<NonNullable<Parameters<typeof serveFixture>[2]>, "overlay" | "role">;
  read(name: string): Case;
}

export interface Case {
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>> | undefined;
  /** The files that say what the case leads to: `pathOf("sql")`. */
  pathOf(extension: string): string;
}

/** The folders in `folder` that hold cases, each of the fixture that it is named after. */
export function listCaseFolders(folder: string, extensions: readonly string[]): readonly CaseFolder[] {
  const folders = readdirSync(folder).filter((name) => statSync(join(folder, name)).isDirectory());
  const names = folders.filter((name) => readdirSync(join(folder, name)).some((file) => file.endsWith(".graphql")));
  return names.map((name) => readCaseFolder(join(folder, name), extensions));
}

function readCaseFolder(folder: string, extensions: readonly string[]): CaseFolder {
  const fixture = basename(folder);
  const files = readdirSync(folder);
  const cases = files.filter((file) => file.endsWith(".graphql")).map((file) => file.replace(/\.graphql$/, ""));
  const expected = new Set(
    cases.flatMap((name) => ["graphql", "variables.json", ...extensions].map((extension) => `${name}.${extension}`)),
  );
  return {
    fixture,
    databases: postgresAlone.has(fixture) ? ["postgres"] : databaseKinds,
    cases,
    orphans: files.filter((file) => !expected.has(file)),
    overlay: readOverlay(fixture),
    read(name) {
      const pathOf = (extension: string): string => join(folder, `${name}.${extension}`);
      return {
        document: readFileSync(pathOf("graphql"), "utf8"),
        variables: files.includes(`${name}.variables.json`) ? readVariables(pathOf("variables.json")) : undefined,
        pathOf,
      };
    },
  };
}

/** PGlite has no extensions, and of collations only the names. */
const postgresAlone: ReadonlySet<string> = new Set(["collations"]);

/** `fixtures/<fixture>.overlay.yaml` as an option of `serveFixture`, where there is one. */
export function readOverlay(fixture: string): CaseFolder["overlay"] {
  const read = (fileName: string): string | undefined => {
    const path = join(import.meta.dirname, "../fixtures", fileName);
    return existsSync(path) ? readFileSync(path, "utf8") : undefined;
  };
  const fileName = `${fixture}.overlay.yaml`;
  const overlay = read(fileName);
  const role = read(`${fixture}.role`)?.trim();
  return { ...(overlay === undefined ? {} : { overlay: { text: overlay, fileName } }), ...(role === undefined ? {} : { role }) };
}

function readVariables(path: string): Readonly<Record<string, unknown>> {
  // The files of this folder hold objects.
  return JSON.parse(readFileSync(path, "utf8")) as Readonly<Record<string, unknown>>;
}

export function printStatements(statements: readonly Statement[]): string {
  return statements.map(printStatement).join("\n");
}

function printStatement({ sql, parameters, prepared }: Statement): string {
  const values = parameters.length === 0 ? "" : `\n-- ${JSON.stringify(parameters)}`;
  return `${sql};${values}${prepared === true ? "\n-- prepared" : ""}\n`;
}
