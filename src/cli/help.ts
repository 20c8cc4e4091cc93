import { type Setting, flagName, settings } from "../config/config.ts";
import { commands } from "./commands.ts";

export function printHelp(): string {
  const verbs = [...commands].map(([name, { summary }]) => [name, summary] as const);
  return [
    "Relata serves a PostgreSQL database over GraphQL, with the relations that Directus's metadata describes.",
    "",
    "Usage: relata COMMAND [--flag value ...]",
    "",
    "Commands:",
    ...formatRows([...verbs, ["help", "this text"], ["version", "the version"]]),
    "",
    "Settings, each as a flag or as an environment variable (DATABASE_URL, or DATABASE_URL_FILE for a secret in a file):",
    ...formatRows(Object.entries(settings).map(([name, setting]) => [`--${flagName(name)}`, describeSetting(setting)])),
  ].join("\n");
}

function describeSetting({ description, fallback }: Setting<unknown>): string {
  return fallback === undefined ? description : `${description} (default: ${fallback})`;
}

function formatRows(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, description]) => `  ${name.padEnd(width)}  ${description}`);
}
