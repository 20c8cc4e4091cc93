/** Items that a stated list leaves out, or that a detailed list deletes: unlinked, or deleted where the relation says so. */
import type { Connection, Statement } from "../../database/database.ts";
import { forbiddenByDatabase } from "../../database/sql-sentences.ts";
import { invalidPayload, unknownItemAt } from "../../errors.ts";
import { collectionOf, columnFieldOf } from "../../model/look-up.ts";
import type { Model, OneToAny, OneToMany } from "../../model/model.ts";
import type { ToManyWrite } from "../../plan/write/item-tree.ts";
import { ownerOf } from "../../plan/write/link-rows.ts";
import { fieldOfRow, storedFieldOfRow } from "../../plan/write/rows.ts";
import type { WriteRow, WriteRows } from "../../plan/write/rows.ts";
import { invariant } from "../../shared/invariant.ts";
import { deleteRows, lockChildren, unlinkRows } from "../../sql/write.ts";
import { canonicalKey, canonicalText } from "../../value/canonical-text.ts";
import type { QuestionContext } from "../read/ask-question.ts";
import { assertOneEach } from "./assert-one-each.ts";
import { fieldsFilledOnUpdate } from "./fill-specials.ts";
import { selectReachable } from "./rights-questions.ts";
import { toWriteError } from "./write-error.ts";

export interface Deselected {
  readonly relation: OneToMany | OneToAny;
  readonly keys: readonly string[];
  /** Whose list it is: see `ownerOf`. */
  readonly owner: string;
  readonly path: string;
}

/** Which items leave which list. Reads the lists of parents that exist, after these have been locked. */
export async function readDeselected(context: QuestionContext, writes: WriteRows): Promise<readonly Deselected[]> {
  assertStatedOnce(writes);
  const stated = writes.items.flatMap((item) => {
    const parent = writes.rowOf(item);
    return item.toMany.filter((list) => list.kind === "set" || list.deleted.length > 0).map((list) => ({ parent, list }));
  });
  const byRelation = [...Map.groupBy(stated, ({ list }) => list.relation)];
  byRelation.sort(([left], [right]) => (`${left.target}.${left.targetField}` < `${right.target}.${right.targetField}` ? -1 : 1));
  const deselected: Deselected[] = [];
  for (const [relation, lists] of byRelation) {
    const members = await readMembers(
      context,
      relation,
      lists.map(({ parent }) => parent),
    );
    for (const { parent, list } of lists) {
      const current = members.get(memberName(context.model, relation, storedFieldOfRow(parent, relation.keyField))) ?? [];
      const keys = list.kind === "set" ? omittedKeys(writes, list, current) : deletedKeys(context, list, current);
      const owner = ownerOf(relation, fieldOfRow(parent, relation.keyField) ?? "");
      if (keys.length > 0) deselected.push({ relation, keys, owner, path: list.path });
    }
  }
  return deselected;
}

/** An item that is named in two places may state one list twice, but not two different ones. */
function assertStatedOnce(writes: WriteRows): void {
  const first = new Map<WriteRow, Map<ToManyWrite["relation"], ToManyWrite>>();
  const membersOf = (list: ToManyWrite): ReadonlySet<WriteRow> => new Set(list.items.map((item) => writes.rowOf(item)));
  for (const item of writes.items) {
    for (const list of item.toMany) {
      const lists = first.get(writes.rowOf(item)) ?? new Map<ToManyWrite["relation"], ToManyWrite>();
      first.set(writes.rowOf(item), lists);
      const known = lists.get(list.relation);
      if (known === undefined) lists.set(list.relation, list);
      else if (known.kind === "set" || list.kind === "set") {
        const isEqual = known.kind === list.kind && isEqualSet(membersOf(known), membersOf(list));
        if (!isEqual) throw invalidPayload(list.path, `this list is stated in another way at "${known.path}".`);
      }
    }
  }
}

function isEqualSet(left: ReadonlySet<unknown>, right: ReadonlySet<unknown>): boolean {
  return left.size === right.size && [...left].every((one) => right.has(one));
}

/**
 * Items that leave a list for another one of the input are neither deleted nor without a link in between, unless the
 * column is to be free for whatever takes their place.
 */
export function dropMoved({ model }: QuestionContext, writes: WriteRows, deselected: readonly Deselected[]): readonly Deselected[] {
  if (deselected.length === 0) return [];
  const rows = new Map(writes.rows.map((row) => [`${row.collection.name}:${row.key}`, row]));
  for (const list of deselected) assertNotDeleted(list, rows);
  return deselected.flatMap((list) => {
    const { relation, owner } = list;
    const link = columnFieldOf(collectionOf(model, relation.target), relation.targetField);
    if (relation.deselectAction === "nullify" && link.unique && link.nullable) return [list];
    const keys = list.keys.filter((key) => {
      const claimed = rows.get(`${relation.target}:${key}`)?.claimed.get(relation.targetField);
      return claimed === undefined || claimed === owner;
    });
    return keys.length === 0 ? [] : [{ ...list, keys }];
  });
}

/** What one list deletes, nothing else of the input may name; only its own changes may, which come before. */
function assertNotDeleted({ relation, keys, path }: Deselected, rows: ReadonlyMap<string, WriteRow>): void {
  if (relation.deselectAction !== "delete") return;
  for (const key of keys) {
    const row = rows.get(`${relation.target}:${key}`);
    if (row !== undefined && !row.claimed.has(relation.targetField))
      throw invalidPayload(
        path,
        `item "${key}" of "${relation.target}" leaves this list, and so is deleted, but is named at "${row.path}".`,
      );
  }
}

/** What the items of a parent are gathered by: the value that they refer to it by, in its one form. */
function memberName(model: Model, relation: OneToMany | OneToAny, value: string | null): string {
  return value === null ? "" : canonicalText(columnFieldOf(collectionOf(model, relation.collection), relation.keyField), value);
}

/** The keys of the items of each parent, by the parent's `memberName`. */
async function readMembers(
  context: QuestionContext,
  relation: OneToMany | OneToAny,
  parents: readonly WriteRow[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { model, connection } = context;
  const existing = parents.map((row) => storedFieldOfRow(row, relation.keyField)).filter((value) => value !== null);
  const members = new Map<string, string[]>();
  if (existing.length === 0) return members;
  const target = collectionOf(model, relation.target);
  invariant(target.primaryKey !== null, `collection "${target.name}" has a key`);
  const statement = lockChildren(
    relation,
    target,
    {
      key: target.primaryKey,
      link: columnFieldOf(target, relation.targetField),
      parentKey: columnFieldOf(collectionOf(model, relation.collection), relation.keyField),
      collection: relation.kind === "o2a" ? columnFieldOf(target, relation.collectionField) : null,
    },
    existing,
  );
  const rows = await connection.run(statement);
  // What the role does not see of a list, it cannot leave out of it either.
  const found = rows.map(([key, parent]) => [canonicalKey(target, key ?? ""), memberName(model, relation, parent ?? null)] as const);
  const visible = await selectReachable(
    context,
    target,
    "read",
    found.map(([key]) => key),
    linkFields(relation),
  );
  for (const [key, parent] of found) {
    if (!visible.has(key)) continue;
    const known = members.get(parent);
    if (known === undefined) members.set(parent, [key]);
    else known.push(key);
  }
  return members;
}

function omittedKeys(writes: WriteRows, list: ToManyWrite, current: readonly string[]): readonly string[] {
  const kept = new Set(list.items.map((item) => writes.rowOf(item).key));
  return current.filter((key) => !kept.has(key));
}

/** The keys to delete, each of which must be in the list. */
function deletedKeys({ model }: QuestionContext, list: ToManyWrite, current: readonly string[]): readonly string[] {
  const target = collectionOf(model, list.relation.target);
  return list.deleted.map(({ key, path }) => {
    const canonical = canonicalKey(target, key);
    if (!current.includes(canonical)) throw unknownItemAt(path, target.name);
    return canonical;
  });
}

export async function applyDeselected(context: QuestionContext, deselected: readonly Deselected[]): Promise<void> {
  for (const [relation, lists] of Map.groupBy(deselected, (one) => one.relation)) {
    const target = collectionOf(context.model, relation.target);
    invariant(target.primaryKey !== null, `collection "${target.name}" has a key`);
    const keys = lists.flatMap((list) => list.keys);
    const path = lists[0]?.path ?? "";
    await assertOneEach(context.connection, target, keys, path);
    if (relation.deselectAction === "delete") {
      const deleted = await runOrRefuse(context.connection, deleteRows(target, target.primaryKey, keys), path);
      if (target.mayKeepDeleted && deleted.length < new Set(keys).size) throw toWriteError(forbiddenByDatabase(), { path });
      continue;
    }
    const assignments = [...unlinked(context, relation), ...fieldsFilledOnUpdate(context, target)];
    await runOrRefuse(context.connection, unlinkRows(target, target.primaryKey, assignments, keys), path);
  }
}

/** The fields of an item that say whose list it is in, which are emptied when it leaves. */
export function linkFields(relation: OneToMany | OneToAny): readonly string[] {
  return relation.kind === "o2a" ? [relation.targetField, relation.collectionField] : [relation.targetField];
}

function unlinked({ model }: QuestionContext, relation: OneToMany | OneToAny): Parameters<typeof unlinkRows>[2] {
  const target = collectionOf(model, relation.target);
  return linkFields(relation).map((name) => ({ field: columnFieldOf(target, name), text: null }));
}

async function runOrRefuse(connection: Connection, statement: Statement, path: string): ReturnType<Connection["run"]> {
  try {
    return await connection.run(statement);
  } catch (error) {
    throw toWriteError(error, { path });
  }
}
