/** Turns the relations of the input into values of foreign keys, once every row's key is known. */
import { brokenLink, invalidPayload, missingLink } from "../../errors.ts";
import type { RequestError } from "../../errors.ts";
import type { Collection, Model } from "../../model/model.ts";
import { canonicalKey } from "../../value/canonical-text.ts";
import { isKeyText, keyTypeOf } from "../../value/key-text.ts";
import type { AnyWrite, ItemWrite, ToManyWrite } from "./item-tree.ts";
import { fieldOfRow, setValue, stateValue } from "./rows.ts";
import type { Reference, WriteRow, WriteRows } from "./rows.ts";

/** An item of another collection that must exist, because a many-to-any is to refer to it. */
export interface LinkCheck {
  readonly member: string;
  readonly key: string;
  readonly path: string;
  readonly row: WriteRow;
  readonly field: string;
}

/** Fills in foreign keys; the links of many-to-any that have to be checked come back. */
export function linkRows(model: Model, writes: WriteRows): readonly LinkCheck[] {
  const checks: LinkCheck[] = [];
  for (const item of writes.items) {
    const row = writes.rowOf(item);
    for (const { field, target } of item.toOne) {
      if (field.relation?.kind !== "m2o") continue;
      const from = referenceTo(writes.rowOf(target), field.relation.targetField, target.path);
      setForeignKey(row, item, field.name, from);
    }
    for (const any of item.toAny) linkAny({ model, writes, checks }, row, item, any);
  }
  // Lists come last: the parent's key wins over what a child says of it.
  for (const item of writes.items) for (const list of item.toMany) linkList(writes, writes.rowOf(item), list);
  addStatedDependencies(writes.rows);
  return checks;
}

/** A bare key may name an item that the same input creates under it. */
function addStatedDependencies(rows: readonly WriteRow[]): void {
  const created = new Map(rows.filter((row) => row.isNew && row.isKeyStated).map((row) => [`${row.collection.name}:${row.key}`, row]));
  if (created.size === 0) return;
  for (const row of rows) {
    for (const [name, value] of row.values) {
      const relation = row.collection.fields.get(name)?.relation;
      if (relation?.kind !== "m2o" || value === null) continue;
      const target = created.get(`${relation.target}:${value}`);
      if (target === undefined || target === row || relation.targetField !== target.collection.primaryKey?.name) continue;
      refer(row, name, { row: target, field: relation.targetField });
    }
  }
}

/** Where a row's key comes from when it is a link: a field of the row that it links to. */
export interface KeySource {
  readonly row: WriteRow;
  readonly from: Reference;
}

/** The new rows whose keys are not drawn, since they are those of others. */
export function findKeySources({ items, rowOf }: WriteRows): readonly KeySource[] {
  return items.flatMap((item) => {
    const row = rowOf(item);
    const links = item.toOne.flatMap(({ field, target }) =>
      field.relation?.kind === "m2o" && field.name === row.collection.primaryKey?.name
        ? [{ row, from: { row: rowOf(target), field: field.relation.targetField } }]
        : [],
    );
    const lists = item.toMany.flatMap(({ relation, items: children }) =>
      children
        .map(rowOf)
        .filter((child) => relation.targetField === child.collection.primaryKey?.name)
        .map((child) => ({ row: child, from: { row, field: relation.keyField } })),
    );
    return [...links, ...lists].filter((source) => source.row.isNew && source.row.key === null);
  });
}

/** What an item is referred to by. That of a new one may be the database's to make; an item without it cannot be linked. */
function referenceTo(row: WriteRow, field: string, path: string): Reference {
  const isMade = row.isNew && !row.values.has(field);
  if (fieldOfRow(row, field) === null && !isMade) throw missingLink(path, field);
  return { row, field };
}

/** What a row refers to is written before it, if it is new or its field changes. */
function refer(row: WriteRow, field: string, from: Reference): void {
  row.references.set(field, from);
  if (from.row !== row && isWritten(from)) row.dependsOn.add(from.row);
}

function isWritten({ row, field }: Reference): boolean {
  return row.isNew || row.values.has(field);
}

/** A key that is a link as well cannot change with the link. */
function assertKeyIs(row: WriteRow, from: Reference, path: string): void {
  const value = fieldOfRow(from.row, from.field);
  if (value !== null && row.key !== canonicalKey(row.collection, value))
    throw invalidPayload(path, `this item has the key "${row.key}", which links it to that item alone, not to "${value}".`);
  if (row.isNew) refer(row, row.collection.primaryKey?.name ?? "", from);
}

/** A link that is there already is not written. */
function setForeignKey(row: WriteRow, item: ItemWrite, field: string, from: Reference): void {
  if (field === row.collection.primaryKey?.name) return assertKeyIs(row, from, item.path);
  const value = fieldOfRow(from.row, from.field);
  if (!row.values.has(field) && !row.isNew && value !== null && row.stored?.get(field) === value) return;
  stateValue(row, item, field, value, from);
  if (row.references.get(field) === from) refer(row, field, from);
}

interface Linking {
  readonly model: Model;
  readonly writes: WriteRows;
  readonly checks: LinkCheck[];
}

function linkAny({ model, writes, checks }: Linking, row: WriteRow, item: ItemWrite, any: AnyWrite): void {
  const { relation } = any;
  if (any.kind === "item") {
    const target = writes.rowOf(any.target);
    const { name } = target.collection;
    if (row.values.has(relation.collectionField) || row.isNew || row.stored?.get(relation.collectionField) !== name)
      stateValue(row, item, relation.collectionField, name);
    setForeignKey(row, item, relation.field, referenceTo(target, target.collection.primaryKey?.name ?? "", any.path));
    return;
  }
  // A typed member that is null states nothing, and of what is stored nothing may be told.
  if (any.member === undefined && any.item === undefined) return;
  const member = any.member === undefined ? fieldOfRow(row, relation.collectionField) : any.member;
  if (any.item !== undefined) stateValue(row, item, relation.field, canonicalItem(model, member, any.item));
  if (any.member !== undefined) stateValue(row, item, relation.collectionField, any.member);
  const key = fieldOfRow(row, relation.field);
  if (any.item === null || key === null || (any.item === undefined && any.member === null)) return;
  if (member === null) throw invalidPayload(any.path, `expected "${relation.collectionField}" beside the item.`);
  checks.push({ member, key, path: any.path, row, field: relation.field });
}

/** The key as the member's own column prints it, by which the other side finds it. */
function canonicalItem(model: Model, member: string | null, item: string | null): string | null {
  const collection = member === null ? undefined : model.collections.get(member);
  const primaryKey = collection?.primaryKey ?? null;
  if (collection === undefined || primaryKey === null || item === null || !isKeyText(item, keyTypeOf(primaryKey))) return item;
  // How many digits a decimal prints is its column's own.
  return primaryKey.type === "decimal" ? item : canonicalKey(collection, item);
}

function linkList(writes: WriteRows, parent: WriteRow, list: ToManyWrite): void {
  for (const child of list.items) linkChild(writes, parent, list, child);
}

function linkChild(writes: WriteRows, parent: WriteRow, { relation }: ToManyWrite, child: ItemWrite): void {
  const row = writes.rowOf(child);
  const from = referenceTo(parent, relation.keyField, parent.path);
  const claimed = row.claimed.get(relation.targetField);
  if (claimed !== undefined && claimed !== parent) throw invalidPayload(child.path, `this item is in the lists of two items.`);
  assertNotMadeInVain(writes, parent, relation, child);
  row.claimed.set(relation.targetField, parent);
  claim(row, relation.targetField, from, child.path);
  if (relation.kind !== "o2a") return;
  if (!row.isNew && row.stored?.get(relation.collectionField) === relation.collection) row.values.delete(relation.collectionField);
  else setValue(row, relation.collectionField, relation.collection);
}

/** The parent's key wins over what a child says of it; but an item that is made for that link alone would belong to nobody. */
function assertNotMadeInVain(writes: WriteRows, parent: WriteRow, { targetField }: ToManyWrite["relation"], child: ItemWrite): void {
  const targets = [
    ...child.toOne.filter(({ field }) => field.name === targetField).map(({ target }) => target),
    ...child.toAny.flatMap((any) => (any.kind === "item" && any.relation.field === targetField ? [any.target] : [])),
  ];
  for (const target of targets) {
    const row = writes.rowOf(target);
    if (row !== parent && row.isNew && !row.isKeyStated)
      throw invalidPayload(
        target.path,
        `this item would be created for nothing, because the list at "${parent.path}" links the other one.`,
      );
  }
}

/** A child that belongs to its parent already is not written for that. */
function claim(row: WriteRow, field: string, from: Reference, path: string): void {
  if (field === row.collection.primaryKey?.name) return assertKeyIs(row, from, path);
  const value = fieldOfRow(from.row, from.field);
  if (!row.isNew && value !== null && row.stored?.get(field) === value) {
    row.values.delete(field);
    row.references.delete(field);
    return;
  }
  setValue(row, field, value, from);
  refer(row, field, from);
}

/** The keys to look for, by member. What can be no key of the member is looked for nowhere. */
export function groupChecks(model: Model, checks: readonly LinkCheck[]): ReadonlyMap<Collection, readonly string[]> {
  const groups = new Map<Collection, string[]>();
  for (const { member, key } of checks) {
    const collection = model.collections.get(member);
    const primaryKey = collection?.primaryKey ?? null;
    if (collection === undefined || primaryKey === null || !isKeyText(key, keyTypeOf(primaryKey))) continue;
    const known = groups.get(collection);
    if (known === undefined) groups.set(collection, [key]);
    else known.push(key);
  }
  return groups;
}

/** By member and key as it is asked for, the key as it is stored. */
export type FoundLinks = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Links are stored as the member's own column prints the key, by which the other side finds it. */
export function settleLinks(checks: readonly LinkCheck[], existing: FoundLinks): void {
  for (const { member, key, row, field } of checks) {
    const stored = existing.get(member)?.get(key);
    if (stored !== undefined && row.values.has(field)) row.values.set(field, stored);
  }
}

/** Which of the links cannot be: a text that is no key, or an item that neither exists nor is being created. */
export function findBrokenLinks(
  model: Model,
  writes: WriteRows,
  checks: readonly LinkCheck[],
  existing: FoundLinks,
): readonly RequestError[] {
  const created = new Set(writes.rows.filter((row) => row.isNew).map((row) => `${row.collection.name}:${row.key ?? ""}`));
  const isThere = ({ member, key }: LinkCheck): boolean => {
    const collection = model.collections.get(member);
    if (collection?.primaryKey === undefined || collection.primaryKey === null || !isKeyText(key, keyTypeOf(collection.primaryKey)))
      return false;
    return existing.get(member)?.has(key) === true || created.has(`${member}:${canonicalKey(collection, key)}`);
  };
  return checks.filter((check) => !isThere(check)).map(({ member, key, path }) => brokenLink(path, member, key));
}
