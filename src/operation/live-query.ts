/** A query that is answered anew when something is written: what it reads, as whoever asks may read it. */
import { RequestError } from "../errors.ts";
import { planRoot } from "../plan/read/plan-root.ts";
import { listTables, tableName } from "../plan/read/list-tables.ts";
import type { Asker } from "../request/asker.ts";
import { anyClient } from "../request/client.ts";
import { buildSelection } from "../request/build-selection.ts";
import { rootMeaning } from "../schema/names/meaning.ts";
import type { Engine } from "./engine.ts";
import type { PreparedOperation } from "./prepared-operation.ts";
import { createContext, readVariables } from "./run-operation.ts";

/** The collections of which events may change the answer; none of a query that cannot be answered. */
export function collectionsOf(...given: Parameters<typeof findCollections>): ReadonlySet<string> {
  try {
    return findCollections(...given);
  } catch (error) {
    if (error instanceof RequestError) return new Set();
    throw error;
  }
}

function findCollections(
  engine: Engine,
  prepared: PreparedOperation,
  { asker, variables }: { readonly asker: Asker; readonly variables: Readonly<Record<string, unknown>> },
): ReadonlySet<string> {
  const execution = readVariables(engine, prepared, variables);
  if ("kind" in execution) return new Set();
  const context = createContext(engine, prepared, execution, { asker, client: anyClient });
  const tables = new Set<string>();
  const more: string[] = [];
  for (const { asked } of context.roots) {
    if (asked === null || rootMeaning(asked.field) === undefined) continue;
    const selection = buildSelection(asked);
    for (const table of listTables(planRoot(context, selection, null))) tables.add(table);
    if (selection.kind === "byVersion" || ("version" in selection.arguments && selection.arguments.version !== undefined))
      more.push("directus_versions");
  }
  const read = [...engine.model.collections.values()].filter((collection) => tables.has(tableName(collection)));
  return new Set([...read.map(({ name }) => name), ...more]);
}
