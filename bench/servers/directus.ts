import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import pg from "pg";
import { registerCollections } from "../dataset/load-dataset.ts";
import { adminToken, limitedPermissions, limitedToken } from "../dataset/policies.ts";
import { installPeer, peerFolder } from "./install-peer.ts";
import { type ServerProcess, startServer } from "./server-process.ts";

/** With the Node that it runs on, which is not the newest. */
export async function installDirectus(): Promise<boolean> {
  return (await installPeer("node22")) && (await installPeer("directus", node));
}

/** Directus's own tables, the collections of the dataset, an administrator and somebody with a limited role. */
export async function prepareDirectus(databaseUrl: string): Promise<void> {
  const bootstrap = spawn(node, [cli, "bootstrap"], {
    cwd: folder,
    env: { PATH: process.env["PATH"], HOME: process.env["HOME"], ...settingsFor(databaseUrl) },
    stdio: ["ignore", "ignore", process.stderr],
  });
  const [code] = await once(bootstrap, "exit");
  if (code !== 0) throw new Error(`Directus could not prepare its database (code ${String(code)}).`);
  await registerCollections(databaseUrl);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query("update directus_users set token = $1", [adminToken]);
  await client.query("insert into directus_roles (id, name) values ($1, 'limited')", [limitedKey]);
  await client.query("insert into directus_policies (id, name, admin_access, app_access) values ($1, 'limited', false, false)", [
    limitedKey,
  ]);
  await client.query("insert into directus_access (id, role, policy, sort) values ($1, $1, $1, 1)", [limitedKey]);
  await client.query("insert into directus_users (id, email, role, token, status) values ($1, 'limited@example.com', $1, $2, 'active')", [
    limitedKey,
    limitedToken,
  ]);
  for (const { collection, action, fields, rule } of limitedPermissions)
    await client.query("insert into directus_permissions (policy, collection, action, permissions, fields) values ($1, $2, $3, $4, $5)", [
      limitedKey,
      collection,
      action,
      JSON.stringify(rule),
      fields.join(","),
    ]);
  await client.end();
}

/** Without a cache, and without writing down what is done, in its favour. */
export async function startDirectus(databaseUrl: string): Promise<ServerProcess> {
  return (await startServer({ name: "Directus", executable: node, words: [cli, "start"], folder, settings: settingsFor(databaseUrl) }))
    .server;
}

const folder = peerFolder("directus");
const node = join(peerFolder("node22"), "node_modules/node/bin/node");
const cli = join(folder, "node_modules/directus/cli.js");
const limitedKey = "11111111-1111-4111-8111-111111111111";

function settingsFor(databaseUrl: string): Readonly<Record<string, string>> {
  const { hostname, port, pathname, username, password } = new URL(databaseUrl);
  return {
    DB_CLIENT: "pg",
    DB_HOST: hostname,
    DB_PORT: port,
    DB_DATABASE: pathname.slice(1),
    DB_USER: username,
    DB_PASSWORD: password,
    DB_POOL__MAX: "10",
    HOST: "127.0.0.1",
    SECRET: "of-the-benchmark-alone",
    ADMIN_EMAIL: "admin@example.com",
    ADMIN_PASSWORD: "of-the-benchmark-alone",
    CACHE_ENABLED: "false",
    TELEMETRY: "false",
    LOG_LEVEL: "warn",
    MAX_PAYLOAD_SIZE: "2mb",
    PRESSURE_LIMITER_ENABLED: "false",
  };
}
