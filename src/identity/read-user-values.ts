/**
 * What `$CURRENT_USER.<path>` and `$CURRENT_ROLE.<path>` lead to: a path goes through relations, so it may have many
 * values. All paths of a user are read by one tree of statements, as an administrator reads.
 */
import { admin } from "../access/access.ts";
import type { DynamicPath, DynamicPaths } from "../access/dynamic-paths.ts";
import type { Database } from "../database/database.ts";
import type { Field, Model } from "../model/model.ts";
import { planRead } from "../plan/read/plan-read.ts";
import { nobody } from "../request/current-user.ts";
import type { PlanContext } from "../request/plan-context.ts";
import type { ItemSelection, SelectedField } from "../request/selection.ts";
import type { Item } from "../resolve/read/finish-objects.ts";
import { loadItems } from "../resolve/read/load-items.ts";
import { createLoader } from "../resolve/read/loader.ts";
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

/** By the text as rules write it. A path that leads nowhere in this database has no entry. */
export async function readUserValues(
  served: ReadValues,
  holder: ValueHolder,
  paths: DynamicPaths,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const values = new Map<string, readonly string[]>();
  const all = [...paths];
  const [ofUser, ofRole] = await Promise.all([
    readItem(
      served,
      "directus_users",
      holder.user,
      all.filter(([, { of }]) => of === "user"),
    ),
    readItem(
      served,
      "directus_roles",
      holder.role,
      all.filter(([, { of }]) => of === "role"),
    ),
  ]);
  for (const [text, found] of [...ofUser, ...ofRole]) values.set(text, found);
  return values;
}

type NamedPath = readonly [string, DynamicPath];

async function readItem(
  served: ReadValues,
  collection: string,
  key: string | null,
  paths: readonly NamedPath[],
): Promise<readonly (readonly [string, readonly string[]])[]> {
  const root: Branch = { collection, fields: new Map() };
  const known = paths.flatMap(([text, { steps }]): readonly (readonly [string, Steps])[] => {
    const complete = grow(served.model, root, steps);
    return complete === null ? [] : [[text, complete]];
  });
  if (known.length === 0) return [];
  const item = key === null ? undefined : await loadItem(served, selectionOf(root), key);
  return known.map(([text, steps]) => [text, item === undefined ? [] : collectValues(item, steps)]);
}

type Steps = readonly string[];

/** A part of the tree of paths. */
interface Branch {
  readonly collection: string;
  /** Null for a field whose own value is wanted. */
  readonly fields: Map<string, Branch | null>;
}

/** Adds a path to the tree, and gives it back down to a column; null for one that the model does not know. */
function grow(model: Model, branch: Branch, steps: Steps): Steps | null {
  const [name = "", ...rest] = steps;
  const field = model.collections.get(branch.collection)?.fields.get(name);
  if (field === undefined) return null;
  const target = targetOf(model, field);
  if (rest.length === 0 && field.relation?.kind !== "m2o" && field.kind === "column") {
    branch.fields.set(name, null);
    return [name];
  }
  // A relation at the end stands for the key of what it leads to.
  const keyOfTarget = target === undefined ? undefined : model.collections.get(target)?.primaryKey?.name;
  const further = rest.length > 0 ? rest : keyOfTarget === undefined ? [] : [keyOfTarget];
  if (target === undefined || further.length === 0) return null;
  const next: Branch = branch.fields.get(name) ?? { collection: target, fields: new Map() };
  const below = grow(model, next, further);
  if (below === null) return null;
  branch.fields.set(name, next);
  return [name, ...below];
}

function targetOf(model: Model, { relation }: Field): string | undefined {
  return relation === null || relation.kind === "a2o" || !model.collections.has(relation.target) ? undefined : relation.target;
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
    settings: { queryLimitDefault: -1, queryLimitMax: -1, maxRelationalDepth: 100, maxBatchMutation: 1 },
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
  const [item] = await loadItems(node, null, createLoader(database, undefined));
  return item;
}

/** All that the steps lead to, each value once. */
function collectValues(item: unknown, steps: Steps): readonly string[] {
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
