import { invalidQuery } from "../../errors.ts";
import type { RequestSettings } from "../../request/plan-context.ts";
import type { ReadArguments } from "../../request/selection.ts";
import type { Page } from "../statement/read-plan.ts";

/** `limit`, `offset` and `page` as Directus takes them: -1 is no limit, `page` wins over `offset`, page 0 is page 1. */
export function planPage(settings: RequestSettings, given: ReadArguments, path: string): Page {
  const limit = planLimit(settings, given.limit, `${path}limit`);
  if (given.offset !== undefined && given.offset < 0) {
    throw invalidQuery(`${path}offset`, `expected 0 or more, got ${given.offset}.`);
  }
  if (given.page !== undefined && given.page < 0) throw invalidQuery(`${path}page`, `expected 0 or more, got ${given.page}.`);
  const offset = given.page === undefined ? (given.offset ?? 0) : (limit ?? 0) * Math.max(0, given.page - 1);
  return { limit, offset };
}

function planLimit(settings: RequestSettings, limit: number | undefined, path: string): number | null {
  const { queryLimitDefault, queryLimitMax } = settings;
  const most = queryLimitMax < 0 ? null : queryLimitMax;
  const asked = limit ?? queryLimitDefault;
  if (asked < -1) throw invalidQuery(path, `expected -1 (all) or more, got ${asked}.`);
  if (asked === -1) return most;
  if (most === null || asked <= most) return asked;
  if (limit === undefined) return most;
  throw invalidQuery(path, `expected at most ${most}, got ${limit}.`);
}
