/** The model as a snapshot in Directus's form, and from one. */
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { ConfigError } from "../config/config.ts";
import type { Compiled } from "../gateway/compile.ts";
import { parseFile } from "../metadata/parse-file.ts";
import { printYaml } from "../metadata/print-yaml.ts";
import { hasDirectusTables } from "../metadata/system-collections.ts";
import { historyOf } from "../resolve/write/note-history.ts";
import { applySnapshot } from "../system/apply-snapshot.ts";
import { readStructure } from "../system/read-structure.ts";
import type { ToldChange } from "../system/run-change.ts";
import { describeSnapshot, parseSnapshot, takeSnapshot } from "../system/snapshot.ts";
import type { Terminal } from "./verb.ts";
import { withCompiled } from "./with-database.ts";

/** `relata schema snapshot > model.yaml` */
export async function schemaSnapshot(terminal: Terminal): Promise<number> {
  return withCompiled(terminal, async (compiled) => {
    const { engine, directusSchema } = assertDirectus(compiled);
    const structure = await readStructure(engine.database, directusSchema);
    terminal.print(printYaml(describeSnapshot(takeSnapshot(structure, engine.model))).trimEnd());
    return 0;
  });
}

/** `relata schema apply model.yaml --allow-destructive` */
export async function schemaApply(terminal: Terminal): Promise<number> {
  return changeModel(terminal, terminal.words[0] ?? "", "apply");
}

/** `diff` does nothing, and says what `apply` would do. */
export async function changeModel(terminal: Terminal, path: string, how: "diff" | "apply"): Promise<number> {
  const { config, print, options } = terminal;
  const given = parseFile(await readGivenFile(path), basename(path));
  return withCompiled(terminal, async (compiled) => {
    const { engine, directusSchema } = assertDirectus(compiled);
    const { database, model, onWritten } = engine;
    const history = config.HISTORY ? historyOf(model, { user: null, address: null, agent: "relata schema apply", origin: null }) : null;
    const context = { database, transaction: null, signal: undefined, onWritten, history };
    const snapshot = parseSnapshot(given);
    const request = { schema: directusSchema, model, snapshot, allowsDestruction: config.ALLOW_DESTRUCTIVE, isDry: how === "diff" };
    const { changes } = await applySnapshot(context, request);
    if (options["json"] === true) {
      print(JSON.stringify(changes, null, 2));
      return 0;
    }
    for (const change of changes) print(formatChange(change));
    const done = how === "apply" ? "made" : "to be made";
    print(changes.length === 0 ? "Nothing differs." : `\n${changes.length} ${changes.length === 1 ? "change" : "changes"} ${done}.`);
    return 0;
  });
}

/** A file that the command line names. */
export async function readGivenFile(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    throw new ConfigError([`File "${path}" cannot be read (${error instanceof Error ? error.message : String(error)}).`]);
  }
}

function assertDirectus(compiled: Compiled): Compiled {
  if (hasDirectusTables(compiled.catalog)) return compiled;
  throw new ConfigError(["schema: this database does not describe itself: it has no directus_collections. `relata bootstrap` makes them."]);
}

/** What it means for the rows there are, and the statement. */
function formatChange({ sql, rows }: ToldChange): string {
  return rows === null || rows === 0 ? `${sql};` : `${sql}; -- ${rows} ${rows === 1 ? "row" : "rows"}`;
}
