#!/usr/bin/env -S node --max-semi-space-size=32 --disable-warning=ExperimentalWarning
/**
 * The command line's entry: the only file that knows the process. Its young objects have 32 MB: with the 64
 * that Node gives them, a collection of garbage holds the event loop up for longer; with 8, a tenth of the requests per second is lost.
 */
import { parseArguments } from "./cli/arguments.ts";
import { commands, describeUnknownVerb } from "./cli/commands.ts";
import { formatDiagnostic } from "./cli/doctor.ts";
import { printHelp } from "./cli/help.ts";
import { printVersion } from "./cli/version.ts";
import { ConfigError, parseConfig } from "./config/config.ts";
import { createLog } from "./config/log.ts";
import { MetadataError, RequestError } from "./errors.ts";
import { isDatabaseAway } from "./gateway/database-away.ts";
import { describeFault } from "./gateway/describe-fault.ts";
import { ListenError } from "./server/listen.ts";

// Whoever reads along, as in `relata schema | head`, may have read enough.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));
process.exitCode = await main(process.argv.slice(2));

/** The exit code: 0 for success, 1 for a failure, 2 for a command that is not understood. */
async function main(words: readonly string[]): Promise<number> {
  const { verb, flags, faults, words: more } = parseArguments(words);
  if (verb === undefined || verb === "help" || verb === "version") {
    print(verb === "version" ? printVersion() : printHelp());
    return 0;
  }
  const command = commands.get(verb);
  if (command === undefined) {
    complain([describeUnknownVerb(verb), "`relata help` lists the commands."]);
    return 2;
  }
  try {
    const config = parseConfig(process.env, flags);
    const superfluous = command.takesWords === true ? [] : more.map((word) => `"${word}": expected a flag, got a word.`);
    if (faults.length + superfluous.length > 0) throw new ConfigError([...faults, ...superfluous]);
    const isTerminal = process.stdout.isTTY;
    const log = createLog(config, isTerminal);
    return await command.run({
      config,
      log,
      words: more,
      isInteractive: isTerminal && config.LOG_FORMAT !== "json",
      stop: stopSignal(),
      print,
    });
  } catch (error) {
    const sentences = describeFailure(error);
    if (sentences === undefined) throw error;
    complain(sentences);
    return error instanceof ConfigError ? 2 : 1;
  }
}

/** What the operator can mend, in sentences; anything else is a bug and ends with its stack. */
function describeFailure(error: unknown): readonly string[] | undefined {
  if (error instanceof ConfigError) return [...error.faults, "`relata help` lists the settings."];
  if (error instanceof MetadataError) return error.diagnostics.map(formatDiagnostic);
  if (error instanceof ListenError || error instanceof RequestError) return [error.message];
  return isDatabaseAway(error) ? [describeFault(error)] : undefined;
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

function complain(sentences: readonly string[]): void {
  process.stderr.write(`${sentences.join("\n")}\n`);
}
