import { once } from "node:events";
import { join } from "node:path";
import type { Probed } from "../stall-probe.ts";
import { type ServerProcess, startServer } from "./server-process.ts";

/** A server that tells how it bears what is asked of it. */
export interface ProbedServer extends ServerProcess {
  /** Since the last probe. */
  probe(): Promise<Probed>;
}

/** As everybody gets it; the file of policies says who may do what. */
export async function startRelata(databaseUrl: string, policyFile: string): Promise<ServerProcess> {
  const settings = { LOG_LEVEL: "warn", DATABASE_URL: databaseUrl, PERMISSIONS: policyFile };
  return (await startServer({ name: "Relata", words: relata, settings })).server;
}

/** Everybody may do everything, and open as many sockets as they like. */
export async function startListened(databaseUrl: string, events: "notify" | "off"): Promise<ServerProcess> {
  const limits = { WEBSOCKETS_CONN_LIMIT: "Infinity", WEBSOCKETS_OPERATION_LIMIT: "Infinity" };
  const settings = { LOG_LEVEL: "warn", DATABASE_URL: databaseUrl, ACCESS: "open", EVENTS: events, ...limits };
  return (await startServer({ name: "Relata", words: relata, settings })).server;
}

/** Everybody may do everything, and `count` processes do it. */
export async function startWorkers(databaseUrl: string, count: number): Promise<ServerProcess> {
  const settings = { LOG_LEVEL: "warn", DATABASE_URL: databaseUrl, ACCESS: "open", WORKERS: String(count) };
  return (await startServer({ name: "Relata", words: relata, settings })).server;
}

/** As everybody gets it, and everybody may do everything. */
export async function startProbedRelata(databaseUrl: string): Promise<ProbedServer> {
  const words = ["--import", join(import.meta.dirname, "../stall-probe.ts"), ...relata];
  const settings = { LOG_LEVEL: "warn", DATABASE_URL: databaseUrl, ACCESS: "open" };
  const { server, child } = await startServer({ name: "Relata", words, settings });
  return {
    ...server,
    async probe() {
      // It ran out of memory.
      if (child.exitCode !== null || child.signalCode !== null)
        return { stall: Infinity, turn: Infinity, computed: Infinity, memory: Infinity };
      child.send("probe");
      // The form of what the probe sends.
      const [probed] = (await once(child, "message")) as [Probed];
      return probed;
    },
  };
}

/** As `npm start` starts it. */
const relata: readonly string[] = ["--max-semi-space-size=32", join(import.meta.dirname, "../../src/main.ts"), "serve"];
