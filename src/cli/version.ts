import { readFileSync } from "node:fs";
import type { Terminal } from "./verb.ts";

/** The version in `package.json`. */
export function printVersion(): string {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  // Our own file.
  return (JSON.parse(text) as { readonly version: string }).version;
}

export async function version({ print }: Terminal): Promise<number> {
  print(printVersion());
  return 0;
}
