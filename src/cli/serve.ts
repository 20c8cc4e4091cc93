import { once } from "node:events";
import { ConfigError } from "../config/config.ts";
import type { Config } from "../config/config.ts";
import { isLoopback } from "../config/host-name.ts";
import { type Gateway, createGateway } from "../gateway.ts";
import { isDemo } from "../gateway/open-database.ts";
import type { Terminal } from "./verb.ts";
import { during } from "./with-database.ts";
import { isWorker, leaveOthers, listenToOthers, runWorkers, tellOthers } from "./workers.ts";

/** Serves until the process is asked to end. */
export async function serve(terminal: Terminal): Promise<number> {
  const { config, log, isInteractive } = terminal;
  if (config.WORKERS > 1 && isDemo(config))
    throw new ConfigError(["WORKERS: the embedded database is one process's own; expected 1, or DATABASE_URL beside it."]);
  if (config.WORKERS > 1 && !isWorker()) return runWorkers(terminal);
  const open = (): Promise<Gateway> => createGateway(config, log, { follows: !isWorker(), onChange: tellOthers });
  try {
    const gateway = isInteractive && isDemo(config) ? await during("Preparing the demo", open) : await open();
    listenToOthers({ follow: () => gateway.follow(), check: () => void gateway.check() });
    return await serveUntilStopped(gateway, terminal);
  } finally {
    leaveOthers();
  }
}

/** The exit code. `onListening` is told the address of GraphiQL. */
export async function serveUntilStopped(
  gateway: Gateway,
  { config, log, isInteractive, print, stop }: Terminal,
  onListening: (url: string) => Promise<void> = async () => undefined,
): Promise<number> {
  try {
    const url = await gateway.listen();
    if (isInteractive) print(formatWelcome(config, url, gateway.isOpen()));
    else log.info({ url: `${url}/graphql`, demo: isDemo(config) }, "Relata is listening");
    if (gateway.isOpen() && !isLoopback(config.HOST))
      log.warn({ host: config.HOST }, "EVERYONE MAY DO EVERYTHING, and HOST lets other machines in: whoever reaches this address");
    else if (gateway.isOpen() && !isInteractive) log.info("Everyone may do everything, so only this machine is let in");
    await onListening(`${url}/graphql`);
    if (!stop.aborted) await once(stop, "abort");
    log.info("Stopping: running requests may end");
  } finally {
    await gateway.close();
  }
  return 0;
}

function formatWelcome(config: Config, url: string, isOpen: boolean): string {
  const demo =
    config.DATA_DIR === undefined ? "the demo, kept in memory (DATA_DIR=folder keeps it on disk)" : `the demo, kept in ${config.DATA_DIR}`;
  return [
    "",
    `  Relata serves ${isDemo(config) ? `${demo}; DATABASE_URL names a database of yours` : "your database"}`,
    "",
    ...(config.GRAPHIQL ? [`  Explore it   ${url}/graphql`] : [`  GraphQL      ${url}/graphql`]),
    `  Its schema   ${url}/server/specs/graphql/items`,
    "",
    ...(isOpen && isLoopback(config.HOST) ? ["  Everyone may do everything, so only this machine is let in."] : []),
    "  Ctrl-C stops it.",
    "",
  ].join("\n");
}
