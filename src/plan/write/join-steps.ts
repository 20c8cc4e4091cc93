/**
 * Which steps of a write are one statement. In: the plan, its steps in order. Out: the same steps, neighbours joined where
 * nothing depends on their being apart.
 *
 * In one statement no part sees what another has written, and the order of the parts is nobody's to tell. So each of them
 * is left alone by all others: nothing in the database looks on, every link is a text that is known beforehand, and what an
 * update frees or finds is nothing that another part writes. Foreign keys are checked at the end of the statement.
 */
import { invariant } from "../../shared/invariant.ts";
import type { RowGroup } from "./row-groups.ts";
import { foretoldKey } from "./rows.ts";
import type { Reference, RowId, WriteRow } from "./rows.ts";
import type { WritePlan, WriteStep } from "./write-plan.ts";

export interface JoinedPlan extends Omit<WritePlan, "steps"> {
  readonly steps: readonly JoinedStep[];
}

export type JoinedStep = Exclude<WriteStep, GroupStep> | { readonly kind: "write"; readonly groups: readonly RowGroup[] };

type GroupStep = Extract<WriteStep, { readonly group: RowGroup }>;

export function joinSteps({ steps, ...plan }: WritePlan): JoinedPlan {
  const joined: JoinedStep[] = [];
  for (const step of steps) {
    const last = joined.at(-1);
    if (!("group" in step)) joined.push(step);
    else if (last?.kind === "write" && mayJoin(plan.rows, last.groups, step.group)) {
      joined[joined.length - 1] = { kind: "write", groups: [...last.groups, step.group] };
    } else joined.push({ kind: "write", groups: [step.group] });
  }
  return { ...plan, steps: joined };
}

/** Each step as a statement of its own. */
export function keepApart({ steps, ...plan }: WritePlan): JoinedPlan {
  return { ...plan, steps: steps.map((step) => ("group" in step ? { kind: "write", groups: [step.group] } : step)) };
}

/** As many as are read and planned in no time, however wide the input. */
const mostGroups = 24;

function mayJoin(rows: readonly WriteRow[], before: readonly RowGroup[], group: RowGroup): boolean {
  if (before.length >= mostGroups || ![...before, group].every(isLeftAlone)) return false;
  return !isWrittenTwice(before, group) && areTextsKnown(rows, before, group);
}

/** An update of a unique key frees values, and may reach items that refer to it. */
function isLeftAlone({ collection, isNew, fields }: RowGroup): boolean {
  const isOfKey = (name: string): boolean => collection.uniqueKeys.some((key) => key.fields.includes(name));
  return collection.isPlain && (isNew || !fields.some((field) => field.unique || isOfKey(field.name)));
}

/** Inserts free nothing, so that several of them may be into one collection. */
function isWrittenTwice(before: readonly RowGroup[], group: RowGroup): boolean {
  return before.some((other) => other.collection.name === group.collection.name && !(other.isNew && group.isNew));
}

function areTextsKnown(rows: readonly WriteRow[], before: readonly RowGroup[], group: RowGroup): boolean {
  const written = new Set(before.flatMap((other) => other.rows.map(({ id }) => id)));
  return group.rows.every(({ cells, keyFrom }) =>
    [...cells.values(), keyFrom].every((cell) => cell?.kind !== "field" || isTextKnown(rows, written, cell)),
  );
}

/** A key that was drawn or stated, if the database will print it in these very letters; what exists has its key already. */
function isTextKnown(rows: readonly WriteRow[], written: ReadonlySet<RowId>, { row: id, field }: Reference): boolean {
  if (!written.has(id)) return true;
  const row = rows[id];
  invariant(row !== undefined, "a reference leads to a row");
  return row.collection.primaryKey?.name === field && foretoldKey(row) !== null;
}
