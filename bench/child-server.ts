/** The two servers, each in a process of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { readFreePort } from "./free-port.ts";

export interface ChildServer {
  readonly name: "limit" | "relata";
  readonly port: number;
  stop(): Promise<void>;
}

export function startLimit(databaseUrl: string): Promise<ChildServer> {
  return start("limit", [join(import.meta.dirname, "limit-server.ts")], { DATABASE_URL: databaseUrl });
}

/** `access` says who may do what; by default everybody may do everything. */
export function startRelata(databaseUrl: string, access: Readonly<Record<string, string>> = { ACCESS: "open" }): Promise<ChildServer> {
  const main = join(import.meta.dirname, "../src/main.ts");
  return start("relata", [main, "serve"], { DATABASE_URL: databaseUrl, LOG_LEVEL: "warn", NODE_ENV: "production", ...access });
}

async function start(
  name: ChildServer["name"],
  words: readonly string[],
  settings: Readonly<Record<string, string>>,
): Promise<ChildServer> {
  const port = await readFreePort();
  const child = spawn(process.execPath, words, {
    env: { PATH: process.env["PATH"], HOME: process.env["HOME"], ...settings, PORT: String(port) },
    stdio: ["ignore", "inherit", "inherit"],
  });
  const server: ChildServer = { name, port, stop: () => end(child) };
  for (let attempt = 0; attempt < 300; attempt++) {
    if (child.exitCode !== null) throw new Error(`The ${name} server ended with code ${child.exitCode}.`);
    if (await isReady(server)) return server;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await server.stop();
  throw new Error(`The ${name} server was not ready within 30 seconds.`);
}

async function isReady({ name, port }: ChildServer): Promise<boolean> {
  const request = name === "limit" ? { method: "POST", body: "{}" } : { method: "GET" };
  return fetch(`http://127.0.0.1:${port}/ready`, request).then(
    (response) => response.ok,
    () => false,
  );
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) {
      resolve();
      return;
    }
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });
}
