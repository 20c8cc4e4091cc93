import { parseArgs } from "node:util";
import { type ServerName, serverNames } from "./contenders.ts";
import { workloads } from "./workloads/workloads.ts";
import type { Pace } from "./measure/pace.ts";
import type { Workload } from "./workloads/workload.ts";

export interface Options {
  readonly workloads: readonly Workload[];
  readonly servers: readonly ServerName[];
  readonly connections: readonly number[];
  readonly rounds: number;
  readonly pace: Pace;
  readonly withLimitedRole: boolean;
  readonly withSystemCalls: boolean;
  /** Where the results go: this path with `.json`, and with `.svg`. */
  readonly out: string;
  readonly isHelp: boolean;
}

export const help: string = `npm run bench -- [options]

  --quick                less than three minutes, for a first look: one short round
  --workloads W1,W4      which ones; all by default
  --servers NAMES        of ${serverNames.join(", ")}; the first three by default
  --directus             Directus as well
  --role limited         ask as a limited role, too, and show its share of the administrator's figures
  --connections 1,32     how many clients ask at once
  --rounds 3
  --seconds 2            how long one measurement takes
  --syscalls             count system calls (needs strace)
  --out PATH             bench/results/latest, or quick, or some (of the workloads)
`;

export function parseOptions(words: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...words],
    options: {
      quick: { type: "boolean", default: false },
      workloads: { type: "string", default: "" },
      servers: { type: "string", default: serverNames.slice(0, 3).join(",") },
      directus: { type: "boolean", default: false },
      role: { type: "string" },
      connections: { type: "string", default: "1,32" },
      rounds: { type: "string" },
      seconds: { type: "string" },
      syscalls: { type: "boolean", default: false },
      out: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.role !== undefined && values.role !== "limited") throw new Error(`--role: expected "limited", got "${values.role}".`);
  return {
    workloads: values.workloads === "" ? workloads : split(values.workloads).map(findWorkload),
    servers: [...new Set([...split(values.servers).map(parseServer), ...(values.directus ? (["directus"] as const) : [])])],
    connections: split(values.connections).map((text) => parseCount("connections", text)),
    rounds: parseCount("rounds", values.rounds ?? (values.quick ? "1" : "3")),
    pace: values.quick
      ? { kind: "until", end: quickEnd }
      : { kind: "steady", seconds: parseCount("seconds", values.seconds ?? "2"), warmUp: { seconds: 1, steps: 12 } },
    withLimitedRole: values.role === "limited",
    withSystemCalls: values.syscalls,
    // What README.md shows is a run of everything.
    out: values.out ?? `bench/results/${values.quick ? "quick" : values.workloads === "" ? "latest" : "some"}`,
    isHelp: values.help,
  };
}

/** In seconds; what comes after measuring takes a few more. */
const quickEnd = 160;

function split(list: string): readonly string[] {
  return list.split(",").filter((part) => part !== "");
}

function findWorkload(name: string): Workload {
  const workload = workloads.find((one) => one.name === name);
  if (workload !== undefined) return workload;
  throw new Error(`--workloads: "${name}" is unknown; expected some of ${workloads.map((one) => one.name).join(", ")}.`);
}

function parseServer(name: string): ServerName {
  const server = serverNames.find((one) => one === name);
  if (server !== undefined) return server;
  throw new Error(`--servers: "${name}" is unknown; expected some of ${serverNames.join(", ")}.`);
}

function parseCount(name: string, text: string): number {
  const count = Number(text);
  if (!(count > 0)) throw new Error(`--${name}: expected a number above 0, got "${text}".`);
  return count;
}
