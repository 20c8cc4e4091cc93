/**
 * What `$CURRENT_USER.<path>` and `$CURRENT_ROLE.<path>` lead to: a path goes through relations, so it may have many
 * values. All paths of a user are read by one tree of statements, as an administrator reads.
 */
import { admin } from "../access/access.ts";
import type { Database } from "../database/database.ts";
import { collectionOf, fieldOf } from "../model/look-up.ts";
import type { Model } from "../model/model.ts";
import { planRead } from "../plan/read/plan-read.ts";
import { nobody } from "../request/current-user.ts";
import type { PlanContext } from "../request/plan-context.ts";
import type { ItemSelection, SelectedField } from "../request/selection.ts";
import type { Item } from "../resolve/read/finish-objects.ts";
import { loadItems } from "../resolve/read/load-items.ts";
import { createLoader } from "../resolve/read/loader.ts";
import { targetOf } from "../rule/dynamic-path.ts";
import type { DynamicPath } from "../rule/dynamic-path.ts";
import type { SchemaNames } from "../schema/names/names.ts";

export interface ReadValues {
  readonly database: Database;
  readonly model: Model;
  readonly names: SchemaNames;
}

export interface ValueHolder {
  readonly user: string | null;
  readonly role: string | null;
}

/** By the text as rules write it. */
export async function readUserValues(
  served: ReadValues,
  holder: ValueHolder,
  paths: ReadonlyMap<string, DynamicPath>,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const from = (collection: DynamicPath["collection"], key: string | null): Promise<readonly NamedValues[]> =>
    readItem(
      served,
      collection,
      key,
      [...paths].filter(([, path]) => path.collection === collection),
    );
  const found = await Promise.all([from("directus_users", holder.user), from("directus_roles", holder.role)]);
  return new Map(found.flat());
}

type NamedValues = readonly [text: string, values: readonly string[]];

async function readItem(
  served: ReadValues,
  collection: string,
  key: string | null,
  paths: readonly (readonly [string, DynamicPath])[],
): Promise<readonly NamedValues[]> {
  if (paths.length === 0) return [];
  const root: Branch = { collection, fields: new Map() };
  for (const [, { steps }] of paths) grow(served.model, root, steps);
  const item = key === null ? undefined : await loadItem(served, selectionOf(root), key);
  return paths.map(([text, { steps }]) => [text, item === undefined ? [] : collectValues(item, steps)]);
}

/** A part of the tree of paths. */
interface Branch {
  readonly collection: string;
  /** Null for a field whose own value is wanted. */
  readonly fields: Map<string, Branch | null>;
}

/** Adds a path to the tree. */
function grow(model: Model, branch: Branch, [name = "", ...rest]: readonly string[]): void {
  if (rest.length === 0) {
    branch.fields.set(name, null);
    return;
  }
  const target = targetOf(fieldOf(collectionOf(model, branch.collection), name)) ?? "";
  const next: Branch = branch.fields.get(name) ?? { collection: target, fields: new Map() };
  branch.fields.set(name, next);
  grow(model, next, rest);
}

function selectionOf({ collection, fields }: Branch): ItemSelection {
  return {
    collection,
    fields: [...fields].map(([name, branch]): SelectedField =>
      branch === null
        ? { kind: "column", key: name, field: name }
        : { kind: "relation", key: name, field: name, arguments: { limit: -1 }, item: selectionOf(branch) },
    ),
  };
}

async function loadItem({ database, model, names }: ReadValues, selection: ItemSelection, key: string): Promise<Item | undefined> {
  const context: PlanContext = {
    model,
    names,
    user: nobody,
    access: admin,
    now: new Date(),
    // The path is the operator's, not the client's.
    settings: { queryLimitDefault: -1, queryLimitMax: -1, maxRelationalDepth: 100, maxBatchMutation: 1, mostSteps: Infinity },
  };
  const node = planRead(context, selection, {
    link: { kind: "root" },
    arguments: {},
    defaultSort: null,
    rows: "many",
    depth: 0,
    path: "",
    among: [key],
  });
  const [item] = await loadItems(node, null, createLoader(database));
  return item;
}

/** All that the steps lead to, each value once. */
function collectValues(item: unknown, steps: readonly string[]): readonly string[] {
  const found = new Set<string>();
  const walk = (value: unknown, depth: number): void => {
    if (value === null || value === undefined) return;
    if (depth === steps.length) found.add(typeof value === "string" ? value : JSON.stringify(value));
    else if (Array.isArray(value)) for (const entry of value) walk(entry, depth);
    else if (typeof value === "object") walk(Reflect.get(value, steps[depth] ?? ""), depth + 1);
  };
  walk(item, 0);
  return [...found];
}
