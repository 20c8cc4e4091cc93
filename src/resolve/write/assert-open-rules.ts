import { failedValidation } from "../../errors.ts";
import { nameOf } from "../../filter/facts.ts";
import type { OpenRule } from "../../plan/write/open-rule.ts";
import type { WriteRow } from "../../plan/write/rows.ts";
import type { QuestionContext } from "../read/ask-question.ts";
import { selectSatisfying } from "./rights-questions.ts";

/** Asked once the rows are written: the rules that only the stored items can tell about. */
export async function assertOpenRulesHold(context: QuestionContext, rows: readonly WriteRow[], open: readonly OpenRule[]): Promise<void> {
  const keyOf = ({ row }: OpenRule): string => rows[row.id]?.key ?? "";
  const broken = new Set<OpenRule>();
  const groups = Map.groupBy(open, ({ row, filter }) => JSON.stringify([row.collection.name, nameOf(filter)]));
  for (const group of groups.values()) {
    const [first] = group;
    if (first === undefined) continue;
    const keys = group.map(keyOf);
    const satisfying = await selectSatisfying(context, first.row.collection, first.filter, keys);
    for (const rule of group) if (!satisfying.has(keyOf(rule))) broken.add(rule);
  }
  if (broken.size > 0) throw failedValidation(open.filter((rule) => broken.has(rule)).map(({ problem }) => problem));
}
