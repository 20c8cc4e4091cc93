/** What the role's policies want of written items: told before anything is written, as far as the input tells it. */
import { actionAccess } from "../../access/access.ts";
import type { Rule } from "../../access/access.ts";
import { failedRule, failedValidation } from "../../errors.ts";
import type { RequestError } from "../../errors.ts";
import type { Collection } from "../../model/model.ts";
import { judgeValidation } from "../../plan/filter/judge-rule.ts";
import type { WrittenItem } from "../../plan/filter/judge-rule.ts";
import type { Row } from "../../plan/write/rows.ts";
import type { QuestionContext } from "../read/ask-question.ts";
import type { StatedFields } from "./assert-may-write.ts";
import { selectKeeping } from "./rights-questions.ts";

export interface Validated {
  readonly problems: readonly RequestError[];
  /** Rules that only the stored row can tell about. */
  readonly open: readonly OpenRule[];
}

interface OpenRule {
  readonly row: Row;
  readonly rule: Rule;
  readonly problem: RequestError;
}

export function validatePermissions(context: QuestionContext, rows: readonly Row[], stated: StatedFields): Validated {
  const problems: RequestError[] = [];
  const open: OpenRule[] = [];
  for (const row of rows) {
    const fields = stated.get(row) ?? [];
    if (!row.isNew && fields.length === 0) continue;
    const rule = actionAccess(context.access, row.collection.name, row.isNew ? "create" : "update")?.validation ?? null;
    if (rule === null) continue;
    const verdict = judgeValidation(context, rule, writtenItem(row, fields));
    if (verdict === true) continue;
    const problem = brokenRule(row, rule);
    if (verdict === false) problems.push(problem);
    else open.push({ row, rule: verdict, problem });
  }
  return { problems, open };
}

/** With what has been filled in, and the key only where the input tells it. */
function writtenItem(row: Row, stated: readonly string[]): WrittenItem {
  const { collection, values, key } = row;
  return {
    collection,
    states: (field) => values.has(field) || stated.includes(field),
    read: (field) => (field === collection.primaryKey?.name ? key : (values.get(field) ?? null)),
  };
}

/** Asked once the rows are written. */
export async function assertOpenRulesHold(context: QuestionContext, open: readonly OpenRule[]): Promise<void> {
  const problems: RequestError[] = [];
  const groups = Map.groupBy(open, ({ row, rule }) => JSON.stringify([row.collection.name, rule]));
  for (const group of groups.values()) {
    const [first] = group;
    if (first === undefined) continue;
    const keys = group.map(({ row }) => row.key ?? "");
    const keeping = await selectKeeping(context, first.row.collection, first.rule, keys);
    for (const { row, problem } of group) if (!keeping.has(row.key ?? "")) problems.push(problem);
  }
  if (problems.length > 0) throw failedValidation(problems);
}

function brokenRule({ collection, path }: Row, rule: Rule): RequestError {
  const field = mentionedField(rule, collection);
  const at = field === "" ? path : `${path}.${field}`;
  return failedRule(at, collection.name, field, "the value breaks a rule of your permissions.");
}

/** The first field of the collection that the rule speaks of. */
function mentionedField(rule: unknown, collection: Collection): string {
  if (typeof rule !== "object" || rule === null) return "";
  for (const [key, value] of Object.entries(rule) as readonly (readonly [string, unknown])[]) {
    if (collection.fields.has(key)) return key;
    if (key !== "_and" && key !== "_or" && key !== "_not") continue;
    for (const part of Array.isArray(value) ? (value as readonly unknown[]) : [value]) {
      const found = mentionedField(part, collection);
      if (found !== "") return found;
    }
  }
  return "";
}
