/** The dataset, the operations and the hand-written statements: beside this repository, for its developers alone. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const folder = join(import.meta.dirname, "../../shared/perf");

export const hasSharedFiles: boolean = existsSync(join(folder, "limit-sql.mjs"));

export interface Workload {
  readonly name: string;
  readonly query: string;
  /** The variables of request `n`; the same for the same `n`. */
  readonly variables: ((n: number) => unknown) | undefined;
  readonly isMutation: boolean;
}

export interface LimitStatement {
  /** The root field that the statement's JSON stands under. */
  readonly root: string;
  readonly text: string;
  readonly params: (variables: unknown) => readonly unknown[];
}

export async function readWorkloads(): Promise<readonly Workload[]> {
  // Shared files are plain JavaScript; this is their form.
  const { D } = (await importShared("ops.mjs")) as { D: Record<string, { q: string; vars?: (n: number) => unknown; mut?: boolean }> };
  return Object.entries(D).map(([name, { q, vars, mut }]) => ({ name, query: q, variables: vars, isMutation: mut === true }));
}

/** Every leaf of an answer as text, so that answers can be compared whatever their order of keys. */
export async function readLeaves(): Promise<(answer: unknown) => readonly string[]> {
  // As above.
  const { leaves } = (await importShared("ops.mjs")) as { leaves: (answer: unknown) => readonly string[] };
  return leaves;
}

export async function readLimitStatements(): Promise<Readonly<Record<string, LimitStatement>>> {
  // As above.
  const { SQL } = (await importShared("limit-sql.mjs")) as { SQL: Record<string, LimitStatement> };
  return SQL;
}

export async function readScript(name: "seed.sql" | "register.sql"): Promise<string> {
  return readFile(join(folder, name), "utf8");
}

function importShared(name: string): Promise<unknown> {
  return import(pathToFileURL(join(folder, name)).href);
}
