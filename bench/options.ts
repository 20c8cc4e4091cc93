import { parseArgs } from "node:util";

export interface Options {
  readonly rounds: number;
  readonly seconds: number;
  readonly connections: number;
  /** Names of workloads; empty: all. */
  readonly only: readonly string[];
}

/** `--rounds 3 --seconds 2 --connections 32 --only W1,W4` */
export function parseOptions(words: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...words],
    options: {
      rounds: { type: "string", default: "3" },
      seconds: { type: "string", default: "2" },
      connections: { type: "string", default: "32" },
      only: { type: "string", default: "" },
    },
  });
  return {
    rounds: parseCount("rounds", values.rounds),
    seconds: parseCount("seconds", values.seconds),
    connections: parseCount("connections", values.connections),
    only: values.only.split(",").filter((name) => name !== ""),
  };
}

function parseCount(name: string, text: string): number {
  const count = Number(text);
  if (!(count > 0)) throw new Error(`--${name}: expected a number above 0, got "${text}".`);
  return count;
}
