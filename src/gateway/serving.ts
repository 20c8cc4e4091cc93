/**
 * What is served at the moment, and what it was read from. A reload replaces it whole, or fails and leaves it as it is.
 */
import type { Config } from "../config/config.ts";
import type { Log } from "../config/log.ts";
import type { Database } from "../database/database.ts";
import type { Diagnostic } from "../errors.ts";
import { type Fingerprint, type WatchedTables, readFingerprint, readWatchedTables } from "../metadata/read-fingerprint.ts";
import type { Served } from "../server/served.ts";
import { readFileStamps } from "./setting-file.ts";
import { type Compiled, type ServingParts, compileDatabase, compileRightsOf, createReady } from "./compile.ts";
import { assertServable } from "./emptiness.ts";
import type { Followed } from "./follow-changes.ts";

export interface Serving extends Followed {
  /** Whether what has changed since cannot be used. */
  readonly isOutdated: () => boolean;
  readonly served: () => Served;
  /** Looks anew at what was found of credentials. */
  readonly forgetCredentials: () => void;
  /** Serves nothing until the next reload; the reason is a sentence for clients. */
  readonly pause: (reason: string) => void;
}

export interface ServingNeeds {
  readonly database: Database;
  readonly config: Config;
  readonly log: Log;
  readonly parts: ServingParts;
  /** Told what of what has been read cannot be used; the log unless it is said. */
  readonly onRead?: ((diagnostics: readonly Diagnostic[]) => void) | undefined;
}

export function createServing({
  database,
  config,
  log,
  parts,
  onRead = (diagnostics) => logDiagnostics(diagnostics, log),
}: ServingNeeds): Serving {
  let served: Served = { kind: "not ready", reason: "The database has not been read yet." };
  let known: Known | null = null;
  let outdated = false;

  const readAll = async (watched: WatchedTables): Promise<Fingerprint> => {
    const [stored, files] = await Promise.all([readFingerprint(database, watched), readFileStamps(config)]);
    return { structure: `${stored.structure} ${files.structure}`, policies: `${stored.policies} ${files.policies}` };
  };

  const reloadStructure = async (): Promise<void> => {
    const start = performance.now();
    // What to compare with is read first, so that a change that comes meanwhile is found afterwards.
    const watched = await readWatchedTables(database, config.DB_SEARCH_PATH);
    const fingerprint = await readAll(watched);
    const compiled = await compileDatabase(database, config, parts);
    // What goes later is no mistake of whoever starts it.
    if (known === null) assertServable(compiled.catalog, config, log);
    const rights = await compileRightsOf(compiled, config);
    served = createReady(compiled.engine, rights.policies);
    known = { watched, fingerprint, compiled };
    onRead([...compiled.diagnostics, ...rights.diagnostics]);
    log.info(
      { collections: compiled.engine.model.collections.size, milliseconds: Math.round(performance.now() - start) },
      "The database is read and the schema built",
    );
  };
  const reloadRights = async ({ watched, compiled }: Known): Promise<void> => {
    const fingerprint = await readAll(watched);
    const rights = await compileRightsOf(compiled, config);
    if (served.kind === "ready") served = createReady(served.engine, rights.policies);
    onRead(rights.diagnostics);
    // Of the structure only what the model is made of is known.
    known = { watched, fingerprint: { ...fingerprint, structure: known?.fingerprint.structure ?? "" }, compiled };
    log.info("Roles, policies and permissions are read again");
  };

  return {
    served: () => served,
    forgetCredentials() {
      if (served.kind === "ready") served = createReady(served.engine, served.realm.rights?.grants.policies ?? null);
    },
    pause(reason) {
      served = { kind: "not ready", reason };
    },
    known: () => known?.fingerprint ?? null,
    isOutdated: () => outdated,
    onRefused(isRefused) {
      outdated = isRefused;
    },
    read: () => readAll(known?.watched ?? { searchPath: config.DB_SEARCH_PATH, metadata: [], policies: [] }),
    reload: (changed) => (changed === "policies" && known !== null ? reloadRights(known) : reloadStructure()),
  };
}

/** What is served is compared with what there is now. */
interface Known {
  readonly watched: WatchedTables;
  readonly fingerprint: Fingerprint;
  readonly compiled: Compiled;
}

function logDiagnostics(diagnostics: readonly Diagnostic[], log: Log): void {
  for (const { message, severity } of diagnostics) log.debug({ severity }, message);
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  if (errors > 0)
    log.warn({ errors, warnings: diagnostics.length - errors }, "Some of the metadata cannot be used; `relata doctor` says what");
}
