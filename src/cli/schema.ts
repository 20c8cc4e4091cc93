import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { admin } from "../access/access.ts";
import { ConfigError } from "../config/config.ts";
import { type Compiled, compileDatabase } from "../gateway/compile.ts";
import { openDatabase } from "../gateway/open-database.ts";
import { parseFile } from "../metadata/parse-file.ts";
import { printYaml } from "../metadata/print-yaml.ts";
import { hasDirectusTables } from "../metadata/system-collections.ts";
import { historyOf } from "../resolve/write/note-history.ts";
import { printSDL } from "../schema/print-schema.ts";
import { applySnapshot } from "../system/apply-snapshot.ts";
import { readStructure } from "../system/read-structure.ts";
import type { ToldChange } from "../system/run-change.ts";
import { describeSnapshot, parseSnapshot, takeSnapshot } from "../system/snapshot.ts";
import type { Command, Terminal } from "./command.ts";

/**
 *     relata schema > items.graphql
 *     relata schema snapshot > model.yaml
 *     relata schema diff model.yaml
 *     relata schema apply model.yaml --allow-destructive
 */
export const schema: Command = {
  summary: "print the GraphQL schema; or `snapshot`, `diff FILE`, `apply FILE`: the model as a file, and from one",
  takesWords: true,
  async run(terminal) {
    const { config, print, words } = terminal;
    const [what = "print", file, ...more] = words;
    const takesFile = what === "diff" || what === "apply";
    if (!["print", "snapshot", "diff", "apply"].includes(what) || takesFile !== (file !== undefined) || more.length > 0)
      throw new ConfigError(["schema: expected nothing more, or one of `snapshot`, `diff FILE` and `apply FILE`."]);
    const text = file === undefined ? "" : await readSnapshotFile(file);
    const database = await openDatabase(config);
    try {
      const compiled = await compileDatabase(database, config);
      if (what === "print") print(printSDL((await compiled.engine.schemaOf(admin)).schema).trimEnd());
      else if (what === "snapshot") print(await printSnapshot(assertDirectus(compiled)));
      else return await changeModel(terminal, assertDirectus(compiled), parseFile(text, basename(file ?? "")), what === "apply");
      return 0;
    } finally {
      await database.close();
    }
  },
};

async function readSnapshotFile(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    throw new ConfigError([`schema: file "${path}" cannot be read (${error instanceof Error ? error.message : String(error)}).`]);
  }
}

function assertDirectus(compiled: Compiled): Compiled {
  if (hasDirectusTables(compiled.catalog)) return compiled;
  throw new ConfigError(["schema: this database does not describe itself: it has no directus_collections. `relata init` makes them."]);
}

async function printSnapshot({ engine, directusSchema }: Compiled): Promise<string> {
  const structure = await readStructure(engine.database, directusSchema);
  return printYaml(describeSnapshot(takeSnapshot(structure, engine.model))).trimEnd();
}

async function changeModel(
  { config, print }: Terminal,
  { engine, directusSchema }: Compiled,
  given: unknown,
  isReal: boolean,
): Promise<number> {
  const { database, model, onWritten } = engine;
  const history = config.HISTORY ? historyOf(model, { user: null, address: null, agent: "relata schema apply", origin: null }) : null;
  const context = { database, transaction: null, signal: undefined, onWritten, history };
  const snapshot = parseSnapshot(given);
  const request = { schema: directusSchema, model, snapshot, allowsDestruction: config.ALLOW_DESTRUCTIVE, isDry: !isReal };
  const { changes } = await applySnapshot(context, request);
  for (const change of changes) print(formatChange(change));
  const done = isReal ? "made" : "to be made";
  print(changes.length === 0 ? "Nothing differs." : `\n${changes.length} ${changes.length === 1 ? "change" : "changes"} ${done}.`);
  return 0;
}

/** What it means for the rows there are, and the statement. */
function formatChange({ sql, rows }: ToldChange): string {
  return rows === null || rows === 0 ? `${sql};` : `${sql}; -- ${rows} ${rows === 1 ? "row" : "rows"}`;
}
