import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";

/**
 * Imports point left, never right; within one room they are free. `plan/read` is a room of its own, and so is a file
 * that is named.
 */
const order: readonly string[] = [
  ["shared", "errors", "config", "filter", "database", "metadata", "model", "value", "rule", "access"],
  ["schema/names", "schema/wire", "schema", "request"],
  ["plan/statement", "plan/filter", "plan/read", "plan/write", "sql"],
  ["resolve/request-context", "resolve/read", "resolve/write", "resolve"],
  ["operation/limits", "operation", "identity", "system", "events"],
  ["server/traffic", "server", "gateway", "cli", "main"],
].flat();

/** The parts of `src` that may name a package. A package that is not listed may be named nowhere. */
const packageHomes: Readonly<Record<string, readonly string[]>> = {
  pg: ["database"],
  "@electric-sql/pglite": ["database"],
  kysely: ["database", "metadata", "sql", "system"],
  yaml: ["metadata"],
  graphql: ["schema", "request", "plan", "resolve", "operation", "server", "cli"],
  dataloader: ["resolve"],
  jose: ["identity"],
  "hash-wasm": ["resolve"],
  "graphql-yoga": ["server"],
  "@graphql-yoga/render-graphiql": ["server"],
  pino: ["config"],
};

const withoutAwait = ["shared", "filter", "model", "value", "rule", "access", "schema", "request", "plan"];
const longestFile = 400;

const root = join(import.meta.dirname, "../src");
const files = (await readdir(root, { recursive: true })).filter((path) => path.endsWith(".ts")).map((path) => path.replaceAll("\\", "/"));
const sources = await Promise.all(
  files.map(async (path) => ({ path, part: partOf(path), text: await readFile(join(root, path), "utf8") })),
);
const imports = sources.flatMap(({ path, part, text }) =>
  [...text.matchAll(importPattern())].map((match) => ({ path, part, name: nameOf(match) })),
);

/** The room of a file: the longest beginning of its path that the order knows. */
function partOf(path: string): string {
  const steps = path.replace(/\.ts$/, "").split("/");
  const beginnings = steps.map((_, index) => steps.slice(0, steps.length - index).join("/"));
  return beginnings.find((beginning) => order.includes(beginning)) ?? path;
}

/** `plan` of `plan/read`. */
function floorOf(part: string): string {
  return part.split("/")[0] ?? part;
}

/** `import ... from "x"`, `export ... from "x"`, `import "x"` and `import("x")`, types included. */
function importPattern(): RegExp {
  return /^(?:import|export)\s[^;"]*?from\s+"([^"]+)"|^import\s+"([^"]+)"|\bimport\("([^"]+)"\)/gm;
}

function nameOf(match: RegExpMatchArray): string {
  return match[1] ?? match[2] ?? match[3] ?? "";
}

function isRelative(name: string): boolean {
  return name.startsWith(".");
}

test("there is something to look at", () => {
  expect(files.length).toBeGreaterThan(30);
  expect(imports.length).toBeGreaterThan(files.length);
});

test("every part of the source has its place in the order", () => {
  expect(sources.filter(({ part }) => !order.includes(part)).map(({ path }) => path)).toEqual([]);
});

test("imports point left, types included", () => {
  const wrong = imports.filter(({ path, part, name }) => {
    if (!isRelative(name)) return false;
    const target = partOf(join("/", path, "..", name).replaceAll("\\", "/").slice(1));
    return target !== part && order.indexOf(target) >= order.indexOf(part);
  });
  expect(wrong).toEqual([]);
});

test("every package is named only in its homes", () => {
  const wrong = imports.filter(({ part, name }) => {
    if (isRelative(name) || name.startsWith("node:")) return false;
    const packageName = name.split("/", name.startsWith("@") ? 2 : 1).join("/");
    return packageHomes[packageName]?.includes(floorOf(part)) !== true;
  });
  expect(wrong).toEqual([]);
});

test("only the entry reads the environment", () => {
  expect(pathsMatching(/process\.env/, (part) => part !== "main")).toEqual([]);
});

test("what is pure awaits nothing", () => {
  expect(pathsMatching(/\bawait\s/, (part) => withoutAwait.includes(floorOf(part)))).toEqual([]);
});

test("nothing reads the request out of GraphQLResolveInfo", () => {
  expect(pathsMatching(/\binfo\.(?:fieldNodes|fragments|operation|variableValues)\b/, () => true)).toEqual([]);
});

test("no file grows without bound", () => {
  expect(sources.filter(({ text }) => text.split("\n").length > longestFile).map(({ path }) => path)).toEqual([]);
});

function pathsMatching(pattern: RegExp, inPart: (part: string) => boolean): readonly string[] {
  return sources.filter(({ part, text }) => inPart(part) && pattern.test(withoutComments(text))).map(({ path }) => path);
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
}
