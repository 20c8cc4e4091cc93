import { type DestinationStream, type Logger, pino, stdTimeFunctions } from "pino";
import type { Config } from "./config.ts";

export type Log = Logger;

/** JSON lines for machines; on a terminal, one readable line per event. */
export function createLog(config: Pick<Config, "LOG_LEVEL" | "LOG_FORMAT">, isTerminal: boolean): Log {
  const pretty = config.LOG_FORMAT === "pretty" || (config.LOG_FORMAT === "auto" && isTerminal);
  const options = {
    level: config.LOG_LEVEL,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  return pretty ? pino(options, prettyStream) : pino(options);
}

const prettyStream: DestinationStream = {
  write(line: string) {
    process.stdout.write(formatLine(line));
  },
};

/** `{"level":"info","time":"2024-05-01T10:00:00.000Z","msg":"Ready","port":4000}` → `10:00:00 info Ready port=4000` */
function formatLine(line: string): string {
  // pino wrote it a moment ago.
  const { level, time, msg, err, ...rest } = JSON.parse(line) as Record<string, unknown> & { readonly msg?: string };
  const facts = Object.entries(rest).map(([name, fact]) => ` ${name}=${typeof fact === "string" ? fact : JSON.stringify(fact)}`);
  const stack = typeof err === "object" && err !== null && "stack" in err ? `\n${String(err.stack)}` : "";
  const color = colors[String(level)] ?? "";
  return `${dim}${String(time).slice(11, 19)}${reset} ${color}${String(level)}${reset} ${msg ?? ""}${dim}${facts.join("")}${reset}${stack}\n`;
}

const reset = "\u001B[0m";
const dim = "\u001B[2m";
const colors: Readonly<Record<string, string>> = {
  info: "\u001B[32m",
  warn: "\u001B[33m",
  error: "\u001B[31m",
  fatal: "\u001B[31m",
  debug: "\u001B[36m",
  trace: "\u001B[36m",
};
