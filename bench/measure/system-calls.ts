/** How many system calls a server makes while it is asked; strace has to be there, and allowed to look. */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readTreeKeys } from "./usage.ts";

export function hasStrace(): boolean {
  return spawnSync("strace", ["-V"]).status === 0;
}

/** All that a process, its threads and all below it call while `work` runs. */
export async function countSystemCalls(root: number, work: () => Promise<void>): Promise<number> {
  const pids = await readTreeKeys(root);
  const strace = spawn("strace", ["-c", "-f", ...pids.flatMap((pid) => ["-p", String(pid)])], { stdio: ["ignore", "ignore", "pipe"] });
  let printed = "";
  strace.stderr.setEncoding("utf8").on("data", (text: string) => (printed += text));
  // It says so for every thread as soon as it looks.
  while (!printed.includes("attached")) await once(strace.stderr, "data");
  await new Promise((resolve) => setTimeout(resolve, 200));
  await work();
  strace.kill("SIGINT");
  await once(strace, "close");
  return parseTotal(printed);
}

/** `100.00    0.123456           4     30123       120 total`; the column of errors may be empty. */
function parseTotal(printed: string): number {
  const total = printed.split("\n").find((line) => line.endsWith(" total"));
  return Number(total?.trim().split(/\s+/)[3] ?? Number.NaN);
}
