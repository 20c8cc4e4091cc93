/**
 * `docs/command-line.md` is run from its beginning to its end, in a folder and a database of its own: what it says a command prints is
 * what it prints. `-u` writes it anew.
 */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../harness/test-database.ts";
import { main, runProcess } from "./run-relata.ts";

const page = join(import.meta.dirname, "../../docs/command-line.md");
let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await createTestDatabase("empty");
  folder = await mkdtemp(join(tmpdir(), "relata-"));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
  await database.drop();
});

test("every command of the page prints what the page says", async () => {
  const text = await readFile(page, "utf8");
  let run = "";
  let rest = 0;
  for (const block of text.matchAll(/^```(console|sql|graphql)\n(.*?)^```$/gms)) {
    const [, language, content = ""] = block;
    run += text.slice(rest, block.index);
    rest = block.index + block[0].length;
    run += language === "console" ? await runConsole(content) : block[0];
    if (language === "sql") await runSql(content);
    // Its first line names the file.
    if (language === "graphql") await writeFile(join(folder, "shop", /^# (\S+)/.exec(content)?.[1] ?? ""), content);
  }
  await expect(run + text.slice(rest)).toMatchFileSnapshot(page);
});

/** `$ command`, and what it prints; with the code that it ends with, if that is not 0. */
async function runConsole(content: string): Promise<string> {
  const [, command = ""] = /^\$ (.*)/.exec(content) ?? [];
  const script = `relata() { "${process.execPath}" "${main}" "$@"; }; ${command}`;
  const cwd = command.startsWith("relata init") ? folder : join(folder, "shop");
  const { code, output, complaint } = await runProcess("/bin/sh", ["-c", script], { cwd, env: { DATABASE_URL: database.url } });
  const isStarted = command.startsWith("relata init");
  if (isStarted) await runSql(await readFile(join(folder, "shop/schema.sql"), "utf8"));
  return `\`\`\`console\n$ ${command}\n${output}${complaint}${code === 0 ? "" : `[ends with ${String(code)}]\n`}\`\`\``;
}

async function runSql(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(`${sql}; analyze`);
  await client.end();
}
