import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

export interface Ended {
  readonly code: unknown;
  readonly output: string;
  readonly complaint: string;
}

export const main: string = join(import.meta.dirname, "../../src/main.ts");

/** The command as an operator runs it, with nothing in the environment but what is given. */
export function runRelata(
  words: readonly string[],
  options: { readonly input?: string; readonly env?: NodeJS.Dict<string> } = {},
): Promise<Ended> {
  return runProcess(process.execPath, [main, ...words], options);
}

/** Any command, in any folder. */
export async function runProcess(
  command: string,
  words: readonly string[],
  { input = "", env = {}, cwd }: { readonly input?: string; readonly env?: NodeJS.Dict<string>; readonly cwd?: string } = {},
): Promise<Ended> {
  const child = spawn(command, words, { env, cwd });
  let output = "";
  let complaint = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (complaint += chunk.toString()));
  child.stdin.end(input);
  const [code]: readonly unknown[] = await once(child, "close");
  return { code, output, complaint };
}
