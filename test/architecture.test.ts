import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";

/**
 * Imports point left, never right; within one room they are free. `plan/read` is a room of its own, and so is a file
 * that is named.
 */
const order: readonly string[] = [
  [
    "shared",
    "shared/turns",
    "errors",
    "config",
    "filter",
    "input",
    "database",
    "metadata",
    "model",
    "value",
    "rule",
    "access",
    "picture",
    "browser",
  ],
  ["schema/names", "schema/wire", "schema", "request"],
  ["plan/statement", "plan/filter", "plan/read", "plan/write", "sql"],
  ["resolve/request-context", "resolve/read", "resolve/write", "resolve"],
  [
    "operation/limits",
    "operation",
    "identity",
    "system/structure",
    "system/describe-structure",
    "system/snapshot",
    "system/change",
    "system",
    "events",
  ],
  ["server/traffic", "server", "gateway", "cli", "main"],
].flat();

/** The rooms, or floors, that name a package. A package that is not listed may be named nowhere. */
const packageHomes: Readonly<Record<string, readonly string[]>> = {
  pg: ["database"],
  "@electric-sql/pglite": ["database"],
  kysely: ["database", "metadata", "sql"],
  yaml: ["metadata"],
  graphql: ["schema", "request", "resolve", "operation", "system", "server", "cli"],
  dataloader: ["resolve/read"],
  jose: ["identity"],
  "hash-wasm": ["resolve/write", "identity"],
  "graphql-yoga": ["server"],
  "@graphql-yoga/render-graphiql": ["server"],
  "graphql-ws": ["server"],
  ws: ["server"],
  rfc6902: ["server"],
  "@redis/client": ["events"],
  elkjs: ["picture", "browser", "cli"],
  "@panzoom/panzoom": ["browser"],
  pino: ["config"],
  commander: ["cli", "main"],
  "@bomb.sh/tab": ["cli"],
  "yocto-spinner": ["cli"],
  open: ["cli"],
};

/** They ask nobody anything: values in, values out; but for `shared/turns`, which waits for the event loop. */
const pure = [
  "shared",
  "filter",
  "input",
  "model",
  "value",
  "rule",
  "access",
  "schema",
  "request",
  "plan",
  "sql",
  "operation/limits",
  "system/change",
];

/** They know of operations, and not how these arrive. */
const withoutHttp = ["schema", "request", "plan", "sql", "resolve", "operation"];

/** What is kept beside objects of others for as long as these live, where an object of ours has no place for it. */
const keptBesideObjects: Readonly<Record<string, string>> = {
  "database/statement-names.ts": "statements that a connection knows are as old as the connection, which is pg's",
  "server/graphiql.ts": "a page belongs to a schema, which is graphql's",
};

const longestFile = 400;

const root = join(import.meta.dirname, "../src");
const files = (await readdir(root, { recursive: true })).filter((path) => path.endsWith(".ts")).map((path) => path.replaceAll("\\", "/"));
const sources = await Promise.all(
  files.map(async (path) => ({ path, part: partOf(path), text: await readFile(join(root, path), "utf8") })),
);
const imports = sources.flatMap(({ path, part, text }) =>
  [...text.matchAll(importPattern())].map((match) => ({ path, part, name: nameOf(match) })),
);

const fieldTypes = [...(/export type FieldType =([^;]*);/.exec(textOf("model/model.ts"))?.[1]?.matchAll(/"(\w+)"/g) ?? [])].map(
  ([, name = ""]) => name,
);

function textOf(path: string): string {
  return sources.find((source) => source.path === path)?.text ?? "";
}

/** The room of a file: the longest beginning of its path that the order knows. */
function partOf(path: string): string {
  const steps = path.replace(/\.ts$/, "").split("/");
  const beginnings = steps.map((_, index) => steps.slice(0, steps.length - index).join("/"));
  return beginnings.find((beginning) => order.includes(beginning)) ?? path;
}

/** `plan/read` is in `plan/read`, and in `plan`. */
function isIn(part: string, room: string): boolean {
  return part === room || floorOf(part) === room;
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

test("CONTRIBUTING shows the same order", async () => {
  const page = await readFile(join(root, "../CONTRIBUTING.md"), "utf8");
  expect(/`(shared < [^`]*)`/.exec(page)?.[1]).toBe([...new Set(order.map(floorOf))].join(" < "));
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
    return packageHomes[packageName]?.some((home) => isIn(part, home)) !== true;
  });
  expect(wrong).toEqual([]);
});

test("what is written is planned from values, without GraphQL's names and types", () => {
  const fromSchema = imports.filter(({ part, name }) => part === "plan/write" && /\/schema\//.test(name));
  expect(fromSchema).toEqual([]);
});

test("every home of a package names it", () => {
  const unused = Object.entries(packageHomes).flatMap(([name, homes]) =>
    homes.filter((home) => !imports.some((one) => isIn(one.part, home) && (one.name === name || one.name.startsWith(`${name}/`)))),
  );
  expect(unused).toEqual([]);
});

test("only the entry reads the environment", () => {
  expect(pathsMatching(/process\.env/, (part) => part !== "main")).toEqual([]);
});

test("what is pure awaits nothing", () => {
  expect(pathsMatching(/\bawait\s/, (part) => part !== "shared/turns" && pure.some((room) => isIn(part, room)))).toEqual([]);
});

test("nothing reads the request out of GraphQLResolveInfo", () => {
  expect(pathsMatching(/\binfo\.(?:fieldNodes|fragments|operation|variableValues)\b/, () => true)).toEqual([]);
});

test("an operation knows nothing of HTTP", () => {
  const inHttp = (part: string): boolean => withoutHttp.some((room) => isIn(part, room));
  expect(pathsMatching(/\b(?:Request|Response|Headers)\b|"node:http"/, inHttp)).toEqual([]);
});

test("what a module keeps beside objects is listed, with the reason", () => {
  expect(pathsMatching(/^(?:export )?(?:const|let) .*new WeakMap\b/m, () => true).toSorted()).toEqual(Object.keys(keptBesideObjects));
});

test("no module holds what changes", () => {
  expect(pathsMatching(/^(?:export )?let\s/m, () => true)).toEqual([]);
});

test("what a type is stands in one row, not in a switch over all of them", () => {
  const isLadder = (text: string): boolean => fieldTypes.every((type) => text.includes(`case "${type}":`));
  expect(fieldTypes.length).toBeGreaterThan(15);
  expect(sources.filter(({ text }) => isLadder(text)).map(({ path }) => path)).toEqual([]);
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
