import { didYouMean } from "../shared/did-you-mean.ts";
import type { Command } from "./command.ts";
import { doctor } from "./doctor.ts";
import { init } from "./init.ts";
import { relations } from "./relations.ts";
import { schema } from "./schema.ts";
import { serve } from "./serve.ts";
import { triggers } from "./triggers.ts";

/** The verbs that need a configuration; `help` and `version` need none. */
export const commands: ReadonlyMap<string, Command> = new Map([
  ["serve", serve],
  ["doctor", doctor],
  ["schema", schema],
  ["relations", relations],
  ["init", init],
  ["triggers", triggers],
]);

export function describeUnknownVerb(verb: string): string {
  return `"${verb}": this command is unknown.${didYouMean(verb, [...commands.keys(), "help", "version"])}`;
}
