/** The verbs as commands: help with examples, completion for shells, and one sentence for what is not understood. */
import { styleText } from "node:util";
import tab from "@bomb.sh/tab/commander";
import { Command, type HelpConfiguration, Option } from "commander";
import { addSettings, readSettings } from "./setting-options.ts";
import { explainUsage } from "./usage-error.ts";
import type { Verb } from "./verb.ts";
import { groupSummaries, verbs } from "./verbs.ts";
import { printVersion } from "./version.ts";

/** A command line, understood. */
export interface Given {
  readonly verb: Verb;
  /** By their names without the dashes. */
  readonly settings: ReadonlyMap<string, string>;
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
  /** The file with further variables that was named. */
  readonly envFile: string | undefined;
}

/** `run` is called once with what is asked for; not at all for help, the version, and completion. */
export function createProgram(run: (given: Given) => Promise<void>): Command {
  const program = new Command("relata")
    .description("Serves a PostgreSQL database over GraphQL, with the relations that Directus's metadata describes.")
    .version(printVersion(), "-v, --version", "show the version")
    .helpOption("-h, --help", "show this")
    .helpCommand("help [command]", "show what a command does, and its options")
    .configureHelp(help)
    .configureOutput({ outputError: () => undefined })
    .addHelpText("after", afterword);
  quieten(program);
  for (const verb of verbs) addVerb(program, verb, run);
  tab(program);
  const completion = program.commands.find((command) => command.name() === "complete");
  completion?.description("print what lets a shell complete commands and options: bash, zsh, fish or powershell");
  completion?.addHelpText("after", formatExamples([["source <(relata complete bash)", "for this shell; zsh likewise"]]));
  return program;
}

function addVerb(program: Command, verb: Verb, run: (given: Given) => Promise<void>): void {
  const [first = "", second] = verb.name.split(" ");
  const parent = second === undefined ? program : findGroup(program, first);
  const command = quieten(parent.command(second ?? first, { isDefault: second === "print" }))
    // One line: shells are told it as well, and bash takes each further one for a completion.
    .description(verb.summary)
    .addHelpText("after", [formatDescription(verb), formatExamples(verb.examples ?? [])].join(""));
  for (const argument of verb.arguments ?? []) command.addArgument(argument);
  for (const option of verb.options ?? []) command.addOption(option);
  // Not --env-file, which Node takes for its own wherever it stands.
  command.addOption(new Option("--env-from <path>", "file with further variables; .env in this folder, where there is one"));
  addSettings(command, verb.settings);
  command.action(async () => {
    const { envFrom, ...options } = command.opts<Readonly<Record<string, unknown>>>();
    await run({
      verb,
      settings: readSettings(command),
      words: command.args,
      options,
      envFile: typeof envFrom === "string" ? envFrom : undefined,
    });
  });
}

function findGroup(program: Command, name: string): Command {
  const known = program.commands.find((command) => command.name() === name);
  return known ?? quieten(program.command(name)).description(groupSummaries[name] ?? "");
}

/** What is wrong is thrown, with a sentence, where it would end the process. */
function quieten(command: Command): Command {
  return command.exitOverride((error) => {
    throw explainUsage(command, error) ?? error;
  });
}

function formatDescription({ description }: Verb): string {
  return description === undefined ? "" : `\n${description.replaceAll(/(.{1,100})(?: |$)/g, "$1\n")}`;
}

function formatExamples(examples: NonNullable<Verb["examples"]>): string {
  if (examples.length === 0) return "";
  const width = Math.max(...examples.map(([line]) => line.length));
  const lines = examples.map(([line, meaning]) => `  ${line.padEnd(width)}  ${styleText("dim", `# ${meaning}`)}`);
  return ["", styleText("bold", "Examples:"), ...lines].join("\n");
}

const afterword = `
Settings are options of a command, or variables of the environment: --database-url, DATABASE_URL, or DATABASE_URL_FILE
for a secret in a file. \`relata help serve\` shows all of them.`;

const always = { validateStream: false } as const;

/** commander takes colours away where the output is no terminal, or nobody wants any. */
const help: HelpConfiguration = {
  styleTitle: (title) => styleText("bold", title, always),
  styleCommandText: (text) => styleText("cyan", text, always),
  styleSubcommandText: (text) => styleText("cyan", text, always),
  styleOptionText: (text) => styleText("green", text, always),
  styleArgumentText: (text) => styleText("yellow", text, always),
};
