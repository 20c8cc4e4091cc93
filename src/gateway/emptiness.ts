/** A database of which nothing can be served: it has no tables, or none that may be read. */
import type { Config } from "../config/config.ts";
import type { Log } from "../config/log.ts";
import type { Catalog } from "../database/catalog.ts";
import { type Diagnostic, MetadataError } from "../errors.ts";

/** What to do about it; null where there is something. */
export function explainEmptiness({ tables, hiddenTables }: Catalog, config: Config): Diagnostic | null {
  if (tables.length > 0) return null;
  const [first = "public", ...others] = config.DB_SEARCH_PATH;
  const schemas = others.length === 0 ? `schema "${first}"` : `schemas "${[first, ...others].join('", "')}"`;
  if (hiddenTables.length === 0) {
    const message = `DB_SEARCH_PATH: there is no table or view in ${schemas}; create some, or name the schemas where they are.`;
    return { severity: "error", coordinate: "DB_SEARCH_PATH", message };
  }
  const role = roleOf(config);
  const grants = config.DB_SEARCH_PATH.map(
    (schema) => `grant usage on schema "${schema}" to ${role}; grant select on all tables in schema "${schema}" to ${role};`,
  );
  const message = `DATABASE_URL: this user may read none of the ${hiddenTables.length} tables in ${schemas}; let their owner ${grants.join(" ")}`;
  return { severity: "error", coordinate: "DATABASE_URL", message };
}

/** Throws where nothing can come of serving; else tables may be on their way. */
export function assertServable(catalog: Catalog, config: Config, log: Log): void {
  const emptiness = explainEmptiness(catalog, config);
  if (emptiness === null) return;
  const isExpected = emptiness.coordinate === "DB_SEARCH_PATH" && (config.ACCESS !== undefined || config.PERMISSIONS !== undefined);
  if (!isExpected) throw new MetadataError([emptiness]);
  log.warn(emptiness.message);
}

/** As it is known here, quoted. */
function roleOf({ DATABASE_URL, DB_USER }: Config): string {
  const inUrl = DATABASE_URL === undefined ? "" : decodeURIComponent(new URL(DATABASE_URL).username);
  const role = DB_USER ?? inUrl;
  return role === "" ? "it" : `"${role}"`;
}
