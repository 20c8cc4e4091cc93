import { parseDynamicPath } from "../filter/dynamic-text.ts";
import type { Field, Model } from "../model/model.ts";

/** `$CURRENT_USER.contacts.organization` down to a column. */
export interface DynamicPath {
  readonly collection: "directus_users" | "directus_roles";
  /** Field names from that collection on. A relation at the end stands for the key of what it leads to. */
  readonly steps: readonly string[];
}

/** Null for a text that is no path, or that leads nowhere in the model. */
export function resolveDynamicPath(model: Model, text: string): DynamicPath | null {
  const path = parseDynamicPath(text);
  if (path === null) return null;
  const collection = path.of === "user" ? "directus_users" : "directus_roles";
  const steps = completeSteps(model, collection, path.steps);
  return steps === null ? null : { collection, steps };
}

function completeSteps(model: Model, collection: string, [name = "", ...rest]: readonly string[]): readonly string[] | null {
  const field = model.collections.get(collection)?.fields.get(name);
  if (field === undefined) return null;
  if (rest.length === 0 && field.kind === "column" && field.relation?.kind !== "m2o") return [name];
  const target = targetOf(field);
  const key = target === null ? undefined : model.collections.get(target)?.primaryKey?.name;
  const further = rest.length > 0 ? rest : key === undefined ? [] : [key];
  const below = target === null || further.length === 0 ? null : completeSteps(model, target, further);
  return below === null ? null : [name, ...below];
}

export function targetOf({ relation }: Field): string | null {
  return relation === null || relation.kind === "a2o" ? null : relation.target;
}
