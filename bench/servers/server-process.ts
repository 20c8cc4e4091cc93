import { type ChildProcess, type StdioOptions, spawn } from "node:child_process";
import { readFreePort } from "../free-port.ts";

/** A server in a process of its own, which answers GraphQL at `/graphql`. */
export interface ServerProcess {
  readonly name: string;
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
}

export interface ServerCommand {
  readonly name: string;
  /** The executable; by default this Node. */
  readonly executable?: string;
  readonly words: readonly string[];
  readonly folder?: string;
  readonly settings: Readonly<Record<string, string>>;
}

export interface StartedServer {
  readonly server: ServerProcess;
  readonly child: ChildProcess;
}

/** Resolves as soon as the server answers; it finds its port in `PORT`. */
export async function startServer({ name, executable = process.execPath, words, folder, settings }: ServerCommand): Promise<StartedServer> {
  const port = await readFreePort();
  const child = spawn(executable, words, {
    env: { PATH: process.env["PATH"], HOME: process.env["HOME"], NODE_ENV: "production", ...settings, PORT: String(port) },
    ...(folder === undefined ? {} : { cwd: folder }),
    stdio,
  });
  const server: ServerProcess = { name, port, pid: child.pid ?? 0, stop: () => end(child) };
  for (let attempt = 0; attempt < 600; attempt++) {
    if (hasEnded(child)) throw new Error(`${name} ended with code ${child.exitCode} instead of answering.`);
    if (await isReady(port)) return { server, child };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await server.stop();
  throw new Error(`${name} did not answer within a minute.`);
}

/** What it prints stands among what the run prints, but not between its tables. */
const stdio: StdioOptions = ["ignore", process.stderr, process.stderr, "ipc"];

async function isReady(port: number): Promise<boolean> {
  const request = { method: "POST", headers: { "content-type": "application/json" }, body: '{"query":"{ __typename }"}' };
  return fetch(`http://127.0.0.1:${port}/graphql`, request).then(
    // Whoever may see nothing is refused, by a server that is ready.
    ({ status }) => status < 500 && status !== 404,
    () => false,
  );
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (hasEnded(child)) {
      resolve();
      return;
    }
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
