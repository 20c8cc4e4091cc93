import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import type { Config } from "../config/config.ts";
import type { Fingerprint } from "../metadata/read-fingerprint.ts";
import { MetadataError } from "../errors.ts";
import type { MetadataFile } from "../metadata/read-metadata.ts";
import { describeFault } from "./describe-fault.ts";

/** What tells the files that the configuration names from what they were: of metadata, and of policies. */
export async function readFileStamps({ METADATA, OVERLAY, PERMISSIONS }: Config): Promise<Fingerprint> {
  const isWord = METADATA === "auto" || METADATA === "directus" || METADATA === "infer";
  const [metadata, overlay, policies] = await Promise.all([
    readStamp(isWord ? undefined : METADATA),
    readStamp(OVERLAY),
    readStamp(PERMISSIONS),
  ]);
  return { structure: `${metadata} ${overlay}`, policies };
}

/** A file that cannot be read is told when it is read. */
async function readStamp(path: string | undefined): Promise<string> {
  if (path === undefined) return "";
  const found = await stat(path).catch(() => null);
  return found === null ? "gone" : `${found.mtimeMs}:${found.size}:${found.ino}`;
}

/** The file that a setting names. */
export async function readSettingFile(setting: string, path: string): Promise<MetadataFile> {
  try {
    return { text: await readFile(path, "utf8"), fileName: basename(path) };
  } catch (error) {
    const message = `${setting}: file "${path}" cannot be read (${describeFault(error)}).`;
    throw new MetadataError([{ severity: "error", coordinate: setting, message }], { cause: error });
  }
}
