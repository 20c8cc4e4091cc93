import { ConfigError } from "../config/config.ts";
import { compileDatabase } from "../gateway/compile.ts";
import { openDatabase } from "../gateway/open-database.ts";
import type { Command } from "./command.ts";
import { printPicture } from "./print-picture.ts";

/**
 *     relata relations mermaid >> README.md
 *     relata relations svg > relations.svg
 */
export const relations: Command = {
  summary: "draw collections and their relations: `mermaid` or `svg`",
  takesWords: true,
  async run({ config, print, words }) {
    const [form, ...more] = words;
    if ((form !== "mermaid" && form !== "svg") || more.length > 0)
      throw new ConfigError(["relations: expected one of `mermaid` and `svg`."]);
    const database = await openDatabase(config);
    try {
      print(await printPicture((await compileDatabase(database, config)).engine.model, form));
      return 0;
    } finally {
      await database.close();
    }
  },
};
