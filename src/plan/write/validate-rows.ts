import { failedRule } from "../../errors.ts";
import type { RequestError } from "../../errors.ts";
import type { ColumnField, FieldRule } from "../../model/model.ts";
import { defaultText } from "../../value/constant-default.ts";
import { judge } from "../filter/judge.ts";
import type { JudgeContext } from "../filter/judge.ts";
import type { ItemWrite } from "./item-tree.ts";
import type { Judged, OpenRule } from "./open-rule.ts";
import { buildRows, isOpenField, writtenText } from "./rows.ts";
import type { WriteRow } from "./rows.ts";

/** What is wrong with the rows by the rules of their fields: missing values, nulls, and validation rules. */
export function validateRows(context: JudgeContext, rows: readonly WriteRow[]): Judged {
  return joinJudged(rows.map((row) => validateFields(context, row, [...row.collection.fields.keys()], (name) => valueOf(row, name))));
}

/**
 * What is wrong with what an input states, whatever the database holds and whatever else the input was to state: for an
 * input that cannot be read as a whole. Where a list says what its members refer to, they need not.
 */
export function validateStated(context: JudgeContext, items: readonly ItemWrite[]): readonly RequestError[] {
  const { rows, items: all, rowOf } = buildRows(items, new Map());
  for (const { toMany } of all)
    for (const { relation, items: members } of toMany) for (const member of members) rowOf(member).values.delete(relation.targetField);
  return rows.flatMap((row) => validateFields(context, row, [...row.values.keys()], (name) => row.values.get(name)).problems);
}

/** The text of a field; null for NULL; undefined where it is unknown, and then no rule is broken by it. */
type ReadField = (name: string) => string | null | undefined;

function joinJudged(parts: readonly Judged[]): Judged {
  return { problems: parts.flatMap(({ problems }) => problems), open: parts.flatMap(({ open }) => open) };
}

function validateFields(context: JudgeContext, row: WriteRow, names: readonly string[], read: ReadField): Judged {
  const problems: RequestError[] = [];
  const open: OpenRule[] = [];
  for (const name of names) {
    const field = row.collection.fields.get(name);
    if (field?.kind !== "column") continue;
    const tell = (sentence: string): RequestError =>
      failedRule(`${row.path}.${name}`, sentence, { collection: row.collection.name, field: name });
    const rule = row.collection.rules.get(name);
    const written = writtenText(row, name);
    const missing = findMissing(row, field, written);
    const value = written === undefined && rule !== undefined && isHeldAgain(row, rule) ? read(name) : written;
    if (missing !== null) problems.push(tell(missing));
    if (missing !== null || rule === undefined || isAbsent(row, field, value)) continue;
    const verdict = judge(context, rule.filter, {
      collection: row.collection,
      states: (other) => other === name || read(other) !== undefined,
      isKnown: (other) => !isOpenField(row, other),
      read: (other) => (other === name ? (value ?? null) : (read(other) ?? null)),
    });
    if (verdict === false) problems.push(tell(sentenceOf(rule, name)));
    else if (verdict !== true) open.push({ row, filter: verdict, problem: tell(sentenceOf(rule, name)) });
  }
  return { problems, open };
}

/** A rule of what is stored, when a field changes that it speaks of. */
function isHeldAgain(row: WriteRow, { mentions }: FieldRule): boolean {
  return !row.isNew && mentions.some((name) => row.values.has(name));
}

function sentenceOf({ message }: FieldRule, name: string): string {
  return message ?? `the value of "${name}" breaks the rule of its field.`;
}

/** What is missing; null where nothing is. */
function findMissing(row: WriteRow, field: ColumnField, value: string | null | undefined): string | null {
  if (field.name === row.collection.primaryKey?.name || isOpenField(row, field.name)) return null;
  if (value === null && !field.nullable) return "expected a value, got null.";
  return value === undefined && row.isNew && !isFilled(field) ? "expected a value, got none." : null;
}

/** A key that is yet to be drawn is no value that was written. */
function isAbsent(row: WriteRow, field: ColumnField, value: string | null | undefined): boolean {
  return value === undefined || (value === null && field.name === row.collection.primaryKey?.name);
}

/** Whether the database has something for a new item that does not state the field. */
function isFilled({ nullable, default: expression, sequence, isGenerated, mayInsert }: ColumnField): boolean {
  return nullable || expression !== null || sequence !== null || isGenerated || !mayInsert;
}

/** A field of the item that results; undefined where only the database knows it, and then no rule is broken by it. */
function valueOf(row: WriteRow, name: string): string | null | undefined {
  if (name === row.collection.primaryKey?.name) return row.key ?? undefined;
  const stated = writtenText(row, name);
  if (stated !== undefined) return stated;
  if (!row.isNew) return row.held?.get(name);
  const field = row.collection.fields.get(name);
  return field?.kind === "column" ? defaultText(field) : undefined;
}
