import { toRequestError } from "../database/sql-error.ts";
import { selectOne } from "../sql/select-one.ts";
import type { Ready, Served } from "./served.ts";

/** Null when requests can be answered, else the reason why not. */
export type Readiness = () => Promise<string | null>;

/** One probe a second at most, whoever asks how often; one that takes longer than this counts as failed. */
const freshFor = 1_000;
const patience = 2_000;

/** The schema is there, and the database answers. */
export function createReadiness(served: () => Served): Readiness {
  let last: { readonly of: Served; readonly at: number; readonly reason: Promise<string | null> } | undefined;
  return async () => {
    const now = served();
    if (now.kind === "not ready") return now.reason;
    if (last === undefined || last.of !== now || Date.now() - last.at > freshFor) last = { of: now, at: Date.now(), reason: probe(now) };
    return last.reason;
  };
}

async function probe({ engine }: Ready): Promise<string | null> {
  try {
    await engine.database.run(selectOne, { signal: AbortSignal.timeout(patience) });
    return null;
  } catch (error) {
    // The words of what failed otherwise are for the log, not for whoever asks.
    return toRequestError(error)?.message ?? "The database does not answer.";
  }
}
