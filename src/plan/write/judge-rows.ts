/** What the role's policies want of written items: told before anything is written, as far as the input tells it. */
import { actionAccess } from "../../access/access.ts";
import type { Access } from "../../access/access.ts";
import { failedRule } from "../../errors.ts";
import type { RequestError } from "../../errors.ts";
import { fieldsOf } from "../../filter/facts.ts";
import type { Filter } from "../../filter/filter.ts";
import { judge } from "../filter/judge.ts";
import type { JudgeContext, WrittenItem } from "../filter/judge.ts";
import type { Judged, OpenRule } from "./open-rule.ts";
import { isOpenField, writtenText } from "./rows.ts";
import type { WriteRow } from "./rows.ts";

export function judgeRows(context: JudgeContext & { readonly access: Access }, rows: readonly WriteRow[]): Judged {
  const problems: RequestError[] = [];
  const open: OpenRule[] = [];
  for (const row of rows) {
    if (!row.isNew && row.stated.length === 0) continue;
    const allowed = actionAccess(context.access, row.collection.name, row.isNew ? "create" : "update");
    const rules = allowed.kind === "some" ? allowed.validation : [];
    for (const rule of rules) {
      const verdict = judge(context, rule, writtenItem(rows, row));
      if (verdict === true) continue;
      const problem = brokenRule(row, rule);
      if (verdict === false) problems.push(problem);
      else open.push({ row, filter: verdict, problem });
    }
  }
  return { problems, open };
}

/** With what has been filled in, and the key only where the input tells it. */
function writtenItem(rows: readonly WriteRow[], row: WriteRow): WrittenItem {
  const { collection, cells, stated } = row;
  return {
    collection,
    states: (field) => cells.has(field) || stated.includes(field),
    isKnown: (field) => !isOpenField(rows, row, field),
    read: (field) => writtenText(rows, row, field) ?? null,
  };
}

/** At the first field that the rule speaks of. */
function brokenRule({ collection, path }: WriteRow, rule: Filter): RequestError {
  const [field = ""] = fieldsOf(rule);
  const at = field === "" ? path : `${path}.${field}`;
  return failedRule(at, "the value breaks a rule of your permissions.", { collection: collection.name, field });
}
