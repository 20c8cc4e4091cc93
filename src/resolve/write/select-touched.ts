import { isFilledOnUpdate } from "../../plan/write/complete-rows.ts";
import type { RowId, WriteRow } from "../../plan/write/rows.ts";
import type { QuestionContext } from "../read/ask-question.ts";
import { selectReachable } from "./rights-questions.ts";

/**
 * Items that the input updates without a value of their own, by their lists alone or by what is there already. Where a
 * role says only what is there, it has not been asked whether it may change the item, and leaves no trace in one that it
 * may not.
 */
export async function selectTouched(context: QuestionContext, rows: readonly WriteRow[]): Promise<ReadonlySet<RowId>> {
  const described = rows.filter((row) => row.isDescribed && !row.isNew && row.cells.size === 0);
  const touched = new Set<RowId>();
  for (const [collection, group] of Map.groupBy(described, (row) => row.collection)) {
    if (!isFilledOnUpdate(context, collection)) continue;
    const keys = group.map((row) => row.key ?? "");
    const reached = await selectReachable(context, collection, "update", keys);
    for (const row of group) if (reached.has(row.key ?? "")) touched.add(row.id);
  }
  return touched;
}
