import { admin } from "../access/access.ts";
import { compileDatabase } from "../gateway/compile.ts";
import { openDatabase } from "../gateway/open-database.ts";
import { printSDL } from "../schema/print-schema.ts";
import type { Command } from "./command.ts";

/** `relata schema > items.graphql` */
export const schema: Command = {
  summary: "print the GraphQL schema",
  async run({ config, print }) {
    const database = await openDatabase(config);
    try {
      const { engine } = await compileDatabase(database, config);
      print(printSDL((await engine.schemaOf(admin)).schema).trimEnd());
      return 0;
    } finally {
      await database.close();
    }
  },
};
