/** What is not understood of a command line, as sentences in the form of all others. */
import type { Command, CommanderError } from "commander";
import { didYouMean } from "../shared/did-you-mean.ts";

export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** Null where nothing is wrong: help or the version was asked for. */
export function explainUsage(command: Command, error: CommanderError): UsageError | null {
  return error.exitCode === 0 ? null : new UsageError(`${sentenceOf(command, error)}\n\`${pathOf(command)} --help\` shows what there is.`);
}

function sentenceOf(command: Command, { code, message }: CommanderError): string {
  const [, quoted = ""] = /'([^']*)'/.exec(message) ?? [];
  const [flag = quoted] = quoted.match(/--[\w-]+/) ?? [];
  const group = command.commands.length > 0 ? command : (command.parent ?? command);
  const names = group.commands.map((one) => one.name());
  const path = pathOf(command);
  switch (code) {
    case "commander.unknownCommand":
      return unknownCommand(quoted, names);
    case "commander.unknownOption":
      return unknownOption(command, quoted);
    case "commander.optionMissingArgument":
      return `${flag}: expected a value after it.`;
    case "commander.missingArgument":
      return `${path}: expected ${quoted.toUpperCase()} after it.`;
    case "commander.excessArguments": {
      const word = command.args[command.registeredArguments.length] ?? "";
      // Of a group, a word that is no command of it goes to the one that is meant without a word.
      return command.name() === "print" ? unknownCommand(word, names) : `"${word}": expected nothing more after "${path}".`;
    }
    case "commander.invalidArgument": {
      const choices = command.options.find(({ long }) => long === flag)?.argChoices ?? [];
      const [, given = ""] = /argument '([^']*)' is invalid/.exec(message) ?? [];
      return `${flag}: expected one of ${choices.join(", ")}, got "${given}".`;
    }
    case "commander.help":
      return `${path}: expected one of ${names.join(", ")} after it.`;
    default:
      return message.replace(/^error: /, "");
  }
}

function unknownCommand(word: string, names: readonly string[]): string {
  return `"${word}": this command is unknown.${didYouMean(word, [...names, "help"])}`;
}

/** A setting belongs to a command: before it, none is known. */
function unknownOption(command: Command, given: string): string {
  const known = command.options.flatMap(({ long }) => long ?? []);
  const suggestion = didYouMean(given, known).replaceAll('"', "");
  return `${given}: this option is unknown${command.parent === null ? " here; settings stand after the command" : ""}.${suggestion}`;
}

function pathOf(command: Command): string {
  return command.parent === null ? command.name() : `${pathOf(command.parent)} ${command.name()}`;
}
