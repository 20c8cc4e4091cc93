import { peerFolder } from "./install-peer.ts";
import { type ServerProcess, startServer } from "./server-process.ts";

/** As for production, with the plugins that the workloads need. */
export async function startPostgraphile(databaseUrl: string): Promise<ServerProcess> {
  const settings = { DATABASE_URL: databaseUrl, GRAPHILE_ENV: "production" };
  return (await startServer({ name: "PostGraphile", words: ["serve.mjs"], folder: peerFolder("postgraphile"), settings })).server;
}
