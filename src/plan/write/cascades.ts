import type { Collection, Model } from "../../model/model.ts";

/** The collections of which the database deletes items when it deletes some of these: `ON DELETE CASCADE`, through any number of hops. */
export function reachedByCascade(model: Model, from: ReadonlySet<Collection>): ReadonlySet<Collection> {
  const reached = new Set<Collection>();
  let edge: ReadonlySet<Collection> = from;
  while (edge.size > 0) {
    const next = [...model.collections.values()].filter((collection) => !reached.has(collection) && cascadesFrom(collection, edge));
    next.forEach((collection) => reached.add(collection));
    edge = new Set(next);
  }
  return reached;
}

function cascadesFrom({ fields }: Collection, targets: ReadonlySet<Collection>): boolean {
  const names = new Set([...targets].map(({ name }) => name));
  return [...fields.values()].some(
    (field) => field.kind === "column" && field.cascades && field.relation?.kind === "m2o" && names.has(field.relation.target),
  );
}
