import { failedRule } from "../../errors.ts";
import type { RequestError } from "../../errors.ts";
import type { ColumnField, FieldRule } from "../../model/model.ts";
import { defaultText } from "../../value/constant-default.ts";
import { judge } from "../filter/judge.ts";
import type { JudgeContext } from "../filter/judge.ts";
import type { ItemWrite } from "./item-tree.ts";
import type { Judged, OpenRule } from "./open-rule.ts";
import { nameItems } from "./name-items.ts";
import { draftRows, finishRows } from "./row-draft.ts";
import { isOpenField, writtenText } from "./rows.ts";
import type { WriteRow } from "./rows.ts";

/** What is wrong with the rows by the rules of their fields: missing values, nulls, and validation rules. */
export function validateRows(context: JudgeContext, rows: readonly WriteRow[]): Judged {
  return joinJudged(
    rows.map((row) => validateFields({ context, rows, row }, [...row.collection.fields.keys()], (name) => valueOf(rows, row, name))),
  );
}

/**
 * What is wrong with what an input states, whatever the database holds and whatever else the input was to state: for an
 * input that cannot be read as a whole. Where a list says what its members refer to, they need not.
 */
export function validateStated(context: JudgeContext, items: readonly ItemWrite[]): readonly RequestError[] {
  const named = nameItems(items, new Map());
  const links = named.items.flatMap(({ toMany }) =>
    toMany.flatMap(({ relation, items: members }) =>
      members.map((member) => ({ row: named.rowOf(member).id, field: relation.targetField })),
    ),
  );
  const linked = Map.groupBy(links, ({ row }) => row);
  const rows = finishRows(draftRows(named, new Map()));
  return rows.flatMap((row) => {
    const names = [...row.cells.keys()].filter((name) => !linked.get(row.id)?.some(({ field }) => field === name));
    const read: ReadField = (name) => (names.includes(name) ? writtenText(rows, row, name) : undefined);
    return validateFields({ context, rows, row }, names, read).problems;
  });
}

/** The text of a field; null for NULL; undefined where it is unknown, and then no rule is broken by it. */
type ReadField = (name: string) => string | null | undefined;

function joinJudged(parts: readonly Judged[]): Judged {
  return { problems: parts.flatMap(({ problems }) => problems), open: parts.flatMap(({ open }) => open) };
}

interface Validating {
  readonly context: JudgeContext;
  readonly rows: readonly WriteRow[];
  readonly row: WriteRow;
}

function validateFields({ context, rows, row }: Validating, names: readonly string[], read: ReadField): Judged {
  const problems: RequestError[] = [];
  const open: OpenRule[] = [];
  for (const name of names) {
    const field = row.collection.fields.get(name);
    if (field?.kind !== "column") continue;
    const tell = (sentence: string): RequestError =>
      failedRule(`${row.path}.${name}`, sentence, { collection: row.collection.name, field: name });
    const rule = row.collection.rules.get(name);
    const written = writtenText(rows, row, name);
    const missing = isOpenField(rows, row, name) ? null : findMissing(row, field, written);
    const value = written === undefined && rule !== undefined && isHeldAgain(row, rule) ? read(name) : written;
    if (missing !== null) problems.push(tell(missing));
    if (missing !== null || rule === undefined || isAbsent(row, field, value)) continue;
    const verdict = judge(context, rule.filter, {
      collection: row.collection,
      states: (other) => other === name || read(other) !== undefined,
      isKnown: (other) => !isOpenField(rows, row, other),
      read: (other) => (other === name ? (value ?? null) : (read(other) ?? null)),
    });
    if (verdict === false) problems.push(tell(sentenceOf(rule, name)));
    else if (verdict !== true) open.push({ row, filter: verdict, problem: tell(sentenceOf(rule, name)) });
  }
  return { problems, open };
}

/** A rule of what is stored, when a field changes that it speaks of. */
function isHeldAgain(row: WriteRow, { mentions }: FieldRule): boolean {
  return !row.isNew && mentions.some((name) => row.cells.has(name));
}

function sentenceOf({ message }: FieldRule, name: string): string {
  return message ?? `the value of "${name}" breaks the rule of its field.`;
}

/** What is missing; null where nothing is. */
function findMissing(row: WriteRow, field: ColumnField, value: string | null | undefined): string | null {
  if (field.name === row.collection.primaryKey?.name) return null;
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
function valueOf(rows: readonly WriteRow[], row: WriteRow, name: string): string | null | undefined {
  if (name === row.collection.primaryKey?.name) return row.key ?? undefined;
  const stated = writtenText(rows, row, name);
  if (stated !== undefined) return stated;
  if (!row.isNew) return row.actual?.get(name);
  const field = row.collection.fields.get(name);
  return field?.kind === "column" ? defaultText(field) : undefined;
}
