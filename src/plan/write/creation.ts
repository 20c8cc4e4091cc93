/**
 * What an input of new items comes to, worked out once for its shape. In: one such input, and the tree of items that it is.
 * Out: the rows that it becomes, each cell by where its text comes from: another input of the shape needs but its own texts
 * and keys (`fill-creation.ts`).
 *
 * The steps of a write are taken with keys that stand for those to be drawn. Whatever looks at a value on the way, at what is
 * stored, or at what the database makes of a row, keeps the shape from it.
 */
import { actionAccess, mayAct } from "../../access/access.ts";
import { RequestError } from "../../errors.ts";
import type { ItemInput } from "../../input/item-input.ts";
import { collectionOf } from "../../model/look-up.ts";
import type { Collection, ColumnField, Model } from "../../model/model.ts";
import type { PlanContext } from "../../request/plan-context.ts";
import { finishAtOnce } from "../../shared/steps.ts";
import { canonicalKey } from "../../value/canonical-text.ts";
import { types } from "../../value/types.ts";
import { completeRows, dropForged } from "./complete-rows.ts";
import { countItems } from "./count-items.ts";
import { listCreatedQuestions } from "./created-questions.ts";
import { listValuePlaces } from "./creation-values.ts";
import type { ValuePlace } from "./creation-values.ts";
import { foretellKeys, isWholeAtLast } from "./foretell.ts";
import { isDescribing, listItems } from "./item-tree.ts";
import type { ItemWrite } from "./item-tree.ts";
import { joinSteps } from "./join-steps.ts";
import { keyMakerOf, listLinkedKeys } from "./key-sources.ts";
import { listLinks } from "./links.ts";
import { nameItems } from "./name-items.ts";
import type { NamedItems } from "./name-items.ts";
import type { RowGroup } from "./row-groups.ts";
import type { Reference, WriteRow } from "./rows.ts";
import { settle } from "./settle.ts";
import { itemName } from "./survey.ts";
import type { FoundItem, FoundItems } from "./survey.ts";
import { validateRows } from "./validate-rows.ts";
import { planWrites } from "./write-plan.ts";

export interface Creation {
  /** How many items one input states. */
  readonly count: number;
  /** What each value of the input is that of, in the order of the shape. */
  readonly values: readonly ValuePlace[];
  /** Whose keys are drawn for one input, and how many. */
  readonly keys: readonly { readonly collection: Collection; readonly count: number }[];
  /** As one statement writes them. */
  readonly groups: readonly CreatedGroup[];
  readonly root: CellSource;
  /** What a limited role has to be allowed to link before. */
  readonly links: readonly { readonly target: Collection; readonly key: CellSource }[];
  /** What is to be asked of the new items, for a limited role. */
  readonly questions: readonly {
    readonly collection: Collection;
    readonly fields: readonly string[];
    readonly keys: readonly CellSource[];
  }[];
}

/** Without rows; in their place, row by row, where the key comes from, and each field. */
export interface CreatedGroup extends RowGroup {
  readonly cells: readonly (readonly CellSource[])[];
}

/** Where the text of a cell comes from. */
export type CellSource =
  | { readonly kind: "text"; readonly text: string | null }
  /** By its place among the values. */
  | { readonly kind: "value"; readonly at: number }
  /** One of the keys that are drawn for a collection, both by their places. */
  | { readonly kind: "key"; readonly of: number; readonly at: number }
  /** What a new item is given of a field that it does not state. */
  | { readonly kind: "filled"; readonly collection: Collection; readonly field: ColumnField };

/** Null where the shape alone does not tell what is written. */
export function compileCreation(context: PlanContext, input: ItemInput, root: ItemWrite): Creation | null {
  try {
    return compile(context, input, root);
  } catch (error) {
    if (error instanceof RequestError || error instanceof UntoldError) return null;
    throw error;
  }
}

/** A shape does not tell what is written. */
class UntoldError extends Error {
  override readonly name = "UntoldError";
}

function compile(context: PlanContext, input: ItemInput, root: ItemWrite): Creation {
  const { model, access } = context;
  const places = listValuePlaces(input, root);
  const items = listItems([root]);
  if (places === null || !items.every((item) => isCreated(context, root, item) || isTarget(context, root, items, item)))
    throw new UntoldError();
  const keyed = keyItems(items);
  const named = nameItems([root], keyed.found);
  const survey = { items: keyed.found, members: new Map(), spellings: new Map() };
  const settled = finishAtOnce(settle(model, named, survey, keyed.drawn));
  if (settled.checks.length + settled.deletions.length > 0) throw new UntoldError();
  if (settled.rows.some((row) => isJudgedByValue(row) || mayNameAnother(model, root, row))) throw new UntoldError();
  const own = dropForged(access, settled.rows);
  const completed = completeRows(context, own, new Set());
  const { problems, open } = validateRows(context, completed);
  const plan = joinSteps(finishAtOnce(planWrites(model, completed, [])));
  const [step, another] = plan.steps;
  if (problems.length + open.length > 0 || step?.kind !== "write" || another !== undefined || !isWholeAtLast(plan)) throw new UntoldError();
  if (!step.groups.every(({ isNew, hasKeys, returned }) => isNew && hasKeys && returned.length === 0)) throw new UntoldError();
  const { rows } = plan;
  const rootRow = rows[named.rowOf(root).id];
  if (rootRow === undefined || foretellKeys([rootRow]) === null) throw new UntoldError();
  const traced = { places, keyed, named, settled: own, rows };
  const asSettled = { ...traced, settled: settled.rows, rows: settled.rows };
  return {
    count: countItems(input, 1),
    values: places.map(({ field, isKey }) => ({ field, isKey })),
    keys: keyed.keys,
    groups: step.groups.map((group) => ({
      ...group,
      rows: [],
      cells: group.rows.map((row) => [group.key, ...group.fields].map((field) => traceCell(traced, row, field))),
    })),
    root: traceKey(traced, rootRow),
    links:
      access.kind === "admin"
        ? []
        : listLinks(model, settled.rows).map(({ row, field, target }) => ({ target, key: traceCell(asSettled, row, field) })),
    questions: listCreatedQuestions(access, rows).map((question) => ({
      collection: question.collection,
      fields: question.fields,
      keys: question.rows.map((row) => traceKey(traced, row)),
    })),
  };
}

/** New, and nothing but the shape says what becomes of it. Only the root may state its key: whatever else does may be there. */
function isCreated({ access }: PlanContext, root: ItemWrite, item: ItemWrite): boolean {
  const { isNew, key, collection, toMany } = item;
  const { primaryKey, isPlain, deferrable } = collection;
  if (!isNew || primaryKey === null || !isPlain || deferrable.length > 0 || (key !== null && item !== root)) return false;
  const allowed = actionAccess(access, collection.name, "create");
  if (allowed.kind === "some" && allowed.validation.length > 0) return false;
  return toMany.every(({ items, removed }) => removed.length === 0 && items.every((member) => member.key === null));
}

/** There, if the write does not fail: foreign keys say so. Nothing but its key is stated, by which others refer to it. */
function isTarget({ access }: PlanContext, root: ItemWrite, items: readonly ItemWrite[], item: ItemWrite): boolean {
  const { collection, key, isNew } = item;
  if (isNew || key === null || collection.primaryKey?.isDeterministic !== true || isDescribing(item)) return false;
  if (root.key !== null && root.collection === collection) return false;
  if (access.kind !== "admin" && !mayAct(access, collection.name, "read")) return false;
  return items.every(
    ({ toOne, toAny }) =>
      toOne.every(({ field, target }) => target !== item || isHeldToKey(field, collection)) &&
      toAny.every((any) => any.kind === "item" && any.target !== item),
  );
}

function isHeldToKey({ relation }: ColumnField, { primaryKey }: Collection): boolean {
  return relation?.kind === "m2o" && relation.isEnforced && relation.targetField === primaryKey?.name;
}

/** Its field has a rule, or what is stored is another text. */
function isJudgedByValue({ collection, cells }: WriteRow): boolean {
  return [...cells.keys()].some((name) => collection.rules.has(name) || collection.fields.get(name)?.special.includes("hash") === true);
}

/** The value of a link may be that of an item of the same input: by a key that the root states, or by a field that is no key. */
function mayNameAnother(model: Model, { key, collection: named }: ItemWrite, { collection, cells }: WriteRow): boolean {
  return [...cells].some(([name, { kind }]) => {
    const relation = collection.fields.get(name)?.relation;
    if (kind !== "text" || relation?.kind !== "m2o") return false;
    const target = collectionOf(model, relation.target);
    return relation.targetField !== target.primaryKey?.name || (key !== null && target === named);
  });
}

interface KeyedItems {
  readonly drawn: ReadonlyMap<ItemWrite, string>;
  readonly sources: ReadonlyMap<ItemWrite, CellSource>;
  readonly found: FoundItems;
  readonly keys: Creation["keys"];
}

/** Keys that stand for those that will be drawn, and items that stand for those that are there. */
function keyItems(items: readonly ItemWrite[]): KeyedItems {
  const linked = new Set(listLinkedKeys(items).map(({ item }) => item));
  const wanting = items.filter((item) => item.key === null && !linked.has(item));
  const groups = [...Map.groupBy(wanting, ({ collection }) => collection)];
  const found = items.flatMap(({ collection, key, isNew }): readonly (readonly [string, FoundItem])[] =>
    key === null || isNew
      ? []
      : [[itemName(collection, key), { key: canonicalKey(collection, key), visible: new Map(), actual: new Map() }]],
  );
  return {
    drawn: new Map(groups.flatMap(([collection, group]) => group.map((item, at) => [item, standIn(collection, at)] as const))),
    sources: new Map(groups.flatMap(([, group], of) => group.map((item, at) => [item, { kind: "key", of, at }] as const))),
    found: new Map(found),
    keys: groups.map(([collection, group]) => ({ collection, count: group.length })),
  };
}

function standIn({ primaryKey }: Collection, at: number): string {
  const maker = primaryKey === null ? "nobody" : keyMakerOf(primaryKey);
  if (primaryKey === null || (maker !== "sequence" && maker !== "here")) throw new UntoldError();
  return types[primaryKey.type].kind === "number" ? String(at + 1) : crypto.randomUUID();
}

interface Traced {
  readonly places: NonNullable<ReturnType<typeof listValuePlaces>>;
  readonly keyed: KeyedItems;
  readonly named: NamedItems;
  /** What the input says, and with what it is completed. */
  readonly settled: readonly WriteRow[];
  readonly rows: readonly WriteRow[];
}

function traceCell(traced: Traced, row: WriteRow, field: ColumnField): CellSource {
  const { name } = field;
  if (name === row.collection.primaryKey?.name) return traceKey(traced, row);
  const cell = row.cells.get(name);
  if (cell?.kind === "field") return traceReference(traced, cell);
  const isStated = traced.settled[row.id]?.cells.has(name) === true;
  if (!isStated) return { kind: "filled", collection: row.collection, field };
  return findValue(traced, row, name) ?? { kind: "text", text: cell?.text ?? null };
}

function traceKey(traced: Traced, row: WriteRow): CellSource {
  if (row.keyFrom !== null) return traceReference(traced, row.keyFrom);
  const [item] = traced.named.rows[row.id]?.items ?? [];
  const drawn = item === undefined ? undefined : traced.keyed.sources.get(item);
  return told(drawn ?? findValue(traced, row, row.collection.primaryKey?.name ?? ""));
}

function traceReference(traced: Traced, { row, field }: Reference): CellSource {
  const target = traced.rows[row];
  if (target === undefined || field !== target.collection.primaryKey?.name) throw new UntoldError();
  return traceKey(traced, target);
}

function findValue({ places, named }: Traced, { id }: WriteRow, field: string): CellSource | undefined {
  const items = named.rows[id]?.items ?? [];
  const at = places.findIndex((place) => place.field.name === field && items.includes(place.item));
  return at < 0 ? undefined : { kind: "value", at };
}

function told(source: CellSource | undefined): CellSource {
  if (source === undefined) throw new UntoldError();
  return source;
}
