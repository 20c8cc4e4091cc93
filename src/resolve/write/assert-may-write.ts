/**
 * What a role may write. Before anything is written: every row, every field, every item that is linked or let go of, as
 * they are then; what an item may become is the business of validation. Afterwards: every item that is new.
 */
import { actionAccess, fieldAccess, mayAct } from "../../access/access.ts";
import type { Action } from "../../access/access.ts";
import { unknownItemAt } from "../../errors.ts";
import type { Collection } from "../../model/model.ts";
import type { Deletion } from "../../plan/write/deselect-rows.ts";
import { listCreatedQuestions } from "../../plan/write/created-questions.ts";
import { listLinks } from "../../plan/write/links.ts";
import type { WriteRow } from "../../plan/write/rows.ts";
import type { QuestionContext } from "../read/ask-question.ts";
import { selectReachable } from "./rights-questions.ts";

export async function assertMayWrite(context: QuestionContext, rows: readonly WriteRow[], deletions: readonly Deletion[]): Promise<void> {
  if (context.access.kind === "admin") return;
  for (const row of rows) assertMayUseFields(context, row);
  await assertMayUpdate(context, rows);
  await assertMayLink(context, rows);
  for (const { collection, keys, path } of deletions) {
    const reached = await selectReachable(context, collection, "delete", keys);
    if (keys.some((key) => !reached.has(key))) throw unknownItemAt(path, collection.name);
  }
}

function assertMayUseFields(context: QuestionContext, row: WriteRow): void {
  if (!row.isNew && row.stated.length === 0) return;
  const action: Action = row.isNew ? "create" : "update";
  const allowed = actionAccess(context.access, row.collection.name, action);
  if (allowed.kind === "none") throw unknownItemAt(row.path, row.collection.name);
  const refused = row.stated.find((field) => fieldAccess(allowed, field).kind === "none");
  if (refused !== undefined) throw unknownItemAt(`${row.path}.${refused}`, row.collection.name);
}

/** Whoever may not change a list of an item may put nothing into it, whatever else of the item may be changed. */
async function assertMayUpdate(context: QuestionContext, rows: readonly WriteRow[]): Promise<void> {
  const updated = rows.filter((row) => !row.isNew && row.stated.length > 0);
  // Rows that state the same fields are asked for together.
  const groups = Map.groupBy(updated, (row) => JSON.stringify([row.collection.name, ...row.stated]));
  for (const group of groups.values()) {
    const [first] = group;
    if (first === undefined) continue;
    const keys = group.map((row) => row.key ?? "");
    const reached = await selectReachable(context, first.collection, "update", keys, first.stated);
    for (const row of group) if (!reached.has(row.key ?? "")) throw unknownItemAt(row.path, row.collection.name);
  }
}

/** A foreign key may only come to name an item that may be seen, or one that is being created. */
async function assertMayLink(context: QuestionContext, rows: readonly WriteRow[]): Promise<void> {
  for (const [target, group] of Map.groupBy(listLinks(context.model, rows), (link) => link.target)) {
    const reached = await selectLinkable(
      context,
      target,
      group.map(({ key }) => key),
    );
    for (const { key, row, field } of group) if (!reached.has(key)) throw unknownItemAt(`${row.path}.${field.name}`, target.name);
  }
}

/** A target that the role knows nothing of is shown as a raw key, and linked as one: the database checks that it exists. */
export function selectLinkable(
  context: QuestionContext,
  target: Collection,
  keys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (!mayAct(context.access, target.name, "read")) return Promise.resolve(new Map(keys.map((key) => [key, key])));
  return selectReachable(context, target, "read", keys);
}

/** A new item must be one that the rules let the role create, those of its fields among them: what it is, is known once it is there. */
export async function assertMayHaveCreated(context: QuestionContext, written: readonly WriteRow[]): Promise<void> {
  for (const { collection, fields, rows } of listCreatedQuestions(context.access, written)) {
    const keys = rows.map(({ key }) => key ?? "");
    const reached = await selectReachable(context, collection, "create", keys, fields);
    for (const { key, path } of rows) if (!reached.has(key ?? "")) throw unknownItemAt(path, collection.name);
  }
}
