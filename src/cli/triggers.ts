import { ConfigError } from "../config/config.ts";
import { isDemo, openDatabase } from "../gateway/open-database.ts";
import { removeEventTriggers } from "../events/event-triggers.ts";
import { installTriggers, removeTriggers } from "../system/change-triggers.ts";
import type { Command } from "./command.ts";

/** `relata triggers install`, `relata triggers remove` */
export const triggers: Command = {
  summary: "`install` or `remove` triggers that tell of changes of the model and of rights at once, whoever makes them",
  takesWords: true,
  async run({ config, words, print }) {
    const [what, ...more] = words;
    if ((what !== "install" && what !== "remove") || more.length > 0) throw new ConfigError(["triggers: expected `install` or `remove`."]);
    if (isDemo(config)) throw new ConfigError(["DATABASE_URL: expected the database to install them in; the demo is made anew each time."]);
    const database = await openDatabase(config);
    const [schema = "public"] = config.DB_SEARCH_PATH;
    try {
      if (what === "remove") {
        await removeTriggers(database, schema);
        const ofItems = await removeEventTriggers(database, schema);
        print("The triggers are removed; changes are looked for as before.");
        if (ofItems > 0) print("What is written elsewhere is not told any more, unless a server with EVENTS=triggers is started again.");
        return 0;
      }
      const { tables, tellsStructure } = await installTriggers(database, schema);
      print(`Changes of ${tables.length === 0 ? "no table" : tables.join(", ")} are told at once.`);
      print(
        tellsStructure
          ? "Changes of tables and columns are told at once, too."
          : "Changes of tables and columns are not: only a superuser may have them told. They are looked for as before.",
      );
      return 0;
    } finally {
      await database.close();
    }
  },
};
