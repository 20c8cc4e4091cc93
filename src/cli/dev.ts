import { setTimeout as wait } from "node:timers/promises";
import type { Config } from "../config/config.ts";
import { isLoopback } from "../config/host-name.ts";
import { type Diagnostic, MetadataError } from "../errors.ts";
import { type Gateway, createGateway } from "../gateway.ts";
import { readFileStamps } from "../gateway/setting-file.ts";
import { formatDiagnostic } from "./failure.ts";
import { serveUntilStopped } from "./serve.ts";
import type { Terminal } from "./verb.ts";
import { during } from "./with-database.ts";

/** So often it looks for changes, in milliseconds. */
const interval = 250;

/** `relata dev --open` */
export async function dev(terminal: Terminal): Promise<number> {
  const config = { ...terminal.config, METADATA_POLL_INTERVAL: interval };
  const gateway = await createWhenUsable({ ...terminal, config });
  if (gateway === null) return 0;
  return serveUntilStopped(gateway, { ...terminal, config }, async (url) => {
    if (terminal.options["open"] === true) await openBrowser(url, terminal);
  });
}

/** Null where the process is asked to end before what it is to serve can be used. */
async function createWhenUsable(terminal: Terminal): Promise<Gateway | null> {
  const { config, log, stop, print, remark } = terminal;
  const onRead = (diagnostics: readonly Diagnostic[]): void => {
    for (const diagnostic of diagnostics) print(formatDiagnostic(diagnostic));
  };
  try {
    return await during("Reading the database", () => createGateway(config, log, { onRead }));
  } catch (error) {
    if (!(error instanceof MetadataError)) throw error;
    if (config.ACCESS === undefined && saysNothingOfRights(error) && isLoopback(config.HOST)) {
      remark("Nobody says who may do what, so everyone on this machine may do everything.");
      return createWhenUsable({ ...terminal, config: { ...config, ACCESS: "open" } });
    }
    if (!namesFiles(config)) throw error;
    for (const diagnostic of error.diagnostics) remark(formatDiagnostic(diagnostic, process.stderr));
    remark("Nothing is served yet: it is tried again when a file changes.");
    return (await waitForChange(config, stop)) ? createWhenUsable(terminal) : null;
  }
}

/** Nor is there anything to say it of in a database without tables, which may come. */
function saysNothingOfRights({ diagnostics }: MetadataError): boolean {
  return diagnostics.some(({ coordinate }) => coordinate === "ACCESS" || coordinate === "DB_SEARCH_PATH");
}

function namesFiles({ METADATA, OVERLAY, PERMISSIONS }: Config): boolean {
  return OVERLAY !== undefined || PERMISSIONS !== undefined || !["auto", "directus", "infer"].includes(METADATA);
}

/** Whether a file that the configuration names has changed, and not just the process been asked to end. */
async function waitForChange(config: Config, stop: AbortSignal): Promise<boolean> {
  const before = JSON.stringify(await readFileStamps(config));
  for (;;) {
    await wait(interval, undefined, { signal: stop }).catch(() => undefined);
    if (stop.aborted) return false;
    if (JSON.stringify(await readFileStamps(config)) !== before) return true;
  }
}

/** Where there is none, it is said where to go. */
async function openBrowser(url: string, { remark }: Terminal): Promise<void> {
  const { default: open } = await import("open");
  try {
    const browser = await open(url);
    browser.once("error", () => remark(`No browser could be opened: GraphiQL is at ${url}.`));
  } catch {
    remark(`No browser could be opened: GraphiQL is at ${url}.`);
  }
}
