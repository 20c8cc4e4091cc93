import { join } from "node:path";
import { type ServerProcess, startServer } from "./server-process.ts";

/** The server that all others are measured by. */
export async function startByHand(databaseUrl: string): Promise<ServerProcess> {
  const words = [join(import.meta.dirname, "server-by-hand.ts")];
  return (await startServer({ name: "by hand", words, settings: { DATABASE_URL: databaseUrl } })).server;
}
