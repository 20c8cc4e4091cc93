/**
 * What somebody is told of events: of each item, what is asked for, as they see it now; nothing of an item that they do not see. In:
 * events of one collection. Out: for each an object by response keys for graphql-js to complete, or null where they are told nothing.
 */
import { actionAccess } from "../access/access.ts";
import type { Parameter } from "../database/database.ts";
import { collectionOf } from "../model/look-up.ts";
import type { Collection } from "../model/model.ts";
import { ownLink } from "../plan/read/key-links.ts";
import { planRead } from "../plan/read/plan-read.ts";
import type { ReadPlan } from "../plan/statement/read-plan.ts";
import type { ItemEvent } from "../plan/write/item-event.ts";
import { buildItemSelection } from "../request/build-selection.ts";
import { type AnsweredField, type AskedField, collectAnswered } from "../request/running-operation.ts";
import { outputMeaning, subscriptionMeaning } from "../schema/names/meaning.ts";
import { GraphQLObjectType, getNamedType } from "graphql";
import { invariant } from "../shared/invariant.ts";
import { compileNode } from "../sql/compile-plan.ts";
import type { CompiledNode } from "../sql/compile-plan.ts";
import { asItWas } from "../sql/compile-read.ts";
import { type Item, createItem, finishObjects } from "./read/finish-objects.ts";
import { loadForest } from "./read/load.ts";
import type { LoadedNode } from "./read/load.ts";
import { createLoader } from "./read/loader.ts";
import type { Filled } from "./read/plan-cache.ts";
import type { KeptAnswer, MutationContext } from "./write/mutation-context.ts";
import { planAnswer } from "./write/plan-answer.ts";

/** Throws what is wrong with what is asked for. */
export function assertReadable(context: MutationContext, root: AskedField): void {
  for (const field of askedData(partsOf(root))) planData(context, field);
}

export async function readEvents(
  context: MutationContext,
  root: AskedField,
  events: readonly ItemEvent[],
): Promise<readonly (Item | null)[]> {
  const meaning = subscriptionMeaning(root.field);
  invariant(meaning !== undefined, `root field "${root.field.name}" has a meaning`);
  const collection = collectionOf(context.model, meaning.collection);
  const parts = partsOf(root);
  const keys = [...new Set(events.flatMap(({ event, key }) => (event === "delete" ? [] : [key])))];
  const reads = await readParts(context, collection, parts, keys);
  return Promise.all(
    events.map(async (event) => {
      if (event.event === "delete") return (await wasSeen(context, collection, event.was)) ? describeEvent(parts, event, noParts) : null;
      // Who sees all items is told of one that has gone meanwhile, too.
      const read = reads.get(event.key) ?? (seesAll(context, collection) ? noParts : null);
      return read === null ? null : describeEvent(parts, event, read);
    }),
  );
}

/** By response key, the item. */
type Parts = ReadonlyMap<string, unknown>;

const noParts: Parts = new Map();

/** By the keys of the items that are seen. */
async function readParts(
  context: MutationContext,
  collection: Collection,
  parts: readonly AnsweredField[],
  keys: readonly string[],
): Promise<ReadonlyMap<string, Parts>> {
  if (keys.length === 0) return new Map();
  const asked = askedData(parts);
  const loader = createLoader(context.database, context);
  const load = async (node: CompiledNode, values: readonly Parameter[]): Promise<readonly LoadedNode[]> => {
    const trees = keys.map((key) => ({ node, key, values }));
    return (await loadForest(trees, loader)).map(assertLoaded);
  };
  // Whether it is seen at all is asked for where nothing else is.
  const seen = asked.length > 0 ? null : await load(compileNode(planSight(context, collection)), []);
  const loaded = await Promise.all(
    asked.map(async (field) => {
      const { plan, values } = planData(context, field);
      return load(plan.node, values);
    }),
  );
  const found = new Map<string, Parts>();
  for (const [index, key] of keys.entries()) {
    const nodes = [...loaded, ...(seen === null ? [] : [seen])].map((list) => list[index]);
    if (nodes.some((node) => node === undefined || node.rows.length === 0)) continue;
    const items = await Promise.all(
      asked.map(async (field, place): Promise<readonly [string, unknown]> => {
        const node = loaded[place]?.[index];
        return [field.key, node === undefined ? null : (await finishObjects(node))[0]];
      }),
    );
    found.set(key, new Map(items));
  }
  return found;
}

/** Of an item that cannot be read it is not known whether it may be told of. */
function assertLoaded(loaded: LoadedNode | Error): LoadedNode {
  if (loaded instanceof Error) throw loaded;
  return loaded;
}

function partsOf(root: AskedField): readonly AnsweredField[] {
  const type = getNamedType(root.field.type);
  invariant(type instanceof GraphQLObjectType, `field "${root.field.name}" returns objects`);
  return collectAnswered(root, type, root.nodes);
}

/** A client may ask for the item several times, under names of its own. */
function askedData(parts: readonly AnsweredField[]): readonly AskedField[] {
  return parts.flatMap(({ asked }) => (asked !== null && partOf(asked) === "data" ? [asked] : []));
}

function planData(context: MutationContext, field: AskedField): Filled<KeptAnswer> {
  const filled = planAnswer(context, field, { item: buildItemSelection(field), arguments: {} }, "item");
  invariant(filled !== null, "an item is asked for");
  return filled;
}

function planSight(context: MutationContext, { name, primaryKey }: Collection): ReturnType<typeof planRead> {
  invariant(primaryKey !== null, `collection "${name}" tells its events by its key`);
  const request = { arguments: {}, defaultSort: null, rows: "one", depth: 0, path: "" } as const;
  return planRead(context, { collection: name, fields: [] }, { ...request, link: ownLink(primaryKey) });
}

function partOf({ field }: AskedField): "key" | "event" | "data" | null {
  const meaning = outputMeaning(field);
  return meaning?.kind === "event" ? meaning.part : null;
}

function describeEvent(parts: readonly AnsweredField[], { key, event }: ItemEvent, read: Parts): Item {
  const item = createItem();
  for (const { key: name, asked } of parts) {
    const part = asked === null ? null : partOf(asked);
    if (part === "key") item[name] = key;
    else if (part === "event") item[name] = event;
    else if (part === "data") item[name] = read.get(name) ?? null;
  }
  return item;
}

/**
 * Whether an item that is gone was one that may be seen, by the rules of now. What a rule asks of other items is looked for among
 * those that there are now, so that of an item whose others went along with it nothing is told.
 */
async function wasSeen(context: MutationContext, collection: Collection, was: string | null): Promise<boolean> {
  if (seesAll(context, collection)) return true;
  if (was === null || actionAccess(context.access, collection.name, "read").kind === "none") return false;
  const { plan } = planSight(context, collection);
  if (!isTold(plan, collection, was)) return false;
  const rows = await context.database.run(asItWas(plan, was), context.signal === undefined ? {} : { signal: context.signal });
  return rows.length > 0;
}

function seesAll({ access }: MutationContext, { name }: Collection): boolean {
  const allowed = actionAccess(access, name, "read");
  return allowed.kind === "all" || (allowed.kind === "some" && allowed.rule === null);
}

/** Whether all is told that the rules of the collection look at: a long value is not. */
function isTold({ condition, joins }: ReadPlan, { fields }: Collection, was: string): boolean {
  // The database has made it of a row.
  const told = new Set(Object.keys(JSON.parse(was) as object));
  const missing = [...fields.values()].flatMap((field) => (field.kind === "column" && !told.has(field.column) ? [field.column] : []));
  const looked = JSON.stringify([condition, joins]);
  return !missing.some((column) => looked.includes(JSON.stringify(column)));
}
