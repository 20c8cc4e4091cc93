/** Turns the relations of the input into values of foreign keys, once every row's key is known. */
import { brokenLink, invalidPayload, missingLink } from "../../errors.ts";
import type { RequestError } from "../../errors.ts";
import type { Collection, Model } from "../../model/model.ts";
import { canonicalKey } from "../../value/canonical-text.ts";
import { isKeyText, keyTypeOf } from "../../value/key-text.ts";
import type { AnyWrite, ItemWrite, ToManyWrite } from "./item-tree.ts";
import type { NamedItems } from "./name-items.ts";
import { draftOf, stateCell } from "./row-draft.ts";
import type { RowDraft } from "./row-draft.ts";
import { fieldText, referredText, textCell, valueName, withCells } from "./rows.ts";
import type { Reference, RowId, WriteRow } from "./rows.ts";

/** An item of another collection that must exist, because a many-to-any is to refer to it. */
export interface LinkCheck {
  readonly member: string;
  readonly key: string;
  readonly path: string;
  readonly row: RowId;
  readonly field: string;
}

interface Linking {
  readonly model: Model;
  readonly drafts: readonly RowDraft[];
  readonly draftOf: (item: ItemWrite) => RowDraft;
  /** One for each link, by the row and its field. */
  readonly checks: Map<string, LinkCheck>;
}

/** Fills in foreign keys; the links of many-to-any that have to be checked come back. */
export function linkRows(model: Model, named: NamedItems, drafts: readonly RowDraft[]): readonly LinkCheck[] {
  const linking: Linking = { model, drafts, draftOf: (item) => draftOf(named, drafts, item), checks: new Map() };
  for (const item of named.items) {
    const draft = linking.draftOf(item);
    for (const { field, target } of item.toOne) {
      if (field.relation?.kind !== "m2o") continue;
      const from = referenceTo(linking, linking.draftOf(target), field.relation.targetField, target.path);
      setForeignKey(linking, draft, item, field.name, from);
    }
    for (const any of item.toAny) linkAny(linking, draft, item, any);
  }
  // Lists come last: the parent's key wins over what a child says of it.
  for (const item of named.items)
    for (const list of item.toMany) for (const child of list.items) linkChild(linking, linking.draftOf(item), list, child);
  referToCreated(linking);
  referToRenamed(linking);
  return [...linking.checks.values()];
}

/** A bare key may name an item that the same input creates under it: then the key that it gets counts, whatever was stated. */
function referToCreated({ model, drafts, checks }: Linking): void {
  const created = new Map(
    drafts.filter(({ isNew, named }) => isNew && named.key !== null).map((draft) => [`${draft.collection.name}:${draft.key}`, draft]),
  );
  if (created.size === 0) return;
  for (const draft of drafts) {
    for (const [name, cell] of draft.cells) {
      const relation = draft.collection.fields.get(name)?.relation;
      const text = cell.kind === "field" ? referredText(drafts, cell) : cell.text;
      const target = relation?.kind === "m2o" && text !== null ? created.get(`${relation.target}:${text}`) : undefined;
      if (relation?.kind === "m2o" && relation.targetField === target?.collection.primaryKey?.name) referByKey(draft, name, target);
    }
  }
  for (const { member, key, row, field } of checks.values()) {
    const [draft, collection] = [drafts[row], model.collections.get(member)];
    const target = collection === undefined ? undefined : created.get(`${member}:${canonicalKey(collection, key)}`);
    // A list may have claimed the item since.
    if (draft?.cells.get(field)?.kind === "text") referByKey(draft, field, target);
  }
}

/**
 * A value that stands for a link names the item that has it before the write, and is what becomes of it there; else the one that
 * is to have it.
 */
function referToRenamed({ drafts }: Linking): void {
  const named = listNamed(drafts);
  if (named.size === 0) return;
  for (const draft of drafts) {
    for (const [name, cell] of draft.cells) {
      const relation = draft.collection.fields.get(name)?.relation;
      if (relation?.kind !== "m2o" || cell.kind !== "text" || cell.text === null) continue;
      const target = named.get(valueName(relation.target, relation.targetField, cell.text));
      if (target === undefined) continue;
      if (fieldText(drafts, target, relation.targetField) === null) throw missingLink(`${draft.path}.${name}`, relation.targetField);
      refer(draft, name, { kind: "field", row: target.id, field: relation.targetField });
    }
  }
}

/** The items whose fields are written, by the values before the write, and by those after it that nobody has before. */
function listNamed(drafts: readonly RowDraft[]): ReadonlyMap<string, RowDraft> {
  const values = drafts.flatMap((draft) =>
    draft.collection.uniqueKeys.flatMap(({ referred }) =>
      referred
        .filter((name) => draft.cells.has(name))
        .map((name) => ({ draft, name, before: draft.named.found?.actual.get(name) ?? null, after: fieldText(drafts, draft, name) })),
    ),
  );
  const nameOf = (draft: RowDraft, field: string, text: string | null): readonly (readonly [string, RowDraft])[] =>
    text === null ? [] : [[valueName(draft.collection.name, field, text), draft]];
  return new Map([
    ...values.flatMap(({ draft, name, after }) => nameOf(draft, name, after)),
    ...values.flatMap(({ draft, name, before }) => nameOf(draft, name, before)),
  ]);
}

function referByKey(draft: RowDraft, field: string, target: RowDraft | undefined): void {
  if (target !== undefined) refer(draft, field, { kind: "field", row: target.id, field: target.collection.primaryKey?.name ?? "" });
}

/** What an item is referred to by. That of a new one may be the database's to make; an item without it cannot be linked. */
function referenceTo({ drafts }: Linking, target: RowDraft, field: string, path: string): Reference {
  const cell = target.cells.get(field);
  const isMade = cell === undefined ? target.isNew : cell.kind === "field";
  if (fieldText(drafts, target, field) === null && !isMade) throw missingLink(path, field);
  return { kind: "field", row: target.id, field };
}

function refer(draft: RowDraft, field: string, from: Reference): void {
  if (field === draft.collection.primaryKey?.name) draft.keyFrom = from;
  else draft.cells.set(field, from);
}

/** A key that is a link as well cannot change with the link. */
function assertKeyIs({ drafts }: Linking, draft: RowDraft, from: Reference, path: string): void {
  const text = referredText(drafts, from);
  if (text !== null && draft.key !== canonicalKey(draft.collection, text))
    throw invalidPayload(path, `this item has the key "${draft.key}", which links it to that item alone, not to "${text}".`);
  if (draft.isNew) refer(draft, draft.collection.primaryKey?.name ?? "", from);
}

/** A link that is there already is not written. */
function setForeignKey(linking: Linking, draft: RowDraft, item: ItemWrite, field: string, from: Reference): void {
  if (field === draft.collection.primaryKey?.name) return assertKeyIs(linking, draft, from, item.path);
  if (!draft.cells.has(field) && isStored(linking, draft, field, from)) return;
  stateCell(linking.drafts, draft, item, field, from);
}

/** What another item has before the write, which is to get it from there, is no link to that one. */
function isStored({ drafts }: Linking, { isNew, visible }: RowDraft, field: string, from: Reference): boolean {
  const text = referredText(drafts, from);
  if (isNew || text === null || visible?.get(field) !== text) return false;
  const target = drafts[from.row];
  return target?.cells.has(from.field) !== true || target.visible?.get(from.field) === text;
}

function linkAny(linking: Linking, draft: RowDraft, item: ItemWrite, any: AnyWrite): void {
  const { relation } = any;
  const { model, drafts, checks } = linking;
  const link = `${draft.id}.${relation.field}`;
  if (any.kind === "item") {
    const target = linking.draftOf(any.target);
    const { name } = target.collection;
    if (draft.cells.has(relation.collectionField) || draft.isNew || draft.visible?.get(relation.collectionField) !== name)
      stateCell(drafts, draft, item, relation.collectionField, textCell(name));
    setForeignKey(linking, draft, item, relation.field, referenceTo(linking, target, target.collection.primaryKey?.name ?? "", any.path));
    if (draft.statedBy.get(relation.field) === item) checks.delete(link);
    return;
  }
  // A typed member that is null states nothing, and of what is stored nothing may be told.
  if (any.member === undefined && any.item === undefined) return;
  const member = any.member === undefined ? fieldText(drafts, draft, relation.collectionField) : any.member;
  if (any.item !== undefined) stateCell(drafts, draft, item, relation.field, textCell(canonicalItem(model, member, any.item)));
  if (any.member !== undefined) stateCell(drafts, draft, item, relation.collectionField, textCell(any.member));
  // Another place of the input may have the last word.
  if (draft.statedBy.get(any.item === undefined ? relation.collectionField : relation.field) !== item) return;
  checks.delete(link);
  const key = fieldText(drafts, draft, relation.field);
  if (any.item === null || key === null || (any.item === undefined && any.member === null)) return;
  if (member === null) throw invalidPayload(any.path, `expected "${relation.collectionField}" beside the item.`);
  checks.set(link, { member, key, path: any.path, row: draft.id, field: relation.field });
}

/** The key as the member's own column prints it, by which the other side finds it. */
function canonicalItem(model: Model, member: string | null, item: string | null): string | null {
  const collection = member === null ? undefined : model.collections.get(member);
  const primaryKey = collection?.primaryKey ?? null;
  if (collection === undefined || primaryKey === null || item === null || !isKeyText(item, keyTypeOf(primaryKey))) return item;
  // How many digits a decimal prints is its column's own.
  return primaryKey.type === "decimal" ? item : canonicalKey(collection, item);
}

function linkChild(linking: Linking, parent: RowDraft, { relation }: ToManyWrite, child: ItemWrite): void {
  const draft = linking.draftOf(child);
  const from = referenceTo(linking, parent, relation.keyField, parent.path);
  const claimed = draft.claimed.get(relation.targetField);
  if (claimed !== undefined && claimed !== parent) throw invalidPayload(child.path, `this item is in the lists of two items.`);
  assertNotMadeInVain(linking, parent, relation, child);
  draft.claimed.set(relation.targetField, parent);
  claim(linking, draft, relation.targetField, from, child.path);
  if (relation.kind !== "o2a") return;
  if (!draft.isNew && draft.visible?.get(relation.collectionField) === relation.collection) draft.cells.delete(relation.collectionField);
  else draft.cells.set(relation.collectionField, textCell(relation.collection));
}

/** The parent's key wins over what a child says of it; but an item that is made for that link alone would belong to nobody. */
function assertNotMadeInVain(linking: Linking, parent: RowDraft, { targetField }: ToManyWrite["relation"], child: ItemWrite): void {
  const targets = [
    ...child.toOne.filter(({ field }) => field.name === targetField).map(({ target }) => target),
    ...child.toAny.flatMap((any) => (any.kind === "item" && any.relation.field === targetField ? [any.target] : [])),
  ];
  for (const target of targets) {
    const draft = linking.draftOf(target);
    if (draft !== parent && draft.isNew && draft.named.key === null)
      throw invalidPayload(
        target.path,
        `this item would be created for nothing, because the list at "${parent.path}" links the other one.`,
      );
  }
}

/** A child that belongs to its parent already is not written for that. */
function claim(linking: Linking, draft: RowDraft, field: string, from: Reference, path: string): void {
  if (field === draft.collection.primaryKey?.name) return assertKeyIs(linking, draft, from, path);
  if (isStored(linking, draft, field, from)) draft.cells.delete(field);
  else refer(draft, field, from);
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
export function storeLinks(rows: readonly WriteRow[], checks: readonly LinkCheck[], existing: FoundLinks): readonly WriteRow[] {
  const byRow = Map.groupBy(checks, ({ row }) => row);
  return rows.map((row) => {
    const printed = (byRow.get(row.id) ?? []).flatMap(({ member, key, field }) => {
      const stored = existing.get(member)?.get(key);
      return stored !== undefined && row.cells.get(field)?.kind === "text" ? [[field, textCell(stored)] as const] : [];
    });
    return printed.length === 0 ? row : withCells(row, new Map([...row.cells, ...printed]));
  });
}

/** Which of the links cannot be: a text that is no key, or an item that neither exists nor is being created. */
export function findBrokenLinks(
  model: Model,
  rows: readonly WriteRow[],
  checks: readonly LinkCheck[],
  existing: FoundLinks,
): readonly RequestError[] {
  const created = new Set(rows.filter((row) => row.isNew).map((row) => `${row.collection.name}:${row.key ?? ""}`));
  const isThere = ({ member, key }: LinkCheck): boolean => {
    const collection = model.collections.get(member);
    if (collection?.primaryKey === undefined || collection.primaryKey === null || !isKeyText(key, keyTypeOf(collection.primaryKey)))
      return false;
    return existing.get(member)?.has(key) === true || created.has(`${member}:${canonicalKey(collection, key)}`);
  };
  return checks.filter((check) => !isThere(check)).map(({ member, key, path }) => brokenLink(path, member, key));
}
