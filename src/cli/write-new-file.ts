import { writeFile } from "node:fs/promises";
import { ConfigError } from "../config/config.ts";

/** Writes over nothing that is there, unless it is told to. */
export async function writeNewFile(path: string, text: string, { isForced }: { readonly isForced: boolean }): Promise<void> {
  try {
    await writeFile(path, text, { flag: isForced ? "w" : "wx" });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigError([
      code === "EEXIST" ? `File "${path}" is there already; --force writes over it.` : `File "${path}" cannot be written (${reason}).`,
    ]);
  }
}
