import { styleText } from "node:util";
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
  const word = styleText(colors[String(level)] ?? "reset", String(level));
  return `${styleText("dim", String(time).slice(11, 19))} ${word} ${msg ?? ""}${styleText("dim", facts.join(""))}${stack}\n`;
}

/** On a terminal, unless NO_COLOR says that nobody wants them. */
const colors: Readonly<Record<string, "green" | "yellow" | "red" | "cyan">> = {
  info: "green",
  warn: "yellow",
  error: "red",
  fatal: "red",
  debug: "cyan",
  trace: "cyan",
};
