import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { MetadataError } from "../errors.ts";
import type { MetadataFile } from "../metadata/read-metadata.ts";
import { describeFault } from "./describe-fault.ts";

/** The file that a setting names. */
export async function readSettingFile(setting: string, path: string): Promise<MetadataFile> {
  try {
    return { text: await readFile(path, "utf8"), fileName: basename(path) };
  } catch (error) {
    const message = `${setting}: file "${path}" cannot be read (${describeFault(error)}).`;
    throw new MetadataError([{ severity: "error", coordinate: setting, message }], { cause: error });
  }
}
