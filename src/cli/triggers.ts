import { ConfigError } from "../config/config.ts";
import type { Database } from "../database/database.ts";
import { removeEventTriggers } from "../events/event-triggers.ts";
import { isDemo } from "../gateway/open-database.ts";
import { installTriggers, removeTriggers } from "../system/change-triggers.ts";
import type { Terminal } from "./verb.ts";
import { withDatabase } from "./with-database.ts";

/** `relata triggers install` */
export async function triggersInstall(terminal: Terminal): Promise<number> {
  return withSchema(terminal, async (database, schema) => {
    const { tables, tellsStructure } = await installTriggers(database, schema);
    terminal.print(`Changes of ${tables.length === 0 ? "no table" : tables.join(", ")} are told at once.`);
    terminal.print(
      tellsStructure
        ? "Changes of tables and columns are told at once, too."
        : "Changes of tables and columns are not: only a superuser may have them told. They are looked for as before.",
    );
    return 0;
  });
}

/** `relata triggers remove` */
export async function triggersRemove(terminal: Terminal): Promise<number> {
  return withSchema(terminal, async (database, schema) => {
    await removeTriggers(database, schema);
    const ofItems = await removeEventTriggers(database, schema);
    terminal.print("The triggers are removed; changes are looked for as before.");
    if (ofItems > 0)
      terminal.print("What is written elsewhere is not told any more, unless a server with EVENTS=triggers is started again.");
    return 0;
  });
}

async function withSchema({ config }: Terminal, work: (database: Database, schema: string) => Promise<number>): Promise<number> {
  if (isDemo(config)) throw new ConfigError(["DATABASE_URL: expected the database to install them in; the demo is made anew each time."]);
  const [schema = "public"] = config.DB_SEARCH_PATH;
  return withDatabase(config, (database) => work(database, schema));
}
