import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadMetadata, loadRows } from "./dataset/load-dataset.ts";
import { adminToken, composePolicyFile, limitedToken } from "./dataset/policies.ts";
import type { Target } from "./load/order.ts";
import type { ScratchPostgres } from "./scratch-postgres.ts";
import { startByHand } from "./servers/by-hand.ts";
import { installDirectus, prepareDirectus, startDirectus } from "./servers/directus.ts";
import { installPeer } from "./servers/install-peer.ts";
import { startPostgraphile } from "./servers/postgraphile.ts";
import { startRelata } from "./servers/relata.ts";
import type { ServerProcess } from "./servers/server-process.ts";

export const serverNames = ["by-hand", "relata", "postgraphile", "directus"] as const;

export type ServerName = (typeof serverNames)[number];

/** Who is measured: a server, asked by somebody. */
export interface Contender {
  readonly name: string;
  readonly server: ServerProcess;
  readonly target: Target;
}

export interface Contenders {
  readonly all: readonly Contender[];
  /** The databases that they write to. */
  readonly databases: readonly string[];
  stop(): Promise<void>;
}

/** With a limited role, those of whom it is asked come once more, under that role. */
export async function startContenders(
  postgres: ScratchPostgres,
  names: readonly ServerName[],
  withLimitedRole: boolean,
): Promise<Contenders> {
  const folder = await mkdtemp(join(tmpdir(), "relata-policies-"));
  const started: Contender[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(started.map(({ server }) => server.stop()));
    await rm(folder, { recursive: true });
  };
  try {
    await loadRows(postgres.url);
    const databases = [postgres.url];
    if (names.includes("directus") && (await installDirectus())) {
      const url = await postgres.copyDatabase("bench_directus");
      databases.push(url);
      await prepareDirectus(url);
      started.push(...contendersOf(await startDirectus(url), withLimitedRole));
    }
    await loadMetadata(postgres.url);
    if (names.includes("postgraphile") && (await installPeer("postgraphile")))
      started.unshift(...postgraphile(await startPostgraphile(postgres.url)));
    if (names.includes("relata")) {
      const policyFile = join(folder, "policies.json");
      await writeFile(policyFile, composePolicyFile());
      started.unshift(...contendersOf(await startRelata(postgres.url, policyFile), withLimitedRole));
    }
    if (names.includes("by-hand")) {
      const server = await startByHand(postgres.url);
      started.unshift({ name: server.name, server, target: { port: server.port, dialect: "relata" } });
    }
    return { all: started, databases, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function contendersOf(server: ServerProcess, withLimitedRole: boolean): readonly Contender[] {
  const { name, port } = server;
  const admin: Contender = { name, server, target: { port, dialect: "relata", token: adminToken } };
  const limited: Contender = { name: `${name}, limited`, server, target: { port, dialect: "relata", token: limitedToken } };
  return withLimitedRole ? [admin, limited] : [admin];
}

function postgraphile(server: ServerProcess): readonly Contender[] {
  return [{ name: server.name, server, target: { port: server.port, dialect: "postgraphile" } }];
}
