/** What the documents say of the repository, as far as a machine can hold them to it. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { settings } from "../src/config/config.ts";

const root = join(import.meta.dirname, "..");
const documents = ["README.md", "CONTRIBUTING.md", "docs/command-line.md", "bench/README.md", "test/access/README.md"].map((name) => ({
  name,
  text: readFileSync(join(root, name), "utf8"),
}));
const [readme, contributing] = documents.map(({ text }) => text);

describe.each(documents)("$name", ({ name: document, text }) => {
  test("names files and folders that are there", () => {
    const named = [
      ...text.matchAll(/`((?:src|test|bench|schema-snapshots)\/[^`\s]*)`|\b(?:node|vitest run|npm test --) ((?:src|test|bench)\/[^\s`]+)/g),
    ];
    const paths = named.map(([, path, argument]) => path ?? argument ?? "").filter((path) => !path.includes("<"));
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  test("links to files that are there", () => {
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, path = ""]) => path);
    expect(links.filter((path) => !existsSync(join(root, dirname(document), path)))).toEqual([]);
  });

  test("names scripts that there are", () => {
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    const named = [...text.matchAll(/\bnpm run ([\w:]+)/g)].map(([, name = ""]) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

test("the README tells every setting, with its default", () => {
  const rows = [...(readme ?? "").matchAll(/^\| ((?:`[A-Z_]+`(?: or )? ?)+)\| ((?:`[^`]*` ?)*)\|/gm)];
  const told = rows.flatMap(([, names = "", defaults = ""]) => {
    const values = [...defaults.matchAll(/`([^`]*)`/g)].map(([, value]) => value);
    return [...names.matchAll(/`([A-Z_]+)`/g)].map(([, name = ""], index) => [name, values[index]] as const);
  });
  expect(Object.fromEntries(told)).toEqual(
    Object.fromEntries(Object.entries(settings).map(([name, { fallback }]): [string, string | undefined] => [name, fallback])),
  );
});

test("CONTRIBUTING has a row for every room", () => {
  const table = /^\| room \|[\s\S]*?\n\n/m.exec(contributing ?? "")?.[0] ?? "";
  const rooms = readdirSync(join(root, "src"), { withFileTypes: true }).map((entry) =>
    entry.isDirectory() ? `${entry.name}/` : entry.name,
  );
  expect(rooms.filter((room) => room !== "demo/" && !table.includes(`\`${room}`))).toEqual([]);
});
