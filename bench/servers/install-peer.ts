/** What Relata is compared with is installed when it is needed, into a folder of its own, in the version that stands there. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";

export type Peer = "postgraphile" | "node22" | "directus";

export function peerFolder(peer: Peer): string {
  return join(import.meta.dirname, "../peers", peer);
}

/**
 * Whether the peer is there in the end; why not has been said then. `node` is what it will run on, and for which its
 * binary parts have to be made.
 */
export async function installPeer(peer: Peer, node: string = process.execPath): Promise<boolean> {
  const folder = peerFolder(peer);
  if (await isInstalled(folder)) return true;
  console.error(`Installing what bench/peers/${peer}/package.json names ...`);
  const words = ["install", "--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error"];
  // `npm run` says where npm is; it runs scripts by the Node that it runs on itself.
  const script = process.env["npm_execpath"];
  const [command, ...before] = script === undefined ? ["npm"] : [node, script];
  const npm = spawn(command ?? "npm", [...before, ...words], {
    cwd: folder,
    env: { ...process.env, PATH: [dirname(node), process.env["PATH"]].join(delimiter) },
    stdio: ["ignore", process.stderr, process.stderr],
  });
  const [code] = await once(npm, "exit").catch((error: unknown) => [String(error)]);
  if (code === 0) return true;
  console.error(`It could not be installed (npm: ${String(code)}), so ${peer} is not measured.`);
  return false;
}

async function isInstalled(folder: string): Promise<boolean> {
  const { dependencies } = await readPackage(folder);
  const versions = await Promise.all(
    Object.entries(dependencies).map(([name, wanted]) =>
      readPackage(join(folder, "node_modules", name)).then(
        ({ version }) => version === wanted,
        () => false,
      ),
    ),
  );
  return versions.every(Boolean);
}

interface Package {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

async function readPackage(folder: string): Promise<Package> {
  // What every package.json has.
  return JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as Package;
}
