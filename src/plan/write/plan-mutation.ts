import { tooManyItems, unknownItem } from "../../errors.ts";
import { collectionOf } from "../../model/look-up.ts";
import type { Collection } from "../../model/model.ts";
import type { PlanContext } from "../../request/plan-context.ts";
import type { MutationSelection } from "../../request/selection.ts";
import { invariant } from "../../shared/invariant.ts";
import { canonicalKey } from "../../value/canonical-text.ts";
import { readKeyText } from "../../value/key-text.ts";
import type { ItemWrite } from "./item-tree.ts";
import { parseItems } from "./parse-items.ts";
import type { ItemInput } from "./parse-items.ts";

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
  | { readonly kind: "singleton"; readonly collection: Collection; readonly save: (key: string | null) => readonly ItemWrite[] }
  | { readonly kind: "delete"; readonly collection: Collection; readonly keys: readonly string[]; readonly answer: "item" | "list" };

export function planMutation(context: PlanContext, selection: MutationSelection): MutationPlan {
  const collection = collectionOf(context.model, selection.mutation.collection);
  const { data, id, ids } = selection.arguments;
  const parse = (inputs: readonly Omit<ItemInput, "type">[]): readonly ItemWrite[] => {
    const { dataType } = selection;
    invariant(dataType !== null, `mutation of "${collection.name}" has an input`);
    return parseItems(
      context,
      collection,
      inputs.map((input) => ({ ...input, type: dataType })),
    );
  };
  switch (selection.mutation.kind) {
    case "createItem":
      return { kind: "save", items: parse([{ data, path: "data", intent: "create" }]), skipUnknown: false, answer: "item" };
    case "createItems": {
      const list = listOf(context, data);
      const items = parse(list.map((one, index) => ({ data: one, path: `data[${index}]`, intent: "create" })));
      return { kind: "save", items, skipUnknown: false, answer: "list" };
    }
    case "updateItem": {
      const key = readKey(collection, id ?? "");
      if (key === null) throw unknownItem(collection.name);
      return { kind: "save", items: parse([{ data, path: "data", intent: "update", key }]), skipUnknown: false, answer: "item" };
    }
    case "updateItems": {
      const keys = listOf(context, ids).map((one) => (typeof one === "string" ? readKey(collection, one) : null));
      const known = new Set(keys.filter((key) => key !== null));
      const items = parse([...known].map((key) => ({ data, path: "data", intent: "update", key })));
      return { kind: "save", items, skipUnknown: true, answer: "list" };
    }
    case "updateBatch": {
      const list = listOf(context, data);
      const items = parse(list.map((one, index) => ({ data: one, path: `data[${index}]`, intent: "update" })));
      return { kind: "save", items, skipUnknown: false, answer: "list" };
    }
    case "updateSingleton":
      return {
        kind: "singleton",
        collection,
        save: (key) => parse([key === null ? { data, path: "data", intent: "create" } : { data, path: "data", intent: "update", key }]),
      };
    case "deleteItem":
      return { kind: "delete", collection, keys: readKeys(collection, [id]), answer: "item" };
    case "deleteItems":
      return { kind: "delete", collection, keys: readKeys(collection, listOf(context, ids)), answer: "list" };
  }
}

function listOf({ settings }: PlanContext, value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return [value];
  if (value.length > settings.maxBatchMutation) throw tooManyItems(value.length, settings.maxBatchMutation);
  return value;
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
