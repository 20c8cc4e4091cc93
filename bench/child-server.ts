/** The two servers, each in a process of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { readFreePort } from "./free-port.ts";
import type { Probed } from "./stall-probe.ts";

export interface ChildServer {
  readonly name: "limit" | "relata";
  readonly port: number;
  stop(): Promise<void>;
}

/** A server that tells how it bears what is asked of it. */
export interface ProbedServer extends ChildServer {
  /** Since the last probe. */
  probe(): Promise<Probed>;
}

export async function startLimit(databaseUrl: string): Promise<ChildServer> {
  return (await start("limit", [join(import.meta.dirname, "limit-server.ts")], { DATABASE_URL: databaseUrl })).server;
}

/** `access` says who may do what; by default everybody may do everything. */
export async function startRelata(
  databaseUrl: string,
  access: Readonly<Record<string, string>> = { ACCESS: "open" },
): Promise<ChildServer> {
  return (await start("relata", relata, { ...relataSettings, DATABASE_URL: databaseUrl, ...access })).server;
}

/** As everybody gets it, and everybody may do everything. */
export async function startProbedRelata(databaseUrl: string): Promise<ProbedServer> {
  const words = ["--import", join(import.meta.dirname, "stall-probe.ts"), ...relata];
  const { server, child } = await start("relata", words, { ...relataSettings, DATABASE_URL: databaseUrl, ACCESS: "open" });
  return {
    ...server,
    async probe() {
      // It ran out of memory.
      if (child.exitCode !== null || child.signalCode !== null) return { stall: Infinity, computed: Infinity, memory: Infinity };
      child.send("probe");
      // The form of what the probe sends.
      const [probed] = (await once(child, "message")) as [Probed];
      return probed;
    },
  };
}

const relata: readonly string[] = [join(import.meta.dirname, "../src/main.ts"), "serve"];
const relataSettings = { LOG_LEVEL: "warn", NODE_ENV: "production" } as const;

interface Started {
  readonly server: ChildServer;
  readonly child: ChildProcess;
}

async function start(name: ChildServer["name"], words: readonly string[], settings: Readonly<Record<string, string>>): Promise<Started> {
  const port = await readFreePort();
  const child = spawn(process.execPath, words, {
    env: { PATH: process.env["PATH"], HOME: process.env["HOME"], ...settings, PORT: String(port) },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const server: ChildServer = { name, port, stop: () => end(child) };
  for (let attempt = 0; attempt < 300; attempt++) {
    if (child.exitCode !== null) throw new Error(`The ${name} server ended with code ${child.exitCode}.`);
    if (await isReady(server)) return { server, child };
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
