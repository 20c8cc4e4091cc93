import DataLoader from "dataloader";
import type { Connection, Row, RunOptions } from "../../database/database.ts";
import { toRequestError } from "../../database/sql-error.ts";
import { invalidQuery } from "../../errors.ts";
import { withKeys } from "../../sql/compiled-read.ts";
import type { FilledRead } from "../../sql/compiled-read.ts";
import type { SpentWork } from "../request-context.ts";
import { eachInTurns, mapInTurns } from "../../shared/turns.ts";

/** The rows that belong to each of the keys, in the order of the keys. */
export type KeyedRows = readonly (readonly Row[])[];

/** Runs the statements of one request; equal ones of one level once. */
export interface Loader {
  /** The rows of a statement without keys. */
  readonly loadRoot: (read: FilledRead) => Promise<readonly Row[]>;
  /** The rows for all keys of one edge. Edges of one level with equal plans meet in one statement. */
  readonly loadLevel: (read: FilledRead, keys: readonly string[]) => Promise<KeyedRows>;
  /** The same for an edge that meets no other one: it is asked for at once. */
  readonly loadAlone: (read: FilledRead, keys: readonly string[]) => Promise<KeyedRows>;
}

interface LoaderOptions {
  readonly signal?: AbortSignal | undefined;
  /** What all statements together come to, where that is known. */
  readonly spent?: SpentWork;
}

/** In steps, a few milliseconds: what all statements of a light request together come to at most. */
const lightWork = 300_000;

export function createLoader(connection: Connection, { signal, spent }: LoaderOptions = {}): Loader {
  const options = {
    ...(signal === undefined ? {} : { signal }),
    ...(spent === undefined || spent.steps > lightWork ? {} : { steps: spent.steps / spent.statements }),
  };
  // Roots may take long, and each is on its own; levels look for keys.
  const levelOptions = { ...options, group: {} };
  const run = async (statement: FilledRead["statement"], given: RunOptions): Promise<readonly Row[]> => {
    if (statement.parameters.length > mostParameters) {
      throw invalidQuery(
        "filter",
        `the request has ${statement.parameters.length} values in one statement, expected at most ${mostParameters}.`,
      );
    }
    try {
      return await connection.run(statement, given);
    } catch (error) {
      throw toRequestError(error) ?? error;
    }
  };
  const roots = new Map<string, Promise<readonly Row[]>>();
  const levels = new Map<string, DataLoader<readonly string[], KeyedRows>>();
  return {
    loadRoot(read) {
      const running = roots.get(read.signature) ?? run(read.statement, options);
      roots.set(read.signature, running);
      return running;
    },
    loadLevel(read, keys) {
      let loader = levels.get(read.signature);
      if (loader === undefined) {
        const batch = (edges: readonly (readonly string[])[]): Promise<readonly KeyedRows[]> =>
          loadEdges(edges, (merged) => run(withKeys(read, merged), levelOptions));
        loader = new DataLoader(batch, { cache: false });
        levels.set(read.signature, loader);
      }
      return loader.load(keys);
    },
    loadAlone: (read, keys) => loadKeys(keys, (distinct) => run(withKeys(read, distinct), levelOptions)),
  };
}

/** As many as PostgreSQL's protocol can count. Lists of values are one parameter each. */
const mostParameters = 65_535;

/** One statement about the union of the keys of several edges, dealt out again to each of them. */
async function loadEdges(
  edges: readonly (readonly string[])[],
  run: (keys: readonly string[]) => Promise<readonly Row[]>,
): Promise<readonly KeyedRows[]> {
  const [only, ...others] = edges;
  // An edge's keys are distinct.
  if (only !== undefined && others.length === 0) return [await loadKeys(only, run)];
  const positions = new Map<string, number>();
  for (const keys of edges) for (const key of keys) if (!positions.has(key)) positions.set(key, positions.size);
  const rowsAt = await loadKeys([...positions.keys()], run);
  const dealt: (readonly (readonly Row[])[])[] = [];
  for (const keys of edges) dealt.push(await mapInTurns(keys, (key) => rowsAt[positions.get(key) ?? -1] ?? []));
  return dealt;
}

async function loadKeys(keys: readonly string[], run: (keys: readonly string[]) => Promise<readonly Row[]>): Promise<KeyedRows> {
  const rowsAt: Row[][] = keys.map(() => []);
  const rows = keys.length > 0 ? await run(keys) : [];
  await eachInTurns(rows, (row) => rowsAt[Number(row[0]) - 1]?.push(row));
  return rowsAt;
}
