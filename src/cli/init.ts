import { mkdir, readdir } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { randomBytes } from "node:crypto";
import { ConfigError } from "../config/config.ts";
import { starterFiles } from "./starter-files.ts";
import type { Terminal } from "./verb.ts";
import { writeNewFile } from "./write-new-file.ts";

/** `relata init shop` */
export async function init({ words, print }: Terminal): Promise<number> {
  const [folder = "."] = words;
  const name = basename(resolve(folder))
    .toLowerCase()
    .replaceAll(/[^a-z0-9_]+/g, "_")
    .replace(/^(?=\d)|^_*$/, "relata");
  const files = starterFiles({ name, password: randomBytes(12).toString("hex") });
  await mkdir(folder, { recursive: true });
  const there = (await readdir(folder)).filter((file) => file in files);
  if (there.length > 0)
    throw new ConfigError([`Folder "${folder}" has ${there.join(", ")} already; expected one where no file is written over.`]);
  for (const [file, text] of Object.entries(files)) await writeNewFile(join(folder, file), text, { isForced: false });
  for (const file of Object.keys(files)) print(`  ${join(folder, file)}`);
  const step = folder === "." ? "" : `cd ${folder} && `;
  print(`\n${step}docker compose up -d   starts PostgreSQL; or name one of yours in .env`);
  print("relata dev --open       shows GraphiQL, where the first query is written already");
  return 0;
}
