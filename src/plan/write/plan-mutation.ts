import { invalidPayload, tooManyItems, unknownItem } from "../../errors.ts";
import type { RootInput } from "../../input/item-input.ts";
import { collectionOf } from "../../model/look-up.ts";
import type { Collection } from "../../model/model.ts";
import type { PlanContext, RequestSettings } from "../../request/plan-context.ts";
import type { MutationSelection } from "../../request/selection.ts";
import { invariant } from "../../shared/invariant.ts";
import type { Steps } from "../../shared/steps.ts";
import { canonicalKey } from "../../value/canonical-text.ts";
import { readKeyText } from "../../value/key-text.ts";
import { countItems } from "./count-items.ts";
import type { ItemWrite } from "./item-tree.ts";
import { parseItems } from "./parse-items.ts";
import type { RootItem } from "./parse-items.ts";

/** What a root field of `Mutation` is to do, parsed before its first statement. */
export type MutationPlan =
  | {
      readonly kind: "save";
      readonly items: readonly ItemWrite[];
      /** Roots that do not exist are left out, without a word. */
      readonly skipUnknown: boolean;
      readonly answer: "item" | "list";
    }
  /** Whether its item exists, and so which of the two it is, is known from the database. */
  | { readonly kind: "singleton"; readonly collection: Collection; readonly save: (key: string | null) => Steps<readonly ItemWrite[]> }
  | { readonly kind: "delete"; readonly collection: Collection; readonly keys: readonly string[]; readonly answer: "item" | "list" };

export function* planMutation(context: PlanContext, selection: MutationSelection): Steps<MutationPlan> {
  const { model, settings } = context;
  const collection = collectionOf(model, selection.mutation.collection);
  const { data, id, ids } = selection.arguments;
  const save = function* (roots: readonly RootItem[], answer: "item" | "list", skipUnknown = false): Steps<MutationPlan> {
    assertCount(settings, roots);
    return { kind: "save", items: yield* parseItems(context, collection, roots), skipUnknown, answer };
  };
  switch (selection.mutation.kind) {
    case "createItem":
      return yield* save([{ input: itemOf(data), path: "data", intent: "create" }], "item");
    case "createItems":
      return yield* save(rootsOf(listOf(settings, data), "create"), "list");
    case "updateItem": {
      const key = readKey(collection, id ?? "");
      if (key === null) throw unknownItem(collection.name);
      return yield* save([{ input: itemOf(data), path: "data", intent: "update", key }], "item");
    }
    case "updateCurrentUser": {
      const key = readKey(collection, context.user.id ?? "");
      if (key === null) throw unknownItem(collection.name);
      if (data === undefined) throw invalidPayload("data", "expected what is to be changed, got nothing.");
      return yield* save([{ input: itemOf(data), path: "data", intent: "update", key }], "item");
    }
    case "updateItems": {
      const keys = listOf(settings, ids).map((one) => (typeof one === "string" ? readKey(collection, one) : null));
      const known = [...new Set(keys.filter((key) => key !== null))];
      const input = itemOf(data);
      return yield* save(
        known.map((key) => ({ input, path: "data", intent: "update", key })),
        "list",
        true,
      );
    }
    case "updateBatch":
      return yield* save(rootsOf(listOf(settings, data), "update"), "list");
    case "updateSingleton": {
      const root = { input: itemOf(data), path: "data" };
      assertCount(settings, [root]);
      return {
        kind: "singleton",
        collection,
        save: (key) => parseItems(context, collection, [key === null ? { ...root, intent: "create" } : { ...root, intent: "update", key }]),
      };
    }
    case "deleteItem":
      return { kind: "delete", collection, keys: readKeys(collection, [id]), answer: "item" };
    case "deleteItems":
      return { kind: "delete", collection, keys: readKeys(collection, listOf(settings, ids)), answer: "list" };
  }
}

type Data = MutationSelection["arguments"]["data"];

function itemOf(data: Data): RootInput {
  invariant(data !== undefined && !isList(data), "`data` is one item");
  return data;
}

function listOf<Item>({ maxBatchMutation: most }: RequestSettings, given: Item | readonly Item[] | undefined): readonly Item[] {
  const items = given === undefined ? [] : isList(given) ? given : [given];
  if (items.length > most) throw tooManyItems(items.length, most);
  return items;
}

/** Before the items are made that are too many. */
function assertCount({ maxBatchMutation: most }: RequestSettings, roots: readonly Pick<RootItem, "input">[]): void {
  const byInput = Map.groupBy(roots, ({ input }) => input);
  const count = [...byInput].reduce((sum, [input, given]) => sum + countItems(input, given.length), 0);
  if (count > most) throw tooManyItems(count, most);
}

/** `Array.isArray` does not know of readonly ones. */
function isList<Item>(given: Item | readonly Item[]): given is readonly Item[] {
  return Array.isArray(given);
}

function rootsOf(inputs: readonly RootInput[], intent: "create" | "update"): readonly RootItem[] {
  return inputs.map((input, index) => ({ input, path: `data[${index}]`, intent }));
}

function readKeys(collection: Collection, ids: readonly unknown[]): readonly string[] {
  return ids.map((id) => {
    const key = typeof id === "string" ? readKey(collection, id) : null;
    if (key === null) throw unknownItem(collection.name);
    return key;
  });
}

/** Null for a text that can be no key, and so belongs to no item. */
function readKey(collection: Collection, id: string): string | null {
  const { primaryKey } = collection;
  invariant(primaryKey !== null, `collection "${collection.name}" is written by its key`);
  const key = readKeyText(primaryKey, id);
  return key === null ? null : canonicalKey(collection, key);
}
