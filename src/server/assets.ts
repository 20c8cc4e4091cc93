/**
 * What the pages load: modules that run in the browser as they stand in `browser/` and `picture/`, and scripts of packages.
 * In: the path below `/relata/`. Out: the file; browsers keep it, and ask whether it is still the same.
 */
import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { createRequire, stripTypeScriptTypes } from "node:module";
import { extname } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { drawingStyle } from "../picture/drawing-style.ts";
import { memoize } from "../shared/memoize.ts";

export interface Asset {
  readonly type: string;
  readonly body: Buffer<ArrayBuffer>;
  /** By gzip. */
  readonly zipped: Buffer<ArrayBuffer>;
  /** Changes with the content, quoted as `ETag` has it. */
  readonly tag: string;
}

/** Null where there is none of that name. */
export async function readAsset(name: string): Promise<Asset | null> {
  const [folder = ""] = name.split("/");
  const source = ofPackages.get(name) ?? (folders.has(folder) ? (await listModules(folder)).get(name) : undefined);
  return source === undefined ? null : readOnce(source);
}

/** The ending that modules of ours have here: as they are written, or as they are published. */
export const moduleEnding: string = extname(import.meta.url);

interface Source {
  readonly type: "text/css" | "text/javascript";
  readonly read: () => Promise<string>;
}

const readOnce = memoize(async ({ type, read }: Source): Promise<Asset> => {
  const body = Buffer.from(await read());
  const zipped = Buffer.from(await promisify(gzip)(body));
  const tag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  return { type, body, zipped, tag };
});

const folders: ReadonlySet<string> = new Set(["browser", "picture"]);

/** By their names: the folder and the file. */
const listModules = memoize(async (folder: string): Promise<ReadonlyMap<string, Source>> => {
  const files = await readdir(new URL(`../${folder}/`, import.meta.url));
  const served = files.filter((file) => !file.endsWith(".d.ts") && [moduleEnding, ".css"].includes(extname(file)));
  return new Map(
    served.map((file) => {
      const url = new URL(`../${folder}/${file}`, import.meta.url);
      return [`${folder}/${file}`, { type: file.endsWith(".css") ? "text/css" : "text/javascript", read: () => readModule(url) }];
    }),
  );
});

/** Browsers know no types. */
async function readModule(url: URL): Promise<string> {
  const text = await readFile(url, "utf8");
  return url.pathname.endsWith(".ts") ? stripTypeScriptTypes(text) : text;
}

const ofPackages: ReadonlyMap<string, Source> = new Map([
  ["elk-api.js", scriptOf("elkjs/lib/elk-api.js")],
  ["elk-worker.js", scriptOf("elkjs/lib/elk-worker.min.js")],
  ["panzoom.js", scriptOf("@panzoom/panzoom/dist/panzoom.min.js")],
  ["drawing.css", { type: "text/css", read: () => Promise.resolve(drawingStyle) }],
]);

function scriptOf(path: string): Source {
  return { type: "text/javascript", read: () => readFile(createRequire(import.meta.url).resolve(path), "utf8") };
}
