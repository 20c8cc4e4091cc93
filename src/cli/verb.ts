/** What a verb of the command line is: a value, of which `program.ts` makes a command, and a function that does it. */
import type { Argument, Option } from "commander";
import type { Config } from "../config/config.ts";
import type { Log } from "../config/log.ts";
import type { SettingGroup } from "./setting-options.ts";

export interface Verb {
  /** `serve`, or `schema print`: the first word is the group's. */
  readonly name: string;
  readonly summary: string;
  /** What its help says beyond the summary. */
  readonly description?: string;
  readonly arguments?: readonly Argument[];
  readonly options?: readonly Option[];
  /** Those that its help shows; it takes the others as well. */
  readonly settings: readonly SettingGroup[];
  /** Each a command line and what it does. */
  readonly examples?: readonly (readonly [line: string, meaning: string])[];
  /** What does it is loaded when it is asked for: help and completion need none of it. */
  readonly load: () => Promise<RunVerb>;
}

/** The exit code: 0 for success, 1 for a failure or a finding, 2 for what is not understood. */
export type RunVerb = (terminal: Terminal) => Promise<number>;

/** What a verb may use of the process. */
export interface Terminal {
  readonly config: Config;
  readonly log: Log;
  /** Its arguments, those that were given. */
  readonly words: readonly string[];
  /** Its own options by their names in camel case: a text, true, or nothing. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Whether a person reads along. */
  readonly isInteractive: boolean;
  /** Aborted when the process is asked to end. */
  readonly stop: AbortSignal;
  /** To the standard output, with a newline. */
  readonly print: (text: string) => void;
  /** To the standard error, with a newline: what is no part of the answer. */
  readonly remark: (text: string) => void;
}

/** The text of an option that takes one. */
export function textOption({ options }: Pick<Terminal, "options">, name: string): string | undefined {
  const given = options[name];
  return typeof given === "string" ? given : undefined;
}
