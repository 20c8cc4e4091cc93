import { isSwitch } from "../config/config.ts";

export interface Arguments {
  readonly verb: string | undefined;
  /** By name, without the dashes. */
  readonly flags: ReadonlyMap<string, string>;
  /** Those after the verb. */
  readonly words: readonly string[];
  readonly faults: readonly string[];
}

/** `serve --port 4001 --log-level=debug --graphiql --no-cors-enabled` */
export function parseArguments(given: readonly string[]): Arguments {
  const flags = new Map<string, string>();
  const words: string[] = [];
  const faults: string[] = [];
  const rest = given.values();
  for (const word of rest) {
    const [, name = "", text] = /^--([^=]+)(?:=(.*))?$/s.exec(word) ?? [];
    if (word === "-h" || name === "help") words.unshift("help");
    else if (word === "-v" || name === "version") words.unshift("version");
    else if (name === "") words.push(word);
    else if (text !== undefined) flags.set(name, text);
    else if (isSwitch(name)) flags.set(name, "true");
    else if (name.startsWith("no-") && isSwitch(name.slice(3))) flags.set(name.slice(3), "false");
    else {
      const next = rest.next();
      if (next.done !== true) flags.set(name, next.value);
      else faults.push(`--${name}: expected a value after it.`);
    }
  }
  const [verb, ...more] = words;
  return { verb, flags, words: more, faults };
}
