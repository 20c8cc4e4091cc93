/** What can be told of a write before the database has answered. */
import type { JoinedPlan } from "./join-steps.ts";
import { foretoldKey } from "./rows.ts";
import type { WriteRow } from "./rows.ts";

/** The keys of the rows, where nothing in the database can make others of them. */
export function foretellKeys(rows: readonly WriteRow[]): readonly string[] | null {
  const keys = rows.flatMap((row) => (row.collection.isPlain ? (foretoldKey(row) ?? []) : []));
  return keys.length === rows.length ? keys : null;
}

/** Whether a last statement that does not fail has done what it says, with nothing left to look at: nothing in the database keeps a row from it. */
export function isWholeAtLast({ steps, deferrable, kept }: JoinedPlan): boolean {
  const last = steps.at(-1);
  return last?.kind === "write" && deferrable.length + kept.length === 0 && last.groups.every(({ collection }) => collection.isPlain);
}
