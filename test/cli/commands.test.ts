/** The commands as somebody types them: on the demo, each in a process of its own, and what becomes of mistakes. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, createTestDatabase } from "../harness/test-database.ts";

interface Ended {
  readonly code: unknown;
  readonly output: string;
  readonly complaint: string;
}

let folder: string;
let demo: TestDatabase;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "relata-cli-"));
  demo = await createTestDatabase("demo");
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await demo.drop();
});

/** The demo on a server: to start the embedded one takes longer than most commands. */
function relata(...words: readonly string[]): Promise<Ended> {
  return run(words, { DATABASE_URL: demo.url, ACCESS: "open" });
}

async function run(words: readonly string[], env: NodeJS.Dict<string>): Promise<Ended> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "../../src/main.ts"), ...words], { env, cwd: folder });
  let output = "";
  let complaint = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (complaint += chunk.toString()));
  const [code]: readonly unknown[] = await once(child, "close");
  return { code, output, complaint };
}

async function write(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

describe.concurrent("on the demo", () => {
  test("relations tells kinds and both sides", async () => {
    const { code, output } = await relata("relations", "--json");
    expect(code).toBe(0);
    expect(JSON.parse(output)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: "m2o", field: "articles.author" }),
        expect.objectContaining({ kind: "m2m", field: "articles.tags" }),
      ]),
    );
  });

  test("doctor finds nothing", async () => {
    expect(await relata("doctor", "--strict")).toMatchObject({ code: 0, output: expect.stringContaining("0 errors, 0 warnings") });
  });

  test("explain shows the plan and its statements, and with --analyze PostgreSQL's times", async () => {
    const query = await write("query.graphql", "query ($n: Int) { articles(limit: $n) { title tags { tags_id { name } } } }");
    const planned = await relata("explain", query, "--variables", '{"n": 2}');
    expect(planned).toMatchObject({
      code: 0,
      output: expect.stringMatching(/\[2\] articles\.tags\n.*\$1 = the keys that its parent finds/s),
    });
    const analyzed = await relata("explain", query, "--variables", '{"n": 2}', "--analyze", "--json");
    expect(analyzed.code).toBe(0);
    expect(analyzed.output).toContain("Execution Time");
  });

  test("explain runs a mutation only where it may be taken back", async () => {
    const mutation = await write("mutation.graphql", 'mutation { create_tags_item(data: { name: "n" }) { id } }');
    expect(await relata("explain", mutation)).toMatchObject({ code: 1, complaint: expect.stringContaining("--analyze") });
    expect(await relata("explain", mutation, "--analyze")).toMatchObject({ code: 0, output: expect.stringContaining("taken back") });
  });

  test("a schema is printed, compared with an older one, and checked", async () => {
    const { output: sdl } = await relata("schema", "print");
    const same = await write("same.graphql", sdl);
    const older = await write("older.graphql", sdl.replace("type articles {", "type articles {\n  gone: Int"));
    const wrong = await write("wrong.graphql", "{ articles { nothing } }");
    expect(await relata("schema", "check", same)).toMatchObject({ code: 0 });
    expect(await relata("schema", "check", wrong)).toMatchObject({ code: 1, output: expect.stringContaining('"nothing"') });
    expect(await relata("schema", "diff", same)).toMatchObject({ code: 0 });
    expect(await relata("schema", "diff", older)).toMatchObject({ code: 1, output: expect.stringContaining("articles.gone was removed") });
    expect(await relata("schema", "diff", older, "--fail-on", "never")).toMatchObject({ code: 0 });
  });

  test("what is inferred is an overlay that is served again, and no file is written over unasked", async () => {
    expect(await relata("infer", "-o", "overlay.yaml")).toMatchObject({ code: 0 });
    expect(await relata("schema", "check", "--overlay", "overlay.yaml")).toMatchObject({ code: 0 });
    const again = await relata("infer", "-o", "overlay.yaml");
    expect(again.code).not.toBe(0);
    expect(again.complaint).toContain("overlay.yaml");
    expect(await relata("infer", "-o", "overlay.yaml", "--force")).toMatchObject({ code: 0 });
  });

  test("init makes a folder to start in", async () => {
    expect(await relata("init", "shop")).toMatchObject({ code: 0 });
    expect(await readdir(join(folder, "shop"))).toEqual(
      expect.arrayContaining([".env", "codegen.ts", "compose.yaml", "overlay.yaml", "permissions.yaml", "schema.sql"]),
    );
    expect(await readFile(join(folder, "shop", ".env"), "utf8")).toContain("DATABASE_URL=");
  });

  test("schema types tells every scalar of the schema", async () => {
    const [{ output: sdl }, { output: types }] = await Promise.all([relata("schema"), relata("schema", "types")]);
    for (const [, scalar = ""] of sdl.matchAll(/^scalar (\w+)/gm)) expect(types).toContain(`  ${scalar}: `);
  });
});

describe.concurrent("docs/command-line.md", () => {
  const document = readFileSync(join(import.meta.dirname, "../../docs/command-line.md"), "utf8");
  const shown = [...document.matchAll(/^```console\n\$ relata ([^\n]+)\n(.*?)\n```$/gms)].map(([, line = "", printed = ""]) => ({
    line,
    printed,
  }));

  test.each(shown)("prints what it says for: $line", async ({ line, printed }) => {
    const { output, complaint } = await relata(...line.split(" "));
    expect(`${output}${complaint}`.trimEnd()).toBe(printed);
  });

  test("shows some", () => {
    expect(shown.length).toBeGreaterThan(3);
  });
});

test("doctor advises an index for a foreign key that has none", async () => {
  const database = await createTestDatabase("library");
  const { output } = await run(["doctor", "--json"], { DATABASE_URL: database.url });
  await database.drop();
  // The form of what it prints.
  const { findings } = JSON.parse(output) as { readonly findings: readonly { readonly sql?: string }[] };
  const indexes = findings.flatMap(({ sql = "" }) => (sql === "" ? [] : [sql]));
  expect(indexes).toContainEqual(expect.stringMatching(/create index .*on .*albums.*\(.*label_name.*\)/i));
  expect(indexes).not.toContainEqual(expect.stringContaining("artist_id"));
});

describe.concurrent("a mistake is told in a sentence", () => {
  test.each([
    [["doctr"], 2, 'Did you mean "doctor"?'],
    [["doctor", "--jsn"], 2, "--jsn"],
    [["serve", "--port", "abc"], 2, '--port: expected a number from 0 to 65535, got "abc".'],
    [["explain", "nowhere.graphql"], 2, "nowhere.graphql"],
    [["schema", "diff"], 2, "schema diff"],
    [["relations", "--database-url", "postgres://127.0.0.1:1/x"], 1, "nothing listens at 127.0.0.1:1"],
  ] as const)("%j", async (words, code, sentence) => {
    const ended = await run(words, {});
    expect(ended.complaint).toContain(sentence);
    expect(ended.complaint).not.toContain("    at ");
    expect(ended.code).toBe(code);
  });
});
