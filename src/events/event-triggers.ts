import type { Log } from "../config/log.ts";
import type { Database } from "../database/database.ts";
import { toRequestError } from "../database/sql-error.ts";
import type { Model } from "../model/model.ts";
import {
  createEventFunction,
  dropEventFunction,
  findEventTriggers,
  findWatchedTables,
  forgetEvents,
  waitShortly,
  watchItems,
} from "../sql/event-triggers.ts";

/** In milliseconds. */
const patience = 2_000;

/**
 * Has the database tell of all tables of the model, as far as its role may. Out: the collections of which it does; what is written of
 * the others here is told from here.
 */
export async function installEventTriggers(
  database: Database,
  schema: string,
  { collections }: Model,
  log: Log,
): Promise<ReadonlySet<string>> {
  const tables = [...collections.values()].filter(({ kind, primaryKey }) => kind === "table" && primaryKey !== null);
  const watched = new Set((await database.run(findWatchedTables())).map((row) => JSON.stringify(row)));
  const isWatched = ({ schema: own, table }: (typeof tables)[number]): boolean => watched.has(JSON.stringify([own, table]));
  const told = new Set(tables.filter(isWatched).map(({ name }) => name));
  const missing = tables.filter((table) => !isWatched(table));
  const refused: string[] = [];
  try {
    if (missing.length > 0) await database.run(createEventFunction(schema));
  } catch (error) {
    log.warn({ reason: reasonOf(error) }, "The database cannot be made to tell what is written: only what is written here is told");
    return told;
  }
  for (const collection of missing) {
    try {
      await database.transaction(async (connection) => {
        await connection.run(waitShortly(patience));
        for (const statement of watchItems(schema, collection, collection.primaryKey?.column ?? "")) await connection.run(statement);
      });
      told.add(collection.name);
    } catch (error) {
      refused.push(`${collection.name} (${reasonOf(error)})`);
    }
  }
  if (refused.length > 0)
    log.warn({ collections: refused }, "Of these collections only what is written here is told: they can have no triggers");
  return told;
}

function reasonOf(error: unknown): string {
  return toRequestError(error)?.code ?? (error instanceof Error ? error.message : String(error));
}

/** How many there were. */
export async function removeEventTriggers(database: Database, schema: string): Promise<number> {
  const found = await database.run(findEventTriggers());
  await database.transaction(async (connection) => {
    for (const [own, table, trigger] of found) await connection.run(forgetEvents(own ?? "", table ?? "", trigger ?? ""));
    await connection.run(dropEventFunction(schema));
  });
  return found.length;
}
