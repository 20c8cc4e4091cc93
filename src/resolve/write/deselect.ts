/** Which items a stated list leaves out, or a detailed list deletes. */
import type { Statement } from "../../database/database.ts";
import { invalidPayload, unknownItemAt } from "../../errors.ts";
import { collectionOf, columnFieldOf, linkFields } from "../../model/look-up.ts";
import type { OneToAny, OneToMany } from "../../model/model.ts";
import type { Deselected } from "../../plan/write/deselect-rows.ts";
import type { ToManyWrite } from "../../plan/write/item-tree.ts";
import type { NamedItems, NamedRow } from "../../plan/write/name-items.ts";
import { invariant } from "../../shared/invariant.ts";
import { lockChildren } from "../../sql/write.ts";
import type { QuestionContext } from "../read/ask-question.ts";
import { readStoredKeys } from "./read-stored-keys.ts";
import { selectReachable } from "./rights-questions.ts";

/** Which items leave which list. Reads the lists of parents that exist, after these have been locked. */
export async function readDeselected(context: QuestionContext, writes: NamedItems): Promise<readonly Deselected[]> {
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
      const current = members.get(parent) ?? [];
      const keys = list.kind === "set" ? omittedKeys(writes, list, current) : await deletedKeys(context, list, current);
      if (keys.length > 0) deselected.push({ relation, keys, parent: parent.id, path: list.path });
    }
  }
  return deselected;
}

/** An item that is named in two places may state one list twice, but not two different ones. */
function assertStatedOnce(writes: NamedItems): void {
  const first = new Map<NamedRow, Map<ToManyWrite["relation"], ToManyWrite>>();
  const membersOf = (list: ToManyWrite): ReadonlySet<NamedRow> => new Set(list.items.map((item) => writes.rowOf(item)));
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

/** The keys of the items of each parent that exists. */
async function readMembers(
  context: QuestionContext,
  relation: OneToMany | OneToAny,
  parents: readonly NamedRow[],
): Promise<ReadonlyMap<NamedRow, readonly string[]>> {
  const values = [...new Set(parents)].flatMap((row) => {
    const value = storedField(row, relation.keyField);
    return value === null ? [] : [{ row, value }];
  });
  if (values.length === 0) return new Map();
  const target = collectionOf(context.model, relation.target);
  const found = await context.connection.run(
    lockMembers(
      context,
      relation,
      values.map(({ value }) => value),
    ),
  );
  const keys = found.map(([, key]) => key ?? "");
  // What the role does not see of a list, it cannot leave out of it either.
  const visible = await selectReachable(context, target, "read", keys, linkFields(relation));
  const members = found.flatMap(([place, key = null]) => {
    const parent = values[Number(place) - 1];
    return parent === undefined || key === null || !visible.has(key) ? [] : [{ parent: parent.row, key }];
  });
  return new Map([...Map.groupBy(members, ({ parent }) => parent)].map(([parent, group]) => [parent, group.map(({ key }) => key)]));
}

/** As it is before anything is written; null for a new item. */
function storedField({ collection, isNew, key, found }: NamedRow, field: string): string | null {
  if (isNew) return null;
  return field === collection.primaryKey?.name ? key : (found?.visible.get(field) ?? null);
}

function lockMembers({ model }: QuestionContext, relation: OneToMany | OneToAny, parents: readonly string[]): Statement {
  const target = collectionOf(model, relation.target);
  invariant(target.primaryKey !== null, `collection "${target.name}" has a key`);
  const columns = {
    key: target.primaryKey,
    link: columnFieldOf(target, relation.targetField),
    parentKey: columnFieldOf(collectionOf(model, relation.collection), relation.keyField),
    collection: relation.kind === "o2a" ? columnFieldOf(target, relation.collectionField) : null,
  };
  return lockChildren(relation, target, columns, parents);
}

function omittedKeys(writes: NamedItems, list: ToManyWrite, current: readonly string[]): readonly string[] {
  const kept = new Set(list.items.map((item) => writes.rowOf(item).key));
  return current.filter((key) => !kept.has(key));
}

/** The keys to delete, each of which must be in the list. One that is spelt in another way is told by the database. */
async function deletedKeys(
  { model, connection }: QuestionContext,
  { relation, deleted }: ToManyWrite,
  current: readonly string[],
): Promise<readonly string[]> {
  const target = collectionOf(model, relation.target);
  const known = new Set(current);
  const others = deleted.map(({ key }) => key).filter((key) => !known.has(key));
  const stored = others.length === 0 ? new Map<string, string>() : await readStoredKeys(connection, target, others);
  return deleted.map(({ key, path }) => {
    const member = stored.get(key) ?? key;
    if (!known.has(member)) throw unknownItemAt(path, target.name);
    return member;
  });
}
