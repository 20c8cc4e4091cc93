/** Operations that tests run again in other forms. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "graphql";
import type { DocumentNode } from "graphql";
import { oracleFolder } from "../harness/fixture.ts";
import type { Operation } from "./transform.ts";

export interface NamedOperation extends Operation {
  readonly name: string;
}

/** The operations of the case files of a fixture. */
export function readCases(fixture: string): readonly NamedOperation[] {
  const folder = join(import.meta.dirname, fixture);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(".graphql"))
    .map((file) => {
      const variables = join(folder, file.replace(/\.graphql$/, ".variables.json"));
      return {
        name: file,
        document: parse(readFileSync(join(folder, file), "utf8")),
        variables: existsSync(variables) ? readObject(variables) : {},
      };
    });
}

/** The recorded reads. What does not even parse has no other form, and introspection is not ours. */
export function readRecordings(): readonly NamedOperation[] {
  const folder = join(oracleFolder, "corpus");
  return readdirSync(folder)
    .filter((file) => !/^(?:mut-|perm-|system|introspection|error)/.test(file))
    .flatMap((file) => Object.values(readObject(join(folder, file))).flatMap((list) => readList(list)))
    .flatMap(({ name, category, query, variables, operationName }) => {
      const document = query === undefined || operationName !== undefined ? undefined : tryToParse(query);
      return document === undefined ? [] : [{ name: `${category}: ${name}: ${query}`, document, variables: variables ?? {} }];
    });
}

interface Recording {
  readonly name: string;
  readonly category: string;
  readonly query?: string;
  readonly operationName?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

function readList(list: unknown): readonly Recording[] {
  // The recordings' own form; see their README.
  return Array.isArray(list) ? (list as readonly Recording[]) : [];
}

function readObject(path: string): Readonly<Record<string, unknown>> {
  const content: unknown = JSON.parse(readFileSync(path, "utf8"));
  // An object, or a list of recordings.
  return Array.isArray(content) ? { all: content } : (content as Readonly<Record<string, unknown>>);
}

function tryToParse(query: string): DocumentNode | undefined {
  try {
    return parse(query);
  } catch {
    return undefined;
  }
}
