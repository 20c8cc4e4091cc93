#!/usr/bin/env -S node --max-semi-space-size=32 --disable-warning=ExperimentalWarning
/**
 * The command line's entry: the only file that knows the process. Its young objects have 32 MB: with the 64
 * that Node gives them, a collection of garbage holds the event loop up for longer; with 8, a tenth of the requests per second is lost.
 */
import { existsSync, readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { CommanderError } from "commander";
import { explainFailure } from "./cli/failure.ts";
import { type Given, createProgram } from "./cli/program.ts";
import { withPlainSwitches } from "./cli/setting-options.ts";
import { ConfigError, parseConfig } from "./config/config.ts";
import { createLog } from "./config/log.ts";

// Whoever reads along, as in `relata schema | head`, may have read enough.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));
process.exitCode = await main(process.argv.slice(2));

/** The exit code: 0 for success, 1 for a failure or a finding, 2 for a command that is not understood. */
async function main(words: readonly string[]): Promise<number> {
  try {
    let code = 0;
    const program = createProgram(async (given) => void (code = await run(given)));
    await program.parseAsync(words.length === 0 ? ["help"] : withPlainSwitches(words), { from: "user" });
    return code;
  } catch (error) {
    // Help, or the version, has been printed.
    if (error instanceof CommanderError) return error.exitCode;
    const failure = explainFailure(error);
    if (failure === undefined) throw error;
    remark(failure.sentences.join("\n"));
    return failure.code;
  }
}

async function run({ verb, settings, words, options, envFile }: Given): Promise<number> {
  const config = parseConfig({ ...readEnvFile(envFile), ...process.env }, settings);
  const isTerminal = process.stdout.isTTY;
  const log = createLog(config, isTerminal);
  const isInteractive = isTerminal && config.LOG_FORMAT !== "json";
  const verbRuns = await verb.load();
  return verbRuns({ config, log, words, options, isInteractive, stop: stopSignal(), print, remark });
}

/** What the environment says itself counts before it. */
function readEnvFile(path: string | undefined): NodeJS.Dict<string> {
  if (path === undefined && !existsSync(".env")) return {};
  try {
    return parseEnv(readFileSync(path ?? ".env", "utf8"));
  } catch (error) {
    throw new ConfigError([
      `--env-from: file "${path ?? ".env"}" cannot be read (${error instanceof Error ? error.message : String(error)}).`,
    ]);
  }
}

/** Aborted by the first signal; a second one ends the process at once, as signals do. */
function stopSignal(): AbortSignal {
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
  return stop.signal;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function remark(text: string): void {
  process.stderr.write(`${text}\n`);
}
